"""Feeds: the newest stories in full, as values that `rss`, `atom` and `json_feed` write.

An entry is named by a tag URI (RFC 4151) that stays whatever becomes of its headline and address.
What a small fix leaves where it was, it leaves here too: `updated` is the live row's.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from articles.document.schema import Index
from articles.models import Author, LiveStory
from articles.publishing import house
from articles.rendering import addresses, feed_text
from articles.rendering.images import Image, images

#: Of a feed in which nothing stands yet.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


class By(NamedTuple):
    name: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A story, or words that somebody said; every address is absolute.

    html  the whole of it
    """

    id: str
    url: str
    title: str
    language: str
    published: datetime
    updated: datetime
    summary: str
    html: str
    by: tuple[By, ...] = ()
    tags: tuple[str, ...] = ()
    images: tuple[Image, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Feed:
    """A feed in no format yet.

    name   of what it is the feed of; `title` has the name of the site too
    page   the path of the page that it is the feed of
    """

    name: str
    title: str
    description: str
    page: str
    entries: tuple[Entry, ...]

    @property
    def url(self) -> str:
        return addresses.absolute(self.page)

    @property
    def id(self) -> str:
        return self.url

    @property
    def language(self) -> str:
        return house.current().language

    @property
    def publisher(self) -> By:
        return By(house.current().title, addresses.absolute(addresses.FRONT))

    @property
    def changed(self) -> datetime:
        return max((entry.updated for entry in self.entries), default=NEVER)

    @property
    def hint(self) -> str:
        """What to tell somebody who opens it in a browser."""
        return _("This is a feed. Give its address to a feed reader and new entries come to you.")

    def itself(self, suffix: str) -> str:
        """Return the feed's own address in a format."""
        return addresses.absolute(addresses.feed(self.page, suffix))


def of_site(stories: Iterable[LiveStory]) -> Feed:
    title = house.current().title
    about = _("The newest stories of %(site)s.") % {"site": title}
    return Feed(
        name=title,
        title=title,
        description=about,
        page=addresses.FRONT,
        entries=tuple(entries(stories)),
    )


def of_part(name: str, page: str, stories: Iterable[LiveStory], about: str = "") -> Feed:
    """Return the feed of a section, a topic or an author."""
    values = {"name": name, "site": house.current().title}
    return Feed(
        name=name,
        title=f"{name} | {values['site']}",
        description=about or _("%(name)s: the newest stories of %(site)s.") % values,
        page=page,
        entries=tuple(entries(stories)),
    )


def entries(stories: Iterable[LiveStory]) -> list[Entry]:
    """Return stories, each with its Document, as entries. One query, for the authors' pages."""
    rows = list(stories)
    ids = {byline.author for live in rows for byline in live.document.bylines}
    slugs = dict(Author.objects.filter(pk__in=ids).values_list("pk", "slug")) if ids else {}
    return [_entry(live, slugs) for live in rows]


def tag(day: date, kind: str, number: int) -> str:
    """Return the name of something for ever: "tag:news.example,2026-03-04:story/12".

    day  on which it first went out, when the host in it was ours
    """
    host = urlsplit(settings.SITE_URL).hostname
    return f"tag:{host},{day:%Y-%m-%d}:{kind}/{number}"


def _entry(live: LiveStory, slugs: Mapping[int, str]) -> Entry:
    document, section = live.document, live.section
    case = feed_text.case(live)
    topics = [topic.name for topic in document.shared.topics]
    return Entry(
        id=tag(live.date, "story", live.pk),
        url=addresses.absolute(live.url),
        title=live.headline,
        language=live.language,
        published=live.first_published_at,
        updated=live.updated_at,
        summary=live.standfirst,
        html=feed_text.whole(live, case),
        by=tuple(_by(live, slugs)),
        tags=tuple(dict.fromkeys([*([section.name] if section else []), *topics])),
        images=tuple(images(case)),
    )


def _by(live: LiveStory, slugs: Mapping[int, str]) -> Iterable[By]:
    names = Index(live.document.shared).authors
    for byline in live.document.bylines:
        if byline.author in names:
            slug = slugs.get(byline.author)
            url = addresses.absolute(addresses.author(slug)) if slug else ""
            yield By(names[byline.author].name, url)
