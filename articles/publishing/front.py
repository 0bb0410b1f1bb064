"""Arranging the front page: in this release, which story leads."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Front, LiveStory
from articles.publishing import purge, workflow
from articles.publishing.errors import NotLive
from articles.publishing.workflow import Move


def pin_lead(story_id: int | None, *, by: User, now: datetime | None = None) -> Front:
    """Make a live story the lead of the front page; None lets the newest lead again.

    Raises NotAllowed, and NotLive for a story that readers cannot open.
    """
    now = now or timezone.now()
    with transaction.atomic():
        workflow.require(by, Move.ARRANGE, None)
        if story_id is not None and not LiveStory.objects.listed().filter(pk=story_id).exists():
            raise NotLive(_("Only a story that is live can lead the front page. Publish it first."))
        front, _made = Front.objects.update_or_create(
            pk=1, defaults={"lead_id": story_id, "changed_at": now, "changed_by": by}
        )
        purge.refresh(["front"], now=now)
    return front
