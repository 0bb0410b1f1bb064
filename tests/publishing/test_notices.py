"""What people are told: of what concerns them, once, and of nothing that they may not see."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from articles.document import walltime
from articles.document.walltime import When
from articles.models import Desk, Notice, Schedule, Story
from articles.publishing import holds, notices, publish, schedule, wording
from articles.publishing.roles import EDITOR, PUBLISHER, REPORTER
from tests import builders as a

pytestmark = pytest.mark.django_db


def told(user: User, kind: Notice.Kind) -> list[str]:
    rows = Notice.objects.filter(user=user, kind=kind).order_by("pk")
    return list(rows.values_list("text", flat=True))


def a_notice(user: User, story: Story | None = None, **fields: object) -> Notice:
    fields = {"kind": Notice.Kind.HELD, "at": a.NOON} | fields
    return Notice.objects.create(user=user, story=story or a.a_story(), **fields)


# --- what readers have changed -------------------------------------------------------------------


def test_who_writes_a_story_is_told_when_somebody_else_publishes_it() -> None:
    creator, assigned, publisher = a.a_user(REPORTER), a.a_user(REPORTER), a.a_user()
    story = a.a_story(created_by=creator, assigned_to=assigned)

    publish.publish(story.pk, **a.press(story, publisher))

    for user in (creator, assigned):
        assert told(user, Notice.Kind.PUBLISHED) == ["First published, public version 1."]
    assert told(publisher, Notice.Kind.PUBLISHED) == []


def test_a_correction_says_what_it_is_and_the_same_press_tells_once() -> None:
    creator = a.a_user(REPORTER)
    live = a.a_live_story(created_by=creator)
    pressed = a.press(live.story, note="It is 162.")

    for _again in range(2):
        publish.correct(live.pk, **pressed)

    assert told(creator, Notice.Kind.PUBLISHED)[1:] == ["Correction, public version 2."]


def test_who_publishes_their_own_story_is_not_told() -> None:
    publisher = a.a_user()
    story = a.a_story(created_by=publisher)

    publish.publish(story.pk, **a.press(story, publisher))

    assert not Notice.objects.exists()


def scheduled(story: Story, by: User) -> Schedule:
    soon = timezone.now() + timedelta(minutes=1)
    when = When(soon, "UTC", soon.strftime(walltime.FORM))
    return schedule.schedule(story.pk, by=by, when=when, intent=a.press(story)["intent"])


@pytest.mark.django_db(transaction=True)
def test_who_scheduled_and_who_writes_are_told_when_the_clock_publishes() -> None:
    creator, publisher = a.a_user(REPORTER), a.a_user()
    story = a.a_story(created_by=creator)
    row = scheduled(story, publisher)

    schedule.run_due(row.at)

    notice = Notice.objects.get(user=publisher, kind=Notice.Kind.PUBLISHED)
    assert "as it was scheduled" in wording.sentence(notice)
    assert len(told(creator, Notice.Kind.PUBLISHED)) == 1


@pytest.mark.django_db(transaction=True)
def test_what_the_clock_could_not_do_is_told_to_those_who_can_do_something() -> None:
    maker, other, reporter = a.a_user(), a.a_user(PUBLISHER), a.a_user(REPORTER)
    story = a.a_story(created_by=reporter)
    row = scheduled(story, maker)
    holds.hold(story.pk, by=other, reason="Wait")

    schedule.run_due(row.at)

    for user in (maker, other):
        assert "is held by Ana" in told(user, Notice.Kind.MISSED)[0]
    assert told(reporter, Notice.Kind.MISSED) == []


def test_a_long_name_and_a_long_text_are_cut_and_told() -> None:
    user = a.a_user(first_name="B" * 150, last_name="C" * 150)

    holds.hold(a.a_story(created_by=a.a_user(REPORTER)).pk, by=user, reason="x" * 5000)

    notice = Notice.objects.get()
    assert (len(notice.actor), len(notice.text)) == (200, 1000)


# --- seeing and counting -------------------------------------------------------------------------


def test_what_one_may_not_see_any_more_is_neither_listed_nor_counted() -> None:
    reporter, story = a.a_user(REPORTER), a.a_story()
    a_notice(reporter, story)
    seen = a_notice(reporter)
    assert notices.own(reporter).unread == 2

    Story.objects.filter(pk=story.pk).update(restricted=True)

    assert list(notices.of(reporter)) == [seen]
    assert notices.own(reporter).unread == 1
    reporter.groups.clear()
    fresh = User.objects.get(pk=reporter.pk)
    assert (notices.own(fresh).unread, notices.of(fresh).exists()) == (0, False)


@pytest.mark.parametrize("role", [REPORTER, PUBLISHER])
def test_the_count_and_the_preferences_cost_one_query(role, django_assert_num_queries) -> None:
    user, story = a.a_user(role), a.a_story()
    for _number in range(3):
        a_notice(user, story)
    a_notice(user, story, read_at=a.NOON)
    a_notice(a.a_user(), story)
    Desk.objects.create(user=user, shortcuts=False)
    assert user.has_perm("articles.view_story")

    with django_assert_num_queries(1):
        own = notices.own(user)

    assert (own.unread, own.shown, own.shortcuts) == (3, "3", False)


def test_much_is_not_counted_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notices, "MOST_COUNTED", 2)
    user, story = a.a_user(), a.a_story()
    for _number in range(5):
        a_notice(user, story)

    assert (notices.own(user).unread, notices.own(user).shown) == (3, "2+")


def test_one_reads_ones_own_notices_and_only_those_that_were_there() -> None:
    user, other, story = a.a_user(), a.a_user(EDITOR), a.a_story()
    first, second = a_notice(user, story), a_notice(user, story)
    theirs = a_notice(other, story)

    assert notices.read(user, [first.pk, theirs.pk]) == 1
    assert notices.read_until(user, second.pk) == 1
    later = a_notice(user, story)

    assert list(notices.unread(user)) == [later]
    assert notices.unread(other).get() == theirs


def test_every_kind_of_notice_has_a_sentence() -> None:
    story = a.a_story("Ferries")

    for kind in Notice.Kind:
        sentence = wording.sentence(Notice(kind=kind, story=story, actor="Mara"))
        unnamed = wording.sentence(Notice(kind=kind, story=story, actor="Mara"), unnamed=True)
        assert "“Ferries”" in sentence
        assert "Ferries" not in unnamed
        assert sentence[0].isupper() or sentence[0] == "“"
        assert unnamed[0].isupper()
