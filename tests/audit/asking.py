"""Asking the newsroom as a program would, and walking all its links."""

from collections.abc import Iterator
from http.client import HTTPConnection
from typing import NamedTuple
from urllib.parse import urlsplit

from tests.views.crawl import walk

MOST_ADDRESSES = 3_000  # a walk that finds more has found a trap


class Answer(NamedTuple):
    status_code: int
    headers: dict[str, str]
    content: bytes

    def __getitem__(self, name: str) -> str:
        return self.headers[name]


class Asker:
    """A client of one host; what tests.views.crawl wants of one."""

    def __init__(self, host: str) -> None:
        self.host = host

    def get(self, path: str) -> Answer:
        connection = HTTPConnection(self.host, timeout=30)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            headers = {name.title(): value for name, value in answer.getheaders()}
            return Answer(answer.status, {"Content-Type": "", **headers}, answer.read())
        finally:
            connection.close()


def links(asker: Asker) -> Iterator[tuple[str, int]]:
    """Yield every address that can be reached, with its status."""
    for number, (address, answer) in enumerate(walk(asker, *_STARTS)):  # type: ignore[arg-type]
        yield address, answer.status_code
        if number == MOST_ADDRESSES:
            raise SystemExit(f"More than {MOST_ADDRESSES} addresses: the last was {address}")


def dead(found: dict[str, int]) -> list[str]:
    """Return addresses that somebody links to and that lead nowhere."""
    return sorted(
        f"{address}: {status}"
        for address, status in found.items()
        if status not in {200, 301} and address not in _NOT_LINKED
    )


def host(url: str) -> str:
    return urlsplit(url).netloc


_STARTS = ("/sitemap-news.xml", "/api/ninjs/")
_NOT_LINKED = {"/nowhere/"}
