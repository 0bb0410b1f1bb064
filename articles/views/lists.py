"""The front page, and lists of stories: of a section, a topic, an author, and the most recent."""

from collections.abc import Sequence

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import Author, LiveStory, Topic
from articles.rendering import addresses, jsonld, lists, site
from articles.rendering import front as arrangement
from articles.rendering.lists import Tag, listing
from articles.rendering.page import page
from articles.rendering.paging import PLACED, leaf
from articles.views import moved

STORIES = 20
LINES = 50  # where a story takes one


@require_safe
def front(request: HttpRequest) -> HttpResponseBase:
    context = arrangement.context(timezone.now())
    keys = {"front", "quotes"} | site.KEYS  # "In their words" asks who is a public figure
    return page(request, "site/front.html", context, keys=keys)


@require_safe
def section(request: HttpRequest, slug: str) -> HttpResponseBase:
    """A section's stories, newest first. One that has nothing live does not exist yet."""
    now = timezone.now()
    around = site.around(now)
    place = around.section(slug)
    if place is None:
        return moved.section(slug, moved.place(request))
    found = leaf(LiveStory.objects.cards().of_section(place.id), request.GET, STORIES)
    if not found.rows:
        raise Http404
    tags = lists.topics(found)
    made = listing(place.name, place.url, found, now, description=place.description, topics=tags)
    told = jsonld.stories(made)
    context = {"site": around, "current": place.id, "list": made, "structured": told}
    return page(request, "site/section.html", context, keys=_keys(f"section:{place.id}", tags))


@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The stories on a topic, newest first. One that has nothing live does not exist."""
    now = timezone.now()
    named = Topic.objects.filter(slug=slug).only("pk", "name", "slug").first()
    if named is None:
        return moved.topic(slug, moved.place(request))
    found = leaf(LiveStory.objects.cards().of_topic(named.pk), request.GET, STORIES, PLACED)
    if not found.rows:
        raise Http404
    tags = lists.topics(found, but=named.pk)
    made = listing(named.name, addresses.topic(named.slug), found, now, topics=tags)
    context = {"site": site.around(now), "list": made, "structured": jsonld.stories(made)}
    return page(request, "site/topic.html", context, keys=_keys(f"topic:{named.pk}", tags))


@require_safe
def author(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Who an author is, and what stands under their name, newest first."""
    now = timezone.now()
    named = Author.objects.filter(slug=slug).only("pk", "name", "slug", "biography").first()
    if named is None:
        return moved.author(slug, moved.place(request))
    found = leaf(LiveStory.objects.cards().by_author(named.pk), request.GET, STORIES, PLACED)
    if not found.rows:
        raise Http404
    url = addresses.author(named.slug)
    made = listing(named.name, url, found, now, description=named.biography)
    context = {"site": site.around(now), "list": made, "structured": jsonld.author(made)}
    return page(request, "site/author.html", context, keys=_keys(f"author:{named.pk}"))


@require_safe
def latest(request: HttpRequest) -> HttpResponseBase:
    """All stories, newest first, a line each."""
    now = timezone.now()
    found = leaf(LiveStory.objects.cards(), request.GET, LINES)
    if not found.rows and "before" in request.GET:
        raise Http404
    made = listing(_("Most recent"), addresses.LATEST, found, now, lead=False)
    context = {"site": site.around(now), "list": made, "structured": jsonld.stories(made)}
    return page(request, "site/latest.html", context, keys=_keys("feed"))


def _keys(own: str, tags: Sequence[Tag] = ()) -> frozenset[str]:
    return site.KEYS | {own} | {f"topic:{tag.id}" for tag in tags}
