"""Public addresses of everything but stories (those know their own), and their absolute form."""

from datetime import date
from urllib.parse import quote as percent_encoded

from django.conf import settings

FRONT = "/"
SEARCH = "/search/"
QUOTES = "/quotes/"
SITEMAP = "/sitemap.xml"
NINJS = "/api/ninjs/"
CHANGES = "/api/ninjs/changes"
BREAKING = "/breaking.json"
ARCHIVE = "/archive/"
LATEST = "/latest/"
CORRECTIONS = "/corrections/"


def section(slug: str) -> str:
    return f"/{slug}/"


def person(slug: str) -> str:
    return f"/people/{slug}/"


def person_year(slug: str, year: int) -> str:
    return f"/people/{slug}/{year:04}/"


def person_topic(slug: str, topic: str) -> str:
    return f"/people/{slug}/topics/{percent_encoded(topic)}/"


def feed(page: str, suffix: str = "rss") -> str:
    """Return the address of the feed of a page, in a format."""
    return f"{page}feed.{suffix}"


def source(slug: str) -> str:
    return f"/sources/{slug}/"


def topic(slug: str) -> str:
    """Of a topic, whose slug may be of any script."""
    return f"/topics/{percent_encoded(slug)}/"


def author(slug: str) -> str:
    return f"/authors/{slug}/"


def archive_year(year: int) -> str:
    return f"/archive/{year:04}/"


def archive_month(month: date) -> str:
    return f"/archive/{month:%Y/%m}/"


def archive_day(day: date) -> str:
    return f"/archive/{day:%Y/%m/%d}/"


def quote(id: int) -> str:
    return f"/quotes/{id}/"


def page(slug: str) -> str:
    """Of a page that is no story, such as About."""
    return f"/pages/{slug}/"


def absolute(address: str) -> str:
    """Return an address with scheme and host: of the site, never of a request."""
    return settings.SITE_URL + address if address.startswith("/") else address
