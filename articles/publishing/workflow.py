"""Who may do what to a story: one table, asked by everybody.

`DEEDS` names the right that each deed takes, and what is written with it; `STEPS` says who moves a
working copy from which stage to which. Whether somebody may see or change a story at all is asked
of `access`. docs/editors/workflow.md is written from this module.
"""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import LiveStory, Notice, Stage, Status, Story, Transition
from articles.publishing import access, notices
from articles.publishing.errors import NotAllowed, PublishingError


class NoNote(PublishingError):
    """Colleagues are owed a reason."""


# --- deeds ---------------------------------------------------------------------------------------


class Move(StrEnum):
    """What a person can ask for; the value begins with the permission that it takes."""

    PUBLISH = "articles.publish_story"
    CORRECT = "articles.publish_story:correct"
    REPUBLISH = "articles.publish_story:republish"
    SCHEDULE = "articles.schedule_story"
    RETRACT = "articles.retract_story"
    TAKE_DOWN = "articles.take_down_story"
    ARRANGE = "articles.arrange_front"
    EMBARGO = "articles.lift_embargo"
    HOLD = "articles.hold_story"
    LIFT_HOLD = "articles.lift_hold"
    APPROVE = "articles.approve_story"
    SHARE = "articles.share_outside"
    ASSIGN = "articles.assign_story"
    STAGE = "articles.move_story"
    SPIKE = "articles.spike_story"

    @property
    def permission(self) -> str:
        return self.value.partition(":")[0]


class Written(StrEnum):
    """What goes with a deed in words."""

    NOTHING = "nothing"
    MAY = "may have a note for colleagues"
    REASON = "needs a reason for colleagues"
    READERS = "needs a note for readers"
    MAY_READERS = "may have a note for readers"


#: What the public may see of a story; "" for one that never went out.
NEVER_OUT = ""
ANYHOW = frozenset({NEVER_OUT, *Status.values})
LIVE = frozenset({Status.LIVE.value})


class Deed(NamedTuple):
    """
    text         what it does
    written      what goes with it in words
    in_sections  whether the right reaches the stories of one's sections only
    on           what the public may see of a story for it to make sense
    """

    text: str | Promise
    written: Written = Written.NOTHING
    in_sections: bool = False
    on: frozenset[str] = ANYHOW


DEEDS = {
    Move.PUBLISH: Deed(gettext_lazy("publish a story, or an update or small fix of a live one")),
    Move.CORRECT: Deed(gettext_lazy("correct or clarify what is live"), Written.READERS, on=LIVE),
    Move.REPUBLISH: Deed(
        gettext_lazy("go back to an earlier version"),
        Written.MAY_READERS,
        on=ANYHOW - {NEVER_OUT},
    ),
    Move.SCHEDULE: Deed(gettext_lazy("schedule a publication or its end, move it, cancel it")),
    Move.RETRACT: Deed(
        gettext_lazy("retract: the page stays with a notice"), Written.READERS, on=LIVE
    ),
    Move.TAKE_DOWN: Deed(
        gettext_lazy("take down: the page goes"),
        Written.MAY,
        on=LIVE | {Status.RETRACTED.value},
    ),
    Move.ARRANGE: Deed(gettext_lazy("arrange the front page, end breaking"), on=LIVE),
    Move.EMBARGO: Deed(gettext_lazy("shorten or lift an embargo; show an embargoed story outside")),
    Move.HOLD: Deed(gettext_lazy("hold: stop every way to publish"), Written.REASON),
    Move.LIFT_HOLD: Deed(
        gettext_lazy("lift a hold; release what a lawyer has read"), Written.REASON
    ),
    Move.APPROVE: Deed(gettext_lazy("approve one version of a story"), Written.MAY),
    Move.SHARE: Deed(gettext_lazy("make a link for somebody outside, end it")),
    Move.ASSIGN: Deed(
        gettext_lazy("assign a story, with what is asked for and until when"), in_sections=True
    ),
    Move.STAGE: Deed(gettext_lazy("move stories of others from stage to stage"), in_sections=True),
    Move.SPIKE: Deed(
        gettext_lazy("spike a story, bring it back"), Written.REASON, in_sections=True
    ),
}


def allowed(user: User, move: Move, story: Story | None) -> bool:
    """Whether this person may do this to this story, now; to some story, where none is named."""
    if not (user.is_active and user.is_staff and user.has_perm(move.permission)):
        return False
    if story is None:
        return True
    if DEEDS[move].in_sections and not access.works_for(user, story):
        return False
    return access.may_see(user, story)


def possible(move: Move, live: LiveStory | None) -> bool:
    """Whether a deed makes sense for what the public sees of a story now."""
    return (live.status if live else NEVER_OUT) in DEEDS[move].on


def require(user: User, move: Move, story: Story | None) -> None:
    """Raise NotAllowed unless this person may do this to this story."""
    if not allowed(user, move, story):
        raise NotAllowed(
            _("You may not do this to “%(headline)s”. Ask an editor.") % {"headline": story}
        )


# --- stages --------------------------------------------------------------------------------------


class Who(StrEnum):
    """By what somebody moves a working copy."""

    WRITER = "whoever writes it"
    EDITOR = "whoever may move stories of its section"
    LEGAL = "whoever may release what a lawyer has read"
    SPIKER = "whoever may spike stories of its section"


class Step(NamedTuple):
    """
    note  whether colleagues are owed a reason
    back  whether it goes back to its writer
    """

    source: Stage
    target: Stage
    who: tuple[Who, ...]
    note: bool = False
    back: bool = False


_BOTH, _EDITOR, _LEGAL = (Who.WRITER, Who.EDITOR), (Who.EDITOR,), (Who.LEGAL,)
_SPIKER = (Who.SPIKER,)

