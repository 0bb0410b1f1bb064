"""The browser of the browser tests: found, or installed where we may, or else a failure."""

import os
import shutil
import subprocess

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class NoBrowser(Exception):
    """There is no Chromium, and we may not install one."""


def find() -> str:
    """Return the path of a Chromium; install Debian's as root. Raises NoBrowser."""
    if path := _present():
        return path
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installing Chromium from the system's packages", flush=True)
        subprocess.run(["apt-get", "update", "-qq"], check=False, stdout=subprocess.DEVNULL)
        subprocess.run(
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"],
            check=False,
            stdout=subprocess.DEVNULL,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        )
        if path := _present():
            return path
    raise NoBrowser(
        "The browser tests need Chromium, and there is none. Install it (on Debian: "
        "apt-get install chromium) or name it: CHROMIUM=/path/to/chromium make test"
    )


def _present() -> str | None:
    named = os.environ.get("CHROMIUM")
    return shutil.which(named) if named else next(filter(None, map(shutil.which, NAMES)), None)
