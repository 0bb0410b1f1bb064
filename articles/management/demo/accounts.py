"""The demo's people at the desk, for every role; a real newsroom refuses to start with them."""

from typing import NamedTuple


class Account(NamedTuple):
    """
    roles     names of groups, in small letters
    sections  slugs of the sections that they work for; none means all
    """

    username: str
    full_name: str
    roles: tuple[str, ...]
    password: str
    sections: tuple[str, ...] = ()


ACCOUNTS = (
    Account("reporter", "Ruth Ellery", ("reporter",), "demo-reporter"),
    Account("city", "Nora Quist", ("editor",), "demo-city", ("port-alder",)),
    Account("editor", "Edgar Lund", ("editor", "publisher"), "demo-editor"),
    Account("photo", "Paula Hart", ("photo editor",), "demo-photo"),
    Account("legal", "Leonie Frank", ("legal",), "demo-legal"),
    Account("publisher", "Petra Vance", ("publisher",), "demo-publisher"),
    Account("admin", "Ada Marsh", ("administrator",), "demo-admin"),
)
