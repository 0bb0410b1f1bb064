"""Public pictures from the file system, with the same headers as pages.

Only names that we could have given are looked up: no folder is listed, no dot file read, no link
followed out of the folder. Where the public storage is a bucket, nothing here is asked.
"""

import os
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from pathlib import Path
from typing import Any, BinaryIO

from newsroom.headers import StartResponse, WSGIApplication, plain

TYPES = {
    "avif": "image/avif",
    "gif": "image/gif",
    "jpg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
}
NAME = re.compile(rf"(?:[A-Za-z0-9_-]+/)*[A-Za-z0-9_-]+\.({'|'.join(TYPES)})")
RANGE = re.compile(r"bytes=([0-9]{1,15})?-([0-9]{1,15})?")
CHUNK = 64 * 1024

# The name of a rendition is random and its bytes never change, so a reader's browser may keep it
# for a year; a cache between us asks again after an hour, and learns that one was withdrawn.
KEPT = "public, max-age=31536000, s-maxage=3600, immutable"
MISSING_KEPT = "public, max-age=10"


class PublicMedia:
    """Answers addresses below `prefix` from `folder`; everything else goes on to `application`."""

    def __init__(self, application: WSGIApplication, prefix: str, folder: Path) -> None:
        self.application = application
        self.prefix = prefix
        self.folder = folder

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if not path.startswith(self.prefix):
            return self.application(environ, start_response)
        if environ["REQUEST_METHOD"] not in {"GET", "HEAD"}:
            return _words(
                start_response, "405 Method Not Allowed", "Ask with GET.", Allow="GET, HEAD"
            )
        name = path[len(self.prefix) :]
        file = _open(self.folder, name)
        if file is None:
            return _words(start_response, "404 Not Found", "Not found.", Cache_Control=MISSING_KEPT)
        return _serve(environ, start_response, file, TYPES[name.rpartition(".")[2]])


def _open(folder: Path, name: str) -> BinaryIO | None:
    """Open a file of ours for reading; None for whatever is none."""
    if not NAME.fullmatch(name):
        return None
    try:
        path = (folder / name).resolve(strict=True)
        if not path.is_relative_to(folder.resolve()) or not path.is_file():
            return None
        return path.open("rb")
    except OSError:  # not there, too long a name, not ours to read
        return None


def _serve(
    environ: dict[str, Any], start_response: StartResponse, file: BinaryIO, kind: str
) -> Iterable[bytes]:
    stat = os.fstat(file.fileno())
    etag = f'"{stat.st_mtime_ns:x}-{stat.st_size:x}"'
    changed = datetime.fromtimestamp(int(stat.st_mtime), UTC)
    headers = [
        ("Cache-Control", KEPT),
        ("ETag", etag),
        ("Last-Modified", format_datetime(changed, usegmt=True)),
        ("Cross-Origin-Resource-Policy", "cross-origin"),  # feed readers show our pictures
    ]
    if _unchanged(environ, etag, changed):
        file.close()
        start_response("304 Not Modified", headers)
        return []
    span = _span(environ, etag, changed, stat.st_size)
    headers += [("Content-Type", kind), ("Accept-Ranges", "bytes")]
    if span is None:
        file.close()
        return _words(
            start_response,
            "416 Range Not Satisfiable",
            "There is no such range.",
            Content_Range=f"bytes */{stat.st_size}",
        )
    first, last = span
    headers.append(("Content-Length", str(last - first + 1)))
    status = "200 OK"
    if last - first + 1 < stat.st_size:
        status = "206 Partial Content"
        headers.append(("Content-Range", f"bytes {first}-{last}/{stat.st_size}"))
    start_response(status, headers)
    if environ["REQUEST_METHOD"] == "HEAD":
        file.close()
        return []
    file.seek(first)
    return _Pieces(file, last - first + 1)


def _unchanged(environ: dict[str, Any], etag: str, changed: datetime) -> bool:
    if (tags := environ.get("HTTP_IF_NONE_MATCH")) is not None:
        known = {tag.strip().removeprefix("W/") for tag in tags.split(",")}
        return "*" in known or etag in known
    since = _moment(environ.get("HTTP_IF_MODIFIED_SINCE", ""))
    return since is not None and changed <= since


def _span(
    environ: dict[str, Any], etag: str, changed: datetime, size: int
) -> tuple[int, int] | None:
    """Return first and last byte to send; None when the range asked for lies outside.

    A request for several ranges, or for one of another state of the file, gets all of it.
    """
    whole = (0, size - 1)
    wanted = RANGE.fullmatch(environ.get("HTTP_RANGE", ""))
    if wanted is None or not any(wanted.groups()):
        return whole
    condition = environ.get("HTTP_IF_RANGE")
    if condition is not None and condition != etag and _moment(condition) != changed:
        return whole
    begin, end = (None if text is None else int(text) for text in wanted.groups())
    if begin is None:  # the last so many bytes
        return (max(0, size - end), size - 1) if end else None
    if begin >= size or (end is not None and end < begin):
        return None
    return begin, size - 1 if end is None else min(end, size - 1)


def _moment(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _words(
    start_response: StartResponse, status: str, words: str, **headers: str
) -> Iterable[bytes]:
    body = f"{words}\n".encode()
    standard = plain(body, **headers)
    if "Cache_Control" in headers:
        standard = [pair for pair in standard if pair != ("Cache-Control", "no-store")]
    start_response(status, standard)
    return [body]


class _Pieces:
    """Part of an open file in pieces; closed when the server is done with it."""

    def __init__(self, file: BinaryIO, length: int) -> None:
        self.file = file
        self.left = length

    def __iter__(self) -> Iterator[bytes]:
        while self.left and (piece := self.file.read(min(CHUNK, self.left))):
            self.left -= len(piece)
            yield piece

    def close(self) -> None:
        self.file.close()
