"""Print docs/editors/workflow.md."""

from typing import Any

from django.core.management.base import BaseCommand

from articles.management.workflow_page import page


class Command(BaseCommand):
    help = "Print the page that says who may do what, for docs/editors/workflow.md."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(page(), ending="")
