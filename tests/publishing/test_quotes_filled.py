"""An upgrade writes beside the quotes that are live what a publication writes from now on."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.management import call_command

from articles.models import LiveQuote, QuoteEntry
from tests import builders as a

pytestmark = pytest.mark.django_db(transaction=True)
BEFORE = "0007_likenesses"
WRITTEN = ("words", "obtained", "reporter", "link", "dated", "published_at")


@pytest.fixture
def upgrading() -> Iterator[None]:
    """Whatever happens, the next test finds today's tables."""
    yield
    call_command("migrate", verbosity=0)


def written() -> list[tuple[Any, ...]]:
    return list(LiveQuote.objects.order_by("pk").values_list(*WRITTEN))


def test_what_is_live_is_filled_as_a_publication_writes_it(upgrading: None) -> None:
    story = a.a_story(text="<p>“We act now,” she said. “It is late,” he said.</p>")
    told = a.a_quote(
        "We act now.",
        obtained="interview",
        reporter=a.an_author("Mara Ellison"),
        link="https://example.org/talk",
        said_on=date(2014, 9, 15),
    )
    a.a_quotation(story, told)
    a.a_quotation(story, a.a_quote("It is late.", provenance="not stated"), ordering=1)
    a.published(story, now=a.NOON)
    before = written()

    call_command("migrate", "articles", BEFORE, verbosity=0)
    call_command("migrate", verbosity=0)

    assert written() == before
    assert [row[1:3] for row in before] == [("interview", "Mara Ellison"), ("", "")]
    assert QuoteEntry.objects.count() == len(before)
