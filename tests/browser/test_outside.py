"""Somebody outside reads a story on a phone, answers it, and the desk hears of it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Approval, Note, Text
from articles.publishing import approvals, outside, versions
from articles.publishing.roles import EDITOR, LEGAL, REPORTER
from tests.browser.conftest import PHONE
from tests.browser.test_accessible import violations
from tests.browser.test_checks import shot
from tests.builders import NOON, a_user
from tests.views.rich import a_rich_story

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_reader_without_an_account_comments_and_approves_without_script(open_page):
    story = a_rich_story()
    versions.save(story, by=None, now=NOON)
    made = outside.make(
        story.pk,
        by=a_user(EDITOR),
        recipient="Counsel",
        lasts=timedelta(days=3),
        may_approve=True,
    )
    path = f"/shared/{made.secret}/"
    page = open_page(path, java_script_enabled=False, viewport=PHONE)
    expect(page.get_by_text("For Counsel: version 1.")).to_be_visible()
    shot(page, "shared-phone")

    page.get_by_text("Write about this part").first.click()
    part = page.locator("details[open]")
    part.get_by_label("Your name").fill("Ada Lovelace")
    part.get_by_label("Your note").fill("Are these two dozen, or 26?")
    shot(page, "shared-phone-form")
    part.get_by_role("button", name="Send to the newsroom").click()
    expect(page.get_by_text("Sent to the newsroom.")).to_be_visible()
    expect(page.get_by_text("Are these two dozen, or 26?")).to_be_visible()
    shot(page, "shared-phone-sent")

    page.get_by_role("button", name="Approve version 1").click()
    expect(page.get_by_text("Version 1 is approved by Counsel.")).to_be_visible()
    shot(page, "shared-phone-approved")
    assert Note.objects.get().name == "Ada Lovelace"
    assert Approval.objects.get().link == made.link

    for scheme in ("light", "dark"):
        wide = open_page(path, color_scheme=scheme)
        wide.get_by_text("Write about this part").first.click()
        shot(wide, f"shared-{scheme}")
        assert violations(wide) == []
        wide.set_viewport_size(PHONE)
        assert violations(wide) == []
        assert wide.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_the_desk_makes_a_link_and_sees_what_changed_since_a_version_was_approved(sign_in):
    editor, lawyer = a_user(EDITOR), a_user(LEGAL, first_name="Ines", last_name="Okafor")
    story = a_rich_story(created_by=a_user(REPORTER))
    versions.save(story, by=None, now=NOON)
    approvals.approve(story.pk, by=lawyer, version=1, note="Cleared, with the figure as it is.")
    Text.objects.filter(parent=story).update(html="<p>Thirty countries agreed on Monday.</p>")
    versions.save(type(story).objects.get(pk=story.pk), by=None, now=NOON)
    path = reverse("admin:articles_story_outside", args=[story.pk])

    page = sign_in(editor.username, "a long password", path, viewport=PHONE)
    page.get_by_label("For whom").fill("Counsel")
    page.get_by_label("They may approve it").check()
    page.get_by_role("button", name="Make link").click()
    address = page.get_by_label("The link for Counsel").input_value()
    assert "/shared/" in address
    shot(page, "outside-phone")
    pages = {
        "outside": path,
        "approvals": reverse("admin:articles_story_approvals", args=[story.pk]),
        "rail": reverse("admin:articles_story_change", args=[story.pk]),
    }
    for name, url in pages.items():
        page.goto(url)
        for scheme, width in (("light", 1280), ("dark", 820), ("dark", 390)):
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 900})
            if name == "rail":
                page.locator("#approvals").scroll_into_view_if_needed()
            shot(page, f"{name}-{width}-{scheme}")
            if name != "rail":
                assert violations(page) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("link", name="See what changed").click()
    expect(page.locator("#changed ins").first).to_contain_text("Thirty")
