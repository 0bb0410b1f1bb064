"""`manage.py second_step NAME`: take away a second step that was lost, where nobody else can."""

from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.publishing import accounts


class Command(BaseCommand):
    help = "Removes the app, the passkeys and the recovery codes of an account, and its sessions."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="user name of the account")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(username=options["name"]).first()
        if user is None:
            raise CommandError(f"There is no account {options['name']!r}.")
        if not accounts.remove_second_step(user, by=None):
            raise CommandError(f"The account {options['name']!r} has no second step.")
        self.stdout.write(f"The second step of {user} was removed. They set up another.")
