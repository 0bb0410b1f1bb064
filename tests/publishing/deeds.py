"""What a publisher does to a story, with everything filled in that a test is not about."""

from datetime import timedelta
from typing import Any

from articles.models import (
    Publication,
    Story,
)
from articles.publishing import publish
from articles.publishing.roles import PUBLISHER
from tests import builders as a

HOUR = timedelta(hours=1)


def correct(story: Story, **fields: Any) -> Publication:
    fields = {"note": "An earlier version gave 126. It is 162."} | fields
    return publish.correct(story.pk, **a.press(story, **fields))


def retract(story: Story, **fields: Any) -> Publication:
    return publish.retract(story.pk, **a.press(story, note="It was not true.", **fields))


def take_down(story: Story, **fields: Any) -> Publication:
    fields.setdefault("by", a.a_user(PUBLISHER))
    return publish.take_down(story.pk, **a.press(story, **fields))


def edit(story: Story, **fields: Any) -> None:
    Story.objects.filter(pk=story.pk).update(**fields)
    story.refresh_from_db()
