"""`manage.py start`: an empty newsroom, asked for question by question or given by options."""

import secrets
import sys
from collections.abc import Callable
from getpass import getpass
from typing import Any

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.utils import timezone

from articles.models import SiteSettings
from articles.publishing import founding
from articles.publishing.founding import Newsroom
from newsroom import database, serve

#: Option → question, and what is taken when nothing is answered.
QUESTIONS: dict[str, tuple[str, Callable[[], str]]] = {
    "title": ("Name of the site", lambda: settings.SITE_NAME),
    "zone": ("Time zone", lambda: settings.TIME_ZONE),
    "language": ("Language, as a code", lambda: settings.LANGUAGE_CODE),
    "sections": ("Sections, with commas between", lambda: "World, Politics, Culture"),
    "corrections": ("Address for corrections, or nothing", lambda: ""),
    "username": ("User name of the first account", lambda: "editor"),
    "email": ("E-mail address of that account, or nothing", lambda: ""),
}
#: Field of what is wrong → the option that gives it.
OPTION = {"time_zone": "zone", "corrections_email": "corrections"}
LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"  # none that is read as another


class Command(BaseCommand):
    help = "Sets up an empty newsroom: name, zone, language, sections and the first account."

    def add_arguments(self, parser: CommandParser) -> None:
        for name, (question, otherwise) in QUESTIONS.items():
            parser.add_argument(f"--{name}", help=f"{question} (default: {otherwise() or 'none'})")
        parser.add_argument(
            "--no-input",
            action="store_true",
            help="ask nothing; the password is made and printed once",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        asking = not options["no_input"] and sys.stdin.isatty()
        database.reach(connection)
        serve.bring_up_to_date()
        try:
            founding.require_empty()
        except founding.NotEmpty as reason:
            raise CommandError(str(reason)) from None
        answers = {
            name: self._answer(name, given, asking)
            for name, given in options.items()
            if name in QUESTIONS
        }
        typed = self._password() if asking else ""
        password = typed or made_password()
        try:
            account = founding.found(_newsroom(answers, password), now=timezone.now())
        except founding.NotEmpty as reason:
            raise CommandError(str(reason)) from None
        except ValidationError as wrong:
            raise CommandError(_sentences(wrong)) from None
        self._say(account.get_username(), "" if typed else password, answers["title"])

    def _answer(self, name: str, given: str | None, asking: bool) -> str:
        question, otherwise = QUESTIONS[name]
        if given is not None or not asking:
            return otherwise() if given is None else given
        while True:
            shown = f" [{otherwise()}]" if otherwise() else ""
            answer = input(f"{question}{shown}: ").strip() or otherwise()
            if not (wrong := _wrong(name, answer)):
                return answer
            self.stdout.write(wrong)

    def _password(self) -> str:
        """Ask twice without showing it; "" means that one is to be made."""
        while True:
            typed = getpass("Password (empty: one is made and shown once): ")
            if wrong := _wrong_password(typed):
                self.stdout.write(wrong)
            elif not typed or typed == getpass("The same again: "):
                return typed
            else:
                self.stdout.write("The two differ. Type it again.")

    def _say(self, username: str, password: str, title: str) -> None:
        self.stdout.write(f"{title} is set up. Start it with: manage.py serve")
        self.stdout.write(f"Then sign in at {settings.SITE_URL}{settings.DESK_PATH} as {username}")
        if password:
            self.stdout.write(f"  with the password {password}")
            self.stdout.write("It is shown this once. Write it down, or change it at the desk.")


def made_password() -> str:
    """Return a password of 20 letters and digits: about 100 bits, and easy to type."""
    groups = ("".join(secrets.choice(LETTERS) for _ in range(5)) for _ in range(4))
    return "-".join(groups)


def _newsroom(answers: dict[str, str], password: str) -> Newsroom:
    return Newsroom(
        title=answers["title"],
        time_zone=answers["zone"],
        language=answers["language"],
        corrections_email=answers["corrections"],
        sections=_parts(answers["sections"]),
        username=answers["username"],
        email=answers["email"],
        password=password,
    )


def _parts(sections: str) -> list[str]:
    return [part.strip() for part in sections.split(",") if part.strip()]


def _wrong(name: str, answer: str) -> str:
    """Return what is wrong with an answer, so that it can be asked for again; "" for nothing."""
    fields = {"title": "title", "zone": "time_zone", "language": "language"}
    fields |= {"corrections": "corrections_email"}
    try:
        if name == "sections":
            founding.sections_of(_parts(answer))
        elif name in fields:
            SiteSettings(pk=1, **{fields[name]: answer}).full_clean(validate_unique=False)
    except ValidationError as wrong:
        return " ".join(wrong.messages)
    return ""


def _wrong_password(typed: str) -> str:
    try:
        if typed:
            validate_password(typed)
    except ValidationError as wrong:
        return " ".join(wrong.messages)
    return ""


def _sentences(wrong: ValidationError) -> str:
    """Say what cannot be as it is, by the option that gave it."""
    found = [
        f"--{OPTION.get(field, field)}: {' '.join(messages)}"
        for field, messages in wrong.message_dict.items()
    ]
    return "The newsroom was not set up. " + " ".join(found)
