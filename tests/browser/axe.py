"""What axe finds on a page."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
#: Another colour scheme comes by transitions, and half-way no contrast is anybody's.
SETTLED = """() => {
    for (const one of document.getAnimations()) {
        try { one.finish() } catch { one.cancel() } // what never ends cannot be finished
    }
}"""


def violations(page: Page) -> list[str]:
    page.evaluate(SETTLED)
    found = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]})
    return [
        f"{rule['id']}: {node['html'][:200]}"
        for rule in found.response["violations"]
        for node in rule["nodes"]
    ]
