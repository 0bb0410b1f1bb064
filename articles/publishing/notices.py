"""Telling colleagues what concerns them: at the desk, and by e-mail where they want it (`mail`)."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Func, QuerySet, Subquery
from django.utils import timezone

from articles.models import Note, Notice, Story
from articles.publishing import access, mail

Kind = Notice.Kind
#: More unread notices are not counted.
MOST_COUNTED = 99
MOST_TEXT, MOST_NAME = 1000, 200


class Own(NamedTuple):
    """What every page of the desk shows somebody of their own.

    unread  how many notices they have not read, up to `MOST_COUNTED` + 1
    """

    unread: int = 0
    shortcuts: bool = True

    @property
    def shown(self) -> str:
        return f"{MOST_COUNTED}+" if self.unread > MOST_COUNTED else str(self.unread or "")


def tell(
    users: Iterable[User | None],
    kind: Notice.Kind,
    story: Story,
    *,
    by: User | None,
    now: datetime,
    text: str = "",
    note: Note | None = None,
    actor: str = "",
) -> list[Notice]:
    """Tell each of these people once, in the caller's transaction.

    Nobody is told of what they did themselves, nor of a story that they may not see.

    text   a sentence for them, never words that are privileged
    actor  who did it, where that is nobody with an account
    """
    told = {user.pk: user for user in users if user is not None and user != by}
    if by is not None:
        actor = by.get_full_name() or by.get_username()
    said = {"text": text[:MOST_TEXT], "actor": actor[:MOST_NAME], "note": note, "at": now}
    with transaction.atomic():
        made = Notice.objects.bulk_create(
            Notice(user=user, kind=kind, story=story, **said)
            for user in told.values()
            if access.may_see(user, story)
        )
        mail.enqueue(notice.user for notice in made)
    return made


def of(user: User) -> QuerySet[Notice]:
    """Return what this person was told of stories that they still may see, newest first."""
    if not access.holds_view(user):
        return Notice.objects.none()
    return Notice.objects.filter(access.open_to(user, "story__"), user=user)


def unread(user: User) -> QuerySet[Notice]:
    """Return what this person was told and has not read, newest first."""
    return of(user).filter(read_at=None)


def own(user: User) -> Own:
    """Return what every page shows this person: one query, the same however much is unread."""
    some = unread(user).order_by().values("pk")[: MOST_COUNTED + 1]
    counted = Notice.objects.filter(pk__in=some).order_by()
    count = Subquery(counted.annotate(count=Func("pk", function="COUNT")).values("count"))
    people = get_user_model().objects.filter(pk=user.pk).annotate(unread=count)
    found, shortcuts = people.values_list("unread", "desk__shortcuts").get()
    return Own(found or 0, shortcuts is not False)


def read(user: User, ids: Iterable[int], now: datetime | None = None) -> int:
    """Write that somebody has read these of their notices; return how many were unread."""
    return unread(user).filter(pk__in=ids).update(read_at=now or timezone.now())


def read_until(user: User, last: int, now: datetime | None = None) -> int:
    """Write that somebody has read all of their notices up to one; what came later stays unread."""
    return unread(user).filter(pk__lte=last).update(read_at=now or timezone.now())
