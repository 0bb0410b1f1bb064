"""What is written down: who, what, which id, when, in which request; never what stories say."""

import logging
import re
import secrets
import traceback
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from typing import Any

LONGEST_WORDS = 200
LONGEST_MESSAGE = 2_000  # characters: an address that somebody asks for may be as long as they like
#: Addresses that open a story or set a password are not written down.
SECRET = re.compile(r"(/shared/|/password_reset/)[\w%-]+")
request_id: ContextVar[str] = ContextVar("request_id", default="-")


class RequestId:
    """Gives each request an id of ours; all its log lines and its answer carry it.

    Around Django and not inside, because Django writes "Not Found" when its middleware is done.
    """

    def __init__(self, application: Callable[..., Iterable[bytes]]) -> None:
        self.application = application

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        def start(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Any:
            return start_response(status, [*headers, ("X-Request-ID", name)], exc_info)

        name = secrets.token_hex(8)
        token = request_id.set(name)
        try:
            return self.application(environ, start)
        finally:
            request_id.reset(token)


class WithRequestId(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = request_id.get()
        return True


class WithoutTraceback(logging.Filter):
    """For what strangers cause at will: a line says it, and our stack has nothing to add."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.exc_info = record.exc_text = record.stack_info = None
        return True


class OneLine(logging.Formatter):
    """Escape what user text could use to forge a second line or move the cursor."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 (logging's name)
        record.message = escaped(SECRET.sub(r"\1…", record.message[:LONGEST_MESSAGE]))
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
        "filters": {
            "request_id": {"()": "newsroom.logs.WithRequestId"},
            "without_traceback": {"()": "newsroom.logs.WithoutTraceback"},
        },
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
            "django.security.DisallowedHost": {"filters": ["without_traceback"]},
            # two lines for each task that went well; what went wrong newsroom.jobs says
            "django.tasks": {"level": "DEBUG" if level == "DEBUG" else "WARNING"},
            "axes": {"level": "DEBUG" if level == "DEBUG" else "ERROR"},  # the audit log has it
            "django.server": {"handlers": ["stderr"], "level": level, "propagate": False},
        },
    }
