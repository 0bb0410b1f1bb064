"""The list of stories: its chips, its filters, its search, its pages, lists kept by a name."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.admin import lists
from articles.models import Hold, SavedFilter, Schedule, Story
from articles.models.sources import SourceKind
from articles.publishing import notices, saved_filters, versions
from articles.publishing.roles import REPORTER
from tests import builders as a

pytestmark = pytest.mark.django_db

LIST = "/desk/articles/story/"
#: The count of unread notices, on every page, is bounded by this.
UNREAD = f"LIMIT {notices.MOST_COUNTED + 1}"


def client_of(user: User | None = None) -> Client:
    client = Client()
    client.force_login(user or a.a_user())
    return client


def listed(client: Client, **asked: str) -> list[str]:
    return [story.headline for story in client.get(LIST, asked).context["cl"].result_list]


def test_two_truths_stand_in_chips_of_their_own() -> None:
    live = a.a_live_story("Ferry")
    soon = timezone.now() + timedelta(hours=1)
    Story.objects.filter(pk=live.pk).update(stage="for edit", restricted=True, embargo_until=soon)
    user = a.a_user()
    user.user_permissions.add(a.a_right("see_restricted"))
    Hold.objects.create(story=live.story, reason="Letter", at=a.NOON, by=user)
    Schedule.objects.create(
        story=live.story,
        action="expire",
        at=soon,
        zone="UTC",
        wall="2026-01-01T00:00:00",
        made_at=a.NOON,
        made_by=user,
        intent="6f0b3f9e-0000-4000-8000-000000000001",
    )

    page = client_of(user).get(LIST).text

    for shape, word in [
        ("half", "For edit"),
        ("live", "Live v1"),
        ("lock", "Embargo until"),
        ("fix", "Held"),
        ("clock", "Comes down"),
        ("lock", "Restricted"),
    ]:
        assert f'<span class="chip {shape}">{word}' in page, word


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ({"whose": "mine"}, {"Mine"}),
        ({"whose": "nobody"}, {"Held", "Secret", "Embargoed"}),
        ({"due": "late"}, {"Late"}),
        ({"due": "today"}, {"Mine"}),
        ({"stopped": "held"}, {"Held"}),
        ({"stopped": "embargo"}, {"Embargoed"}),
        ({"sources": "confidential"}, {"Secret"}),
        ({"sources": "nonsense"}, {"Mine", "Late", "Held", "Secret", "Embargoed"}),
        ({"order": "due"}, {"Late", "Mine"}),
    ],
)
def test_filters_list_what_they_name(asked: dict[str, str], wanted: set[str]) -> None:
    tonight = timezone.localtime().replace(hour=23, minute=59, second=59)
    user = a.a_user()
    a.a_story("Mine", assigned_to=user, due=tonight)
    a.a_story("Late", assigned_to=a.a_user(), due=tonight - timedelta(days=1))
    Hold.objects.create(story=a.a_story("Held"), reason="Letter", at=a.NOON, by=user)
    a.a_story("Embargoed", embargo_until=timezone.now() + timedelta(days=9))
    secret = a.a_source("An aide", kind=SourceKind.UNNAMED, reason="Her post.")
    a.a_citation(a.a_story("Secret"), "words", source=secret)

    assert set(listed(client_of(user), **asked)) == wanted


def test_the_list_is_searched_by_text_and_not_by_headline_alone() -> None:
    story = a.a_story("Harbour", text="<p>Near the lighthouse.</p>")
    versions.save(story, by=None, now=a.NOON)
    a.a_story("Another")

    assert listed(client_of(), q="lighthouse") == ["Harbour"]


def _stories(count: int) -> None:
    a.a_section()
    for number in range(count):
        story = a.a_story(f"Story {number:02}", text=None, due=a.NOON + timedelta(days=number))
        at = a.NOON + timedelta(minutes=number // 3)  # some at the same moment
        Story.objects.filter(pk=story.pk).update(saved_at=at)


@pytest.mark.parametrize("order", ["", "due"])
def test_pages_follow_on_each_other_and_lead_back(order: str, monkeypatch: Any) -> None:
    monkeypatch.setattr("articles.admin.stories.StoryAdmin.list_per_page", 4)
    _stories(10)
    client = client_of()
    address, pages = f"{LIST}?order={order}", []
    while address:
        shown = client.get(address).context["cl"]
        pages.append([story.headline for story in shown.result_list])
        address = f"{LIST}{shown.older}" if shown.older else ""
    back = client.get(f"{LIST}{shown.newer}").context["cl"]

    every = [f"Story {number:02}" for number in range(10)]
    assert [headline for page in pages for headline in page] == (every if order else every[::-1])
    assert [len(page) for page in pages] == [4, 4, 2]
    assert [story.headline for story in back.result_list] == pages[1]


def test_a_later_page_costs_what_the_first_does_and_nothing_counts_it_all(
    monkeypatch: Any,
) -> None:
    monkeypatch.setattr("articles.admin.stories.StoryAdmin.list_per_page", 2)
    monkeypatch.setattr(lists, "MOST_COUNTED", 5)
    _stories(12)
    client = client_of()
    first = client.get(LIST).context["cl"]
    with CaptureQueriesContext(
        connection,
    ) as early:
        client.get(LIST)
    later = client.get(f"{LIST}{first.older}").context["cl"]
    with CaptureQueriesContext(connection) as late:
        client.get(f"{LIST}{later.older}")

    assert first.counted == "5+ stories"
    assert len(early) == len(late) <= 14
    for query in late.captured_queries:
        sql = query["sql"]
        assert "OFFSET" not in sql
        assert "COUNT(" not in sql or "LIMIT 6" in sql or UNREAD in sql, sql


@pytest.mark.parametrize("cursor", ["before=x", "after=9-", "before=" + "9" * 40])
def test_what_is_no_cursor_is_nothing(cursor: str) -> None:
    assert client_of().get(f"{LIST}?{cursor}").status_code == 404


@pytest.mark.parametrize("ordering", ["o=1", "o=-3.2", "order=created_by__password"])
def test_an_order_that_is_not_offered_is_the_usual_one(ordering: str) -> None:
    _stories(4)
    client = client_of()

    assert [s.pk for s in client.get(f"{LIST}?{ordering}").context["cl"].result_list] == [
        s.pk for s in client.get(LIST).context["cl"].result_list
    ]


# --- lists kept by a name ------------------------------------------------------------------------

KEEP = reverse("admin:articles_story_keep_list")


def test_a_list_is_kept_by_name_without_its_page_and_is_ones_own() -> None:
    user, other = a.a_user(), a.a_user()
    sent = {"name": " My  ferries ", "query": "whose=mine&before=1-1&x=1&q=ferry"}

    client_of(user).post(KEEP, sent)

    assert SavedFilter.objects.get().query == "q=ferry&whose=mine"
    assert "My ferries" in client_of(user).get(LIST).text
    assert "My ferries" not in client_of(other).get(LIST).text


@pytest.mark.parametrize(("own", "status", "left"), [(True, 302, 0), (False, 404, 1)])
def test_a_list_is_deleted_by_who_kept_it(own: bool, status: int, left: int) -> None:
    user = a.a_user()
    kept = saved_filters.keep(user if own else a.a_user(), "Mine", "whose=mine")

    response = client_of(user).post(reverse("admin:articles_story_forget_list", args=[kept.pk]))

    assert (response.status_code, SavedFilter.objects.count()) == (status, left)


def test_keeping_a_list_by_a_name_that_is_there_replaces_it() -> None:
    user = a.a_user()
    saved_filters.keep(user, "Mine", "whose=mine")
    saved_filters.keep(user, "Mine", "due=today")

    assert SavedFilter.objects.get().query == "due=today"


@pytest.mark.parametrize(("name", "query"), [(" ", ""), ("x" * 61, ""), ("x", "q=" + "y" * 999)])
def test_a_list_without_a_fitting_name_is_refused(name: str, query: str) -> None:
    with pytest.raises(saved_filters.FilterRefused):
        saved_filters.keep(a.a_user(), name, query)


def test_nobody_keeps_lists_without_end(monkeypatch: Any) -> None:
    monkeypatch.setattr(saved_filters, "MOST", 1)
    user = a.a_user()
    saved_filters.keep(user, "One", "")

    with pytest.raises(saved_filters.FilterRefused):
        saved_filters.keep(user, "Two", "")


@pytest.mark.parametrize(("role", "status"), [(REPORTER, 302), ("", 404)])
def test_lists_are_kept_by_who_sees_stories(role: str, status: int) -> None:
    response = client_of(a.a_user(role)).post(KEEP, {"name": "x", "query": ""})

    assert response.status_code == status


def test_looking_at_the_address_keeps_nothing() -> None:
    assert client_of().get(KEEP).status_code == 405
