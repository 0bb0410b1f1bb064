"""The running site: it is watched over, and stops whole."""

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.starting.conftest import ROOT, alive
from tests.waiting import wait_for

A_FEW_SECONDS = 10
A_LINK = """
import django; django.setup()
from datetime import timedelta
from articles.publishing import outside, versions
from tests import builders as a
story, editor = a.a_story("The harbour papers"), a.a_user()
versions.save(story, by=editor, now=a.NOON)
print(outside.make(story.pk, by=editor, recipient="Counsel", lasts=timedelta(days=1)).secret)
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory, started_before):
    return shutil.copytree(started_before, tmp_path_factory.mktemp("site"), dirs_exist_ok=True)


@pytest.fixture(scope="module")
def starter(starters, folder):
    return starters(folder)


@pytest.fixture(scope="module")
def started_again(starter):
    """A site that was started and stopped before; the tests that ask for it share it."""
    return starter().ready()


@pytest.fixture
def link(starter, started_again):
    """The path of a page for somebody outside, who may answer."""
    environment = starter.environment | {"DJANGO_SETTINGS_MODULE": "newsroom.settings"}
    made = subprocess.run(
        [sys.executable, "-c", A_LINK],
        cwd=ROOT,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    return f"/shared/{made.stdout.strip()}/"


def test_it_serves_says_where_and_stops_within_seconds(start):
    site = start().ready()
    # two servers with a worker each; the worker and its four lanes
    processes = wait_for(lambda: len(site.children()) == 9 and site.children(), seconds=10)
    assert site.has_said(f"http://127.0.0.1:{site.port}/desk/")
    assert site.get("/healthz")[0] == 200
    assert site.get("/readyz")[0] == 200
    wait_for(lambda: site.get("/statusz")[0] == 200, seconds=10)  # every lane has been heard of

    code, seconds = site.end(signal.SIGINT)

    assert code == 0
    assert seconds < A_FEW_SECONDS
    assert not any(map(alive, processes))


def test_somebody_at_the_console_sees_what_matters_and_no_log(started_again):
    before = next(n for n, line in enumerate(started_again.said) if "is ready" in line)

    assert [line for line in started_again.said[:before] if line] == []


@pytest.mark.parametrize("name", ["newsroom.sqlite3", "secret_key"])
def test_the_database_is_its_owner_s_alone(started_again, folder, name):
    assert (folder / "var" / name).stat().st_mode & 0o777 == 0o600


def test_the_static_files_beside_it_are_everybody_s(started_again, folder, static_folder):
    files = [path for path in static_folder.rglob("*") if path.is_file()]

    assert files
    assert all(path.stat().st_mode & 0o044 == 0o044 for path in files)
    assert (folder / "var").stat().st_mode & 0o011 == 0o011


def test_the_second_start_is_quick(started_again):
    line = next(line for line in started_again.said if "is ready" in line)

    assert float(line.split("(")[1].split(" s")[0]) < A_FEW_SECONDS


def test_somebody_outside_answers_through_every_layer(started_again, link):
    status, headers, page = started_again.get(link)
    form = dict(re.findall(rb'name="(seen|number)" value="([^"]*)"', page))
    assert (status, headers["cache-control"]) == (200, "no-store, private")

    fields = {name.decode(): value.decode() for name, value in form.items()}
    sent = started_again.post(link, fields | {"text": "Who checked the dates?", "comment": ""})

    assert sent[0] == 303
    assert b"Who checked the dates?" in started_again.get(link)[2]


def test_a_server_that_is_killed_is_started_again_and_said_so(started_again):
    site = started_again

    os.kill(servers(site)[0], signal.SIGKILL)

    wait_for(lambda: site.has_said("was ended by SIGKILL and is started again."), seconds=10)
    wait_for(lambda: len(site.children("newsroom.web")) == 4, seconds=20)
    wait_for(site.answers, seconds=10)  # what was queued at the killed one's door is lost with it


def test_the_worker_of_a_server_that_is_killed_is_replaced(started_again):
    site = started_again
    before = site.children("newsroom.web")
    worker = next(pid for pid in before if pid not in servers(site))

    os.kill(worker, signal.SIGKILL)

    wait_for(
        lambda: worker not in (now := site.children("newsroom.web")) and len(now) == 4, seconds=20
    )
    assert site.get("/healthz")[0] == 200


def test_a_lane_of_the_worker_that_is_killed_is_started_again(started_again):
    site = started_again
    wait_for(lambda: site.children("--lane pictures"), seconds=10)

    os.kill(site.children("--lane pictures")[0], signal.SIGKILL)

    wait_for(lambda: site.has_said("worker (pictures) was ended by SIGKILL"), seconds=10)
    wait_for(lambda: site.children("--lane pictures"), seconds=20)
    assert site.process.poll() is None


def test_three_deaths_in_ten_seconds_end_everything(start_again):
    site = start_again(WEB_WORKERS="1").ready()
    everything = site.children()

    for deaths in (1, 2, 3):
        wait_for(lambda: servers(site), seconds=5)
        os.kill(servers(site)[0], signal.SIGKILL)
        wait_for(lambda deaths=deaths: _deaths(site) == deaths, seconds=5)

    assert site.process.wait(timeout=15) == 1
    assert site.has_said("3 deaths within 10 seconds, so everything stops.")
    assert not any(map(alive, everything))


def test_nothing_outlives_a_supervisor_that_is_killed(start_again):
    site = start_again(WEB_WORKERS="1").ready()
    everything = site.children()

    site.process.kill()

    wait_for(lambda: not any(map(alive, everything)), seconds=10)


def servers(site):
    """Return the process ids of the web servers; each has its worker below it."""
    return [pid for pid in site.children("newsroom.web") if _parent(pid) == site.process.pid]


def _deaths(site):
    return sum("was ended by SIGKILL" in line for line in site.said)


def _parent(pid):
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
