"""Between readers and the working copy stands a wall: no public page reads the tables behind it."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from articles.models import (
    BLOCK_MODELS,
    Approval,
    Autosave,
    Byline,
    Citation,
    Fact,
    LiveQuote,
    Note,
    Notice,
    OutsideLink,
    Person,
    Photo,
    Quotation,
    Quote,
    RelatedStory,
    Rendition,
    Story,
    TopicUse,
    Transition,
)
from articles.publishing import front, publish, site_pages
from articles.publishing.roles import PUBLISHER
from tests.builders import (
    NOON,
    a_live_story,
    a_page,
    a_person,
    a_quotation,
    a_quote,
    a_source,
    a_story,
    a_user,
    press,
    published,
)
from tests.views.crawl import walk
from tests.views.rich import a_rich_live_story

pytestmark = pytest.mark.django_db

BEHIND = [Story, *BLOCK_MODELS.values(), Quote, Quotation, Citation, Photo, Rendition, Byline]
BEHIND += [RelatedStory, TopicUse, Transition, Autosave, Note, Notice, Note.mentions.through]
BEHIND += [Approval, Fact, OutsideLink]
#: Public tables may be read by their public columns alone.
PRIVATE = {
    "articles_person": ["notes", "aliases"],
    "articles_source": ["notes", "approved_by_id", "reported_by_id", "reason"],
    "articles_author": ["user_id"],
    "articles_publication": ["intent_"],
}


class ReadBehindTheWall(AssertionError):
    pass


@contextmanager
def wall() -> Iterator[None]:
    """Make every statement fail that names a table of the working copy or a private column."""
    tables = "|".join(re.escape(model._meta.db_table) for model in BEHIND)
    columns = "|".join(
        rf'"{table}"\."{column}"' for table, names in PRIVATE.items() for column in names
    )
    forbidden = re.compile(rf'"(?:{tables})"|{columns}|"auth_user"|"django_session"')

    def guard(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if match := forbidden.search(sql):
            raise ReadBehindTheWall(f"{match.group()} in: {sql[:300]}")
        return execute(sql, *rest)

    with connection.execute_wrapper(guard):
        yield


@pytest.fixture
def newsroom() -> dict[str, Any]:
    """A bit of everything: live, breaking, corrected, retracted, taken down, moved, unpublished."""
    admin = a_user(PUBLISHER)
    rich = a_rich_live_story(breaking_until=timezone.now() + timedelta(hours=3))
    front.pin_lead(rich.pk, by=admin)
    site_pages.save(
        a_page("About us", slug="about"),
        site_pages.Text("Secret draft", "<p>Secret draft text.</p>", "en"),
        by=admin,
        started_from=1,
    )
    for number in range(25):  # more than one page of a section
        a_live_story(f"Ferry number {number}", now=NOON + timedelta(minutes=number))
    corrected = a_live_story("To be corrected")
    publish.correct(corrected.pk, **press(corrected.story, admin, note="It is 162."))
    retracted = a_live_story("To be retracted")
    publish.retract(retracted.pk, **press(retracted.story, admin, note="It was wrong."))
    gone = a_live_story("To be taken down")
    publish.take_down(gone.pk, **press(gone.story, admin))
    moved = a_live_story("To be moved", slug="old-address")
    moved.story.slug = "new-address"
    moved.story.save()
    published(moved.story)
    draft = a_story("Secret draft headline", text="<p>Secret draft text.</p>")
    return {
        "retracted": retracted.url,
        "gone": gone.url,
        "moved": f"/{moved.date:%Y/%m/%d}/old-address/",
        "draft": f"/2026/03/04/{draft.slug}/",
    }


def test_the_whole_site_is_read_from_what_is_live(client, newsroom):
    with wall():
        answers = dict(walk(client, *newsroom.values()))

    status = {address: response.status_code for address, response in answers.items()}
    expected = {
        newsroom["gone"]: 410,
        newsroom["moved"]: 301,
        newsroom["draft"]: 404,
        "/nowhere/": 404,
    }
    assert {address: code for address, code in status.items() if code != 200} == expected
    kinds = [
        "/",
        "/world/",
        "/pages/about/",
        "/people/francois-hollande/",
        "/sources/the-guardian/",
        "/quotes/",
        "/topics/iraq/",
        "/latest/",
        "/archive/",
        "/archive/2026/03/",
        "/archive/2026/03/04/",
        "/corrections/",
    ]
    kinds += [f"/people/francois-hollande/{rest}" for rest in ("2014/", "topics/iraq/", "feed.rss")]
    kinds.append(f"/quotes/{LiveQuote.objects.on_record().get().quote_id}/")
    assert set(kinds) <= set(status)
    assert any(address.startswith("/world/?before=") for address in status)
    assert len(status) > 40


def test_no_answer_sets_a_cookie_or_varies(client, newsroom):
    for address, response in walk(client, *newsroom.values()):
        assert not response.cookies, address
        assert "Cookie" not in response.headers.get("Vary", ""), address


def test_nothing_unpublished_is_anywhere(client, newsroom):
    for address, response in walk(client, *newsroom.values()):
        assert b"Secret draft" not in response.content, address


def test_the_wall_stands(client):
    with wall(), pytest.raises(ReadBehindTheWall):
        list(Story.objects.all())
    with wall(), pytest.raises(ReadBehindTheWall):
        list(Person.objects.all())


def test_private_people_and_individuals_have_no_page_and_stand_in_no_list(client):
    private = a_person("Hilda Quiet", slug="hilda-quiet")
    witness = a_source("A man on the quay", kind="witness", slug="man-on-the-quay")
    story = a_story("A quiet story", text="<p>“I saw it,” she said.</p>")
    a_quotation(story, a_quote("I saw it.", speaker=private, source=witness))
    published(story)

    answers = dict(walk(client))
    assert client.get("/people/hilda-quiet/").status_code == 404
    assert client.get("/sources/man-on-the-quay/").status_code == 404
    assert not [address for address in answers if "hilda" in address or "man-on" in address]
    for address in ("/", "/world/", "/sitemaps/pages.xml"):
        assert b"Hilda" not in answers[address].content, address


def test_a_public_figure_has_a_page_while_something_live_quotes_them(client):
    public = a_person("Fuad Masoum", slug="fuad-masoum", public_figure=True)
    assert client.get("/people/fuad-masoum/").status_code == 404
    story = a_story("He spoke", text="<p>“I saw it,” he said.</p>")
    a_quotation(story, a_quote("I saw it.", speaker=public))
    live = published(story)

    assert client.get("/people/fuad-masoum/").status_code == 200
    publish.retract(live.pk, **press(story, note="Wrong."))
    assert client.get("/people/fuad-masoum/").status_code == 404
