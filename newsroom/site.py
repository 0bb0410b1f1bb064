"""What follows from the address of the site, and from the address of the mail server."""

from ipaddress import ip_address
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


def may_have_passkeys(url: str) -> bool:
    """Browsers tie a passkey to a name, reached by https or on this machine."""
    name = host(url)
    try:
        ip_address(name)
    except ValueError:
        return is_https(url) or name == "localhost"
    return False


def provider(url: str) -> str:
    """Return the address of a provider of sign-ons; refuse one that others could speak for."""
    if url and not is_https(url) and not is_loopback(host(url)):
        raise ImproperlyConfigured(
            f"OIDC_SERVER is {url!r}: over plain http anybody on the way could sign in as anybody. "
            "Write its address with https."
        )
    return url.rstrip("/")


def hosts(url: str) -> list[str]:
    """Return the host names a request may ask for: the site's, and on loopback its other names."""
    name = host(url)
    return list(LOOPBACK) if is_loopback(name) else [name]


def origins(url: str) -> list[str]:
    """Return the origin of an absolute address, nothing for a path on this site."""
    parts = urlsplit(url)
    return [f"{parts.scheme}://{parts.netloc}"] if parts.netloc else []


def players(hosts: list[str], known: frozenset[str]) -> list[str]:
    """Return the hosts whose players readers may start; refuse one that no embed comes from."""
    if unknown := sorted(set(hosts) - known):
        raise ImproperlyConfigured(
            f"EMBED_HOSTS names {', '.join(unknown)}. "
            f"Players come from: {', '.join(sorted(known))}."
        )
    return list(dict.fromkeys(hosts))


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
