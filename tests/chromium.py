"""The browser of the browser tests: found, or installed where we may, or else a failure."""

import os
import shutil

from tests import debian

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class NoBrowser(debian.Missing):
    """There is no Chromium, and we may not install one."""


def find() -> str:
    """Return the path of a Chromium; install Debian's as root. Raises NoBrowser."""
    if path := _present():
        return path
    debian.install("chromium")
    if path := _present():
        return path
    raise NoBrowser(
        "The browser tests need Chromium, and there is none. Install it (on Debian: "
        "apt-get install chromium) or name it: CHROMIUM=/path/to/chromium make test"
    )


def _present() -> str | None:
    named = os.environ.get("CHROMIUM")
    return shutil.which(named) if named else next(filter(None, map(shutil.which, NAMES)), None)
