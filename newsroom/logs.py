"""What is written down: who, what, which id, when, in which request; never what stories say."""

import logging
import secrets
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from django.http import HttpRequest, HttpResponse

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
        record.message = "".join(
            char if char.isprintable() else char.encode("unicode_escape").decode()
            for char in record.message
        )
        return super().formatMessage(record)


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
            "django.server": {"handlers": ["stderr"], "level": level, "propagate": False},
        },
    }
