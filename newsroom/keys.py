"""The signing key of an installation that was given none."""

import os
from contextlib import suppress
from pathlib import Path

from django.core.checks.security.base import (
    SECRET_KEY_INSECURE_PREFIX,
    SECRET_KEY_MIN_LENGTH,
    SECRET_KEY_MIN_UNIQUE_CHARACTERS,
)
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

EXAMPLE = "replace-this-by-a-long-random-text-that-only-this-newsroom-knows"


def embedded(folder: Path, database_url: str) -> str:
    """Return the key kept in `folder`, made on the first call; only for the embedded database.

    Raises ImproperlyConfigured for any other database: two machines that share one must be
    given the same key.
    """
    if not database_url.startswith("sqlite:"):
        raise ImproperlyConfigured(
            "SECRET_KEY is not set, and only the embedded database makes its own. Set it to a "
            "long random text that is the same on every machine of this newsroom."
        )
    path = folder / "secret_key"
    try:
        if not path.exists():
            _make(path)
        key = path.read_text().strip()
    except OSError as error:
        raise ImproperlyConfigured(
            f"The signing key {path} can be neither read nor made: {error.strerror}. "
            "Make the folder writable and see that the disk has room."
        ) from error
    if not key:
        raise ImproperlyConfigured(f"The signing key {path} is empty. Delete the file.")
    return key


def is_example(key: str) -> bool:
    """Is this the key that the documentation shows?"""
    return key == EXAMPLE


def weakness(key: str) -> str | None:
    """Say what is wrong with a key that shall protect a site for the public; None when nothing."""
    if is_example(key):
        return "is the example of the documentation"
    if key.startswith(SECRET_KEY_INSECURE_PREFIX):
        return f"begins with {SECRET_KEY_INSECURE_PREFIX}: it was made for development"
    if len(key) < SECRET_KEY_MIN_LENGTH:
        return f"has {len(key)} characters, fewer than {SECRET_KEY_MIN_LENGTH}"
    if len(set(key)) < SECRET_KEY_MIN_UNIQUE_CHARACTERS:
        return "repeats a few characters"
    return None


def _make(path: Path) -> None:
    """Write a new key so that of two processes at once both read the same one, whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w") as file:
            file.write(get_random_secret_key() + get_random_secret_key())
        with suppress(FileExistsError):  # another process was first
            os.link(draft, path)
    finally:
        draft.unlink()
