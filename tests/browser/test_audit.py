"""The audit log in a browser: read on a phone and a desktop, filtered, taken away as a file."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from articles.publishing import audit
from articles.publishing.audit import What
from articles.publishing.roles import ADMINISTRATOR
from tests import builders as a
from tests.browser.conftest import PHONE
from tests.browser.test_accessible import violations
from tests.browser.test_checks import shot

pytestmark = pytest.mark.django_db(transaction=True)

PASSWORD = "a long password"  # that of the builders' accounts
TABLET = {"width": 820, "height": 1100}
CONTROLS = "#content :is(a, button, input:not([type=hidden]), select)"
SMALL = f"""[...document.querySelectorAll("{CONTROLS}")]
    .filter(one => one.getClientRects().length && one.getBoundingClientRect().height < 44)
    .map(one => one.outerHTML.slice(0, 120))"""


def a_log() -> None:
    by, story = (
        a.a_user(first_name="Mara", last_name="Ellison"),
        a.a_story("The night ferry is back"),
    )
    audit.enter(What.SIGN_IN_FAILED, by=None, thing=by.get_username())
    audit.enter(What.HELD, by=by, story=story)
    audit.enter(What.RELEASED, by=by, story=story)
    audit.enter(What.WAIVED, by=by, story=story, detail="photo-uncredited, quote-unresolved")
    audit.enter(What.PUBLISHED, by=None, story=story, detail="first, public number 1, version 4")
    audit.enter(What.DELETED, by=by, thing="person 12: " + "Llanfairpwllgwyngyll" * 4)
    audit.enter(What.HELD, by=by, story=a.a_story("The minister resigns", restricted=True))


def test_the_log_is_read_filtered_and_taken_away(
    sign_in: Callable[..., Page], tmp_path: Path
) -> None:
    a_log()
    admin = a.a_user(ADMINISTRATOR)
    page = sign_in(admin.get_username(), PASSWORD, "/desk/audit/", has_touch=True)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for name, size in {"phone": PHONE, "tablet": TABLET, "desktop": (1280, 900)}.items():
            width, height = size if isinstance(size, tuple) else size.values()
            page.set_viewport_size({"width": width, "height": height})
            shot(page, f"audit-{name}-{scheme}")
            assert violations(page) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.set_viewport_size(PHONE)
    assert page.evaluate(SMALL) == []

    page.get_by_label("What").select_option("held")
    page.get_by_role("button", name="Filter", exact=True).click()
    expect(page.locator(".log tbody tr")).to_have_count(2)
    with page.expect_download() as started:
        page.get_by_role("button", name="Export what matches as CSV").click()
    saved = tmp_path / started.value.suggested_filename
    started.value.save_as(saved)
    assert len(saved.read_text("utf-8-sig").splitlines()) == 3
    assert "minister" not in saved.read_text("utf-8-sig")
