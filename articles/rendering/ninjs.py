"""ninjs 3.1, IPTC's news in JSON: a story with its text, pictures and sources, for other newsrooms.

Nothing is told that the story's own page does not show. What was withdrawn keeps its name, its
dates and its status; a retraction tells why.

An item is named by the same tag URI as in feeds; a picture, in its use there, by one below it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from msgspec import structs

from articles.document import derive, prose, schema
from articles.document.schema import Document, Shared
from articles.models import Kind, LiveStory, Status
from articles.publishing import house
from articles.rendering import addresses, feed, feed_text, know, pages, words
from articles.rendering.feed_text import Case
from articles.rendering.pages import Pages

MIME = "application/json"
STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
}
FORMATS = {"jpeg": "image/jpeg", "webp": "image/webp", "avif": "image/avif"}
SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"
_WORD = re.compile(r"\S*\w\S*")

Item = Mapping[str, Any]


class Told(NamedTuple):
    """What became of a withdrawn story, in ninjs' vocabulary, and what to do about it."""

    status: str
    note: str


def items(stories: Iterable[LiveStory]) -> list[Item]:
    """Return stories, each with its Document, publication and section. One query."""
    rows = list(stories)
    live = [row.document for row in rows if row.status == Status.LIVE]
    known = pages.pages(_together(live)) if live else pages.NONE
    return [_item(row, known) if row.status == Status.LIVE else _withdrawn(row) for row in rows]


def keys(stories: Iterable[LiveStory]) -> set[str]:
    """Return the keys of whose pages these items name; of people the key of all public ones."""
    found = {"quotes"}
    for live in stories:
        if live.status == Status.LIVE:
            used = derive.uses(live.document)
            found |= {f"section:{id}" for id in used.sections}
            found |= {f"topic:{id}" for id in used.topics}
            found |= {f"author:{id}" for id in used.authors}
    return found


def _item(live: LiveStory, known: Pages) -> Item:
    with house.speaking(live.document.language):
        return _usable(live, known)


def _usable(live: LiveStory, known: Pages) -> Item:
    document, case = live.document, feed_text.case(live)
    return _filled(
        {
            **_frame(live),
            "pubStatus": "usable",
            "representationType": "full",
            "contentCreated": _moment(live.first_published_at),
            "language": document.language,
            "urgency": document.urgency,
            "title": document.headline,
            "by": live.byline,
            "located": document.place,
            "copyrightHolder": house.current().title,
            "edNote": _note(live),
            "headlines": list(_headlines(document)),
            "descriptions": list(_descriptions(live)),
            "bodies": [_body(live, case)],
            "people": [*_authors(case, known), *_quoted(case, known)],
            "infoSources": list(_sources(case, known)),
            "places": list(_places(document)),
            "subjects": list(_subjects(live, known)),
            "renditions": [_page(live)],
            "associations": list(_pictures(live, case)),
        }
    )


def _withdrawn(live: LiveStory) -> Item:
    """What is left of a story that was taken back: no words and no picture of it."""
    told = _told(Status(live.status))
    notice = live.document.notice
    retracted = live.status == Status.RETRACTED and notice is not None
    why = [{"role": "retraction", "contentType": "text/plain", "value": notice.text}]
    return _filled(
        {
            **_frame(live),
            "pubStatus": told.status,
            "representationType": "partial",
            "language": live.document.language if retracted else "",
            "edNote": told.note,
            "descriptions": why if retracted else [],
            "renditions": [_page(live)] if retracted else [],
        }
    )


def _told(status: Status) -> Told:
    return {
        Status.RETRACTED: Told(
            "canceled", _("This story was retracted. Remove its text and pictures, say why.")
        ),
        Status.TAKEN_DOWN: Told(
            "withheld", _("This story was taken down. Remove its text and pictures.")
        ),
    }[status]


def _frame(live: LiveStory) -> Item:
    """What every item has, whatever its status. A small fix is a new version too."""
    return {
        "uri": feed.tag(live.date, "story", live.pk),
        "standard": STANDARD,
        "type": "text",
        "version": str(live.publication.number),
        "firstCreated": _moment(live.first_published_at),
        "versionCreated": _moment(live.publication.at),
    }


def _note(live: LiveStory) -> str:
    """What an editor elsewhere should know of this version."""
    if live.publication.kind in {Kind.CORRECTION, Kind.CLARIFICATION}:
        kind, note = words.righted(live.publication.kind), live.publication.note
        return _("%(kind)s: %(note)s") % {"kind": kind, "note": note}
    return ""


def _headlines(document: Document) -> Iterator[Item]:
    yield {"role": "main", "contentType": "text/plain", "value": document.headline}
    if document.kicker:
        yield {"role": "kicker", "contentType": "text/plain", "value": document.kicker}


