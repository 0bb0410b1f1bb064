"""Static files are gathered again only when one of them changed: it takes seconds."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


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
