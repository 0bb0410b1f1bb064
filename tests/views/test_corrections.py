"""Everything that was put right, on one page."""

from datetime import timedelta
from typing import Any

import pytest

from articles.models import Kind, SiteSettings
from articles.publishing import house, publish
from tests.builders import NOON, a_live_story, press, published
from tests.views.page import read

pytestmark = pytest.mark.django_db


def put_right(live: Any, note: str, hours: int = 1, **fields: Any) -> None:
    moment = NOON + timedelta(hours=hours)
    publish.correct(live.pk, **press(live.story, note=note, now=moment, **fields))


def notices(page) -> list[tuple[str, str, str]]:
    return [
        (
            notice.one("p", class_="kicker").text.split(" · ")[0],
            notice.one("h3").text,
            notice.all("p")[-1].text,
        )
        for notice in page.all("li", class_="ver")
    ]


def test_corrections_clarifications_and_retractions_are_listed_newest_first(client):
    ferry = a_live_story("The night ferry is back")
    put_right(ferry, "It is 162.")
    library = a_live_story("Libraries stay open")
    put_right(library, "Not the primary schools.", hours=2, kind=Kind.CLARIFICATION)
    hall = a_live_story("Market hall to be sold")
    later = NOON + timedelta(hours=3)
    publish.retract(hall.pk, **press(hall.story, note="A forged paper.", now=later))

    page = read(client.get("/corrections/"))

    assert notices(page) == [
        ("Retraction", "A story of Wednesday 4 March 2026, since withdrawn", "A forged paper."),
        ("Clarification", "Libraries stay open", "Not the primary schools."),
        ("Correction", "The night ferry is back", "It is 162."),
    ]
    assert [li.one("a").attributes["href"] for li in page.all("li", class_="ver")] == [
        hall.url,
        library.url,
        ferry.url,
    ]


def test_an_update_and_a_small_fix_are_no_corrections(client):
    live = a_live_story("The night ferry is back")
    published(live.story)

    page = read(client.get("/corrections/"))

    assert notices(page) == []
    assert "Nothing has had to be corrected yet." in page.text


def test_nothing_of_a_withdrawn_story_is_left(client):
    retracted, gone = a_live_story("Market hall to be sold"), a_live_story("Man held")
    put_right(retracted, "It is the old market hall.")
    put_right(gone, "He is 43.")
    publish.retract(retracted.pk, **press(retracted.story, note="A forged paper."))
    publish.take_down(gone.pk, **press(gone.story, note="A court order."))

    page = client.get("/corrections/").text

    assert "A forged paper." in page
    for word in ("Market hall", "old market hall", "Man held", "He is 43.", "A court order"):
        assert word not in page


def test_the_list_goes_on_page_by_page_and_back(client):
    live = a_live_story()
    for number in range(35):
        put_right(live, f"Note {number}.", hours=number // 2)  # several of one moment

    first = read(client.get("/corrections/"))
    second = read(client.get("/corrections/" + first.one("a", rel="next").attributes["href"]))

    notes = [notice[2] for page in (first, second) for notice in notices(page)]
    assert notes == [f"Note {number}." for number in range(34, -1, -1)]
    assert second.one("a", rel="prev").attributes["href"] == "./"


def test_readers_are_told_whom_to_write_to_if_the_house_says_it(client, monkeypatch):
    assert "mailto:" not in client.get("/corrections/").text
    SiteSettings.objects.create(pk=1, corrections_email="corrections@example.org")
    house.forget()
    monkeypatch.setattr(house, "KEPT_FOR", 0.0)

    page = read(client.get("/corrections/"))

    told = page.one("section", id="tell")
    assert told.one("a").attributes["href"] == "mailto:corrections@example.org"
