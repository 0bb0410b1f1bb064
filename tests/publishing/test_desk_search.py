"""Colleagues find working copies by their words, as far as they may read them."""

import pytest

from articles.models import DeskEntry, Note, Story
from articles.publishing import desk_search, versions
from articles.publishing.roles import REPORTER
from tests import builders as a

pytestmark = pytest.mark.django_db


def saved(story: Story) -> Story:
    versions.save(story, by=None, now=a.NOON)
    return story


def a_note(story: Story, text: str, **fields: object) -> Note:
    note = Note.objects.create(story=story, text=text, at=a.NOON, by=a.a_user(), **fields)
    desk_search.index_note(note)
    return note


@pytest.mark.parametrize(
    "query",
    ["harbour vote", "Votes", '"the lighthouse"', "brandt lighthouse", "courier", "ferry-7"],
)
def test_a_working_copy_is_found_by_headline_text_quotes_source_and_slug(query: str) -> None:
    story = a.a_story("Harbour votes", text="<p>Near the lighthouse.</p>", slug="ferry-7")
    a.a_quotation(
        story,
        a.a_quote("It is ours.", speaker=a.a_person("Lena Brandt"), source=a.a_source()),
    )
    a.a_story("Another harbour")
    saved(story)

    assert list(desk_search.found(query, a.a_user())) == [story]


@pytest.mark.parametrize("query", ["", "!!", "zebra", "harbour zebra", '"votes harbour"', "NOT x"])
def test_what_does_not_hold_every_word_is_not_found(query: str) -> None:
    saved(a.a_story("Harbour votes"))

    assert not desk_search.found(query, a.a_user()).exists()


def test_what_was_edited_away_is_no_longer_found() -> None:
    story = saved(a.a_story("Zebra on the ferry"))
    Story.objects.filter(pk=story.pk).update(headline="Horse on the ferry")
    story.refresh_from_db()
    saved(story)

    assert not desk_search.found("zebra", a.a_user()).exists()
    assert desk_search.found("horse", a.a_user()).exists()


def test_a_story_is_found_by_a_note_and_no_more_once_it_is_forgotten() -> None:
    story = saved(a.a_story("Harbour votes"))
    note = a_note(story, "Call the archbishop")
    user = a.a_user()
    assert list(desk_search.found("archbishop harbour", user)) == [story]

    desk_search.forget_note(note)

    assert not desk_search.found("archbishop", user).exists()


@pytest.mark.parametrize("may", [True, False])
def test_a_privileged_note_is_found_by_who_may_read_it(may: bool) -> None:
    a_note(saved(a.a_story("Harbour votes")), "Call the archbishop", privileged=True)
    user = a.a_user(REPORTER)
    if may:
        user.user_permissions.add(a.a_right("read_privileged"))

    assert desk_search.found("archbishop", user).exists() == may


def test_nothing_is_found_by_somebody_who_may_see_no_story() -> None:
    saved(a.a_story("Harbour votes"))

    assert not desk_search.found("harbour", a.a_user("")).exists()


def test_what_an_earlier_release_saved_is_indexed() -> None:
    story = saved(a.a_story("Harbour votes"))
    DeskEntry.objects.all().delete()

    desk_search.catch_up()

    assert list(desk_search.found("harbour", a.a_user())) == [story]
