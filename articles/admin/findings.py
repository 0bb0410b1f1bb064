"""Findings of the checks as lines on a page: the sentence, and where to put it right."""

from datetime import datetime
from typing import NamedTuple

from django.utils.translation import gettext as _

from articles.document import checks
from articles.document.checks import BLOCKS, Finding
from articles.document.schema import LEAD, Document
from articles.models import Story
from articles.publishing.errors import sentence

#: Findings that speak of a field which the form has under another name.
FIELDS = {LEAD: "id_lead_photo", "bylines": "bylines-group", "note": "id_note"}


class Line(NamedTuple):
    """at is the anchor of the field or part on the story's form, without "#"; "" for neither."""

    blocks: bool
    text: str
    at: str
    where: str


def of_saved(story: Story, now: datetime) -> list[Line]:
    """Return what there is to say of a story as it was last saved."""
    if not story.saved_as:
        return []
    document = story.saved_as.document
    found = checks.findings(document, now=now, embargo_until=story.embargo_until)
    return [line(finding, document) for finding in found]


def lines(document: Document, story: Story, now: datetime) -> list[Line]:
    """Return what there is to say of a Document that is about to go out."""
    found = checks.findings(document, now=now, embargo_until=story.embargo_until)
    return [line(finding, document) for finding in found]


def line(finding: Finding, document: Document) -> Line:
    anchor, where = _place(finding.at, document)
    return Line(finding.severity == BLOCKS, sentence(finding), anchor, where)


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
