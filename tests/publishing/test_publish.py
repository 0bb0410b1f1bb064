"""Publishing, correcting, retracting, taking down and going back: one story at a time."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.storage import storages
from django.db import DatabaseError, connection, transaction

from articles.document import schema
from articles.models import (
    Kind,
    LivePhoto,
    LiveQuote,
    LiveStory,
    Publication,
    Purge,
    Redirect,
    Status,
    Story,
    Text,
    Transition,
    Version,
    Visibility,
)
from articles.publishing import publish, purge, search, versions
from articles.publishing.errors import Moved, NotAllowed, NotLive, NotReady
from articles.publishing.roles import ADMINISTRATOR, EDITOR, PHOTO_EDITOR, REPORTER
from tests import builders as a

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


def correct(story: Story, **fields: Any) -> Publication:
    fields = {"note": "An earlier version gave 126. It is 162."} | fields
    return publish.correct(story.pk, **a.press(story, **fields))


def retract(story: Story, **fields: Any) -> Publication:
    return publish.retract(story.pk, **a.press(story, note="It was not true.", **fields))


def take_down(story: Story, **fields: Any) -> Publication:
    fields.setdefault("by", a.a_user(ADMINISTRATOR))
    return publish.take_down(story.pk, **a.press(story, **fields))


def edit(story: Story, **fields: Any) -> None:
    Story.objects.filter(pk=story.pk).update(**fields)
    story.refresh_from_db()


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
def test_an_administrator_may(name: str) -> None:
    assert deed(name, a.a_live_story().story, a.a_user(ADMINISTRATOR)).number == 2


def test_an_editor_publishes_and_does_not_take_down() -> None:
    live, editor = a.a_live_story(), a.a_user(EDITOR)

    with pytest.raises(NotAllowed):
        take_down(live.story, by=editor)

    assert deed("publish", live.story, editor).number == 2


def test_somebody_who_left_may_nothing() -> None:
    editor = a.a_user(EDITOR, is_active=False)

    with pytest.raises(NotAllowed):
        deed("publish", a.a_live_story().story, editor)


# --- what moves together ------------------------------------------------------------------------


def test_the_quote_index_holds_the_words_as_they_stand_in_the_live_story() -> None:
    person = a.a_person("Lena Brandt")
    story = a.a_story(text="<p>“It is ours,” she said.</p>")
    a.a_quotation(story, a.a_quote("It is ours.", speaker=person, role="owner"))

    live = a.published(story)

    quote = LiveQuote.objects.get()
    assert (quote.words, quote.attribution, quote.role) == ("It is ours.", "Lena Brandt", "owner")
    assert (quote.anchor, quote.speaker, quote.story) == ("q1", person, live)


def test_every_page_that_showed_it_and_that_shows_it_now_is_told() -> None:
    live = a.a_live_story(section=a.a_section("World"))
    sport = a.a_section("Sport")
    before = purge.position()
    edit(live.story, section=sport)

    old_section = live.section_id
    a.published(live.story)

    keys = set(Purge.objects.filter(position__gt=before).values_list("key", flat=True))
    assert {f"section:{old_section}", f"section:{sport.pk}", f"story:{live.pk}", "front"} <= keys


def test_purges_are_numbered_without_a_gap() -> None:
    for _ in range(3):
        a.a_live_story()

    positions = list(Purge.objects.values_list("position", flat=True))
    assert positions == list(range(1, len(positions) + 1))
    assert purge.position() == positions[-1]


def test_no_stage_is_changed_by_publishing() -> None:
    live = a.a_live_story()

    assert Story.objects.get().stage == live.story.stage
    assert not Transition.objects.exists()


# --- what the database itself refuses -----------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        lambda: Version.objects.update(text="{}"),
        lambda: Version.objects.filter(number=1).delete(),
        lambda: _execute("UPDATE articles_version SET number = 7"),
        lambda: _execute("DELETE FROM articles_version"),
    ],
)
def test_a_version_refuses_to_change(change: Any) -> None:
    story = a.a_story()
    versions.save(story, by=None, now=a.NOON)
    Story.objects.update(saved_as=None)

    with pytest.raises(DatabaseError, match="A Version never changes"), transaction.atomic():
        change()

    assert Version.objects.get().number == 1


def _execute(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def test_a_second_live_row_for_a_story_is_refused() -> None:
    live = a.a_live_story()
    fields = {"date": live.date, "slug": "other", "version": live.version}
    moments = dict.fromkeys(["first_published_at", "updated_at", "listed_at"], a.NOON)

    with pytest.raises(DatabaseError), transaction.atomic():
        LiveStory.objects.create(
            story=live.story,
            publication=live.publication,
            section=live.section,
            **fields,
            **moments,
        )


def test_an_intent_is_used_once() -> None:
    live = a.a_live_story()

    with pytest.raises(DatabaseError), transaction.atomic():
        Publication.objects.create(
            story=live.story,
            version=live.version,
            number=9,
            kind=Kind.UPDATE,
            at=a.NOON,
            by=live.publication.by,
            intent=live.publication.intent,
        )


def test_a_quote_names_a_speaker_or_describes_one_never_both() -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        a.a_quote(speaker=a.a_person(), described_as="A neighbour")


def test_the_worker_removes_pictures_too_in_case_the_press_could_not(run_tasks: Any) -> None:
    live = a.a_live_story(lead_photo=a.a_photo())
    names = [name for _, _, name in next(iter(live.pictures.values()))["jpeg"]]

    take_down(live.story)  # inside a test's transaction, so nothing runs after it
    assert all(storages["public"].exists(name) for name in names)
    run_tasks()

    assert not any(storages["public"].exists(name) for name in names)


def told(since: int) -> set[str]:
    return set(Purge.objects.filter(position__gt=since).values_list("key", flat=True))


def test_every_page_is_told_when_a_section_gets_its_first_story_or_loses_its_last() -> None:
    empty = purge.position()
    live = a.a_live_story(section=a.a_section("Sport"))
    assert "sections" in told(empty)

    held = purge.position()
    another = a.a_live_story(section=a.a_section("Sport"))
    assert "sections" not in told(held)

    take_down(another.story)
    assert "sections" not in told(held)
    take_down(live.story)
    assert "sections" in told(held)


def test_every_page_is_told_of_what_is_breaking() -> None:
    live = a.a_live_story()
    assert "breaking" not in told(0)

    edit(live.story, breaking_until=a.NOON + HOUR)
    a.published(live.story)
    assert "breaking" in told(0)


@pytest.mark.parametrize("slug", ["search", "desk", "2026"])
def test_a_section_cannot_take_an_address_of_the_site(slug: str) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        a.a_section("Odd", slug=slug)
