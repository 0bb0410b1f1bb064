"""docs/editors/workflow.md, written from the tables that the desk goes by.

python manage.py workflow_page > docs/editors/workflow.md
"""

from collections.abc import Iterable, Iterator, Sequence

from django.utils import translation

from articles.models import Stage, Status
from articles.publishing.roles import LABELS, ROLES
from articles.publishing.workflow import ANYHOW, DEEDS, STEPS, Move, Step, Who, Written

BEGIN = """\
# Who may do what

This page is written from the code that the desk goes by (`python manage.py workflow_page`); a test
holds the two together.

A story has two states that have nothing to do with each other: the **stage** of the working copy,
which you move, and what the **public** sees, which only publishing changes. Moving a live story to
another stage never takes it off the site.

Roles are groups of rights. A house may give somebody several, and change what a role holds
(*Groups* at the desk); a new right that an update brings is given once to the roles below. Nobody
changes what they may do themselves.
"""
STAGES = """
## From stage to stage

A story is written by whom it is assigned to, or by whoever began it while it is assigned to
nobody: reporters move their own. The rights of editors reach the stories of the sections that they
work for; no section chosen means all of them. A reason is for colleagues and never published;
whoever has the story next is told.

"""
DEEDS_BEGIN = """
## Rights over stories

"""
AFTER = """
Whoever may not see a story can do nothing to it. **Restricted** stories are seen by the people
named on them, by whoever writes them, and by whoever has the right to see all of them; for
everybody else they do not exist, in lists, search, notices and counts. Who may change a story may
restrict it; whoever began it, or sees all, opens it again.

Photo editors read stories and look after pictures. Administrators change what people may do and how
the house is set up (accounts, roles, sections, site settings, audit log), and no story.
"""


def page() -> str:
    """Return the page as Markdown, in English."""
    with translation.override("en"):
        parts = [BEGIN, STAGES, *table(_steps()), DEEDS_BEGIN, *table(_deeds()), AFTER]
        return "".join(parts)


def table(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Return the lines of a table; the first row is its head."""
    for number, row in enumerate(rows):
        yield f"| {' | '.join(row)} |\n"
        if number == 0:
            yield f"|{'---|' * len(row)}\n"
    yield ""


def _steps() -> Iterator[tuple[str, ...]]:
    yield "from", "to", "who", "reason"
    yield from map(_step, STEPS)


def _step(step: Step) -> tuple[str, ...]:
    who = " or ".join(WHO[who] for who in step.who)
    told = "needed; it goes back to its writer" if step.back else "needed" if step.note else ""
    return _stage(step.source), _stage(step.target), who, told


def _stage(stage: Stage) -> str:
    return str(stage.label)


WHO = {
    Who.WRITER: "its writer",
    Who.EDITOR: "an editor of its section",
    Who.LEGAL: "legal, a publisher",
    Who.SPIKER: "an editor of its section",
}


def _deeds() -> Iterator[tuple[str, ...]]:
    yield "what", "when", "who", "in words"
    for move, deed in DEEDS.items():
        reach = "; in their sections" if deed.in_sections else ""
        written = "" if deed.written == Written.NOTHING else deed.written.value
        yield str(deed.text), _when(deed.on), f"{_roles(move)}{reach}", written


def _when(on: frozenset[str]) -> str:
    """For which stories, by what the public sees of them."""
    if on == ANYHOW:
        return "always"
    return ", ".join(str(Status(value).label).lower() for value in Status.values if value in on)


def _roles(move: Move) -> str:
    codename = move.permission.partition(".")[2]
    return ", ".join(str(LABELS[role]) for role, rights in ROLES.items() if codename in rights)
