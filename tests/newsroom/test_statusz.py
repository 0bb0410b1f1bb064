"""What those who watch the site are told, and that nobody else is troubled by it."""

from datetime import timedelta
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.db import OperationalError
from django.utils import timezone

from articles.document.walltime import When
from articles.models import Schedule
from articles.publishing import lateness, schedule
from newsroom import alarms
from newsroom.jobs import beats
from newsroom.jobs.lanes import LANES
from newsroom.models import Beat
from tests import builders as a

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_found_before():
    alarms.watch.forget()
    yield
    alarms.watch.forget()


@pytest.fixture
def heard(real_queue):
    for lane in LANES:
        beats.beat(lane, "worker-a")


def an_overdue_schedule():
    now = timezone.now()
    when = When(now + timedelta(minutes=1), "UTC", "2026-01-01T00:00:00")
    made = schedule.schedule(a.a_story().pk, by=a.a_user(), when=when, intent=uuid4())
    Schedule.objects.filter(pk=made.pk).update(at=now - timedelta(seconds=61))
    return made


def codes(client):
    answer = client.get("/statusz")
    found = [problem["code"] for problem in answer.json()["problems"]]
    assert answer.status_code == (503 if found else 200)
    return found


def test_all_is_well(client, heard):
    answer = client.get("/statusz")

    assert (answer.status_code, answer.json()) == (200, {"status": "well", "problems": []})
    assert "no-store" in answer.headers["Cache-Control"]


def test_a_lane_that_is_silent_is_named_and_readers_are_served_meanwhile(client, heard):
    Beat.objects.filter(lane="clock").update(at=timezone.now() - timedelta(seconds=61))

    assert codes(client) == ["worker-silent"]
    assert "clock" in client.get("/statusz").json()["problems"][0]["text"]
    assert client.get("/readyz").status_code == 200


def test_a_worker_that_never_spoke_is_silent(client, real_queue):
    assert codes(client) == ["worker-silent"]


def test_an_overdue_schedule(client, heard):
    made = an_overdue_schedule()
    assert codes(client) == ["schedule-overdue"]

    Schedule.objects.filter(pk=made.pk).update(at=timezone.now() - timedelta(seconds=30))
    assert codes(client) == []


def test_a_full_disk(client, heard, monkeypatch):
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=1024))

    assert codes(client) == ["disk-full"]


def test_a_database_that_is_away(client, heard, monkeypatch):
    def away(_):
        raise OperationalError("connection refused")

    monkeypatch.setattr(lateness, "overdue", away)

    assert codes(client) == ["database-away"]


def test_it_says_nothing_of_stories(client, heard):
    made = an_overdue_schedule()

    assert str(made.story) not in client.get("/statusz").text


def test_the_desk_looks_once_in_some_seconds(heard, django_assert_num_queries):
    with django_assert_num_queries(2):
        assert alarms.watch.look() == []
    with django_assert_num_queries(0):
        assert alarms.watch.look() == []
