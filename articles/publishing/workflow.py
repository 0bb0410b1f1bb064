"""Who may do what to a story: one table, asked by everybody.

Rights of publication are permissions of their own; stages of the working copy move by the table
`STAGES`. Whether somebody may see or change a story at all is asked of `access`.
"""

from datetime import datetime
from enum import StrEnum

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Stage, Story, Transition
from articles.publishing import access
from articles.publishing.errors import NotAllowed


class Move(StrEnum):
    """What a person can ask for; the value is the permission that it takes."""

    PUBLISH = "articles.publish_story"
    CORRECT = "articles.publish_story:correct"
    REPUBLISH = "articles.publish_story:republish"
    RETRACT = "articles.retract_story"
    TAKE_DOWN = "articles.take_down_story"
    PIN = "articles.publish_story:pin"
    EMBARGO = "articles.lift_embargo"
    SPIKE = "articles.spike_story"
    STAGE = "articles.move_story"

    @property
    def permission(self) -> str:
        return self.value.partition(":")[0]


def allowed(user: User, move: Move, story: Story | None) -> bool:
    """Whether this person may do this to this story, now."""
    if story is not None and not access.may_see(user, story):
        return False
    return user.is_active and user.is_staff and user.has_perm(move.permission)


def require(user: User, move: Move, story: Story | None) -> None:
    """Raise NotAllowed unless this person may do this to this story."""
    if not allowed(user, move, story):
        raise NotAllowed(
            _("You may not do this to “%(headline)s”. Ask an editor.") % {"headline": story}
        )


#: From a stage to the stages that a writer of the story may move it to by themselves.
WRITERS = {
    Stage.IDEA: (Stage.ASSIGNED, Stage.WRITING),
    Stage.ASSIGNED: (Stage.WRITING, Stage.FOR_EDIT),
    Stage.WRITING: (Stage.FOR_EDIT,),
    Stage.FOR_EDIT: (Stage.WRITING,),
}
#: The same for somebody with the right to move any story.
EDITORS = {
    Stage.IDEA: (Stage.ASSIGNED, Stage.WRITING),
    Stage.ASSIGNED: (Stage.IDEA, Stage.WRITING, Stage.FOR_EDIT),
    Stage.WRITING: (Stage.ASSIGNED, Stage.FOR_EDIT, Stage.READY),
    Stage.FOR_EDIT: (Stage.WRITING, Stage.LEGAL, Stage.READY),
    Stage.LEGAL: (Stage.FOR_EDIT, Stage.READY),
    Stage.READY: (Stage.FOR_EDIT, Stage.LEGAL, Stage.WRITING),
    Stage.SPIKED: (Stage.WRITING,),
}


def stages(user: User, story: Story) -> list[Stage]:
    """Return the stages to which this person may move this working copy, in the desk's order."""
    now = Stage(story.stage)
    targets: set[Stage] = set()
    if allowed(user, Move.STAGE, story):
        targets.update(EDITORS.get(now, ()))
    elif access.may_change(user, story):
        targets.update(WRITERS.get(now, ()))
    if now != Stage.SPIKED and allowed(user, Move.SPIKE, story):
        targets.add(Stage.SPIKED)
    if now == Stage.SPIKED and not allowed(user, Move.SPIKE, story):
        targets.clear()
    return [stage for stage in Stage if stage in targets]


def move(
    story_id: int, target: Stage, *, by: User, note: str = "", now: datetime | None = None
) -> Transition:
    """Move a working copy to another stage and record it. What is live stays as it is.

    Raises NotAllowed when the table has no such move for this person from where the story is.
    """
    with transaction.atomic():
        story = Story.objects.select_for_update(no_key=True).get(pk=story_id)
        if target not in stages(by, story):
            raise NotAllowed(
                _("“%(headline)s” cannot go from %(source)s to %(target)s by you.")
                % {
                    "headline": story,
                    "source": story.get_stage_display(),
                    "target": Stage(target).label,
                }
            )
        transition = Transition.objects.create(
            story=story,
            source=story.stage,
            target=target,
            at=now or timezone.now(),
            by=by,
            note=note,
        )
        Story.objects.filter(pk=story_id).update(stage=target)
    return transition
