"""What a request may bring: strangers little and quickly, those who are signed in a photo.

Decided before anything of the body is read, and outside Django, so that a slow or endless body
never occupies a thread that could answer a reader.
"""

import logging
import threading
from collections.abc import Iterable
from importlib import import_module
from typing import IO, Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.db import DatabaseError, close_old_connections
from django.http import parse_cookie

from newsroom import unavailable
from newsroom.headers import StartResponse, WSGIApplication, plain
from newsroom.reading import COLLEAGUES, STRANGERS, Broken, Reader, TooMany, TooSlow

log = logging.getLogger("newsroom.limits")

KILOBYTE = 1024
SAFE = ("GET", "HEAD", "OPTIONS")
FROM_STRANGERS = 64 * KILOBYTE  # the longest note over a link; name and password are less than one
LONGEST_ADDRESS = 8 * KILOBYTE  # path and question: what proxies and browsers go along with
HTML = "text/html; charset=utf-8"
SHARED_PATH = "/shared/"  # stories shown to people without an account, who may write back
PATIENCE = 10  # seconds that a request waits for its turn: longer than a photo takes to develop
ALIVE = "/healthz"


class Refusal(Exception):
    """This request is answered here; `status` and a sentence for whoever sent it."""

    def __init__(self, status: str, words: str, **headers: str) -> None:
        super().__init__(words)
        self.status = status
        self.headers = headers


_BUSY = Refusal("503 Service Unavailable", "Too much is asked at this moment.", Retry_After="30")


class Limits:
    """Lets through what may come in, with its body read; everything else is answered here."""

    def __init__(self, application: WSGIApplication) -> None:
        self.application = application
        self.strangers = Reader(STRANGERS)
        self.colleagues = Reader(COLLEAGUES)

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        try:
            body = self._body(environ)
        except Refusal as refusal:
            log.info("%s %s: %s", environ["REQUEST_METHOD"], refusal.status, environ["PATH_INFO"])
            return _refused(refusal, start_response)
        if body is None:
            return self.application(environ, start_response)
        with body:
            environ["wsgi.input"] = body
            return self.application(environ, start_response)

    def _body(self, environ: dict[str, Any]) -> IO[bytes] | None:
        """Return the body, None when there is none or nobody will look at it. Raises Refusal."""
        if len(environ["PATH_INFO"]) + len(environ["QUERY_STRING"]) > LONGEST_ADDRESS:
            raise Refusal("414 URI Too Long", "The address is too long.")
        at_the_desk = environ["PATH_INFO"].startswith(settings.DESK_PATH)
        if not at_the_desk and not _may_be_answered(environ):
            if environ["REQUEST_METHOD"] not in SAFE:
                raise Refusal("405 Method Not Allowed", "Ask with GET.", Allow=", ".join(SAFE))
            return None
        length = announced(environ)
        if not length:
            return None
        if length > settings.LARGEST_REQUEST:
            raise _too_large(settings.LARGEST_REQUEST)
        known = at_the_desk and is_signed_in(environ)
        if not known and length > FROM_STRANGERS:
            raise _too_large(FROM_STRANGERS)
        return _read(self.colleagues if known else self.strangers, environ, length)


def _refused(refusal: Refusal, start_response: StartResponse) -> Iterable[bytes]:
    """Answer in a sentence; where the site cannot serve at this moment, with its own page."""
    if refusal.status.startswith("503"):
        body = unavailable.page()
        headers = dict(plain(body, **refusal.headers)) | {"Content-Type": HTML}
        start_response(refusal.status, list(headers.items()))
        return [body]
    words = f"{refusal}\n".encode()
    start_response(refusal.status, plain(words, **refusal.headers))
    return [words]


class Turns:
    """Lets so many requests into Django at once: threads that read bodies come on top of these.

    Nobody waits for a turn for longer than `patience` seconds. Once somebody waited in vain, the
    next are turned away without waiting until there is a turn again: a crowd that cannot be served
    does not keep the threads that files and bodies need.
    """

    def __init__(
        self, application: WSGIApplication, at_once: int, patience: float = PATIENCE
    ) -> None:
        self.application = application
        self.turns = threading.BoundedSemaphore(at_once)
        self.patience = patience
        self.waited_in_vain = False

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        if environ["PATH_INFO"] == ALIVE:  # a crowd is no reason to end the process
            return self.application(environ, start_response)
        if not self.turns.acquire(timeout=0 if self.waited_in_vain else self.patience):
            self.waited_in_vain = True
            log.warning("%s was turned away: too much to do.", environ["PATH_INFO"])
            return _refused(_BUSY, start_response)
        self.waited_in_vain = False
        try:
            return self.application(environ, start_response)
        finally:
            self.turns.release()


def _may_be_answered(environ: dict[str, Any]) -> bool:
    """Whether this is a form that somebody without an account sends over a link."""
    return environ["REQUEST_METHOD"] == "POST" and environ["PATH_INFO"].startswith(SHARED_PATH)


def announced(environ: dict[str, Any]) -> int:
    """Return the length of the body, 0 when there is none. Raises Refusal when nobody says it."""
    text = environ.get("CONTENT_LENGTH") or ""
    if environ.get("HTTP_TRANSFER_ENCODING"):
        raise Refusal("411 Length Required", "Say with Content-Length how long the request is.")
    if text and not (text.isascii() and text.isdigit()):
        raise Refusal("400 Bad Request", "The Content-Length of the request is no number.")
    return int(text[:20] or 0)


def is_signed_in(environ: dict[str, Any]) -> bool:
    """Is the session of this request one that somebody signed in to?

    Anybody can send a cookie of that name, so its session is looked up.
    """
    key = parse_cookie(environ.get("HTTP_COOKIE", "")).get(settings.SESSION_COOKIE_NAME)
    if not key:
        return False
    try:
        return SESSION_KEY in import_module(settings.SESSION_ENGINE).SessionStore(key)
    except DatabaseError as error:
        raise Refusal(
            "503 Service Unavailable",
            "The database does not answer. Keep the page open and send it again in a minute.",
            Retry_After="30",
        ) from error
    finally:
        close_old_connections()


def _too_large(limit: int) -> Refusal:
    megabytes = limit / KILOBYTE / KILOBYTE
    return Refusal(
        "413 Content Too Large",
        f"The request was not read: it is larger than {megabytes:.3g} MB. "
        "Sign in again if you were signed out meanwhile, or send a smaller file.",
    )


def _read(reader: Reader, environ: dict[str, Any], length: int) -> IO[bytes]:
    try:
        return reader.read(environ.pop("wsgi.input"), length)
    except TooMany:
        raise Refusal(
            "503 Service Unavailable",
            "Too many forms are on their way at this moment. Send it again in a minute.",
            Retry_After="30",
        ) from None
    except TooSlow:
        raise Refusal(
            "408 Request Timeout",
            "The request did not come in time. See to your connection, then send it again.",
        ) from None
    except Broken:
        raise Refusal(
            "400 Bad Request", "The request ended before all of it was there. Send it again."
        ) from None
