"""An article from elsewhere becomes a working copy with a first Version, or nothing at all."""

import pytest
from django.conf import settings

from articles.document.incoming import Piece, article, from_html
from articles.models import Figure, LiveStory, Quote, ReadAlso, Stage, Story, Text, Version
from articles.publishing import importing, versions
from tests.builders import NOON, a_live_story, a_story, a_user

pytestmark = pytest.mark.django_db

PAGE = (
    "<p>Ferries</p><h1>The ferry left</h1><h2>It was gone for a whole month.</h2>"
    "<p>The harbour. Photo: BBC</p><p>“We stay,” he said.</p><p>READ ALSO:</p>"
    "<p>Ten-at-night</p><p>Photo: AP</p><p>And <b>more</b>.</p>"
)


def draft(html: str = PAGE, **given: object) -> importing.Imported:
    page = from_html(html)
    read = article(page.paragraphs, page.headings)
    wanted = {"by": None, "language": "en", "section": None, "now": NOON} | given
    return importing.draft(read, **wanted)


def test_everything_stands_where_it_belongs():
    story = draft().story

    assert (story.kicker, story.headline) == ("Ferries", "The ferry left")
    assert story.standfirst == "It was gone for a whole month."
    assert (story.lead_caption, story.lead_credit) == ("The harbour.", "Photo: BBC")
    texts = Text.objects.filter(parent=story).order_by("ordering").values_list("html", flat=True)
    assert list(texts) == ["<p>“We stay,” he said.</p>", "<p>And <strong>more</strong>.</p>"]
    assert Figure.objects.get(parent=story).credit == "Photo: AP"
    assert ReadAlso.objects.get(parent=story).first is None


def test_it_is_a_draft_of_whoever_brought_it_with_a_first_version():
    ruth = a_user()

    made = draft(by=ruth, language="fr")

    assert (made.story.stage, made.story.created_by) == (Stage.WRITING, ruth)
    assert (made.version.number, made.version.by) == (1, ruth)
    assert made.story.language == "fr"
    assert not LiveStory.objects.exists()
    assert not Quote.objects.exists()


def test_it_says_what_waits_and_what_has_no_place():
    made = draft()

    assert (made.pictures, made.read_also) == (2, 1)
    assert [left.words for left in made.left] == ["Ten-at-night"]


def test_a_failure_leaves_nothing_behind(monkeypatch):
    def full(*_args: object, **_kwargs: object) -> Version:
        raise OSError("no room")

    monkeypatch.setattr(versions, "save", full)
    with pytest.raises(OSError, match="no room"):
        draft()
    assert not Story.objects.exists()


@pytest.mark.parametrize(
    ("headline", "path", "is_meant"),
    [
        ("the night ferry  is back", "", True),
        ("The night ferry is late", "", False),
        ("", "", False),
        ("Whatever it says", "OURS", True),
        ("Whatever it says", "/2014/13/45/ferry/", False),
        ("Whatever it says", "/about/", False),
    ],
)
def test_read_also_means_a_live_story_by_headline_or_address(headline, path, is_meant):
    live = a_live_story("The night ferry is back")
    a_story("The night ferry is late")  # a draft is not offered to readers
    own = f"/{live.date:%Y/%m/%d}/{live.slug}/"
    link = settings.SITE_URL + (own if path == "OURS" else path) if path else ""

    found = importing.meant(Piece("read-also", hint=headline, link=link))

    assert found == (live.story_id if is_meant else None)


def test_an_address_of_another_site_is_not_ours():
    live = a_live_story("The night ferry is back")
    link = f"https://elsewhere.example/{live.date:%Y/%m/%d}/{live.slug}/"

    assert importing.meant(Piece("read-also", hint="Elsewhere", link=link)) is None


def test_of_two_stories_with_one_headline_neither_is_meant():
    a_live_story("The night ferry is back", slug="one")
    a_live_story("The night ferry is back", slug="two")

    assert importing.meant(Piece("read-also", hint="The night ferry is back")) is None
