"""Files in our storages: written whole or not at all, under names that say nothing.

Any storage of Django's will do. On a file system a file appears by rename; object stores show an
object when it is complete.
"""

import os
import secrets
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from itertools import batched
from pathlib import Path

from django.core.files import File
from django.core.files.storage import FileSystemStorage, Storage

#: Our folders: originals and renditions in private storage, copies of renditions in public.
ORIGINALS, RENDITIONS, COPIES = "originals", "renditions", "pictures"

HALF = ".half-"  # what a file is called while it is written
AT_ONCE = 500
MEGABYTE = 1024 * 1024


def put(storage: Storage, folder: str, extension: str, chunks: Iterable[bytes]) -> str:
    """Store a file under a random name and return the name. When this raises, there is no file."""
    token = secrets.token_hex(16)
    name = f"{folder}/{token[:2]}/{token}.{extension}"
    place = _place(storage)
    descriptor, half = tempfile.mkstemp(prefix=HALF, dir=place)
    try:
        with os.fdopen(descriptor, "w+b") as file:
            file.writelines(chunks)
            file.flush()
            os.fsync(file.fileno())
            file.seek(0)
            return storage.save(name, _Whole(file, half) if place else File(file, half))
    finally:
        with suppress(FileNotFoundError):  # it was renamed
            Path(half).unlink()


def chunks(path: Path) -> Iterator[bytes]:
    """Read a file piece by piece."""
    with path.open("rb") as file:
        while piece := file.read(MEGABYTE):
            yield piece


def remove(storage: Storage, name: str) -> None:
    """Delete a file; that it is gone already is well."""
    with suppress(FileNotFoundError):
        storage.delete(name)


def unnamed(
    storage: Storage,
    folders: Iterable[str],
    named: Callable[[list[str]], set[str]],
    before: datetime,
) -> Iterator[str]:
    """Yield the files below `folders` that nothing names, and halves, older than `before`.

    named  returns which of some names are in use
    """
    for half in _listed(storage, "")[1]:
        if half.startswith(HALF) and _is_older(storage, half, before):
            yield half
    for folder in folders:
        for names in batched(_walk(storage, folder), AT_ONCE):
            used = named(list(names))
            yield from (
                name for name in names if name not in used and _is_older(storage, name, before)
            )


class _Whole(File):
    """A complete file that a file system's storage may rename instead of copying."""

    def __init__(self, file: object, path: str) -> None:
        super().__init__(file, path)  # type: ignore[arg-type]  # any open file
        self._path = path

    def temporary_file_path(self) -> str:
        return self._path


def _place(storage: Storage) -> str | None:
    """Return a folder from which a file can be renamed into the storage; None: there is none."""
    if not isinstance(storage, FileSystemStorage):
        return None
    location = Path(storage.location)
    if not location.is_dir():
        location.mkdir(parents=True, exist_ok=True)
        if storage.directory_permissions_mode is not None:
            location.chmod(storage.directory_permissions_mode)
    return str(location)


def _walk(storage: Storage, folder: str) -> Iterator[str]:
    folders, files = _listed(storage, folder)
    yield from (f"{folder}/{file}" for file in files)
    for below in folders:
        yield from _walk(storage, f"{folder}/{below}")


def _listed(storage: Storage, folder: str) -> tuple[list[str], list[str]]:
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return [], []
    return sorted(folders), sorted(files)


def _is_older(storage: Storage, name: str, before: datetime) -> bool:
    try:
        return storage.get_modified_time(name) < before
    except FileNotFoundError:
        return False
