"""What stands in the way of a start is told in one sentence that says what to do."""

import os
import socket
import subprocess
import sys

import pytest

from newsroom import keys
from tests.starting.conftest import ROOT, free_port

KEY = "0123456789abcdefghijklmnopqrstuvwxyz" * 2


def unshared(*commands):
    """Return the start of a command with its own mounts: run these first, then what follows."""
    namespace = ["unshare", "--mount"]
    if os.geteuid() != 0:
        namespace = ["unshare", "--user", "--map-root-user", "--mount"]
    tried = subprocess.run([*namespace, "true"], capture_output=True, text=True, check=False)
    assert tried.returncode == 0, (
        "This test mounts folders and needs root or user namespaces: " + tried.stderr
    )
    script = " && ".join([*commands, 'exec "$@"'])
    return [*namespace, "sh", "-c", script, "sh"]


def test_a_taken_port(start):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        said = start.refused(PORT=str(port))

    assert said.startswith(f"Port {port} is taken. Stop the other program, or run: PORT=")
    assert said.endswith(" make run")


@pytest.mark.parametrize("port", ["web", "0", "70000", "-1", "８０００"])
def test_a_port_that_is_none(start, port):
    said = start.refused(PORT=port)

    assert said == f"PORT is {port!r}. Set it to a number from 1 to 65535."


@pytest.mark.parametrize("name", ["var", "media"])
def test_a_read_only_folder(start, name):
    folder = start.folder / name
    folder.mkdir()
    before = unshared(f"mount --bind '{folder}' '{folder}'", f"mount -o remount,ro,bind '{folder}'")

    said = start.refused(*before)

    assert said.startswith(f"The folder {folder} is read-only. Make it writable")


def test_a_read_only_installation(start):
    """The folder of the project itself, as make sees it."""
    copy = start.folder / "project"
    (copy / "requirements").mkdir(parents=True)
    for name in ("install.sh", "uv.txt", "base.txt"):
        (copy / "requirements" / name).write_bytes((ROOT / "requirements" / name).read_bytes())
    before = unshared(f"mount --bind '{copy}' '{copy}'", f"mount -o remount,ro,bind '{copy}'")

    done = subprocess.run(
        [*before, "sh", str(copy / "requirements" / "install.sh"), "base"],
        capture_output=True,
        text=True,
        check=False,
        env=start.environment | {"PYTHON": sys.executable},
    )

    assert done.returncode == 1
    assert done.stderr.startswith(f"The folder {copy} cannot be written to: it is read-only")
    assert done.stderr.count("\n") == 1


def test_a_full_disk(start):
    folder = start.folder / "var"
    folder.mkdir()
    before = unshared(
        f"mount -t tmpfs -o size=1m none '{folder}'",
        f"{{ dd if=/dev/zero of='{folder}/filler' bs=4k count=1000 2>/dev/null || true; }}",
    )

    said = start.refused(*before)

    assert said == f"The disk that holds {folder} is full. Make room, then start again."


def test_a_disk_that_is_too_small_for_the_demo(start):
    folder = start.folder / "media"
    folder.mkdir()

    said = start.refused(*unshared(f"mount -t tmpfs -o size=20m none '{folder}'"), DEMO="1")

    assert said.startswith(f"The disk that holds {folder} is nearly full: ")
    assert "250 MB are needed" in said


def test_a_disk_that_fills_while_the_database_is_made(start):
    """Room enough when it was looked at, and none a moment later."""
    folder = start.folder / "var"
    folder.mkdir()
    before = unshared(f"mount -t tmpfs -o size=51m none '{folder}'")
    filler = (
        "import os, newsroom.preflight as p, newsroom.serve as s\n"
        "reach = s.database.reach\n"
        "def fill(connection):\n"
        "    reach(connection)\n"
        f"    f = open({str(folder / 'filler')!r}, 'wb', buffering=0)\n"
        "    try:\n"
        "        while True: f.write(b'0' * 4096)\n"
        "    except OSError: pass\n"
        "s.database.reach = fill\n"
        "s.main()\n"
    )
    done = subprocess.run(
        [*before, sys.executable, "-c", filler],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env=start.environment,
    )

    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert done.stderr.splitlines()[-1].startswith("The disk is full")


def test_an_unreachable_database(start):
    port = free_port()

    said = start.refused(
        DATABASE_URL=f"postgres://newsroom:hidden@127.0.0.1:{port}/newsroom", SECRET_KEY=KEY
    )

    assert said.startswith(f"The database newsroom on 127.0.0.1, port {port}, does not answer: ")
    assert said.endswith("Start the database server or correct DATABASE_URL, then start again.")
    assert "hidden" not in said


