"""Hostile text in every field: escaped wherever it is shown, and nothing legal lost."""

import json
import re
from html import unescape
from xml.etree import ElementTree

import pytest

from articles.document.text import tidy
from articles.models import TopicUse
from articles.publishing import publish
from tests import validity
from tests.builders import (
    NOON,
    Embed,
    Figure,
    QuoteBlock,
    ReadAlso,
    Update,
    a_block,
    a_byline,
    a_citation,
    a_fact_box,
    a_live_story,
    a_page,
    a_person,
    a_photo,
    a_quotation,
    a_quote,
    a_section,
    a_source,
    a_story,
    a_topic,
    an_author,
    press,
    published,
)
from tests.views.crawl import walk
from tests.views.page import read

pytestmark = pytest.mark.django_db

#: Markup, both kinds of quotes, ends of script, CDATA and comment, entities, template syntax,
#: bidirectional controls, a control character, NUL, combining marks, another script, an emoji.
HOSTILE = (
    "<b onclick='x()'>\"quoted\" & 'single'</b></script><script>alert(1)</script>]]>--><!--"
    "{{ settings.SECRET_KEY }}{% load %}&lt;&#60; \u202eesrever\u202c\u2066iso\u2069 \x0b\x00 "
    "e\u0301 م 🌊 javascript:alert(1)\u2028"
)
SHOWN = tidy(HOSTILE).strip()


#: The fields that a story page shows, and how many characters of them must be found there.
LONG = (
    *("headline", "standfirst", "caption", "credit", "author", "role", "occasion", "original"),
    *("words", "who", "here", "update", "other", "note", "ai", "described"),
    *("outlet", "unnamed", "person", "point", "box", "fact", "film", "film-caption"),
)
SHORT = ("kicker", "place", "byline-place", "section-name", "topic", "term")
SHOWN_ON_A_STORY = dict.fromkeys(LONG, 150) | dict.fromkeys(SHORT, 100)

QUERIES = (
    HOSTILE,
    '"',
    "'",
    "*",
    "a OR b",
    "NEAR(a b)",
    "a:b",
    "\\",
    "%",
    "(",
    "&|!",
    "\x00",
    "-",
    "«»",
)


def field(name: str, limit: int = 10_000) -> str:
    """Hostile text that says which field it is of."""
    return f"{name} {HOSTILE}"[:limit]


@pytest.fixture
def hostile():
    section = a_section("Hostile", slug="hostile", description=field("section"))
    section.name = field("section-name", 100)
    section.save()
    outlet = a_source(
        field("outlet", 200), slug="outlet", description=field("described"), link="javascript:x()"
    )
    unnamed = a_source(field("unnamed", 200), kind="unnamed", reported_by=outlet)
    person = a_person(
        field("person", 200),
        slug="person",
        public_figure=True,
        role=field("role-now", 200),
        organisation=field("organisation", 200),
    )
    words = "It was “dark” & <cold>."
    story = a_story(
        field("headline", 300),
        section=section,
        kicker=field("kicker", 100),
        standfirst=field("standfirst", 1000),
        place=field("place", 100),
        slug="hostile",
        ai_disclosure=field("ai", 500),
        key_points=field("point", 500),
        search_title=field("title", 200),
        search_description=field("search-description", 500),
        lead_photo=a_photo(
            caption=field("caption"), credit=field("credit", 200), alt=field("alt", 1000)
        ),
        text=(
            "<p>“It was “dark” &amp; &lt;cold&gt;,” he said. Cited words here."
            '<script>alert(2)</script><a href="javascript:x()">go</a>'
            '<a href="https://example.org/?a=1&amp;b=%22">on</a>]]&gt; {{ x }}</p>'
            '<svg onload="x()"></svg><img src=x onerror="x()">'
        ),
    )
    author = an_author(field("author", 200), slug="author", biography=field("biography", 2000))
    a_byline(story, author, place=field("byline-place", 100))
    a_quotation(
        story,
        a_quote(
            words,
            speaker=person,
            role=field("role", 200),
            source=outlet,
            occasion=field("occasion", 200),
            original_words=field("original"),
            original_language="fr",
        ),
    )
    a_citation(story, "Cited words here", source=unnamed)
    a_block(story, QuoteBlock, 20, quote=a_quote(field("words"), described_as=field("who", 200)))
    a_block(story, Figure, 30, photo=a_photo(credit="x"), caption=field("here"), alt=field("alt"))
    a_block(story, Update, 40, at=NOON, headline=field("update", 300), html="<p>So it went.</p>")
    facts = (field("term", 100), field("fact", 500))
    a_fact_box(story, facts, source=outlet, title=field("box", 200), ordering=42)
    film = {"title": field("film", 200), "caption": field("film-caption")}
    a_block(story, Embed, 44, provider="youtube", media="dQw4w9WgXcQ", **film)
    a_page(field("page", 200), f"<p>{field('imprint')}</p>", slug="hostile")
    other = a_live_story(field("other", 300), section=section, slug="other")
    a_block(story, ReadAlso, 50, first=other.story)
    TopicUse.objects.create(
        content_object=story, tag=a_topic(field("topic", 100).replace("\x00", ""))
    )
    live = published(story)
    publish.correct(live.pk, **press(story, note=field("note", 2000)))
    return type(live).objects.get(pk=live.pk)


