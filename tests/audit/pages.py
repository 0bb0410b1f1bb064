"""One page of the demo for each kind that there is."""

import re
from collections.abc import Iterable, Iterator

from articles.models import LiveStory, Status
from tests.audit.findings import Page

STORY = r"/\d{4}/\d\d/\d\d/"
#: How the address of each kind looks; the first that fits is audited.
KINDS = {
    "front page": r"/",
    "section": r"/world/",
    "topic": r"/topics/[^/]+/",
    "author": r"/authors/[^/]+/",
    "person": r"/people/[^/]+/",
    "person, one year": r"/people/[^/]+/\d{4}/",
    "source": r"/sources/[^/]+/",
    "story, everything": STORY + r"anti-isis-conference-in-paris/",
    "story, live": STORY + r"ferry-kittiwake[^/]*/",
    "story, right to left": STORY + r"maktabat[^/]*/",
    "story, German": STORY + r"wartung[^/]*/",
    "story, words alone": STORY + r"(?:harbour-levy|mayor-buys-hat)[^/]*/",
    "quote": r"/quotes/\d+/",
    "quotes": r"/quotes/",
    "archive": r"/archive/",
    "archive, a month": r"/archive/\d{4}/\d\d/",
    "archive, a day": r"/archive/\d{4}/\d\d/\d\d/",
    "latest": r"/latest/",
    "corrections": r"/corrections/",
    "editable page": r"/(?:about|pages/[^/]+)/",
}
ASKED = {
    "search, empty": "/search/",
    "search, found": "/search/?q=ferry",
    "search, nothing": "/search/?q=nothing+of+the+kind",
    "quotes, found": "/quotes/?q=ferry",
}


def chosen(addresses: Iterable[str]) -> Iterator[Page]:
    """Yield a page for each kind, from the addresses that a walk found."""
    sorted_ones = sorted(addresses)
    for kind, pattern in KINDS.items():
        if path := next((one for one in sorted_ones if re.fullmatch(pattern, one)), ""):
            yield Page(kind, path)
    yield from (Page(kind, path, hidden=True) for kind, path in ASKED.items())
    yield Page("unknown address", "/nowhere/", status=404, hidden=True)
    yield from _withdrawn()


def missing(pages: Iterable[Page]) -> list[str]:
    """Return kinds of which the demo has no page."""
    return sorted(KINDS.keys() - {page.kind for page in pages})


def _withdrawn() -> Iterator[Page]:
    """What nobody links to any more."""
    for kind, status, answered in (
        ("retracted", Status.RETRACTED, 200),
        ("taken down", Status.TAKEN_DOWN, 410),
    ):
        if live := LiveStory.objects.filter(status=status).only("date", "slug").first():
            yield Page(kind, live.url, status=answered, hidden=True)
