"""`make test`: every check and every test, and at the end what failed.

Layout comes first, which takes seconds. Then three steps at a time run side by side, the longest
first, because much of a test is waiting; what each says is shown when it has ended.

`python -m tests.run sqlite browser` runs these steps alone, one after another and shown at once.
"""

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from tests import chromium, debian

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
PYTEST = [sys.executable, "-m", "pytest", "-q"]
FIRST = ("style", "tools")
AT_ONCE = 3
SHARE = max(1, (os.cpu_count() or 2) // AT_ONCE)  # processes of one step

here = threading.local()  # where the step of this thread writes; the terminal if not said


def run(*command: str, **environment: str) -> bool:
    """Run a command of this environment; True when it succeeded."""
    name, *arguments = command
    program = [str(BIN / name), *arguments] if (BIN / name).exists() else list(command)
    output: IO[str] | None = getattr(here, "output", None)
    done = subprocess.run(
        program,
        cwd=ROOT,
        env={**os.environ, **environment},
        check=False,
        stdout=output,
        stderr=subprocess.STDOUT if output else None,
    )
    return done.returncode == 0


def style() -> bool:
    """Layout, lint, direction of imports, templates."""
    return all(
        [
            run("ruff", "format", "--check", "--quiet", "."),
            run("ruff", "check", "--quiet", "."),
            run("lint-imports", "--no-cache"),
            run("djlint", "templates", "--lint", "--quiet"),
        ]
    )


def tools() -> bool:
    """What the tests need of the system: installed before any of them looks for it."""
    try:
        chromium.find()
        debian.fribidi()
    except debian.Missing as error:
        print(error, file=sys.stderr)
        return False
    return True


def types() -> bool:
    return run("mypy", "--no-error-summary")


def migrations() -> bool:
    with tempfile.TemporaryDirectory() as folder:
        return run(
            sys.executable, "manage.py", "makemigrations", "--check", "--dry-run", VAR_DIR=folder
        )


def pure() -> bool:
    """The core, with Django's import refused."""
    alone = ["-c", "tests/pure.ini", "--rootdir=.", "--confcutdir=tests/document"]
    return run(*PYTEST, *alone, "tests/document")


def sqlite() -> bool:
    return on_database("")


def postgresql() -> bool:
    if url := os.environ.get("TEST_DATABASE_URL"):
        return on_database(url)
    with postgresql_server() as url:
        return on_database(url)


def starting() -> bool:
    """The site started in earnest, and what stands in the way of it."""
    with tempfile.TemporaryDirectory() as folder:
        return run(*PYTEST, "tests/starting", VAR_DIR=folder)


def browser() -> bool:
    """The site and the desk in a real browser."""
    if not tools():
        return False
    path = chromium.find()
    with tempfile.TemporaryDirectory() as folder:
        return run(*PYTEST, "tests/browser", CHROMIUM=path, VAR_DIR=folder)


def on_database(url: str) -> bool:
    """Everything that one database can make different, in a process for this database alone."""
    elsewhere = [f"--ignore=tests/{folder}" for folder in ("document", "starting", "browser")]
    count = int(os.environ.get("TEST_PROCESSES", SHARE))
    processes = ["-n", str(count), "--dist", "loadfile"] if count > 1 else []
    with tempfile.TemporaryDirectory() as folder:
        settings = {"VAR_DIR": folder, "SECRET_KEY": "for the tests alone"}
        if url:
            settings["DATABASE_URL"] = url
        return run(*PYTEST, *processes, *elsewhere, **settings)


@contextmanager
def postgresql_server() -> Iterator[str]:
    """A PostgreSQL server of our own, on a socket in a temporary folder; gone afterwards."""
    with (
        tempfile.TemporaryDirectory(prefix="newsroom-pg-") as folder,
        subprocess.Popen(
            [sys.executable, "-m", "tests.postgresql", folder],
            cwd=ROOT,
            env={**os.environ, "XDG_RUNTIME_DIR": folder},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as server,
    ):
        assert server.stdin is not None
        assert server.stdout is not None
        yield server.stdout.readline().strip()
        server.stdin.close()  # it stops when nobody holds the other end


STEPS: dict[str, Callable[[], bool]] = {  # after the first two, the longest first
    "style": style,
    "tools": tools,
    "sqlite": sqlite,
    "browser": browser,
    "postgresql": postgresql,
    "starting": starting,
    "types": types,
    "pure": pure,
    "migrations": migrations,
}


def step(name: str) -> list[str]:
    """Run a step, shown at once; return its name if it failed."""
    began = time.monotonic()
    print(f"\n── {name}", flush=True)
    succeeded = STEPS[name]()
    print(f"── {name}: {time.monotonic() - began:.0f} s", flush=True)
    return [] if succeeded else [name]


def aside(name: str) -> list[str]:
    """Run a step beside others, shown when it has ended; return its name if it failed."""
    began = time.monotonic()
    print(f"── {name} begins", flush=True)
    with tempfile.TemporaryFile("w+", errors="replace") as here.output:
        succeeded = STEPS[name]()
        here.output.seek(0)
        said = here.output.read()
    print(f"\n── {name}\n{said}── {name}: {time.monotonic() - began:.0f} s", flush=True)
    return [] if succeeded else [name]


def main(names: list[str]) -> int:
    began = time.monotonic()
    failed = [name for chosen in names or FIRST for name in step(chosen)]
    if not names:
        with ThreadPoolExecutor(AT_ONCE) as steps:
            rest = [name for name in STEPS if name not in FIRST]
            failed += [name for ended in steps.map(aside, rest) for name in ended]
    minutes, seconds = divmod(int(time.monotonic() - began), 60)
    print(f"\nDone in {minutes} min {seconds} s.", flush=True)
    if failed:
        print(f"Failed: {', '.join(failed)}.", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
