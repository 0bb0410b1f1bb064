"""Scheduling in a browser: an hour that comes twice, what was missed, on a desktop and a phone."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from articles.document import walltime
from articles.document.walltime import When
from articles.models import Schedule, SiteSettings
from articles.publishing import house, schedule
from newsroom import alarms
from tests.browser.conftest import PHONE
from tests.browser.test_accessible import violations
from tests.browser.test_checks import shot
from tests.builders import a_story, a_user

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def in_berlin(monkeypatch):
    SiteSettings.objects.update_or_create(pk=1, defaults={"time_zone": "Europe/Berlin"})
    monkeypatch.setattr(house, "_known", None)
    alarms.watch.forget()
    yield
    house._known = None
    alarms.watch.forget()


def overdue(editor):
    at = timezone.now() + timedelta(hours=1)
    when = When(at, "UTC", at.strftime(walltime.FORM))
    missed = a_story("Talks open in Paris")
    schedule.schedule(missed.pk, by=editor, when=when, intent=uuid4())
    Schedule.objects.update(at=timezone.now() - timedelta(minutes=4))


def test_an_hour_that_comes_twice_is_chosen_and_what_was_missed_is_told(
    sign_in, in_berlin, complaints
):
    editor, story = a_user(), a_story()
    overdue(editor)
    address = reverse("admin:articles_story_schedule", args=[story.pk])
    page = sign_in(editor.username, "a long password", address, color_scheme="dark")
    page.get_by_label("Day").fill("2027-10-31")
    page.get_by_label("Time", exact=True).fill("02:30")
    page.get_by_role("button", name="Schedule", exact=True).press("Enter")

    expect(page.locator("#reason")).to_contain_text("comes twice")
    assert "409 (Conflict)" in complaints.pop()
    shot(page, "schedule-desktop")
    assert violations(page) == []
    page.set_viewport_size(PHONE)
    shot(page, "schedule-phone-dark")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]

    page.get_by_label("31 Oct 2027 02:30 CET", exact=True).check()
    page.get_by_role("button", name="Schedule", exact=True).press("Enter")
    expect(page.locator(".messagelist")).to_contain_text("goes out on 31 Oct 2027 02:30 CET")
    page.get_by_role("link", name="Look at the schedules").click()

    expect(page.get_by_role("button", name="Run now: Talks open in Paris")).to_be_visible()
    shot(page, "schedules-phone-dark")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.set_viewport_size({"width": 1280, "height": 900})
    shot(page, "schedules-desktop")
