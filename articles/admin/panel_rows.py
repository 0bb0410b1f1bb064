"""The rows of the Quotes panel: what was found in a text beside what was decided about it.

Everything here is made from values: what a review found, which records there are, which rows
somebody touched. Nothing is asked of the database but the names of records that were chosen by
hand, and whether others carry a record that differs.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Model
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles.admin import picker
from articles.admin.decisions import DECISION, DESCRIBED, NAME, PERSON, DecisionForm, Decisions
from articles.admin.panel import Choice, Chosen, Panel, Row, Slip
from articles.admin.written import Written
from articles.document import prose, quotations
from articles.document.quotations import (
    SIEVES,
    SURE,
    Candidate,
    KnownPerson,
    Mistake,
    Reviewed,
    Span,
    State,
)
from articles.document.text import gettext_noop
from articles.models import Author, Person, Quote, Source, Story
from articles.models.quotes import Provenance
from articles.publishing import quotations as deeds
from articles.publishing.quotations import Looked

#: More rows make a page that nobody reads; the rest comes when these are decided.
MOST_ROWS = 200
#: By so many letters a place in the text is recognised, should the editor count differently.
RECOGNISED = 60
MISTAKES: Mapping[str, str] = {
    "unclosed": gettext_noop("This quotation mark opens, and nothing closes it."),
    "unopened": gettext_noop("This quotation mark closes, and nothing opened it."),
    "mismatched": gettext_noop("These quotation marks do not belong together."),
}


def put_together(
    story: Story | None,
    text: Written,
    looked: Looked,
    made: Decisions,
    authors: list[Author],
    address: str,
) -> Panel:
    """Return the panel.

    made     rows that somebody touched, by key
    authors  of the bylines, else the one who writes; the first is who words were said to
    """
    rows = _Rows(story, text, looked, made, authors)
    shown = looked.review.quotations[:MOST_ROWS]
    of_state: dict[str, list[Row]] = {}
    for one in shown:
        of_state.setdefault(_group(one), []).append(rows.row(one))
    return Panel(
        rows=of_state.get("", []),
        gone=[rows.gone(part) for part in looked.review.gone],
        slips=[rows.slip(mistake) for mistake in looked.review.mistakes[:MOST_ROWS]],
        assumed=of_state.get(State.ASSUMED, []),
        dismissed=of_state.get(State.DISMISSED, []),
        more=len(looked.review.quotations) - len(shown),
        lost=[Truncator(words).chars(80) for words in rows.lost if words],
        language=text.document.language,
        authors=authors,
        address=address,
    )


def _group(one: Reviewed) -> str:
    return one.state if one.state in (State.ASSUMED, State.DISMISSED) else ""


class _Rows:
    """Everything that making rows needs."""

    def __init__(
        self,
        story: Story | None,
        text: Written,
        looked: Looked,
        made: Decisions,
        authors: list[Author],
    ) -> None:
        self.story = story
        self.records = text.records
        self.texts = {id: prose.read(html).text for id, html in text.document.prose()}
        self.people = {person.id: person for person in looked.known.people}
        self.sources = {source.id: source.name for source in looked.known.sources}
        self.reporter = authors[0].pk if authors else None
        self.made, self.lost = _followed(looked.review.quotations, looked.review.gone, made)
        self.labels = _labels(self.made)

    def row(self, one: Reviewed) -> Row:
        choices = list(self._choices(one))
        form = self.made.get(one.key) or self._proposed(one, choices)
        record = self.records.get(one.quotations[0]) if one.quotations else None
        row = Row(
            key=one.key,
            state=one.state,
            words=one.words,
            form=form,
            marks=self._marks(words=one.spans, cue=one.cue, speaker=one.speaker, source=one.source),
            look="",
            choices=_with_chosen(choices, form),
            person=self._chosen(Person, form["person"].value()),
            source=self._chosen(Source, form["source"].value()),
            quote=self._chosen(Quote, form["quote"].value()),
            record=record,
            part=one.quotations[0] if one.quotations else "",
        )
        if record and one.comparison and one.state == State.DIFFERENT:
            row = row._replace(
                pieces=one.comparison.pieces,
                restored=_restored(one, record),
                shared=bool(self.story and deeds.carried_elsewhere(record, self.story)),
            )
        if row.state == State.ATTRIBUTED:  # the record of the use can be removed
            row = row._replace(form=self.made.get(row.part) or _bare(row.part, one.words))
        return row._replace(look=_look(row))

    def gone(self, part: str) -> Row:
        record = self.records[part]
        row = Row(
            key=part,
            state="gone",
            words=record.words,
            form=self.made.get(part) or _bare(part, record.words),
            marks="{}",
            look="",
            record=record,
            part=part,
        )
        return row._replace(look=_look(row))

    def slip(self, mistake: Mistake) -> Slip:
        return Slip(_(MISTAKES[mistake.code]), mistake.shown, self._marks(words=mistake.spans))

    # --- who may have said it --------------------------------------------------------------------

    def _choices(self, one: Reviewed) -> Iterator[Choice]:
        """Yield the one that is suggested, then the other candidates, each once."""
        found = one.found
        seen: set[str] = set()
        every = [*([found.suggested] if found.speaker else []), *found.candidates]
        if one.state not in (State.SUGGESTED, State.ASSUMED):
            every = [*found.candidates] or every
        for candidate in every[:3]:
            choice = self._choice(candidate)
            if choice.value not in seen:
                seen.add(choice.value)
                yield choice

    def _choice(self, candidate: Candidate) -> Choice:
        why = _(SIEVES[candidate.reason]) if candidate.reason in SIEVES else ""
        person = self.people.get(candidate.person) if candidate.person else None
        if person:
            role = candidate.role or person.role
            return Choice(f"{PERSON}:{person.id}", person.name, role, why)
        kind = DESCRIBED if candidate.described else NAME
        return Choice(
            f"{kind}:{candidate.name[:200]}",
            candidate.name,
            candidate.role,
            why,
            new=not candidate.described,
            described=candidate.described,
        )

    def _proposed(self, one: Reviewed, choices: Sequence[Choice]) -> DecisionForm:
        """Fill in what is certain; where somebody has to choose, nothing is chosen."""
        found, certain = one.found, one.state == State.SUGGESTED
        first = choices[0] if certain and choices else Choice("", "")
        reported = bool(found.source) and found.source_confidence >= SURE
        known = found.source_id if reported and found.source_id in self.sources else None
        initial = {
            "who": first.value,
            "proposed": first.value,
            "role": first.role,
            "proposed_role": first.role,
            "sure": "1" if certain else "",
            "words": one.words,
            "new_person": True,
            "new_source": True,
            "provenance": Provenance.REPORTED if reported else Provenance.TO_US,
            "source": known,
            "source_name": found.source[:200] if reported and not known else "",
            "reporter": self.reporter,
        }
        return DecisionForm(initial=initial, prefix=DECISION + one.key)

    def _chosen(self, model: type[Model], value: Any) -> Chosen | None:
        if not value or not picker.is_key(value):
            return None
        id = int(value)
        person: KnownPerson | None = self.people.get(id)
        known = {Person: person.name if person else "", Source: self.sources.get(id, "")}
        label = self.labels.get((model, id)) or known.get(model)
        return Chosen(id, label) if label else None

    # --- where it stands -------------------------------------------------------------------------

    def _marks(self, **spans: Sequence[Span]) -> str:
        places = {
            name: [[s.block, s.start, s.end, self._letters(s)] for s in every]
            for name, every in spans.items()
            if every
        }
        return json.dumps(places, ensure_ascii=False)

    def _letters(self, span: Span) -> str:
        text = self.texts.get(span.block, "")
        return text[span.start : min(span.end, span.start + RECOGNISED)]


def _with_chosen(choices: Sequence[Choice], form: DecisionForm) -> Sequence[Choice]:
    """Keep somebody who was chosen, though the text suggests others by now."""
    chosen = str(form["who"].value() or "")
    kind, _colon, name = chosen.partition(":")
    if kind not in (NAME, DESCRIBED) or any(choice.value == chosen for choice in choices):
        return choices
    return [*choices, Choice(chosen, name, new=kind == NAME, described=kind == DESCRIBED)]


def _bare(key: str, words: str) -> DecisionForm:
    return DecisionForm(initial={"words": words}, prefix=DECISION + key)


def _restored(one: Reviewed, record: Quote) -> str:
    """The recorded words as they would stand in the text; "" where they stand in pieces."""
    return deeds.as_printed(one.printed[0], record.words.strip()) if len(one.spans) == 1 else ""


def _look(row: Row) -> str:
    record = row.record
    seen = (
        row.state,
        row.choices,
        row.pieces,
        row.shared,
        [row.form[name].value() for name in ("proposed", "role", "source", "source_name")],
        record and (record.pk, record.words, record.attribution, record.role),
    )
    return hashlib.sha256(repr(seen).encode()).hexdigest()[:12]


# --- decisions that were made on an earlier text -------------------------------------------------


def _followed(
    found: Sequence[Reviewed], gone: Sequence[str], made: Decisions
) -> tuple[Decisions, list[str]]:
    """Give a decision whose quotation was corrected to the quotation that it has become.

    Returns the decisions by the keys there are now, and the words of those that stand nowhere.
    """
    keys = {one.key for one in found} | set(gone) | {id for one in found for id in one.quotations}
    kept = {key: form for key, form in made.items() if key in keys}
    lost: list[str] = []
    for key, form in made.items():
        if key in kept:
            continue
        words = str(form["words"].value() or "")
        free = (one for one in found if one.key not in kept and not one.quotations)
        now = next((one for one in free if quotations.resemble(words, one.words)), None)
        if now is None:
            lost.append(words)
        else:
            kept[now.key] = form.moved(now.key, now.words)
    return kept, lost


def _labels(made: Decisions) -> dict[tuple[type[Model], int], str]:
    """Return the names of records that were chosen by hand: a query a kind, where there are any."""
    labels: dict[tuple[type[Model], int], str] = {}
    for model, field in ((Person, "person"), (Source, "source"), (Quote, "quote")):
        values = [form[field].value() for form in made.values()]
        wanted = {int(value) for value in values if value and picker.is_key(value)}
        if wanted:
            rows = model._default_manager.filter(pk__in=wanted)
            labels |= {(model, row.pk): picker.label(row) for row in rows}
    return labels
