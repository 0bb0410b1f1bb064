"""Arranging the front page: saved, published, gone back to, and never by two at once."""

from datetime import timedelta
from importlib import import_module
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from articles.document.front import Arrangement, Band, Pin, read
from articles.models import AuditEntry, Front, FrontPublication, FrontVersion, LiveStory, Purge
from articles.publishing import front, merging, publish
from articles.publishing.errors import Moved, NotAllowed, NotLive
from articles.publishing.roles import EDITOR, PHOTO_EDITOR, PUBLISHER, REPORTER
from tests.builders import (
    NOON,
    a_live_story,
    a_person,
    a_quotation,
    a_quote,
    a_section,
    a_story,
    a_user,
    arranged,
    press,
    published,
)

pytestmark = pytest.mark.django_db


def saved(arrangement: Arrangement, by=None, **fields) -> FrontVersion:
    row = front.row()
    fields = {"started_from": row.saved.number if row.saved else 0} | fields
    return front.save(arrangement, by=by or a_user(), **fields)


def went_out(number: int, **fields) -> FrontPublication:
    row = front.row()
    fields = {
        "by": a_user(),
        "intent": uuid4(),
        "seen": row.live.number if row.live else 0,
    } | fields
    return front.publish(number, **fields)


def leading(live: LiveStory, **fields) -> Arrangement:
    return Arrangement(lead=Pin(story=live.pk), **fields)


# --- saved and published -------------------------------------------------------------------------


def purged() -> int:
    return Purge.objects.filter(key=front.KEY).count()


def test_what_is_saved_is_not_for_readers():
    live = a_live_story()
    before = purged()
    saved(leading(live))
    assert front.shown() == Arrangement()
    assert purged() == before


def test_what_is_published_is():
    live = a_live_story()
    version, before = saved(leading(live)), purged()
    publication = went_out(version.number, note="For the evening")

    assert front.shown() == leading(live)
    assert (publication.number, publication.note) == (1, "For the evening")
    assert purged() == before + 1
    entry = AuditEntry.objects.filter(what=AuditEntry.What.FRONT).get()
    assert entry.detail == "public number 1, version 1"


def test_undone_is_published_again():
    first, second = a_live_story("First"), a_live_story("Second")
    arranged(leading(first))
    arranged(leading(second))
    row = front.row()
    went_out(front.earlier(row.live).version.number)

    assert front.shown() == leading(first)
    assert [row.version.number for row in FrontPublication.objects.all()] == [1, 2, 1]


def test_the_first_one_is_undone_by_nothing_pinned():
    arranged(leading(a_live_story()))
    assert front.earlier(front.row().live) is None
    went_out(0)
    assert front.shown() == Arrangement()


def test_going_back_leaves_a_draft_as_it_is():
    first, second, third = (a_live_story(f"Story {n}") for n in range(3))
    arranged(leading(first))
    arranged(leading(second))
    draft = saved(leading(third))
    went_out(1)

    assert front.shown() == leading(first)
    assert front.row().saved == draft


def test_saving_the_same_makes_no_version():
    live, by = a_live_story(), a_user()
    assert saved(leading(live), by) == saved(leading(live, besides=(None, None)), by)


