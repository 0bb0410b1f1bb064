"""One day in a newsroom, played by those who have it: from a flash to a schedule that was missed.

Reporter, editor, lawyer, publisher and somebody outside, each in a browser of their own; a worker
process as in earnest, which is killed in the end.
"""

import os
import signal
from collections.abc import Callable
from datetime import timedelta
from subprocess import Popen
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from articles.document import walltime
from articles.document.walltime import When
from articles.models import LiveStory, Publication, Schedule, Story
from articles.publishing import schedule
from articles.publishing.roles import EDITOR, LEGAL, PUBLISHER, REPORTER
from newsroom import alarms
from newsroom.models import Beat
from tests import builders as a
from tests.browser.conftest import PHONE, pick
from tests.browser.test_checks import shot
from tests.waiting import wait_for

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("real_queue")]

PASSWORD = "a long password"
WORDS = "We shall sail on Monday"


class Desk:
    """Somebody at the desk, and what they press there."""

    def __init__(self, sign_in: Callable[..., Page], user: User, **options: Any) -> None:
        self.user = user
        self.page = sign_in(user.username, PASSWORD, "/desk/", **options)

    def opens(self, name: str, *args: Any) -> Page:
        self.page.goto(reverse(f"admin:{name}", args=args))
        return self.page

    def presses(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).first.click()
        self.page.wait_for_load_state()

    def follows(self, name: str) -> None:
        self.page.get_by_role("link", name=name, exact=True).first.click()
        self.page.wait_for_load_state()

    def writes(self, label: str, text: str) -> None:
        self.page.get_by_label(label, exact=True).fill(text)

    def is_told(self, text: str) -> None:
        expect(self.page.locator(".messagelist")).to_contain_text(text)

    def moves(self, story: Story, button: str, step: str, note: str = "") -> None:
        """Send a story to another stage, beginning beside its form."""
        self.opens("articles_story_change", story.pk)
        stages = self.page.locator(".stages")
        stages.get_by_text(button, exact=True).click()
        self.page.wait_for_url("**/stage/**")
        if note:
            self.page.locator("#id_note").fill(note)
        self.presses(step)
        self.is_told("went from")


@pytest.fixture
def people() -> dict[str, User]:
    names = {"ruth": REPORTER, "edgar": EDITOR, "leonie": LEGAL, "petra": PUBLISHER}
    return {
        name: a.a_user(role, username=name, first_name=name.capitalize())
        for name, role in names.items()
    }


