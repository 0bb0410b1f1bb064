"""Restricted stories: seen by whom they name, who writes them, and who has the right to see all.

Raise NotAllowed. Each change is in the audit log.
"""

from collections.abc import Collection
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Named, Notice, Story
from articles.publishing import access, audit, notices, versions
from articles.publishing.audit import What
from articles.publishing.errors import NotAllowed

MOST = 50  # people named on one story


def restrict(
    story_id: int, named: Collection[User], *, by: User, now: datetime | None = None
) -> None:
    """Keep a story to the people named, instead of those named before, and tell who is new.

    Whoever does it goes on seeing the story: they are named too, unless it is theirs anyway.
    """
    now = now or timezone.now()
    with transaction.atomic():
        story = versions.lock(story_id)
        if not access.may_restrict(by, story):
            raise NotAllowed(
                _("You may not say who sees “%(headline)s”. Ask an editor.") % {"headline": story}
            )
        people = {user.pk: user for user in named if access.holds_view(user)}
        if len(people) > MOST:
            raise NotAllowed(
                _("%(count)d people are too many for a restricted story; %(most)d are the most.")
                % {"count": len(people), "most": MOST}
            )
        if not access.is_writer(by, story):
            people[by.pk] = by
        before = set(Named.objects.filter(story=story).values_list("user_id", flat=True))
        if story.restricted and before == people.keys():
            return
        Story.objects.filter(pk=story.pk).update(restricted=True)
        story.restricted = True
        Named.objects.filter(story=story).exclude(user__in=people).delete()
        Named.objects.bulk_create(
            Named(story=story, user=user) for key, user in people.items() if key not in before
        )
        told = ", ".join(sorted(user.get_username() for user in people.values()))
        _enter(story, _("restricted to %(names)s") % {"names": told or "–"}, by, now)
        new = [user for key, user in people.items() if key not in before]
        notices.tell(new, Notice.Kind.NAMED, story, by=by, now=now)


def open_up(story_id: int, *, by: User, now: datetime | None = None) -> None:
    """Show a story to all of the staff again."""
    now = now or timezone.now()
    with transaction.atomic():
        story = versions.lock(story_id)
        if not access.may_open(by, story):
            raise NotAllowed(
                _(
                    "You may not show “%(headline)s” to everybody. Ask whoever began it, "
                    "or a publisher."
                )
                % {"headline": story}
            )
        if not story.restricted:
            return
        Story.objects.filter(pk=story.pk).update(restricted=False)
        Named.objects.filter(story=story).delete()
        _enter(story, _("open to all of the staff"), by, now)


def _enter(story: Story, detail: str, by: User, now: datetime) -> None:
    """The log names the story by its number, opened or not: it is read by who may not see it."""
    thing = audit.by_number(story.pk)
    audit.enter(What.RESTRICTED, by=by, story=story, thing=thing, detail=detail, now=now)
