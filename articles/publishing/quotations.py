"""What a journalist decides about the quotations of a story, made into records.

The quotation finder only suggests. Here a decision becomes rows: a record of what was said, words
that nobody said, a record that follows the text or the text that follows its record. `decide`
belongs to the saving of a story: its row is locked, its blocks are written, and the Version is
frozen after it.
"""

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from html import escape
from typing import NamedTuple

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from articles.document import prose, quotations
from articles.document.quotations import Known, Review, Reviewed, State
from articles.document.schema import Document
from articles.document.text import comparable
from articles.models import (
    Author,
    LiveQuote,
    NotSpeech,
    Person,
    Provenance,
    Quotation,
    Quote,
    QuoteBlock,
    Source,
    Story,
    Text,
    Update,
    VersionQuote,
)
from articles.models.sources import SourceKind
from articles.publishing import access, addresses, judging, likenesses, names, rows
from articles.publishing.errors import NotAllowed

#: Columns of a quote that say how the words reached us; a record made anew keeps them.
TRACE = (
    "language",
    "original_words",
    "original_language",
    "speaker_id",
    "described_as",
    "role",
    "obtained",
    "occasion",
    "said_on",
    "provenance",
    "source_id",
    "reporter_id",
    "link",
)


#: Of one record, as its columns hold them.
MOST_LETTERS = 10_000


class Deed(StrEnum):
    RECORD = "record"  # somebody said this: keep it
    DISMISS = "dismiss"  # nobody said this
    RECALL = "recall"  # somebody did, after all
    USE_TEXT = "use-text"  # the record takes the words in the text
    USE_RECORD = "use-record"  # the text takes the recorded words
    REMOVE = "remove"  # the record is not of this story any more
    PUT_BACK = "put-back"  # its words are


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What was decided about one quotation.

    key   of a Reviewed; for REMOVE and PUT_BACK, the id of the story's quotation
    person, name, described   who spoke: one we know, one to be made, or somebody not named
    quote                     a record that we have, instead of a new one
    source, source_name       who reported it: one we know, or one to be made
    """

    key: str
    deed: Deed
    quote: int | None = None
    person: int | None = None
    name: str = ""
    described: str = ""
    role: str = ""
    provenance: str = Provenance.TO_US
    obtained: str = ""
    occasion: str = ""
    said_on: date | None = None
    reporter: int | None = None
    source: int | None = None
    source_name: str = ""
    source_kind: str = SourceKind.OUTLET
    link: str = ""


class Undone(NamedTuple):
    """A decision that could not be carried out, and why."""

    decision: Decision
    text: str


@dataclass(frozen=True)
class Outcome:
    done: list[Decision] = field(default_factory=list)
    undone: list[Undone] = field(default_factory=list)


class _Impossible(Exception):
    """Why a decision cannot be carried out, for the person who made it."""


def look(story: Story) -> Review:
    """Return the story's quotations as they are saved."""
    return look_at(rows.freeze(story)).review


class Looked(NamedTuple):
    """A story's quotations, and the people and sources that they may speak of."""

    review: Review
    known: Known


def look_at(document: Document) -> Looked:
    """Return a text's quotations, with what the newsroom knows as evidence; nothing is written."""
    known = names.known(quotations.prose_of(document).text)
    review = judging.sobered(quotations.review(document, known), document.language)
    return Looked(review, known)


def decide(story: Story, decisions: Sequence[Decision], *, by: User, now: datetime) -> Outcome:
    """Carry out what was decided; let records follow where the text only moved.

    Call it inside a transaction, with the story locked and its blocks written. A decision about
    words that changed meanwhile is left undone and says so; the others are carried out.
    Raises NotAllowed for who may not change the story.
    """
    if not access.may_change(by, story):
        raise NotAllowed(_("You may not change “%(headline)s”.") % {"headline": story})
    outcome = Outcome()
    if decisions:
        _lock(story, decisions)
        desk = _Desk(story, by, now, look(story))
        for decision in decisions:
            made = dict(desk.made)
            try:
                with transaction.atomic():  # nobody is made for a record that is not
                    DEEDS[decision.deed](desk, decision)
                outcome.done.append(decision)
            except _Impossible as reason:
                desk.made = made
                outcome.undone.append(Undone(decision, str(reason)))
    _follow(story)
    return outcome


