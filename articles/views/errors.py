"""Pages for what cannot be answered. They know nothing of the request and ask no database."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from psycopg_pool import PoolTimeout

#: How the database says that it is away, locked, or slower than anybody waits.
AWAY = (OperationalError, InterfaceError, PoolTimeout)
#: Seconds after which a reader's browser, or a robot, may ask again.
RETRY_AFTER = 30
LAST_WORDS = _("This page broke on our side. Try again in a minute.")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _plain("400.html", 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _plain("403.html", 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The same bytes whatever was asked for: what may not be seen does not exist."""
    return _plain("404.html", 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer although something broke: even if what broke is the making of pages."""
    if isinstance(sys.exception(), AWAY):
        return unavailable()
    return _whatever_happens("500.html", 500)


def unavailable() -> HttpResponse:
    """The site cannot serve at this moment, and says when to ask again."""
    response = _whatever_happens("503.html", 503)
    response.headers["Retry-After"] = str(RETRY_AFTER)
    return response


def _whatever_happens(template: str, status: int) -> HttpResponse:
    try:
        return _plain(template, status)
    except Exception:  # noqa: BLE001 (the last resort, whatever happened)
        words = str(LAST_WORDS)
        return HttpResponse(words, status=status, content_type="text/plain; charset=utf-8")


def _plain(template: str, status: int) -> HttpResponse:
    response = HttpResponse(render_to_string(template), status=status)
    response.headers["Cache-Control"] = "no-store"
    return response