def _descriptions(live: LiveStory) -> Iterator[Item]:
    document = live.document
    yield _text("summary", derive.summary(document))
    for point in document.key_points:
        yield _text("key point", point)
    for righted in live.corrections:
        yield _text(righted["kind"], righted["note"])
    if document.ai_disclosure:
        yield _text("ai disclosure", document.ai_disclosure)


def _text(role: str, value: str) -> Item:
    return {"role": role, "contentType": "text/plain", "value": value}


def _body(live: LiveStory, case: Case) -> Item:
    plain = "\n".join(prose.plain(html) for _id, html in case.document.prose())
    return {
        "role": "main",
        "contentType": "text/html",
        "charCount": len(plain),
        "wordCount": len(_WORD.findall(plain)),
        "value": feed_text.whole(live, case),
    }


def _authors(case: Case, known: Pages) -> Iterator[Item]:
    for byline in case.document.bylines:
        if author := case.records.authors.get(byline.author):
            yield _named(author.name, "author", known.author(author.id))


def _quoted(case: Case, known: Pages) -> Iterator[Item]:
    """Those whose names the story prints as speakers; a page is named where there is one."""
    speakers = {note.speaker: note.who for note in case.notes.values() if note.speaker}
    for id, who in speakers.items():
        yield _named(who, "quoted", known.person(id))


def _sources(case: Case, known: Pages) -> Iterator[Item]:
    for source in know.sources(case):
        page = addresses.absolute(known.source(source.id))
        yield _filled({"name": source.name, "role": source.standing, "uri": page})


def _places(document: Document) -> Iterator[Item]:
    reporters = [byline.place for byline in document.bylines]
    if document.place:
        yield {"name": document.place, "rel": "dateline"}
    for place in dict.fromkeys(filter(None, reporters)):
        yield {"name": place, "rel": "reporter"}


def _subjects(live: LiveStory, known: Pages) -> Iterator[Item]:
    if live.section:
        yield _named(live.section.name, "section", addresses.section(live.section.slug))
    for topic in live.document.shared.topics:
        yield _named(topic.name, "topic", known.topic(topic.id))


def _named(name: str, rel: str, page: str) -> Item:
    return _filled({"name": name, "rel": rel, "uri": addresses.absolute(page)})


def _page(live: LiveStory) -> Item:
    return {"name": "web", "href": addresses.absolute(live.url), "contentType": "text/html"}


def _pictures(live: LiveStory, case: Case) -> Iterator[Item]:
    """The pictures that the story shows, each once, with all their renditions."""
    seen = set()
    for figure in case.document.figures():
        shown = live.pictures.get(str(figure.photo))
        photo = case.records.photos.get(figure.photo) if figure.photo else None
        if shown and photo and photo.id not in seen:
            seen.add(photo.id)
            yield _picture(live, case, figure, photo, shown)


def _picture(
    live: LiveStory,
    case: Case,
    figure: schema.Figure,
    photo: schema.Photo,
    shown: Mapping[str, Any],
) -> Item:
    caption, alt = case.records.caption(figure), case.records.alt(figure)
    kind = photo.digital_source_type
    return _filled(
        {
            "name": f"picture {photo.id}",
            "rel": "lead" if figure.id == schema.LEAD else "figure",
            "uri": feed.tag(live.date, f"story/{live.pk}/photo", photo.id),
            "type": "picture",
            "language": live.language,
            "by": case.records.credit(figure),
            "usageTerms": _terms(photo),
            "digitalSourceType": {"uri": f"{SOURCE_TYPES}{kind}"} if kind else None,
            "descriptions": [
                *([_text("caption", caption)] if caption else []),
                *([_text("alt text", alt)] if alt else []),
            ],
            "renditions": list(_renditions(shown, case)),
        }
    )


def _terms(photo: schema.Photo) -> str:
    if photo.rights_end is None:
        return ""
    return _("May be shown until %(day)s.") % {"day": photo.rights_end.isoformat()}


def _renditions(shown: Mapping[str, Any], case: Case) -> Iterator[Item]:
    for kind, mime in FORMATS.items():
        for width, height, file in shown.get(kind, ()):
            yield {
                "name": f"{kind}-{width}",
                "href": case.address(file),
                "contentType": mime,
                "width": width,
                "height": height,
            }


def _together(documents: Sequence[Document]) -> Document:
    """One Document that names everything which these name, to look up its pages."""
    merged = {
        field: tuple(record for one in documents for record in getattr(one.shared, field))
        for field in Shared.__struct_fields__
    }
    return structs.replace(documents[0], shared=Shared(**merged))


def _moment(at: datetime) -> str:
    return at.isoformat(timespec="seconds")


def _filled(values: Item) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}