def test_a_day_in_a_newsroom(
    people: dict[str, User],
    sign_in: Callable[..., Page],
    open_page: Callable[..., Page],
    start_worker: Callable[[], Popen[str]],
    complaints: list[str],
) -> None:
    section, photo = a.a_section("Port Alder"), a.a_photo(title="The pier at noon")
    a.a_person("Tomas Varga", role="harbour master")
    reader = open_page("/")

    # A flash, on a phone: live in two presses.
    petra = Desk(sign_in, people["petra"], viewport=PHONE, has_touch=True)
    petra.page.locator(".fast-ways .flash").click()
    petra.writes("Headline", "Fire on the night ferry")
    petra.page.get_by_label("Section").select_option(label="Port Alder")
    petra.writes("One sentence", "A fire broke out on the night ferry at the pier on Friday.")
    petra.presses("Publish flash")
    flash = LiveStory.objects.get()
    reader.goto("/")
    expect(reader.locator("body")).to_contain_text("Fire on the night ferry")
    assert flash.breaking_until is not None

    # An assignment.
    edgar = Desk(sign_in, people["edgar"])
    page = edgar.opens("articles_story_add")
    page.locator("#id_headline").fill("What burned on the night ferry")
    page.get_by_label("Section").select_option(label="Port Alder")
    page.locator("fieldset", has=page.locator("#id_assigned_to")).locator("summary").click()
    page.locator("#id_assigned_to").select_option(label="Ruth")
    page.locator("#id_asked_for").fill("600 words from the pier, and a picture.")
    edgar.presses("Save")
    story = Story.objects.exclude(pk=flash.pk).get()
    assert story.assigned_to == people["ruth"]

    # It is written, with a quotation and a photo.
    ruth = Desk(sign_in, people["ruth"])
    expect(ruth.page.locator("body")).to_contain_text("What burned on the night ferry")
    page = ruth.opens("articles_story_change", story.pk)
    add = page.locator(".order-machine-wrapper > .add-block")
    add.get_by_role("button", name="+ Text", exact=True).click()
    page.locator(".order-machine [role=textbox]").first.click()
    page.keyboard.type(f"“{WORDS},” the harbour master, Tomas Varga, said on the pier.")
    row = page.locator(".quote-row", has=page.get_by_text(WORDS))
    expect(row).to_contain_text("Tomas Varga")
    row.locator(".deed", has_text="Confirm").click()
    add.get_by_role("button", name="+ Picture", exact=True).click()
    page.locator(".order-machine .select2-selection").first.press("Enter")
    pick(page, "pier", "pier")
    ruth.presses("Save")
    story.refresh_from_db()
    assert story.saved_as is not None
    assert [quote.words for quote in story.saved_as.document.shared.quotes] == [WORDS]

    # For edit, sent back with the reason, for edit again, to the lawyer.
    ruth.moves(story, "For edit…", "Move to “For edit”")
    edgar.opens("index")
    expect(edgar.page.locator("body")).to_contain_text("What burned on the night ferry")
    edgar.moves(story, "Send back…", "Send back to “Writing”", "Who put it out?")
    ruth.opens("index")
    expect(ruth.page.locator("body")).to_contain_text("Sent back")
    expect(ruth.page.locator("body")).to_contain_text("Who put it out?")
    shot(ruth.page, "day-sent-back")
    ruth.moves(story, "For edit…", "Move to “For edit”")
    edgar.moves(story, "Legal…", "Move to “Legal”")

    # The lawyer holds it: no way to publish works.
    leonie = Desk(sign_in, people["leonie"])
    leonie.opens("articles_story_hold", story.pk)
    leonie.writes("Why it is held", "The insurer has to see it first.")
    leonie.presses("Hold story")
    leonie.is_told("is held")
    petra.opens("articles_story_publish", story.pk)
    expect(petra.page.locator("body")).to_contain_text("The insurer has to see it first.")
    petra.presses("Publish now")
    assert "409 (Conflict)" in complaints.pop()
    assert not LiveStory.objects.filter(pk=story.pk).exists()

    # Somebody outside reads it, writes about a part, and approves the version.
    edgar.opens("articles_story_outside", story.pk)
    edgar.writes("For whom", "Counsel for the insurer")
    edgar.page.get_by_label("Approve", exact=False).check()
    edgar.presses("Make link")
    address = edgar.page.locator("#id_address").input_value()
    outside = open_page(urlsplit(address).path, java_script_enabled=False)
    expect(outside.locator("article")).to_contain_text(WORDS)
    outside.locator("summary", has_text="Write about this part").first.click()
    form = outside.locator(".reply details[open] form").first
    form.locator("textarea").fill("He said Tuesday to us.")
    form.get_by_role("button").click()
    expect(outside.get_by_role("status")).to_contain_text("Sent to the newsroom")
    outside.get_by_role("button", name="Approve", exact=False).click()
    expect(outside.get_by_role("status")).to_contain_text("approved by")
    edgar.opens("articles_story_notes", story.pk)
    expect(edgar.page.locator("body")).to_contain_text("He said Tuesday to us.")
    edgar.opens("articles_story_approvals", story.pk)
    expect(edgar.page.locator("body")).to_contain_text("Counsel for the insurer")
    shot(edgar.page, "day-approved")

    # The lawyer lets it go, and hands it on.
    leonie.opens("articles_story_hold", story.pk)
    leonie.writes("Why it may go", "The insurer has approved it.")
    leonie.presses("Lift the hold")
    leonie.moves(story, "Ready…", "Move to “Ready”")

    # An embargo, and a schedule that respects it.
    page = petra.opens("articles_story_change", story.pk)
    page.locator("fieldset", has=page.locator("#id_embargo_until_0")).locator("summary").click()
    at = timezone.localtime() + timedelta(hours=3)
    page.locator("#id_embargo_until_0").fill(f"{at:%Y-%m-%d}")
    page.locator("#id_embargo_until_1").fill(f"{at:%H:%M}:00")
    petra.presses("Save")
    outside.reload()
    expect(outside.locator("body")).not_to_contain_text(WORDS)  # its maker may not lift an embargo
    complaints.clear()
    petra.opens("articles_story_schedule", story.pk)
    petra.page.get_by_label("Day").fill(f"{at:%Y-%m-%d}")
    petra.page.get_by_label("Time", exact=True).fill(f"{at:%H:%M}")
    petra.presses("Schedule")
    petra.is_told("goes out on")
    planned = Schedule.objects.get()

    # It is live on the minute, made so by the worker.
    worker = start_worker()
    wait_for(lambda: Beat.objects.filter(lane="clock").exists(), seconds=30)
    moment = timezone.now() + timedelta(seconds=1)
    Story.objects.filter(pk=story.pk).update(embargo_until=moment)
    Schedule.objects.filter(pk=planned.pk).update(at=moment)
    live = wait_for(lambda: LiveStory.objects.filter(pk=story.pk).first(), seconds=20)
    assert timedelta() <= Publication.objects.get(story=story).at - moment < timedelta(seconds=2)
    reader.goto(live.url)
    expect(reader.locator("blockquote, q, .body")).to_contain_text(WORDS)
    expect(reader.locator("body")).to_contain_text("Tomas Varga")

    # The worker is killed; what should have gone out is shown in red, and goes out late.
    os.killpg(worker.pid, signal.SIGKILL)
    worker.wait(timeout=10)
    late = a.a_story("The ferry is back at the pier", section=section, lead_photo=photo)
    soon = timezone.now() + timedelta(hours=1)
    when = When(soon, "UTC", soon.strftime(walltime.FORM))
    schedule.schedule(late.pk, by=people["petra"], when=when, intent=uuid4())
    Schedule.objects.filter(story=late).update(at=timezone.now() - timedelta(minutes=5))
    alarms.watch.forget()
    petra.opens("index")
    missed = petra.page.locator(".missed")
    expect(missed).to_contain_text("The ferry is back at the pier")
    expect(missed).to_contain_text("Should have gone live")
    red = missed.evaluate("element => getComputedStyle(element).borderInlineStartColor")
    assert red == petra.page.locator(".flash").first.evaluate(
        "element => getComputedStyle(element).backgroundColor"
    )
    shot(petra.page, "day-missed")
    start_worker()
    wait_for(lambda: LiveStory.objects.filter(pk=late.pk).exists(), seconds=30)
