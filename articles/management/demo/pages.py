"""The demo's own pages: those of any newsroom, and an About that says what this one is."""

from datetime import datetime
from uuid import uuid4

from django.contrib.auth.models import User

from articles.models import Page
from articles.publishing import site_pages
from articles.publishing.site_pages import Text

ABOUT = Text(
    "About us",
    "<p>This newsroom is a demonstration. Port Alder, its people, its ferries and its quarrels are "
    "invented; the stories on the Paris conference of 2014 retell one published report.</p>"
    "<h2>What to look at</h2>"
    "<p>Every story says who said what, who reported it, who took the picture, and what has "
    "changed since it came out. Words under a solid line were said by the person named beside "
    "them. Words under a dotted line come from the source named there.</p>"
    "<p>The pictures were drawn by a program. The bylines belong to nobody.</p>",
    "en",
)


def load(by: User, now: datetime) -> None:
    """Publish the pages that are not there yet."""
    if not Page.objects.filter(slug="about").exists():
        page = Page(slug="about", order=10)
        version = site_pages.save(page, ABOUT, by=by, started_from=0, now=now)
        site_pages.publish(page.pk, version.number, by=by, intent=uuid4(), seen=0, now=now)
    site_pages.found(by=by, now=now)
