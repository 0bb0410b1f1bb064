"""A generated archive is what publishing would have left, and leaves real newsrooms alone."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from articles.management.archive.words import Words
from articles.models import (
    DeskEntry,
    Kind,
    LiveAuthor,
    LiveDay,
    LiveQuote,
    LiveSource,
    LiveStory,
    LiveTopic,
    LiveWord,
    Publication,
    QuoteEntry,
    SearchEntry,
    Story,
    Version,
)
from articles.publishing import desk_search, live, related, rows, search
from tests import builders as a

pytestmark = pytest.mark.django_db
STORIES = 30
DERIVED: tuple[Any, ...] = (
    LiveAuthor,
    LiveQuote,
    LiveSource,
    LiveTopic,
    LiveWord,
    LiveStory,
    LiveDay,
    SearchEntry,
    QuoteEntry,
    DeskEntry,
)


def load(*options: Any) -> str:
    out = StringIO()
    call_command("load_archive", *options, stdout=out)
    return out.getvalue()


def test_every_story_is_live_and_every_page_of_it_opens(client: Any) -> None:
    said = load(STORIES)

    assert LiveStory.objects.listed().count() == STORIES
    assert f"{STORIES} stories are live" in said
    newest: Any = LiveStory.objects.listed()[0]
    person: Any = LiveQuote.objects.on_record()[0].speaker
    topic, author = LiveTopic.objects.all()[0].topic, LiveAuthor.objects.all()[0].author
    source = LiveSource.objects.all()[0].source
    for address in (
        "/",
        newest.url,
        f"/{newest.section.slug}/",
        f"/topics/{topic.slug}/",
        f"/authors/{author.slug}/",
        f"/people/{person.slug}/",
        f"/sources/{source.slug}/",
        f"/archive/{newest.date:%Y/%m/%d}/",
        "/latest/",
        "/feed.rss",
    ):
        assert client.get(address).status_code == 200, address
    assert search.found(newest.headline)[0].pk in LiveStory.objects.values_list("pk", flat=True)


def state() -> list[list[dict[str, Any]]]:
    """What a publication writes of its story, without the numbers of rows."""
    found = []
    for model in DERIVED:
        written = list(model.objects.order_by("pk").values())
        for row in written:
            row.pop("id", None)  # given anew each time
            row.pop("quote_id", None) if model is QuoteEntry else None
        found.append(written)
    return found


def test_it_is_what_a_publication_would_have_written() -> None:
    load(STORIES)
    before = state()

    for story in LiveStory.objects.select_related("version__story", "publication").order_by("pk"):
        live.switch(story, story.publication)
        desk_search.index(story.version.story, story.document)
        LiveStory.objects.filter(pk=story.pk).update(related=[])

    assert state() == before


def test_the_working_copy_is_what_was_published() -> None:
    load(STORIES)

    for version in Version.objects.select_related("story"):
        assert rows.freeze(version.story) == version.document
        assert version.story.saved_as_id == version.pk


def test_each_story_went_out_once_and_is_older_than_the_last() -> None:
    load(STORIES)
    load(5)

    assert set(Publication.objects.values_list("kind", "number")) == {(Kind.FIRST, 1)}
    moments = list(LiveStory.objects.order_by("pk").values_list("listed_at", flat=True))
    assert moments == sorted(moments, reverse=True)
    assert len(set(moments)) == STORIES + 5
    assert sum(LiveDay.objects.values_list("stories", flat=True)) == STORIES + 5


def test_each_run_says_something_else_and_the_same_seed_the_same() -> None:
    load(10)
    first = list(LiveStory.objects.order_by("pk").values_list("headline", flat=True))
    load(10)
    second = list(LiveStory.objects.order_by("pk").values_list("headline", flat=True))[10:]
    assert first != second
    words, again = Words(7), Words(7)
    assert [words.headline() for _ in range(9)] == [again.headline() for _ in range(9)]


def test_a_story_of_tomorrow_finds_generated_ones_beside_it() -> None:
    load(STORIES)
    old = LiveStory.objects.listed()[0]

    new = a.a_live_story(old.headline.replace("the", "a"), topics=[old.topics.all()[0].topic.name])

    assert related.shortlist(new)


@pytest.fixture
def a_real_story() -> Story:
    return a.a_story()


def test_a_real_newsroom_is_left_alone(a_real_story: Story) -> None:
    with pytest.raises(CommandError, match="1 stories that were not generated"):
        load(3)

    assert not LiveStory.objects.exists()


def test_unless_somebody_says_so(a_real_story: Story) -> None:
    load(3, "--beside-real-stories")

    assert LiveStory.objects.count() == 3


def test_a_demo_may_have_an_archive(a_real_story: Story, settings: Any) -> None:
    settings.DEMO = True
    load(3)

    assert LiveStory.objects.count() == 3


@pytest.mark.parametrize("count", [0, -1, 1_000_001])
def test_a_number_that_is_none_is_refused(count: int) -> None:
    with pytest.raises(CommandError, match="Give a number"):
        load(count)
