"""The database server of the tests goes away with whoever started it."""

import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.starting.conftest import ROOT, alive
from tests.waiting import wait_for

STARTER = (
    "import time\n"
    "from tests.run import postgresql_server\n"
    "with postgresql_server() as url:\n"
    "    print(url, flush=True)\n"
    "    time.sleep(60)\n"
)


@pytest.fixture
def folder():
    """A folder with a short name: it holds a socket."""
    with tempfile.TemporaryDirectory(prefix="pg-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@pytest.fixture
def started(folder, start):
    """Start a program that says when the server is up; it is ended with the test."""
    processes = []

    def run(*command):
        process = subprocess.Popen(
            [sys.executable, *command],
            cwd=ROOT,
            env=start.environment | {"TMPDIR": str(folder), "XDG_RUNTIME_DIR": str(folder)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        processes.append(process)
        assert process.stdout.readline().startswith("postgresql://")
        return process

    yield run
    for process in processes:
        process.kill()
        process.wait()
        process.stdin.close()
        process.stdout.close()


def server(folder):
    """Return the process id of the server that runs somewhere below the folder."""
    (file,) = folder.rglob("postmaster.pid")
    return int(file.read_text().splitlines()[0])


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_it_goes_when_it_is_asked_to(folder, started, number):
    process = started("-m", "tests.postgresql", str(folder))
    pid = server(folder)

    process.send_signal(number)

    assert process.wait(timeout=20) == 0
    assert not alive(pid)
    assert not list(folder.rglob("postmaster.pid"))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_it_goes_when_its_starter_is_ended(folder, started, number):
    process = started("-c", STARTER)
    pid = server(folder)

    process.send_signal(number)

    process.wait(timeout=20)
    wait_for(lambda: not alive(pid), seconds=20)
