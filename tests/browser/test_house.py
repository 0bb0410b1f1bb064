"""Site settings in a browser: by keyboard, on a phone, in the dark."""

import pytest
from playwright.sync_api import expect

from articles.publishing.roles import ADMINISTRATOR
from tests.browser.conftest import PHONE
from tests.browser.test_accessible import violations
from tests.browser.test_checks import shot
from tests.builders import a_user

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_settings_are_changed_and_the_desk_has_the_new_name(sign_in):
    chief = a_user(ADMINISTRATOR)
    page = sign_in(chief.username, "a long password", "/desk/settings/", color_scheme="dark")
    page.get_by_label("Name of the site").fill("The Courier")
    page.get_by_label("There is no standfirst").check()
    shot(page, "settings-desktop")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Save settings").press("Enter")

    expect(page.locator(".messagelist")).to_contain_text("The settings are saved.")
    expect(page.locator("#site-name")).to_have_text("The Courier")
    expect(page.get_by_label("There is no standfirst")).to_be_checked()
    assert violations(page) == []

    page.set_viewport_size(PHONE)

    shot(page, "settings-phone-dark")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
