"""What one was told, at the desk: listed, counted on every page, read by opening it."""

from typing import Any

import pytest
from django.urls import reverse

from articles.models import Desk, Note, Notice, Story
from articles.publishing.roles import EDITOR, REPORTER
from tests.admin.desk import change_url, form_in, signed_in
from tests.builders import NOON, a_note, a_story, a_user

pytestmark = pytest.mark.django_db

PAGE = "/desk/notices/"


def a_notice(user: Any, story: Story | None = None, **fields: Any) -> Notice:
    values = {"kind": Notice.Kind.SENT_BACK, "at": NOON, "actor": "Ben"} | fields
    return Notice.objects.create(user=user, story=story or a_story("Ferries"), **values)


def url_of(notice: Notice) -> str:
    return reverse("admin:notice_open", args=[notice.pk])


def test_a_notice_is_counted_on_every_page_and_listed_with_its_words() -> None:
    user, client = a_user(REPORTER), None
    a_notice(user, text="Shorter, <please>.")
    client = signed_in(user)

    for url in ("/desk/", "/desk/preferences/", PAGE):
        assert '<b>1</b><span class="visually-hidden"> unread' in client.get(url).text
    assert "1 unread notice" in client.get("/desk/").text
    page = client.get(PAGE).text
    assert "Ben sent “Ferries” back to you." in page
    assert "Shorter, &lt;please&gt;." in page


def test_opening_a_notice_reads_it_and_leads_to_the_story() -> None:
    user = a_user(REPORTER)
    notice, client = a_notice(user), signed_in(user)

    answer = client.post(url_of(notice))

    assert answer.url == change_url(notice.story)
    notice.refresh_from_db()
    assert notice.read_at is not None
    assert "unread" not in client.get("/desk/preferences/").text


def test_looking_at_a_notice_changes_nothing() -> None:
    user = a_user(REPORTER)
    notice, client = a_notice(user), signed_in(user)

    client.get(PAGE)

    assert client.get(url_of(notice)).status_code == 405
    notice.refresh_from_db()
    assert notice.read_at is None


@pytest.mark.parametrize("may", [True, False])
def test_a_notice_leads_to_its_note_as_long_as_that_may_be_read(may: bool) -> None:
    user, story = a_user(EDITOR), a_story()
    note: Note = a_note(story, privileged=True)
    notice = a_notice(user, story, note=note)
    if not may:
        user.groups.set(a_user(REPORTER).groups.all())

    answer = signed_in(user).post(url_of(notice))

    page = reverse("admin:articles_story_notes", args=[story.pk])
    to_the_note = f"{page}?note={note.pk}#note-{note.pk}"
    assert answer.url == (to_the_note if may else change_url(story))


def test_all_that_was_shown_is_read_at_once_and_what_came_since_is_not() -> None:
    user = a_user(REPORTER)
    a_notice(user)
    shown = a_notice(user)
    client = signed_in(user)
    assert f'name="last" value="{shown.pk}"' in client.get(PAGE).text
    later = a_notice(user)

    client.post(PAGE, {"last": str(shown.pk)})

    assert list(Notice.objects.filter(read_at=None)) == [later]


@pytest.mark.parametrize("last", ["", "x", "²", "9" * 40, "-1"])
def test_reading_all_up_to_nothing_reads_nothing(last: str) -> None:
    user = a_user(REPORTER)
    a_notice(user)

    assert signed_in(user).post(PAGE, {"last": last}).status_code == 302
    assert Notice.objects.filter(read_at=None).count() == 1


def test_one_notice_is_read_without_leaving_the_list() -> None:
    user = a_user(REPORTER)
    notice, client = a_notice(user), signed_in(user)

    assert client.post(url_of(notice), {"stay": ""}).url == PAGE

    assert "Ferries" in client.get(PAGE).text
    assert "Ferries" not in client.get(PAGE, {"unread": "1"}).text


def test_notices_of_others_and_of_stories_that_one_may_not_see_are_not_there() -> None:
    user = a_user(REPORTER)
    theirs, hidden = a_notice(a_user(EDITOR)), a_notice(user, a_story("Secret", restricted=True))
    client = signed_in(user)

    for notice in (theirs, hidden):
        assert client.post(url_of(notice)).status_code == 404
    assert "Secret" not in client.get(PAGE).text
    assert "unread" not in client.get("/desk/preferences/").text
    assert client.post(f"{PAGE}{'9' * 30}/").status_code == 404
    assert not Notice.objects.exclude(read_at=None).exists()


def test_many_notices_are_turned_page_by_page(django_assert_max_num_queries: Any) -> None:
    user, story = a_user(REPORTER), a_story()
    for number in range(35):
        a_notice(user, story, text=f"Word {number:02}.")
    client = signed_in(user)

    with django_assert_max_num_queries(12):
        page = client.get(PAGE).text
    older = client.get(PAGE, {"before": page.split("before=")[1].split('"')[0]}).text

    assert ("Word 05." in page, "Word 04." in page) == (True, False)
    assert ("Word 05." in older, "Word 04." in older) == (False, True)


def test_an_account_says_whether_it_wants_mail() -> None:
    user = a_user(REPORTER)
    client = signed_in(user)
    form = form_in(client.get("/desk/preferences/").text, "preferences_form")

    client.post("/desk/preferences/", {name: form[name] for name in form if name != "mail"})
    assert not Desk.objects.get(user=user).mail
    client.post("/desk/preferences/", form)

    own = Desk.objects.get(user=user)
    assert (own.mail, own.shortcuts) == (True, True)
