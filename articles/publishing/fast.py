"""Fast hands: what a desk does in two presses, by the same doors as everything else.

A flash is a story of one sentence that is live at once. An update, the end of breaking and the
lead change what is live and leave a rewrite that waits in the working copy unpublished: the same
change is made in it, so that its publication takes nothing back. Filing makes a working copy of
what a reporter sends from the scene.

    by      who presses
    intent  drawn when the form was shown: the same press twice is done once
    seen    public number of what was live when the person looked

They raise NotAllowed, NotReady with its findings, Moved and NotLive, as `publish` does.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from html import escape
from itertools import chain, count
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from msgspec import structs

from articles.document import schema
from articles.document.incoming import article, from_text
from articles.document.prose import clean
from articles.document.schema import Document
from articles.document.text import tidy
from articles.models import (
    Author,
    Byline,
    Figure,
    Front,
    Kind,
    LiveStory,
    Photo,
    Priority,
    Publication,
    Section,
    Stage,
    Story,
    Text,
)
from articles.publishing import (
    access,
    addresses,
    front,
    house,
    importing,
    publish,
    rows,
    versions,
    workflow,
)
from articles.publishing.errors import NotAllowed
from articles.publishing.workflow import Move

BREAKING_FOR = timedelta(hours=2)
#: IPTC urgency of a flash.
MOST_URGENT = 1
#: How long a press that is sent again is known as the same.
SAME_PRESS = timedelta(days=1)


def paragraphs(text: str) -> str:
    """Return plain text as clean HTML: each line that holds words is a paragraph."""
    lines = [line.strip() for line in tidy(text).split("\n")]
    return clean("".join(f"<p>{escape(line)}</p>" for line in lines if line))


# --- flash ---------------------------------------------------------------------------------------


def flash(
    headline: str,
    section: Section,
    sentence: str,
    *,
    by: User,
    intent: UUID,
    breaking: bool = True,
    now: datetime | None = None,
) -> Publication:
    """Publish a story of one sentence at once, as breaking for two hours unless told otherwise."""

    def make() -> Story:
        return _sentence(headline, section, sentence, by, breaking, now or timezone.now())

    return publish.begin(make, by=by, intent=intent, now=now)


def send_flash(
    headline: str,
    section: Section,
    sentence: str,
    *,
    by: User,
    intent: UUID,
    breaking: bool = True,
    now: datetime | None = None,
) -> Story:
    """Send a flash to be edited, with high priority: for who may write and not publish."""
    moment = now or timezone.now()
    with transaction.atomic():
        if sent := _first_or_sent(by, intent, moment):
            return sent
        story = _sentence(headline, section, sentence, by, breaking, moment)
        return _send(story, intent, by, moment, Priority.HIGH)


def _sentence(
    headline: str, section: Section, sentence: str, by: User, breaking: bool, now: datetime
) -> Story:
    story = Story.objects.create(
        headline=headline,
        section=section,
        language=house.current().language,
        urgency=MOST_URGENT,
        priority=Priority.HIGH,
        breaking_until=now + BREAKING_FOR if breaking else None,
        stage=Stage.WRITING,
        created_by=by,
    )
    made = addresses.slug_for(Document(headline=headline), story.pk)
    day = addresses.day(now)
    numbered = (f"{made[: addresses.MAX_LENGTH - 5].rstrip('-')}-{n}" for n in count(2))
    story.slug = next(
        slug
        for slug in chain([made], numbered)
        if not addresses.is_taken(day, slug, by_other_than=story.pk)
    )
    story.save(update_fields=["slug"])
    Text.objects.create(parent=story, region="main", ordering=10, html=paragraphs(sentence))
    return story


# --- what is live --------------------------------------------------------------------------------


def add_update(
    story_id: int,
    text: str,
    *,
    by: User,
    intent: UUID,
    seen: int,
    headline: str = "",
    photo: Photo | None = None,
    alt: str = "",
    credit: str = "",
    now: datetime | None = None,
) -> Publication:
    """Add a dated entry to what is live, with a picture beside it, and publish it.

    photo        leads the story where it has no picture yet; else it stands above the entries
    alt, credit  of the picture here, where they differ from its own
    """
    moment = now or timezone.now()
    key = _key(intent)
    entry = schema.Update(id=key, at=moment, headline=headline, html=paragraphs(text))

    def change(document: Document) -> Document:
        if any(block.id == key for block in document.blocks):
            return document
        figure = None
        if photo:
            figure = schema.Figure(
                id=f"f{key[1:]}", photo=photo.pk, alt=tidy(alt), credit=tidy(credit)
            )
        return _with_entry(document, entry, figure)

    return publish.amend(story_id, change, by=by, intent=intent, seen=seen, now=now)


def _with_entry(document: Document, entry: schema.Update, figure: schema.Figure | None) -> Document:
    """The Document with an entry before the others, or at the end of a text that has none."""
    places = [i for i, block in enumerate(document.blocks) if isinstance(block, schema.Update)]
    place = places[0] if places else len(document.blocks)
    added: tuple[schema.AnyBlock, ...] = (entry,)
    if figure and (document.lead is None or document.lead.photo is None):
        document = structs.replace(document, lead=structs.replace(figure, id=schema.LEAD))
    elif figure:
        added = (figure, entry)
    blocks = (*document.blocks[:place], *added, *document.blocks[place:])
    return _with_records(structs.replace(document, blocks=blocks), figure)


def _with_records(document: Document, figure: schema.Figure | None) -> Document:
    """Add the picture's own records; all others stay as they stood."""
    if figure is None:
        return document
    new = rows.records(Document(blocks=(figure,)))
    shared = document.shared
    kept = {
        kind: tuple(
            sorted(
                {r.id: r for r in (*getattr(new, kind), *getattr(shared, kind))}.values(),
                key=lambda record: record.id,
            )
        )
        for kind in ("photos", "sources")
    }
    return structs.replace(document, shared=structs.replace(shared, **kept))


