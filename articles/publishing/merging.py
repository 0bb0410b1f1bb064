"""Merging two records of one quote, or two entries of one person: nothing of it can be undone.

One of the two is kept. Whatever named the other one names it afterwards: working copies, what is
live, other records, old addresses. Words that are live and Versions stay as they are. The other
row stays too, as a sign of where its number leads, and is in no list.

    kept, gone  ids of the record that stays and of the one that is merged into it
    taken       what is taken over from the one that goes, by the names of QUOTE and PERSON
    seen        what somebody saw of the two (`fingerprint`) when they decided
    by, now     who presses, and when

Both functions are one transaction, with locks in the order of a publication: stories, quotes,
people, each by id. They raise NotAllowed, and Moved when a record changed meanwhile or is gone.
"""

from collections.abc import Callable, Iterable, Mapping, Set
from datetime import datetime
from hashlib import sha256

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from articles.models import (
    LiveQuote,
    NameWord,
    Person,
    Quotation,
    Quote,
    QuoteBlock,
    Story,
)
from articles.publishing import addresses, likenesses, names, purge, shared, versions
from articles.publishing.errors import Moved, NotAllowed
from articles.publishing.workflow import Move

Columns = Mapping[str, tuple[str, ...]]

#: What can be taken over from a quote, and the columns that hold it; they only go together.
QUOTE: Columns = {
    "words": ("words", "language"),
    "original_words": ("original_words", "original_language"),
    "speaker": ("speaker_id", "described_as"),
    "role": ("role",),
    "provenance": ("provenance", "source_id", "reporter_id"),
    "obtained": ("obtained",),
    "occasion": ("occasion",),
    "said_on": ("said_on",),
    "link": ("link",),
}
#: The same for a person. Names and aliases of both are kept in any case, and so are notes.
PERSON: Columns = {
    "name": ("name",),
    "role": ("role",),
    "organisation": ("organisation",),
    "pronoun": ("pronoun",),
    "public_figure": ("public_figure",),
}
FIELDS: Mapping[type, Columns] = {Quote: QUOTE, Person: PERSON}
#: Times that a merge begins anew when a story came to use a record while it began.
ATTEMPTS = 5


class _Stirred(Exception):
    """A story that is not locked uses the record by now."""


def may_merge(user: User, one: Quote | Person, other: Quote | Person) -> bool:
    """Whether this person may merge these two; what readers see takes the right to publish."""
    on_the_desk = user.is_active and user.is_staff
    if not (on_the_desk and user.has_perm(f"articles.merge_{one._meta.model_name}")):
        return False
    return user.has_perm(Move.PUBLISH.permission) or not (is_live(one) or is_live(other))


def is_live(record: Quote | Person) -> bool:
    if isinstance(record, Quote):
        return LiveQuote.objects.filter(quote=record).exists()
    return shared.is_live(record)


def fingerprint(one: Quote | Person, other: Quote | Person) -> str:
    """Return a token for what somebody sees of two records, whichever of them stays."""
    first, second = sorted((one, other), key=lambda record: record.pk)
    columns = [field.attname for field in first._meta.concrete_fields]
    values = [[str(getattr(record, name)) for name in columns] for record in (first, second)]
    return sha256(repr(values).encode()).hexdigest()[:32]


def merge_quotes(
    kept: int, gone: int, *, taken: Set[str] = frozenset(), seen: str, by: User, now: datetime
) -> Quote:
    """Make two records of one utterance one; return the kept one."""

    def merge(stories: list[Story]) -> Quote:
        stays, goes = _pair(Quote.objects.all(), kept, gone, seen, by)
        _require_all_locked(stories, _stories_with(goes))
        voided = _take_over(stays, goes, taken)
        if voided:
            stays.checked_by = None  # somebody checked other words
        changed = _move_uses(stays, goes)
        LiveQuote.objects.filter(quote=goes).update(quote=stays)
        _close(stays, goes)
        addresses.keep_old(stays, str(goes.pk))
        for story in stories:
            if story.pk in changed:
                versions.save(story, by=by, now=now, name=_("Quotes merged"))
        _tell_of_quotes(stays, goes, now)
        return stays

    return _locked(merge, lambda: _stories_with(Quote(pk=gone)))


def merge_people(
    kept: int, gone: int, *, taken: Set[str] = frozenset(), seen: str, by: User, now: datetime
) -> Person:
    """Make two entries of one person one; return the kept one."""

    def merge(stories: list[Story]) -> Person:
        said = Quote.objects.filter(speaker=gone)
        list(said.select_for_update(no_key=True).order_by("pk").values_list("pk"))
        stays, goes = _pair(Person.objects.all(), kept, gone, seen, by)
        _require_all_locked(stories, _stories_quoting(gone))
        had_page = _has_page(stays), _has_page(goes)
        _keep_names(stays, goes, taken)
        _take_over(stays, goes, taken)
        said.update(speaker=stays)
        LiveQuote.objects.filter(speaker=goes).update(speaker=stays)
        _close(stays, goes)
        addresses.keep_old(stays, goes.slug)
        names.note(stays)
        NameWord.objects.filter(person=goes).delete()
        likenesses.note(stays)
        _tell_of_people(stays, goes, had_page, now)
        return stays

    return _locked(merge, lambda: _stories_quoting(gone))


# --- locks ---------------------------------------------------------------------------------------


