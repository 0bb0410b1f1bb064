"""Findings of the checks as lines on a page: the sentence, and where to put it right."""

from collections.abc import Container
from datetime import datetime
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.document import checks
from articles.document.checks import BLOCKS, Finding
from articles.document.diff import Piece
from articles.document.schema import LEAD, Document
from articles.models import Story
from articles.publishing import facts, holds
from articles.publishing.errors import sentence

#: Findings that speak of a field which the form has under another name.
FIELDS = {LEAD: "id_lead_photo", "bylines": "bylines-group", "note": "id_note"}

#: Findings about one field of a picture, in a block or in the lead.
OF_A_PICTURE = {
    "photo-missing": "photo",
    "photo-uncredited": "credit",
    "photo-without-alt": "alt",
    "photo-without-caption": "caption",
}

UNDECIDED = "quotation-unresolved"
QUOTES = "quotes"  # the panel that lists them


class Line(NamedTuple):
    """
    at      the anchor of the field or part on the story's form, without "#"; "" for neither
    field   the name of the field inside that part, if the finding is about one
    key     names the finding, for a publisher who sets it aside; "" where nobody may
    pieces  what differs letter by letter, where two texts were compared
    """

    blocks: bool
    text: str
    at: str
    where: str
    key: str = ""
    pieces: tuple[Piece, ...] = ()
    reason: str = ""  # as typed, for setting it aside
    field: str = ""


class Checklist(NamedTuple):
    """Everything looked at before publication: what is to be done, what blocks first, and done.

    kept  sentences on what is as it should be
    """

    lines: list[Line]
    kept: list[str]

    @property
    def blocking(self) -> int:
        return sum(line.blocks for line in self.lines)

    @property
    def advice(self) -> int:
        return len(self.lines) - self.blocking


NOTHING = Checklist([], [])


def of_saved(story: Story, now: datetime) -> Checklist:
    """Return what there is to say of a story as it was last saved."""
    return of_draft(story.saved_as.document, story, now) if story.saved_as else NOTHING


def of_draft(
    document: Document, story: Story | None, now: datetime, decided: Container[str] = ()
) -> Checklist:
    """Return what there is to say of a story that somebody is at.

    decided  keys of quotations that are decided in the form, and recorded when it is saved
    """
    looked = _look(document, story, now)
    found = [
        finding
        for finding in looked.findings
        if not (finding.code.startswith("quotation-") and (finding.mark or finding.at) in decided)
    ]
    undecided = [finding for finding in found if finding.code == UNDECIDED]
    others = [line(finding, document) for finding in found if finding.code != UNDECIDED]
    lines = [*_together(undecided, document), *others]
    return Checklist(lines, [_(text) for text in looked.kept])


def _look(document: Document, story: Story | None, now: datetime) -> checks.Looked:
    until = story.embargo_until if story else None
    return checks.look(document, now=now, embargo_until=until, facts=facts.of(document))


def _together(undecided: list[Finding], document: Document) -> list[Line]:
    """Several undecided quotations are one line: the Quotes panel beside it lists them."""
    if len(undecided) < 2:
        return [line(finding, document) for finding in undecided]
    text = ngettext(
        "%(count)d quotation is not decided yet.",
        "%(count)d quotations are not decided yet.",
        len(undecided),
    )
    return [Line(True, text % {"count": len(undecided)}, QUOTES, _("Quotes"))]


def of_publication(document: Document, story: Story, now: datetime) -> Checklist:
    """Return what there is to say of a Document that is about to go out."""
    looked = _look(document, story, now)
    found = [*holds.findings(story), *looked.findings]
    return Checklist([line(finding, document) for finding in found], [_(k) for k in looked.kept])


def line(finding: Finding, document: Document) -> Line:
    anchor, where = _place(finding.at, document)
    field = OF_A_PICTURE.get(finding.code, "")
    if field and finding.at == LEAD:
        anchor = f"id_lead_{field}"
    key = finding.key if finding.waivable else ""
    blocks = finding.severity == BLOCKS
    return Line(blocks, sentence(finding), anchor, where, key, finding.pieces, field=field)


def _place(at: str, document: Document) -> tuple[str, str]:
    """Return the anchor on the form, and in words where that is."""
    if not at:
        return "", ""
    for number, block in enumerate(document.blocks, 1):
        if block.id == at:
            return f"part-{at}", _("block %(number)d") % {"number": number}
    for number, quotation in enumerate(document.quotations, 1):
        if quotation.id == at:
            return f"part-{at}", _("quotation %(number)d") % {"number": number}
    for number, citation in enumerate(document.citations, 1):
        if citation.id == at:
            return f"part-{at}", _("citation %(number)d") % {"number": number}
    return FIELDS.get(at, f"id_{at}"), ""
