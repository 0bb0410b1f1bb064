"""The days of the archive: on which of them live stories were first published, and how many.

The archive's pages name and count days and months; these keys say which of them a publication
changes.
"""

from datetime import date

from django.db.models import Count, Max

from articles.models import LiveDay, LiveStory, Status

#: Of the page that begins the archive; and of the way from one filled day to the next.
WHOLE, NEIGHBOURS = "archive", "days"


def of_day(day: date) -> str:
    return f"day:{day:%Y%m%d}"


def of_month(day: date) -> str:
    return f"month:{day:%Y%m}"


def of_year(day: date) -> str:
    return f"year:{day:%Y}"


OF = (of_day, of_month, of_year)


def count(live: LiveStory) -> None:
    """Count the live stories of a story's day anew, in the transaction that changed it.

    The day's row is locked before the stories are read, so that of two publications at once the
    second counts both.
    """
    LiveDay.objects.get_or_create(
        date=live.date, defaults={"stories": 0, "changed_at": live.updated_at}
    )
    LiveDay.objects.select_for_update().get(date=live.date)
    of_the_day = LiveStory.objects.listed().filter(date=live.date).order_by()
    found = of_the_day.aggregate(stories=Count("pk"), last=Max("updated_at"))
    LiveDay.objects.filter(date=live.date).update(
        stories=found["stories"], changed_at=found["last"] or live.updated_at
    )


def keys(live: LiveStory, *, was_live: bool) -> frozenset[str]:
    """Return the keys of the archive's pages that show a story, and if it came or went, count it.

    was_live  before the publication that made it what it is
    """
    is_live = live.status == Status.LIVE
    if was_live == is_live:
        return frozenset({of_day(live.date)})
    stories = LiveDay.objects.get(date=live.date).stories
    first_or_last = {NEIGHBOURS} if stories == int(is_live) else set()
    counting = {of(live.date) for of in OF} | {WHOLE}
    return frozenset(counting | first_or_last)
