"""The archive by year, month and day."""

from datetime import UTC, datetime, timedelta

import pytest

from articles.publishing import publish
from tests.builders import NOON, a_live_story, press, published
from tests.views.page import read

pytestmark = pytest.mark.django_db


def at(year: int, month: int, day: int, hour: int = 12) -> datetime:
    return datetime(year, month, day, hour, tzinfo=UTC)


def links(page, **attributes) -> dict[str, str]:
    return {a.text: a.attributes["href"] for a in page.all("a", **attributes)}


@pytest.fixture
def some_years() -> None:
    a_live_story("Old", now=at(2014, 9, 15))
    a_live_story("First of three", now=at(2026, 3, 4, 8))
    a_live_story("Second of three", now=at(2026, 3, 4, 9))
    a_live_story("Third of three", now=at(2026, 3, 4, 10))
    a_live_story("Next day", now=at(2026, 3, 5))
    a_live_story("Next month", now=at(2026, 5, 1))


def test_the_archive_counts_the_stories_of_each_month(client, some_years):
    page = read(client.get("/archive/"))

    assert [h.text for h in page.one("main").all("h2")] == ["2026", "2014"]
    assert [li.text for months in page.all("ol", class_="months") for li in months.all("li")] == [
        "May 2026 1 story",
        "March 2026 4 stories",
        "September 2014 1 story",
    ]
    assert links(page)["March 2026"] == "/archive/2026/03/"


def test_a_year_counts_its_months_and_leads_to_the_next_with_something_in_it(client, some_years):
    page = read(client.get("/archive/2014/"))

    assert page.one("h1").text == "2014"
    assert [li.text for li in page.one("ol", class_="months").all("li")] == [
        "September 2014 1 story"
    ]
    neighbours = page.one("nav", **{"aria-label": "Earlier and later"})
    assert links(neighbours) == {"2026": "/archive/2026/"}


def test_a_month_is_a_calendar_of_its_days(client, some_years):
    page = read(client.get("/archive/2026/03/"))

    assert page.one("h1").text == "March 2026"
    calendar = page.one("table", class_="calendar")
    assert calendar.all("th")[0].text == "Mon"
    told = {a.attributes["href"]: a.all("span")[-1].text for a in calendar.all("a")}
    assert told == {"/archive/2026/03/04/": "3 stories", "/archive/2026/03/05/": "1 story"}
    assert [b.text for b in calendar.all("b")] == ["4", "5"]
    assert len(calendar.all("td")) == 6 * 7
    neighbours = page.one("nav", **{"aria-label": "Earlier and later"})
    assert links(neighbours) == {
        "September 2014": "/archive/2014/09/",
        "May 2026": "/archive/2026/05/",
    }


def test_a_day_lists_its_stories_and_leads_to_the_days_around(client, some_years):
    page = read(client.get("/archive/2026/03/04/"))

    assert page.one("h1").text == "Wednesday 4 March 2026"
    assert [a.text for a in page.one("ol", class_="rows").all("a")] == [
        "Third of three",
        "Second of three",
        "First of three",
    ]
    neighbours = page.one("nav", **{"aria-label": "Earlier and later"})
    assert list(links(neighbours).values()) == ["/archive/2014/09/15/", "/archive/2026/03/05/"]
    crumbs = page.one("ol", class_="crumbs")
    assert list(links(crumbs).values()) == ["/archive/", "/archive/2026/", "/archive/2026/03/"]


def test_a_story_stays_on_the_day_of_its_address(client):
    live = a_live_story("The ferry", now=at(2026, 3, 4))
    published(live.story, now=at(2026, 3, 6))

    assert "The ferry" in client.get("/archive/2026/03/04/").text
    assert client.get("/archive/2026/03/06/").status_code == 404


def test_a_full_day_goes_on_page_by_page_and_back(client):
    for number in range(55):
        a_live_story(f"Story {number}", now=NOON + timedelta(minutes=number // 2))

    first = read(client.get("/archive/2026/03/04/"))
    older = first.one("a", rel="next").attributes["href"]
    second = read(client.get("/archive/2026/03/04/" + older))

    shown = [a.text for page in (first, second) for a in page.one("ol", class_="rows").all("a")]
    assert shown == [f"Story {number}" for number in range(54, -1, -1)]
    assert second.one("a", rel="prev").attributes["href"] == "./"
    assert second.one("title").text != first.one("title").text


@pytest.mark.parametrize(
    "address",
    ["", "2026/", "2026/03/", "2026/03/04/"],
)
def test_what_holds_nothing_does_not_exist(client, address):
    assert client.get(f"/archive/{address}").status_code == 404
    live = a_live_story(now=NOON)
    assert client.get(f"/archive/{address}").status_code == 200
    publish.take_down(live.pk, **press(live.story))
    assert client.get(f"/archive/{address}").status_code == 404


@pytest.mark.parametrize(
    "address",
    ["0000/", "2026/13/", "2026/02/30/", "2026/3/", "26/", "2026/03/05/", "2026/03/04/?before=x"],
)
def test_no_other_address_is_in_the_archive(client, address):
    a_live_story(now=NOON)
    assert client.get(f"/archive/{address}").status_code == 404


def test_the_ends_of_the_calendar_have_their_pages(client):
    a_live_story("The last one", now=NOON)
    assert client.get("/archive/9999/12/31/").status_code == 404
    assert client.get("/archive/0001/01/").status_code == 404
