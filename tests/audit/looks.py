"""What a browser sees of a page: its weight, whether it moves or scrolls, what axe finds."""

import gzip
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Response
from playwright.sync_api import Page as Tab

from tests import validity
from tests.audit.findings import Page, Weight
from tests.browser.axe import violations
from tests.browser.conftest import DESKTOP, PHONE

NARROW = {"width": 320, "height": 640}
PICTURES = {"image", "media"}
SHIFTS = """() => new Promise((done) => {
    let sum = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((shift) => {
        if (!shift.hadRecentInput) sum += shift.value;
    })).observe({type: "layout-shift", buffered: true});
    setTimeout(() => done(sum), 200);
})"""
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
INLINE = """() => [...document.querySelectorAll("*")].flatMap((element) => [
    ...[...element.attributes].filter((one) => one.name === "style" || one.name.startsWith("on"))
        .map((one) => `${one.name} of ${element.tagName.toLowerCase()}`),
    ...(element.matches("style, script:not([src]):not([type='application/ld+json'])")
        ? [element.tagName.toLowerCase()] : []),
])"""
STRUCTURED = """() => [...document.querySelectorAll("script[type='application/ld+json']")]
    .map((script) => script.textContent)"""


def look(browser: Browser, url: str, page: Page) -> None:
    """Look at a page as a first visitor on a phone and on a desktop does."""
    with browser.new_context(base_url=url, viewport=PHONE) as phone:
        first_visit(phone, url, page)
    with browser.new_context(base_url=url, viewport=PHONE, color_scheme="dark") as dark:
        page.axe += _axe(dark, page)
    with browser.new_context(base_url=url, viewport=DESKTOP) as desktop:
        page.axe += _axe(desktop, page)


def first_visit(context: BrowserContext, url: str, page: Page) -> None:
    tab = context.new_page()
    answers: list[Response] = []
    tab.on("response", lambda answer: answers.append(answer))  # its method takes no attributes
    tab.on("console", _complaints(page))
    tab.goto(page.path, wait_until="networkidle")
    page.weight = weigh(answers, url)
    page.inline = tab.evaluate(INLINE)
    page.structured = [
        line for text in tab.evaluate(STRUCTURED) for line in _mistakes(json.loads(text))
    ]
    tab.set_viewport_size(NARROW)
    page.sideways = tab.evaluate(SIDEWAYS)
    page.shift = _shift(context, page.path)


def _shift(context: BrowserContext, path: str) -> float:
    """How much a page moves by itself. What letters move when they come depends on what else the
    device has, so none come; Lighthouse looks with letters."""
    tab = context.new_page()
    tab.route("**/*.woff2", lambda route: route.abort())
    tab.goto(path)
    return float(tab.evaluate(SHIFTS))


def weigh(answers: list[Response], url: str) -> Weight:
    """Add up what was asked for; what came as it is counts as gzip makes it."""
    weight = Weight()
    for answer in answers:
        if urlsplit(answer.url).netloc != urlsplit(url).netloc:
            weight.strangers.append(answer.url)
        if answer.request.resource_type in PICTURES:
            continue
        size = _size(answer)
        weight.bytes += size
        weight.requests += 1
        kind = answer.request.resource_type
        weight.parts[kind] = weight.parts.get(kind, 0) + size
    return weight


def _size(answer: Response) -> int:
    if "content-encoding" in answer.headers or "font" in answer.request.resource_type:
        return answer.request.sizes()["responseBodySize"]
    return len(gzip.compress(answer.body(), 6))


def _complaints(page: Page) -> Callable[..., None]:
    def listen(message: object) -> None:
        text = str(getattr(message, "text", message))
        if getattr(message, "type", "") == "error" and not (
            page.status > 399 and str(page.status) in text
        ):
            page.console.append(text[:300])

    return listen


def _mistakes(thing: dict[str, Any]) -> list[str]:
    return [line for one in thing.get("@graph", [thing]) for line in validity.structured(one)]


def _axe(context: BrowserContext, page: Page) -> list[str]:
    tab: Tab = context.new_page()
    tab.goto(page.path, wait_until="networkidle")
    return violations(tab)
