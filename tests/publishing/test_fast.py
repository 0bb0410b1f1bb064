"""Fast hands: each deed by its own door, once a press, and never more than was asked for."""

from datetime import timedelta
from uuid import uuid4

import pytest

from articles.document.schema import Update
from articles.models import Kind, LiveStory, Photo, Priority, Publication, Stage, Story
from articles.publishing import fast, front, publish, rows
from articles.publishing.errors import Moved, NotAllowed, NotLive, NotReady
from articles.publishing.roles import PHOTO_EDITOR, PUBLISHER, REPORTER
from tests.builders import (
    NOON,
    a_live_story,
    a_photo,
    a_section,
    a_story,
    a_user,
    an_author,
    press,
    published,
)

pytestmark = pytest.mark.django_db

HEADLINE = "Ferry runs aground off Port Alder"
SENTENCE = "The night ferry ran aground on Sunday, the coast guard says."


def a_flash(by=None, sentence=SENTENCE, **fields):
    fields = {"intent": uuid4(), "now": NOON} | fields
    return fast.flash(HEADLINE, a_section(), sentence, by=by or a_user(), **fields)


def update(live, text="All are safe.", **fields):
    fields = press(live.story) | {"now": NOON + timedelta(hours=1)} | fields
    return fast.add_update(live.pk, text, **fields)


def entries(document):
    return [block.html for block in document.blocks if isinstance(block, Update)]


def live_words(story):
    return LiveStory.objects.get(pk=story.pk).version.document


# --- flash ---------------------------------------------------------------------------------------


def test_a_flash_is_live_and_breaking_for_two_hours():
    story = a_flash().story

    live = LiveStory.objects.listed().get(pk=story.pk)
    assert live.headline == HEADLINE
    assert live.breaking_until == NOON + timedelta(hours=2)
    assert live.slug == "ferry-runs-aground-off-port-alder"


def test_a_flash_pressed_twice_is_one_story():
    editor, intent = a_user(), uuid4()

    first, second = (a_flash(by=editor, intent=intent) for _ in range(2))

    assert first == second
    assert Story.objects.count() == 1


def test_a_second_flash_of_the_same_words_gets_an_address_of_its_own():
    first, second = a_flash(), a_flash()

    slugs = [live_words(one.story).slug for one in (first, second)]
    assert slugs == ["ferry-runs-aground-off-port-alder", "ferry-runs-aground-off-port-alder-2"]


def test_a_flash_that_is_not_fit_leaves_nothing_behind():
    with pytest.raises(NotReady):
        a_flash(sentence="“We are all safe,” the captain said.")

    assert not Story.objects.exists()


def test_who_may_not_publish_flashes_nothing():
    with pytest.raises(NotAllowed):
        a_flash(by=a_user(REPORTER))

    assert not Story.objects.exists()


def test_a_reporter_sends_a_flash_to_the_desk_once():
    reporter, intent = a_user(REPORTER), uuid4()

    first, second = (
        fast.send_flash(HEADLINE, a_section(), SENTENCE, by=reporter, intent=intent)
        for _ in range(2)
    )

    assert first == second
    assert (first.stage, first.priority) == (Stage.FOR_EDIT, Priority.HIGH)
    assert not Publication.objects.exists()


# --- updates -------------------------------------------------------------------------------------


def test_an_update_is_added_to_what_is_live_and_to_the_working_copy():
    live = a_live_story()

    update(live, "All are safe.\nThe harbour is <open>.")

    words = ["<p>All are safe.</p><p>The harbour is &lt;open&gt;.</p>"]
    assert entries(live_words(live)) == words
    assert entries(rows.freeze(live.story)) == words


def test_the_newest_update_stands_first():
    live = a_live_story()
    update(live, "First.")
    update(live, "Second.", now=NOON + timedelta(hours=2))

    assert entries(live_words(live)) == ["<p>Second.</p>", "<p>First.</p>"]


def test_an_update_publishes_nothing_of_a_rewrite_that_waits():
    live = a_live_story("As it is live")
    Story.objects.filter(pk=live.pk).update(headline="A rewrite", standfirst="New.")

    update(live)

    assert live_words(live).headline == "As it is live"
    story = Story.objects.get(pk=live.pk)
    assert (story.headline, entries(rows.freeze(story))) == ("A rewrite", ["<p>All are safe.</p>"])


def test_publishing_the_rewrite_later_keeps_the_update():
    live = a_live_story()
    Story.objects.filter(pk=live.pk).update(headline="A rewrite")
    update(live)

    publish.publish(live.pk, **press(live.story))

    document = live_words(live)
    assert (document.headline, entries(document)) == ("A rewrite", ["<p>All are safe.</p>"])


