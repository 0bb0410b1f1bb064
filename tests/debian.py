"""What the tests need of the system beside Python: packages of Debian, installed where we may."""

import ctypes.util
import os
import shutil
import subprocess


class Missing(Exception):
    """Something is not there, and we may not install it."""


def install(package: str) -> None:
    """Install a package as root where there is apt-get; do nothing elsewhere."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    print(f"Installing {package} from the system's packages", flush=True)
    subprocess.run(["apt-get", "update", "-qq"], check=False, stdout=subprocess.DEVNULL)
    subprocess.run(
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", package],
        check=False,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
    )


def fribidi() -> None:
    """Make sure of the library that turns lines of Arabic in pictures. Raises Missing."""
    if not ctypes.util.find_library("fribidi"):
        install("libfribidi0")
    if not ctypes.util.find_library("fribidi"):
        raise Missing(
            "The tests of social cards need the library FriBiDi, and it is not there. Install it "
            "(on Debian: apt-get install libfribidi0), then try again."
        )
