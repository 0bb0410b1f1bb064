"""Who is asking: a proxy is believed only when its address is in TRUSTED_PROXIES.

Anybody can send X-Forwarded-For and X-Forwarded-Proto; from strangers they are dropped before
anything else sees them.
"""

from collections.abc import Iterable
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from newsroom.headers import StartResponse, WSGIApplication

SAID_BY_PROXIES = (
    "HTTP_FORWARDED",
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_PORT",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_X_REAL_IP",
)


class Proxies:
    """Sets REMOTE_ADDR to the reader's address, as far as trusted proxies vouch for it."""

    def __init__(self, application: WSGIApplication, trusted: list[str]) -> None:
        self.application = application
        self.trusted = networks(trusted)

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        if self._trusts(environ.get("REMOTE_ADDR", "")):
            environ["REMOTE_ADDR"] = self._reader(environ)
            dropped: Iterable[str] = set(SAID_BY_PROXIES) - {"HTTP_X_FORWARDED_PROTO"}
        else:
            dropped = SAID_BY_PROXIES
        for name in dropped:
            environ.pop(name, None)
        return self.application(environ, start_response)

    def _trusts(self, address: str) -> bool:
        try:
            return any(ip_address(address) in network for network in self.trusted)
        except ValueError:
            return False

    def _reader(self, environ: dict[str, Any]) -> str:
        """Return the last address on the way that is not one of our proxies."""
        address = environ["REMOTE_ADDR"]
        for hop in reversed(environ.get("HTTP_X_FORWARDED_FOR", "").split(",")):
            try:
                address = str(ip_address(hop.strip()))
            except ValueError:
                return address
            if not self._trusts(address):
                return address
        return address


def networks(texts: list[str]) -> list[IPv4Network | IPv6Network]:
    """Return the networks; one address is a network of one. Raises ImproperlyConfigured."""
    try:
        return [ip_network(text) for text in texts]
    except ValueError as error:
        raise ImproperlyConfigured(
            f"TRUSTED_PROXIES holds what is no address and no network: {error}. "
            "Write it like 127.0.0.1,10.0.0.0/8."
        ) from error
