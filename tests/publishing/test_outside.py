"""A link for somebody without an account opens one story, while whoever made it may show it."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from articles.models import Approval, AuditEntry, Note, Notice, OutsideLink, Stage, Story, Text
from articles.publishing import answers, approvals, desk_search, outside, versions
from articles.publishing.errors import Moved, NotAllowed
from articles.publishing.outside import LinkRefused
from articles.publishing.roles import EDITOR, PUBLISHER, REPORTER
from tests import builders as a

pytestmark = pytest.mark.django_db(transaction=True)

NOW = timezone.now().replace(microsecond=0)
DAY = timedelta(days=1)


@pytest.fixture
def editor():
    return a.a_user(EDITOR)


@pytest.fixture
def story():
    story = a.a_story("The night ferry is back", created_by=a.a_user(REPORTER))
    return saved(story)


def saved(story, html=None):
    if html:
        Text.objects.filter(parent=story).update(html=html)
    with transaction.atomic():
        versions.save(versions.lock(story.pk), by=None, now=NOW)
    story.refresh_from_db()
    return story


def made(story, by, **fields):
    fields = {"recipient": "Counsel", "lasts": DAY, "now": NOW, "may_approve": True} | fields
    return outside.make(story.pk, by=by, **fields)


def opened(secret, at=NOW):
    return outside.opened(secret, at)


def noted(secret, text="Is that so?", at=NOW, **fields):
    shown = opened(secret, at)
    sent = {"seen": shown.form, "number": shown.version.number, "block": "", "name": "Ada"}
    return answers.comment(secret, text=text, now=at, **sent | fields)


def approved(secret, shown=None, **fields):
    shown = shown or opened(secret)
    sent = {"seen": shown.form, "number": shown.version.number, "name": "Ada", "text": ""}
    return answers.approve(secret, now=NOW, **sent | fields)


# --- what opens ----------------------------------------------------------------------------------


def test_a_link_shows_the_newest_version_or_the_one_that_it_names(story, editor):
    newest, first = made(story, editor), made(story, editor, version=1)
    saved(story, "<p>The council split ten to five.</p>")

    assert opened(newest.secret).version.number == 2
    assert opened(first.secret).version.number == 1
    assert opened(newest.secret).link.recipient == "Counsel"


def test_the_secret_is_kept_nowhere_and_is_long(story, editor):
    link, secret = made(story, editor)

    assert len(secret) == 43
    row = OutsideLink.objects.filter(pk=link.pk).values().get()
    assert secret not in str(row)
    assert row["digest"] == outside.digest(secret)
    assert secret not in str(AuditEntry.objects.values().get(what="link made"))


def test_nothing_else_opens(story, editor):
    link, secret = made(story, editor)

    assert opened(secret, NOW + DAY - timedelta(seconds=1))
    for other in ("", secret[:-1], secret + "A", secret.swapcase(), link.digest):
        assert opened(other) is None
    assert opened(secret, NOW + DAY) is None
    outside.revoke(story.pk, link.pk, by=editor)
    assert opened(secret) is None


def closing(how, story, maker):
    stories, makers = Story.objects.filter(pk=story.pk), type(maker).objects.filter(pk=maker.pk)
    if how == "spiked":
        stories.update(stage=Stage.SPIKED)
    elif how == "restricted":
        stories.update(restricted=True)
    elif how == "embargo":
        stories.update(embargo_until=NOW + timedelta(hours=1))
    elif how == "demoted":
        maker.groups.clear()
    elif how == "deactivated":
        makers.update(is_active=False)
    elif how == "no staff":
        makers.update(is_staff=False)


CLOSING = ["spiked", "restricted", "embargo", "demoted", "deactivated", "no staff"]


@pytest.mark.parametrize("how", CLOSING)
def test_a_link_ends_with_what_its_maker_may_show(how, story, editor):
    secret = made(story, editor).secret
    assert opened(secret)

    closing(how, story, editor)

    assert opened(secret) is None
    assert (
        answers.comment(secret, seen="", number=1, block="", name="", text="Still here?", now=NOW)
        is None
    )
    assert answers.approve(secret, seen="", number=1, name="", text="", now=NOW) is None


def test_an_unknown_secret_costs_what_one_costs_that_is_over(
    story, editor, django_assert_num_queries
):
    secret = made(story, editor).secret
    with django_assert_num_queries(3):
        assert opened(secret, NOW + DAY) is None
    with django_assert_num_queries(3):
        assert opened("nothing") is None


def test_under_embargo_only_who_may_lift_it_shows_a_story_outside(story, editor):
    Story.objects.filter(pk=story.pk).update(embargo_until=NOW + timedelta(hours=1))

    with pytest.raises(NotAllowed, match="embargo"):
        made(story, editor)
    assert opened(made(story, a.a_user(PUBLISHER)).secret)


def test_making_one_takes_the_right_and_is_bounded(story, editor, monkeypatch):
    with pytest.raises(NotAllowed):
        made(story, a.a_user(REPORTER))
    for wrong in (
        {"lasts": outside.LONGEST + DAY},
        {"lasts": timedelta(0)},
        {"recipient": " \x00 "},
        {"version": 7},
    ):
        with pytest.raises(LinkRefused):
            made(story, editor, **wrong)
    monkeypatch.setattr(outside, "MOST_LINKS", 1)
    made(story, editor)
    with pytest.raises(LinkRefused, match="links that run"):
        made(story, editor)
    assert OutsideLink.objects.count() == 1


def test_revoking_takes_the_right_and_a_link_of_that_story(story, editor):
    link, secret = made(story, editor)
    other = saved(a.a_story("Another"))

    with pytest.raises(NotAllowed):
        outside.revoke(story.pk, link.pk, by=a.a_user(REPORTER))
    with pytest.raises(Moved):
        outside.revoke(other.pk, link.pk, by=editor)
    assert opened(secret)
    outside.revoke(story.pk, link.pk, by=a.a_user(EDITOR))
    with pytest.raises(Moved):
        outside.revoke(story.pk, link.pk, by=editor)
    assert AuditEntry.objects.filter(what="link revoked").count() == 1


def test_openings_are_counted_and_entered_once_a_minute(story, editor):
    link, _secret = made(story, editor)
    start = NOW.replace(second=0)

    for seconds in (0, 1, 59, 60):
        outside.count(link, start + timedelta(seconds=seconds))

    link.refresh_from_db()
    assert (link.opened, link.last_opened_at) == (4, start + timedelta(minutes=1))
    entries = AuditEntry.objects.filter(what="link opened")
    assert [entry.detail for entry in entries] == [f"link {link.pk}"] * 2


# --- what comes back -----------------------------------------------------------------------------


def test_a_note_from_outside_reaches_the_desk_with_what_was_read(story, editor):
    secret = made(story, editor).secret
    block = opened(secret).document.blocks[0].id

    note = noted(secret, " Nine to <six>?\x00 ", block=block)

    assert (note.text, note.block, note.name, note.by) == ("Nine to <six>?", block, "Ada", None)
    assert (note.link.recipient, note.version.number) == ("Counsel", 1)
    said = ("Ada", "Nine to <six>?")
    told = Notice.objects.filter(kind="outside note", note=note)
    assert set(told.values_list("user", "actor", "text")) == {
        (story.created_by_id, *said),
        (editor.pk, *said),
    }
    assert list(desk_search.found("nine to six", editor)) == [story]


def test_a_note_on_what_changed_meanwhile_is_kept_and_says_what_was_read(story, editor):
    secret = made(story, editor).secret
    read = opened(secret)
    saved(story, "<p>The council split ten to five.</p>")

    note = noted(secret, seen=read.form, number=1, block="b00000000", name="")

    assert (note.version.number, note.block, note.name) == (1, "", "Counsel")


def test_a_form_that_no_page_of_this_link_made_is_refused(story, editor):
    secret, other = made(story, editor).secret, made(story, editor).secret
    for wrong in ({"seen": "x"}, {"seen": opened(other).form}, {"number": 2}, {"number": 0}):
        with pytest.raises(LinkRefused):
            noted(secret, **wrong)
    assert not Note.objects.exists()


def test_notes_are_bounded_in_length_number_and_speed(story, editor, monkeypatch):
    secret = made(story, editor).secret
    for text in (" \x00\n", "x" * (answers.MAX_TEXT + 1)):
        with pytest.raises(LinkRefused):
            noted(secret, text)
    monkeypatch.setattr(answers, "MOST_AT_ONCE", 2)
    monkeypatch.setattr(answers, "MOST_NOTES", 3)
    noted(secret)
    noted(secret)
    with pytest.raises(LinkRefused, match="in a minute"):
        noted(secret)
    noted(secret, at=NOW + timedelta(minutes=2))
    with pytest.raises(LinkRefused, match="3 notes"):
        noted(secret, at=NOW + timedelta(minutes=4))
    assert Note.objects.count() == 3


def test_a_link_does_what_it_was_made_for(story, editor):
    secret = made(story, editor, may_comment=False, may_approve=False).secret

    with pytest.raises(NotAllowed):
        noted(secret)
    with pytest.raises(NotAllowed):
        approved(secret)


def test_an_approval_from_outside_is_of_the_version_shown(story, editor):
    secret = made(story, editor).secret

    made_one = approved(secret, text="Cleared.")

    story.refresh_from_db()
    assert list(approvals.standing(story)) == [made_one]
    assert (made_one.name, made_one.by, made_one.version.number) == ("Ada", None, 1)
    said = ("Ada (outside)", "Version 1. Cleared.")
    told = Notice.objects.filter(kind="approved").values_list("user", "actor", "text")
    assert set(told) == {(story.created_by_id, *said), (editor.pk, *said)}
    with pytest.raises(Moved, match="already"):
        approved(secret)
    Notice.objects.all().delete()
    saved(story, "<p>Other words.</p>")
    assert list(approvals.void(story)) == [made_one]
    assert set(Notice.objects.values_list("user", "kind")) == {
        (story.created_by_id, "approval void"),
        (editor.pk, "approval void"),
    }


def test_what_changed_since_it_was_opened_is_not_approved(story, editor):
    secret = made(story, editor).secret
    read = opened(secret)
    saved(story, "<p>Other words.</p>")

    with pytest.raises(Moved, match="changed since"):
        approved(secret, read)
    with pytest.raises(Moved):
        approved(secret, seen="x")

    assert not Approval.objects.exists()
