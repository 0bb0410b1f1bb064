"""No page of the site costs more for what lies behind it: queries are counted, plans are read."""

from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from articles.models import LiveQuote, LiveSource, LiveStory
from articles.rendering import corrections, quotes
from articles.rendering.paging import FIRST, LISTED, PLACED, SAID, TOLD, Order, cursor, leaf
from tests import builders as a

pytestmark = pytest.mark.django_db
MOST = 6


def load(stories: int) -> None:
    call_command("load_archive", stories, stdout=StringIO())


def queries(client: Any, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200, address
    return len(captured)


def pages() -> list[str]:
    """A page of every kind that lists something, and an older page of those that have one."""
    newest: Any
    older: Any
    newest, older = LiveStory.objects.listed()[:25:24]
    figure: Any = LiveQuote.objects.latest("pk").speaker
    before = f"?before={cursor(older, LISTED)}"
    return [
        "/",
        f"/{newest.section.slug}/",
        "/latest/",
        f"/latest/{before}",
        f"/topics/{newest.topics.all()[0].topic.slug}/",
        f"/authors/{newest.authors.get().author.slug}/",
        f"/sources/{LiveSource.objects.latest('pk').source.slug}/",
        f"/people/{figure.slug}/",
        "/archive/",
        f"/archive/{newest.date:%Y}/",
        f"/archive/{newest.date:%Y/%m}/",
        f"/archive/{newest.date:%Y/%m/%d}/",
        "/corrections/",
        newest.url,
    ]


def test_pages_cost_as_many_queries_beside_many_stories_as_beside_few(client: Any) -> None:
    load(45)
    addresses = pages()
    few = {address: queries(client, address) for address in addresses}

    load(90)

    assert {address: queries(client, address) for address in addresses} == few
    assert max(few.values()) <= MOST, few


def test_an_older_page_costs_one_query_more_wherever_it_is(client: Any) -> None:
    load(130)
    rows = list(LiveStory.objects.listed())

    costs = {queries(client, f"/latest/?before={cursor(row, LISTED)}") for row in rows[10:120:20]}

    assert costs == {queries(client, "/latest/") + 1}


LISTS: dict[str, tuple[Callable[[], QuerySet[Any]], Order]] = {
    "the most recent": (lambda: LiveStory.objects.cards(), LISTED),
    "of a section": (lambda: LiveStory.objects.cards().of_section(1), LISTED),
    "on a topic": (lambda: LiveStory.objects.cards().of_topic(1), PLACED),
    "by an author": (lambda: LiveStory.objects.cards().by_author(1), PLACED),
    "from a source": (lambda: LiveStory.objects.cards().from_source(1), PLACED),
    "of a day": (lambda: LiveStory.objects.cards().of_day(a.NOON.date()), FIRST),
    "corrections": (corrections.told, TOLD),
    "what was said": (quotes.on_record, SAID),
    "what somebody said": (lambda: quotes.on_record().filter(speaker=1), SAID),
}


def plans(work: Callable[[], object]) -> list[str]:
    """How the database goes about each query of some work, if an index can spare it a sort.

    PostgreSQL would sort a small table rather than go by an index, so it is told not to like it.
    """
    found: list[str] = []
    explain = "EXPLAIN QUERY PLAN " if connection.vendor == "sqlite" else "EXPLAIN "

    def note(run: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith("SELECT"):
            run(explain + sql, params, many, context)
            found.append("\n".join(str(row) for row in context["cursor"].fetchall()))
        return run(sql, params, many, context)

    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for way in ("sort", "incremental_sort", "seqscan", "bitmapscan", "hashjoin"):
                cursor.execute(f"SET LOCAL enable_{way} = off")
    with connection.execute_wrapper(note):
        work()
    return found


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("asked", [{}, {"before": "700000-5"}], ids=["first", "older"])
def test_a_page_of_a_list_is_read_from_an_index_in_its_order(
    name: str, asked: dict[str, str]
) -> None:
    rows, order = LISTS[name]

    found = plans(lambda: leaf(rows(), asked, 20, order))

    assert found
    for plan in found:
        assert "TEMP B-TREE" not in plan, plan
        assert "Sort" not in plan, plan


def test_a_sort_would_be_seen() -> None:
    assert any(
        "TEMP B-TREE" in plan or "Sort" in plan
        for plan in plans(lambda: list(LiveStory.objects.order_by("headline")[:20]))
    )
