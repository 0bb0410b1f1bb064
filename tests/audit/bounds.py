"""The figures that readers are promised, and what breaks them."""

from collections.abc import Iterator

from tests.audit.findings import Page

STORY_BYTES = 60_000  # compressed, with fonts, without pictures
REQUESTS = 12  # beside pictures
SHIFT = 0.01
PERFORMANCE = 98
SCORES = {"accessibility": 100, "best-practices": 100, "seo": 100}


def broken(page: Page) -> Iterator[str]:
    """Yield a sentence for each bound that a page breaks."""
    if page.is_story and page.weight.bytes > STORY_BYTES:
        yield f"weighs {page.weight.bytes} bytes; {STORY_BYTES} is the most"
    if page.weight.requests > REQUESTS:
        yield f"asks {page.weight.requests} times; {REQUESTS} is the most"
    yield from (f"asks somebody else: {url}" for url in page.weight.strangers)
    yield from (f"has {what} in the line" for what in page.inline)
    yield from (f"console: {line}" for line in page.console)
    if page.shift >= SHIFT:
        yield f"shifts by {page.shift:.4f}"
    if page.sideways:
        yield f"scrolls sideways by {page.sideways} px at 320 px"
    yield from (f"axe: {line}" for line in page.axe)
    yield from (f"Nu: {line}" for line in page.nu)
    yield from (f"schema.org: {line}" for line in page.structured)
    yield from _scores(page)


def _scores(page: Page) -> Iterator[str]:
    if page.performance is not None and page.performance < PERFORMANCE:
        yield f"Lighthouse: performance {page.performance}; {PERFORMANCE} is the least"
    for name, least in SCORES.items():
        if (score := page.scores.get(name, least)) < least:
            yield f"Lighthouse: {name} {score}; failed: {', '.join(page.failed) or 'unknown'}"