def end_breaking(
    story_id: int, *, by: User, intent: UUID, seen: int, now: datetime | None = None
) -> Publication:
    """Take “breaking” off what is live, without a new time: a small fix."""

    def change(document: Document) -> Document:
        return structs.replace(document, breaking_until=None)

    return publish.amend(
        story_id,
        change,
        by=by,
        intent=intent,
        seen=seen,
        kind=Kind.SMALL_FIX,
        move=Move.ARRANGE,
        now=now,
    )


def make_lead(
    story_id: int | None, *, by: User, intent: UUID | None = None, now: datetime | None = None
) -> Front:
    """Make a live story the lead of the front page; None lets the newest lead again."""
    if story_id is not None:
        workflow.require(by, Move.ARRANGE, Story.objects.get(pk=story_id))
    return front.pin_lead(story_id, by=by, intent=intent, now=now)


def is_breaking(live: LiveStory, now: datetime) -> bool:
    """Whether readers see this story as breaking."""
    return live.breaking_until is not None and live.breaking_until > now


# --- from the scene ------------------------------------------------------------------------------


def file(
    text: str,
    *,
    by: User,
    intent: UUID,
    headline: str = "",
    section: Section | None = None,
    photos: Sequence[Photo] = (),
    note: str = "",
    now: datetime | None = None,
) -> Story:
    """Make a working copy of what a reporter sends, and move it to be edited.

    text      as it was pasted; its first lines are headline and standfirst unless one is given
    photos    the first leads the story, the others follow its text
    Raises incoming.TooLong.
    """
    moment = now or timezone.now()
    incoming = article(from_text(f"{headline}\n\n{text}" if headline else text))
    with transaction.atomic():
        if sent := _first_or_sent(by, intent, moment):
            return sent
        story = importing.draft(
            incoming, by=by, language=house.current().language, section=section, now=moment
        ).story
        if headline:
            story.headline = headline
        story.lead_photo = photos[0] if photos else None
        story.save(update_fields=["headline", "lead_photo"])
        for number, photo in enumerate(photos[1:], len(incoming.pieces) + 1):
            Figure.objects.create(parent=story, region="main", ordering=number * 10, photo=photo)
        if author := Author.objects.filter(user=by).first():
            Byline.objects.create(story=story, author=author)
        return _send(story, intent, by, moment, Priority.USUAL, note)


def _send(
    story: Story, intent: UUID, by: User, now: datetime, priority: Priority, note: str = ""
) -> Story:
    """Keep what was sent under its press, and move it to the editors."""
    block = Text.objects.filter(parent=story).order_by("ordering").first()
    if block is None:
        block = Text(parent=story, region="main", ordering=10)
    block.key = _key(intent)
    block.save()
    Story.objects.filter(pk=story.pk).update(priority=priority)
    versions.save(versions.lock(story.pk), by=by, now=now)
    workflow.move(story.pk, Stage.FOR_EDIT, by=by, note=note, now=now)
    story.refresh_from_db()
    return story


def _first_or_sent(by: User, intent: UUID, now: datetime) -> Story | None:
    """Ask whether they may, with the account locked so that the same press waits in line."""
    User.objects.select_for_update(no_key=True).get(pk=by.pk)
    if not access.may_begin(by):
        raise NotAllowed(_("You may not write stories. Ask an administrator for the right."))
    return sent_before(by, intent, now=now)


def sent_before(by: User, intent: UUID, *, now: datetime) -> Story | None:
    """Return the story that the same press of this person made, if it was carried out."""
    recent = Story.objects.filter(created_by=by, created_at__gte=now - SAME_PRESS)
    return recent.filter(articles_text_set__key=_key(intent)).first()


def _key(intent: UUID) -> str:
    """The id of a part that a press makes: the same press makes the same part."""
    return f"b{intent.hex[:14]}"
