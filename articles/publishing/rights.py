"""Pictures whose rights have ended leave what readers have: pages, lists, feeds, maps, cards.

A live row says which pictures its story shows, and every format shows those alone. So the picture
goes out of the row, with the story's card if it is on it, and caches withdraw the pages. The words
stay, and so does the Version. A later publication asks the checks, which refuse such a picture.
"""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from articles.document import derive
from articles.models import LivePhoto, LiveStory, Photo
from articles.publishing import addresses, archive, purge, renditions, social_cards, versions

AT_ONCE = 500


def end(now: datetime) -> list[int]:
    """Take pictures whose last day is over out of what is live; return the stories' ids.

    Safe to run again: what a crash leaves undone is found by the next run.
    """
    ended = Photo.objects.ended(addresses.day(now))
    uses = LivePhoto.objects.filter(photo__in=ended.values("pk"))
    stories = list(uses.order_by("story").values_list("story", flat=True).distinct()[:AT_ONCE])
    return [story_id for story_id in stories if _leave(story_id, now)]


def _leave(story_id: int, now: datetime) -> bool:
    """Take out of a live story what it may not show; return whether there was anything."""
    with transaction.atomic():
        versions.lock(story_id)  # first, as a publication does
        live = LiveStory.objects.select_for_update(of=("self",)).get(pk=story_id)
        gone = _ended(live, now)
        if not gone:
            return False
        live.pictures = {id: row for id, row in live.pictures.items() if int(id) not in gone}
        LivePhoto.objects.filter(story=live, photo__in=gone).delete()
        if live.lead_photo in gone:
            social_cards.drop(live)
        keys = derive.keys(live.version.document, live.pk) | archive.keys(live, was_live=True)
        live.position = purge.withdraw(keys, now=now)
        live.save(update_fields=["pictures", "card", "card_mark", "position"])
    renditions.withdraw(gone)
    return True


def _ended(live: LiveStory, now: datetime) -> Collection[int]:
    ended = Photo.objects.ended(addresses.day(now)).filter(live_uses__story=live)
    return list(ended.values_list("pk", flat=True))
