"""Publishing and correcting: one story at a time."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction

from articles.document import schema
from articles.models import (
    Kind,
    LiveStory,
    Publication,
    Purge,
    Redirect,
    Story,
    Text,
    Version,
)
from articles.publishing import publish, versions
from articles.publishing.errors import Moved, NotAllowed, NotLive, NotReady
from articles.publishing.roles import (
    ADMINISTRATOR,
    EDITOR,
    LEGAL,
    PHOTO_EDITOR,
    PUBLISHER,
    REPORTER,
)
from tests import builders as a
from tests.publishing.deeds import HOUR, correct, edit, retract, take_down

pytestmark = pytest.mark.django_db


# --- the first time -----------------------------------------------------------------------------


def test_a_published_story_is_live_with_its_own_words() -> None:
    live = a.published(a.a_story("The ferry is back", kicker="Harbour"), now=a.NOON)

    assert (live.headline, live.kicker, live.status) == ("The ferry is back", "Harbour", "live")
    assert live.first_published_at == live.updated_at == live.listed_at == a.NOON
    assert live.publication.kind == Kind.FIRST
    assert live.publication.number == live.version.number == 1


def test_the_address_has_the_date_in_the_newsroom_s_zone(settings: Any) -> None:
    settings.TIME_ZONE = "Europe/Paris"

    live = a.published(a.a_story(slug="late"), now=datetime(2026, 3, 4, 23, 30, tzinfo=UTC))

    assert live.url == "/2026/03/05/late/"


def test_an_edit_changes_nothing_live_until_the_next_publication() -> None:
    live = a.a_live_story("As published")
    edit(live.story, headline="As edited")

    live.refresh_from_db()
    assert live.headline == live.document.headline == "As published"

    assert a.published(live.story).headline == "As edited"


def test_the_first_version_stays_byte_for_byte_what_it_was() -> None:
    live = a.a_live_story()
    text, sha256 = live.version.text, live.version.sha256
    edit(live.story, headline="Changed")
    a.published(live.story)

    first = Version.objects.get(story=live.story, number=1)
    assert (first.text, first.sha256) == (text, sha256)
    assert schema.digest(first.text) == sha256


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"headline": ""}, "headline-missing"),
        ({"section": None}, "section-missing"),
        ({"embargo_until": datetime.now(UTC) + HOUR}, "embargo-holds"),
    ],
)
def test_what_is_not_fit_stays_at_the_desk(fields: dict[str, Any], code: str) -> None:
    story = a.a_story(**{"headline": "Talks open"} | fields)

    with pytest.raises(NotReady) as refused:
        publish.publish(story.pk, **a.press(story))

    assert code in [finding.code for finding in refused.value.findings]
    assert not LiveStory.objects.exists()
    assert not Publication.objects.exists()
    assert not Purge.objects.exists()


def test_a_refusal_says_why_and_what_to_do() -> None:
    story = a.a_story("Talks open", lead_photo=a.a_photo(credit=""))

    with pytest.raises(NotReady, match=r"“Talks open” was not published.*Credit"):
        publish.publish(story.pk, **a.press(story))


# --- once and only once -------------------------------------------------------------------------


def test_the_same_press_twice_is_one_publication() -> None:
    story = a.a_story()
    press = a.press(story)

    assert publish.publish(story.pk, **press) == publish.publish(story.pk, **press)
    assert Publication.objects.count() == Version.objects.count() == 1


def test_an_intent_belongs_to_one_story() -> None:
    press = a.press(a.a_story())
    publish.publish(a.a_story().pk, **press)

    with pytest.raises(ValueError, match="one story"):
        publish.publish(a.a_story().pk, **press)


def test_the_second_of_two_editors_is_told_who_was_first() -> None:
    story = a.a_story()
    second = a.press(story)
    a.published(story, by=a.a_user(first_name="Jonas", last_name="Weil"))

    with pytest.raises(Moved, match="published by Jonas Weil at"):
        publish.publish(story.pk, **second)

    assert Publication.objects.count() == 1


def test_a_text_that_changed_since_it_was_looked_at_is_not_published() -> None:
    story = a.a_story()
    looked_at = versions.save(story, by=None, now=a.NOON)
    Text.objects.update(html="<p>Another text.</p>")
    with transaction.atomic():
        versions.save(Story.objects.get(), by=None, now=a.NOON)

    with pytest.raises(Moved, match="changed while this page was open"):
        publish.publish(story.pk, **a.press(story, shown=looked_at.pk))


def test_a_moment_in_the_future_is_refused() -> None:
    story = a.a_story()

    with pytest.raises(ValueError, match="future"):
        a.published(story, now=datetime.now(UTC) + HOUR)


# --- what a change is ---------------------------------------------------------------------------


def test_an_update_moves_the_time_and_the_place_in_lists() -> None:
    live = a.a_live_story()
    edit(live.story, headline="More")

    live = a.published(live.story, now=a.NOON + HOUR)

    assert live.first_published_at == a.NOON
    assert live.updated_at == live.listed_at == a.NOON + HOUR


def test_a_small_fix_moves_neither() -> None:
    live = a.a_live_story()
    edit(live.story, headline="Spelled right")

    live = a.published(live.story, kind=Kind.SMALL_FIX, now=a.NOON + HOUR)

    assert live.headline == "Spelled right"
    assert live.updated_at == live.listed_at == a.NOON


@pytest.mark.parametrize("kind", [Kind.CORRECTION, Kind.CLARIFICATION])
def test_a_correction_carries_its_note_to_readers(kind: Kind) -> None:
    live = a.a_live_story()

    correct(live.story, kind=kind, note="It is 162.", now=a.NOON + HOUR)

    live.refresh_from_db()
    at = (a.NOON + HOUR).isoformat()
    assert live.corrections == [{"kind": kind.value, "at": at, "note": "It is 162."}]
    assert live.corrected_at == live.updated_at == a.NOON + HOUR
    assert live.listed_at == a.NOON


def test_a_correction_without_a_note_is_refused() -> None:
    live = a.a_live_story()

    with pytest.raises(NotReady, match="Write a note"):
        correct(live.story, note="  ")


def test_nothing_is_corrected_that_is_not_live() -> None:
    with pytest.raises(NotLive, match="Publish it first"):
        correct(a.a_story())


def test_public_numbers_count_publications_and_not_saves() -> None:
    live = a.a_live_story()
    for headline in ("one", "two", "three"):
        edit(live.story, headline=headline)
        versions.save(live.story, by=None, now=a.NOON)

    live = a.published(live.story)

    assert (live.publication.number, live.version.number) == (2, 4)


# --- addresses ----------------------------------------------------------------------------------


def test_a_changed_slug_leaves_the_old_address_leading_to_the_story() -> None:
    live = a.a_live_story(slug="first")
    for slug in ("second", "third"):
        edit(live.story, slug=slug)
        live = a.published(live.story)

    assert live.slug == "third"
    old = Redirect.objects.filter(date=live.date).values_list("slug", "story")
    assert sorted(old) == [("first", live.pk), ("second", live.pk)]


def test_a_slug_that_comes_back_is_an_address_again() -> None:
    live = a.a_live_story(slug="first")
    for slug in ("second", "first"):
        edit(live.story, slug=slug)
        live = a.published(live.story)

    assert [redirect.slug for redirect in Redirect.objects.all()] == ["second"]


def test_two_stories_of_a_day_cannot_share_an_address() -> None:
    a.a_live_story(slug="talks")

    with pytest.raises(NotReady, match="another slug"):
        a.published(a.a_story(slug="talks"), now=a.NOON)


def test_nor_can_one_take_an_address_that_another_left() -> None:
    live = a.a_live_story(slug="talks")
    edit(live.story, slug="talks-end")
    a.published(live.story)

    with pytest.raises(NotReady, match="another slug"):
        a.published(a.a_story(slug="talks"), now=a.NOON)


def test_another_day_has_the_same_slug_free() -> None:
    a.a_live_story(slug="talks")

    assert a.published(a.a_story(slug="talks"), now=a.NOON - 24 * HOUR).slug == "talks"


@pytest.mark.parametrize(
    ("headline", "slug"),
    [("Talks open in Paris", "talks-open-in-paris"), ("سنعود غدا", "story-"), ("___", "story-")],
)
def test_a_slug_is_made_where_none_was_written(headline: str, slug: str) -> None:
    live = a.published(a.a_story(headline, slug=""))

    assert live.slug == (slug if slug[-1] != "-" else f"{slug}{live.pk}")


# --- who may ------------------------------------------------------------------------------------


def deed(name: str, story: Story, by: User) -> Publication:
    match name:
        case "publish":
            return publish.publish(story.pk, **a.press(story, by))
        case "correct":
            return correct(story, by=by)
        case "retract":
            return retract(story, by=by)
        case "republish":
            return publish.republish(story.pk, 1, **a.press(story, by))
    return take_down(story, by=by)


DEEDS = ["publish", "correct", "retract", "republish", "take_down"]


@pytest.mark.parametrize("name", DEEDS)
@pytest.mark.parametrize("role", [REPORTER, PHOTO_EDITOR, ""])
def test_nobody_without_the_right_makes_anything_live(name: str, role: str) -> None:
    live = a.a_live_story()
    before = Publication.objects.count()

    with pytest.raises(NotAllowed):
        deed(name, live.story, a.a_user(role))

    assert Publication.objects.count() == before


@pytest.mark.parametrize("name", DEEDS)
def test_a_publisher_may(name: str) -> None:
    assert deed(name, a.a_live_story().story, a.a_user(PUBLISHER)).number == 2


@pytest.mark.parametrize("name", DEEDS)
@pytest.mark.parametrize("role", [EDITOR, ADMINISTRATOR, LEGAL])
def test_who_edits_administers_or_reads_for_the_lawyers_puts_nothing_before_readers(
    name: str, role: str
) -> None:
    live = a.a_live_story()

    with pytest.raises(NotAllowed):
        deed(name, live.story, a.a_user(role))


def test_somebody_who_left_may_nothing() -> None:
    editor = a.a_user(PUBLISHER, is_active=False)

    with pytest.raises(NotAllowed):
        deed("publish", a.a_live_story().story, editor)
