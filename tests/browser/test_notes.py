"""Notes in a browser: written while a story is being typed, on a block, and without script."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import Note, Notice, Text
from articles.publishing import notes, versions
from articles.publishing.roles import EDITOR, REPORTER
from tests.admin.desk import change_url
from tests.browser.conftest import PHONE
from tests.browser.test_accessible import violations
from tests.browser.test_checks import shot
from tests.builders import a_story, a_user

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def mara():
    return a_user(EDITOR, username="mara", first_name="Mara", last_name="Ellison")


@pytest.fixture
def ben():
    return a_user(REPORTER, username="ben", first_name="Ben", last_name="Okafor")


@pytest.fixture
def story(ben):
    story = a_story(created_by=ben, stage="for edit")
    versions.save(story, by=ben, now=timezone.now())
    return story


def talk(story, mara, ben):
    """A thread with answers, a privileged one, one that is done."""
    now, block = timezone.now(), Text.objects.get(parent=story).key
    ask = notes.write(
        story.pk,
        by=mara,
        text="@ben nine to six, or nine to five? The minutes say five.",
        block=block,
        now=now - timedelta(hours=2),
    ).note
    notes.write(story.pk, by=ben, text="Six. The clerk corrected the minutes.", reply_to=ask.pk)
    notes.write(
        story.pk,
        by=mara,
        text="Legal wants to see the contract before we name the company.",
        privileged=True,
        now=now - timedelta(hours=1),
    )
    done = notes.write(story.pk, by=ben, text="Picture: the desk has two.", now=now).note
    notes.finish(done.pk, by=mara)


def test_a_note_is_sent_while_the_story_is_being_typed(sign_in, complaints, story, mara, ben):
    page = sign_in("mara", "a long password", change_url(story))
    page.locator("#id_headline").fill("A headline that is not saved yet")
    page.locator(".note-here").first.click()
    expect(page.locator(".note-on")).to_contain_text("Text")
    page.get_by_label("New note").fill("@ben who says so?")
    page.get_by_role("button", name="Add note").press("Enter")

    expect(page.locator(".note-said")).to_contain_text("Told: Ben Okafor.")
    expect(page.locator("#notes .words")).to_have_text("@ben who says so?")
    expect(page.locator("#id_headline")).to_have_value("A headline that is not saved yet")
    note = Note.objects.get()
    assert note.block == Text.objects.get(parent=story).key
    assert Notice.objects.get().user == ben
    page.get_by_label("New note").fill(" ")
    page.get_by_role("button", name="Add note").click()
    expect(page.locator(".note-said.refused")).to_be_visible()
    assert "409 (Conflict)" in complaints.pop()


def test_a_talk_is_read_answered_and_done_on_a_phone_without_script(sign_in, story, mara, ben):
    talk(story, mara, ben)
    phone = {"viewport": PHONE, "java_script_enabled": False}
    page = sign_in("ben", "a long password", "/desk/notices/", **phone)
    page.locator(".notices .what", has_text="mentioned you").click()
    expect(page.locator(".thread .words").first).to_contain_text("nine to six")
    page.get_by_label("Your answer").fill("Shall I add the clerk?")
    page.get_by_role("button", name="Send answer").click()
    page.get_by_role("button", name="Done", exact=True).click()

    expect(page.locator(".thread")).to_contain_text("Done, says Ben Okafor")
    page.goto(change_url(story))
    page.get_by_label("New note").fill("For the night desk: call the clerk.")
    page.get_by_role("button", name="Add note").click()
    expect(page.locator("#notes .words").last).to_have_text("For the night desk: call the clerk.")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_notes_and_notices_look_finished(sign_in, story, mara, ben, scheme):
    talk(story, mara, ben)
    story.refresh_from_db()
    page = sign_in("ben", "a long password", change_url(story), color_scheme=scheme)
    places = {
        "notes-form": change_url(story),
        "notes-page": f"/desk/articles/story/{story.pk}/notes/",
        "notices": "/desk/notices/",
        "notes-desk": "/desk/",
        "notes-preferences": "/desk/preferences/",
    }
    found = []
    for name, path in places.items():
        page.goto(path)
        page.wait_for_load_state()
        for width in (1280, 820, 390):
            page.set_viewport_size({"width": width, "height": 900})
            shot(page, f"{name}-{width}-{scheme}")
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (name, width)
        found += [f"{path}: {violation}" for violation in violations(page)]
    assert found == [], "\n".join(found)
