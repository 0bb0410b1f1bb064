"""Real worker processes on the database of the test, and what killing them does."""

import os
import signal
import time
from pathlib import Path

import pytest

from newsroom.models import Job
from tests.newsroom import probes
from tests.waiting import wait_for

pytestmark = pytest.mark.usefixtures("real_queue")


def the_job():
    return Job.objects.get(slot=None)  # recurring tasks have one


def lines(path):
    return path.read_text().splitlines() if path.exists() else []


def test_the_task_of_a_killed_worker_runs_again(start_worker, tmp_path):
    attempts = tmp_path / "attempts"
    start_worker()
    probes.die_at_first.enqueue(str(attempts))
    wait_for(lambda: lines(attempts), seconds=30)

    os.kill(int(lines(attempts)[0]), signal.SIGKILL)

    wait_for(lambda: the_job().status == "SUCCESSFUL", seconds=30)
    assert len(lines(attempts)) == 2
    assert the_job().attempts == 2


def test_the_task_of_workers_that_are_all_killed_runs_when_others_start(start_worker, tmp_path):
    attempts = tmp_path / "attempts"
    first = start_worker()
    probes.die_at_first.enqueue(str(attempts))
    wait_for(lambda: lines(attempts), seconds=30)

    first.kill()  # its children die with it
    wait_for(lambda: not alive(int(lines(attempts)[0])), seconds=5)
    Job.objects.filter(slot=None).update(
        lease_until=the_job().last_attempted_at
    )  # half a minute passes
    start_worker()

    wait_for(lambda: the_job().status == "SUCCESSFUL", seconds=30)
    assert len(lines(attempts)) == 2


def test_urgent_work_does_not_wait_for_pictures(start_worker, tmp_path):
    notes = tmp_path / "notes"
    start_worker()
    probes.slow.enqueue(str(notes))
    wait_for(lambda: lines(notes) == ["slow began"], seconds=30)

    probes.urgent.enqueue(str(notes))

    wait_for(lambda: "urgent" in lines(notes), seconds=10)


def test_a_worker_that_is_asked_to_stop_gives_its_job_back(start_worker, tmp_path):
    notes = tmp_path / "notes"
    process = start_worker("--lane", "pictures")
    probes.slow.enqueue(str(notes))
    wait_for(lambda: lines(notes), seconds=30)

    asked = time.monotonic()
    process.terminate()
    process.wait(timeout=10)

    assert time.monotonic() - asked < 6
    job = the_job()
    assert (job.status, job.attempts) == ("READY", 0)


def alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{pid}/stat").read_text().split(")")[1].split()[0] != "Z"
