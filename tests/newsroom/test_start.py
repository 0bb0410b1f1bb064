"""`manage.py start`: an empty newsroom with one account, and never over somebody's work."""

import io
import re

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from articles.models import AuditEntry, Section, SiteSettings
from articles.publishing import house
from newsroom.management.commands import start
from tests.builders import a_story

pytestmark = pytest.mark.django_db
PASSWORD = "harbour lights at dawn"


@pytest.fixture(autouse=True)
def nothing_to_gather(monkeypatch):
    monkeypatch.setattr("newsroom.assets.collect", lambda: False)


def started(**options) -> str:
    out = io.StringIO()
    call_command("start", no_input=True, stdout=out, **options)
    return out.getvalue()


def test_options_set_up_the_whole_newsroom():
    said = started(
        title="The Courier",
        zone="Europe/Paris",
        language="fr",
        sections="Monde, Politique, Мир=mir",
        corrections="mistakes@courier.example",
        username="ana",
    )

    found = house.current()
    assert (found.title, str(found.zone), found.language) == ("The Courier", "Europe/Paris", "fr")
    assert list(Section.objects.navigation().values_list("name", "slug")) == [
        ("Monde", "monde"),
        ("Politique", "politique"),
        ("Мир", "mir"),
    ]
    assert "as ana" in said
    assert AuditEntry.objects.filter(what=AuditEntry.What.ACCOUNT, name="ana").exists()


def test_a_password_is_made_shown_once_and_opens_the_desk(client):
    said = started(username="ana")

    (password,) = re.findall(r"with the password (\S+)", said)
    assert said.count(password) == 1
    client.post("/desk/login/", {"login": "ana", "password": password})
    assert client.get("/desk/settings/").status_code == 200
    assert password not in str(list(AuditEntry.objects.values()))


def test_what_is_not_said_is_as_the_server_is_set_up(settings):
    settings.SITE_NAME = "Herald"

    started()

    assert house.current().title == "Herald"
    assert User.objects.get().username == "editor"


def test_a_newsroom_with_stories_is_left_alone():
    a_story()

    with pytest.raises(CommandError, match="has 1 story"):
        started(title="Mine")

    assert not SiteSettings.objects.exists()
    assert not User.objects.exists()


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("zone", "Europe/Nowhere"),
        ("language", "French"),
        ("sections", "Мир"),
        ("sections", "Search"),
        ("corrections", "desk"),
        ("username", "a b"),
        ("title", "x" * 101),
    ],
)
def test_what_cannot_be_is_named_by_its_option_and_nothing_is_made(option, value):
    with pytest.raises(CommandError, match=f"--{option}: "):
        started(**{option: value})

    assert not User.objects.exists()
    assert not Section.objects.exists()
    assert not SiteSettings.objects.exists()


def test_questions_are_asked_again_until_the_answer_can_be(monkeypatch):
    answers = iter(["The Courier", "Nowhere", "Asia/Tokyo", "", "", "", "ana", ""])
    passwords = iter(["password", PASSWORD, "another", PASSWORD, PASSWORD])
    monkeypatch.setattr("builtins.input", lambda _question: next(answers))
    monkeypatch.setattr(start, "getpass", lambda _question: next(passwords))
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    out = io.StringIO()

    call_command("start", stdout=out)

    assert str(house.current().zone) == "Asia/Tokyo"
    assert User.objects.get(username="ana").check_password(PASSWORD)
    assert "There is no such time zone." in out.getvalue()
    assert "too common" in out.getvalue()
    assert "The two differ." in out.getvalue()
    assert PASSWORD not in out.getvalue()
    assert next(answers, None) is next(passwords, None) is None
