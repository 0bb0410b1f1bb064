"""What is written down: who, what, which id, when, in which request; never what stories say."""

import logging
import secrets
import traceback
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from django.http import HttpRequest, HttpResponse

LONGEST_WORDS = 200
request_id: ContextVar[str] = ContextVar("request_id", default="-")


class RequestId:
    """Give each request an id of ours; its log lines and its answer carry it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = request_id.set(secrets.token_hex(8))
        try:
            response = self.get_response(request)
            response.headers["X-Request-ID"] = request_id.get()
            return response
        finally:
            request_id.reset(token)


class WithRequestId(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = request_id.get()
        return True


class OneLine(logging.Formatter):
    """Escape what user text could use to forge a second line or move the cursor."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 (logging's name)
        record.message = escaped(record.message)
        return super().formatMessage(record)

    def formatException(self, ei: Any) -> str:  # noqa: N802 (logging's name)
        """Say where and of which kind. Of the words only the first line: a database server adds
        the row that it refused, and that is a story."""
        parts = []
        error = ei[1]
        while error is not None:
            words = (str(error).splitlines() or [""])[0][:LONGEST_WORDS]
            kind = f"{type(error).__module__}.{type(error).__qualname__}"
            parts.append("".join(traceback.format_tb(error.__traceback__)))
            parts.append(f"{kind}: {escaped(words)}\n")
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "".join(parts).rstrip()


def escaped(text: str) -> str:
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape", "backslashreplace").decode()
        for char in text
    )


def configure(level: str) -> dict[str, Any]:
    """Return Django's LOGGING: one stream, stderr, from `level` up."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"request_id": {"()": "newsroom.logs.WithRequestId"}},
        "formatters": {
            "line": {
                "()": "newsroom.logs.OneLine",
                "format": "{asctime} {levelname} {name} [{request_id}] {message}",
                "style": "{",
            }
        },
        "handlers": {
            "stderr": {
                "class": "logging.StreamHandler",
                "formatter": "line",
                "filters": ["request_id"],
            }
        },
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "django": {"handlers": [], "level": level, "propagate": True},
            # two lines for each task that went well; what went wrong newsroom.jobs says
            "django.tasks": {"level": "DEBUG" if level == "DEBUG" else "WARNING"},
            "django.server": {"handlers": ["stderr"], "level": level, "propagate": False},
        },
    }
