"""What a story may carry beside its prose: key points, fact boxes, embeds, its other languages."""

import pytest
from django.test import override_settings

from articles.models import Purge, Status
from articles.publishing import publish
from articles.rendering import story as rendering
from tests.builders import (
    Embed,
    Text,
    a_block,
    a_byline,
    a_fact_box,
    a_live_story,
    a_story,
    an_author,
    press,
    published,
)
from tests.views.page import Element, read
from tests.views.rich import a_rich_live_story

pytestmark = pytest.mark.django_db

PLAYER = "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"
FILM = {"provider": "youtube", "media": "dQw4w9WgXcQ", "title": "The boat leaves"}


def page_of(client, live) -> Element:
    return read(client.get(live.url))


def a_live_film(**fields):
    story = a_story()
    a_block(story, Embed, **FILM | fields)
    return published(story)


# --- key points and facts ------------------------------------------------------------------------


def test_key_points_are_a_list_with_a_name_under_the_standfirst(client):
    head = page_of(client, a_rich_live_story()).one("header", class_="head")
    points = head.one("section", class_="points")

    name = points.one("h2")
    assert name.text == "Key points"
    assert points.attributes["aria-labelledby"] == name.attributes["id"]
    assert [point.text for point in points.all("li")] == [
        "Nobody stayed away",
        "The next talks are in May",
    ]


def test_a_story_without_key_points_has_no_empty_list(client):
    assert page_of(client, a_live_story()).all("section", class_="points") == []


def test_each_number_of_a_fact_box_names_whose_it_is(client):
    box = page_of(client, a_rich_live_story()).one("aside", class_="facts")

    assert box.one("h2").text == "The coalition in numbers"
    assert [term.text for term in box.all("dt")] == ["24", "nearly 40"]
    first = box.all("dd")[0]
    assert first.text == "countries agreed in Paris Reported by The Guardian"
    assert first.one("a").attributes["href"] == "/sources/the-guardian/"


def test_what_a_source_gave_to_a_box_stands_under_how_we_know(client):
    know = page_of(client, a_rich_live_story()).one(id="know")
    guardian = next(item for item in know.all("li") if item.one("b").text == "The Guardian")

    assert "24 countries agreed in Paris" in guardian.text


def test_a_box_without_a_line_is_not_shown(client):
    story = a_story()
    a_fact_box(story, title="Nothing yet")

    assert page_of(client, published(story)).all("aside", class_="facts") == []


# --- embeds --------------------------------------------------------------------------------------


@override_settings(EMBED_HOSTS=["www.youtube-nocookie.com"])
def test_an_embed_is_our_words_a_link_and_a_button_and_loads_nothing_of_the_other_site(client):
    page = page_of(client, a_live_film(caption="Filmed at dawn."))
    figure = page.one("figure", class_="embed")

    assert figure.one("a").attributes["href"] == "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
    assert "The boat leaves" in figure.text
    assert figure.one("figcaption").text == "Filmed at dawn."
    assert figure.one("button").attributes["hidden"] == ""
    assert figure.one("div").attributes["data-player"] == PLAYER
    assert page.all("iframe") == []
    loaded = [
        e.attributes[name] for e in page.all() for name in ("src", "srcset") if name in e.attributes
    ]
    loaded += [link.attributes["href"] for link in page.all("link")]
    assert [address for address in loaded if "youtube" in address] == []


def test_a_host_that_the_settings_do_not_name_gets_a_link_alone(client):
    figure = page_of(client, a_live_film()).one("figure", class_="embed")

    assert "data-player" not in figure.one("div").attributes
    assert figure.one("a").attributes["href"] == "https://www.youtube.com/watch?v=dQw4w9WgXcQ"


def test_what_is_no_id_of_the_site_is_not_printed_at_all(client):
    live = a_live_film(media='"><script>alert(1)</script>')

    assert page_of(client, live).all("figure", class_="embed") == []


def test_only_pages_with_an_embed_load_its_script_and_its_sheet(client):
    with_one, without = client.get(a_live_film().url).text, client.get(a_live_story().url).text

    assert "articles/embeds" in with_one
    assert "articles/embeds" not in without


@override_settings(EMBED_HOSTS=["www.youtube-nocookie.com"])
def test_a_feed_shows_the_link(client):
    a_live_film()

    feed = client.get("/feed.rss").text

    assert "https://www.youtube.com/watch?v=dQw4w9WgXcQ" in feed
    assert "nocookie" not in feed


