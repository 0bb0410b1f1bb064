"""A publication that fails half-way leaves exactly the old or exactly the new state."""

from collections.abc import Callable
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from django.core.files.storage import storages
from django.utils import timezone

from articles.document import derive
from articles.models import (
    LiveCorrection,
    LiveDay,
    LivePhoto,
    LiveQuote,
    LiveSource,
    LiveStory,
    LiveTopic,
    LiveWord,
    Publication,
    Purge,
    Redirect,
    Rendition,
    SearchEntry,
    Status,
    Story,
    Text,
    Version,
)
from articles.publishing import pictures, publish, search
from articles.publishing.roles import PUBLISHER
from tests import builders as a
from tests.publishing.failing import Broken, Writes, counted

pytestmark = pytest.mark.django_db(transaction=True)

PUBLIC = (
    LiveStory,
    LiveCorrection,
    LiveDay,
    LiveQuote,
    LiveSource,
    LiveTopic,
    LiveWord,
    LivePhoto,
    Publication,
    Purge,
    Redirect,
    SearchEntry,
    Version,
)


def state() -> dict[str, Any]:
    """Everything that a publication moves, row by row, and what search finds."""
    rows = {model.__name__: list(model.objects.order_by("pk").values()) for model in PUBLIC}
    rows["saved"] = list(Story.objects.order_by("pk").values("pk", "saved_as"))
    rows["found"] = list(search.found("harbour").values_list("pk", flat=True))
    return rows


def a_rich_story(**fields: Any) -> Story:
    story = a.a_story(
        "The harbour reopens",
        text="<p>“It is ours,” she said of 24 berths.</p>",
        topics=["Ferries", "Harbour"],
        lead_photo=a.a_photo(),
        **fields,
    )
    a.a_quotation(story, a.a_quote("It is ours.", source=a.a_source()))
    a.a_citation(story, "24 berths")
    a.a_block(story, a.Figure, 30, photo=a.a_photo())
    return story


def nothing_live() -> Story:
    return a_rich_story()


def live_and_rewritten() -> Story:
    story = a.published(a_rich_story()).story
    Text.objects.filter(parent=story).update(html="<p>“It is ours,” she said. 24 berths, more.</p>")
    Story.objects.filter(pk=story.pk).update(slug=f"{story.slug}-again", lead_photo=a.a_photo())
    return story


def as_live() -> Story:
    return a.published(a_rich_story()).story


def retract(story: Story, press: dict[str, Any]) -> Any:
    return publish.retract(story.pk, note="It was not true.", **press)


def go_back(story: Story, press: dict[str, Any]) -> Any:
    return publish.republish(story.pk, 1, **press)


@pytest.mark.parametrize(
    ("prepare", "act"),
    [
        (nothing_live, lambda story, press: publish.publish(story.pk, **press)),
        (
            live_and_rewritten,  # an update writes what a correction does
            lambda story, press: publish.correct(story.pk, note="It is 24.", **press),
        ),
        (as_live, retract),
        (as_live, lambda story, press: publish.take_down(story.pk, **press)),
        (live_and_rewritten, go_back),
    ],
    ids=["first", "correction", "retraction", "take-down", "roll-back"],
)
def test_failing_at_each_write_in_turn_leaves_the_old_or_the_new(
    prepare: Callable[[], Story],
    act: Callable[[Story, dict[str, Any]], Any],
    record_property: Callable[[str, object], None],
) -> None:
    """A press that failed leaves what was, so the next is tried with the same story; the one that
    nothing stops, after all those failures, is the new state."""
    outcomes = {"old": 0, "new": 0}
    story, press = prepared(prepare)
    for number in count(1):
        before = state()
        with counted(Writes(fail_at=number)) as writes:
            try:
                act(story, press)
            except Broken:
                assert state() == before, f"write {number} ({writes.failed}) left something behind"
                outcomes["old"] += 1
                continue
        outcomes["new"] += 1
        assert_whole(story, press)
        if not writes.failed:
            break
        assert_same_press_succeeds(act, story, press)
        story, press = prepared(prepare)
    assert_files_are_those_in_use()
    record_property("writes failed in turn", number - 1)
    record_property("of them left the old state", outcomes["old"])


def prepared(prepare: Callable[[], Story]) -> tuple[Story, dict[str, Any]]:
    story = prepare()
    return story, a.press(story, by=a.a_user(PUBLISHER))


def assert_same_press_succeeds(act: Any, story: Story, press: dict[str, Any]) -> None:
    act(story, press)
    assert_whole(story, press)


def assert_whole(story: Story, press: dict[str, Any]) -> None:
    """The new state: every table says the same of the publication that was asked for."""
    live = LiveStory.objects.get(pk=story.pk)
    document = live.document
    assert live.publication.intent == press["intent"]
    assert live.version == live.publication.version
    withdrawn = live.status != Status.LIVE
    notes = [note for note in derive.notes(document) if note.quote]
    assert [q.anchor for q in live.quotes.order_by("pk")] == [note.anchor for note in notes]
    used = derive.uses(document)
    assert set(live.sources.values_list("source", flat=True)) == used.sources
    assert set(live.topics.values_list("topic", flat=True)) == used.topics
    assert set(live.photo_uses.values_list("photo", flat=True)) == used.photos
    assert search.found("harbour").filter(pk=live.pk).exists() is not withdrawn
    assert Purge.objects.filter(key=f"story:{live.pk}").exists()
    assert {int(photo) for photo in live.pictures} == used.photos
    for photo in live.pictures.values():
        assert photo["jpeg"]
        assert all(storages["public"].exists(name) for _, _, name in photo["jpeg"])


def assert_files_are_those_in_use() -> None:
    """What failures left behind is swept later, and nothing that a live story shows."""
    pictures.sweep(timezone.now() + timedelta(days=2))

    live = LivePhoto.objects.values("photo")
    in_use = Rendition.objects.filter(photo__in=live).exclude(public_name="")
    names = {rendition.public_name for rendition in in_use}
    assert _files(storages["public"]) == names


def _files(storage: Any, folder: str = "") -> set[str]:
    if folder and not storage.exists(folder):
        return set()
    folders, files = storage.listdir(folder)
    found = {f"{folder}/{name}".lstrip("/") for name in files}
    for name in folders:
        found |= _files(storage, f"{folder}/{name}".lstrip("/"))
    return found
