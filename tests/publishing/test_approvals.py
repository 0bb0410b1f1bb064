"""An approval is of one Version, by somebody else than its writers, and a later edit voids it."""

import pytest
from django.db import transaction

from articles.models import Approval, AuditEntry, Notice, Text
from articles.publishing import approvals, versions
from articles.publishing.approvals import Way
from articles.publishing.errors import Moved, NotAllowed
from articles.publishing.roles import EDITOR, LEGAL, REPORTER
from tests import builders as a

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def reporter():
    return a.a_user(REPORTER)


@pytest.fixture
def story(reporter):
    story = a.a_story("The night ferry is back", created_by=reporter)
    save(story, reporter)
    story.refresh_from_db()
    return story


def save(story, by):
    with transaction.atomic():
        return versions.save(versions.lock(story.pk), by=by, now=a.NOON)


def edited(story, by, html):
    Text.objects.filter(parent=story).update(html=html)
    version = save(story, by)
    story.refresh_from_db()
    return version


def told(user):
    return list(Notice.objects.filter(user=user).order_by("pk").values_list("kind", flat=True))


def test_an_approval_names_its_version_and_the_writer_is_told(story, reporter):
    lawyer = a.a_user(LEGAL)

    made = approvals.approve(story.pk, by=lawyer, version=1, note="Cleared.")

    assert (made.version.number, made.note, made.alone) == (1, "Cleared.", "")
    story.refresh_from_db()
    assert list(approvals.standing(story)) == [made]
    [notice] = Notice.objects.filter(user=reporter)
    assert (notice.kind, notice.text) == ("approved", "Version 1. Cleared.")
    entered = AuditEntry.objects.get(what="approved")
    assert (entered.name, entered.detail) == (str(lawyer), "version 1")


def test_a_later_edit_voids_it_and_tells_both_once(story, reporter):
    lawyer, other = a.a_user(LEGAL), a.a_user(EDITOR)
    made = approvals.approve(story.pk, by=lawyer, version=1)
    Notice.objects.all().delete()

    edited(story, other, "<p>The council split ten to five.</p>")
    edited(story, other, "<p>The council split eleven to four.</p>")

    assert list(approvals.standing(story)) == []
    assert list(approvals.void(story)) == [made]
    assert told(lawyer) == told(reporter) == ["approval void"]
    assert told(other) == []


def test_a_save_that_changes_nothing_voids_nothing(story, reporter):
    lawyer = a.a_user(LEGAL)
    made = approvals.approve(story.pk, by=lawyer, version=1)

    save(story, reporter)

    story.refresh_from_db()
    assert list(approvals.standing(story)) == [made]
    assert told(lawyer) == []


def test_a_save_asks_for_approvals_once(story, reporter, django_assert_num_queries):
    before = story.saved_as_id

    with django_assert_num_queries(1):
        approvals.left_behind(story, before, by=reporter, now=a.NOON)
    with django_assert_num_queries(0):
        approvals.left_behind(story, None, by=reporter, now=a.NOON)


def test_who_looked_at_an_older_version_is_told_so(story, reporter):
    edited(story, reporter, "<p>The council split ten to five.</p>")

    with pytest.raises(Moved, match="version 2 now"):
        approvals.approve(story.pk, by=a.a_user(LEGAL), version=1)

    assert not Approval.objects.exists()


def test_it_takes_the_right_and_is_given_once(story, reporter):
    lawyer = a.a_user(LEGAL)

    with pytest.raises(NotAllowed):
        approvals.approve(story.pk, by=a.a_user(REPORTER), version=1)
    approvals.approve(story.pk, by=lawyer, version=1)
    with pytest.raises(Moved, match="already"):
        approvals.approve(story.pk, by=lawyer, version=1)

    assert Approval.objects.count() == 1


def test_a_restricted_story_is_approved_by_those_who_see_it(story):
    lawyer = a.a_user(LEGAL)
    type(story).objects.update(restricted=True)

    with pytest.raises(NotAllowed):
        approvals.approve(story.pk, by=lawyer, version=1)
    story.named.create(user=lawyer)
    approvals.approve(story.pk, by=lawyer, version=1)

    assert "ferry" not in AuditEntry.objects.get(what="approved").thing


def own(story, how, editor):
    if how == "begun":
        type(story).objects.update(created_by=editor)
    elif how == "assigned":
        type(story).objects.update(assigned_to=editor)
    elif how == "saved":
        edited(story, editor, "<p>Other words.</p>")
    else:
        a.a_byline(story, a.an_author(user=editor))
        save(story, None)
    story.refresh_from_db()
    return story.saved_as.number


@pytest.mark.parametrize("how", ["begun", "assigned", "saved", "byline"])
def test_nobody_approves_their_own_work_while_somebody_else_can(story, how):
    editor, colleague = a.a_user(EDITOR), a.a_user(LEGAL)
    number = own(story, how, editor)

    with pytest.raises(NotAllowed, match="somebody else approves"):
        approvals.approve(story.pk, by=editor, version=number, alone="I am in a hurry.")

    assert approvals.way(colleague, story, story.saved_as) == Way.FREE
    approvals.approve(story.pk, by=colleague, version=number)


def test_the_only_holder_of_the_right_approves_their_own_with_a_reason_on_record(story):
    editor = a.a_user(EDITOR)
    gone = a.a_user(LEGAL)
    type(gone).objects.filter(pk=gone.pk).update(is_active=False)
    number = own(story, "begun", editor)

    with pytest.raises(approvals.NoReason):
        approvals.approve(story.pk, by=editor, version=number, alone="  ")
    made = approvals.approve(story.pk, by=editor, version=number, alone="I work alone tonight.")

    assert made.alone == "I work alone tonight."
    assert "by oneself" in AuditEntry.objects.get(what="approved").detail


def test_a_reason_of_somebody_who_owes_none_is_not_kept(story):
    made = approvals.approve(story.pk, by=a.a_user(LEGAL), version=1, alone="Why not?")

    assert made.alone == ""
