"""The demo's people at the desk, one for each role; a real newsroom refuses to start with them."""

from typing import NamedTuple


class Account(NamedTuple):
    username: str
    full_name: str
    role: str  # the name of a group
    password: str


ACCOUNTS = (
    Account("reporter", "Ruth Ellery", "reporter", "demo-reporter"),
    Account("editor", "Edgar Lund", "editor", "demo-editor"),
    Account("photo", "Paula Hart", "photo editor", "demo-photo"),
    Account("admin", "Ada Marsh", "administrator", "demo-admin"),
)
