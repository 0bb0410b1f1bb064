"""The audit log's page, and its file."""

import csv
from datetime import datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from articles.models import AuditEntry
from articles.publishing import audit, audit_reading
from articles.publishing.audit import What
from articles.publishing.roles import ADMINISTRATOR, ROLES
from tests import builders as a
from tests.admin.desk import signed_in

pytestmark = pytest.mark.django_db

PAGE = reverse("admin:audit")
EXPORT = reverse("admin:audit_export")
BAD = [
    {"what": "nothing"},
    {"what": "published' OR 1=1"},
    {"who": "nobody at all"},
    {"story": "-1"},
    {"story": "x"},
    {"story": "9" * 19},
    {"story": "²"},
    {"since": "yesterday"},
    {"since": "0001-01-01"},
    {"until": "9999-12-31"},
    {"until": "2026-13-01"},
]


@pytest.fixture
def admin() -> User:
    return a.a_user(ADMINISTRATOR)


@pytest.fixture
def client(admin: User) -> Client:
    return signed_in(admin)


def an_entry(what: What = What.HELD, **fields: Any) -> AuditEntry:
    return audit.enter(what, **({"by": None} | fields))


def things(answer: Any) -> list[str]:
    """What the entries listed are about, but for those that the tests' own signing in makes."""
    lines = answer.context["lines"]
    return [line.thing for line in lines if line.entry.what != What.SIGNED_IN]


def exports() -> int:
    return AuditEntry.objects.filter(what=What.EXPORTED).count()


def file(client: Client, **asked: str) -> list[list[str]]:
    answer = client.post(EXPORT, asked)
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.reader(StringIO(text)))


# --- the list ------------------------------------------------------------------------------------


def test_the_latest_entry_comes_first_with_who_what_and_where(client: Client) -> None:
    story, by = a.a_story("The night ferry is back"), a.a_user()
    an_entry(thing="First")
    an_entry(What.PUBLISHED, by=by, story=story, detail="first, public number 1")

    answer = client.get(PAGE)

    assert things(answer) == ["The night ferry is back", "First"]
    assert reverse("admin:articles_story_change", args=[story.pk]) in answer.text
    assert "first, public number 1" in answer.text
    assert by.get_username() in answer.text


def test_the_filter_takes_what_who_story_and_days(client: Client) -> None:
    story, by = a.a_story("The night ferry is back"), a.a_user()
    noon = datetime(2026, 3, 2, 12, tzinfo=timezone.get_current_timezone())
    an_entry(What.PUBLISHED, thing="other")
    an_entry(What.RELEASED, by=by, story=story, now=noon)

    for asked in (
        {"what": "released"},
        {"who": by.get_username().upper()},
        {"story": str(story.pk)},
        {"until": "2026-03-02"},
        {"since": "2026-03-02", "until": "2026-03-02", "who": by.get_username()},
    ):
        assert things(client.get(PAGE, asked)) == [str(story)], asked
    for asked in ({"what": "exported"}, {"story": "987654321"}, {"until": "2026-03-01"}):
        assert things(client.get(PAGE, asked)) == [], asked
    assert things(client.get(PAGE, {"since": "2026-03-03"})) == ["other"]


def test_somebody_is_found_by_the_words_of_their_name(client: Client) -> None:
    lena = a.a_user(first_name="Lena", last_name="Brandt-Weil")
    an_entry(by=lena, thing="hers")
    an_entry(by=a.a_user(first_name="Lena", last_name="Ortiz"), thing="another's")
    an_entry(What.SIGN_IN_FAILED, thing=lena.get_username())

    assert things(client.get(PAGE, {"who": "weil lena"})) == [lena.get_username(), "hers"]


@pytest.mark.parametrize("asked", BAD)
def test_a_filter_that_means_nothing_lists_nothing_and_says_why(
    client: Client, asked: dict[str, str]
) -> None:
    an_entry(thing="something")

    answer = client.get(PAGE, asked)

    assert (answer.status_code, things(answer)) == (200, [])
    assert answer.context["typed"].problems
    sent = client.post(EXPORT, asked, follow=True)
    assert (sent.redirect_chain[0][1], things(sent)) == (302, [])
    assert exports() == 0


def test_what_was_typed_is_shown_and_never_run(client: Client) -> None:
    answer = client.get(PAGE, {"who": '"><script>alert(1)</script>\0'})

    assert "<script>alert" not in answer.text
    assert "&lt;script&gt;alert" in answer.text


