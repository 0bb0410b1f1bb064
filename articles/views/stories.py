"""A story's page, and what stands at its address when it is gone or has moved."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.document.languages import direction
from articles.models import LiveStory, Redirect, Status
from articles.rendering import site
from articles.rendering import story as rendering
from articles.rendering.page import page


@require_safe
def story(request: HttpRequest, day: date, slug: str) -> HttpResponseBase:
    """One live story. What is not public answers as what does not exist."""
    live = LiveStory.objects.at(day, slug).first()
    if live is None:
        return moved(day, slug)
    return SHOW[Status(live.status)](request, live)


def _live(request: HttpRequest, live: LiveStory) -> HttpResponseBase:
    public = rendering.publicity(live)
    context = rendering.context(live.document, public, timezone.now())
    return page(
        request,
        rendering.TEMPLATE,
        context,
        keys=rendering.keys(public),
        named=rendering.named(live.document, public),
    )


def _retracted(request: HttpRequest, live: LiveStory) -> HttpResponseBase:
    """The notice in place of the story: the text is gone, the address stays."""
    document = live.document
    context = {
        "site": site.around(timezone.now(), story=live.pk),
        "text": document.notice.text if document.notice else "",
        "at": live.updated_at,
        "language": document.language,
        "direction": direction(document.language),
    }
    keys = {f"story:{live.pk}"} | site.KEYS
    response = page(request, "site/retracted.html", context, keys=keys)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _taken_down(request: HttpRequest, live: LiveStory) -> HttpResponseBase:
    return page(request, "410.html", {}, keys={f"story:{live.pk}"}, status=410)


SHOW = {Status.LIVE: _live, Status.RETRACTED: _retracted, Status.TAKEN_DOWN: _taken_down}


def moved(day: date, slug: str, below: str = "") -> HttpResponseBase:
    """Lead from an old address, or one below it, to where the story is now."""
    old = Redirect.objects.filter(date=day, slug=slug).select_related("story").first()
    if old is None:
        raise Http404
    return HttpResponsePermanentRedirect(old.story.url + below)
