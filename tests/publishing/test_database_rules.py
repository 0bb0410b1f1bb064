"""What the database itself refuses, whoever writes."""

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from articles.models import (
    Kind,
    LiveStory,
    Publication,
    Story,
    Version,
)
from articles.publishing import versions
from tests import builders as a

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "change",
    [
        lambda: Version.objects.update(text="{}"),
        lambda: Version.objects.filter(number=1).delete(),
        lambda: _execute("UPDATE articles_version SET number = 7"),
        lambda: _execute("DELETE FROM articles_version"),
    ],
)
def test_a_version_refuses_to_change(change: Any) -> None:
    story = a.a_story()
    versions.save(story, by=None, now=a.NOON)
    Story.objects.update(saved_as=None)

    with pytest.raises(DatabaseError, match="A Version never changes"), transaction.atomic():
        change()

    assert Version.objects.get().number == 1


def _execute(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def test_a_second_live_row_for_a_story_is_refused() -> None:
    live = a.a_live_story()
    fields = {"date": live.date, "slug": "other", "version": live.version}
    moments = dict.fromkeys(["first_published_at", "updated_at", "listed_at"], a.NOON)

    with pytest.raises(DatabaseError), transaction.atomic():
        LiveStory.objects.create(
            story=live.story,
            publication=live.publication,
            section=live.section,
            **fields,
            **moments,
        )


def test_an_intent_is_used_once() -> None:
    live = a.a_live_story()

    with pytest.raises(DatabaseError), transaction.atomic():
        Publication.objects.create(
            story=live.story,
            version=live.version,
            number=9,
            kind=Kind.UPDATE,
            at=a.NOON,
            by=live.publication.by,
            intent=live.publication.intent,
        )


def test_a_quote_names_a_speaker_or_describes_one_never_both() -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        a.a_quote(speaker=a.a_person(), described_as="A neighbour")


@pytest.mark.parametrize("slug", ["search", "desk", "2026"])
def test_a_section_cannot_take_an_address_of_the_site(slug: str) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        a.a_section("Odd", slug=slug)
