"""Retracting, taking down and going back."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.files.storage import storages

from articles.document import schema
from articles.models import (
    Kind,
    LivePhoto,
    LiveQuote,
    LiveStory,
    Publication,
    Purge,
    Status,
    Story,
    Visibility,
)
from articles.publishing import publish, purge, search
from articles.publishing.errors import NotLive, NotReady
from tests import builders as a
from tests.publishing.deeds import HOUR, edit, retract, take_down

pytestmark = pytest.mark.django_db


# --- taken back ---------------------------------------------------------------------------------


def test_a_retracted_story_keeps_its_address_and_its_notice_alone() -> None:
    story = a.a_story("Not true", text="<p>“It is so,” he said.</p>", lead_photo=a.a_photo())
    a.a_quotation(story, a.a_quote("It is so."))
    live = a.published(story)

    retract(story)

    live = LiveStory.objects.get(pk=story.pk)
    assert live.status == Status.RETRACTED
    assert live.document.notice == schema.Notice(kind="retraction", text="It was not true.")
    assert "It is so" not in live.version.text
    assert LiveStory.objects.at(live.date, live.slug).exists()


@pytest.mark.parametrize("withdraw", [retract, take_down])
def test_withdrawn_words_are_gone_from_everywhere(withdraw: Any) -> None:
    story = a.a_story("Zebra", text="<p>“It is so,” he said.</p>", lead_photo=a.a_photo())
    a.a_quotation(story, a.a_quote("It is so."))
    a.published(story, now=a.NOON)

    withdraw(story)

    live = LiveStory.objects.get(pk=story.pk)
    assert (live.headline, live.standfirst, live.pictures) == ("", "", {})
    assert not LiveQuote.objects.exists()
    assert not LivePhoto.objects.exists()
    assert not LiveStory.objects.listed().exists()
    assert not search.found("zebra").exists()
    earlier = Publication.objects.exclude(pk=live.publication.pk)
    assert {publication.visibility for publication in earlier} == {Visibility.WITHHELD}


@pytest.mark.parametrize("withdraw", [retract, take_down])
def test_a_withdrawal_is_told_to_caches_as_one(withdraw: Any) -> None:
    live = a.a_live_story()
    before = purge.position()

    withdraw(live.story)

    entries = Purge.objects.filter(position__gt=before)
    assert {entry.mode for entry in entries} == {"withdraw"}
    assert f"story:{live.pk}" in {entry.key for entry in entries}
    assert f"section:{live.section_id}" in {entry.key for entry in entries}


def test_a_retracted_story_can_still_be_taken_down() -> None:
    live = a.a_live_story()
    retract(live.story)

    take_down(live.story)

    assert LiveStory.objects.get().status == Status.TAKEN_DOWN


def test_a_withdrawn_story_is_not_withdrawn_again() -> None:
    live = a.a_live_story()
    retract(live.story)

    with pytest.raises(NotLive):
        retract(live.story)


def test_a_story_published_anew_after_its_take_down_is_found_again() -> None:
    live = a.a_live_story("Zebra crossing opens")
    take_down(live.story)

    again = a.published(live.story)

    assert again.status == Status.LIVE
    assert again.url == live.url
    assert search.found("zebra").get() == again


def test_the_worker_removes_pictures_too_in_case_the_press_could_not(run_tasks: Any) -> None:
    live = a.a_live_story(lead_photo=a.a_photo())
    names = [name for _, _, name in next(iter(live.pictures.values()))["jpeg"]]

    take_down(live.story)  # inside a test's transaction, so nothing runs after it
    assert all(storages["public"].exists(name) for name in names)
    run_tasks()

    assert not any(storages["public"].exists(name) for name in names)


# --- going back ---------------------------------------------------------------------------------


def test_an_earlier_version_goes_live_as_it_stood_and_the_working_copy_stays() -> None:
    live = a.a_live_story("First words")
    edit(live.story, headline="Second words")
    a.published(live.story)
    edit(live.story, headline="Being rewritten")

    publish.republish(live.story.pk, 1, **a.press(live.story))

    live = LiveStory.objects.get()
    assert live.headline == "First words"
    assert live.version.number == 1
    assert (live.publication.kind, live.publication.number) == (Kind.ROLL_BACK, 3)
    assert Story.objects.get().headline == "Being rewritten"


def test_an_embargo_binds_a_roll_back_too() -> None:
    live = a.a_live_story()
    edit(live.story, embargo_until=datetime.now(UTC) + HOUR)

    with pytest.raises(NotReady, match="embargo holds"):
        publish.republish(live.story.pk, 1, **a.press(live.story))


def test_rights_that_ended_since_bind_a_roll_back_too() -> None:
    photo = a.a_photo()
    live = a.a_live_story(lead_photo=photo)
    photo.rights_end = (a.NOON - 24 * HOUR).date()
    photo.save()

    with pytest.raises(NotReady, match="rights"):
        publish.republish(live.story.pk, 1, **a.press(live.story))


def test_a_notice_is_not_a_story_to_go_back_to() -> None:
    live = a.a_live_story()
    retract(live.story)

    with pytest.raises(NotReady, match="notice"):
        publish.republish(live.story.pk, 2, **a.press(live.story))
