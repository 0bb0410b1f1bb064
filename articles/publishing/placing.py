"""Putting a working copy where it belongs from outside its form: section, topic.

Each takes one story, under its lock and by its own rights; who does it to several asks for each.
"""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Section, Story, Topic, TopicUse
from articles.publishing import access, versions
from articles.publishing.errors import NotAllowed


def move_section(story_id: int, section: Section, *, by: User, now: datetime | None = None) -> None:
    """Give a working copy another section, in a new Version. Raises NotAllowed."""
    with transaction.atomic():
        story = _to_change(story_id, by)
        story.section = section
        story.save(update_fields=["section", "saved_at"])
        versions.save(story, by=by, now=now or timezone.now())


def add_topic(story_id: int, topic: Topic, *, by: User, now: datetime | None = None) -> None:
    """Add a topic to a working copy, in a new Version unless it has it. Raises NotAllowed."""
    with transaction.atomic():
        story = _to_change(story_id, by)
        TopicUse.objects.get_or_create(content_object=story, tag=topic)
        story.save(update_fields=["saved_at"])
        versions.save(story, by=by, now=now or timezone.now())


def _to_change(story_id: int, by: User) -> Story:
    story = versions.lock(story_id)
    if not access.may_change(by, story):
        raise NotAllowed(
            _("“%(headline)s” is not yours to change now. Ask an editor.") % {"headline": story}
        )
    return story