def test_pages_go_on_where_the_last_one_ended_and_keep_the_filter(client: Client) -> None:
    at = timezone.now()
    for number in range(60):
        an_entry(thing=f"n{number}", now=at - timedelta(seconds=number // 3))
    first = client.get(PAGE, {"what": "held"})

    second = client.get(PAGE, {"what": "held", "before": first.context["older"]})

    assert sorted(things(first) + things(second)) == sorted(f"n{n}" for n in range(60))
    assert f"?what=held&amp;before={first.context['older']}" in first.text
    assert client.get(PAGE, {"before": "x"}).status_code == 404


def test_the_page_costs_the_same_however_much_it_lists(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    for _ in range(12):
        an_entry(What.PUBLISHED, by=a.a_user(), story=a.a_story())
    client.get(PAGE)

    with django_assert_max_num_queries(12):
        client.get(PAGE)


# --- who reads it --------------------------------------------------------------------------------


@pytest.mark.parametrize("role", sorted(set(ROLES) - {ADMINISTRATOR}))
def test_nobody_else_reads_it_or_takes_it_away(role: str) -> None:
    client = signed_in(a.a_user(role))
    unknown = client.get("/desk/articles/story/987654321/change/")

    for answer in (client.get(PAGE), client.post(EXPORT)):
        assert (answer.status_code, len(answer.content)) == (404, len(unknown.content))
    assert "Audit log" not in client.get(reverse("admin:index")).text
    assert exports() == 0


def test_the_headline_of_a_story_that_its_reader_may_not_see_is_not_told(
    client: Client, admin: User
) -> None:
    story = a.a_story("The minister resigns")
    an_entry(What.PUBLISHED, story=story)  # while everybody saw it
    type(story).objects.filter(pk=story.pk).update(restricted=True)
    assert not admin.has_perm("articles.see_restricted")

    answer = client.get(PAGE, {"story": str(story.pk)})

    assert things(answer) == [f"Story {story.pk}"]
    assert reverse("admin:articles_story_change", args=[story.pk]) not in answer.text
    assert "minister" not in answer.text + str(file(client))
    insider = a.a_user(ADMINISTRATOR)
    insider.user_permissions.add(a.a_right("see_restricted"))
    assert things(signed_in(insider).get(PAGE)) == ["Audit log", "The minister resigns"]


def test_nothing_at_the_desk_changes_an_entry(client: Client) -> None:
    an_entry(thing="kept")

    assert client.post(PAGE, {"thing": "x", "action": "delete_selected"}).status_code == 200
    for name in ("add", "change", "delete", "changelist"):
        with pytest.raises((NoReverseMatch, ValidationError)):
            reverse(f"admin:articles_auditentry_{name}")
    assert AuditEntry.objects.get(what=What.HELD).thing == "kept"


# --- the file ------------------------------------------------------------------------------------


def test_the_file_holds_what_the_filter_names_and_the_log_says_so(
    client: Client, admin: User
) -> None:
    an_entry(What.PUBLISHED, thing="other")
    an_entry(What.HELD, thing="=HYPERLINK(1)", detail="@x")

    head, row = file(client, what="held")

    assert (head[0], row[1], row[5], row[6]) == ("When (UTC)", "Held", "'=HYPERLINK(1)", "'@x")
    assert row[0].endswith("+00:00")
    entry = AuditEntry.objects.get(what=What.EXPORTED)
    assert (entry.user_id, entry.detail) == (admin.pk, "what=held")
    assert entry.network == "127.0.0.0/24"


def test_the_file_is_one_to_keep_and_nobody_stores_it(client: Client) -> None:
    answer = client.post(EXPORT)

    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"].startswith('attachment; filename="audit-log-2')
    assert "no-store" in answer["Cache-Control"]


def test_looking_takes_nothing_away(client: Client) -> None:
    assert client.get(EXPORT).status_code == 405
    assert Client().post(EXPORT).status_code == 302
    assert exports() == 0


def test_a_file_comes_in_steps_without_a_gap_and_ends_with_a_word_where_it_is_cut(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = timezone.now()
    for number in range(10):
        an_entry(thing=f"n{number}", now=at - timedelta(seconds=number // 4))
    monkeypatch.setattr(audit_reading, "AT_ONCE", 3)
    whole = file(client, what="held")[1:]
    assert sorted(row[5] for row in whole) == sorted(f"n{n}" for n in range(10))

    monkeypatch.setattr(audit_reading, "MOST_EXPORTED", 4)
    rows = file(client, what="held")

    assert len(rows) == 1 + 4 + 1
    assert "Only the latest 4 entries are here" in rows[-1][0]
