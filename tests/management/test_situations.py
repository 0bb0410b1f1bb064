"""What goes on at the demo's desk: each situation as colleagues find it after loading."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone

from articles.management.demo import situations
from articles.management.demo.accounts import ACCOUNTS
from articles.models import (
    Approval,
    AuditEntry,
    LiveStory,
    Note,
    Notice,
    OutsideLink,
    Priority,
    SavedFilter,
    Schedule,
    Stage,
    Story,
    Transition,
    Waiver,
)
from articles.publishing import access, approvals, holds, lateness, notices, obstacles, schedule
from tests.management.test_load_demo import TABLES, load_again

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("demo"),
    pytest.mark.xdist_group("demo"),
]

EVERYTHING = (*TABLES, Schedule, Approval, Note, Notice, OutsideLink, Waiver, AuditEntry)
SAND = "who-was-paid-for-sand-that-stayed"
CRANE = "crane-three-fails-its-inspection"
FERRIES = "ferries-every-half-hour-from-monday"
POST = "who-reads-the-harbour-officers-post"


def at_the_desk(name: str) -> User:
    return User.objects.get(username=name)


def written(slug: str) -> Story:
    return Story.objects.get(slug=slug)


def by_the_clock(slug: str) -> Schedule:
    return Schedule.objects.select_related("story", "version").get(story__slug=slug)


def test_loading_again_does_nothing_twice(content):
    before = {table: table.objects.count() for table in EVERYTHING}

    load_again(content)

    assert {table: table.objects.count() for table in EVERYTHING} == before


def test_what_the_desk_undid_stays_undone(content):
    Schedule.objects.filter(story__slug=FERRIES).update(state=Schedule.State.CANCELLED)
    SavedFilter.objects.all().delete()

    load_again(content)

    assert by_the_clock(FERRIES).state == Schedule.State.CANCELLED
    assert not SavedFilter.objects.exists()


def test_a_story_that_was_changed_before_is_left_as_it_is(monkeypatch):
    only = {SAND: situations.SITUATIONS[SAND]}
    monkeypatch.setattr(situations, "SITUATIONS", only)
    Schedule.objects.all().delete()
    before = Approval.objects.filter(story__slug=SAND).count()

    situations.bring_about(
        dict(Story.objects.values_list("slug", "pk")),
        {account.username: at_the_desk(account.username) for account in ACCOUNTS},
        timezone.now(),
    )

    assert Approval.objects.filter(story__slug=SAND).count() == before


# --- by the clock -------------------------------------------------------------------------------


def test_something_goes_live_in_a_few_minutes_without_the_later_edit():
    row = by_the_clock(FERRIES)
    ahead = row.at - row.made_at - timedelta(minutes=30)

    assert timedelta(minutes=4) <= ahead <= timedelta(minutes=5)
    assert (row.state, row.at.second) == (Schedule.State.WAITING, 0)
    assert "23:20" in row.version.text
    assert "23:40" in row.story.saved_as.text


def test_nothing_stands_in_its_way():
    row = by_the_clock(FERRIES)
    found = obstacles.ahead(row.story, row.version, kind=row.kind, note="", at=row.at)

    assert found == []


def test_one_job_was_missed_because_a_lawyer_holds_the_story():
    row = schedule.missed().get()

    assert row.story.slug == CRANE
    assert row.state == Schedule.State.FAILED
    assert timedelta(0) < timezone.now() - row.at < timedelta(hours=2)
    assert "held by Leonie Frank" in row.problem
    assert not LiveStory.objects.filter(story=row.story).exists()


def test_what_was_missed_is_no_alarm_for_those_who_watch_the_site():
    assert lateness.alarms(timezone.now()) == []


# --- between colleagues -------------------------------------------------------------------------


def test_one_story_was_sent_back_with_a_note():
    last = Transition.objects.filter(story__slug="inside-the-signal-box").first()

    assert (last.source, last.target) == (Stage.FOR_EDIT, Stage.WRITING)
    assert last.by == at_the_desk("city")
    assert "signalman" in last.note


def test_one_story_waits_for_the_editor_of_its_section():
    story = Story.objects.get(stage=Stage.FOR_EDIT)

    assert access.works_for(at_the_desk("city"), story)
    assert story.assigned_to == at_the_desk("reporter")


def test_one_assignment_says_what_is_asked_for():
    story = written("who-cleans-the-beach-at-saltholm")

    assert story.stage == Stage.ASSIGNED
    assert story.priority == Priority.HIGH
    assert "donkey" in story.asked_for
    assert story.due > timezone.now()


def test_a_restricted_story_is_seen_by_those_it_names_and_by_publishers():
    story = written(POST)
    seeing = {account.username for account in ACCOUNTS} - {"city", "photo", "admin"}

    assert {user.username for user in access.readers(story)} == seeing


def test_notes_are_answered_done_and_privileged():
    on_a_block = Note.objects.get(story__slug=SAND, text__contains="four days in the log")
    done = Note.objects.get(done_at__isnull=False)
    privileged = Note.objects.get(story__slug=SAND, privileged=True)

    assert on_a_block.block
    assert on_a_block.replies.get().by == at_the_desk("reporter")
    assert done.done_by == at_the_desk("city")
    assert access.may_read_note(at_the_desk("reporter"), privileged)
    assert not access.may_read_note(at_the_desk("photo"), privileged)


@pytest.mark.parametrize("account", ACCOUNTS, ids=lambda account: account.username)
def test_everybody_has_something_to_read(account):
    assert 1 <= notices.unread(at_the_desk(account.username)).count() <= 25


def test_the_editor_keeps_a_list(client):
    editor = at_the_desk("editor")
    kept = SavedFilter.objects.get(user=editor)

    client.force_login(editor)
    shown = client.get(f"{reverse('admin:articles_story_changelist')}?{kept.query}")

    assert [str(found) for found, is_shown in shown.context["kept_lists"] if is_shown]
    assert "Inside the signal box" in shown.text


# --- lawyers ------------------------------------------------------------------------------------


def test_one_approval_is_void_and_one_from_outside_stands():
    story = written(SAND)

    assert approvals.void(story).get().by == at_the_desk("legal")
    assert approvals.standing(story).get().name == "Helen Marsh"
    assert "lifted by night" in story.saved_as.text


def test_another_approval_stands():
    story = written("the-last-lamplighter")

    assert approvals.standing(story).get().by == at_the_desk("legal")


def test_legal_holds_what_it_reads():
    story = written(SAND)
    held = holds.open_hold(story)

    assert story.stage == Stage.LEGAL
    assert held.by == at_the_desk("legal")
    assert "contractor" in held.reason


def test_a_lawyer_outside_has_read_it_over_a_link():
    link = OutsideLink.objects.get()

    assert link.opened == 1
    assert link.expires_at > timezone.now() + timedelta(days=6)
    assert link.notes.get().name == "Helen Marsh"


def test_one_check_was_set_aside_and_is_still_to_be_done():
    waiver = Waiver.objects.get(done_at=None)

    assert waiver.finding.startswith("quotation-unresolved")
    assert waiver.story.live.headline == "Brass band stops the Wend Bridge"


# --- as the desk shows it -----------------------------------------------------------------------


def test_the_first_page_shows_them(client):
    client.force_login(at_the_desk("editor"))

    page = client.get(reverse("admin:index")).text

    assert "Should have gone live" in page
    assert "Ferries every half hour from Monday" in page
    assert "later edits are not in it" in page


def test_the_reporter_finds_the_note_that_came_with_the_story(client):
    client.force_login(at_the_desk("reporter"))

    page = client.get(reverse("admin:index")).text

    assert "Sent back" in page
    assert "Who is the signalman?" in page