def _lock(story: Story, decisions: Sequence[Decision]) -> None:
    """Lock the records that are decided about, in the order of a merge: quotes, then people.

    What is checked of them then holds until they are written: nobody merges one of them, and no
    other decision takes up the words that change.
    """
    used = story.quotations.values_list("quote", flat=True)
    _lock_rows(Quote, {*used, *(decision.quote for decision in decisions)})
    _lock_rows(Person, {decision.person for decision in decisions})


def _lock_rows(model: type[Model], ids: Set[int | None]) -> None:
    rows = model._default_manager.filter(pk__in=ids - {None}).order_by("pk")
    list(rows.select_for_update(no_key=True).values_list("pk"))


class _Desk:
    """Everything that carrying out decisions needs."""

    def __init__(self, story: Story, by: User, now: datetime, review: Review) -> None:
        self.story, self.by, self.now = story, by, now
        self.reviewed = {one.key: one for one in review.quotations}
        self.rows = {row.key: row for row in story.quotations.select_related("quote")}
        self.made: dict[str, Person] = {}

    def quotation(self, decision: Decision) -> Reviewed:
        try:
            return self.reviewed[decision.key]
        except KeyError:
            raise _Impossible(
                _("These words changed in the text meanwhile. Look at the quotation again.")
            ) from None

    def words(self, one: Reviewed) -> str:
        """The words of a quotation, if a record can hold them."""
        if len(one.words) > MOST_LETTERS:
            raise _Impossible(
                _("This is too long for one quotation. Look whether a closing mark is missing.")
            )
        return one.words

    def row(self, key: str) -> Quotation:
        try:
            return self.rows[key]
        except KeyError:
            raise _Impossible(_("This record is not one of the story's any more.")) from None

    def recorded(self, decision: Decision) -> tuple[Reviewed, Quotation]:
        one = self.quotation(decision)
        if len(one.quotations) != 1:
            raise _Impossible(
                _("Several records stand in these words. Correct the text, or remove one of them.")
            )
        return one, self.row(one.quotations[0])

    def may(self, action: str, model: type[Model]) -> None:
        name = model._meta.model_name
        if not self.by.has_perm(f"articles.{action}_{name}"):
            raise _Impossible(
                _("You may not add or change a %(kind)s. Ask an editor.")
                % {"kind": model._meta.verbose_name}
            )


# --- deeds ---------------------------------------------------------------------------------------


def _record(desk: _Desk, decision: Decision) -> None:
    one = desk.quotation(decision)
    if one.quotations:
        return  # pressed twice, or by two people
    desk.may("add", Quotation)
    quote = _chosen(desk, decision, one) if decision.quote else _new(desk, decision, one)
    if Quotation.objects.filter(story=desk.story, quote=quote).exists():
        raise _Impossible(_("The story has this record already. Choose another one."))
    pieces = list(one.printed) if len(one.printed) > 1 or quote.words != one.words else []
    Quotation.objects.create(
        story=desk.story, quote=quote, pieces=pieces, ordering=len(desk.rows) + 1
    )
    _undismiss(desk.story, one)
    if not decision.quote:
        judging.note(one, quote, language=desk.story.language, now=desk.now)


def _chosen(desk: _Desk, decision: Decision, one: Reviewed) -> Quote:
    visible = access.visible_quotes(desk.by).filter(merged_into=None)
    quote = visible.filter(pk=decision.quote or 0).first()
    if quote is None:
        raise _Impossible(_("This record is gone. Choose another one, or make a new one."))
    if not quotations.verify(quote.words, one.printed).same:
        raise _Impossible(
            _("The record has other words than the text. Make them agree, or make a new record.")
        )
    return quote


