"""Lines of an article that are more than text, told by their words in many languages.

READ ALSO, the credit of a picture, the name of a picture's file, an invitation to share. A line
that might as well be a sentence of the article is not told apart.
"""

import html as entities
import re
from typing import NamedTuple

from articles.document.incoming.paragraphs import Paragraph

MOST_CREDIT = 120  # letters
MOST_CAPTION = 400
MOST_HEADLINES = 300

_ALSO = (
    "read also|also read|read more|see also|more on this|related|"
    "lire aussi|à lire aussi|à lire également|lire également|voir aussi|"
    "lesen sie auch|lesen sie dazu|auch interessant|mehr zum thema|"
    "lea también|lee también|leer también|vea también|"
    "leggi anche|leia também|leia mais|ler também|veja também|les også|"
    "czytaj też|czytaj także|zobacz też|читайте также|"
    "اقرأ أيضا|اقرأ أيضاً|اقرأ أيضًا|اقرأ المزيد|קראו גם|延伸阅读|延伸閱讀|相关阅读|"
    "あわせて読みたい|関連記事"
)
_CREDIT_WORDS = (
    "photo credits?|picture credits?|image credits?|photographs?|photos?|pictures?|images?|"
    "credits?|crédits? photos?|crédits?|photographie|fotos?|fotografía|fotografia|créditos?|"
    "bild|bilder|bildnachweis|zdjęcie|фото|صورة|الصورة|תמונה|צילום|图片|圖片|写真"
)
_CREDIT = (
    rf"(?:(?:{_CREDIT_WORDS})\s*[:：]|(?:photo|picture|image)s? (?:by|courtesy of)\s"
    r"|(?:\w{2,12} )?photo/|fot\.\s|©|\(c\)\s)"
)
_READ_ALSO = re.compile(
    rf"\W{{0,3}}(?P<call>{_ALSO})(?!\w)\s*(?P<colon>[:：–—-]?)\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_CREDIT_LINE = re.compile(rf"\W{{0,3}}{_CREDIT}\s*\S", re.IGNORECASE)
_CREDIT_AFTER = re.compile(rf"(?:(?<=[.!?…”\"»])\s*|\s)[(\[|/–—-]*\s?(?={_CREDIT})", re.IGNORECASE)
#: What parts a caption from its credit where no sentence ends.
_PARTS = frozenset("([|/–—-")
#: The end of a sentence; not that of an initial or an abbreviation (“U.S. Navy”).
_SENTENCE_END = re.compile(r"[^\W\d_]{4}[.!?…][”\"»]?\s+\w")
_FILE_NAME = re.compile(
    r"\w[\w-]{4,118}(?:\.(?:jpe?g|png|gif|webp|avif|tiff?|heic))?", re.IGNORECASE
)
_SHARE = re.compile(
    r"\W{0,3}(?:tell your friends|share(?: (?:this|on|via|with)\b[^.,?]{0,40})?|"
    r"partager(?: (?:sur|cet article|par)\b[^.,?]{0,40})?|(?:artikel |auf [^.,?]{1,30} )?teilen|"
    r"compartir(?: (?:en|por|este)\b[^.,?]{0,40})?|condividi(?: (?:su|via)\b[^.,?]{0,40})?|"
    r"compartilhe?(?: (?:no|via)\b[^.,?]{0,40})?|udostępnij[^.,?]{0,30}|поделиться[^.,?]{0,30}|"
    r"del (?:artikkelen|saken)[^.,?]{0,30}|شارك(?: على[^.,?]{0,30})?|شارك المقال)[:!]?\s*",
    re.IGNORECASE,
)


class Credit(NamedTuple):
    caption: str
    credit: str


class Also(NamedTuple):
    headline: str
    link: str


def read_also(paragraph: Paragraph) -> Also | None:
    """A line that leads to another story: a colon, capitals, a link alone, or nothing after it."""
    found = _READ_ALSO.match(paragraph.words)
    if not found or len(found["rest"]) > MOST_HEADLINES:
        return None
    link = re.search(r'<a href="([^"]+)">([^<]*)</a>', paragraph.html)
    is_link = link is not None and entities.unescape(link[2]).strip() == found["rest"].strip()
    if found["colon"] or not found["rest"] or found["call"].isupper() or is_link:
        address = entities.unescape(link[1]) if link else ""
        return Also(found["rest"].strip(), address)
    return None


def credited(words: str) -> Credit | None:
    """A line that credits a picture, with the caption before it if there is one."""
    if len(words) > MOST_CAPTION + MOST_CREDIT:
        return None
    if _CREDIT_LINE.match(words):
        return Credit("", _bare(words)) if _is_credit(words) else None
    for found in _CREDIT_AFTER.finditer(words):
        caption, credit = words[: found.start()].strip(), words[found.start() :]
        ended = caption[-1:] in '.!?…”"»' or bool(_PARTS & set(found.group()))
        if caption and ended and _is_credit(credit):
            return Credit(caption, _bare(credit))
    return None


def _is_credit(words: str) -> bool:
    return len(words) <= MOST_CREDIT and "\n" not in words and not _SENTENCE_END.search(words)


def _bare(credit: str) -> str:
    """A credit without the brackets or the dash that part it from a caption."""
    return credit.strip(" ()[]|/–—-") if not credit.strip().startswith("(c)") else credit.strip()


def names_a_picture(words: str) -> bool:
    """Whether a line is the name of a picture's file: "Anti-ISIS-Conference-Paris"."""
    return bool(_FILE_NAME.fullmatch(words)) and any(sign in words for sign in "-_.")


def invites_to_share(words: str) -> bool:
    return bool(_SHARE.fullmatch(words))
