"""The picture of a story where others share it: its headline, section and picture, and our name.

Text stands beside the picture and never on it; a story without one has text alone, and one whose
headline no font of ours can set has the picture alone. In a language that is read from right to
left all of it is turned around.
"""

import io
from pathlib import Path
from typing import Any, NamedTuple

from PIL import Image, ImageDraw

from . import embedded, faces, legend, setting
from .crop import crop
from .orders import CARD, ORIGINAL, Card

SIZE = WIDTH, HEIGHT = 1200, 630
MARGIN = 56
#: A picture that would have to be enlarged this much is left out.
MOST_ENLARGED = 1.6

PAPER, INK, SOFT, PENCIL = "#ffffff", "#15181a", "#53585c", "#5a97b9"
SECTION_SIZE, NAME_SIZE, CREDIT_SIZE = 27, 46, 19
RULE, PENCIL_LINE = 6, 5
HEADLINE_TOP, HEADLINE_BOTTOM = 126, 486
NAME_BASELINE, CREDIT_BASELINE = HEIGHT - 68, HEIGHT - 22
LATIN, ARABIC = 1.09, 1.5  # from line to line


class Plan(NamedTuple):
    """How a card is divided. The picture lies in the corner where lines end."""

    picture: tuple[int, int]
    text: int  # width
    sizes: tuple[int, ...] = ()  # of the headline, the largest first


BESIDE = Plan((556, 574), WIDTH - 556 - 2 * MARGIN, tuple(range(84, 33, -2)))
ALONE = Plan((0, 0), WIDTH - 2 * MARGIN, tuple(range(104, 43, -2)))
UNSAID = Plan((WIDTH, 500), 500)  # no headline: the picture goes across


def draw(folder: Path, order: Card) -> str:
    """Draw a card into `folder`; return its file's name, "" when there is nothing to show on it."""
    face = faces.able(order.headline, faces.SERIF, rtl=order.rtl)
    path = folder / ORIGINAL
    plan = (BESIDE if face else UNSAID) if path.exists() else ALONE
    picture = _picture(path, order, plan) if plan.text != ALONE.text else None
    if picture is None and face is None:
        return ""
    sheet = Image.new("RGB", SIZE, PAPER)
    if picture:
        sheet.paste(picture, (0 if order.rtl else WIDTH - picture.width, 0))
    pen = _Pen(sheet, order, plan if picture else ALONE)
    pen.write(face)
    (folder / CARD).write_bytes(_encoded(sheet, path if picture else None))
    return CARD


class _Pen:
    """Writes on a card. `begin` is where lines begin, `end` where they do: left or right."""

    def __init__(self, sheet: Image.Image, order: Card, plan: Plan) -> None:
        self.on = ImageDraw.Draw(sheet)
        self.order, self.plan = order, plan
        self.begin, self.end = MARGIN, WIDTH - MARGIN // 2
        if order.rtl:
            self.begin, self.end = WIDTH - self.begin, WIDTH - self.end
        language = order.language.partition("-")[0]
        direction = "rtl" if order.rtl else "ltr"
        shaped = {"direction": direction, "language": language}
        self.shaped: dict[str, Any] = shaped if faces.SHAPES else {}

    def write(self, face: Path | None) -> None:
        """face  that the headline can be set in"""
        order = self.order
        name = self.line(order.site, faces.SERIF, NAME_SIZE, (self.begin, NAME_BASELINE))
        self.bar(self.begin, NAME_BASELINE + 13, name, PENCIL_LINE, PENCIL)
        if face:
            self.bar(self.begin, MARGIN - RULE, self.plan.text, RULE, INK)
            below = MARGIN + SECTION_SIZE + 8
            self.line(order.section, faces.SANS, SECTION_SIZE, (self.begin, below))
            self.headline(face)
        else:
            beside = self.begin + (name + 32) * (-1 if order.rtl else 1)
            self.line(order.section, faces.SANS, SECTION_SIZE, (beside, NAME_BASELINE))
        if self.plan.picture[0]:
            self.credit()

    def headline(self, face: Path) -> None:
        done = setting.fit(
            self.order.headline,
            lambda line, size: self.width(line, face, size),
            width=self.plan.text,
            height=HEADLINE_BOTTOM - HEADLINE_TOP,
            sizes=self.plan.sizes,
            lead=ARABIC if face == faces.NASKH else LATIN,
        )
        baseline = HEADLINE_TOP + round(done.leading * 0.8)
        for number, line in enumerate(done.lines):
            self.put(line, face, done.size, (self.begin, baseline + number * done.leading))

    def credit(self) -> None:
        """Under the picture, from its outer edge; cut where it is too long for the line."""
        face = faces.able(self.order.credit, faces.SANS, rtl=self.order.rtl)
        if face is None:
            return
        done = setting.fit(
            self.order.credit,
            lambda line, size: self.width(line, face, size),
            width=min(self.plan.picture[0], BESIDE.picture[0]) - MARGIN // 2,
            height=CREDIT_SIZE,
            sizes=(CREDIT_SIZE,),
            lead=1,
        )
        at = (self.end, CREDIT_BASELINE)
        self.put(done.lines[0], face, CREDIT_SIZE, at, ink=SOFT, to_end=True)

    def line(self, text: str, among: tuple[Path, ...], size: int, at: tuple[int, int]) -> int:
        """Write one line, smaller where it is long; return its width, 0 if it cannot be set."""
        text = " ".join(text.split())  # what parts paragraphs cannot be shaped
        face = faces.able(text, among, rtl=self.order.rtl)
        if face is None:
            return 0
        while size > CREDIT_SIZE and self.width(text, face, size) > self.plan.text:
            size -= 1
        self.put(text, face, size, at)
        return round(self.width(text, face, size))

    def put(
        self,
        text: str,
        face: Path,
        size: int,
        at: tuple[int, int],
        *,
        ink: str = INK,
        to_end: bool = False,
    ) -> None:
        anchor = "rs" if self.order.rtl != to_end else "ls"
        font = faces.font(face, size)
        self.on.text(at, text, fill=ink, font=font, anchor=anchor, **self.shaped)

    def bar(self, begin: int, top: int, width: int, height: int, ink: str) -> None:
        if width:
            left = begin - width if self.order.rtl else begin
            self.on.rectangle((left, top, left + width - 1, top + height - 1), fill=ink)

    def width(self, text: str, face: Path, size: int) -> float:
        return faces.font(face, size).getlength(text, **self.shaped)


def _picture(path: Path, order: Card, plan: Plan) -> Image.Image | None:
    """The story's picture cut to its place; None when it is too small for it."""
    wide, high = plan.picture
    with Image.open(path, formats=["JPEG"]) as image:
        box = crop(image.size, order.focus, wide / high)
        if box.right - box.left < wide / MOST_ENLARGED:
            return None
        return image.convert("RGB").resize((wide, high), Image.Resampling.LANCZOS, box=box)


def _encoded(sheet: Image.Image, picture: Path | None) -> bytes:
    """As JPEG, with the words that its picture carries."""
    words = legend.carried(embedded.read(picture, {}, "en")) if picture else legend.NOTHING
    out = io.BytesIO()
    sheet.save(
        out,
        "JPEG",
        quality=84,
        subsampling=0,
        progressive=True,
        optimize=True,
        exif=words.exif,
        xmp=words.xmp,
    )
    return legend.with_iim(out.getvalue(), words)
