"""What the newsroom says of itself: its name, zone, language, and which advice blocks here.

Readers are spoken to in the house's language. The desk speaks one of its own, with everybody.

The desk edits one row; where a field of it is empty, the environment's value holds. Every page
asks, so each process keeps the row for some seconds: a change is seen everywhere within
`KEPT_FOR`, and at once where it was made. When the database is away, what was known last holds.
"""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from threading import Lock
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from django.conf import settings
from django.contrib.auth.models import User
from django.db import DatabaseError, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from articles.models import AuditEntry, SiteSettings
from articles.publishing import audit, purge
from articles.publishing.errors import Moved, NotAllowed

KEPT_FOR = 2.0  # seconds
DESK_LANGUAGE = "en"
RIGHT = "articles.change_sitesettings"
#: What the desk edits, in this order.
FIELDS = ("title", "time_zone", "language", "corrections_email", "about", "blocking_advice")
#: On every answer to readers: a page made from it shows the name, or follows zone and language.
KEY = "site"


class FootLink(NamedTuple):
    """A page that is published, as the foot of every page links to it."""

    slug: str
    title: str
    language: str


class House(NamedTuple):
    title: str
    zone: ZoneInfo
    language: str
    corrections_email: str
    about: str
    blocking_advice: frozenset[str]
    pages: tuple[FootLink, ...] = ()

    def page(self, slug: str) -> FootLink | None:
        """Return the page at this address below /pages/, if it is published."""
        return next((page for page in self.pages if page.slug == slug), None)


class _Known(NamedTuple):
    row: SiteSettings
    until: float  # by the monotonic clock


_known: _Known | None = None
_one_asks = Lock()


def current() -> House:
    """Return the house as it is now. At most one query in `KEPT_FOR` seconds a process."""
    return _house(_row())


def known() -> House:
    """Return the house as it was known last, without a question: for when the database is away."""
    return _house(_known.row if _known else SiteSettings(pk=1))


def _house(row: SiteSettings) -> House:
    return House(
        title=row.title or settings.SITE_NAME,
        zone=_zone(row.time_zone),
        language=row.language or settings.LANGUAGE_CODE,
        corrections_email=row.corrections_email,
        about=row.about,
        blocking_advice=frozenset(row.blocking_advice),
        pages=tuple(FootLink(*link) for link in row.pages),
    )


@contextmanager
def at_home() -> Iterator[House]:
    """Tell the time and speak to readers as the house does, inside the block."""
    house = current()
    with timezone.override(house.zone), translation.override(spoken(house.language)):
        yield house


@contextmanager
def at_the_desk() -> Iterator[House]:
    """Tell the time as the house does, inside the block, and speak to colleagues."""
    house = current()
    with timezone.override(house.zone), translation.override(DESK_LANGUAGE):
        yield house


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak a story's language inside the block, if readers can be spoken to in it."""
    with translation.override(spoken(language, translation.get_language() or DESK_LANGUAGE)):
        yield


def spoken(language: str, otherwise: str = DESK_LANGUAGE) -> str:
    """Return a language if readers can be spoken to in it, a regional form of one too."""
    known = {code for code, _name in settings.LANGUAGES}
    return language if language.lower().partition("-")[0] in known else otherwise


def zones() -> list[str]:
    """Return the names of zones that a house may choose, such as "Europe/Paris"."""
    return sorted(name for name in available_timezones() if "/" in name or name == "UTC")


def row() -> SiteSettings:
    """Return the settings as they are stored, not kept; an empty one where nothing was set yet."""
    return SiteSettings.objects.filter(pk=1).first() or SiteSettings(pk=1)


def change(
    values: Mapping[str, Any], *, by: User, now: datetime, seen: datetime | None = None
) -> bool:
    """Change the settings, make every page anew, and enter it; False when nothing differs.

    values  by names of FIELDS; those that are not given stay
    seen    `changed_at` of what the person looked at; None for settings that nobody had made yet

    Raises NotAllowed; Moved when somebody else was first; ValidationError.
    """
    if not by.has_perm(RIGHT):
        raise NotAllowed(_("You may not change the settings of the site. Ask an administrator."))
    with transaction.atomic():
        stored = SiteSettings.objects.select_for_update(of=("self",)).filter(pk=1).first()
        if (stored.changed_at if stored else None) != seen:
            raise Moved(
                _(
                    "Nothing was saved: the settings were changed while this page was open. "
                    "Look at them as they are now, then change them again."
                )
            )
        return write(values, stored or SiteSettings(pk=1), by=by, now=now)


def write(values: Mapping[str, Any], stored: SiteSettings, *, by: User, now: datetime) -> bool:
    """Write what differs. Call it in a transaction, with the row locked; nobody is asked."""
    before = {name: getattr(stored, name) for name in FIELDS}
    for name in FIELDS:
        setattr(stored, name, values.get(name, before[name]))
    stored.full_clean(exclude=["changed_by"])
    changed = [name for name in FIELDS if getattr(stored, name) != before[name]]
    if not changed:
        return False
    stored.changed_by = by
    stored.save()
    audit.enter(AuditEntry.What.SETTINGS, by=by, detail=_told(changed, before, stored), now=now)
    purge.refresh([KEY], now=now)
    forget()
    transaction.on_commit(forget)
    return True


def forget() -> None:
    """Ask anew at the next question."""
    global _known
    _known = None


def _told(changed: list[str], before: Mapping[str, Any], stored: SiteSettings) -> str:
    parts = [
        f"{name}: {_shown(before[name])} → {_shown(getattr(stored, name))}" for name in changed
    ]
    return "; ".join(parts)


def _shown(value: Any) -> str:
    text = ", ".join(value) if isinstance(value, list) else str(value)
    return f"“{text[:150]}”"


def _row() -> SiteSettings:
    global _known
    known, clock = _known, time.monotonic()
    if known and clock < known.until:
        return known.row
    if known and not _one_asks.acquire(blocking=False):
        return known.row  # somebody is asking; what was known a moment ago will do
    try:
        found = row()
    except DatabaseError:
        found = known.row if known else SiteSettings(pk=1)
    finally:
        if known:
            _one_asks.release()
    _known = _Known(found, clock + KEPT_FOR)
    return found


def _zone(name: str) -> ZoneInfo:
    """A zone that this machine does not know any more is as good as none."""
    try:
        return ZoneInfo(name or settings.TIME_ZONE)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo(settings.TIME_ZONE)
