"""Reading the audit log: which entries are asked for, and what of them a reader is told.

An entry names what it is about as that was called then. Where that is a story which the reader may
not see, the entry stays and the headline goes: who did what, when, is what the log is for.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import NamedTuple

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _

from articles.models import AuditEntry
from articles.publishing import access, audit
from articles.publishing.audit import What

#: How many entries one export holds.
MOST_EXPORTED = 100_000
AT_ONCE = 1000
MOST_ACCOUNTS = 50


class Asked(NamedTuple):
    """Which entries; what is None is not asked about.

    who    accounts, as `accounts` finds them
    until  the first moment that is too late
    """

    what: What | None = None
    who: tuple[User, ...] | None = None
    story: int | None = None
    since: datetime | None = None
    until: datetime | None = None


class Line(NamedTuple):
    """An entry for one reader.

    thing    what it is about; a story that the reader may not see by its number
    visible  whether it is about a story that the reader may see
    """

    entry: AuditEntry
    thing: str
    visible: bool


def entries(asked: Asked) -> QuerySet[AuditEntry]:
    """Return what is asked for, the latest first."""
    rows = AuditEntry.objects.order_by("-at", "-pk")
    if asked.what is not None:
        rows = rows.filter(what=asked.what)
    if asked.who is not None:
        rows = rows.filter(_by(asked.who))
    if asked.story is not None:
        rows = rows.filter(story_id=asked.story)
    if asked.since is not None:
        rows = rows.filter(at__gte=asked.since)
    if asked.until is not None:
        rows = rows.filter(at__lt=asked.until)
    return rows


def accounts(name: str) -> tuple[User, ...]:
    """Return the account that is called so, or those in whose names all the words stand."""
    users = get_user_model().objects.order_by("pk")
    if exact := users.filter(username__iexact=name).first():
        return (exact,)
    found = users.none() if not name.split() else users
    for word in name.split():
        named = Q(username__icontains=word) | Q(first_name__icontains=word)
        found = found.filter(named | Q(last_name__icontains=word))
    return tuple(found[:MOST_ACCOUNTS])


def lines(page: Iterable[AuditEntry], reader: User) -> list[Line]:
    """Return entries as this person may read them; one query for them all."""
    found = list(page)
    named = {entry.story_id for entry in found if entry.story_id is not None}
    seen: set[int] = set()
    if named:
        seen = set(access.visible_stories(reader).filter(pk__in=named).values_list("pk", flat=True))
    return [_line(entry, seen) for entry in found]


def export(asked: Asked, *, by: User, request: HttpRequest) -> tuple[Iterator[Line], bool]:
    """Enter that the log is exported; return the latest entries, and whether more are left.

    The entries are read in small steps while they are taken, so no transaction waits for a slow
    reader. The entry of this export is not among them.
    """
    last = AuditEntry.objects.order_by("-pk").first()
    audit.enter(
        What.EXPORTED, by=by, thing=_("Audit log"), detail=_in_words(asked), request=request
    )
    rows = entries(asked).filter(pk__lte=last.pk if last else 0)
    more = rows[MOST_EXPORTED : MOST_EXPORTED + 1].exists()
    return islice(_in_steps(rows, by), MOST_EXPORTED), more


def _in_steps(rows: QuerySet[AuditEntry], reader: User) -> Iterator[Line]:
    step = lines(rows[:AT_ONCE], reader)
    while step:
        yield from step
        last = step[-1].entry
        beyond = Q(at__lt=last.at) | Q(at=last.at, pk__lt=last.pk)
        step = lines(rows.filter(beyond, at__lte=last.at)[:AT_ONCE], reader)


def _line(entry: AuditEntry, seen: set[int]) -> Line:
    if entry.story_id is None:
        return Line(entry, entry.thing, visible=False)
    if entry.story_id in seen:
        return Line(entry, entry.thing, visible=True)
    return Line(entry, audit.by_number(entry.story_id), visible=False)


def _by(who: tuple[User, ...]) -> Q:
    """What they did, and what was tried in their names before they were signed in."""
    tried = Q(what=What.SIGN_IN_FAILED, thing__in=[user.get_username() for user in who])
    return Q(user_id__in=[user.pk for user in who]) | tried


def _in_words(asked: Asked) -> str:
    """The filter of an export, "what=published, story=12": only what was understood."""
    parts = {
        "what": asked.what and asked.what.value,
        "who": asked.who and " ".join(user.get_username() for user in asked.who),
        "story": asked.story,
        "since": asked.since and asked.since.isoformat(),
        "until": asked.until and asked.until.isoformat(),
    }
    return ", ".join(f"{name}={value}" for name, value in parts.items() if value is not None)
