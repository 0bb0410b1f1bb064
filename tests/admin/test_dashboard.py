"""The first page of the desk: what needs me, what was missed, what is scheduled, what is live."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.models import LiveStory, Schedule, Story, Transition
from articles.publishing import publish, versions
from articles.publishing.roles import PHOTO_EDITOR, PUBLISHER, REPORTER
from tests import builders as a

pytestmark = pytest.mark.django_db

INDEX = reverse("admin:index")


def client_of(user: User | None = None) -> Client:
    client = Client()
    client.force_login(user or a.a_user())
    return client


def shown(user: User) -> dict[str, Any]:
    return client_of(user).get(INDEX).context


def steps(user: User) -> list[tuple[str, str]]:
    return [(job.story.headline, job.step) for job in shown(user)["jobs"]]


def moved(story: Story, source: str, target: str, by: User, note: str = "") -> None:
    Transition.objects.create(
        story=story, source=source, target=target, at=timezone.now(), by=by, note=note
    )
    Story.objects.filter(pk=story.pk).update(stage=target)


def a_row(story: Story, at: datetime, **fields: Any) -> Schedule:
    if fields.get("action") != "expire":
        fields["version"] = versions.save(story, by=None, now=a.NOON)
    fields = {"action": "publish", "zone": "UTC", "wall": "2026-01-01T00:00:00"} | fields
    fields.setdefault("made_by", a.a_user())
    return Schedule.objects.create(
        story=story, at=at, made_at=a.NOON, intent=uuid4(), kind="first", **fields
    )


def test_what_a_writer_is_to_write_stands_there_once_and_by_when_it_is_due() -> None:
    reporter, now = a.a_user(REPORTER), timezone.now()
    a.a_story("Later", assigned_to=reporter, due=now + timedelta(hours=5))
    a.a_story("Sooner", assigned_to=reporter, stage="assigned", due=now + timedelta(hours=1))
    a.a_story("Begun", created_by=reporter)
    a.a_story("Handed over", created_by=reporter, assigned_to=a.a_user())
    a.a_story("With the editor", assigned_to=reporter, stage="for edit")

    assert steps(reporter) == [
        ("Sooner", "Begin"),
        ("Later", "Go on writing"),
        ("Begun", "Go on writing"),
    ]


def test_what_was_sent_back_says_by_whom_and_why() -> None:
    reporter, editor = a.a_user(REPORTER), a.a_user(first_name="Jonas")
    story = a.a_story("Ferry", assigned_to=reporter)
    moved(story, "for edit", "writing", editor, "Who counted the votes?")

    page = client_of(reporter).get(INDEX).text

    assert '<span class="chip fix">Sent back</span>' in page
    assert "Jonas" in page
    assert "Who counted the votes?" in page


def test_what_one_took_back_oneself_was_not_sent_back() -> None:
    reporter = a.a_user(REPORTER)
    story = a.a_story("Ferry", assigned_to=reporter)
    moved(story, "for edit", "writing", reporter)

    assert shown(reporter)["jobs"][0].back is None


@pytest.mark.parametrize(
    ("rights", "wanted"),
    [
        ([], []),
        (["move_story"], ["For the editor"]),
        (["lift_hold"], ["For the lawyer"]),
        (["publish_story"], ["Ready to go"]),
    ],
)
def test_what_waits_for_review_waits_for_those_with_the_right(
    rights: list[str], wanted: list[str]
) -> None:
    user = a.a_user(PHOTO_EDITOR)
    user.user_permissions.add(*map(a.a_right, rights))
    a.a_story("For the editor", stage="for edit")
    a.a_story("For the lawyer", stage="legal")
    a.a_story("Ready to go", stage="ready")
    a_row(a.a_story("Ready and scheduled", stage="ready"), timezone.now() + timedelta(hours=1))
    live = a.a_live_story("Ready and live")
    Story.objects.filter(pk=live.pk).update(stage="ready")

    assert sorted(headline for headline, _step in steps(user)) == wanted


@pytest.mark.parametrize(("written_anew", "wanted"), [(False, []), (True, ["Taken back"])])
def test_what_was_taken_back_waits_for_nobody_until_it_is_written_anew(
    written_anew: bool, wanted: list[str]
) -> None:
    publisher = a.a_user(PUBLISHER)
    live = a.a_live_story("Taken back")
    Story.objects.filter(pk=live.pk).update(stage="ready")
    publish.retract(live.pk, by=publisher, intent=uuid4(), seen=1, note="It was not so.")
    if written_anew:
        Story.objects.filter(pk=live.pk).update(saved_at=timezone.now())

    assert [headline for headline, _step in steps(publisher)] == wanted


def test_what_was_missed_stands_in_red_with_its_reason_until_it_is_done() -> None:
    now = timezone.now()
    failed = a_row(
        a.a_story("Bridge closes"), now - timedelta(hours=1), state="failed", problem="No credit."
    )
    client = client_of(failed.made_by)
    before = client.get(INDEX).text

    pressed = client.post(reverse("admin:run_missed", args=[failed.pk]), follow=True)

    assert "Should have gone live at" in before
    assert "No credit." in before
    assert LiveStory.objects.get().headline == "Bridge closes"
    assert not pressed.context["missed"]


def test_what_is_missed_is_run_by_who_may_alone() -> None:
    row = a_row(a.a_story(), timezone.now() - timedelta(hours=1), state="failed")
    reporter = a.a_user(REPORTER)
    url = reverse("admin:run_missed", args=[row.pk])

    assert "Should have gone live" in client_of(reporter).get(INDEX).text
    assert url not in client_of(reporter).get(INDEX).text
    assert client_of(reporter).post(url).status_code == 404
    assert not LiveStory.objects.exists()


def test_only_what_is_missed_is_run_so() -> None:
    row = a_row(a.a_story(), timezone.now() + timedelta(hours=1))

    response = client_of().post(reverse("admin:run_missed", args=[row.pk]))

    assert response.status_code == 404
    assert not LiveStory.objects.exists()


def test_what_is_to_happen_stands_by_time_and_what_is_further_off_does_not() -> None:
    now = timezone.now()
    a.a_story("Embargoed", embargo_until=now + timedelta(hours=2))
    a_row(a.a_story("Goes up"), now + timedelta(hours=3))
    a_row(a.a_live_story("Goes down").story, now + timedelta(hours=1), action="expire")
    a_row(a.a_story("Next week"), now + timedelta(days=7))

    planned = shown(a.a_user())["planned"]

    assert [(job.story.headline, job.chip.text) for job in planned] == [
        ("Goes down", "Comes down"),
        ("Embargoed", "Embargo"),
        ("Goes up", "Goes live"),
    ]


def test_breaking_stands_first_among_what_is_live_with_the_time_left() -> None:
    a.a_live_story("Quiet")
    a.a_live_story("Loud", breaking_until=timezone.now() + timedelta(hours=2, seconds=30))

    page = client_of().get(INDEX).text

    assert page.index("Loud") < page.index("Quiet")
    assert "breaking for 2\xa0hours more" in page


def test_empty_blocks_are_one_line_each() -> None:
    page = client_of(a.a_user(REPORTER)).get(INDEX).text

    for line in ("Nothing needs you.", "Nothing is scheduled.", "Nothing is live yet."):
        assert line in page
    assert "Missed jobs" not in page


def test_the_page_costs_the_same_however_much_there_is() -> None:
    user, now = a.a_user(), timezone.now()
    client = client_of(user)

    def fill(count: int) -> None:
        for _number in range(count):
            story = a.a_story(assigned_to=user, due=now)
            moved(story, "for edit", "writing", a.a_user())
            a_row(a.a_story(), now - timedelta(hours=1), state="failed")
            a_row(a.a_story(), now + timedelta(hours=1))
            a.a_live_story()

    fill(1)
    client.get(INDEX)
    with CaptureQueriesContext(connection) as few:
        client.get(INDEX)
    fill(4)
    with CaptureQueriesContext(connection) as many:
        client.get(INDEX)

    assert len(many) == len(few) <= 22
