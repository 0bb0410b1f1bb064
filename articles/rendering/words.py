"""What the site says in its own words about people, sources and provenance."""

from django.utils.translation import gettext_lazy as _

from articles.models.sources import SourceKind
from articles.models.versions import Kind

#: How words were obtained, as it follows "Said to us".
OBTAINED = {
    "interview": _("in an interview"),
    "statement": _("in a statement"),
    "press conference": _("at a press conference"),
    "speech": _("in a speech"),
    "document": _("in a document"),
    "broadcast": _("in a broadcast"),
    "post": _("in a post"),
}

#: How a picture was made, where readers would otherwise take it for a photograph.
MADE = {
    "digitalCreation": _("Drawing"),
    "dataDrivenMedia": _("Made from data"),
    "screenCapture": _("Captured from a screen"),
    "composite": _("Put together from several pictures"),
    "compositeWithTrainedAlgorithmicMedia": _("Edited with AI"),
    "trainedAlgorithmicMedia": _("Made by AI"),
}

#: What put a story right, as a heading.
RIGHTED = {
    Kind.CORRECTION.value: _("Correction"),
    Kind.CLARIFICATION.value: _("Clarification"),
}

_KINDS = dict(SourceKind.choices)


def obtained(how: str) -> str:
    return str(OBTAINED.get(how, how))


def kind(source_kind: str) -> str:
    """Return a source's kind in words; one that a later release dropped stays as it was."""
    return str(_KINDS.get(source_kind, source_kind))


def made(digital_source_type: str) -> str:
    return str(MADE.get(digital_source_type, ""))


def righted(publication_kind: str) -> str:
    return str(RIGHTED.get(publication_kind, RIGHTED["correction"]))