def _new(desk: _Desk, decision: Decision, one: Reviewed) -> Quote:
    desk.may("add", Quote)
    speaker = _speaker(desk, decision)
    described = "" if speaker else decision.described.strip()
    if speaker is None and not described:
        raise _Impossible(_("Say who said this: name the speaker, or describe them."))
    source = _source(desk, decision)
    provenance = Provenance.REPORTED if source else Provenance(decision.provenance)
    if provenance == Provenance.REPORTED and source is None:
        raise _Impossible(_("Choose who reported it, or say that it is not stated."))
    quote = Quote(
        words=desk.words(one),
        language=desk.story.language,
        speaker=speaker,
        described_as=described,
        role=decision.role.strip(),
        obtained=decision.obtained,
        occasion=decision.occasion.strip(),
        said_on=decision.said_on,
        provenance=provenance,
        source=source,
        reporter=_reporter(decision) if provenance == Provenance.TO_US else None,
        link=decision.link,
    )
    quote.save()
    likenesses.note(quote)
    return quote


def _reporter(decision: Decision) -> Author | None:
    if not decision.reporter:
        return None
    reporter = Author.objects.filter(pk=decision.reporter).first()
    if reporter is None:
        raise _Impossible(_("This reporter is gone. Choose another one."))
    return reporter


def _speaker(desk: _Desk, decision: Decision) -> Person | None:
    if decision.person:
        person = Person.objects.current().filter(pk=decision.person).first()
        if person is None:
            raise _Impossible(_("This person is gone. Choose another one."))
        return person
    name = decision.name.strip()
    return _person(desk, name, decision.role.strip()) if name else None


def _person(desk: _Desk, name: str, role: str) -> Person:
    """Make a person; the same name in the same breath is the same person."""
    if name not in desk.made:
        desk.may("add", Person)
        person = Person(name=name, slug=addresses.free_slug(Person, name), role=role)
        person.save()
        names.note(person)
        likenesses.note(person)
        desk.made[name] = person
    return desk.made[name]


def _source(desk: _Desk, decision: Decision) -> Source | None:
    if decision.source:
        source = Source.objects.filter(pk=decision.source).first()
        if source is None:
            raise _Impossible(_("This source is gone. Choose another one."))
        return source
    name = decision.source_name.strip()
    if not name:
        return None
    like = Source.objects.filter(name__iexact=name).first()
    if like is None:
        desk.may("add", Source)
        slug = addresses.free_slug(Source, name)
        like = Source(name=name, slug=slug, kind=decision.source_kind)
        like.save()
        names.note(like)
    return like


def _dismiss(desk: _Desk, decision: Decision) -> None:
    one = desk.quotation(decision)
    if one.quotations:
        raise _Impossible(_("These words have a record. Remove the record first."))
    if one.state != State.DISMISSED:
        desk.may("add", NotSpeech)
        number = desk.story.not_speech.count()
        NotSpeech.objects.create(story=desk.story, words=desk.words(one), ordering=number)


def _recall(desk: _Desk, decision: Decision) -> None:
    desk.may("delete", NotSpeech)
    _undismiss(desk.story, desk.quotation(decision))


def _undismiss(story: Story, one: Reviewed) -> None:
    same = [row.pk for row in story.not_speech.all() if _same(row.words, one.words)]
    NotSpeech.objects.filter(pk__in=same).delete()


def _same(left: str, right: str) -> bool:
    return comparable(left) == comparable(right)


