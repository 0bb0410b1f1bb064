"""The checks beside a story that is being written: kept equal to the form, a way to each place."""

import os
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.publishing import versions
from tests.browser.conftest import PHONE
from tests.browser.test_accessible import violations
from tests.builders import NOON, Figure, a_block, a_photo, a_story, a_user

pytestmark = pytest.mark.django_db(transaction=True)


def shot(page, name: str) -> None:
    if folder := os.environ.get("SHOTS"):
        page.screenshot(path=str(Path(folder) / f"{name}.png"))


def a_desk(sign_in, **options):
    ana = a_user()
    story = a_story(standfirst="")
    a_block(story, Figure, 30, key="b9", photo=a_photo(alt=""))
    versions.save(story, by=ana, now=NOON)
    path = reverse("admin:articles_story_change", args=[story.pk])
    page = sign_in(ana.username, "a long password", path, **options)
    expect(page.locator(".order-machine [role=textbox]").first).to_be_visible()
    return page


def test_the_list_follows_what_is_typed_and_leads_to_each_place(sign_in):
    page = a_desk(sign_in)
    checks = page.locator("#checks")
    expect(checks.locator("#checks-count")).to_have_text("1 to fix, 2 advice")

    page.locator("#id_headline").fill("")

    expect(checks.locator("#checks-count")).to_have_text("2 to fix, 2 advice")
    expect(checks).to_contain_text("Of the story as it stands in this form.")
    checks.locator("li", has_text="Write a headline.").get_by_role("link").click()
    expect(page.locator("#id_headline")).to_be_focused()
    page.keyboard.type("The ferry is back")
    expect(checks).not_to_contain_text("Write a headline.")
    shot(page, "checks-desktop")

    picture = page.locator(".order-machine .inline-related:not(.empty-form)").nth(1)
    picture.locator(":scope > .tools > .fold").click()
    checks.locator("li", has_text="no alt text").get_by_role("link").press("Enter")
    field = picture.locator("[name$=-alt]")
    expect(field).to_be_visible()
    shot(page, "checks-jump")
    expect(field).to_be_focused()
    field.fill("A ferry at the quay.")
    expect(checks.locator("#checks-count")).to_have_text("nothing to fix, 2 advice")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_the_bar_at_the_foot_opens_the_list(sign_in, scheme):
    page = a_desk(sign_in, viewport=PHONE, has_touch=True, color_scheme=scheme)
    foot = page.locator("#foot-checks")
    expect(foot).to_have_text("1 to fix")
    page.locator("#checks > summary").click()
    expect(page.locator("#checks-list")).to_be_hidden()

    foot.tap()

    expect(page.locator("#checks-list")).to_be_in_viewport()
    expect(page.locator("#checks-list a").first).to_be_focused()
    shot(page, f"checks-phone-{scheme}")
    assert foot.bounding_box()["height"] >= 44
    assert violations(page) == []
