"""What nothing uses is deleted into a bin and comes back as it was; what is used is not deleted."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.storage import storages
from django.forms.models import model_to_dict
from django.utils import timezone

from articles.models import AuditEntry, Binned, Person, PersonLikeness, Photo, Source, Topic
from articles.publishing import bin as desk_bin
from articles.publishing import likenesses, names, sweeping, versions
from articles.publishing.roles import ADMINISTRATOR, PUBLISHER, REPORTER
from tests import builders as a

pytestmark = pytest.mark.django_db

BUILDERS: dict[str, Callable[[], Any]] = {
    "author": a.an_author,
    "person": a.a_person,
    "photo": a.a_photo,
    "quote": a.a_quote,
    "section": a.a_section,
    "source": a.a_source,
    "topic": a.a_topic,
}


def chief() -> User:
    return a.a_user(PUBLISHER, ADMINISTRATOR)


def test_every_kind_is_tried() -> None:
    assert BUILDERS.keys() == desk_bin.KINDS.keys()


@pytest.mark.parametrize("kind", sorted(BUILDERS))
def test_what_nothing_uses_goes_to_the_bin_and_comes_back_as_it_was(kind: str) -> None:
    record, by = BUILDERS[kind](), chief()
    before, number = model_to_dict(record), record.pk

    kept = desk_bin.throw_away(record, by=by)
    gone = not desk_bin.KINDS[kind].objects.filter(pk=number).exists()
    desk_bin.bring_back(kept.pk, by=by)

    assert gone
    assert model_to_dict(desk_bin.KINDS[kind].objects.get(pk=number)) == before
    assert not Binned.objects.exists()
    told = AuditEntry.objects.filter(what="deleted", user_id=by.pk).order_by("pk")
    assert [entry.detail for entry in told] == ["deleted", "brought back"]


def _used() -> dict[str, Any]:
    """One of each kind, used by a working copy or by another record."""
    photo = a.a_photo()
    story = a.a_story(section=a.a_section("Culture"), topics=["Ferries"], lead_photo=photo)
    quote = a.a_quotation(story).quote
    return {
        "author": a.a_byline(story).author,
        "person": quote.speaker,
        "photo": photo,
        "quote": quote,
        "section": story.section,
        "source": a.a_citation(story, "words").source,
        "topic": a.a_topic("Ferries"),
    }


def test_what_is_used_is_not_deleted_and_its_uses_are_told() -> None:
    by = chief()
    for kind, record in _used().items():
        with pytest.raises(desk_bin.BinRefused, match="it is in use"):
            desk_bin.throw_away(record, by=by)
        told = desk_bin.uses(record, by)
        assert told.any, kind
        assert told.stories or told.records, kind
    assert not Binned.objects.exists()


def test_what_only_an_earlier_version_has_of_a_quote_keeps_it() -> None:
    story = a.a_story()
    quotation = a.a_quotation(story)
    versions.save(story, by=None, now=a.NOON)
    quotation.delete()

    with pytest.raises(desk_bin.BinRefused):
        desk_bin.throw_away(quotation.quote, by=chief())


def test_a_use_that_may_not_be_seen_is_not_told_and_still_keeps_it() -> None:
    record = _used()["topic"]
    user = a.a_user("")
    user.user_permissions.add(a.a_right("delete_topic"))

    told = desk_bin.uses(record, user)

    assert (told.any, told.stories, told.records) == (True, [], [])
    with pytest.raises(desk_bin.BinRefused):
        desk_bin.throw_away(record, by=user)


@pytest.mark.parametrize(("role", "may"), [(PUBLISHER, True), (REPORTER, False)])
def test_deleting_takes_the_right(role: str, may: bool) -> None:
    source, user = a.a_source(), a.a_user(role)

    if may:
        desk_bin.throw_away(source, by=user)
    else:
        with pytest.raises(desk_bin.BinRefused):
            desk_bin.throw_away(source, by=user)

    assert Source.objects.filter(pk=source.pk).exists() != may


@pytest.mark.parametrize(("role", "may"), [(PUBLISHER, True), (REPORTER, False)])
def test_bringing_back_takes_it_too_and_the_bin_shows_what_one_may(role: str, may: bool) -> None:
    kept, user = desk_bin.throw_away(a.a_source(), by=chief()), a.a_user(role)

    assert list(desk_bin.contents(user)) == ([kept] if may else [])
    if may:
        desk_bin.bring_back(kept.pk, by=user)
    else:
        with pytest.raises(Binned.DoesNotExist):
            desk_bin.bring_back(kept.pk, by=user)


def test_the_files_of_a_picture_in_the_bin_are_not_swept_and_then_are() -> None:
    photo, by = a.a_photo(), chief()
    renditions = list(photo.renditions.values_list("file", flat=True))
    kept = desk_bin.throw_away(photo, by=by)
    later = timezone.now() + timedelta(days=3)

    sweeping.sweep(later)
    private = storages["default"]
    assert all(private.exists(name) for name in [photo.file.name, *renditions])
    desk_bin.bring_back(kept.pk, by=by)
    assert list(Photo.objects.get(pk=photo.pk).renditions.values_list("file", flat=True)) == (
        renditions
    )

    desk_bin.throw_away(Photo.objects.get(pk=photo.pk), by=by)
    Binned.objects.all().delete()
    sweeping.sweep(later)
    assert not private.exists(photo.file.name)


def test_what_a_record_needs_comes_back_first() -> None:
    source, by = a.a_source("The Courier"), chief()
    photo = desk_bin.throw_away(a.a_photo(source=source), by=by)
    needed = desk_bin.throw_away(source, by=by)

    with pytest.raises(desk_bin.BinRefused, match="needs “The Courier”"):
        desk_bin.bring_back(photo.pk, by=by)

    desk_bin.bring_back(needed.pk, by=by)
    desk_bin.bring_back(photo.pk, by=by)
    assert Photo.objects.get().source == source


def test_an_address_that_was_taken_meanwhile_is_not_taken_back() -> None:
    by = chief()
    kept = desk_bin.throw_away(a.a_topic("Ferries"), by=by)
    other = a.a_topic("Ferries")

    with pytest.raises(desk_bin.BinRefused, match="belongs to another"):
        desk_bin.bring_back(kept.pk, by=by)

    assert list(Topic.objects.all()) == [other]
    assert Binned.objects.filter(pk=kept.pk).exists()


def test_a_person_who_came_back_is_found_by_name_and_still_told_apart() -> None:
    by = chief()
    one, other = a.a_person("Lena Brandt"), a.a_person("L. Brandt")
    for person in (one, other):
        names.note(person)
        likenesses.note(person)
    likenesses.tell_apart(one, other, by=by, now=datetime(2026, 3, 4, tzinfo=UTC))

    desk_bin.bring_back(desk_bin.throw_away(other, by=by).pk, by=by)

    person = Person.objects.get(pk=other.pk)
    assert person.name_words.filter(word="brandt").exists()
    assert likenesses.of(person) == []
    assert PersonLikeness.objects.get().told_apart_by == by
