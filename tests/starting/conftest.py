"""The site started in earnest: own folders, own port, own processes."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from tests.waiting import wait_for

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Site:
    """A started site: its process, what it said so far, and how to ask it."""

    process: subprocess.Popen[str]
    port: int
    said: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said.append(line.rstrip("\n"))

    def has_said(self, words: str) -> bool:
        return any(words in line for line in self.said)

    def ready(self) -> "Site":
        def is_ready() -> bool:
            assert self.process.poll() is None, "\n".join(self.said)
            return self.has_said("is ready")

        wait_for(is_ready, seconds=120)
        return self

    def get(self, path: str) -> tuple[int, dict[str, str], bytes]:
        return self._ask("GET", path)

    def post(self, path: str, fields: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self._ask("POST", path, urlencode(fields), kind)

    def _ask(self, *request: Any) -> tuple[int, dict[str, str], bytes]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request(*request)
            response = connection.getresponse()
            return response.status, dict(response.headers), response.read()
        finally:
            connection.close()

    def answers(self) -> bool:
        """Whether it serves; a connection may still be refused while a process is replaced."""
        try:
            return self.get("/healthz")[0] == 200
        except ConnectionError:
            return False

    def children(self, words: str = "") -> list[int]:
        """Return the process ids of everything below the site whose command holds `words`."""
        found, waiting = [], [self.process.pid]
        while waiting:
            for child in _children(waiting.pop()):
                waiting.append(child)
                if words in _command(child):
                    found.append(child)
        return found

    def end(self, number: signal.Signals = signal.SIGINT) -> tuple[int, float]:
        """Ask it to stop; return its exit code and how long that took."""
        asked = time.monotonic()
        self.process.send_signal(number)
        code = self.process.wait(timeout=30)
        self.reader.join(timeout=5)
        return code, time.monotonic() - asked


class Starter:
    """Starts sites and ends those that a test left running."""

    def __init__(self, folder: Path, static: Path) -> None:
        self.folder = folder
        self.environment = {
            name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ
        }
        self.environment |= {
            "PORT": str(free_port()),
            "VAR_DIR": str(folder / "var"),
            "MEDIA_DIR": str(folder / "media"),
            "STATIC_DIR": str(static),
            "PYTHONUNBUFFERED": "1",
        }
        self.sites: list[Site] = []

    def __call__(self, *before: str, **environment: str) -> Site:
        """Start a site; `before` is a command to start it with."""
        environment = self.environment | environment
        process = subprocess.Popen(
            [*before, sys.executable, "-m", "newsroom.serve"],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        site = Site(process, int(environment["PORT"]) if environment["PORT"].isdigit() else 0)
        self.sites.append(site)
        return site

    def refused(self, *before: str, **environment: str) -> str:
        """Start a site that cannot start; return the one sentence it must say about it."""
        site = self(*before, **environment)
        code = site.process.wait(timeout=60)
        site.reader.join(timeout=5)
        said = [line for line in site.said if line]
        assert code == 1, said
        assert not any("Traceback" in line for line in said), said
        return said[-1]

    def end(self) -> None:
        """End whatever a test left running."""
        for site in self.sites:
            if site.process.poll() is None:
                site.process.terminate()
                try:
                    site.process.wait(timeout=15)
                except subprocess.TimeoutExpired:
                    site.process.kill()
            site.process.wait()
            site.reader.join(timeout=5)
            site.process.stdout.close()


@pytest.fixture(scope="session")
def static_folder(tmp_path_factory) -> Path:
    """Static files gathered by the first start, for all of them: it takes seconds."""
    return tmp_path_factory.mktemp("gathered") / "static"


@pytest.fixture(scope="session")
def started_before(tmp_path_factory, static_folder) -> Path:
    """The folder of a site that was started and stopped once: its tables were made, in seconds."""
    folder = tmp_path_factory.mktemp("started")
    starter = Starter(folder, static_folder)
    try:
        starter().ready().end()
    finally:
        starter.end()
    return folder


@pytest.fixture
def start_again(tmp_path, started_before, start) -> Starter:
    """Start sites that were started before, each test with what the first start left."""
    shutil.copytree(started_before, tmp_path, dirs_exist_ok=True)
    return start


@pytest.fixture(scope="module")
def starters(static_folder) -> Iterator[Callable[[Path], Starter]]:
    """Make starters of sites, each with a folder of its own; all sites end with the module."""
    made: list[Starter] = []

    def make(folder: Path) -> Starter:
        made.append(Starter(folder, static_folder))
        return made[-1]

    yield make
    for starter in made:
        starter.end()


@pytest.fixture
def start(tmp_path, static_folder) -> Iterator[Starter]:
    """Start sites that end with the test."""
    starter = Starter(tmp_path, static_folder)
    yield starter
    starter.end()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def _children(pid: int) -> list[int]:
    try:
        return [
            int(child)
            for task in Path(f"/proc/{pid}/task").iterdir()
            for child in (task / "children").read_text().split()
        ]
    except (FileNotFoundError, ProcessLookupError):
        return []


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    except (FileNotFoundError, ProcessLookupError):
        return ""
