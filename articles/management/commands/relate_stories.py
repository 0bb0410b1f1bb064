"""`manage.py relate_stories`: what belongs beside each live story, looked for anew.

A publication does this for its story and those around it. Here it is done for all: after
`load_archive`, or when the weights in `document/kinship.py` have changed. Readers' pages are made
anew where the choice is another one; nothing else moves. It may be stopped and run again.
"""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from articles.publishing import related


class Command(BaseCommand):
    help = "Looks anew for what belongs beside each live story."

    def handle(self, *args: Any, **options: Any) -> None:
        below: int | None = None
        while (below := related.refresh_some(below, now=timezone.now())) is not None:
            self.stdout.write(f"  down to story {below}")
        self.stdout.write("All live stories have what belongs beside them.")
