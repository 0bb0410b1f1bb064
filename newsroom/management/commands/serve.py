"""`manage.py serve`: the same start as `make run`, without making an environment first."""

from typing import Any

from django.core.management.base import BaseCommand

from newsroom import serve


class Command(BaseCommand):
    help = "Starts the web servers and the worker, and keeps them running."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        serve.main()
