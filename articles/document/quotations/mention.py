"""Somebody who is mentioned outside the quotations."""

from typing import NamedTuple

from articles.document.quotations.found import Stretch


class Mention(NamedTuple):
    """Somebody mentioned: tokens first to last of a sentence.

    kind      "name", "described", "organisation", "document", "pronoun", "place"
    name      as printed, without role and title
    role      as printed beside it, "" if none
    gender    "f", "m", "n", "p" or ""
    governed  it depends on a preposition or possesses something: it is no subject
    """

    first: int
    last: int
    kind: str
    name: str
    at: Stretch
    role: str = ""
    role_at: Stretch | None = None
    gender: str = ""
    governed: bool = False
    definite: bool = False
    sure: bool = True  # it is a name, by more than one capital
