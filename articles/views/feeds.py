"""Feeds: of the site, a section, a topic, an author and a public figure, in three formats."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from articles.models import Author, LiveStory, Topic
from articles.models.live import LiveStoryQuerySet
from articles.rendering import (
    addresses,
    atom,
    feed,
    json_feed,
    quote_feed,
    quotes,
    rss,
    site,
)
from articles.rendering.feed import Feed
from articles.rendering.page import answer
from articles.views import moved

ENTRIES = 30


#: As which browsers show it; under the names of feeds they print it or want to save it.
XML = "application/xml"


class Format(NamedTuple):
    mime: str
    write: Callable[[Feed], str]


FORMATS: Mapping[str, Format] = {
    rss.SUFFIX: Format(XML, rss.write),
    atom.SUFFIX: Format(XML, atom.write),
    json_feed.SUFFIX: Format(json_feed.MIME, json_feed.write),
}


@require_safe
def of_site(request: HttpRequest, suffix: str) -> HttpResponseBase:
    stories = _newest(LiveStory.objects.listed())
    return _answer(request, feed.of_site(stories), suffix, {"feed"} | _keys(stories))


@require_safe
def of_section(request: HttpRequest, slug: str, suffix: str) -> HttpResponseBase:
    section = site.sections().filter(slug=slug).first()
    if section is None:
        return moved.section(slug, f"feed.{suffix}")
    stories = _newest(LiveStory.objects.of_section(section.pk))
    page = addresses.section(section.slug)
    made = feed.of_part(section.name, page, stories, section.description)
    return _answer(request, made, suffix, {f"section:{section.pk}"} | _keys(stories))


@require_safe
def of_topic(request: HttpRequest, slug: str, suffix: str) -> HttpResponseBase:
    topic = Topic.objects.filter(slug=slug).only("pk", "name", "slug").first()
    stories = _newest(LiveStory.objects.of_topic(topic.pk)) if topic else []
    if topic is None or not stories:
        return moved.topic(slug, f"feed.{suffix}")
    made = feed.of_part(topic.name, addresses.topic(topic.slug), stories)
    return _answer(request, made, suffix, {f"topic:{topic.pk}"} | _keys(stories))


@require_safe
def of_author(request: HttpRequest, slug: str, suffix: str) -> HttpResponseBase:
    author = Author.objects.filter(slug=slug).only("pk", "name", "slug").first()
    stories = _newest(LiveStory.objects.by_author(author.pk)) if author else []
    if author is None or not stories:
        return moved.author(slug, f"feed.{suffix}")
    made = feed.of_part(author.name, addresses.author(author.slug), stories)
    return _answer(request, made, suffix, {f"author:{author.pk}"} | _keys(stories))


@require_safe
def of_person(request: HttpRequest, slug: str, suffix: str) -> HttpResponseBase:
    """The newest of what a public figure said, in the order in which it was published."""
    said = quotes.on_record().filter(speaker__slug=slug)
    rows = list(said.order_by("-listed_at", "-quote_id")[:ENTRIES])
    if not rows:
        return moved.person(slug, f"feed.{suffix}")
    person = rows[0].speaker
    made = quote_feed.of_person(person, quotes.printed(rows))
    return _answer(request, made, suffix, {f"person:{person.pk}"} | quotes.keys(rows))


def _newest(stories: LiveStoryQuerySet) -> list[LiveStory]:
    return list(stories.select_related("version", "section")[:ENTRIES])


def _keys(stories: Iterable[LiveStory]) -> set[str]:
    """Return the keys of whom entries name with their address or name of today."""
    authors = {byline.author for live in stories for byline in live.document.bylines}
    return {"sections"} | {f"author:{id}" for id in authors}


def _answer(request: HttpRequest, made: Feed, suffix: str, keys: Iterable[str]) -> HttpResponseBase:
    mime, write = FORMATS[suffix]
    return answer(request, HttpResponse(write(made), f"{mime}; charset=utf-8"), keys=keys)