def _locked[Record: (Quote, Person)](
    merge: Callable[[list[Story]], Record], concerned: Callable[[], set[int]]
) -> Record:
    """Merge with the stories locked that it concerns; again when they were not all of them."""
    for _attempt in range(ATTEMPTS):
        try:
            with transaction.atomic(durable=True):
                rows = Story.objects.select_for_update(no_key=True).select_related(None)
                return merge(list(rows.filter(pk__in=concerned()).order_by("pk")))
        except _Stirred:
            continue
    raise Moved(_("Nothing was merged: stories with these records are being saved. Try again."))


def _require_all_locked(stories: Iterable[Story], concerned: set[int]) -> None:
    if concerned - {story.pk for story in stories}:
        raise _Stirred


def _stories_with(quote: Quote) -> set[int]:
    """Stories whose working copy uses a quote, or that are live with it."""
    return {
        *Quotation.objects.filter(quote=quote.pk).values_list("story_id", flat=True),
        *QuoteBlock.objects.filter(quote=quote.pk).values_list("parent_id", flat=True),
        *LiveQuote.objects.filter(quote=quote.pk).values_list("story_id", flat=True),
    }


def _stories_quoting(person: int) -> set[int]:
    return set(LiveQuote.objects.filter(speaker=person).values_list("story_id", flat=True))


def _pair[Record: (Quote, Person)](
    rows: QuerySet[Record], kept: int, gone: int, seen: str, by: User
) -> tuple[Record, Record]:
    """Return the two, locked, if they are as they were seen."""
    found = {
        row.pk: row for row in rows.select_for_update().filter(pk__in=(kept, gone)).order_by("pk")
    }
    if kept == gone or len(found) < 2 or any(row.merged_into_id for row in found.values()):
        raise Moved(_("Nothing was merged: one of the two is gone. Look for it again."))
    stays, goes = found[kept], found[gone]
    if not may_merge(by, stays, goes):
        raise NotAllowed(_("You may not merge these two. Ask an editor."))
    if fingerprint(stays, goes) != seen:
        raise Moved(
            _(
                "Nothing was merged: one of the two was changed while you looked at them. "
                "Read them again, then decide."
            )
        )
    return stays, goes


# --- what follows --------------------------------------------------------------------------------


def _take_over[Record: (Quote, Person)](stays: Record, goes: Record, taken: Set[str]) -> bool:
    """Take what was chosen from the one that goes; return whether that changes anything."""
    fields = FIELDS[type(stays)]
    if unknown := taken - fields.keys():
        raise ValueError(f"Nothing of a {type(stays).__name__} is called {sorted(unknown)}.")
    columns = [column for name in sorted(taken) for column in fields[name]]
    changed = [name for name in columns if getattr(stays, name) != getattr(goes, name)]
    for column in changed:
        setattr(stays, column, getattr(goes, column))
    return bool(changed)


def _keep_names(stays: Person, goes: Person, taken: Set[str]) -> None:
    """Nobody who was known by a name is not found by it any more."""
    name = goes.name if "name" in taken else stays.name
    known = (stays.name, *stays.aliases.splitlines(), goes.name, *goes.aliases.splitlines())
    lines = dict.fromkeys(line.strip() for line in known)
    stays.aliases = "\n".join(line for line in lines if line and line != name)
    notes = dict.fromkeys(text.strip() for text in (stays.notes, goes.notes))
    stays.notes = "\n\n".join(text for text in notes if text)


def _move_uses(stays: Quote, goes: Quote) -> set[int]:
    """Let working copies use the kept record, in the text of each once; return which they are."""
    in_text = Quotation.objects.filter(quote=goes)
    set_apart = QuoteBlock.objects.filter(quote=goes)
    changed = {
        *in_text.values_list("story_id", flat=True),
        *set_apart.values_list("parent_id", flat=True),
    }
    twice = Quotation.objects.filter(quote=stays, story__in=changed)
    in_text.filter(story__in=list(twice.values_list("story_id", flat=True))).delete()
    in_text.update(quote=stays)
    set_apart.update(quote=stays)
    return changed


def _close(stays: Quote | Person, goes: Quote | Person) -> None:
    """Let the row that goes, and those that were merged into it, lead to the kept one."""
    stays.save()
    rows = type(goes)._default_manager
    rows.filter(Q(pk=goes.pk) | Q(merged_into=goes.pk)).update(merged_into=stays.pk)
    addresses.hand_over(goes, stays)
    likenesses.forget(goes)
    likenesses.note(stays)


def _has_page(person: Person) -> bool:
    return person.public_figure and shared.is_live(person)


def _tell_of_quotes(stays: Quote, goes: Quote, now: datetime) -> None:
    """Pages that list the two change only where something live carries them."""
    uses = LiveQuote.objects.filter(quote=stays).values_list("story_id", "speaker_id")
    keys = {f"quote:{stays.pk}", f"quote:{goes.pk}", "quotes", "sitemap"} if uses else set()
    for story, speaker in uses:
        keys |= {f"story:{story}"} | ({f"person:{speaker}"} if speaker else set())
    if keys:
        purge.refresh(keys, now=now)


def _tell_of_people(
    stays: Person, goes: Person, had_page: tuple[bool, bool], now: datetime
) -> None:
    if not shared.is_live(stays):
        return
    keys = {f"person:{stays.pk}", f"person:{goes.pk}", "quotes", "sitemap"}
    if any(had_page) and not _has_page(stays):
        purge.withdraw(keys, now=now)
    else:
        purge.refresh(keys, now=now)
