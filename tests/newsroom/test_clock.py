"""Schedules are carried out by real worker processes, on time, once, whatever kills them.

`make soak` runs the second test for as many seconds as SOAK says.
"""

import os
import random
import time
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from articles.document import walltime
from articles.document.walltime import When
from articles.models import Publication, Schedule
from articles.publishing import schedule
from newsroom.jobs.lanes import LANES
from newsroom.models import Beat
from tests import builders as a
from tests.newsroom import probes
from tests.waiting import wait_for

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("real_queue")]

SECONDS = float(os.environ.get("SOAK", "6"))


def a_schedule(story, by, seconds):
    """Scheduled for so many seconds from now."""
    at = timezone.now() + timedelta(seconds=seconds)
    when = When(at, "UTC", at.strftime(walltime.FORM))
    return schedule.schedule(story.pk, by=by, when=when, intent=uuid4())


def test_it_is_on_the_minute_while_pictures_are_made_and_every_lane_lives(start_worker, tmp_path):
    start_worker()
    notes = tmp_path / "notes"
    probes.slow.enqueue(str(notes))
    wait_for(notes.exists, seconds=30)
    wait_for(lambda: Beat.objects.count() == len(LANES), seconds=30)

    made = a_schedule(a.a_story(), a.a_user(), 1)

    done = wait_for(lambda: Publication.objects.first(), seconds=10)
    assert done.at - made.at < timedelta(seconds=2)
    assert done.intent == made.intent


def test_each_goes_out_exactly_once_while_workers_are_killed(start_worker, record_property):
    editor = a.a_user()
    count = int(SECONDS * 3)
    workers = [start_worker("--lane", "clock") for _ in range(2)]
    wait_for(lambda: Beat.objects.exists(), seconds=30)
    made = [a_schedule(a.a_story(), editor, 0.5 + SECONDS * n / count) for n in range(count)]

    kills, until = 0, time.monotonic() + SECONDS
    while time.monotonic() < until:
        time.sleep(random.uniform(0.1, 1.5))
        victim = workers.pop(random.randrange(len(workers)))
        victim.kill()
        workers.append(start_worker("--lane", "clock"))
        kills += 1

    wait_for(lambda: not Schedule.objects.filter(state="waiting").exists(), seconds=30)
    record_property("workers killed", kills)
    assert kills >= 2
    states = Schedule.objects.values_list("state", "problem")
    assert set(states) == {("done", "")}
    published = Publication.objects.values_list("story_id", "intent").order_by("story_id")
    assert list(published) == [(row.story_id, row.intent) for row in made]