def test_an_arrangement_refuses_to_change():
    saved(leading(a_live_story()))
    Front.objects.update(saved=None)
    for change in (
        lambda: FrontVersion.objects.update(text="{}"),
        lambda: FrontVersion.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
            change()


def test_one_that_cannot_be_read_leaves_the_page_to_fill_itself(client):
    live = a_live_story("Newest")
    version = FrontVersion.objects.create(number=1, text='{"schema":9}', sha256="", at=NOON)
    Front.objects.create(
        pk=1,
        live=FrontPublication.objects.create(number=1, version=version, at=NOON, intent=uuid4()),
    )
    assert live.headline in client.get("/").text
    assert front.live(front.row()) == Arrangement()


# --- two at once, twice at once ------------------------------------------------------------------


def test_the_second_of_two_editors_is_told_who_was_first():
    live = a_live_story()
    saved(leading(live), a_user(first_name="Bea"))
    with pytest.raises(Moved, match="Bea"):
        saved(Arrangement(), started_from=0)


def test_ones_own_earlier_save_is_not_in_ones_way():
    by = a_user()
    saved(leading(a_live_story()), by)
    assert saved(Arrangement(), by, started_from=0).number == 2


def test_who_publishes_what_they_did_not_see_is_told():
    live = a_live_story()
    number = saved(leading(live)).number
    went_out(number)
    with pytest.raises(Moved):
        went_out(number, seen=0)


def test_the_same_press_twice_is_one_publication():
    number, intent = saved(leading(a_live_story())).number, uuid4()
    assert went_out(number, intent=intent) == went_out(number, intent=intent, seen=0)
    assert FrontPublication.objects.count() == 1


@pytest.mark.parametrize(
    ("role", "may"), [(EDITOR, True), (PUBLISHER, True), (REPORTER, False), (PHOTO_EDITOR, False)]
)
def test_who_may(role, may):
    arrangement, by = leading(a_live_story()), a_user(role)
    number = saved(arrangement).number
    for deed in (
        lambda: saved(Arrangement(), by),
        lambda: went_out(number, by=by),
        lambda: front.pin_lead(None, by=by),
    ):
        if may:
            deed()
        else:
            with pytest.raises(NotAllowed):
                deed()


# --- what may be pinned --------------------------------------------------------------------------


def test_only_what_is_live_is_pinned():
    with pytest.raises(NotLive):
        saved(Arrangement(lead=Pin(story=a_story().pk)))


def test_a_restricted_story_is_pinned_by_who_may_see_it():
    live = a_live_story()
    type(live.story).objects.filter(pk=live.pk).update(restricted=True)
    with pytest.raises(NotLive):
        saved(leading(live), a_user(EDITOR))
    assert saved(leading(live), a_user(PUBLISHER))


def test_a_story_has_one_place():
    live = a_live_story("Night ferry")
    with pytest.raises(front.NotFit, match="Night ferry"):
        saved(leading(live, besides=(Pin(story=live.pk),)))


def test_a_band_is_led_by_a_story_of_its_section():
    live = a_live_story(section=a_section("Sport"))
    other = a_section("Culture")
    with pytest.raises(front.NotFit, match="Sport"):
        saved(Arrangement(bands=(Band(section=other.pk, first=Pin(story=live.pk)),)))


def test_only_what_is_on_record_is_quoted():
    story = a_story(text="<p>“I saw it,” she said.</p>")
    quote = a_quote("I saw it.", speaker=a_person("Private Person"))
    a_quotation(story, quote)
    published(story)
    with pytest.raises(NotLive):
        saved(Arrangement(quotes=(quote.pk,)))


def test_a_chosen_quote_is_followed_to_what_it_was_merged_into(client):
    speaker, by = a_person(public_figure=True), a_user(is_superuser=True)
    words = "There was no time to lose on that night."
    kept, gone = (a_quote(words, speaker=speaker) for _ in range(2))
    for quote in (kept, gone):
        story = a_story(text=f"<p>“{words}” said she.</p>")
        a_quotation(story, quote)
        published(story, now=NOON - timedelta(days=99))
    for number in range(6):
        a_live_story(f"Newer {number}")
    arranged(Arrangement(quotes=(gone.pk,)))
    seen = merging.fingerprint(kept, gone)
    merging.merge_quotes(kept.pk, gone.pk, seen=seen, by=by, now=NOON)
    assert words in client.get("/").text


def test_a_pinned_story_that_goes_away_leaves_its_place_and_comes_back_with_it(client):
    pinned = a_live_story("Pinned", now=NOON - timedelta(days=9))
    a_live_story("Newest", now=NOON)
    arranged(leading(pinned))
    publish.retract(pinned.pk, **press(pinned.story, note="It was wrong."))
    assert "Pinned" not in client.get("/").text

    saved(leading(pinned, besides=(None, None)))  # it may stay in the arrangement meanwhile
    publish.publish(pinned.pk, **press(pinned.story))
    assert client.get("/").text.index("Pinned") < client.get("/").text.index("Newest")


# --- the lead, in two presses --------------------------------------------------------------------


def test_a_new_lead_changes_nothing_else():
    first, second, third = (a_live_story(f"Story {n}") for n in range(3))
    arranged(leading(first, besides=(Pin(story=second.pk),)))
    front.pin_lead(third.pk, by=a_user())
    assert front.shown() == leading(third, besides=(Pin(story=second.pk),))


def test_a_new_lead_is_made_in_the_draft_too_so_that_publishing_it_takes_nothing_back():
    first, second, third = (a_live_story(f"Story {n}") for n in range(3))
    arranged(leading(first))
    saved(leading(first, besides=(Pin(story=second.pk),)))
    front.pin_lead(third.pk, by=a_user())

    assert front.shown() == leading(third)
    assert front.saved(front.row()) == leading(third, besides=(Pin(story=second.pk),))


def test_the_same_lead_again_is_no_publication():
    live, by = a_live_story(), a_user()
    front.pin_lead(live.pk, by=by)
    front.pin_lead(live.pk, by=by)
    assert FrontPublication.objects.count() == 1


def test_the_same_press_after_another_one_is_not_done_again():
    first, second, intent, by = a_live_story("One"), a_live_story("Two"), uuid4(), a_user()
    front.pin_lead(first.pk, by=by, intent=intent)
    front.pin_lead(second.pk, by=by)
    front.pin_lead(first.pk, by=by, intent=intent)
    assert front.shown() == leading(second)


# --- from an earlier release ---------------------------------------------------------------------


def test_a_lead_of_an_earlier_release_becomes_an_arrangement():
    step = import_module("articles.migrations.0020_fill_front_versions")
    live = a_live_story()
    assert read(step.arrangement(live.pk)) == leading(live)
