"""Pages for what cannot be answered. They know nothing of the request and ask no database."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

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
    try:
        return _plain("500.html", 500)
    except Exception:  # noqa: BLE001 (the last resort, whatever happened)
        return HttpResponse(str(LAST_WORDS), status=500, content_type="text/plain; charset=utf-8")


def _plain(template: str, status: int) -> HttpResponse:
    response = HttpResponse(render_to_string(template), status=status)
    response.headers["Cache-Control"] = "no-store"
    return response
