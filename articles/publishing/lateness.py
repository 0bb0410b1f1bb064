"""How late a schedule is, and which have not fired though their time has come."""

from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import Schedule

#: Less than this is no delay that anybody is told of: the worker looks twice a second.
NOTICEABLE = timedelta(seconds=60)


def overdue(now: datetime) -> QuerySet[Schedule]:
    """Return what should have happened more than a minute ago and still waits, oldest first."""
    return Schedule.objects.filter(state=Schedule.State.WAITING, at__lt=now - NOTICEABLE)


def late_by(row: Schedule) -> timedelta | None:
    """Return by how much a done schedule was late; None for less than a minute."""
    if row.state != Schedule.State.DONE or row.ended_at is None:
        return None
    late = row.ended_at - row.at
    return late if late >= NOTICEABLE else None


def spoken(late: timedelta) -> str:
    """Return a delay in words, rounded down: "4 min", "2 h 5 min", "3 days"."""
    minutes = int(late.total_seconds()) // 60
    if minutes < 60:
        return _("%(minutes)d min") % {"minutes": minutes}
    hours, minutes = divmod(minutes, 60)
    if hours < 24:
        return _("%(hours)d h %(minutes)d min") % {"hours": hours, "minutes": minutes}
    days = hours // 24
    return ngettext("%(days)d day", "%(days)d days", days) % {"days": days}


def alarms(now: datetime) -> list[str]:
    """Say what is overdue, for every page of the desk and for those who watch the site."""
    count = overdue(now).count()
    if not count:
        return []
    text = ngettext(
        "%(count)d schedule is overdue: the worker has not carried it out.",
        "%(count)d schedules are overdue: the worker has not carried them out.",
        count,
    )
    return [text % {"count": count}]
