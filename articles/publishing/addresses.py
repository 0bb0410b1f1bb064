"""Public addresses of stories: made, kept apart, and never lost."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.text import slugify

from articles.document.schema import Document
from articles.models import LiveStory, Redirect

MAX_LENGTH = 100


def day(moment: datetime) -> date:
    """Return the date that a story first published at this moment has in its address."""
    return moment.astimezone(ZoneInfo(settings.TIME_ZONE)).date()


def slug_for(document: Document, story_id: int) -> str:
    """Return the last part of a story's address: its slug, else one made from the headline.

    A headline without Latin letters leaves nothing to make one from; then it is "story-<id>".
    """
    made = slugify(document.headline).replace("_", "-")
    words = "-".join(part for part in made.split("-") if part)
    return document.slug or words[:MAX_LENGTH].strip("-") or f"story-{story_id}"


def is_taken(day: date, slug: str, *, by_other_than: int) -> bool:
    """Whether another story stands, or once stood, at this address."""
    return any(
        rows.filter(date=day, slug=slug).exclude(story_id=by_other_than).exists()
        for rows in (LiveStory.objects.all(), Redirect.objects.all())
    )


def move(live: LiveStory, slug: str) -> None:
    """Give a live row its slug and leave a redirect where it stood.

    A redirect leads to the story, wherever that is by then; so chains cannot form.
    """
    if live.slug and live.slug != slug:
        Redirect.objects.get_or_create(
            date=live.date, slug=live.slug, defaults={"story_id": live.story_id}
        )
    live.slug = slug
    Redirect.objects.filter(date=live.date, slug=slug).delete()
