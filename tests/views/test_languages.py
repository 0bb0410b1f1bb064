"""The site speaks one language; inside a story, the story's; and never the browser's."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.conf import settings

from articles.models import SiteSettings
from articles.publishing import house, publish
from articles.publishing.roles import ADMINISTRATOR
from articles.rendering import story as page
from tests.admin.desk import signed_in
from tests.builders import (
    a_byline,
    a_live_story,
    a_photo,
    a_quotation,
    a_quote,
    a_source,
    a_story,
    an_author,
    press,
    published,
)
from tests.views.page import Element, read

pytestmark = pytest.mark.django_db

EVENING = datetime(2026, 3, 4, 19, 5, tzinfo=UTC)


def speaks(language: str) -> None:
    SiteSettings.objects.update_or_create(pk=1, defaults={"language": language})
    house.forget()


def a_page(client: Any, language: str) -> Element:
    """The page of a story with a note, in a language."""
    story = a_story("Tormenta", language=language, text="<p>«Se acabó», dijo.</p>", slug="tormenta")
    a_quotation(story, a_quote("Se acabó", described_as="Una vecina", source=a_source("El Faro")))
    return read(client.get(published(story, now=EVENING).url))


def test_what_a_browser_prefers_changes_nothing(client):
    live = a_live_story()
    for address in ("/", live.url, "/search/?q=x", "/nowhere/", "/feed.rss"):
        plain = client.get(address)
        asked = client.get(address, headers={"accept-language": "fr, ar;q=0.9"})
        assert asked.content == plain.content, address
        assert "Accept-Language" not in asked.headers.get("Vary", "")


def test_words_inside_a_story_are_in_its_language_and_around_it_in_the_site_s(client):
    speaks("de")
    shown = a_page(client, "es")

    assert shown.one("html").attributes["lang"] == "de"
    assert "Startseite" in shown.all("nav")[0].text
    article = shown.one("article", lang="es")
    assert "Miércoles, 4 de marzo de 2026" in article.text
    assert "Cómo lo sabemos" in article.text
    assert "Cerrar" in article.one(class_="note").text
    assert "Schließen" not in article.text


def test_an_entry_of_a_feed_speaks_the_story_s_language_in_a_feed_of_the_site_s(client):
    speaks("de")
    a_page(client, "es")
    feed = client.get("/feed.rss").text

    assert "<language>de</language>" in feed
    assert "Cómo lo sabemos" in feed
    assert "Woher wir das wissen" not in feed


def test_words_in_a_story_whose_language_the_site_does_not_speak_are_the_site_s_and_say_so(client):
    speaks("de")
    article = a_page(client, "pl").one("article", lang="pl")

    labels = {
        label.text: label.attributes["lang"]
        for label in article.all("bdi")
        if "lang" in label.attributes
    }
    assert labels["Schließen"] == "de"
    assert labels["Mittwoch, 4. März 2026"] == "de"


def test_a_story_from_right_to_left_has_labels_from_right_to_left(client):
    shown = a_page(client, "ar")

    assert shown.one("html").attributes["dir"] == "ltr"
    article = shown.one("article", lang="ar")
    assert article.attributes["dir"] == "rtl"
    assert "الأربعاء 4 مارس 2026" in article.text


def test_a_site_from_right_to_left_is_so_on_every_page(client):
    speaks("ar")
    a_live_story(language="en")
    for address in ("/", "/world/", "/search/", "/nowhere/"):
        root = read(client.get(address)).one("html")
        assert (root.attributes["lang"], root.attributes["dir"]) == ("ar", "rtl"), address


def test_a_language_without_words_here_is_spoken_to_in_english_and_says_so(client):
    speaks("pl")
    front = read(client.get("/"))

    assert front.one("html").attributes["lang"] == "en"
    assert "Front page" in front.text


def test_the_desk_speaks_english_whatever_the_site_speaks(client):
    speaks("de")
    text = signed_in(ADMINISTRATOR).get("/desk/articles/section/add/").text

    assert '<html lang="en' in text
    assert "Save" in text
    assert "Sichern" not in text


def test_a_preview_speaks_as_the_page_will():
    speaks("de")
    with house.at_the_desk():
        story = a_story("Sturm", language="de", lead_photo=a_photo())
        live = published(story, now=EVENING)
        shown = page.preview(live.document, story=live.pk, pictures={}, address=str, now=EVENING)

    assert "Mittwoch, 4. März 2026" in shown
    assert "Wednesday" not in shown


def test_django_s_own_guess_at_a_reader_s_language_is_not_installed():
    assert [name for name in settings.MIDDLEWARE if "Locale" in name] == []


@pytest.mark.parametrize(
    ("language", "by"),
    [
        ("en", "By Mara Ellison in Cairo, Tomas Varga and Inés Sol"),
        ("es", "Por Mara Ellison en Cairo, Tomas Varga e Inés Sol"),
        ("fr", "Par Mara Ellison (Cairo), Tomas Varga et Inés Sol"),
        ("ar", "بقلم Mara Ellison في Cairo، Tomas Varga وInés Sol"),
    ],
)
def test_a_byline_is_a_list_in_the_story_s_language(client, language, by):
    story = a_story(language=language)
    story.bylines.all().delete()
    for number, (name, place) in enumerate(
        [("Mara Ellison", "Cairo"), ("Tomas Varga", ""), ("Inés Sol", "")]
    ):
        a_byline(story, an_author(name), place=place, ordering=number)

    html = client.get(published(story, now=EVENING).url).text
    [printed] = re.findall('<p class="by">(.+)</p>', html)

    assert re.sub("<[^>]+>", "", printed) == by


def test_days_and_months_within_a_sentence_are_small_in_french(client):
    speaks("fr")
    live = a_live_story(now=EVENING)
    publish.retract(live.pk, **press(live.story, note="Un faux."))
    a_live_story(now=EVENING)

    withdrawn = read(client.get("/corrections/")).one("h3", class_="plain").text
    assert withdrawn == "Un article du mercredi 4 mars 2026, retiré depuis"
    day = read(client.get("/archive/2026/03/04/"))
    assert day.one("title").text.startswith("Archives du mercredi 4 mars 2026 | ")
    assert day.one("h1").text == "Mercredi 4 mars 2026"
    month = read(client.get("/archive/2026/03/"))
    assert month.one("title").text.startswith("Archives : mars 2026 | ")


def test_a_list_says_of_an_update_when_it_was_in_a_sentence(client):
    speaks("fr")
    live = a_live_story(now=EVENING)
    live.story.headline = "Et encore"
    live.story.save()
    published(live.story, now=EVENING + timedelta(minutes=5))

    assert "Mis à jour le 4 mars" in read(client.get("/world/")).one("article").text


def test_what_other_newsrooms_get_of_a_story_is_said_in_its_language(client):
    speaks("de")
    live = a_live_story(language="es")
    publish.correct(live.pk, **press(live.story, note="Fueron 162."))
    told = client.get(f"/api/ninjs/{live.pk}").json()

    assert told["edNote"] == "Corrección: Fueron 162."


def test_a_browser_is_shown_a_feed_in_the_newsroom_s_own_time(client):
    SiteSettings.objects.update_or_create(pk=1, defaults={"time_zone": "Europe/Paris"})
    house.forget()
    a_live_story(now=EVENING)

    assert "4 March 2026, 20:05 CET" in client.get("/feed.rss").text


def test_from_right_to_left_a_name_a_date_and_an_address_each_run_their_own_way(client):
    speaks("ar")
    story = a_story(text="<p>“It was a long night on the water for us,” he said.</p>")
    said = {"provenance": "to us", "reporter": an_author("Ruth Ellery"), "said_on": EVENING.date()}
    quote = a_quote("It was a long night on the water for us.", described_as="A man", **said)
    a_quotation(story, quote)
    live = published(story, now=EVENING)

    told = read(client.get("/")).one("div", class_="words").one("figcaption").all("bdi")
    assert [part.text for part in told[-2:]] == ["قيل لـRuth Ellery من غرفة أخبارنا", "4 مارس 2026"]
    printed = read(client.get(live.url)).one("p", class_="only-print").one("bdi")
    assert printed.attributes["dir"] == "ltr"
