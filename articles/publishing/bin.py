"""Deleting what stories share: refused while something uses it, else put into the bin.

What lies there comes back under its number, with its parts and, for a picture, its files, which
the sweeper leaves alone meanwhile. Only what nothing uses is ever deleted, so nothing else has to
be mended then.
"""

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, NamedTuple, cast

from django.contrib.auth.models import User
from django.core import serializers
from django.db import IntegrityError, transaction
from django.db.models import ForeignKey, Model, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import (
    Author,
    Binned,
    Byline,
    Citation,
    Desk,
    Fact,
    Figure,
    LiveAuthor,
    LivePhoto,
    LiveQuote,
    LiveSource,
    LiveStory,
    LiveTopic,
    Person,
    PersonLikeness,
    Photo,
    Quotation,
    Quote,
    QuoteBlock,
    QuoteLikeness,
    Rendition,
    Section,
    Source,
    Story,
    Topic,
    TopicUse,
    VersionQuote,
)
from articles.publishing import access, audit, likenesses, names
from articles.publishing.audit import What
from articles.publishing.errors import PublishingError

Record = Author | Person | Photo | Quote | Section | Source | Topic
KINDS: dict[str, type[Any]] = {
    "author": Author,
    "person": Person,
    "photo": Photo,
    "quote": Quote,
    "section": Section,
    "source": Source,
    "topic": Topic,
}
SHOWN = 50  # uses that are named

#: By kind, the rows that stand for a story's use of it: model, column of the record, of the story.
IN_STORIES: dict[type[Any], tuple[tuple[type[Any], str, str], ...]] = {
    Author: ((Byline, "author", "story"), (LiveAuthor, "author", "story")),
    Person: ((LiveQuote, "speaker", "story"),),
    Photo: (
        (Story, "lead_photo", "pk"),
        (Figure, "photo", "parent"),
        (LivePhoto, "photo", "story"),
    ),
    Quote: (
        (Quotation, "quote", "story"),
        (QuoteBlock, "quote", "parent"),
        (VersionQuote, "quote", "version__story"),
        (LiveQuote, "quote", "story"),
    ),
    Section: ((Story, "section", "pk"), (LiveStory, "section", "story")),
    Source: (
        (Citation, "source", "story"),
        (Fact, "source", "box__parent"),
        (LiveQuote, "source", "story"),
        (LiveSource, "source", "story"),
    ),
    Topic: ((TopicUse, "tag", "content_object"), (LiveTopic, "topic", "story")),
}
#: By kind, other records that name it: model and column.
IN_RECORDS: dict[type[Any], tuple[tuple[type[Any], str], ...]] = {
    Author: ((Quote, "reporter"),),
    Person: ((Quote, "speaker"), (Person, "merged_into")),
    Quote: ((Quote, "merged_into"),),
    Section: ((Desk, "sections"),),
    Source: ((Quote, "source"), (Photo, "source"), (Source, "reported_by")),
}

#: Records of which this person may not see all.
VISIBLE: dict[type[Any], Callable[[User], QuerySet[Any]]] = {
    Photo: access.visible_photos,
    Quote: access.visible_quotes,
}


class BinRefused(PublishingError):
    """It was not deleted, or did not come back."""


class Uses(NamedTuple):
    """What uses a record. `any` may be true though nothing is named: somebody else sees what."""

    any: bool
    stories: list[Story]
    records: list[Model]


def uses(record: Record, user: User) -> Uses:
    """Return what uses a record, by name as far as this person may see it."""
    kind = type(record)
    told = _stories_with(record)
    visible = access.visible_stories(user).filter(told).order_by("-saved_at", "-pk")
    stories = list(visible[:SHOWN])
    named: list[Model] = []
    unnamed = False
    for model, column in IN_RECORDS.get(kind, ()):
        rows = model._default_manager.filter(**{column: record}).order_by("pk")
        if (seen := VISIBLE.get(model)) is not None:
            unnamed = unnamed or rows.exclude(pk__in=seen(user).order_by().values("pk")).exists()
            rows = rows.filter(pk__in=seen(user).order_by().values("pk"))
        if user.has_perm(f"articles.view_{model._meta.model_name}"):
            named += rows[: SHOWN - len(named)]
        else:
            unnamed = unnamed or rows.exists()
    anything = bool(stories or named or unnamed) or Story.objects.filter(told).exists()
    return Uses(anything, stories, named)


def may_delete(user: User, kind: str) -> bool:
    """Whether this person may put things of this kind into the bin and take them out."""
    return (
        kind in KINDS
        and user.is_active
        and user.is_staff
        and user.has_perm(f"articles.delete_{kind}")
    )


