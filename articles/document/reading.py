"""How long a story takes to read.

Speeds are those of the International Reading Speed Texts: Trauzettel-Klosinski and Dietz,
“Standardized Assessment of Reading Performance: The New International Reading Speed Texts IReST”,
Investigative Ophthalmology & Visual Science 53 (2012), 5452–5461. Who writes without spaces is
counted by signs, everybody else by words, each script at its own speed: an Arabic word says more
than an English one. Scripts that they did not measure and that have no spaces are not guessed at.
"""

import re
from math import ceil

from articles.document import prose
from articles.document.schema import Document, Index, QuoteBlock

#: Words a minute, by the Unicode ranges of a script; the languages of one script are averaged.
WORDS = {
    r"A-Za-z\u00aa-\u024f\u1e00-\u1eff": 193,  # ten languages between 161 and 228
    r"\u0400-\u052f": 184,
    r"\u0590-\u05ff": 187,
    r"\u0600-\u06ff\u0750-\u077f": 138,
}
#: Signs a minute.
IDEOGRAPHS, KANA = r"\u3400-\u9fff\uf900-\ufaff", r"\u3040-\u30ff"
CHINESE, JAPANESE = 255, 357
#: Scripts without spaces whose speed we do not know: Thai, Lao, Tibetan, Burmese, Khmer.
UNKNOWN = re.compile(r"[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff]")
OTHER = 193

_WORD = re.compile(r"\S*\w\S*")
_SIGN = re.compile(f"[{IDEOGRAPHS}{KANA}]")
_KANA = re.compile(f"[{KANA}]")
_SCRIPTS = [(re.compile(f"[{letters}]"), speed) for letters, speed in WORDS.items()]


def minutes(document: Document) -> int:
    """Return how many minutes the text takes, at least 1; 0 where nobody can say."""
    text = "\n".join(_texts(document))
    if UNKNOWN.search(text) or not text.strip():
        return 0
    return max(1, ceil(_time(text) - 0.5))


def _time(text: str) -> float:
    """Return the minutes of a text, script by script."""
    signs = len(_SIGN.findall(text))
    time = signs / (JAPANESE if _KANA.search(text) else CHINESE)
    for word in _WORD.findall(_SIGN.sub(" ", text)):
        time += 1 / next((speed for letters, speed in _SCRIPTS if letters.search(word)), OTHER)
    return time


def _texts(document: Document) -> list[str]:
    """What is read from top to bottom: no captions, no notes, no lists of other stories."""
    quotes = Index(document.shared).quotes
    apart = [block.quote for block in document.blocks if isinstance(block, QuoteBlock)]
    return [
        document.standfirst,
        *document.key_points,
        *(prose.plain(html) for _, html in document.prose()),
        *(quotes[id].words for id in apart if id in quotes),
        *(f"{fact.term} {fact.words}" for _, fact in document.facts()),
    ]
