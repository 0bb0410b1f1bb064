"""Where a link leads: to a place that readers can reach, or to one that only a newsroom can.

Nothing is looked up: an address is judged by how it is written. Numbers are read as browsers read
them (WHATWG URL, 3.5: decimal, octal, hexadecimal, with one to four parts), so that
http://2130706433/ is known as this machine.
"""

from enum import StrEnum
from ipaddress import IPv4Address, IPv6Address
from urllib.parse import urlsplit

LONGEST = 2000

#: Names that the public DNS does not answer (RFC 6761, 6762, 7686, 8375 and ICANN's .internal).
PRIVATE_NAMES = frozenset(
    {
        "corp",
        "home",
        "home.arpa",
        "internal",
        "intranet",
        "invalid",
        "lan",
        "local",
        "localdomain",
        "localhost",
        "private",
        "test",
    }
)


class Trouble(StrEnum):
    PRIVATE = "private"  # readers outside the newsroom's network cannot open it
    MALFORMED = "malformed"  # nobody can
    WITH_LOGIN = "with login"  # it carries a name and a password


def trouble(address: str) -> Trouble | None:
    """Return what is wrong with an absolute address; None for one that readers may follow.

    A path on this site, a place on the page and a mail address lead where they say.
    """
    address = address.strip()
    if address.startswith("#") or (address.startswith("/") and not address.startswith("//")):
        return None
    if len(address) > LONGEST or any(c.isspace() or not c.isprintable() for c in address):
        return Trouble.MALFORMED
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").rstrip(".")
        parts.port  # noqa: B018  a malformed port raises only when it is asked for
    except ValueError:
        return Trouble.MALFORMED
    if parts.scheme == "mailto":
        name, _, domain = parts.path.rpartition("@")
        return None if name and "." in domain.strip(".") else Trouble.MALFORMED
    if parts.scheme not in ("http", "https") or not host:
        return Trouble.MALFORMED
    if parts.username is not None:
        return Trouble.WITH_LOGIN
    return _of_host(host)


def _of_host(host: str) -> Trouble | None:
    if ":" in host:
        return _of_number(host.partition("%")[0])
    labels = host.split(".")
    if _is_number(labels[-1]):
        number = _ipv4(labels)
        if number is None:
            return Trouble.MALFORMED
        return _of_number(str(number))
    if any(not label or len(label) > 63 for label in labels):
        return Trouble.MALFORMED
    if len(labels) == 1 or labels[-1] in PRIVATE_NAMES or ".".join(labels[-2:]) in PRIVATE_NAMES:
        return Trouble.PRIVATE
    return None


def _of_number(text: str) -> Trouble | None:
    try:
        address: IPv4Address | IPv6Address = IPv6Address(text) if ":" in text else IPv4Address(text)
    except ValueError:
        return Trouble.MALFORMED
    inside = _carried(address) if isinstance(address, IPv6Address) else None
    return None if (inside or address).is_global else Trouble.PRIVATE


def _carried(address: IPv6Address) -> IPv4Address | None:
    """Return the IPv4 address inside: mapped, 6to4, or behind the NAT64 prefix 64:ff9b::/96."""
    if int(address) >> 32 == 0x64FF9B << 64:
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address.ipv4_mapped or address.sixtofour


def _is_number(label: str) -> bool:
    return label.isascii() and (label.isdigit() or label[:2] == "0x")


def _ipv4(labels: list[str]) -> IPv4Address | None:
    """Return the address that a browser reads; None for numbers that are none."""
    parts = [_number(label) for label in labels]
    if len(parts) > 4 or any(part is None for part in parts):
        return None
    whole = [part for part in parts if part is not None]
    *first, last = whole
    if any(part > 255 for part in first) or last >= 256 ** (5 - len(whole)):
        return None
    return IPv4Address(sum(part << 8 * (3 - at) for at, part in enumerate(first)) + last)


def _number(label: str) -> int | None:
    base, digits = 10, label
    if label[:2] == "0x":
        base, digits = 16, label[2:] or "0"
    elif len(label) > 1 and label[0] == "0":
        base, digits = 8, label[1:]
    if len(digits) > 15 or not digits.isascii() or not digits.isalnum():
        return None
    try:
        return int(digits, base)
    except ValueError:
        return None
