"""Everybody tries everything: role × stage × what the public sees × action, through HTTP.

What is to happen comes from the tables of `workflow` and from `access`; the addresses come from the
desk. An address of a story that has no line here fails the test. What
is there, and what is not, is asked for once for each stage and for each public state.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.document.walltime import When
from articles.models import Desk, LiveStory, Section, Stage, Status, Story
from articles.publishing import access, embargo, outside, schedule, versions, workflow
from articles.publishing.roles import (
    ADMINISTRATOR,
    EDITOR,
    LEGAL,
    PHOTO_EDITOR,
    PUBLISHER,
    REPORTER,
)
from articles.publishing.workflow import Move
from tests import builders as a
from tests.admin.addresses import GET
from tests.publishing import deeds

pytestmark = pytest.mark.django_db

#: Who walks. A writer has the story assigned to them; `of another` works for another section.
WALKERS = {
    "nobody": ("",),
    "a reporter": (REPORTER,),
    "its writer": (REPORTER,),
    "an editor": (EDITOR,),
    "an editor of another section": (EDITOR,),
    "a photo editor": (PHOTO_EDITOR,),
    "legal": (LEGAL,),
    "a publisher": (PUBLISHER,),
    "an administrator": (ADMINISTRATOR,),
    "an editor who keeps accounts": (EDITOR, ADMINISTRATOR),
}


class Case(NamedTuple):
    """One story as somebody finds it."""

    user: User
    story: Story
    live: LiveStory | None


def _does(move: Move) -> Callable[[Case], bool]:
    return lambda case: (
        workflow.allowed(case.user, move, case.story) and workflow.possible(move, case.live)
    )


def _sees(case: Case) -> bool:
    return access.may_see(case.user, case.story)


def _changes(case: Case) -> bool:
    return access.may_change(case.user, case.story)


def _both(one: Callable[[Case], bool], two: Callable[[Case], bool]) -> Callable[[Case], bool]:
    return lambda case: one(case) and two(case)


def _is_live(case: Case) -> bool:
    return case.live is not None and case.live.status == Status.LIVE


#: Pages of a story → who finds them.
PAGES: dict[str, Callable[[Case], bool]] = {
    "change": _sees,
    "history": _sees,
    "preview": _sees,
    "version": _sees,
    "delete": lambda case: False,
    "stage": lambda case: bool(workflow.steps(case.user, case.story)),
    "hold": _does(Move.HOLD),
    "notes": _sees,
    "approvals": _sees,
    "outside": _does(Move.SHARE),
    "restricted": lambda case: access.may_restrict(case.user, case.story),
    "publish": _does(Move.PUBLISH),
    "correct": _does(Move.CORRECT),
    "republish": _does(Move.REPUBLISH),
    "retract": _does(Move.RETRACT),
    "take_down": _does(Move.TAKE_DOWN),
    "schedule": _both(_does(Move.SCHEDULE), _does(Move.PUBLISH)),
    "expire": _both(_does(Move.SCHEDULE), _does(Move.TAKE_DOWN)),
    "update": _both(_does(Move.PUBLISH), _is_live),
    "end_breaking": _does(Move.ARRANGE),
    "make_lead": _does(Move.ARRANGE),
}
#: What is no page about one story, or tells nothing of one.
APART = {
    "add",
    "changelist",
    "flash",
    "file",
    "quote_records",
    "unsaved",
}


def test_every_page_of_a_story_is_walked() -> None:
    names = {name.removeprefix("articles_story_") for name in GET if "articles_story_" in name}

    assert names == PAGES.keys() | APART


@pytest.fixture
def section() -> Section:
    return a.a_section("Port Alder")


@pytest.fixture
def walker(request: pytest.FixtureRequest, section: Section) -> User:
    name = request.param
    user = a.a_user(*WALKERS[name])
    if name == "an editor of another section":
        Desk.objects.create(user=user).sections.add(a.a_section("Sport"))
    if name == "an editor":
        Desk.objects.create(user=user).sections.add(section)
    return user


def stories(section: Section) -> dict[str, Story]:
    """One story for each thing that the public may see of one."""

    def live(headline: str) -> Story:
        return a.a_live_story(headline, section=section).story

    found = {"never out": a.a_story("Never out", section=section), "live": live("Live")}
    found |= {name: live(name.capitalize()) for name in ("corrected", "retracted", "taken down")}
    found["scheduled"] = a.a_story("Scheduled", section=section)
    deeds.edit(found["corrected"], standfirst="What it said before was not so.")
    deeds.correct(found["corrected"])
    deeds.retract(found["retracted"])
    deeds.take_down(found["taken down"])
    chief, later = a.a_user(), timezone.now() + timedelta(hours=2)
    versions.save(found["never out"], by=chief, now=a.NOON)
    when = When(later, "UTC", f"{later:%Y-%m-%dT%H:%M:%S}")
    schedule.schedule(found["scheduled"].pk, by=chief, when=when, intent=uuid4())
    return found


@contextmanager
def undone() -> Iterator[None]:
    """Whatever happens inside has not happened afterwards."""
    with transaction.atomic():
        block: Any = connection.atomic_blocks[-1]
        block._from_testcase = True  # so that a press may insist on a transaction of its own
        yield
        transaction.set_rollback(True)


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def cases(walker: User, section: Section, name: str) -> Iterator[tuple[str, Case]]:
    for public, story in stories(section).items():
        if name == "its writer":
            Story.objects.filter(pk=story.pk).update(assigned_to=walker)
        for stage in Stage:
            Story.objects.filter(pk=story.pk).update(stage=stage)
            now = Story.objects.get(pk=story.pk)
            live = LiveStory.objects.filter(pk=story.pk).first()
            yield f"{public}, {stage.label}", Case(User.objects.get(pk=walker.pk), now, live)


def url_of(page: str, story: Story) -> str:
    args = [story.pk, 1] if page in ("version", "republish") else [story.pk]
    return reverse(f"admin:articles_story_{page}", args=args)


@pytest.mark.usefixtures("unprinted")
@pytest.mark.parametrize(
    ("walker", "name"), [(name, name) for name in WALKERS], indirect=["walker"]
)
def test_each_page_is_there_for_whom_the_table_says(
    walker: User, name: str, section: Section
) -> None:
    client = client_of(walker)
    wrong = []

    asked: set[tuple[str, str, int]] = set()

    for where, case in cases(walker, section, name):
        public, _, stage = where.partition(", ")
        for page, found_by in PAGES.items():
            wanted = 200 if found_by(case) else 404
            new = {(page, public, wanted), (page, stage, wanted)}
            if new <= asked:
                continue
            asked |= new
            got = client.get(url_of(page, case.story)).status_code
            if got != wanted:
                wrong.append(f"{page} of a story that is {where}: {got}, not {wanted}")

    assert not wrong


@pytest.mark.parametrize(
    ("walker", "name"), [(name, name) for name in WALKERS], indirect=["walker"]
)
def test_each_step_is_taken_by_whom_the_table_says(
    walker: User, name: str, section: Section
) -> None:
    client, wrong = client_of(walker), []
    story = a.a_story(section=section, assigned_to=walker if name == "its writer" else None)

    for stage in Stage:
        Story.objects.filter(pk=story.pk).update(stage=stage)
        now = Story.objects.get(pk=story.pk)
        free = {s.target: s.note for s in workflow.steps(User.objects.get(pk=walker.pk), now)}
        for target in Stage:
            for note in ("", "For a reason.") if free.get(target) else ("For a reason.",):
                with undone():
                    client.post(url_of("stage", story), {"to": target, "note": note})
                    moved = Story.objects.get(pk=story.pk).stage
                goes = target in free and (bool(note) or not free[target])
                if moved != (target if goes else stage):
                    wrong.append(f"{stage} → {target} ({note!r}): {moved}")

    assert not wrong


#: What is done to several stories at once → what is sent, who does it to a story.
BULK: dict[str, tuple[dict[str, str], Callable[[Case], bool]]] = {
    "assign": ({}, lambda case: workflow.allowed(case.user, Move.ASSIGN, case.story)),
    "section": ({}, _changes),
    "topic": ({"wanted": "Ferries"}, _changes),
    "spike": (
        {"wanted": "Overtaken."},
        lambda case: Stage.SPIKED in workflow.stages(case.user, case.story),
    ),
}


@pytest.mark.parametrize(
    ("walker", "name"), [(name, name) for name in WALKERS], indirect=["walker"]
)
def test_what_is_done_to_several_is_asked_for_each(
    walker: User, name: str, section: Section
) -> None:
    client, wrong = client_of(walker), []
    colleague, other = a.a_user(REPORTER), a.a_section("Culture")
    a.a_topic("Ferries")
    sent = {"assign": str(colleague.pk), "section": str(other.pk)}
    story = a.a_story(section=section, assigned_to=walker if name == "its writer" else None)
    versions.save(story, by=None, now=a.NOON)

    def shape() -> tuple[Any, ...]:
        row = Story.objects.get(pk=story.pk)
        return row.assigned_to_id, row.section_id, row.stage, set(row.topics.names())

    for stage in (Stage.WRITING, Stage.LEGAL, Stage.READY):
        Story.objects.filter(pk=story.pk).update(stage=stage)
        case = Case(User.objects.get(pk=walker.pk), Story.objects.get(pk=story.pk), None)
        for deed, (values, done_by) in BULK.items():
            form = {"wanted": sent.get(deed, "")} | values
            form |= {"deed": deed, "story": str(story.pk), "confirmed": "1"}
            with undone():
                before = shape()
                client.post(reverse("admin:articles_story_bulk"), form)
                changed = shape() != before
            if changed != done_by(case):
                wrong.append(f"{deed} at {stage}: {'done' if changed else 'not done'}")

    assert not wrong


@pytest.mark.parametrize(
    ("walker", "name"), [(name, name) for name in WALKERS], indirect=["walker"]
)
def test_a_restricted_story_is_nothing_to_whom_it_does_not_name(
    walker: User, name: str, section: Section
) -> None:
    client, story = client_of(walker), a.a_live_story(section=section).story
    if name == "its writer":
        Story.objects.filter(pk=story.pk).update(assigned_to=walker)
    Story.objects.filter(pk=story.pk).update(restricted=True)
    sees = name in ("its writer", "a publisher")
    asked = {"app_label": "articles", "model_name": "readalso", "field_name": "first", "term": ""}

    found = {page for page in PAGES if client.get(url_of(page, story)).status_code == 200}
    popup = client.get(url_of("change", story), {"_popup": "1"}).status_code
    offered = client.get(reverse("admin:autocomplete"), asked)
    listed = client.get(reverse("admin:articles_story_changelist"))

    assert bool(found) == sees
    assert popup == (200 if sees else 404)
    if name != "nobody":
        assert (story.headline in listed.text) == sees
        if offered.status_code == 200:
            assert bool(offered.json()["results"]) == sees


@pytest.mark.parametrize("maker", [EDITOR, LEGAL, PUBLISHER])
@pytest.mark.parametrize("change", ["", "demoted", "gone", "restricted", "embargoed", "spiked"])
def test_a_link_outside_opens_what_its_maker_may_show_now(
    maker: str, change: str, section: Section
) -> None:
    user, story = a.a_user(maker), a.a_story("The harbour papers", section=section)
    versions.save(story, by=user, now=a.NOON)
    made = outside.make(story.pk, by=user, recipient="Counsel", lasts=timedelta(days=1))
    match change:
        case "demoted":
            user.groups.clear()
        case "gone":
            User.objects.filter(pk=user.pk).update(is_active=False)
        case "restricted":
            Story.objects.filter(pk=story.pk).update(restricted=True)
        case "embargoed":
            until = timezone.now() + timedelta(days=1)
            Story.objects.filter(pk=story.pk).update(embargo_until=until)
        case "spiked":
            Story.objects.filter(pk=story.pk).update(stage=Stage.SPIKED)
    opens = not change or (change in ("restricted", "embargoed") and maker == PUBLISHER)

    for stage in (Stage.SPIKED,) if change == "spiked" else set(Stage) - {Stage.SPIKED}:
        Story.objects.filter(pk=story.pk).update(stage=stage)
        answer = Client().get(f"/shared/{made.secret}/")
        assert answer.status_code == (200 if opens else 404), stage
        assert ("harbour papers" in answer.text) == opens


def test_nothing_goes_out_before_the_embargo_whoever_presses(section: Section) -> None:
    story, chief = a.a_story(section=section), a.a_user(PUBLISHER)
    embargo.set_embargo(story.pk, datetime(2126, 1, 1, tzinfo=UTC), by=chief)
    client = client_of(chief)
    page = client.get(url_of("publish", story)).text
    assert "embargo" in page.lower()

    answer = client.post(
        url_of("publish", story),
        {"intent": "6d0c1c1e-1f0f-4a53-9c0e-2f4b6a6d9e99", "seen": "0", "shown": "", "note": ""},
    )

    assert answer.status_code == 409
    assert not LiveStory.objects.exists()