STEPS = (
    Step(Stage.IDEA, Stage.ASSIGNED, _BOTH),
    Step(Stage.IDEA, Stage.WRITING, _BOTH),
    Step(Stage.IDEA, Stage.SPIKED, _SPIKER, note=True),
    Step(Stage.ASSIGNED, Stage.IDEA, _EDITOR),
    Step(Stage.ASSIGNED, Stage.WRITING, _BOTH),
    Step(Stage.ASSIGNED, Stage.FOR_EDIT, _BOTH),
    Step(Stage.ASSIGNED, Stage.SPIKED, _SPIKER, note=True),
    Step(Stage.WRITING, Stage.ASSIGNED, _EDITOR),
    Step(Stage.WRITING, Stage.FOR_EDIT, _BOTH),
    Step(Stage.WRITING, Stage.LEGAL, _EDITOR),
    Step(Stage.WRITING, Stage.READY, _EDITOR),
    Step(Stage.WRITING, Stage.SPIKED, _SPIKER, note=True),
    Step(Stage.FOR_EDIT, Stage.WRITING, (Who.WRITER,)),
    Step(Stage.FOR_EDIT, Stage.WRITING, _EDITOR, note=True, back=True),
    Step(Stage.FOR_EDIT, Stage.LEGAL, _EDITOR),
    Step(Stage.FOR_EDIT, Stage.READY, _EDITOR),
    Step(Stage.FOR_EDIT, Stage.SPIKED, _SPIKER, note=True),
    Step(Stage.LEGAL, Stage.WRITING, _LEGAL, note=True, back=True),
    Step(Stage.LEGAL, Stage.FOR_EDIT, (Who.EDITOR, Who.LEGAL), note=True),
    Step(Stage.LEGAL, Stage.READY, _LEGAL),
    Step(Stage.LEGAL, Stage.SPIKED, _SPIKER, note=True),
    Step(Stage.READY, Stage.WRITING, _EDITOR, note=True, back=True),
    Step(Stage.READY, Stage.FOR_EDIT, _EDITOR, note=True),
    Step(Stage.READY, Stage.LEGAL, _EDITOR),
    Step(Stage.READY, Stage.SPIKED, _SPIKER, note=True),
    Step(Stage.SPIKED, Stage.WRITING, _SPIKER, note=True),
)


def steps(user: User, story: Story) -> list[Step]:
    """Return the steps that this person may take with this working copy, in the desk's order.

    One to a stage: where two lead there, the one that asks for less.
    """
    held = _who(user, story)
    found: dict[Stage, Step] = {}
    for step in STEPS:
        if step.source == story.stage and held.intersection(step.who):
            found.setdefault(step.target, step)
    return [found[stage] for stage in Stage if stage in found]


def stages(user: User, story: Story) -> list[Stage]:
    """Return the stages to which this person may move this working copy, in the desk's order."""
    return [step.target for step in steps(user, story)]


def _who(user: User, story: Story) -> set[Who]:
    found = set()
    if access.writes(user, story) and access.may_change(user, story):
        found.add(Who.WRITER)
    for who, move in (
        (Who.EDITOR, Move.STAGE),
        (Who.LEGAL, Move.LIFT_HOLD),
        (Who.SPIKER, Move.SPIKE),
    ):
        if allowed(user, move, story):
            found.add(who)
    return found


def move(
    story_id: int, target: Stage, *, by: User, note: str = "", now: datetime | None = None
) -> Transition:
    """Move a working copy to another stage, record it, and tell whom it waits for now.

    What is live stays as it is. Raises NotAllowed when the table has no such step for this person
    from where the story is; NoNote where the step owes colleagues a reason.
    """
    now = now or timezone.now()
    with transaction.atomic():
        story = Story.objects.select_for_update(no_key=True).get(pk=story_id)
        step = next((step for step in steps(by, story) if step.target == target), None)
        if step is None:
            raise NotAllowed(
                _("“%(headline)s” cannot go from %(source)s to %(target)s by you.")
                % {
                    "headline": story,
                    "source": story.get_stage_display(),
                    "target": Stage(target).label,
                }
            )
        note = note.strip()
        if step.note and not note:
            raise NoNote(
                _("“%(headline)s” stays where it is: write why, so that colleagues can act on it.")
                % {"headline": story}
            )
        transition = Transition.objects.create(
            story=story, source=story.stage, target=target, at=now, by=by, note=note
        )
        Story.objects.filter(pk=story_id).update(stage=target)
        story.stage = target
        _tell(story, step, by=by, note=note, now=now)
    return transition


# --- telling -------------------------------------------------------------------------------------

#: Where a story waits for others, and by what right they take it on.
WAITS_FOR = {
    Stage.FOR_EDIT: Move.STAGE,
    Stage.LEGAL: Move.LIFT_HOLD,
    Stage.READY: Move.PUBLISH,
}
#: More are not told at once; the story stands on the first page of their desk all the same.
MOST_TOLD = 20


def _tell(story: Story, step: Step, *, by: User, note: str, now: datetime) -> None:
    writers = [story.assigned_to or story.created_by]
    if step.target == Stage.SPIKED:
        notices.tell(writers, Notice.Kind.SPIKED, story, by=by, now=now, text=note)
    elif step.back:
        notices.tell(writers, Notice.Kind.SENT_BACK, story, by=by, now=now, text=note)
    elif right := WAITS_FOR.get(step.target):
        holders = access.holders(right.permission).order_by("pk")[:MOST_TOLD]
        waiting = [user for user in holders if allowed(user, right, story)]
        notices.tell(waiting, Notice.Kind.FOR_REVIEW, story, by=by, now=now, text=note)
