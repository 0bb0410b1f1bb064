"""What the site says in its own words about people, sources and provenance."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.document.schema import Index, Source
from articles.models.sources import SourceKind
from articles.models.versions import Kind

#: How words were obtained, as it follows "Said to us" and "said".
OBTAINED = {
    "interview": _("in an interview"),
    "statement": _("in a statement"),
    "press conference": _("at a press conference"),
    "speech": _("in a speech"),
    "document": _("in a document"),
    "broadcast": _("in a broadcast"),
    "post": _("in a post"),
}

#: Ways of saying something to all who are there, and not to one reporter.
TO_ALL = frozenset({"press conference", "speech", "document", "broadcast", "post"})

#: What another site plays, by the shape of its player.
PLAYS = {"wide": _("Video on %(site)s"), "low": _("Recording on %(site)s")}

#: What put a story right, as a heading.
RIGHTED = {
    Kind.CORRECTION.value: _("Correction"),
    Kind.CLARIFICATION.value: _("Clarification"),
    Kind.RETRACTION.value: _("Retraction"),
}

_KINDS = dict(SourceKind.choices)


def plays(shape: str, site: str) -> str:
    """Return what an embed is: "Video on YouTube"."""
    return str(PLAYS[shape] % {"site": site})


def obtained(how: str) -> str:
    """Return how words were said that somebody reported: "said in a speech"."""
    return gettext("said %(how)s") % {"how": _way(how)} if how else ""


def told(how: str, reporter: str) -> str:
    """Return how words were said to us: "Said to us in an interview, to Mara Ellison"."""
    values = {"how": _way(how), "reporter": reporter}
    if how in TO_ALL and reporter:
        return gettext("Said %(how)s; our reporter: %(reporter)s") % values
    if how and reporter:
        return gettext("Said to us %(how)s, to %(reporter)s") % values
    if reporter:
        return gettext("Said to our reporter %(reporter)s") % values
    return gettext("Said to us %(how)s") % values if how else gettext("Said to us")


def _way(how: str) -> str:
    return str(OBTAINED.get(how, how))


def kind(source_kind: str) -> str:
    """Return a source's kind in words; one that a later release dropped stays as it was."""
    return str(_KINDS.get(source_kind, source_kind))


def standing(source: Source, records: Index) -> str:
    """Return what kind of source it is, and whose when it is not our own."""
    whose = records.sources.get(source.reported_by) if source.reported_by else None
    if whose and source.unnamed:
        return gettext("not named; a source of %(whose)s, not ours") % {"whose": whose.name}
    if source.unnamed:
        return gettext("not named; spoke to us")
    if whose:
        return gettext("%(kind)s; a source of %(whose)s") % {
            "kind": kind(source.kind),
            "whose": whose.name,
        }
    return kind(source.kind)


def reports(source_kind: str) -> bool:
    """Whether a source of this kind reports what others said; the others tell it themselves."""
    return source_kind == SourceKind.OUTLET


def kicker(text: str, breaking: bool) -> str:
    """Return a story's kicker, unless the flag beside it says the same."""
    flag = gettext("Breaking news")
    return "" if breaking and text.strip().casefold() == flag.casefold() else text


def righted(publication_kind: str) -> str:
    return str(RIGHTED.get(publication_kind, RIGHTED["correction"]))
