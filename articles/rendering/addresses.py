"""Public addresses of everything but stories (those know their own), and their absolute form."""

from django.conf import settings

FRONT = "/"
SEARCH = "/search/"
FEED = "/feed.rss"
SITEMAP = "/sitemap.xml"


def section(slug: str) -> str:
    return f"/{slug}/"


def person(slug: str) -> str:
    return f"/people/{slug}/"


def source(slug: str) -> str:
    return f"/sources/{slug}/"


def absolute(address: str) -> str:
    """Return an address with scheme and host: of the site, never of a request."""
    return settings.SITE_URL + address if address.startswith("/") else address
