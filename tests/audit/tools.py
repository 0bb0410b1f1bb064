"""Nu and Lighthouse, from npm into a folder of ours, and how they are asked."""

import json
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from tests import chromium
from tests.audit.demo import FOLDER
from tests.audit.findings import Page

TOOLS = FOLDER / "tools"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
ONE_RUN = 180  # seconds
TRIES = 3  # now and then its browser does not come up
FLAGS = "--headless=new --no-sandbox --disable-gpu"


def install() -> str:
    """Install what package-lock.json names, unless it is there; return what is missing."""
    for program, what in (("npm", "Node 20 or newer"), ("java", "Java 17 or newer")):
        if not shutil.which(program):
            return f"The audit needs {what}: {program} is not on PATH."
    here = Path(__file__).parent
    TOOLS.mkdir(parents=True, exist_ok=True)
    locked = (here / "package-lock.json").read_text()
    kept = TOOLS / "installed-lock.json"
    if kept.exists() and kept.read_text() == locked:
        return ""
    for name in ("package.json", "package-lock.json"):
        shutil.copy(here / name, TOOLS / name)
    command = ["npm", "ci", "--no-audit", "--no-fund", "--silent", "--ignore-scripts"]
    if subprocess.run(command, cwd=TOOLS, check=False).returncode:
        return "npm could not install Nu and Lighthouse; its words are above."
    kept.write_text(locked)
    return ""


def nu(bodies: dict[str, bytes]) -> dict[str, list[str]]:
    """Return Nu's errors and warnings by name of the page."""
    folder = FOLDER / "html"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    names = {}
    for number, (name, body) in enumerate(bodies.items()):
        file = folder / f"{number}.html"
        file.write_bytes(body)
        names[file.as_uri()] = name
    jar = TOOLS / "node_modules/vnu-jar/build/dist/vnu.jar"
    command = ["java", "-jar", str(jar), "--format", "json", "--exit-zero-always", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    found: dict[str, list[str]] = {name: [] for name in bodies}
    for message in json.loads(done.stderr)["messages"]:
        if message["type"] == "error" or message.get("subType") == "warning":
            name = names[message["url"].replace("file:/", "file:///").replace("////", "//")]
            found[name].append(f"{message.get('lastLine')}: {message['message']}")
    return found


def lighthouse(page: Page, url: str, runs: int) -> None:
    """Ask Lighthouse, as on a phone; note the median of its scores and what failed."""
    reports = [_report(url) for _ in range(runs)]
    scores = {
        name: round(
            100 * statistics.median(report["categories"][name]["score"] or 0 for report in reports)
        )
        for name in CATEGORIES
    }
    shifts = [report["audits"]["cumulative-layout-shift"]["numericValue"] for report in reports]
    page.shift = max(page.shift, statistics.median(shifts))
    page.performance = scores.pop("performance")
    page.scores = scores
    if page.hidden:
        del page.scores["seo"]  # it asks not to be found
    page.failed = sorted({id for report in reports for id in _failed(report, page.scores)})


def _failed(report: dict[str, Any], names: Iterable[str]) -> Iterable[str]:
    for name in names:
        for ref in report["categories"][name]["auditRefs"]:
            score = report["audits"][ref["id"]]["score"]
            if ref["weight"] and score is not None and score < 1:
                yield ref["id"]


def _report(url: str) -> dict[str, Any]:
    """Return what Lighthouse says, asked again where it ended without a word."""
    for _ in range(TRIES - 1):
        try:
            return _lighthouse(url)
        except subprocess.SubprocessError as error:
            print(f"Lighthouse failed: {error}", file=sys.stderr, flush=True)
    return _lighthouse(url)


def _lighthouse(url: str) -> dict[str, Any]:
    command = ["node", str(TOOLS / "node_modules/lighthouse/cli/index.js"), url]
    command += ["--output=json", "--quiet", f"--chrome-flags={FLAGS}"]
    command += [f"--only-categories={','.join(CATEGORIES)}"]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        try:
            done = subprocess.run(
                command,
                capture_output=True,
                text=True,
                check=True,
                timeout=ONE_RUN,
                env={**os.environ, "CHROME_PATH": chromium.find(), "TMPDIR": folder},
            )
        finally:
            _end_browsers(Path(folder))
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def _end_browsers(folder: Path) -> None:
    """End what Lighthouse left when it was stopped: its launcher notes each browser's number."""
    for noted in folder.glob("*/chrome.pid"):
        with suppress(ProcessLookupError, ValueError):
            os.kill(int(noted.read_text()), signal.SIGKILL)
