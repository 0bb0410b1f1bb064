"""What must be true before anything starts; each failure is one sentence that says what to do.

The checks of folders and port need no settings, so that a read-only folder is told as such and not
as whatever breaks first.
"""

import errno
import os
import secrets
import shutil
import socket
from contextlib import suppress
from pathlib import Path

MEGABYTE = 1024 * 1024
ROOM = 50 * MEGABYTE
ROOM_FOR_THE_DEMO = 250 * MEGABYTE


class Refused(Exception):
    """The site cannot start; the message is for the person who started it."""


def number(name: str, default: int, lowest: int, highest: int) -> int:
    """Return a whole number from the environment."""
    text = os.environ.get(name) or str(default)
    if not (text.isascii() and text.isdigit() and lowest <= int(text) <= highest):
        raise Refused(f"{name} is {text!r}. Set it to a number from {lowest} to {highest}.")
    return int(text)


def folder(path: Path, room: int) -> None:
    """Make sure that files can be written in `path`, and that its disk has `room` bytes."""
    try:
        path.mkdir(parents=True, exist_ok=True)
        _try_writing(path)
        free = shutil.disk_usage(path).free
    except OSError as error:
        raise Refused(_why_not(path, error)) from error
    if free < room:
        raise Refused(
            f"The disk that holds {path} is nearly full: {free // MEGABYTE} MB are free and "
            f"{room // MEGABYTE} MB are needed. Make room, then start again."
        )


def port(host: str, wanted: int) -> None:
    """Make sure that nobody listens on the port."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, wanted))
            probe.listen()
        except PermissionError as error:
            raise Refused(
                f"Port {wanted} is for the system alone. Run: PORT=8000 make run"
            ) from error
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise Refused(
                    f"Nothing can listen on {host}: {error.strerror}. "
                    "Set HOST to an address of this machine."
                ) from error
            raise Refused(
                f"Port {wanted} is taken. Stop the other program, or run: "
                f"PORT={_next_free(host, family, wanted)} make run"
            ) from error


def full_or_read_only(error: BaseException) -> str | None:
    """Return the sentence for a disk that filled up or turned read-only; None for anything else."""
    link: BaseException | None = error
    while link is not None:
        words = str(link).lower()
        if getattr(link, "errno", None) in {errno.ENOSPC, errno.EDQUOT} or "disk is full" in words:
            return "The disk is full. Make room, then start again; what was written stays whole."
        if "disk i/o error" in words:  # how SQLite says it of the file that readers share
            return "The disk is full or failing. Make room or mend it, then start again."
        if getattr(link, "errno", None) == errno.EROFS or "readonly database" in words:
            return "The folder of the database is read-only. Make it writable, then start again."
        link = link.__cause__ or link.__context__
    return None


def _try_writing(path: Path) -> None:
    probe = path / f".write-test-{secrets.token_hex(4)}"
    try:
        with probe.open("xb") as file:
            file.write(b"\0" * 64 * 1024)
            file.flush()
            os.fsync(file.fileno())
    finally:
        with suppress(OSError):
            probe.unlink()


def _why_not(path: Path, error: OSError) -> str:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return f"The disk that holds {path} is full. Make room, then start again."
    if error.errno in {errno.EROFS, errno.EACCES, errno.EPERM}:
        return (
            f"The folder {path} is read-only. Make it writable for this user, or name another "
            "one in VAR_DIR or MEDIA_DIR, then start again."
        )
    return f"Nothing can be written in {path}: {error.strerror}. Mend that, then start again."


def _next_free(host: str, family: int, taken: int) -> int:
    near = range(taken + 1, taken + 50)
    return next((number for number in near if _is_free(host, family, number)), taken + 1)


def _is_free(host: str, family: int, number: int) -> bool:
    with socket.socket(family) as probe, suppress(OSError, OverflowError):
        probe.bind((host, number))
        return True
    return False
