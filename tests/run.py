"""`make test`: every check and every test, one step after another, and what failed at the end.

`python -m tests.run sqlite browser` runs these steps alone; the steps are the keys of STEPS.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests import chromium

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
PYTEST = [sys.executable, "-m", "pytest"]
PARALLEL = ["-n", os.environ.get("TEST_PROCESSES", "2"), "--dist", "loadfile"]


def run(*command: str, **environment: str) -> bool:
    """Run a command of this environment; True when it succeeded."""
    name, *arguments = command
    program = [str(BIN / name), *arguments] if (BIN / name).exists() else list(command)
    done = subprocess.run(program, cwd=ROOT, env={**os.environ, **environment}, check=False)
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


def types() -> bool:
    return run("mypy", "--no-error-summary")


def migrations() -> bool:
    with tempfile.TemporaryDirectory() as folder:
        return run(
            sys.executable, "manage.py", "makemigrations", "--check", "--dry-run", VAR_DIR=folder
        )


def pure() -> bool:
    """The core, with Django's import refused."""
    return run(
        *PYTEST, "-c", "tests/pure.ini", "--rootdir=.", "--confcutdir=tests/document", "-q",
        "tests/document",
    )  # fmt: skip


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
        return run(*PYTEST, "-q", *PARALLEL, "tests/starting", VAR_DIR=folder)


def browser() -> bool:
    """The site and the desk in a real browser."""
    try:
        path = chromium.find()
    except chromium.NoBrowser as error:
        print(error, file=sys.stderr)
        return False
    with tempfile.TemporaryDirectory() as folder:
        return run(*PYTEST, "-q", "tests/browser", CHROMIUM=path, VAR_DIR=folder)


def on_database(url: str) -> bool:
    """Everything that one database can make different, in a process for this database alone."""
    with tempfile.TemporaryDirectory() as scratch:
        settings = {"VAR_DIR": scratch, "SECRET_KEY": "for the tests alone"}
        if url:
            settings["DATABASE_URL"] = url
        return run(
            *PYTEST,
            "-q",
            *PARALLEL,
            *(f"--ignore=tests/{folder}" for folder in ("document", "starting", "browser")),
            **settings,
        )


@contextmanager
def postgresql_server() -> Iterator[str]:
    """A PostgreSQL server of our own, on a socket in a temporary folder; gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="newsroom-pg-") as folder:
        os.environ["XDG_RUNTIME_DIR"] = folder
        with subprocess.Popen(
            [sys.executable, "-m", "tests.postgresql", folder],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as server:
            yield server.stdout.readline().strip()
            server.stdin.close()  # it stops when nobody holds the other end


STEPS: dict[str, Callable[[], bool]] = {
    "style": style,
    "types": types,
    "migrations": migrations,
    "pure": pure,
    "sqlite": sqlite,
    "postgresql": postgresql,
    "starting": starting,
    "browser": browser,
}


def main(names: list[str]) -> int:
    began = time.monotonic()
    failed = []
    for name in names or STEPS:
        print(f"\n── {name}", flush=True)
        step_began = time.monotonic()
        if not STEPS[name]():
            failed.append(name)
        print(f"── {name}: {time.monotonic() - step_began:.0f} s", flush=True)
    minutes, seconds = divmod(int(time.monotonic() - began), 60)
    print(f"\nDone in {minutes} min {seconds} s.", flush=True)
    if failed:
        print(f"Failed: {', '.join(failed)}.", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
