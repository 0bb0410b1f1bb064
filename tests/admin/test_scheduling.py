"""Scheduling at the desk: the right moment is asked for, rights hold, and people see what comes."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.document import walltime
from articles.document.walltime import When
from articles.models import Publication, Schedule, SiteSettings, Story
from articles.publishing import house, schedule
from articles.publishing.roles import PUBLISHER, REPORTER
from newsroom import alarms
from tests import builders as a

pytestmark = pytest.mark.django_db


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def page(name, story):
    return reverse(f"admin:articles_story_{name}", args=[story.pk])


def in_an_hour():
    at = timezone.localtime() + timedelta(hours=1)
    return {"day": f"{at:%Y-%m-%d}", "time": f"{at:%H:%M}"}


def send(client, story, **fields):
    sent = {"intent": str(uuid4()), "shown": str(story.saved_as_id or "")} | in_an_hour() | fields
    return client.post(page("schedule", story), sent)


def a_schedule(story=None, **fields):
    at = timezone.now() + timedelta(hours=1)
    when = When(at, "UTC", at.strftime(walltime.FORM))
    story = story or a.a_story()
    made = schedule.schedule(story.pk, by=a.a_user(), when=when, intent=uuid4())
    Schedule.objects.filter(pk=made.pk).update(**fields)
    return made


@pytest.fixture
def in_berlin(monkeypatch):
    SiteSettings.objects.update_or_create(pk=1, defaults={"time_zone": "Europe/Berlin"})
    monkeypatch.setattr(house, "_known", None)
    yield
    house._known = None


def test_a_story_is_scheduled_and_its_page_says_so():
    story, client = a.a_story(), signed_in(a.a_user())
    assert client.get(page("schedule", story)).status_code == 200

    answer = send(client, story)

    made = Schedule.objects.get()
    assert answer.status_code == 302
    assert (made.story, made.state, made.wall[:10]) == (story, "waiting", in_an_hour()["day"])
    Story.objects.filter(pk=story.pk).update(saved_as=None)
    text = client.get(page("change", story)).text
    assert "later edits are not in what is scheduled" in text
    assert not Publication.objects.exists()


def test_what_readers_will_see_change_is_shown_before_it_is_scheduled():
    story, client = a.a_live_story("The ferry is back").story, signed_in(a.a_user())
    Story.objects.filter(pk=story.pk).update(headline="The ferry is back for good")

    text = client.get(page("schedule", story)).text

    assert "What readers will see change" in text
    assert "for good" in text.partition("<ins>")[2].partition("</ins>")[0]


def test_an_hour_that_comes_twice_is_asked_about_and_then_taken_as_chosen(in_berlin):
    story, client = a.a_story(), signed_in(a.a_user())
    night = {"day": "2027-10-31", "time": "02:30"}

    asked = send(client, story, **night)
    assert (asked.status_code, "comes twice" in asked.text) == (409, True)
    assert asked.text.count('name="at"') == 2
    assert not Schedule.objects.exists()

    send(client, story, at="2027-10-31T01:30:00+00:00", **night)
    made = Schedule.objects.get()
    assert (made.at.isoformat(), made.zone) == ("2027-10-31T01:30:00+00:00", "Europe/Berlin")
    assert made.wall == "2027-10-31T02:30:00"


def test_an_hour_that_does_not_exist_is_asked_about(in_berlin):
    answer = send(signed_in(a.a_user()), a.a_story(), day="2027-03-28", time="02:30")

    assert "there is no 02:30" in answer.text
    assert "01:30" in answer.text
    assert "03:30" in answer.text


@pytest.mark.parametrize(
    "wrong",
    [
        {"day": "tomorrow"},
        {"time": "25:00"},
        {"day": "0001-01-01", "time": "00:00"},
        {"day": "2020-01-01"},
        {"time": "12:00+02"},
        {"shown": "9" * 30},
        {"intent": "x", "time": ""},
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_scheduled(wrong):
    assert send(signed_in(a.a_user()), a.a_story(), **wrong).status_code == 409
    assert not Schedule.objects.exists()


def test_a_kind_that_cannot_wait_is_not_there():
    story = a.a_live_story().story

    assert send(signed_in(a.a_user()), story, kind="take-down").status_code == 404


def test_who_may_not_publish_finds_no_page_and_no_button():
    made, reporter = a_schedule(), signed_in(a.a_user(REPORTER))

    assert send(reporter, a.a_story()).status_code == 404
    assert "Cancel schedule" not in reporter.get(reverse("admin:schedules")).text
    for name in ("schedule_move", "schedule_cancel"):
        sent = reporter.post(reverse(f"admin:{name}", args=[made.pk]), in_an_hour())
        assert sent.status_code == 404
    made.refresh_from_db()
    assert made.state == "waiting"


def test_one_is_moved_and_cancelled_from_the_list():
    made, client = a_schedule(state="failed", problem="The embargo holds."), signed_in(a.a_user())
    listed = client.get(reverse("admin:schedules")).text
    assert "The embargo holds." in listed
    assert "Run now" in listed

    assert client.get(reverse("admin:schedule_move", args=[made.pk])).status_code == 200
    client.post(reverse("admin:schedule_move", args=[made.pk]), in_an_hour())
    made.refresh_from_db()
    assert (made.state, made.problem) == ("waiting", "")

    client.post(reverse("admin:schedule_cancel", args=[made.pk]))
    made.refresh_from_db()
    assert made.state == "cancelled"
    assert client.get(reverse("admin:schedule_move", args=[made.pk])).status_code == 404


def test_a_live_story_is_taken_down_later():
    story = a.a_live_story().story
    chief = a.a_user(PUBLISHER)
    for right in ("view_story", "take_down_story", "schedule_story"):
        chief.user_permissions.add(a.a_right(right))

    signed_in(chief).post(page("expire", story), {"intent": str(uuid4())} | in_an_hour())

    assert Schedule.objects.get().action == "expire"


def test_an_overdue_schedule_is_told_on_every_page_of_the_desk():
    a_schedule(at=timezone.now() - timedelta(minutes=2))
    alarms.watch.forget()
    client = signed_in(a.a_user(REPORTER))

    for name in ("index", "password_change", "schedules"):
        assert "1 schedule is overdue" in client.get(reverse(f"admin:{name}")).text
    assert "overdue" not in Client().get(reverse("admin:login")).text
    alarms.watch.forget()


def test_one_that_was_late_says_by_how_much():
    now = timezone.now()
    a_schedule(state="done", at=now - timedelta(minutes=4, seconds=5), ended_at=now)

    assert "late by 4 min" in signed_in(a.a_user()).get(reverse("admin:schedules")).text
