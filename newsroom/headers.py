"""The headers that every answer carries, and how the desk's differ."""

import logging
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.csp import CSP, build_policy

from newsroom import site

log = logging.getLogger("newsroom.headers")

# Scripts by nonce alone. Two inline styles of the block editor need 'unsafe-inline', which a
# nonce in style-src would cancel.
DESK_CSP = {
    "default-src": [CSP.SELF],
    "script-src": [CSP.SELF, CSP.NONCE],
    "style-src": [CSP.SELF, CSP.UNSAFE_INLINE],
    "img-src": [CSP.SELF, "data:", "blob:"],
    "frame-src": [CSP.SELF],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.SELF],
}
NO_FEATURES = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "browsing-topics",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
)

StartResponse = Callable[..., Any]
WSGIApplication = Callable[[dict[str, Any], StartResponse], Iterable[bytes]]


class Readers:
    """Readers are strangers: outside the desk no cookie and no credential reaches any code."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(settings.DESK_PATH):
            request.META.pop("HTTP_COOKIE", None)
            request.META.pop("HTTP_AUTHORIZATION", None)
        return self.get_response(request)


class DeskHeaders:
    """Answers of the desk: a policy of their own, framed by the desk alone, stored by nobody."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path.startswith(settings.DESK_PATH):
            if not hasattr(response, "_csp_config"):
                response._csp_config = desk_csp()
            response.headers["X-Frame-Options"] = "SAMEORIGIN"
            response.headers["Cache-Control"] = "no-store, private"
            response.headers["X-Robots-Tag"] = "noindex"
        return response


class Headers:
    """The outermost layer: whatever answers inside, these headers are there.

    What an inner layer has set stays. An exception that nobody caught becomes a plain 500 with
    the same headers.
    """

    def __init__(self, application: WSGIApplication) -> None:
        self.application = application
        self.standing = standing()

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        def start(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Any:
            present = {name.lower() for name, _value in headers}
            missing = [pair for pair in self.standing if pair[0].lower() not in present]
            if "cache-control" not in present and not status.startswith("304"):
                missing.append(("Cache-Control", "no-store"))  # whoever may be kept says so
            return start_response(status, [*headers, *missing], exc_info)

        try:
            return self.application(environ, start)
        except Exception:  # the last place that can answer
            log.exception("A request was not answered.")
            body = b"The server could not answer. Please try again in a moment.\n"
            start("500 Internal Server Error", plain(body))
            return [body]


def desk_csp() -> dict[str, list[Any]]:
    """Return the desk's policy; a form may lead on to the provider of single sign-on."""
    provider = site.origins(settings.OIDC_SERVER)
    return (
        DESK_CSP | {"form-action": [*DESK_CSP["form-action"], *provider]} if provider else DESK_CSP
    )


def standing() -> list[tuple[str, str]]:
    """Return the headers of an answer that sets none itself."""
    headers = [
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", settings.SECURE_REFERRER_POLICY),
        ("Permissions-Policy", NO_FEATURES),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("X-Frame-Options", settings.X_FRAME_OPTIONS),
        ("Content-Security-Policy", build_policy(settings.SECURE_CSP)),
    ]
    if seconds := settings.SECURE_HSTS_SECONDS:
        headers.append(
            ("Strict-Transport-Security", f"max-age={seconds}; includeSubDomains; preload")
        )
    return headers


def plain(body: bytes, **more: str) -> list[tuple[str, str]]:
    """Return the headers of a short answer in words; `more` with _ for -."""
    return [
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Length", str(len(body))),
        ("Cache-Control", "no-store"),
        *((name.replace("_", "-"), value) for name, value in more.items()),
    ]
