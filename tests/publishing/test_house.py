"""What the newsroom says of itself: the desk's row, else the environment; seen everywhere."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import OperationalError, connection

from articles.models import AuditEntry, Purge, SiteSettings
from articles.publishing import addresses, house
from articles.publishing.errors import Moved, NotAllowed
from articles.publishing.roles import ADMINISTRATOR, PUBLISHER
from tests.builders import NOON, a_live_story, a_user

pytestmark = pytest.mark.django_db


def changed(**values: Any) -> bool:
    return house.change(values, by=a_user(ADMINISTRATOR), now=NOON)


def test_the_environment_holds_where_the_desk_says_nothing(settings):
    settings.SITE_NAME, settings.TIME_ZONE, settings.LANGUAGE_CODE = "Herald", "Asia/Tokyo", "fr"

    changed(title="The Courier")

    found = house.current()
    assert (found.title, str(found.zone), found.language) == ("The Courier", "Asia/Tokyo", "fr")


def test_readers_see_the_name_and_language_of_the_house(client):
    a_live_story()
    changed(title="The Port Alder Courier", language="de")

    front = client.get("/").text

    assert "The Port Alder Courier" in front
    assert '<html lang="de"' in front
    feed = client.get("/feed.rss").text
    assert "<title>The Port Alder Courier</title>" in feed
    assert "<language>de</language>" in feed


def test_times_are_told_in_the_zone_of_the_house(client):
    live = a_live_story(now=datetime(2026, 3, 4, 22, 5, tzinfo=UTC))
    assert "2026-03-04T22:05+00:00" in client.get(live.url).text

    changed(time_zone="Asia/Tokyo")

    assert "2026-03-05T07:05+09:00" in client.get(live.url).text


def test_a_story_s_address_has_the_date_of_the_house_and_keeps_it():
    late = datetime(2026, 3, 4, 23, 30, tzinfo=UTC)
    before = a_live_story("Before", now=late)

    changed(time_zone="Europe/Paris")

    assert addresses.day(late).isoformat() == "2026-03-05"
    assert a_live_story("After", now=late).url.startswith("/2026/03/05/")
    before.refresh_from_db()
    assert before.url.startswith("/2026/03/04/")


def test_a_change_makes_every_page_anew_and_is_entered():
    by = a_user(ADMINISTRATOR)

    assert house.change({"title": "Courier"}, by=by, now=NOON)

    assert Purge.objects.filter(key=house.KEY, mode=Purge.Mode.REFRESH).exists()
    entry = AuditEntry.objects.get(what=AuditEntry.What.SETTINGS)
    assert (entry.user_id, entry.detail) == (by.pk, "title: “” → “Courier”")
    assert SiteSettings.objects.get().changed_by == by


def test_what_changes_nothing_is_not_entered():
    assert not changed(title="")

    assert not AuditEntry.objects.exists()
    assert not Purge.objects.exists()


@pytest.mark.parametrize("path", ["/", "/feed.rss", "/robots.txt", "/sitemap.xml", "/quotes/"])
def test_every_answer_to_readers_has_the_key_of_the_house(path, client):
    a_live_story()

    assert house.KEY in client.get(path).headers["Surrogate-Key"].split()


def test_only_who_has_the_right_changes_the_house():
    with pytest.raises(NotAllowed):
        house.change({"title": "Mine"}, by=a_user(PUBLISHER), now=NOON)

    assert not SiteSettings.objects.exists()


def test_the_second_of_two_administrators_is_told_who_was_first():
    changed(title="First")

    with pytest.raises(Moved):
        changed(title="Second")

    assert SiteSettings.objects.get().title == "First"


@pytest.mark.parametrize(
    "values",
    [
        {"time_zone": "Europe/Nowhere"},
        {"language": "German"},
        {"blocking_advice": ["headline-missing"]},
        {"corrections_email": "desk"},
    ],
)
def test_what_would_break_pages_is_not_stored(values):
    with pytest.raises(ValidationError):
        changed(**values)

    assert not SiteSettings.objects.exists()


def test_what_another_process_changed_is_seen_when_the_kept_row_is_old(monkeypatch):
    changed(title="Here")
    assert house.current().title == "Here"
    SiteSettings.objects.update(title="There")  # as another process would
    assert house.current().title == "Here"

    monkeypatch.setattr(house, "_known", house._known._replace(until=0.0))

    assert house.current().title == "There"


def test_what_was_known_last_holds_while_the_database_is_away(monkeypatch):
    changed(title="Courier")
    house.current()
    monkeypatch.setattr(house, "_known", house._known._replace(until=0.0))

    def away(*_call):
        raise OperationalError

    with connection.execute_wrapper(away):
        assert house.current().title == "Courier"