def throw_away(record: Record, *, by: User, now: datetime | None = None) -> Binned:
    """Put a record that nothing uses into the bin, with its parts.

    Raises BinRefused when something uses it, or this person may not.
    """
    kind = str(record._meta.model_name)
    with transaction.atomic():
        # Nothing can begin to refer to a row that is locked so.
        rows: Any = type(record)._default_manager
        locked = rows.select_for_update(of=("self",)).get(pk=record.pk)
        if not may_delete(by, kind):
            raise BinRefused(_("You may not delete this. Ask an editor."))
        if uses(locked, by).any:
            raise BinRefused(
                _(
                    "“%(name)s” was not deleted: it is in use. Take it out of what uses it, "
                    "then delete it."
                )
                % {"name": locked}
            )
        kept = Binned.objects.create(
            kind=kind,
            key=locked.pk,
            name=str(locked)[:300],
            rows=json.loads(serializers.serialize("json", [locked, *_parts(locked)])),
            at=now or timezone.now(),
            by=by,
        )
        _enter(kept, "deleted", by)
        locked.delete()
    return kept


def bring_back(binned_id: int, *, by: User) -> Record:
    """Take a record out of the bin, under the number that it had.

    Raises BinRefused when what it needs is gone or its place is taken; Binned.DoesNotExist.
    """
    with transaction.atomic():
        kept = Binned.objects.select_for_update(of=("self",)).get(pk=binned_id)
        if not may_delete(by, kept.kind):
            raise Binned.DoesNotExist
        first, *parts = serializers.deserialize("python", kept.rows, ignorenonexistent=True)
        record = cast(Record, first.object)
        _require_what_it_names(record, kept)
        try:
            with transaction.atomic():
                first.save()
                for part in parts:
                    if _is_whole(part.object):
                        part.save()
        except IntegrityError as error:
            raise BinRefused(
                _(
                    "“%(name)s” did not come back: its address, or its account, belongs to "
                    "another record now. Change that one, then bring this one back."
                )
                % {"name": kept.name}
            ) from error
        if isinstance(record, Person | Source):
            names.note(record)
        if isinstance(record, Person | Quote):
            likenesses.note(record)
        _enter(kept, "brought back", by)
        kept.delete()
    return record


def contents(user: User) -> QuerySet[Binned]:
    """Return what this person may bring back, the last deleted first."""
    kinds = [kind for kind in KINDS if may_delete(user, kind)]
    return Binned.objects.filter(kind__in=kinds).select_related("by").defer("rows")


def files() -> set[str]:
    """Return the names of the files, in private storage, of pictures that lie in the bin."""
    pictures = Binned.objects.filter(kind="photo").values_list("rows", flat=True)
    return {row["fields"]["file"] for rows in pictures for row in rows if "file" in row["fields"]}


def _stories_with(record: Record) -> Q:
    told = Q(pk=None)
    for model, column, story in IN_STORIES[type(record)]:
        rows = model._default_manager.order_by().filter(**{column: record})
        told |= Q(pk__in=rows.values(story))
    return told


def _parts(record: Record) -> Iterator[Model]:
    """The rows that belong to a record and cannot be made anew."""
    if isinstance(record, Photo):
        for rendition in record.renditions.all():
            rendition.public_name, rendition.staged_at = "", None  # the sweeper takes the copy
            yield rendition
    pairs: dict[type[Any], type[Any]] = {Person: PersonLikeness, Quote: QuoteLikeness}
    if model := pairs.get(type(record)):
        either = Q(one=record.pk) | Q(other=record.pk)
        yield from model._default_manager.filter(either, told_apart_at__isnull=False)


def _require_what_it_names(record: Model, kept: Binned) -> None:
    for field in _references(record):
        key = getattr(record, field.attname)
        related: Any = field.related_model
        if key is None or related._default_manager.filter(pk=key).exists():
            continue
        if related is User:  # an account that is gone vouches for nothing any more
            setattr(record, field.attname, None)
            continue
        kind = str(related._meta.model_name)
        gone = Binned.objects.filter(kind=kind, key=key).first()
        raise BinRefused(
            _("“%(name)s” did not come back: it needs “%(other)s”. Bring that back first.")
            % {"name": kept.name, "other": gone.name if gone else related._meta.verbose_name}
        )


def _is_whole(part: Model) -> bool:
    """Whether both sides of a pair are there; a rendition has its picture."""
    if isinstance(part, Rendition):
        return True
    keys = ((field, getattr(part, field.attname)) for field in _references(part))
    return all(
        field.related_model._default_manager.filter(pk=key).exists()
        for field, key in keys
        if key is not None
    )


def _references(record: Model) -> list[Any]:
    return [field for field in record._meta.fields if isinstance(field, ForeignKey)]


def _enter(kept: Binned, what: str, by: User) -> None:
    thing = f"{kept.kind} {kept.key}: {kept.name}"
    audit.enter(What.DELETED, by=by, thing=thing, detail=what)
