"""The site speaks one language; inside a story, the story's; and never the browser's."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.conf import settings

from articles.models import SiteSettings
from articles.publishing import house
from articles.publishing.roles import ADMINISTRATOR
from articles.rendering import story as page
from tests.admin.desk import signed_in
from tests.builders import a_live_story, a_photo, a_quotation, a_quote, a_source, a_story, published
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
