"""Which way a language is written, its quotation marks, and how it joins the parts of a list."""

import re
from collections.abc import Sequence

from articles.document.text import MARK, comparable

#: ISO 639 codes of languages usually written from right to left.
RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "azb", "ckb", "dv", "fa", "glk", "he", "ks", "lrc", "mzn", "nqo"}
    | {"pnb", "prs", "ps", "rhg", "sd", "syr", "ug", "ur", "yi"}
)
#: ISO 15924 codes of scripts written so; a script in the code decides before the language.
RIGHT_TO_LEFT_SCRIPTS = frozenset(
    {"adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"}
)
SCRIPT_LENGTH = 4


def direction(language: str) -> str:
    """Return "rtl" or "ltr" for a language code such as "ar", "en-GB" or "az-Arab"."""
    first, *rest = language.lower().split("-")
    for part in rest:
        if len(part) == SCRIPT_LENGTH and part.isalpha():
            return "rtl" if part in RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if first in RIGHT_TO_LEFT else "ltr"


ENGLISH_MARKS = ("“", "”")
#: Where words are not put between the English marks.
MARKS = {
    "ar": ("«", "»"),
    "cs": ("„", "“"),
    "da": ("»", "«"),
    "de": ("„", "“"),
    "el": ("«", "»"),
    "es": ("«", "»"),
    "fa": ("«", "»"),
    "fi": ("”", "”"),
    "fr": ("«\u00a0", "\u00a0»"),
    "hu": ("„", "”"),
    "it": ("«", "»"),
    "ja": ("「", "」"),
    "nb": ("«", "»"),
    "no": ("«", "»"),
    "pl": ("„", "”"),
    "pt": ("«", "»"),
    "ro": ("„", "”"),
    "ru": ("«", "»"),
    "sv": ("”", "”"),
    "uk": ("«", "»"),
    "zh": ("“", "”"),
}

#: What parts a list, where it is not the comma of Latin script.
COMMAS = {"ar": "، ", "ckb": "، ", "fa": "، ", "ps": "، ", "sd": "، ", "ug": "، ", "ur": "، "}
COMMAS |= {"ja": "、", "zh": "、"}
#: “and” before the last of a list, with its spaces: Arabic writes it as part of the next word.
ANDS = {"ar": " و", "de": " und ", "en": " and ", "es": " y ", "fr": " et "}
#: Before the sound of its own “y”, Spanish says “e”: Pedro e Inés, Luis e Yvonne; Ana y Hierro.
_LIKE_Y = re.compile(r"(?:h?[ií]|y)(?![aeouyáéóú])", re.IGNORECASE)


def comma(language: str) -> str:
    """Return what parts a list or a clause in a language, with the space after it."""
    return COMMAS.get(_base(language), ", ")


def joints(names: Sequence[str], language: str) -> list[str]:
    """Return what stands before each name of a list: "", then a comma, “and” before the last."""
    found = ["", *[comma(language)] * (len(names) - 1)][: len(names)]
    return [*found[:-1], _and(language, names[-1])] if len(names) > 1 else found


def _and(language: str, following: str) -> str:
    if _base(language) == "es" and _LIKE_Y.match(comparable(following)):
        return " e "
    return ANDS.get(_base(language), ANDS["en"])


def _base(language: str) -> str:
    return language.lower().partition("-")[0]


def in_marks(words: str, language: str) -> str:
    """Return words between their language's quotation marks, unless they have marks already."""
    words = words.strip()
    if words and comparable(words[0]) == comparable(words[-1]) == MARK:
        return words
    opening, closing = MARKS.get(_base(language), ENGLISH_MARKS)
    return f"{opening}{words}{closing}"
