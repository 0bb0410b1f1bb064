"""The fonts that text in pictures is set in, and which texts they can set.

A character that a font does not have would come out as an empty box, so a text is set in a font
that has all of it or not at all.
"""

import unicodedata
from functools import lru_cache
from pathlib import Path

from PIL import ImageFont, features

OWN = Path(__file__).parent / "fonts"
SITE = Path(__file__).parents[2] / "static" / "articles" / "fonts"

NEWSREADER = OWN / "Newsreader-SemiBold.ttf"
NASKH = OWN / "NotoNaskhArabic-Bold.ttf"  # Arabic, and Latin beside it
FRANKLIN = SITE / "librefranklin.woff2"

#: First the one we like best.
SERIF = (NEWSREADER, NASKH)
SANS = (FRANKLIN, NEWSREADER, NASKH)
#: Weights of fonts that come in all of them.
WEIGHTS = {FRANKLIN: 600}

#: Arabic needs its letters joined and its lines turned; without these libraries it cannot be set.
SHAPES = bool(features.check("raqm") and features.check("fribidi"))
_NO_CHARACTER = "\uffff"


def able(text: str, faces: tuple[Path, ...], *, rtl: bool) -> Path | None:
    """Return the first font that has every character of a text; None when there is none."""
    if not text.strip() or (rtl and not SHAPES):
        return None
    return next((face for face in faces if all(_has(face, char) for char in text)), None)


@lru_cache(maxsize=64)
def font(face: Path, size: int) -> ImageFont.FreeTypeFont:
    engine = ImageFont.Layout.RAQM if SHAPES else ImageFont.Layout.BASIC
    return _set(ImageFont.truetype(str(face), size, layout_engine=engine), face)


def _set(found: ImageFont.FreeTypeFont, face: Path) -> ImageFont.FreeTypeFont:
    if face in WEIGHTS:
        found.set_variation_by_axes([WEIGHTS[face]])
    return found


@lru_cache(maxsize=4096)
def _has(face: Path, char: str) -> bool:
    """Whether a font has a character: it draws something else than what it draws for none."""
    if char.isspace() or unicodedata.category(char) == "Cf":  # nothing is drawn for these
        return True
    return _drawn(face, char) != _drawn(face, _NO_CHARACTER)


@lru_cache(maxsize=4096)
def _drawn(face: Path, char: str) -> tuple[tuple[int, int], bytes]:
    plain = ImageFont.truetype(str(face), 32, layout_engine=ImageFont.Layout.BASIC)
    mask = _set(plain, face).getmask(char)
    return mask.size, bytes(mask)