def test_a_file_that_is_no_database(start):
    (start.folder / "var").mkdir()
    (start.folder / "var" / "newsroom.sqlite3").write_text("This is a letter. " * 100)

    said = start.refused()

    assert "newsroom.sqlite3 cannot be used: file is not a database." in said


def test_a_database_server_without_a_key(start):
    said = start.refused(DATABASE_URL="postgres://newsroom@127.0.0.1:1/newsroom")

    assert said.startswith("SECRET_KEY is not set")


def test_a_site_address_that_is_none(start):
    assert start.refused(SITE_URL="news.example").startswith("SITE_URL is 'news.example'")


def test_the_demo_does_not_listen_to_the_network(start):
    said = start.refused(DEMO="1", HOST="192.0.2.1")

    assert said.startswith("The demo has accounts whose passwords everybody knows")


def test_the_demo_is_not_for_readers_elsewhere(start):
    said = start.refused(DEMO="1", SITE_URL="https://news.example")

    assert said.startswith("The demo has accounts whose passwords everybody knows")
    assert "https://news.example. Unset SITE_URL" in said


def test_a_desk_that_a_password_alone_opens_is_not_for_the_public(start):
    assert start.refused(SECOND_FACTOR="nobody").startswith("SECOND_FACTOR is nobody")


def test_pages_that_show_our_code_are_not_for_the_public(start):
    assert start.refused(DEBUG="1").startswith("DEBUG is on")


@pytest.mark.parametrize(
    ("key", "why"),
    [
        (keys.EXAMPLE, "is the example of the documentation"),
        ("django-insecure-" + KEY, "begins with django-insecure-"),
        (KEY[:49], "has 49 characters, fewer than 50"),
        ("abcd" * 20, "repeats a few characters"),
    ],
)
def test_a_key_that_others_may_know(start, key, why):
    said = start.refused(SECRET_KEY=key)

    assert said.startswith(f"SECRET_KEY {why}")
    assert key not in said


def test_a_demo_that_cannot_be_loaded_to_its_end(start):
    refusing = (
        "import newsroom.serve as s\n"
        "from django.core.management import CommandError, call_command\n"
        "def refuse(name, **options):\n"
        "    if name == 'load_demo': raise CommandError('The demo was not loaded. Mend it.')\n"
        "    call_command(name, **options)\n"
        "s.call_command = refuse\n"
        "s.main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", refusing],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env=start.environment | {"DEMO": "1"},
    )

    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == "The demo was not loaded. Mend it."
    assert "Traceback" not in done.stderr


def test_a_too_old_python_is_passed_over_and_said_so(start, tmp_path):
    """Names on PATH that start an older Python, or nothing, must not be taken by their names."""
    old = tmp_path / "bin"
    old.mkdir()
    for name in ("python3.13", "python3.12", "python3", "python"):
        (old / name).write_text("#!/bin/sh\nexit 1\n")  # what version_info < 3.12 answers
        (old / name).chmod(0o755)
    copy = tmp_path / "project"
    (copy / "requirements").mkdir(parents=True)
    script = (ROOT / "requirements" / "install.sh").read_text()
    script = script.replace("/usr/local/bin/python3.1[23] /usr/bin/python3.1[23]", "")
    (copy / "requirements" / "install.sh").write_text(script)
    for name in ("uv.txt", "base.txt"):
        (copy / "requirements" / name).touch()

    done = subprocess.run(
        ["/bin/sh", str(copy / "requirements" / "install.sh"), "base"],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": f"{old}:/usr/bin:/bin", "HOME": str(tmp_path)},
    )

    assert done.returncode == 1
    assert done.stderr.startswith("Newsroom needs Python 3.12 or newer, and found none")
    assert done.stderr.count("\n") == 1


def test_a_python_that_is_named_and_too_old(tmp_path, start):
    old = tmp_path / "python"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    copy = tmp_path / "project"
    (copy / "requirements").mkdir(parents=True)
    for name in ("install.sh", "uv.txt", "base.txt"):
        (copy / "requirements" / name).write_bytes((ROOT / "requirements" / name).read_bytes())

    done = subprocess.run(
        ["sh", str(copy / "requirements" / "install.sh"), "base"],
        capture_output=True,
        text=True,
        check=False,
        env=start.environment | {"PYTHON": str(old)},
    )

    assert done.returncode == 1
    assert done.stderr.startswith(f"PYTHON={old} is not Python 3.12 or newer.")
