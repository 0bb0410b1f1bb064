"""A shared record that readers see is a public page's business when it changes."""

from typing import Any

import pytest

from articles.models import Purge
from articles.publishing import purge, shared
from tests import builders as a

pytestmark = pytest.mark.django_db


def change(record: Any, **fields: Any) -> list[tuple[str, str]]:
    """Change a record as the desk does; return what the purge log heard of it."""
    position = purge.position()
    before = type(record).objects.get(pk=record.pk)
    for name, value in fields.items():
        setattr(record, name, value)
    record.save()
    shared.changed(record, before=before, now=a.NOON)
    return list(Purge.objects.filter(position__gt=position).values_list("key", "mode"))


def quoted(**fields: Any) -> Any:
    person = a.a_person(**fields)
    story = a.a_story(text="<p>“No,” she said.</p>")
    a.a_quotation(story, a.a_quote("No.", speaker=person))
    a.published(story)
    return person


def test_a_quoted_person_s_name_is_told() -> None:
    person = quoted(public_figure=True)

    assert change(person, name="Lena Brandt-Weil") == [
        (f"person:{person.pk}", "refresh"),
        ("quotes", "refresh"),
        ("sitemap", "refresh"),
    ]


def test_a_page_that_goes_is_withdrawn() -> None:
    person = quoted(public_figure=True)

    assert change(person, public_figure=False) == [
        (f"person:{person.pk}", "withdraw"),
        ("quotes", "withdraw"),
        ("sitemap", "withdraw"),
    ]


def test_a_source_that_becomes_an_individual_loses_its_page() -> None:
    source = a.a_source()
    story = a.a_story()
    a.a_citation(story, "nine to six", source=source)
    a.published(story)

    assert change(source, kind="witness") == [
        ("quotes", "withdraw"),
        ("sitemap", "withdraw"),
        (f"source:{source.pk}", "withdraw"),
    ]


def test_a_section_s_name_stands_on_every_page() -> None:
    section = a.a_live_story().section

    told = change(section, name="The world")

    assert told == [(f"section:{section.pk}", "refresh"), ("sections", "refresh")]


def test_an_address_that_moves_stands_in_the_maps_too() -> None:
    topic = a.a_topic("Ferries")
    a.a_live_story(topics=["Ferries"])

    assert change(topic, slug="ships") == [
        ("sitemap", "refresh"),
        (f"topic:{topic.pk}", "refresh"),
    ]


def test_what_the_desk_keeps_to_itself_is_not_told() -> None:
    assert change(quoted(), notes="Met her in May.") == []


def test_nor_is_what_nothing_live_uses() -> None:
    person = a.a_person()

    assert not shared.is_live(person)
    assert change(person, name="Other") == []
