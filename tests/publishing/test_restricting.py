"""A restricted story is there for whom it names, and for nobody else."""

import pytest
from django.contrib.auth.models import User

from articles.models import AuditEntry, Figure, Named, Notice, Quote, QuoteBlock, Story, Text
from articles.publishing import (
    access,
    assigning,
    desk_search,
    notices,
    publish,
    restricting,
    versions,
    workflow,
)
from articles.publishing import bin as desk_bin
from articles.publishing.errors import NotAllowed
from articles.publishing.roles import EDITOR, LEGAL, PHOTO_EDITOR, PUBLISHER, REPORTER
from articles.publishing.workflow import Move
from tests import builders as a

pytestmark = pytest.mark.django_db


def sees(user: User, story: Story) -> bool:
    """Whether somebody sees a story, asked in both ways, which must agree."""
    user = User.objects.get(pk=user.pk)  # as the next request reads it
    one = access.may_see(user, Story.objects.get(pk=story.pk))
    assert access.visible_stories(user).filter(pk=story.pk).exists() is one
    return one


@pytest.fixture
def writer() -> User:
    return a.a_user(REPORTER)


@pytest.fixture
def story(writer: User) -> Story:
    return a.a_story("The harbour papers", created_by=writer)


def test_whom_it_names_see_it_and_nobody_else(writer: User, story: Story) -> None:
    lawyer, editor, chief = a.a_user(LEGAL), a.a_user(EDITOR), a.a_user(PUBLISHER)
    assert sees(editor, story)

    restricting.restrict(story.pk, [lawyer], by=writer, now=a.NOON)

    assert [sees(user, story) for user in (writer, lawyer, editor, chief)] == [
        True,
        True,
        False,
        True,
    ]
    assert not access.may_change(User.objects.get(pk=editor.pk), Story.objects.get())


def test_whoever_is_given_it_sees_it(writer: User, story: Story) -> None:
    reporter, chief = a.a_user(REPORTER), a.a_user(PUBLISHER)
    restricting.restrict(story.pk, [reporter], by=writer, now=a.NOON)
    assigning.assign(story.pk, by=chief, assigned_to=reporter)

    restricting.restrict(story.pk, [], by=writer, now=a.NOON)

    assert sees(reporter, story)


def test_it_is_not_shown_to_somebody_by_assigning_it(writer: User, story: Story) -> None:
    restricting.restrict(story.pk, [], by=writer, now=a.NOON)

    with pytest.raises(NotAllowed, match="name them on it first"):
        assigning.assign(story.pk, by=a.a_user(PUBLISHER), assigned_to=a.a_user(REPORTER))


def test_whoever_restricts_it_goes_on_seeing_it(story: Story) -> None:
    editor = a.a_user(EDITOR)

    restricting.restrict(story.pk, [], by=editor, now=a.NOON)

    assert sees(editor, story)


def test_who_is_named_no_more_sees_it_no_more(writer: User, story: Story) -> None:
    first, second = a.a_user(EDITOR), a.a_user(EDITOR)
    restricting.restrict(story.pk, [first], by=writer, now=a.NOON)

    restricting.restrict(story.pk, [second], by=writer, now=a.NOON)

    assert (sees(first, story), sees(second, story)) == (False, True)


def test_who_is_named_is_told_once(writer: User, story: Story) -> None:
    lawyer = a.a_user(LEGAL)

    for _again in range(2):
        restricting.restrict(story.pk, [lawyer], by=writer, now=a.NOON)

    assert [(notice.user, notice.kind) for notice in Notice.objects.all()] == [(lawyer, "named")]


def test_somebody_without_a_desk_is_not_named(writer: User, story: Story) -> None:
    restricting.restrict(story.pk, [a.a_user("")], by=writer, now=a.NOON)

    assert not Named.objects.exists()


@pytest.mark.parametrize("role", [REPORTER, PHOTO_EDITOR, LEGAL])
def test_who_may_not_change_it_does_not_restrict_it(role: str, story: Story) -> None:
    with pytest.raises(NotAllowed):
        restricting.restrict(story.pk, [], by=a.a_user(role), now=a.NOON)

    assert not Story.objects.get().restricted


