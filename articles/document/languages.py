"""Which way a language is written, and which marks stand around what somebody said in it."""

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


def in_marks(words: str, language: str) -> str:
    """Return words between their language's quotation marks, unless they have marks already."""
    words = words.strip()
    if words and comparable(words[0]) == comparable(words[-1]) == MARK:
        return words
    opening, closing = MARKS.get(language.lower().partition("-")[0], ENGLISH_MARKS)
    return f"{opening}{words}{closing}"
