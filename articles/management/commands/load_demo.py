"""`manage.py load_demo`: a newsroom to look at, with news of today."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.management.demo import pictures
from articles.management.demo.load import load


class Command(BaseCommand):
    help = "Loads the demo newsroom; what is there already stays as it is."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--long-side",
            type=int,
            default=pictures.LONG_SIDE,
            metavar="PIXELS",
            help="draw the photos this large (default: %(default)s)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError(
                "The demo newsroom brings accounts whose passwords everybody knows, so it is "
                "loaded into a demo alone. Set DEMO=1, or leave it out."
            )
        load(self._say, long_side=options["long_side"])

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
