"""The head of a page: where it belongs, what others show of it, and where its feeds are."""

from datetime import timedelta

import pytest
from django.conf import settings

from articles.models import Kind, LiveStory
from articles.publishing import publish
from tests.builders import NOON, a_live_story, a_page, a_photo, a_story, press, published
from tests.views.page import read
from tests.views.rich import a_rich_live_story

pytestmark = pytest.mark.django_db
SITE = settings.SITE_URL


def told(client, address: str) -> dict[str, list[str]]:
    """What the meta elements of a page say, by their names."""
    found: dict[str, list[str]] = {}
    for meta in read(client.get(address)).all("meta"):
        name = meta.attributes.get("property") or meta.attributes.get("name")
        if name:
            found.setdefault(name, []).append(meta.attributes["content"])
    return found


def links(client, address: str, rel: str) -> list[dict[str, str]]:
    return [link.attributes for link in read(client.get(address)).all("link", rel=rel)]


def test_a_story_is_told_to_those_who_share_it(client):
    live = a_rich_live_story()
    meta = told(client, live.url)
    assert meta["og:type"] == ["article"]
    assert meta["og:url"] == [SITE + live.url]
    assert meta["og:title"] == ["Paris talks unite 24 countries"]
    assert meta["article:section"] == ["World"]
    assert meta["article:tag"] == ["Iraq", "Air strikes"]
    assert meta["robots"] == ["max-image-preview:large"]
    assert meta["twitter:card"] == ["summary_large_image"]
    assert meta["og:image:alt"] == ["A round table."]
    assert (meta["og:image:width"], meta["og:image:height"]) == (["800"], ["534"])
    assert meta["og:image"][0].startswith(f"{SITE}/media/")


def test_the_card_of_a_story_is_what_is_shared_once_there_is_one(client):
    live = published(a_story(lead_photo=a_photo()))
    LiveStory.objects.filter(pk=live.pk).update(card="cards/ab/card.jpg")
    meta = told(client, live.url)
    assert meta["og:image"] == [f"{SITE}/media/cards/ab/card.jpg"]
    assert (meta["og:image:width"], meta["og:image:height"]) == (["1200"], ["630"])


def test_only_news_and_what_was_put_right_move_the_moment_of_change(client):
    live = a_live_story(now=NOON)
    assert told(client, live.url)["article:published_time"] == [NOON.isoformat()]
    assert "article:modified_time" not in told(client, live.url)
    published(live.story, kind=Kind.SMALL_FIX, now=NOON + timedelta(hours=1))
    assert "article:modified_time" not in told(client, live.url)
    at = NOON + timedelta(hours=2)
    publish.correct(live.pk, **press(live.story, note="It is 162.", now=at))
    assert told(client, live.url)["article:modified_time"] == [at.isoformat()]


def test_a_story_names_itself_in_other_languages(client):
    live = a_live_story("The ferry")
    french = a_live_story("Le bac", language="fr", translation_of=live.story)
    expected = {"en": SITE + live.url, "fr": SITE + french.url}
    for address in (live.url, french.url):
        languages = {
            link["hreflang"]: link["href"]
            for link in links(client, address, "alternate")
            if "hreflang" in link
        }
        assert languages == expected


def test_a_story_alone_names_no_language(client):
    live = a_live_story()
    assert not [link for link in links(client, live.url, "alternate") if "hreflang" in link]


def test_feed_readers_find_the_feeds_of_the_site_and_of_the_page(client):
    live = a_rich_live_story()
    author = live.authors.get().author.slug
    pages = ["/", "/world/", "/topics/iraq/", f"/authors/{author}/", "/people/francois-hollande/"]
    for page in pages:
        found = [link["href"] for link in links(client, page, "alternate")]
        expected = [
            f"{of}feed.{suffix}" for of in {"/", page} for suffix in ("rss", "atom", "json")
        ]
        assert sorted(set(found)) == sorted(expected), page
        for address in found:
            assert client.get(address).status_code == 200


def test_every_list_has_one_address(client):
    for number in range(25):
        a_live_story(f"Story {number}", now=NOON + timedelta(minutes=number))
    older = client.get("/world/").text.split('href="?before=')
    assert len(older) > 1
    later = f"/world/?before={older[1].split(chr(34))[0]}"
    for page in ("/", "/world/", later, "/latest/"):
        [canonical] = links(client, page, "canonical")
        assert canonical["href"] == SITE + page
        assert told(client, page)["og:url"] == [SITE + page]
        assert told(client, page)["robots"] == ["max-image-preview:large"]


def test_a_record_a_source_and_a_page_are_told_to_those_who_share_them(client):
    a_rich_live_story()
    a_page("About us", slug="about")
    for page, title in (
        ("/people/francois-hollande/", "François Hollande"),
        ("/sources/the-guardian/", "The Guardian"),
        ("/pages/about/", "About us"),
    ):
        meta = told(client, page)
        assert (meta["og:title"], meta["og:url"]) == ([title], [SITE + page])


def test_the_front_page_says_its_colours_and_icons(client):
    assert len(told(client, "/")["theme-color"]) == 2
    for rel in ("icon", "apple-touch-icon", "manifest"):
        assert links(client, "/", rel)


def test_letters_are_asked_for_before_the_style_sheet_names_them(client):
    preloaded = [link["href"] for link in links(client, "/", "preload")]
    assert [href.rpartition("/")[2] for href in preloaded] == [
        "newsreader.woff2",
        "librefranklin.woff2",
    ]
