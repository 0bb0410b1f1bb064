"""The caller's side: give a file to a child process and wait for what comes out.

The child gets no environment of ours, so it knows no secret; it opens the file in a folder that
is thrown away. It is a fresh Python and not a fork: safe beside threads, whoever calls.
"""

import errno
import logging
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from .orders import (
    ANSWER,
    LOG,
    MAX_BYTES,
    ORDER,
    ORIGINAL,
    Answer,
    Card,
    Developed,
    Order,
    Refused,
    Why,
)

SECONDS = 90  # by the clock; the child's own limit of processor time is lower
WAIT = 30  # seconds for a place; then somebody is told to try again
PLACES = threading.BoundedSemaphore(2)  # children of one process: each may take 2 GB
ROOT = Path(__file__).resolve().parents[3]
FULL = (errno.ENOSPC, errno.EDQUOT)

log = logging.getLogger("newsroom.pictures")


@contextmanager
def developed(chunks: Iterable[bytes], order: Order) -> Iterator[tuple[Developed, Path]]:
    """Develop a file given in chunks; yield what came out and the folder it lies in.

    Raises Refused. The folder is gone afterwards. No more than two are developed at a time.
    """
    with _laid_out(chunks, order) as folder:
        answer = _run_in_turn(folder)
        if answer.developed is None:
            raise TypeError("The darkroom developed nothing.")
        yield answer.developed, folder


@contextmanager
def drawn(card: Card, picture: Iterable[bytes] | None) -> Iterator[Path | None]:
    """Draw a card, with a picture given in chunks or none; yield the file, None if it is empty.

    Raises Refused. The file is gone afterwards.
    """
    with _laid_out(picture, card) as folder:
        answer = _run_in_turn(folder)
        yield folder / answer.card if answer.card else None


@contextmanager
def _laid_out(chunks: Iterable[bytes] | None, order: Order | Card) -> Iterator[Path]:
    try:
        folder = Path(tempfile.mkdtemp(prefix="darkroom-"))
    except OSError as error:
        raise _no_room(error) from error
    try:
        try:
            if chunks is not None:
                _lay_in(folder, chunks)
            (folder / ORDER).write_bytes(msgspec.json.encode(order))
        except OSError as error:
            raise _no_room(error) from error
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _no_room(error: OSError) -> Exception:
    return Refused(Why.NO_ROOM) if error.errno in FULL else error


def _lay_in(folder: Path, chunks: Iterable[bytes]) -> None:
    size = 0
    with (folder / ORIGINAL).open("xb") as file:
        for chunk in chunks:
            size += len(chunk)
            if size > MAX_BYTES:
                raise Refused(Why.BYTES, megabytes=MAX_BYTES // 1024**2)
            file.write(chunk)
    if not size:
        raise Refused(Why.EMPTY)


def _run_in_turn(folder: Path) -> Answer:
    if not PLACES.acquire(timeout=WAIT):
        raise Refused(Why.BUSY)
    try:
        return _run(folder)
    finally:
        PLACES.release()


def _run(folder: Path) -> Answer:
    with (folder / LOG).open("wb") as output:
        try:
            ended = subprocess.run(  # noqa: S603 (our own module, by the Python that runs us)
                [sys.executable, "-m", __package__, str(folder)],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                cwd=folder,
                env={"PYTHONPATH": str(ROOT), "PATH": os.defpath, "LC_ALL": "C.UTF-8"},
                timeout=SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise Refused(Why.TOO_HARD) from None
    answer = _answer(folder)
    if answer is None:
        said = (folder / LOG).read_text(errors="replace")[-2000:]
        log.warning("The darkroom ended with %d and said: %r", ended.returncode, said)
        raise Refused(Why.TOO_HARD)
    if answer.refused:
        raise Refused(answer.refused, **answer.values)
    return answer


def _answer(folder: Path) -> Answer | None:
    """Read what the child wrote last; None when it did not come so far."""
    try:
        return msgspec.json.decode((folder / ANSWER).read_bytes(), type=Answer)
    except (FileNotFoundError, msgspec.DecodeError):
        return None
