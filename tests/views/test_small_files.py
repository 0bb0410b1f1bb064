"""What robots, browsers and finders of holes ask for at fixed addresses."""

import json
from datetime import datetime, timedelta

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.utils import timezone
from PIL import Image

from articles.views.small_files import FAVICON

pytestmark = pytest.mark.django_db


def test_robots_are_kept_from_the_desk_and_shown_the_maps(client):
    text = client.get("/robots.txt").text
    for kept in (settings.DESK_PATH, "/search/", "/api/ninjs/"):
        assert f"Disallow: {kept}\n" in text
    for shown in ("sitemap.xml", "sitemap-news.xml"):
        assert f"Sitemap: {settings.SITE_URL}/{shown}\n" in text


def test_security_txt_has_a_contact_and_has_not_ended(client, settings):
    settings.DEFAULT_FROM_EMAIL = "Port Alder News <desk@news.example>"
    lines = dict(
        line.split(": ", 1) for line in client.get("/.well-known/security.txt").text.splitlines()
    )
    assert lines["Contact"] == "mailto:desk@news.example"
    ends = datetime.fromisoformat(lines["Expires"])
    assert timezone.now() + timedelta(days=80) < ends < timezone.now() + timedelta(days=160)


def test_the_favicon_is_an_icon(client):
    answer = client.get("/favicon.ico")
    assert answer.headers["Content-Type"] == "image/x-icon"
    assert answer.content[:4] == b"\x00\x00\x01\x00"
    assert answer.content == FAVICON.read_bytes()


def test_the_manifest_names_the_site_and_icons_of_the_size_it_says(client):
    answer = client.get("/manifest.webmanifest")
    assert answer.headers["Content-Type"] == "application/manifest+json"
    manifest = json.loads(answer.content)
    assert (manifest["name"], manifest["lang"], manifest["dir"]) == ("Newsroom", "en", "ltr")
    assert manifest["start_url"] == "/"
    for icon in manifest["icons"]:
        with Image.open(finders.find(icon["src"].removeprefix(settings.STATIC_URL))) as image:
            assert icon["sizes"] == f"{image.width}x{image.height}"


def test_a_page_names_the_manifest_and_an_icon_for_phones(client):
    page = client.get("/").text
    assert '<link rel="manifest" href="/manifest.webmanifest">' in page
    assert 'rel="apple-touch-icon"' in page
