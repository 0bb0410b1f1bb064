"""Notices by e-mail: a task for each person who is told, one mail for what comes close together.

The task is written in the transaction of what it tells, and asks everything anew when it runs:
whether the person still is of the staff, wants mail, and may see the story. A notice goes out at
most once (`mailed_at` is written before the mail is sent, and taken back when it was not taken);
what was read at the desk meanwhile, or is a day old, is not mailed.

Mail leaves the house: of a story that is restricted or under embargo it says no word, and of a
privileged note none either. (The task is not in `tasks`, whose other tasks import those who tell.)
"""

import logging
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from email.utils import make_msgid
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.core.mail import EmailMessage
from django.tasks import task
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import Desk, Notice
from articles.publishing import access, house, wording

log = logging.getLogger("newsroom.mail")

#: How long a mail waits for more to tell, and how old what it tells may be.
GATHERED, TOO_LATE = timedelta(seconds=20), timedelta(days=1)
MOST_IN_ONE, SUBJECT_LENGTH = 50, 120
LOOPBACK = ("127.0.0.1", "::1", "localhost")
Kind = Notice.Kind
#: Kinds whose text goes along. Reasons for holds and steps, and what comes from outside, stay here.
WITH_TEXT = frozenset({Kind.ASSIGNED, Kind.MENTIONED, Kind.ANSWERED, Kind.PUBLISHED, Kind.MISSED})


def enqueue(users: Iterable[User]) -> None:
    """Have these people mailed what they were told, where they want it: in this transaction."""
    reachable = [user for user in users if user.email]
    if not reachable:
        return
    without = Desk.objects.filter(user__in=reachable, mail=False).values_list("pk", flat=True)
    unwilling = set(without)
    later = send.using(run_after=timezone.now() + GATHERED)
    for user in reachable:
        if user.pk not in unwilling:
            later.enqueue(user.pk)


@task(queue_name="mail")
def send(user_id: int) -> int:
    """Mail somebody what they were told and have not read; return how many notices went out."""
    user = get_user_model().objects.filter(pk=user_id).first()
    if user is None or not _wants(user):
        return 0
    claimed = _claim(user, timezone.now())
    told = [notice for notice in claimed if _may_know(user, notice)]
    if not told:
        return 0
    try:
        message(user, told).send()
    except BaseException as error:
        ids = [notice.pk for notice in claimed]
        Notice.objects.filter(pk__in=ids).update(mailed_at=None)
        if not _nobody_listens(error):
            raise
        log.info("No mail server listens on this machine: notices stay at the desk.")
        return 0
    return len(told)


def message(user: User, told: Sequence[Notice]) -> EmailMessage:
    """Return one mail that tells somebody all of this; the account must want mail."""
    return EmailMessage(
        subject=_subject(told),
        body="\n\n".join([*map(_paragraph, told), _ending()]),
        to=[user.email],
        headers={
            "Auto-Submitted": "auto-generated",
            "Message-ID": make_msgid(domain=urlsplit(settings.SITE_URL).hostname),
        },
    )


def _wants(user: User) -> bool:
    """Whether this account gets mail now: rights and wishes are read anew."""
    unwilling = Desk.objects.filter(user=user, mail=False)
    return bool(user.email) and access.holds_view(user) and not unwilling.exists()


def _claim(user: User, now: datetime) -> list[Notice]:
    """Mark what is to be mailed, so that no other worker mails it too, and return it."""
    waiting = Notice.objects.filter(user=user, read_at=None, mailed_at=None, at__gt=now - TOO_LATE)
    ids = list(waiting.order_by("pk").values_list("pk", flat=True)[:MOST_IN_ONE])
    waiting.filter(pk__in=ids).update(mailed_at=now)
    mine = Notice.objects.filter(pk__in=ids, mailed_at=now)
    return list(mine.select_related("story", "note").order_by("pk"))


def _may_know(user: User, notice: Notice) -> bool:
    if not access.may_see(user, notice.story):
        return False
    return notice.note is None or access.may_read_note(user, notice.note)


def _nobody_listens(error: BaseException) -> bool:
    """Whether there simply is no mail server, as where none was set up."""
    host = settings.MAILERS["default"].get("OPTIONS", {}).get("host")
    return isinstance(error, ConnectionRefusedError) and host in LOOPBACK


def _is_secret(notice: Notice) -> bool:
    """Whether mail may not name the story."""
    until = notice.story.embargo_until
    return notice.story.restricted or (until is not None and until > timezone.now())


def _subject(told: Sequence[Notice]) -> str:
    """One line, whatever a headline holds."""
    title = house.current().title
    if len(told) == 1:
        text = f"{title}: {_sentence(told[0])}"
    else:
        text = ngettext("%(title)s: %(count)d notice", "%(title)s: %(count)d notices", len(told))
        text %= {"title": title, "count": len(told)}
    line = " ".join(text.split())
    return line if len(line) <= SUBJECT_LENGTH else f"{line[: SUBJECT_LENGTH - 1]}…"


def _sentence(notice: Notice) -> str:
    return wording.sentence(notice, by_mail=True, unnamed=_is_secret(notice))


def _paragraph(notice: Notice) -> str:
    secret = _is_secret(notice)
    lines = [_sentence(notice)]
    private = secret or (notice.note is not None and notice.note.privileged)
    if notice.kind in WITH_TEXT and not private:
        lines += [f"> {line}" for line in notice.text.splitlines()]
    return "\n".join([*lines, f"{settings.SITE_URL}{wording.address(notice)}"])


def _ending() -> str:
    text = _(
        "You get this because you want notices of the desk by e-mail too. "
        "To get no more of them, change your preferences:"
    )
    return f"-- \n{text}\n{settings.SITE_URL}{reverse('admin:preferences')}"