def test_it_is_opened_by_whoever_began_it_or_sees_all(writer: User, story: Story) -> None:
    editor, other = a.a_user(EDITOR), a.a_user(REPORTER)
    restricting.restrict(story.pk, [editor], by=writer, now=a.NOON)
    with pytest.raises(NotAllowed):
        restricting.open_up(story.pk, by=editor, now=a.NOON)

    restricting.open_up(story.pk, by=writer, now=a.NOON)

    assert sees(other, story)
    assert not Named.objects.exists()


def test_the_log_tells_who_and_whom_and_no_headline(writer: User, story: Story) -> None:
    lawyer = a.a_user(LEGAL)

    restricting.restrict(story.pk, [lawyer], by=writer, now=a.NOON)

    entry = AuditEntry.objects.get(what="restricted")
    assert (entry.user_id, entry.story_id) == (writer.pk, story.pk)
    assert lawyer.get_username() in entry.detail
    assert story.headline not in f"{entry.thing}{entry.detail}"


def test_it_is_found_in_no_search_and_told_to_nobody(writer: User, story: Story) -> None:
    editor = a.a_user(EDITOR)
    versions.save(story, by=writer, now=a.NOON)
    restricting.restrict(story.pk, [], by=writer, now=a.NOON)

    assert not desk_search.found("harbour papers", editor).exists()
    assert notices.tell([editor], Notice.Kind.PUBLISHED, story_now(), by=None, now=a.NOON) == []
    assert desk_search.found("harbour papers", writer).exists()


def test_no_deed_reaches_it(writer: User, story: Story) -> None:
    restricting.restrict(story.pk, [], by=writer, now=a.NOON)
    blind = a.a_user(PUBLISHER)
    blind.groups.get().permissions.remove(a.a_right("see_restricted"))
    blind = User.objects.get(pk=blind.pk)

    assert not any(workflow.allowed(blind, move, story_now()) for move in Move)
    assert workflow.steps(blind, story_now()) == []
    with pytest.raises(NotAllowed):
        publish.publish(story.pk, **a.press(story, blind))


def test_a_picture_and_a_quote_that_only_it_has_are_not_there_either(
    writer: User, story: Story
) -> None:
    editor, photo, shared = a.a_user(EDITOR), a.a_photo(), a.a_photo()
    quote = a.a_quote("“We paid them.”")
    a.a_block(story, Figure, photo=photo)
    a.a_block(story, Figure, photo=shared)
    a.a_block(a.a_story("Open"), Figure, photo=shared)
    a.a_block(story, QuoteBlock, quote=quote)
    free = a.a_quote()
    restricting.restrict(story.pk, [], by=writer, now=a.NOON)

    assert list(access.visible_photos(editor)) == [shared]
    assert list(access.visible_quotes(editor)) == [free]
    assert set(access.visible_photos(writer)) == {photo, shared}
    assert not access.may_see_photo(editor, photo)
    assert quote not in desk_bin.uses(quote.speaker, editor).records


def test_what_readers_have_seen_of_it_is_there(writer: User, story: Story) -> None:
    quote = a.a_quote()
    a.a_block(story, QuoteBlock, quote=quote)
    a.a_block(story, Text, html="<p>It was so.</p>")
    a.published(story)

    restricting.restrict(story.pk, [], by=writer, now=a.NOON)

    assert quote in access.visible_quotes(a.a_user(EDITOR))


def test_a_quote_is_hidden_once_its_story_is_restricted_and_back_when_it_is_open(
    writer: User, story: Story
) -> None:
    editor = a.a_user(EDITOR)
    a.a_quotation(story, a.a_quote())
    restricting.restrict(story.pk, [], by=writer, now=a.NOON)
    assert not access.visible_quotes(editor).exists()

    restricting.open_up(story.pk, by=writer, now=a.NOON)

    assert list(access.visible_quotes(editor)) == list(Quote.objects.all())


def story_now() -> Story:
    return Story.objects.get(headline="The harbour papers")