def test_no_page_holds_markup_of_a_field(client, hostile):
    answers = dict(walk(client, hostile.url, "/search/?q=hostile"))
    assert {hostile.url, "/hostile/", "/people/person/", "/sources/outlet/"} <= set(answers)
    assert {"/authors/author/", "/pages/hostile/", "/archive/2026/03/04/"} <= set(answers)
    for address, answer in answers.items():
        if not answer.headers["Content-Type"].startswith("text/html"):
            continue
        page = read(answer)  # fails where a field has opened or closed an element
        for element in page.all():
            assert element.tag not in {"b", "svg", "iframe"} or "onclick" not in element.attributes
            assert not [name for name in element.attributes if name.startswith("on")], address
            for name in ("href", "src", "action"):
                link = element.attributes.get(name, "")
                assert not link.lower().lstrip().startswith(("javascript:", "data:")), address
        scripts = [s for s in page.all("script") if "src" not in s.attributes]
        assert all(s.attributes["type"] == "application/ld+json" for s in scripts), address
        assert "newsroom-tests" not in answer.text, address


def test_a_story_page_shows_every_field_as_it_was_typed(client, hostile):
    text = " ".join(unescape(client.get(hostile.url).text).replace("<br>", " ").split())
    typed = {
        name: " ".join(tidy(field(name, shown)).split()) for name, shown in SHOWN_ON_A_STORY.items()
    }

    assert {name for name, words in typed.items() if words not in text} == set()


def test_structured_data_is_json_and_ends_nothing(client, hostile):
    raw = re.search(
        r'<script type="application/ld\+json">(.*?)</script>', client.get(hostile.url).text
    )
    assert raw
    assert not set("<>&") & set(raw[1])
    data = json.loads(raw[1])["@graph"][0]
    assert data["headline"] == hostile.document.headline
    assert data["author"][0]["name"] == hostile.document.shared.authors[0].name


def test_the_feed_is_xml_and_loses_nothing(client, hostile):
    tree = ElementTree.fromstring(client.get("/feed.rss").content)  # noqa: S314 (our own feed)
    item = next(i for i in tree.iter("item") if i.findtext("link").endswith("/hostile/"))
    assert item.findtext("title") == hostile.headline
    content = item.findtext("{http://purl.org/rss/1.0/modules/content/}encoded")
    assert "<script" not in content
    assert "onerror" not in content
    assert "javascript:x()" not in content
    assert "{{ x }}" in content
    assert "It was “dark” &amp; &lt;cold&gt;" in content


def test_other_formats_lose_nothing_and_hold_no_script(client, hostile):
    atom = client.get("/feed.atom").content
    assert validity.atom(atom) == []
    told = json.loads(client.get(f"/api/ninjs/{hostile.pk}").content)
    assert validity.ninjs(told) == []
    [entry] = [
        one
        for one in json.loads(client.get("/feed.json").content)["items"]
        if one["url"].endswith("/hostile/")
    ]
    assert entry["title"] == told["headlines"][0]["value"] == hostile.headline
    for html in (entry["content_html"], told["bodies"][0]["value"]):
        assert "<script" not in html
        assert "onerror" not in html
        assert "javascript:x()" not in html


def test_sitemaps_are_xml(client, hostile):
    for address in ("/sitemap.xml", "/sitemaps/2026-03.xml", "/sitemaps/pages.xml"):
        ElementTree.fromstring(client.get(address).content)  # noqa: S314 (our own sitemap)


def test_search_takes_any_query_as_words(client, hostile):
    for query in QUERIES:
        answer = client.get("/search/", {"q": query})
        assert answer.status_code == 200, query
        page = read(answer)
        assert page.one("input", id="q").attributes["value"] == tidy(query).strip()[:200], query


def test_a_query_far_too_long_is_cut(client):
    answer = client.get("/search/", {"q": "word " * 1000})
    assert answer.status_code == 200
    assert len(read(answer).one("input", id="q").attributes["value"]) <= 200
