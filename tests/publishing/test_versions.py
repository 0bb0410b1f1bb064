"""Saving freezes numbered Versions, and a save that comes too late is noticed."""

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from articles.models import Person, Story, Text, Version, triggers
from articles.publishing import upkeep, versions
from tests import builders as a

pytestmark = pytest.mark.django_db


def save(story: Story, **fields: object) -> Version:
    return versions.save(Story.objects.get(pk=story.pk), by=None, now=a.NOON, **fields)


def test_each_save_is_a_version_with_the_next_number() -> None:
    story = a.a_story()
    first = save(story)
    Text.objects.update(html="<p>More.</p>")
    second = save(story)

    assert (first.number, second.number) == (1, 2)
    assert Story.objects.get().saved_as == second


def test_a_save_that_changed_nothing_is_no_version() -> None:
    story = a.a_story()

    assert save(story) == save(story)
    assert Version.objects.count() == 1


def test_naming_a_version_keeps_it_apart() -> None:
    story = a.a_story()
    save(story)

    assert save(story, name="Before legal").number == 2


def test_a_form_that_started_from_the_last_save_is_in_time() -> None:
    story = a.a_story()
    started_from = save(story)
    story.refresh_from_db()

    assert not versions.is_late(story, started_from.pk)


def test_a_form_that_started_before_another_s_save_is_late() -> None:
    story = a.a_story()
    started_from = save(story)
    Text.objects.update(html="<p>Another's words.</p>")
    save(story)
    story.refresh_from_db()

    assert versions.is_late(story, started_from.pk)
    assert versions.is_late(story, None)


def test_a_shared_record_that_changed_makes_nobody_late() -> None:
    story = a.a_story()
    a.a_quotation(story, a.a_quote(speaker=a.a_person("Lena Brandt")))
    started_from = save(story)
    Person.objects.update(name="Lena Brandt-Weil")
    save(story)
    story.refresh_from_db()

    assert story.saved_as != started_from
    assert not versions.is_late(story, started_from.pk)


def test_a_version_of_another_story_is_no_start() -> None:
    story, other = a.a_story(), a.a_story()
    save(story)
    elsewhere = save(other)
    story.refresh_from_db()

    assert versions.is_late(story, elsewhere.pk)


@pytest.mark.parametrize(("id", "taken"), [("id", "id"), ("id + 1", "story_id, number")])
def test_a_version_is_not_replaced_under_its_number(id: str, taken: str) -> None:
    kept = save(a.a_story())
    columns = [field.column for field in Version._meta.concrete_fields if field.column != "id"]
    others = ", ".join(columns)
    again = "INTO articles_version (id, {0}) SELECT {1}, {0} FROM articles_version"
    replace = {
        "sqlite": f"REPLACE {again}",
        "postgresql": f"INSERT {again} ON CONFLICT ({taken}) DO UPDATE SET sha256 = 'x'",
    }[connection.vendor]

    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        connection.cursor().execute(replace.format(others, id))

    assert Version.objects.get().pk == kept.pk


def test_a_database_that_lost_its_triggers_is_reported_and_mended() -> None:
    assert upkeep.check_database(["default"]) == []
    triggers.lift(connection)

    [error] = upkeep.check_database(["default"])
    assert "articles_version_no_update" in error.msg
    assert "migrate" in str(error.hint)

    upkeep.put_in_order("default")
    assert upkeep.check_database(["default"]) == []


def test_migrate_runs_on_a_database_that_lost_its_triggers_and_puts_them_back() -> None:
    triggers.lift(connection)

    call_command("migrate", verbosity=0)

    assert triggers.missing(connection) == []