# --- bylines and reading -------------------------------------------------------------------------


def test_a_byline_leads_to_the_author_and_says_where_they_were(client):
    story = a_story()
    a_byline(story, an_author("Mara Ellison", slug="mara-ellison"), place="Paris", ordering=1)
    a_byline(story, an_author("Ines Quill", slug="ines-quill"), ordering=2)
    a_byline(story, an_author("Tomas Varga", slug="tomas-varga"), place="London", ordering=3)

    by = page_of(client, published(story)).one("p", class_="by")

    line = " ".join(by.written.split())
    assert line == "By Mara Ellison in Paris, Ines Quill and Tomas Varga in London"
    assert [a.attributes["href"] for a in by.all("a")] == [
        "/authors/mara-ellison/",
        "/authors/ines-quill/",
        "/authors/tomas-varga/",
    ]


def test_an_author_who_gets_another_address_is_led_to_there(client):
    story, author = a_story(), an_author(slug="mara")
    a_byline(story, author)
    live = published(story)

    author.slug = "mara-ellison"
    author.save()

    assert page_of(client, live).one("p", class_="by").one("a").attributes["href"] == (
        "/authors/mara-ellison/"
    )
    assert f"author:{author.pk}" in _named(live)


def _named(live) -> frozenset[str]:
    return rendering.named(live.document, rendering.publicity(live))


def test_a_page_says_how_long_it_takes_to_read(client):
    story = a_story(text=None)
    a_block(story, Text, html=f"<p>{'word ' * 193 * 3}</p>")

    assert "3 minutes to read" in page_of(client, published(story)).one("p", class_="minutes").text
    assert "1 minute to read" in page_of(client, a_live_story()).text


# --- other languages -----------------------------------------------------------------------------


@pytest.fixture
def pair():
    original = a_live_story("The ferry is back")
    return original, a_live_story(
        "Le bac est de retour", language="fr", translation_of=original.story
    )


def others(client, live) -> dict[str, str]:
    """Name of each language that the page leads to → the address."""
    lines = page_of(client, live).all("p", class_="langs")
    return {a.text: a.attributes["href"] for line in lines for a in line.all("a")}


def test_a_story_and_its_translation_lead_to_each_other(client, pair):
    original, french = pair

    assert others(client, original) == {"Français": french.url}
    assert others(client, french) == {"English": original.url}


def test_translations_lead_to_each_other_too(client, pair):
    original, french = pair
    arabic = a_live_story("عادت العبارة", language="ar", translation_of=original.story)

    assert others(client, french) == {"العربيّة": arabic.url, "English": original.url}
    assert set(others(client, original)) == {"العربيّة", "Français"}


def test_a_translation_that_is_not_live_is_not_led_to(client, pair):
    original, french = pair
    publish.take_down(french.story_id, **press(french.story), note="Not ours.")
    a_story("Nicht veröffentlicht", language="de", translation_of=original.story)

    french.refresh_from_db()
    assert french.status == Status.TAKEN_DOWN
    assert others(client, original) == {}


def test_when_the_original_is_gone_its_translations_still_know_each_other(client, pair):
    original, french = pair
    arabic = a_live_story("عادت العبارة", language="ar", translation_of=original.story)
    publish.retract(original.story_id, **press(original.story), note="It was wrong.")

    assert others(client, french) == {"العربيّة": arabic.url}


def test_publishing_a_translation_makes_the_pages_of_the_others_anew(pair):
    original, french = pair
    last = Purge.objects.order_by("-position").first().position
    a_live_story("عادت العبارة", language="ar", translation_of=original.story)

    purged = set(Purge.objects.filter(position__gt=last).values_list("key", flat=True))

    assert f"story:{original.pk}" in purged
    assert f"story:{original.pk}" in _named(french)


def test_two_in_one_language_are_not_offered_as_translations(client):
    original = a_live_story("The ferry is back")
    story = a_story("The ferry is back again", translation_of=original.story)

    assert others(client, published(story)) == {}


def test_a_language_that_nobody_named_for_us_goes_by_its_code(client):
    original = a_live_story("The ferry is back")
    a_live_story("Na quwaayda", language="tlh", translation_of=original.story)

    assert list(others(client, original)) == ["tlh"]
