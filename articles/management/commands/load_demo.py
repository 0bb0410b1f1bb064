"""`manage.py load_demo`: a newsroom to look at, with news of today."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.management.demo.load import load
from articles.publishing.errors import PublishingError


class Command(BaseCommand):
    help = "Loads the demo newsroom; what is there already stays as it is."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--scale",
            type=float,
            default=1.0,
            help="draw the photos smaller, for instance 0.2 (default: %(default)s)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError(
                "The demo newsroom brings accounts whose passwords everybody knows, so it is "
                "loaded into a demo alone. Set DEMO=1, or leave it out."
            )
        try:
            load(self._say, scale=options["scale"])
        except PublishingError as error:
            raise CommandError(
                f"The demo newsroom was not loaded to its end. {error} "
                "Then start again: it goes on where it stopped."
            ) from error

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
