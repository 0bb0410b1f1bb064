"""How much of a headline others show: a search result, and the card of a social network.

Neither publishes a number; both cut by width and at the end of a word. The lengths here are those
at which an average headline is still whole. A letter of a script with wide letters counts twice.
"""

import unicodedata

SEARCH = 60  # columns
SOCIAL = 90


def columns(text: str) -> int:
    """Return how wide a text is, in average Latin letters; marks on a letter take no room."""
    return sum(_width(character) for character in text)


def cut(text: str, room: int) -> str:
    """Return what is shown of `text` where there is room for so many columns.

    The whole text if it fits; else its whole words, with one column kept for the “…” after them.
    A single word that does not fit is cut inside.
    """
    text = " ".join(text.split())
    if columns(text) <= room:
        return text
    used = 0
    for end, character in enumerate(text):
        used += _width(character)
        if used > room - 1:
            words = text[:end] if text[end] == " " else text[:end].rpartition(" ")[0]
            return words.rstrip(" ,;:–-") or text[:end]
    return text


def _width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
