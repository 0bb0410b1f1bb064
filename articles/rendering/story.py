"""The page of a story: its Document, and what is live around it.

One function makes what the templates print, for the public page and the desk's preview alike.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple
from urllib.parse import quote

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext, override

from articles.document import derive, reading
from articles.document.languages import direction, joints
from articles.document.schema import Document
from articles.models import LiveStory
from articles.publishing import house
from articles.rendering import (
    addresses,
    blocks,
    jsonld_story,
    know,
    pages,
    pictures,
    site,
    translations,
    words,
)
from articles.rendering.blocks import Case, Figure, Shown, Updates
from articles.rendering.cards import Card, cards
from articles.rendering.know import Quoted, Relied
from articles.rendering.pictures import WIDEST, Address
from articles.rendering.site import Site
from articles.rendering.social import Social, social
from articles.rendering.translations import Translation

TEMPLATE = "site/story.html"
SHARED = "site/shared/story.html"
MOST_RELATED = 6
ROW = 3  # of them stand beside each other
#: So many other stories are named as keys of a page; beyond it, one key stands for all.
MOST_KEYS = 100


class Correction(NamedTuple):
    kind: str
    at: datetime
    note: str


class Byline(NamedTuple):
    """A name under the story, where its bearer was, and the page with their other stories.

    joint  what joins it to the name before
    """

    joint: str
    name: str
    place: str
    url: str


class About(NamedTuple):
    """A topic; `url` is "" while nothing on it is live."""

    name: str
    url: str


class Share(NamedTuple):
    name: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Publicity:
    """What the public knows of a story beside its words: its address and its dates.

    address   from the name of a rendition to where this page gets it
    card      the name of the picture that its link is shared with, or ""
    pictures  what `LiveStory.pictures` holds, by photo id
    """

    story: int | None
    url: str
    published: datetime
    updated: datetime | None
    corrections: Sequence[Mapping[str, str]] = ()
    related: Sequence[int] = ()
    address: Address = pictures.public
    card: str = ""
    pictures: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class StoryPage:
    """Everything that site/story.html prints.

    updated  with news in it; a correction is told apart, as what it was
    changed  for machines: either of the two
    """

    url: str
    language: str
    direction: str
    title: str
    description: str
    kicker: str
    headline: str
    standfirst: str
    key_points: tuple[str, ...]
    breaking: bool
    section: str
    section_url: str
    bylines: tuple[Byline, ...]
    translations: tuple[Translation, ...]
    place: str
    day: date
    minutes: int
    published: datetime
    updated: datetime | None
    changed: datetime | None
    corrections: tuple[Correction, ...]
    lead: Figure | None
    card: Social | None
    body: tuple[Shown, ...]
    ai_disclosure: str
    sources: tuple[Relied, ...]
    quoted: tuple[Quoted, ...]
    topics: tuple[About, ...]
    shares: tuple[Share, ...]
    picks: tuple[Card, ...]
    related: tuple[Card, ...]
    structured: str

    @property
    def followed(self) -> bool:
        """Whether the story goes on in entries, which pages that are open ask for."""
        return any(isinstance(shown.block, Updates) for shown in self.body)

    @property
    def updated_same_day(self) -> bool:
        return self.updated is not None and timezone.localtime(self.updated).date() == self.day

    @property
    def corrected(self) -> datetime | None:
        return self.corrections[-1].at if self.corrections else None

    @property
    def embeds(self) -> bool:
        """Whether the page needs what embeds want: their sheet and their script."""
        return any(isinstance(shown.block, blocks.Embed) for shown in self.body)


def publicity(live: LiveStory) -> Publicity:
    """Return what is public of a live story."""
    return Publicity(
        story=live.pk,
        url=live.url,
        published=live.first_published_at,
        updated=live.updated_at if live.updated_at > live.first_published_at else None,
        corrections=live.corrections,
        related=live.related[:MOST_RELATED],
        card=live.card,
        pictures=live.pictures,
    )


def context(document: Document, public: Publicity, now: datetime) -> dict[str, Any]:
    """Return what site/story.html prints. Two queries, whatever the story's length.

    Inside the article the site speaks the story's language; around it, its own.
    """
    stories = [*document.linked_stories(), *public.related]
    known = pages.pages(document)
    original = translations.original(document, public.story)
    shown = site.shown(now, stories, original=original)
    around = site.make(now, known.sections, cards(shown, now), story=public.story)
    case = Case(
        document=document,
        pages=known,
        cards=around.cards,
        pictures=public.pictures,
        address=public.address,
    )
    inside = around.speaking(document.language)
    with override(inside.language):
        story = _page(case, public, around)
    return {
        "site": around,
        "inside": inside,
        "story": story,
        "current": document.section,
    }


def keys(public: Publicity) -> frozenset[str]:
    """Return the keys of a story's page that a reader may know: its own, and every page's."""
    return frozenset({f"story:{public.story}"} | site.KEYS)


def named(document: Document, public: Publicity) -> frozenset[str]:
    """Return the keys of whom the page names and of the stories it offers.

    Some are private or not yet live; what may not be seen is not to be counted either.
    """
    used = derive.uses(document)
    found = {f"person:{id}" for id in used.people} | {f"source:{id}" for id in used.sources}
    found |= {f"author:{byline.author}" for byline in document.bylines}
    found |= {f"story:{id}" for id in {*document.linked_stories(), *public.related}}
    if len(found) > MOST_KEYS:
        found = {"front"}
    if original := translations.original(document, public.story):
        found.add(f"story:{original}")  # whatever says it in another language has this key too
    return frozenset(found)


def preview(
    document: Document,
    *,
    story: int | None,
    pictures: Mapping[str, Any],
    address: Callable[[str], str],
    now: datetime,
) -> str:
    """Return the whole page of a working copy, as the public page would look.

    story     its id, so that a published story keeps its address, dates and corrections
    pictures  by photo id, the form of `LiveStory.pictures`; names may be whatever `address` knows
    address   from a name in `pictures` to where the desk serves it
    """
    public = _as_if_public(document, story, pictures, address, now)
    with house.at_home():
        return render_to_string(TEMPLATE, context(document, public, now) | {"preview": True})


def shared(
    document: Document,
    *,
    story: int,
    pictures: Mapping[str, Any],
    address: Callable[[str], str],
    now: datetime,
    around: Mapping[str, Any],
) -> str:
    """Return the page of a story for somebody outside: its words and pictures as on the site.

    around  what else site/shared/story.html prints
    """
    public = _as_if_public(document, story, pictures, address, now)
    known = context(document, public, now)
    return render_to_string(SHARED, known | {"preview": True, "unpublished": True} | dict(around))


def _as_if_public(
    document: Document,
    story: int | None,
    pictures: Mapping[str, Any],
    address: Callable[[str], str],
    now: datetime,
) -> Publicity:
    """What the public would know of a working copy if it went out now."""
    live = LiveStory.objects.filter(pk=story).first() if story else None
    day = timezone.localtime(now).date()
    return Publicity(
        story=story,
        url=live.url if live else f"/{day:%Y/%m/%d}/{document.slug or 'preview'}/",
        published=live.first_published_at if live else now,
        updated=now if live else None,
        corrections=live.corrections if live else (),
        related=live.related[:MOST_RELATED] if live else (),
        pictures=pictures,
        address=address,
    )


def _page(case: Case, public: Publicity, around: Site) -> StoryPage:
    document, records = case.document, case.records
    section = records.sections.get(document.section) if document.section else None
    place = next((place for place in around.sections if section and place.id == section.id), None)
    lead = blocks.figure(case, document.lead, widest=WIDEST) if document.lead else None
    picks = [case.cards[id] for id in document.related if id in case.cards]
    automatic = [
        case.cards[id]
        for id in public.related
        if id in case.cards and id not in document.related and id != public.story
    ]
    breaking = document.breaking_until is not None and document.breaking_until > around.now
    corrections = _corrections(public)
    righted = corrections[-1].at if corrections else None  # said once, as what it was
    shared = addresses.absolute(public.url)
    card = social(public.card, document.headline, lead)
    return StoryPage(
        url=shared,
        language=document.language,
        direction=direction(document.language),
        title=document.search_title or document.headline,
        description=document.search_description or derive.summary(document),
        kicker=words.kicker(document.kicker, breaking),
        headline=document.headline,
        standfirst=document.standfirst,
        key_points=document.key_points,
        breaking=breaking,
        section=section.name if section else "",
        section_url=place.url if place else "",
        bylines=tuple(_bylines(case, around.speaking(document.language).language)),
        translations=translations.others(document, public.story, case.cards.values()),
        place=document.place,
        day=timezone.localtime(public.published).date(),
        minutes=reading.minutes(document),
        published=public.published,
        updated=public.updated if public.updated != righted else None,
        changed=public.updated,
        corrections=tuple(corrections),
        lead=lead,
        card=card,
        body=tuple(blocks.body(case)),
        ai_disclosure=document.ai_disclosure,
        sources=tuple(know.sources(case)),
        quoted=tuple(know.quoted(case)),
        topics=tuple(
            About(topic.name, case.pages.topic(topic.id)) for topic in document.shared.topics
        ),
        shares=_shares(document.headline, shared),
        picks=tuple(picks),
        related=tuple(automatic[: len(automatic) // ROW * ROW or ROW]),
        structured=jsonld_story.article(
            case,
            jsonld_story.Facts(
                url=shared,
                published=public.published,
                updated=public.updated,
                section_url=place.url if place else "",
                card=card,
                corrections=corrections,
            ),
        ),
    )


def _bylines(case: Case, language: str) -> Iterator[Byline]:
    authors = case.records.authors
    known = [byline for byline in case.document.bylines if byline.author in authors]
    names = [authors[byline.author].name for byline in known]
    for byline, name, joint in zip(known, names, joints(names, language), strict=True):
        yield Byline(joint, name, byline.place, case.pages.author(byline.author))


def _corrections(public: Publicity) -> list[Correction]:
    return [
        Correction(words.righted(entry["kind"]), at, entry["note"])
        for entry in public.corrections
        if (at := parse_datetime(entry["at"]))
    ]


def _shares(headline: str, url: str) -> tuple[Share, ...]:
    """Plain links: nothing of anybody else's is loaded before a reader follows one."""
    title, link = quote(headline, safe=""), quote(url, safe="")
    return (
        Share(gettext("Email"), f"mailto:?subject={title}&body={link}"),
        Share("WhatsApp", f"https://wa.me/?text={link}"),
        Share("Telegram", f"https://t.me/share/url?url={link}"),
        Share("Bluesky", f"https://bsky.app/intent/compose?text={link}"),
        Share("X", f"https://x.com/intent/post?url={link}"),
        Share("Facebook", f"https://www.facebook.com/sharer/sharer.php?u={link}"),
    )
