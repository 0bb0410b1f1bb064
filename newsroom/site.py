"""What follows from the address of the site, and from the address of the mail server."""

from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from environ import Env

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


def address(url: str) -> str:
    """Return the site's address without a closing slash; refuse what is none."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/"):
        raise ImproperlyConfigured(
            f"SITE_URL is {url!r}, which is not the address of a site. "
            "Write it like https://news.example, without a path."
        )
    return f"{parts.scheme}://{parts.netloc}"


def host(url: str) -> str:
    return urlsplit(url).hostname or "localhost"


def is_https(url: str) -> bool:
    return urlsplit(url).scheme == "https"


def is_loopback(name: str) -> bool:
    return name.strip("[]") in {host.strip("[]") for host in LOOPBACK}


def hosts(url: str) -> list[str]:
    """Return the host names a request may ask for: the site's, and on loopback its other names."""
    name = host(url)
    return list(LOOPBACK) if is_loopback(name) else [name]


def origins(url: str) -> list[str]:
    """Return the origin of an absolute address, nothing for a path on this site."""
    parts = urlsplit(url)
    return [f"{parts.scheme}://{parts.netloc}"] if parts.netloc else []


def mailer(env: Env, *, demo: bool) -> dict[str, Any]:
    """Return Django's settings for one mailer from EMAIL_URL; the demo prints its mail."""
    url = env.str("EMAIL_URL", default="consolemail://" if demo else "smtp://localhost:25")
    config = env.email_url_config(url)
    if not config["EMAIL_BACKEND"].endswith("smtp.EmailBackend"):
        return {"BACKEND": config["EMAIL_BACKEND"]}
    return {
        "BACKEND": config["EMAIL_BACKEND"],
        "OPTIONS": {
            "host": config["EMAIL_HOST"],
            "port": config["EMAIL_PORT"] or 25,
            "username": config["EMAIL_HOST_USER"] or "",
            "password": config["EMAIL_HOST_PASSWORD"] or "",
            "use_tls": bool(config.get("EMAIL_USE_TLS")),
            "use_ssl": bool(config.get("EMAIL_USE_SSL")),
            "timeout": 10,
        },
    }
