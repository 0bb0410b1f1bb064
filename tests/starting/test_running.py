"""The running site: it is watched over, and stops whole."""

import os
import signal

from tests.starting.conftest import alive
from tests.waiting import wait_for


def test_it_serves_says_where_and_stops_within_seconds(start):
    site = start().ready()
    # two servers with a worker each; the worker and its three lanes
    processes = wait_for(lambda: len(site.children()) == 8 and site.children(), seconds=10)
    assert site.has_said(f"http://127.0.0.1:{site.port}/desk/")
    assert site.get("/healthz")[0] == 200
    assert site.get("/readyz")[0] == 200

    code, seconds = site.end(signal.SIGINT)

    assert code == 0
    assert seconds < 6
    assert not any(map(alive, processes))


def test_the_second_start_is_quick(start):
    start().ready().end()
    second = start().ready()

    line = next(line for line in second.said if "is ready" in line)
    assert float(line.split("(")[1].split(" s")[0]) < 6


def test_a_server_that_is_killed_is_started_again_and_said_so(start):
    site = start().ready()

    os.kill(site.children("newsroom.web")[0], signal.SIGKILL)

    wait_for(lambda: site.has_said("was ended by SIGKILL and is started again."), seconds=10)
    wait_for(lambda: len(site.children("newsroom.web")) == 4, seconds=20)
    assert site.get("/healthz")[0] == 200


def test_the_worker_of_a_server_that_is_killed_is_replaced(start):
    site = start().ready()
    servers = site.children("newsroom.web")
    parents = {_parent(pid) for pid in servers}

    os.kill(next(pid for pid in servers if pid not in parents), signal.SIGKILL)

    wait_for(lambda: site.has_said("is started again."), seconds=10)
    wait_for(lambda: len(site.children("newsroom.web")) == 4, seconds=20)


def test_a_lane_of_the_worker_that_is_killed_is_started_again(start):
    site = start().ready()
    wait_for(lambda: site.children("--lane pictures"), seconds=10)

    os.kill(site.children("--lane pictures")[0], signal.SIGKILL)

    wait_for(lambda: site.has_said("worker (pictures) was ended by SIGKILL"), seconds=10)
    wait_for(lambda: site.children("--lane pictures"), seconds=20)
    assert site.process.poll() is None


def test_three_deaths_in_ten_seconds_end_everything(start):
    site = start().ready()
    everything = site.children()

    for deaths in (1, 2, 3):
        wait_for(lambda: len(site.children("newsroom.web")) >= 2, seconds=5)
        os.kill(site.children("newsroom.web")[0], signal.SIGKILL)
        wait_for(lambda deaths=deaths: _deaths(site) == deaths, seconds=5)

    assert site.process.wait(timeout=15) == 1
    assert site.has_said("3 deaths within 10 seconds, so everything stops.")
    assert not any(map(alive, everything))


def test_nothing_outlives_a_supervisor_that_is_killed(start):
    site = start().ready()
    everything = site.children()

    site.process.kill()

    wait_for(lambda: not any(map(alive, everything)), seconds=10)


def _deaths(site):
    return sum("was ended by SIGKILL" in line for line in site.said)


def _parent(pid):
    with open(f"/proc/{pid}/stat") as file:
        return int(file.read().rpartition(")")[2].split()[1])
