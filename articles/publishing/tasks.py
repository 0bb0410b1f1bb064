"""What the worker does after a press. Each task may run twice, and may be killed in the middle."""

from django.tasks import task
from django.utils import timezone

from articles.publishing import refining, related, renditions, sweeping


@task(queue_name="pictures")
def refine(photo_id: int) -> None:
    """Make AVIF and WebP of a picture that came in."""
    refining.refine(photo_id)


@task(queue_name="urgent")
def withdraw(photo_ids: list[int]) -> None:
    """Remove the public copies of pictures that were taken out of what is live."""
    renditions.withdraw(photo_ids)


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
