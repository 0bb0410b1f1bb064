"""Takes the pictures of README and docs/editors that show the demo newsroom; in no test run.

.venv/bin/python -m pytest tests/browser/pictures_of_the_demo.py
"""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from django.urls import reverse
from PIL import Image
from playwright.sync_api import Page

from articles.management.demo.accounts import ACCOUNTS
from articles.management.demo.content import Content
from articles.management.demo.load import LEAD, load
from articles.models import Story
from tests.browser.conftest import PHONE

pytestmark = pytest.mark.django_db(transaction=True)

PICTURES = Path(__file__).parent.parent.parent / "docs" / "pictures"
DESKTOP = {"width": 1280, "height": 900}
WIDE = {"width": 1600, "height": 1000}
MOST = 150_000  # bytes
SAND = "who-was-paid-for-sand-that-stayed"


@pytest.fixture
def demo(transactional_db: None) -> None:
    load(lambda line: None, content=Content(), scale=0.5)


@pytest.fixture
def at(sign_in: Callable[..., Page], demo: None) -> Callable[..., Page]:
    """Open a page of the desk as one of the demo's accounts."""
    passwords = {account.username: account.password for account in ACCOUNTS}

    def open_as(name: str, path: str, **options: object) -> Page:
        page = sign_in(name, passwords[name], path, **options)
        page.wait_for_load_state("networkidle")
        return page

    return open_as


def of(slug: str, page: str) -> str:
    return reverse(f"admin:articles_story_{page}", args=[Story.objects.get(slug=slug).pk])


def keep(page: Page, name: str) -> None:
    """Write what a page shows now; in fewer colours where it would be large."""
    shot = page.screenshot()
    path = PICTURES / f"{name}.png"
    if len(shot) <= MOST:
        path.write_bytes(shot)
        return
    with Image.open(io.BytesIO(shot)) as image:
        image.convert("RGB").quantize(256).save(path, optimize=True)


def test_pictures(at: Callable[..., Page]) -> None:
    keep(at("editor", of(LEAD, "change"), viewport=DESKTOP), "desk")
    page = at("editor", reverse("admin:index"), viewport={"width": 1280, "height": 1060})
    keep(page, "my-desk")
    keep(at("editor", of(SAND, "change"), viewport=WIDE), "story-and-rail")
    keep(at("legal", of(SAND, "hold"), viewport={"width": 1280, "height": 620}), "hold")
    path = of("the-last-lamplighter", "schedule")
    keep(at("publisher", path, viewport=DESKTOP), "schedule")
    path = of("who-reads-the-harbour-officers-post", "restricted")
    keep(at("editor", path, viewport=DESKTOP), "restricted")

    phone = at("reporter", of("inside-the-signal-box", "change"), viewport=PHONE, has_touch=True)
    phone.locator("#foot-checks").tap()
    phone.wait_for_timeout(500)
    keep(phone, "checks-phone")
