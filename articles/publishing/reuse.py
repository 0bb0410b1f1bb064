"""Words that were said once, used in another story: the same record, so its trace comes along."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from articles.models import BLOCK_MODELS, Quote, QuoteBlock, Story, Version
from articles.models.blocks import MAX_BLOCKS
from articles.publishing import access, versions
from articles.publishing.errors import Moved, NotAllowed

REGION = "main"
STEP = 10  # between the places of two blocks


def set_apart(
    story_id: int, quote_id: int, *, by: User, started_from: int | None, now: datetime
) -> Version:
    """Put a quote, set apart, at the end of a story; return the Version that has it.

    started_from  primary key of the Version that the person saw, as in a form of the story
    Raises NotAllowed for who may not change the story; Moved when story or quote are not what
    they were; Story.DoesNotExist for an unknown story.
    """
    with transaction.atomic(durable=True):
        story = versions.lock(story_id)
        if not may_use_in(by, story):
            raise NotAllowed(_("You may not change “%(headline)s”.") % {"headline": story})
        if versions.is_late(story, started_from):
            raise Moved(
                _(
                    "Nothing was put into “%(headline)s”: it was changed meanwhile. "
                    "Look at it, then try again."
                )
                % {"headline": story}
            )
        current = Quote.objects.current().select_for_update(no_key=True)  # nobody merges it now
        quote = current.filter(pk=quote_id).first()
        if quote is None:
            raise Moved(_("This quote is gone. Look for it again."))
        places = _places(story)
        if len(places) >= MAX_BLOCKS:
            raise Moved(
                _("“%(headline)s” is full: it has %(count)d blocks. Nothing was put into it.")
                % {"headline": story, "count": len(places)}
            )
        last = max(places, default=0)
        QuoteBlock.objects.create(parent=story, region=REGION, ordering=last + STEP, quote=quote)
        return versions.save(story, by=by, now=now)


def may_use_in(user: User, story: Story) -> bool:
    """Whether this person may put a quote into this story."""
    return access.may_change(user, story) and user.has_perm("articles.add_quoteblock")


def _places(story: Story) -> list[int]:
    return [
        place
        for model in BLOCK_MODELS.values()
        for place in model._default_manager.filter(parent=story).values_list("ordering", flat=True)
    ]
