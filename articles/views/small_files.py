"""Small files at fixed addresses, which robots, browsers and finders of holes ask for."""

from datetime import timedelta
from email.utils import parseaddr
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.publishing import house
from articles.rendering import addresses, manifest, sitemap
from articles.rendering.page import answer

A_MONTH = timedelta(days=32)  # from the first of any month into the next one
FAVICON = Path(__file__).parent.parent / "static" / "articles" / "favicon.ico"
TEXT = "text/plain; charset=utf-8"


@require_safe
def robots(request: HttpRequest) -> HttpResponseBase:
    lines = [
        "User-agent: *",
        f"Disallow: {settings.DESK_PATH}",
        f"Disallow: {addresses.SEARCH}",
        f"Disallow: {addresses.QUOTES}?",
        f"Disallow: {addresses.NINJS}",
        f"Sitemap: {addresses.absolute(addresses.SITEMAP)}",
        f"Sitemap: {addresses.absolute(sitemap.OF_NEWS)}",
    ]
    return answer(request, HttpResponse("\n".join([*lines, ""]), TEXT), keys={"robots"})


@require_safe
def security_txt(request: HttpRequest) -> HttpResponseBase:
    """Where to report a hole (RFC 9116); good for at least three months, changed once a month."""
    first = timezone.now().replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    lines = [
        f"Contact: mailto:{parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}",
        f"Expires: {(first + 4 * A_MONTH).replace(day=1):%Y-%m-%dT%H:%M:%SZ}",
        f"Preferred-Languages: {house.current().language}",
        f"Canonical: {addresses.absolute('/.well-known/security.txt')}",
    ]
    return answer(request, HttpResponse("\n".join([*lines, ""]), TEXT), keys={"security"})


@require_safe
def favicon(request: HttpRequest) -> HttpResponseBase:
    """For those who ask here without reading the page that names the picture."""
    return answer(request, HttpResponse(FAVICON.read_bytes(), "image/x-icon"), keys={"favicon"})


@require_safe
def web_manifest(request: HttpRequest) -> HttpResponseBase:
    """What a phone shows of the site that somebody keeps on its first screen."""
    return answer(request, HttpResponse(manifest.write(), manifest.MIME), keys={"manifest"})