def _use_text(desk: _Desk, decision: Decision) -> None:
    """Give the record the printed words; where others carry the old ones, make a new record."""
    one, row = desk.recorded(decision)
    desk.may("change", Quote)
    words, quote = desk.words(one), row.quote
    if carried_elsewhere(quote, desk.story):
        desk.may("add", Quote)
        quote = Quote(words=words, **{name: getattr(quote, name) for name in TRACE})
        quote.save()
    else:
        quote.words, quote.checked_by = words, None  # checked were the old words
        quote.save()
    likenesses.note(quote)
    row.quote = quote
    row.pieces = list(one.printed) if len(one.printed) > 1 else []
    row.save()


def carried_elsewhere(quote: Quote, story: Story) -> bool:
    """Whether anything but this story's working copy and its own past carries a record."""
    uses = (
        Quotation.objects.filter(quote=quote).exclude(story=story),
        QuoteBlock.objects.filter(quote=quote).exclude(parent=story),
        LiveQuote.objects.filter(quote=quote).exclude(story_id=story.pk),
        VersionQuote.objects.filter(quote=quote).exclude(version__story=story),
    )
    return any(rows.exists() for rows in uses)


def _use_record(desk: _Desk, decision: Decision) -> None:
    """Put the recorded words where the other ones stand in the text."""
    one, row = desk.recorded(decision)
    if len(one.spans) != 1:
        raise _Impossible(
            _("The quotation stands in several pieces. Write the recorded words into the text.")
        )
    span = one.spans[0]
    block = _block(desk.story, span.block)
    text = as_printed(one.printed[0], row.quote.words.strip())
    html = prose.replaced(str(block.html), span.start, span.end, text)
    type(block).objects.filter(pk=block.pk).update(html=html)
    if row.pieces:
        row.pieces = []
        row.save()


def as_printed(printed: str, recorded: str) -> str:
    """Return recorded words as they take the place of printed ones.

    The comma before a closing mark is the attribution's, and stays as it is printed.
    """
    ending = printed[len(printed.rstrip(",")) :]
    return recorded.rstrip(".,") + ending if ending else recorded


def _block(story: Story, key: str) -> Text | Update:
    found: Text | Update | None = Text.objects.filter(parent=story, key=key).first()
    found = found or Update.objects.filter(parent=story, key=key).first()
    if found:
        return found
    raise _Impossible(_("The text of this quotation is gone. Look at the story again."))


def _remove(desk: _Desk, decision: Decision) -> None:
    desk.may("delete", Quotation)
    desk.row(decision.key).delete()


def _put_back(desk: _Desk, decision: Decision) -> None:
    """Write the words of a record that left the text at the end of it, said by whom."""
    row = desk.row(decision.key)
    quote = row.quote
    said = f"“{quote.words}” — {quote.attribution}" if quote.attribution else f"“{quote.words}”"
    last = Text.objects.filter(parent=desk.story).order_by("ordering", "pk").last()
    if last is None:
        last = Text(parent=desk.story, region="main", ordering=10)
    last.html = f"{last.html}<p>{escape(said, quote=False)}</p>"
    last.save()
    row.pieces = []
    row.save()


DEEDS: Mapping[Deed, Callable[[_Desk, Decision], None]] = {
    Deed.RECORD: _record,
    Deed.DISMISS: _dismiss,
    Deed.RECALL: _recall,
    Deed.USE_TEXT: _use_text,
    Deed.USE_RECORD: _use_record,
    Deed.REMOVE: _remove,
    Deed.PUT_BACK: _put_back,
}


# --- records follow the text ---------------------------------------------------------------------


def _follow(story: Story) -> None:
    """Note anew in which pieces recorded words stand; no record changes by it."""
    by_key = {row.key: row for row in story.quotations.all()}
    if not by_key:
        return
    for one in quotations.review(rows.freeze(story)).quotations:
        if one.state != State.ATTRIBUTED or len(one.quotations) != 1:
            continue
        row = by_key[one.quotations[0]]
        broken = len(one.printed) > 1 or (one.comparison and one.comparison.tier == "edited")
        pieces = list(one.printed) if broken else []
        if row.pieces != pieces:
            row.pieces = pieces
            row.save(update_fields=["pieces"])
