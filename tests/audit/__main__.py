"""Runs the audit.

RUNS=n    how often Lighthouse looks at a page; five times, unless told
QUICK=1   without Nu and Lighthouse; nothing is written
ONLY=a|b  pages of these kinds alone, as the table calls them; nothing is written
KEEP=1    with the demo of the last audit, whose news is not breaking any more
"""

import os
import signal
import sys
from collections.abc import Iterable
from pathlib import Path

import django
from playwright.sync_api import sync_playwright

from tests import chromium
from tests.audit import asking, bounds, demo, tools
from tests.audit.findings import Page
from tests.starting.conftest import free_port

QUICK = bool(os.environ.get("QUICK"))
RUNS = int(os.environ.get("RUNS", "5"))
ONLY = set(filter(None, os.environ.get("ONLY", "").split("|")))


def main() -> int:
    if not QUICK and (missing := tools.install()):
        print(missing)
        return 1
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # and the newsroom ends with it
    port = free_port()
    surroundings = {"PATH": os.environ["PATH"], "HOME": str(Path.home()), **demo.environment(port)}
    if not os.environ.get("KEEP"):
        demo.forget()
    say("Starting the demo newsroom")
    with demo.running(f"localhost:{port}", surroundings):
        os.environ.update(surroundings)
        os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings"
        django.setup()
        return audit(f"localhost:{port}")


def audit(host: str) -> int:
    """Look at everything; return 1 when a bound is broken."""
    from tests.audit import looks, machines, pages, report  # noqa: PLC0415 (needs Django set up)

    url, asker = f"http://{host}", asking.Asker(host)
    say("Walking its links")
    found = dict(asking.links(asker))
    there = pages.chosen(address for address, status in found.items() if status == 200)
    looked = [page for page in there if not ONLY or page.kind in ONLY]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.find(), args=list(chromium.FLAGS)
        )
        for page in looked:
            say(f"Looking at {page.path}")
            looks.look(browser, url, page)
        browser.close()
    outputs = list(machines.outputs(asker, found))
    if not QUICK:
        validate(asker, looked)
        score(url, looked)
    broken = [f"{page.kind}: {line}" for page in looked for line in bounds.broken(page)]
    broken += [f"{output.path}: {line}" for output in outputs for line in output.wrong]
    broken += [f"a link leads nowhere: {line}" for line in asking.dead(found)]
    missing = () if ONLY else pages.missing(looked)
    broken += [f"the demo has no page of this kind: {kind}" for kind in missing]
    if QUICK or ONLY:
        print("\n".join([*report.table(looked), "", *report.machines(outputs), "", *broken]))
    else:
        print(report.write(looked, outputs, len(found), RUNS, broken))
    return 1 if broken else 0


def validate(asker: asking.Asker, looked: Iterable[Page]) -> None:
    say("Asking Nu")
    found = tools.nu({page.path: asker.get(page.path).content for page in looked})
    for page in looked:
        page.nu = found[page.path]


def score(url: str, looked: Iterable[Page]) -> None:
    for page in looked:
        if page.status == 200:  # Lighthouse looks at no page of an error
            say(f"Asking Lighthouse about {page.path}")
            tools.lighthouse(page, url + page.path, RUNS)


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
