"""What the worker does after a press. Each task may run twice, and may be killed in the middle."""

from django.tasks import task
from django.utils import timezone

from articles.publishing import (
    refining,
    related,
    renditions,
    rights,
    social_cards,
    spelling,
    sweeping,
)


@task(queue_name="pictures")
def refine(photo_id: int) -> None:
    """Make AVIF and WebP of a picture that came in."""
    refining.refine(photo_id)


@task(queue_name="urgent")
def withdraw(photo_ids: list[int]) -> None:
    """Remove the public copies of pictures that were taken out of what is live."""
    renditions.withdraw(photo_ids)


@task(queue_name="pictures", priority=10)  # links are shared at once; finer pictures can wait
def draw_card(story_id: int) -> bool:
    """Draw the card that a story is shared with."""
    return social_cards.draw(story_id, now=timezone.now())


@task(queue_name="pictures")
def draw_cards(section: int | None = None, below: int | None = None) -> None:
    """Draw the cards of a section, or of all stories, anew: a few, then the next in a task more."""
    rest = social_cards.draw_some(section, below, now=timezone.now())
    if rest is not None:
        draw_cards.enqueue(section, rest)


@task
def look_after_cards() -> int:
    """Have cards drawn that changed behind their stories; recurs hourly (settings.RECURRING)."""
    stories = social_cards.look_after(timezone.now())
    for story_id in stories:
        draw_card.enqueue(story_id)
    return len(stories)


@task(queue_name="urgent")
def discard_card(name: str) -> None:
    """Remove a card that its story lost with a press."""
    social_cards.discard(name)


@task(queue_name="urgent")
def end_rights() -> int:
    """Take pictures whose rights have ended from readers; recurs (settings.RECURRING)."""
    stories = rights.end(timezone.now())
    for story_id in stories:
        draw_card.enqueue(story_id)
    return len(stories)


@task
def sweep_files() -> int:
    """Remove files that nothing needs; recurs hourly (settings.RECURRING)."""
    return sweeping.sweep(timezone.now())


@task
def relate(story_ids: list[int]) -> int:
    """Score anew what belongs beside a published story and those it concerns.

    story_ids  the story, then what stood beside it before
    """
    return related.refresh(related.touched(story_ids), now=timezone.now())


@task(priority=-10)  # what goes out meanwhile comes first
def relate_all(below: int | None = None) -> None:
    """Score anew what belongs beside all live stories: some, then the next in a task more."""
    rest = related.refresh_some(below, now=timezone.now())
    if rest is not None:
        relate_all.enqueue(rest)


@task
def learn_words(story_id: int) -> None:
    """Learn how a published story spells its words, unlearn what is live no more."""
    spelling.learn(story_id)
