"""`manage.py load_archive N`: a generated archive, to see how the newsroom fares when it is large.

Written of each story: the working copy (texts, byline, topics, quotations, citations) and its words
in the desk's search, a Version, a first Publication, and all that readers meet: its page, its place
in lists, archive, feeds and sitemaps, its quotes, its words in the search. The records that stories
share (sections, authors, topics, public figures, sources) are made once. Each run says something
else; the same runs on two empty databases say the same.

Not written: pictures; corrections; related stories (whatever is published later finds generated
ones beside it); words for “did you mean”; likenesses of quotes; entries of the audit log, notices
and tasks of the worker.
"""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from articles.management.archive import load

MOST = 1_000_000


class Command(BaseCommand):
    help = "Makes so many live stories of generated words, each older than the last."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("stories", type=int, help="how many, for instance 20000")
        parser.add_argument("--seed", type=int, default=1, help="for other words (default: 1)")
        parser.add_argument(
            "--beside-real-stories",
            action="store_true",
            help="also where stories are that were not generated",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        count = options["stories"]
        if not 1 <= count <= MOST:
            raise CommandError(f"Give a number of stories from 1 to {MOST:,}.")
        if not (settings.DEMO or options["beside_real_stories"]) and (here := load.others()):
            raise CommandError(
                f"This newsroom has {here:,} stories that were not generated, and Versions can "
                "never be taken out again. Name an empty database in DATABASE_URL, or say "
                "--beside-real-stories."
            )
        rate = load.load(count, seed=options["seed"], now=timezone.now(), say=self._say)
        self._say(f"{count:,} stories are live, {rate:,.0f} a second.")

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
