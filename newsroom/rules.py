"""What Django's `check` asks about this installation."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.utils.module_loading import import_string

from newsroom import keys, site


def recurring_tasks_exist(**kwargs: Any) -> list[CheckMessage]:
    """A misspelt task in RECURRING would otherwise be found out at night."""
    return [
        Error(
            f"RECURRING names {path}, which is not a task.",
            hint="Write the dotted path of a function with @task.",
            id="newsroom.E001",
        )
        for path in settings.RECURRING
        if not _is_task(path)
    ]


def safe_for_the_public(**kwargs: Any) -> list[CheckMessage]:
    """With --deploy: the demo and its key stay at home, and TLS is ended by somebody we trust."""
    errors: list[CheckMessage] = []
    if settings.DEMO:
        errors.append(
            Error(
                "DEMO is on: this is the demo, with accounts whose passwords everybody knows.",
                hint="Unset DEMO and start with a database of your own.",
                id="newsroom.E002",
            )
        )
    if keys.is_example(settings.SECRET_KEY):
        errors.append(
            Error(
                "SECRET_KEY is the example of the documentation.",
                hint="Set it to a long random text of your own.",
                id="newsroom.E003",
            )
        )
    if site.is_https(settings.SITE_URL) and not settings.TRUSTED_PROXIES:
        errors.append(
            Error(
                "SITE_URL is https, but TRUSTED_PROXIES names nobody who ends TLS for us.",
                hint="Set TRUSTED_PROXIES to the address of the proxy, for example 127.0.0.1.",
                id="newsroom.E004",
            )
        )
    if settings.SECOND_FACTOR == "nobody":
        errors.append(
            Error(
                "SECOND_FACTOR is nobody: a password alone opens the desk.",
                hint="Unset SECOND_FACTOR, or set it to everyone or publishers.",
                id="newsroom.E005",
            )
        )
    return errors


def _is_task(path: str) -> bool:
    try:
        return hasattr(import_string(path), "enqueue")
    except ImportError:
        return False
