"""Notices by e-mail: to whom they go, once, and what a mail never holds."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail as outbox
from django.core.mail.backends import locmem
from django.test import override_settings
from django.utils import timezone

from articles.models import Desk, Notice, Story
from articles.publishing import mail, notes, notices, wording
from articles.publishing.roles import EDITOR, REPORTER
from tests import builders as a

pytestmark = pytest.mark.django_db

Run = Callable[[], int]


def reachable(role: str = EDITOR, **fields: Any) -> User:
    return a.a_user(role, **{"email": "mara@house.example"} | fields)


def tell(user: User, story: Story | None = None, **fields: Any) -> Notice:
    values = {"text": "", "by": a.a_user(first_name="Ben"), "now": timezone.now()} | fields
    kind = values.pop("kind", Notice.Kind.ASSIGNED)
    return notices.tell([user], kind, story or a.a_story("Ferries"), **values)[0]


def sent() -> list[Any]:
    return list(getattr(outbox, "outbox", []))


# --- what goes out -------------------------------------------------------------------------------


@override_settings(SITE_URL="https://news.example")
def test_somebody_is_mailed_what_they_were_told(run_tasks: Run) -> None:
    notice = tell(reachable(), text="400 words\nby two")

    run_tasks()

    [message] = sent()
    assert message.to == ["mara@house.example"]
    assert "Ben assigned “Ferries” to you." in message.subject
    assert "Ben assigned “Ferries” to you.\n> 400 words\n> by two\n" in message.body
    assert f"https://news.example/desk/articles/story/{notice.story_id}/change/" in message.body
    assert "https://news.example/desk/preferences/" in message.body
    assert message.message()["Auto-Submitted"] == "auto-generated"
    assert message.message()["Message-ID"].endswith("@news.example>")


def test_what_comes_close_together_goes_in_one_mail_and_once(run_tasks: Run) -> None:
    user = reachable()
    for headline in ("Ferries", "Harbours"):
        tell(user, a.a_story(headline))

    run_tasks()
    mail.send.call(user.pk)

    [message] = sent()
    assert "2 notices" in message.subject
    assert "“Ferries”" in message.body
    assert "“Harbours”" in message.body
    assert not Notice.objects.filter(mailed_at=None).exists()


def test_a_note_is_led_to_by_its_own_address(run_tasks: Run) -> None:
    reachable(username="mara")

    note = notes.write(a.a_story().pk, by=a.a_user(), text="@mara look").note
    run_tasks()

    assert f"/notes/?note={note.pk}#note-{note.pk}" in sent()[0].body
    assert "> @mara look" in sent()[0].body


# --- to whom -------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", ["no address", "unwilling"])
def test_who_cannot_or_will_not_be_mailed_makes_no_task(case: str, run_tasks: Run) -> None:
    user = reachable(email="" if case == "no address" else "mara@house.example")
    if case == "unwilling":
        Desk.objects.create(user=user, mail=False)

    tell(user)

    assert run_tasks() == 0
    assert Notice.objects.filter(user=user).exists()


def switch_off(user: User) -> None:
    User.objects.filter(pk=user.pk).update(is_active=False)


def stop_mail(user: User) -> None:
    Desk.objects.create(user=user, mail=False)


def restrict(user: User) -> None:
    Story.objects.update(restricted=True)


def read(user: User) -> None:
    Notice.objects.update(read_at=timezone.now())


def wait(user: User) -> None:
    Notice.objects.update(at=timezone.now() - timedelta(days=2))


def delete(user: User) -> None:
    user.delete()


@pytest.mark.parametrize(
    "meanwhile",
    [switch_off, stop_mail, restrict, read, wait, delete, lambda user: user.groups.clear()],
)
def test_what_changed_before_the_mail_is_sent_counts(
    meanwhile: Callable[[User], None], run_tasks: Run
) -> None:
    user = reachable(REPORTER)
    tell(user)

    meanwhile(user)
    run_tasks()

    assert sent() == []


def test_a_privileged_note_whose_reader_lost_the_right_is_not_mailed(run_tasks: Run) -> None:
    user = reachable(EDITOR, username="mara")
    notes.write(a.a_story().pk, by=a.a_user(), text="@mara libel", privileged=True)

    user.groups.set(a.a_user(REPORTER).groups.all())
    run_tasks()

    assert sent() == []


# --- what it never holds -------------------------------------------------------------------------


@pytest.mark.parametrize("secret", ["restricted", "embargo"])
def test_a_story_that_nobody_outside_may_know_of_is_a_story(secret: str, run_tasks: Run) -> None:
    user = a.a_user(email="mara@house.example")
    until = timezone.now() + timedelta(hours=1)
    fields = {"restricted": True} if secret == "restricted" else {"embargo_until": until}
    tell(user, a.a_story("Ferries", **fields), text="400 words on ferries")

    run_tasks()

    text = sent()[0].subject + sent()[0].body
    assert "Ben assigned a story to you." in text
    assert "erries" not in text


def test_a_privileged_note_is_mailed_without_its_words(run_tasks: Run) -> None:
    reachable(username="mara")
    notes.write(a.a_story().pk, by=a.a_user(), text="@mara libel", privileged=True)

    run_tasks()

    assert "mentioned you" in sent()[0].body
    assert "libel" not in sent()[0].body


@pytest.mark.parametrize("kind", [Notice.Kind.OUTSIDE_NOTE, Notice.Kind.APPROVED])
def test_who_answers_from_outside_is_not_named(kind: Notice.Kind, run_tasks: Run) -> None:
    """It may be a source."""
    notice = tell(reachable(), kind=kind, by=None, actor="Jane Doe")

    run_tasks()

    text = sent()[0].subject + sent()[0].body
    assert "Somebody" in text
    assert "Jane" not in text
    assert "Jane Doe" in wording.sentence(notice)


def test_reasons_of_colleagues_stay_at_the_desk(run_tasks: Run) -> None:
    tell(reachable(), kind=Notice.Kind.HELD, text="The court may stop it.")

    run_tasks()

    assert "court" not in sent()[0].body


@pytest.mark.parametrize("name", ["Ben\r\nBcc: x@evil.example", "Ben\u2028X", "B" * 400])
def test_a_subject_is_one_short_line_whatever_it_is_made_of(name: str, run_tasks: Run) -> None:
    user, story = reachable(), a.a_story("Fer\x0bries\x85Bcc: y")
    now = timezone.now()
    Notice.objects.create(user=user, story=story, kind="assigned", actor=name[:200], at=now)
    Notice.objects.update(actor=name[:200])
    mail.send.call(user.pk)

    header = sent()[0].message()
    assert header["Bcc"] is None
    assert len(str(header["Subject"]).splitlines()) == 1
    assert len(header["Subject"]) <= mail.SUBJECT_LENGTH


# --- a mail server that is not there, or fails ---------------------------------------------------


class Failing(locmem.EmailBackend):
    """A mail server in trouble; `error` says which."""

    error: Exception

    def __init__(self, *, host: str = "", **options: Any) -> None:
        super().__init__(**options)

    def send_messages(self, messages: Any) -> int:
        raise self.error


@pytest.mark.parametrize(
    ("error", "host", "fails"),
    [
        (ConnectionRefusedError(), "localhost", False),
        (ConnectionRefusedError(), "mail.house.example", True),
        (TimeoutError(), "localhost", True),
    ],
)
def test_without_a_mail_server_nothing_fails_and_trouble_is_tried_again(
    error: Exception, host: str, fails: bool, settings: Any, run_tasks: Run
) -> None:
    user = reachable()
    notice = tell(user)
    Failing.error = error
    settings.MAILERS = {"default": {"BACKEND": f"{__name__}.Failing", "OPTIONS": {"host": host}}}

    if fails:
        with pytest.raises(type(error)):
            run_tasks()
    else:
        run_tasks()

    notice.refresh_from_db()
    assert notice.mailed_at is None


def test_a_mail_that_failed_goes_out_at_the_next_attempt(settings: Any, run_tasks: Run) -> None:
    user = reachable()
    tell(user)
    working = settings.MAILERS
    Failing.error = TimeoutError()
    settings.MAILERS = {"default": {"BACKEND": f"{__name__}.Failing"}}
    with pytest.raises(TimeoutError):
        run_tasks()

    settings.MAILERS = working
    mail.send.call(user.pk)

    assert len(sent()) == 1
