"""What is wrong with the installation, as every web process sees it for itself.

Shown on every page of the desk, and at /statusz for those who watch. Readers are served meanwhile.
"""

import shutil
import time
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from articles.publishing import lateness
from newsroom.jobs import beats
from newsroom.preflight import MEGABYTE, ROOM

#: Seconds for which a process believes what it found last: pages of the desk ask each time.
BELIEVED = 5.0


class Alarm(NamedTuple):
    """
    code  for programs: "schedule-overdue", "worker-silent", "disk-full"
    text  what happened and what to do, for people
    """

    code: str
    text: str


def found(now: datetime) -> list[Alarm]:
    """Look for what is wrong: two queries, and how full the disks are."""
    late = [Alarm("schedule-overdue", text) for text in lateness.alarms(now)]
    return [*late, *_worker(now), *_disks()]


class Watch:
    """What was found last, believed for some seconds."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        self.until, self.alarms = 0.0, list[Alarm]()

    def look(self) -> list[Alarm]:
        if time.monotonic() >= self.until:
            self.alarms = found(timezone.now())
            self.until = time.monotonic() + BELIEVED
        return self.alarms


watch = Watch()


def for_the_desk(request: HttpRequest) -> dict[str, Any]:
    """Context of every template: nobody looks unless the template asks."""
    return {"alarms": SimpleLazyObject(watch.look)}


def _worker(now: datetime) -> list[Alarm]:
    silent = beats.silent(now)
    if not silent:
        return []
    text = _(
        "The worker has been silent for more than a minute (%(lanes)s). Nothing scheduled goes "
        "out and no mail is sent until it runs again. Tell whoever runs the site."
    )
    return [Alarm("worker-silent", text % {"lanes": ", ".join(silent)})]


def _disks() -> list[Alarm]:
    for path in (settings.VAR_DIR, settings.MEDIA_DIR):
        free = _free(Path(path))
        if free is not None and free < ROOM:
            text = _("A disk is nearly full: %(free)d MB are free. Tell whoever runs the site.")
            return [Alarm("disk-full", text % {"free": free // MEGABYTE})]
    return []


def _free(path: Path) -> int | None:
    try:
        return shutil.disk_usage(path).free
    except OSError:
        return None  # a folder that is not there, where files live in a bucket
