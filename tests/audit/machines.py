"""What is for machines, held against schemas and read by feedparser."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

import feedparser

from tests import validity
from tests.audit.asking import Answer, Asker


class Output(NamedTuple):
    """An address for machines and what is wrong with what it answers."""

    kind: str
    path: str
    wrong: list[str]


#: By how addresses look: what each is called, and how it is checked. Some of each are enough.
KINDS: dict[str, tuple[str, Callable[[bytes], list[str]]]] = {
    r"/(?:.*/)?feed\.rss": ("RSS", lambda body: validity.rss(body) + _read(body)),
    r"/(?:.*/)?feed\.atom": ("Atom", lambda body: validity.atom(body) + _read(body)),
    r"/(?:.*/)?feed\.json": ("JSON Feed", lambda body: validity.json_feed(json.loads(body))),
    r"/sitemap\.xml": ("sitemap index", validity.sitemap_index),
    r"/sitemap-[a-z-]+\.xml|/sitemaps/.+\.xml": ("sitemap", validity.sitemap),
    r"/api/ninjs/openapi\.json": ("OpenAPI", lambda body: validity.openapi(json.loads(body))),
    r"/api/ninjs/": ("ninjs, list", lambda body: _items(json.loads(body))),
    r"/api/ninjs/changes": ("ninjs, changes", lambda body: _items(json.loads(body))),
    r"/api/ninjs/(?!changes|openapi)[^/?]+/?": (
        "ninjs, item",
        lambda body: validity.ninjs(json.loads(body)),
    ),
    r"/manifest\.webmanifest": ("manifest", lambda body: [] if json.loads(body)["name"] else ["-"]),
}
OF_EACH = 8
BEGINNINGS = ("/feed.rss", "/feed.atom", "/feed.json", "/sitemap.xml", "/sitemap-news.xml")
BEGINNINGS += (
    "/api/ninjs/",
    "/api/ninjs/changes",
    "/api/ninjs/openapi.json",
    "/manifest.webmanifest",
)


def outputs(asker: Asker, addresses: Iterable[str]) -> Iterator[Output]:
    """Ask for some addresses of each kind, and check what they answer."""
    waiting = sorted({*BEGINNINGS, *addresses} | set(_items_of(asker.get("/api/ninjs/"))))
    for pattern, (kind, check) in KINDS.items():
        fitting = [address for address in waiting if re.fullmatch(pattern, address)]
        for path in sorted(fitting, key=len)[:OF_EACH]:
            answer = asker.get(path)
            yield Output(kind, path, _checked(answer, check))


def _checked(answer: Answer, check: Callable[[bytes], list[str]]) -> list[str]:
    if answer.status_code != 200:
        return [f"answers {answer.status_code}"]
    return check(answer.content)


def _read(feed: bytes) -> list[str]:
    """What stands in the way of a feed reader."""
    read = feedparser.parse(feed)
    wrong = [f"feedparser: {read.bozo_exception}"] if read.bozo else []
    wrong += [] if read.entries else ["feedparser: no entries"]
    return wrong + [
        f"feedparser: {name} is missing in {entry.get('link')}"
        for entry in read.entries
        for name in ("title", "link", "id")
        if not entry.get(name)
    ]


def _items(listed: Any) -> list[str]:
    return [line for item in _in(listed) for line in validity.ninjs(item)]


def _in(listed: Any) -> list[Any]:
    return listed if isinstance(listed, list) else listed.get("items", [])


def _items_of(answer: Answer) -> Iterator[str]:
    if answer.status_code == 200:
        for item in _in(json.loads(answer.content))[:OF_EACH]:
            if number := re.search(r"\d+\Z", str(item.get("uri", ""))):
                yield f"/api/ninjs/{number.group()}"
