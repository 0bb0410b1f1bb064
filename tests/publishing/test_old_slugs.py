"""An address that readers may have kept leads to its record for ever."""

from typing import Any

import pytest
from django.urls import reverse

from articles.models import OldSlug, Person
from articles.publishing import addresses, publish, shared
from tests import builders as a
from tests.admin.desk import form_in, signed_in

pytestmark = pytest.mark.django_db


def moved(record: Any, slug: str) -> None:
    """Give a record another address, as the desk does."""
    before = type(record).objects.get(pk=record.pk)
    record.slug = slug
    record.save()
    shared.changed(record, before=before, now=a.NOON)


def old(of: str) -> list[tuple[str, int]]:
    return list(OldSlug.objects.filter(of=of).order_by("slug").values_list("slug", "record"))


def quoted(slug: str) -> Person:
    person = a.a_person(slug=slug, public_figure=True)
    story = a.a_story(text="<p>“No,” she said.</p>")
    a.a_quotation(story, a.a_quote("No.", speaker=person))
    a.published(story)
    return person


def test_an_address_that_was_live_leads_to_the_record() -> None:
    person = quoted("lena-brandt")

    moved(person, "lena-weil")
    moved(person, "lena-weil-brandt")

    assert old("person") == [("lena-brandt", person.pk), ("lena-weil", person.pk)]


def test_one_that_never_was_is_free_again() -> None:
    moved(a.a_person(slug="lena-brandt"), "lena-weil")

    assert old("person") == []


def test_what_was_taken_down_may_still_be_kept_by_readers() -> None:
    person = quoted("lena-brandt")
    story = person.live_quotes.get().story.story
    publish.take_down(story.pk, **a.press(story, a.a_user("Publisher")))

    moved(person, "lena-weil")

    assert old("person") == [("lena-brandt", person.pk)]


@pytest.mark.parametrize("kind", ["section", "topic", "author", "source"])
def test_so_it_is_with_all_that_has_an_address(kind: str) -> None:
    records: dict[str, Any] = {
        "section": a.a_section("Harbour"),
        "topic": a.a_topic("Ferries"),
        "author": a.an_author(slug="mara"),
        "source": a.a_source(slug="courier"),
    }
    story = a.a_story(section=records["section"], topics=["Ferries"])
    a.a_byline(story, records["author"])
    a.a_citation(story, "nine to six", source=records["source"])
    a.published(story)
    slug = records[kind].slug

    moved(records[kind], "another")

    assert old(kind) == [(slug, records[kind].pk)]


def test_an_address_that_returns_to_use_leads_nowhere_else() -> None:
    person = quoted("lena-brandt")
    moved(person, "lena-weil")

    moved(person, "lena-brandt")

    assert old("person") == [("lena-weil", person.pk)]


def test_a_name_gets_no_address_that_leads_to_somebody_else() -> None:
    moved(quoted("lena-brandt"), "lena-weil")

    assert addresses.free_slug(Person, "Lena Brandt") == "lena-brandt-2"
    assert addresses.free_slug(Person, "Lena Berg") == "lena-berg"


@pytest.mark.parametrize(("slug", "made"), [("lena-brandt", False), ("lena-berg", True)])
def test_the_desk_says_to_whom_an_old_address_leads(slug: str, made: bool) -> None:
    moved(quoted("lena-brandt"), "lena-weil")
    client, url = signed_in(), reverse("admin:articles_person_add")
    form = form_in(client.get(url).text, "person_form")

    answer = client.post(url, form | {"name": ["Another Lena"], "slug": [slug]})

    assert Person.objects.filter(slug=slug).exists() == made
    assert ("“Lena Brandt” had this address once" in answer.text) != made
