"""Public addresses of stories and of the records they share: made, kept apart, and never lost."""

from datetime import date, datetime
from itertools import chain, count

from django.db.models import Model
from django.utils.text import slugify

from articles.document.schema import Document
from articles.models import (
    Author,
    LiveStory,
    OldSlug,
    Person,
    Quote,
    Redirect,
    Section,
    Source,
    Topic,
)
from articles.publishing import house

MAX_LENGTH = 100

Record = Author | Person | Quote | Section | Source | Topic
#: What an old address belonged to, by kind of record.
OF: dict[type, OldSlug.Of] = {
    Author: OldSlug.Of.AUTHOR,
    Person: OldSlug.Of.PERSON,
    Quote: OldSlug.Of.QUOTE,
    Section: OldSlug.Of.SECTION,
    Source: OldSlug.Of.SOURCE,
    Topic: OldSlug.Of.TOPIC,
}


def day(moment: datetime) -> date:
    """Return the date that a story first published at this moment has in its address."""
    return moment.astimezone(house.current().zone).date()


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


def keep_old(record: Record, slug: str) -> None:
    """Let an address that a record gave up lead to it, for ever."""
    OldSlug.objects.update_or_create(of=OF[type(record)], slug=slug, defaults={"record": record.pk})


def hand_over(gone: Record, kept: Record) -> None:
    """Let every old address of a record lead to the one that it was merged into."""
    OldSlug.objects.filter(of=OF[type(gone)], record=gone.pk).update(record=kept.pk)


def take_back(record: Record, slug: str) -> None:
    """An old address is in use again, so it leads nowhere else."""
    OldSlug.objects.filter(of=OF[type(record)], slug=slug).delete()


def other_at(record: Record, slug: str) -> Model | None:
    """Return the other record of this kind to which readers are led by this address, if any."""
    old = OldSlug.objects.filter(of=OF[type(record)], slug=slug).exclude(record=record.pk or 0)
    ids = old.values_list("record", flat=True)
    model: type[Model] = type(record)
    return model._default_manager.filter(pk__in=ids).first()


def free_slug(model: type[Person | Source], name: str) -> str:
    """Return an address that no record of this kind has or had, from a name in any script."""
    made = slugify(name).replace("_", "-")[: MAX_LENGTH - 8].strip("-") or model.__name__.lower()
    now = model._default_manager.filter(slug__startswith=made)
    once = OldSlug.objects.filter(of=OF[model], slug__startswith=made)
    taken = {*now.values_list("slug", flat=True), *once.values_list("slug", flat=True)}
    numbered = (f"{made}-{number}" for number in count(2))
    return next(slug for slug in chain([made], numbered) if slug not in taken)
