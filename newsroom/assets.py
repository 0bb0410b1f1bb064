"""Static files: gathered under names that hold their hash, compressed, and only when needed."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from whitenoise.storage import CompressedManifestStaticFilesStorage

HASHED = re.compile(r"\.[0-9a-f]{12}\.[a-z0-9]+$")


class GatheredStorage(CompressedManifestStaticFilesStorage):
    """Compresses what pages ask for: the hashed names, and no source maps (half of the time)."""

    def compress_files(self, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
        asked_for = {path for path in paths if is_hashed(path) and not path.endswith(".map")}
        yield from super().compress_files(asked_for)


def is_hashed(name: str) -> bool:
    """A name that holds the hash of the content may be kept for ever."""
    return HASHED.search(name) is not None


def collect() -> bool:
    """Gather the static files if they changed since; True when there was something to do."""
    root = Path(settings.STATIC_ROOT)
    stamp = root.parent / f"{root.name}.stamp"
    state = fingerprint()
    if (root / "staticfiles.json").exists() and stamp.exists() and stamp.read_text() == state:
        return False
    call_command("collectstatic", verbosity=0, interactive=False)
    stamp.write_text(state)
    return True


def fingerprint() -> str:
    """Return a text that differs when a static file was added, changed or taken away."""
    state = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    for finder in get_finders():
        for path, storage in finder.list(None):
            changed = storage.get_modified_time(path).timestamp()
            state.update(f"{path}\0{storage.size(path)}\0{changed}\n".encode())
    return state.hexdigest()
