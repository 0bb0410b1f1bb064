"""The demo newsroom, started in earnest in folders of its own."""

import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.audit.asking import Asker

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "var/audit"
READY_WITHIN = 600.0  # the first start draws the photos
STOPS_WITHIN = 30.0


def environment(port: int) -> dict[str, str]:
    """What makes a process one of this newsroom."""
    return {
        "DEMO": "1",
        "PORT": str(port),
        "SITE_URL": f"http://localhost:{port}",
        "VAR_DIR": str(FOLDER / "var"),
        "MEDIA_DIR": str(FOLDER / "media"),
        "STATIC_DIR": str(FOLDER / "static"),
        "PYTHONUNBUFFERED": "1",
    }


def forget() -> None:
    """Begin anew: a demo of yesterday has no breaking news today."""
    for name in ("var", "media", "static"):
        shutil.rmtree(FOLDER / name, ignore_errors=True)


@contextmanager
def running(host: str, surroundings: dict[str, str]) -> Iterator[None]:
    """Run the newsroom while the block lasts; what it says goes to var/audit/newsroom.log."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / "newsroom.log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "newsroom.serve"],
            cwd=ROOT,
            env=surroundings,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            _await(process, Asker(host))
            yield
        finally:
            _end(process)


def _await(process: subprocess.Popen[bytes], asker: Asker) -> None:
    deadline = time.monotonic() + READY_WITHIN
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise SystemExit(f"The newsroom did not start; see {FOLDER / 'newsroom.log'}.")
        try:
            if asker.get("/readyz").status_code == 200:
                return
        except OSError:
            time.sleep(0.5)
    raise SystemExit(f"The newsroom was not ready within {READY_WITHIN:g} seconds.")


def _end(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGINT)
    try:
        process.wait(timeout=STOPS_WITHIN)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