def test_the_same_update_twice_is_one():
    live = a_live_story()
    same = press(live.story)

    first, second = (update(live, **same) for _ in range(2))

    assert first == second
    assert len(entries(live_words(live))) == 1


def test_a_picture_of_an_update_leads_a_story_that_has_none():
    live, photo = a_live_story(), a_photo()

    update(live, photo=photo)

    assert LiveStory.objects.get(pk=live.pk).lead_photo == photo.pk
    assert Story.objects.get(pk=live.pk).lead_photo == photo


def test_a_second_picture_stands_above_the_entries():
    live = a_live_story(lead_photo=a_photo())
    photo = a_photo()

    update(live, photo=photo)

    _text, figure, entry = live_words(live).blocks
    assert (figure.photo, type(entry)) == (photo.pk, Update)


def test_a_picture_without_a_credit_stops_an_update():
    live = a_live_story()

    with pytest.raises(NotReady, match="credit"):
        update(live, photo=a_photo(credit=""))

    assert entries(rows.freeze(live.story)) == []


def test_an_update_to_what_somebody_else_changed_is_refused():
    live = a_live_story()
    old = press(live.story)
    update(live, "First.")

    with pytest.raises(Moved):
        update(live, "Second.", **old)


def test_nothing_is_added_to_a_story_that_is_not_live():
    story = a_story()

    with pytest.raises(NotLive):
        fast.add_update(story.pk, "News.", **press(story))


def test_a_reporter_does_not_update_what_is_live():
    live = a_live_story()

    with pytest.raises(NotAllowed):
        update(live, by=a_user(REPORTER))


# --- breaking, lead ------------------------------------------------------------------------------


def test_breaking_ends_without_a_new_time_and_without_the_rewrite():
    live = published(a_story(breaking_until=NOON + timedelta(days=1)), now=NOON)
    Story.objects.filter(pk=live.pk).update(headline="A rewrite")

    done = fast.end_breaking(live.pk, **press(live.story))

    now = LiveStory.objects.get(pk=live.pk)
    assert (done.kind, now.breaking_until, now.headline) == (
        Kind.SMALL_FIX,
        None,
        live.headline,
    )
    assert now.updated_at == live.updated_at
    assert Story.objects.get(pk=live.pk).breaking_until is None


@pytest.mark.parametrize(("role", "may"), [(PUBLISHER, True), (REPORTER, False)])
def test_the_lead_is_made_by_who_may(role, may):
    live = a_live_story()

    if may:
        fast.make_lead(live.pk, by=a_user(role))
        assert front.shown().lead.story == live.pk
    else:
        with pytest.raises(NotAllowed):
            fast.make_lead(live.pk, by=a_user(role))


# --- from the scene ------------------------------------------------------------------------------

PASTED = """Ferry runs aground

The coast guard is on its way.

The night ferry ran aground on Sunday evening.

Forty people were aboard.
"""


def filed(by, **fields):
    return fast.file(PASTED, by=by, **{"intent": uuid4(), "now": NOON} | fields)


def test_what_is_filed_waits_for_an_editor_with_its_pictures():
    reporter = a_user(REPORTER)
    an_author(user=reporter)
    photos = [a_photo(), a_photo()]

    story = filed(reporter, photos=photos, section=a_section(), note="More to come.")

    document = rows.freeze(story)
    assert (story.stage, story.headline) == (Stage.FOR_EDIT, "Ferry runs aground")
    assert [figure.photo for figure in document.figures()] == [photo.pk for photo in photos]
    assert document.bylines
    assert story.transitions.get().note == "More to come."
    assert story.saved_as.document == document


def test_a_headline_that_was_given_stands():
    assert filed(a_user(REPORTER), headline="My own").headline == "My own"


def test_what_is_filed_twice_with_a_bad_signal_is_one_story():
    reporter, intent = a_user(REPORTER), uuid4()

    first, second = (filed(reporter, intent=intent) for _ in range(2))

    assert first == second
    assert Story.objects.count() == 1


def test_pictures_alone_can_be_filed():
    photo: Photo = a_photo()

    story = fast.file("", headline="From the pier", by=a_user(), intent=uuid4(), photos=[photo])

    assert (story.headline, story.lead_photo) == ("From the pier", photo)


def test_who_may_not_write_files_nothing():
    with pytest.raises(NotAllowed):
        filed(a_user(PHOTO_EDITOR))
