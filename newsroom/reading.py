"""Takes in the body of a request within a time, whatever its sender does.

The web server hands us a body whose read() waits for as long as the sender likes. So a thread of
its own reads, and the thread that answers waits for it with an end.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from tempfile import SpooledTemporaryFile
from typing import IO, Any

KILOBYTE = 1024
IN_MEMORY = 1024 * KILOBYTE


class TooSlow(Exception):
    """The body did not come in time."""


class TooMany(Exception):
    """So many bodies are being read already that this one must wait."""


class Broken(Exception):
    """The body ended before its length was reached."""


@dataclass(frozen=True)
class Patience:
    """How long we wait for bodies of one kind of sender, and for how many at once.

    seconds    for the whole body, and on top what its length takes at `rate` bytes a second
    piece      bytes that are asked for at a time; the web server hands over no fewer
    silence    seconds at most between two pieces
    lingering  threads that may go on waiting for a sender we have given up: the web server frees
               them when the connection ends, and nothing else does
    """

    at_once: int
    seconds: float
    rate: int
    piece: int
    silence: float
    lingering: int = 100

    def whole(self, length: int) -> float:
        return self.seconds + length / self.rate


STRANGERS = Patience(at_once=8, seconds=5, rate=64 * KILOBYTE, piece=512, silence=5)
COLLEAGUES = Patience(at_once=8, seconds=30, rate=32 * KILOBYTE, piece=64 * KILOBYTE, silence=20)
AT_ONCE = STRANGERS.at_once + COLLEAGUES.at_once  # threads that may wait for bodies


@dataclass
class _Reading:
    """One body on its way from the web server into a file."""

    source: Any
    length: int
    piece: int
    file: IO[bytes] = field(default_factory=lambda: SpooledTemporaryFile(IN_MEMORY))  # noqa: SIM115 (closed with the request)
    taken: int = 0
    given_up: bool = False
    error: Exception | None = None
    moved: threading.Condition = field(default_factory=threading.Condition)
    ended: bool = False

    def run(self, when_ended: Callable[[], None]) -> None:
        """Read until the end; stop at the next piece when nobody waits any more."""
        try:
            while self.taken < self.length and not self.given_up:
                piece = self.source.read(min(self.piece, self.length - self.taken))
                if not piece:
                    raise Broken
                self.file.write(piece)
                with self.moved:
                    self.taken += len(piece)
                    self.moved.notify()
        except Exception as error:  # noqa: BLE001 (told to the thread that waits)
            self.error = error
        finally:
            self.source = None  # the web server closes a connection whose body nobody holds
            with self.moved:
                self.ended = True
                self.moved.notify()
                if self.given_up:
                    self.file.close()
            when_ended()

    def wait(self, whole: float, silence: float) -> None:
        """Wait until all is there. Raises TooSlow, Broken."""
        deadline = time.monotonic() + whole
        with self.moved:
            while not self.ended:
                before = self.taken
                self.moved.wait(min(silence, max(0, deadline - time.monotonic())))
                stood = self.taken == before or time.monotonic() >= deadline
                if stood and not self.ended:
                    self.given_up = True
                    raise TooSlow
        if self.error is not None:
            self.file.close()
            raise self.error
        self.file.seek(0)


class Reader:
    """Reads bodies of one kind of sender, so many at once and not more."""

    def __init__(self, patience: Patience) -> None:
        self.patience = patience
        self.lock = threading.Lock()
        self.waiting = 0
        self.threads = 0

    def read(self, source: Any, length: int) -> IO[bytes]:
        """Return the body, all of it there. Raises TooMany, TooSlow, Broken."""
        self._begin()
        reading = _Reading(source, length, self.patience.piece)
        del source  # the thread alone holds it, so that it goes when the thread does
        try:
            threading.Thread(target=reading.run, args=(self._thread_ended,), daemon=True).start()
            reading.wait(self.patience.whole(length), self.patience.silence)
        finally:
            with self.lock:
                self.waiting -= 1
        return reading.file

    def _begin(self) -> None:
        with self.lock:
            lingering = self.threads - self.waiting
            if self.waiting >= self.patience.at_once or lingering >= self.patience.lingering:
                raise TooMany
            self.waiting += 1
            self.threads += 1

    def _thread_ended(self) -> None:
        with self.lock:
            self.threads -= 1
