"""The audit log: what was done with rights, written in the transaction of what it tells.

Entries hold who, what and which; never words of a story, never a secret. Nobody can change them
(models/triggers.py).
"""

from datetime import datetime
from ipaddress import ip_address, ip_network

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import AuditEntry, Story

What = AuditEntry.What
#: How much of an address is kept: enough to tell networks apart, too little to name a person.
KEPT_BITS = {4: 24, 6: 48}


def enter(
    what: AuditEntry.What,
    *,
    by: AbstractBaseUser | AnonymousUser | None,
    story: Story | None = None,
    thing: str = "",
    detail: str = "",
    request: HttpRequest | None = None,
    now: datetime | None = None,
) -> AuditEntry:
    """Write that `by` did `what`, to a story or to a `thing` named in a few words.

    A restricted story is named by its number alone, unless `thing` says otherwise.

    by       None when the worker did it
    detail   what changed, in words or codes; cut at 1,000 characters
    request  whose network address is kept, shortened
    """
    person = by if by is not None and by.pk is not None else None
    return AuditEntry.objects.create(
        at=now or timezone.now(),
        what=what,
        user_id=person.pk if person else None,
        name=str(person)[:200] if person else "",
        story_id=story.pk if story else None,
        thing=(thing or named(story))[:300],
        detail=detail[:1000],
        network=network(request.META.get("REMOTE_ADDR", "")) if request else "",
    )


def named(story: Story | None) -> str:
    """Return what the log calls a story: its headline, or where that is not for all, its number."""
    if story is None:
        return ""
    return by_number(story.pk) if story.restricted else str(story)


def by_number(story_id: int) -> str:
    """Return the name of a story for somebody who may not see it."""
    return _("Story %(number)d") % {"number": story_id}


def network(address: str) -> str:
    """Return the network of an address ("192.0.2.0/24"), or "" for what is none."""
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return ""
    return str(ip_network((parsed, KEPT_BITS[parsed.version]), strict=False))
