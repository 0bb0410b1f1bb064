"""The audit log: entries that nobody changes, and what publications write into it."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from articles.document import walltime
from articles.models import AuditEntry, triggers
from articles.publishing import audit, publish, schedule, upkeep
from articles.publishing.audit import What
from articles.publishing.errors import NotReady
from tests import builders as a

pytestmark = pytest.mark.django_db(transaction=True)


def an_entry() -> AuditEntry:
    return audit.enter(What.EXPORTED, by=a.a_user(), thing="The list of stories")


def entered(what: What) -> AuditEntry:
    return AuditEntry.objects.get(what=what)


def raw(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def save(entry: AuditEntry) -> None:
    entry.thing = "Another list"
    entry.save()


WAYS: dict[str, Callable[[AuditEntry], object]] = {
    "save": save,
    "delete": lambda entry: entry.delete(),
    "update of all": lambda _: AuditEntry.objects.update(name="Nobody"),
    "bulk update": lambda entry: AuditEntry.objects.bulk_update([entry], ["name"]),
    "upsert": lambda entry: AuditEntry.objects.bulk_create(
        [entry], update_conflicts=True, unique_fields=["id"], update_fields=["name"]
    ),
    "delete of all": lambda _: AuditEntry.objects.all().delete(),
    "raw update": lambda _: raw("UPDATE articles_auditentry SET name = 'Nobody'"),
    "raw delete": lambda _: raw("DELETE FROM articles_auditentry"),
}
if connection.vendor == "postgresql":
    WAYS["truncate"] = lambda _: raw("TRUNCATE articles_auditentry")
else:
    WAYS["replace"] = lambda _: raw(
        "REPLACE INTO articles_auditentry SELECT * FROM articles_auditentry"
    )


@pytest.mark.parametrize("way", WAYS)
def test_an_entry_is_neither_changed_nor_deleted(way: str) -> None:
    before = AuditEntry.objects.values().get(pk=an_entry().pk)

    with pytest.raises(DatabaseError, match="audit log never changes"), transaction.atomic():
        WAYS[way](AuditEntry.objects.get())

    assert AuditEntry.objects.values().get() == before


def test_the_way_back_for_a_log_that_lost_its_triggers() -> None:
    an_entry()
    triggers.lift(connection)
    [warning] = upkeep.check_database(["default"])
    assert "articles_auditentry_no_update" in warning.msg

    call_command("migrate", verbosity=0)

    assert upkeep.check_database(["default"]) == []
    with pytest.raises(DatabaseError, match="audit log never changes"), transaction.atomic():
        AuditEntry.objects.all().delete()


def test_an_entry_keeps_a_network_and_no_address() -> None:
    assert audit.network("192.0.2.77") == "192.0.2.0/24"
    assert audit.network("2001:db8:1:2::3") == "2001:db8:1::/48"
    assert audit.network("fe80::1%eth0") == "fe80::/48"
    assert audit.network("unix:") == ""


def test_a_restricted_story_is_entered_by_its_number() -> None:
    story = a.a_story("The minister resigns", restricted=True)

    entry = audit.enter(What.HELD, by=a.a_user(), story=story)

    assert entry.thing == f"Story {story.pk}"


# --- what goes out -------------------------------------------------------------------------------


def test_a_waiver_is_entered_by_its_codes_and_not_a_word_of_the_story() -> None:
    story, by = a.a_story(text="<p>“It is late,” somebody said.</p>"), a.a_user()
    with pytest.raises(NotReady) as refused:
        publish.publish(story.pk, **a.press(story, by))
    assert not AuditEntry.objects.exists()
    reasons = {finding.key: "Named at noon." for finding in refused.value.findings}

    publish.publish(story.pk, waivers=reasons, **a.press(story, by))

    entry = entered(What.WAIVED)
    assert (entry.user_id, entry.story_id) == (by.pk, story.pk)
    assert entry.detail == ", ".join(sorted({f.code for f in refused.value.findings}))
    assert "late" not in entry.detail
    assert "noon" not in entry.detail


def test_each_publication_is_entered_with_its_kind_and_number() -> None:
    story, by = a.a_story("The night ferry is back"), a.a_user()

    publish.publish(story.pk, **a.press(story, by))
    publish.correct(story.pk, **a.press(story, by, note="It is 24."))
    publish.republish(story.pk, 1, **a.press(story, by))
    publish.retract(story.pk, **a.press(story, by, note="It was wrong."))
    publish.take_down(story.pk, **a.press(story, by, note="A court order."))

    entries = AuditEntry.objects.order_by("pk").values_list("what", "detail")
    assert list(entries) == [
        ("published", "first, public number 1, version 1"),
        ("published", "correction, public number 2, version 1"),
        ("published", "roll-back, public number 3, version 1"),
        ("retracted", "retraction, public number 4, version 2"),
        ("taken down", "take-down, public number 5, version 3"),
    ]
    assert set(AuditEntry.objects.values_list("user_id", "story_id")) == {(by.pk, story.pk)}
    assert "court" not in str(AuditEntry.objects.values())


def test_the_same_press_twice_is_entered_once() -> None:
    story = a.a_story()
    pressed = a.press(story)

    publish.publish(story.pk, **pressed)
    publish.publish(story.pk, **pressed)

    assert AuditEntry.objects.filter(what=What.PUBLISHED).count() == 1


@pytest.mark.parametrize("by_the_clock", [True, False])
def test_what_was_scheduled_is_entered_as_nobody_s_press_unless_somebody_pressed(
    by_the_clock: bool,
) -> None:
    story, by = a.a_story(), a.a_user()
    now, at = timezone.now() - timedelta(hours=1), timezone.now() - timedelta(seconds=2)
    when = walltime.When(at, "UTC", at.strftime(walltime.FORM))
    made = schedule.schedule(story.pk, by=by, intent=uuid4(), when=when, now=now)

    if by_the_clock:
        schedule.run_due(timezone.now())
    else:
        schedule.run_now(made.pk, by=by)

    entry = entered(What.PUBLISHED)
    assert entry.user_id == (None if by_the_clock else by.pk)
    assert (f"scheduled by {by.get_username()}" in entry.detail) == by_the_clock


def test_a_publication_that_is_refused_is_not_entered() -> None:
    story = a.a_story(headline="")

    with pytest.raises(NotReady):
        publish.publish(story.pk, **a.press(story))

    assert not AuditEntry.objects.exists()
