"""What is asked of the darkroom and what it answers: values that both processes understand."""

from enum import StrEnum

from msgspec import Struct

#: Widths of the renditions in pixels; a narrower original gives its own width instead.
WIDTHS = (480, 800, 1200, 1600)

MAX_BYTES = 60 * 1024 * 1024
MAX_PIXELS = 110_000_000  # the largest cameras have 102 million; as RGB it is 330 MB
LONGEST_SIDE = 30_000
LONGEST_RENDITION = 16_383  # WebP knows no longer side

ORIGINAL, ORDER, ANSWER, LOG, CARD = "original", "order.json", "answer.json", "log", "card.jpeg"


class Why(StrEnum):
    """Why a file was not taken in; `publishing.pictures` has a sentence for each."""

    EMPTY = "empty"
    UNKNOWN = "unknown"
    VECTOR = "vector"
    HEIC = "heic"
    GIF = "gif"
    PDF = "pdf"
    BYTES = "bytes"
    PIXELS = "pixels"
    CUT_OFF = "cut-off"
    DAMAGED = "damaged"
    DEPTH = "depth"
    TOO_HARD = "too-hard"
    NO_ROOM = "no-room"
    BUSY = "busy"


class Refused(Exception):
    """This file is not taken in."""

    def __init__(self, why: Why, **values: int) -> None:
        super().__init__(why.value)
        self.why = why
        self.values = values


class Order(Struct, frozen=True, kw_only=True, tag="pictures"):
    """Renditions of a picture.

    formats: of those that are wanted; language: of the newsroom, preferred in the metadata.
    """

    formats: tuple[str, ...]
    language: str = "en"


class Card(Struct, frozen=True, kw_only=True, tag="card"):
    """A story's card; its picture, if it has one, lies in the folder as the original.

    focus  of the picture: 0.0–1.0 from the left and the top
    rtl    the language is read from right to left
    """

    headline: str
    section: str
    site: str
    credit: str = ""
    focus: tuple[float, float] = (0.5, 0.5)
    language: str = "en"
    rtl: bool = False


class Rendition(Struct, frozen=True, kw_only=True):
    """A picture that was made; `file` is its name in the folder."""

    format: str
    width: int
    height: int
    file: str


class Embedded(Struct, kw_only=True):
    """The words that came inside a picture, cleaned, and nothing about where its camera stood.

    fields     by the name of the IPTC property; lists for what may occur several times
    languages  of each property that was there in more than one, the text by language
    raw        what the file holds, by its key, as far as it is text
    """

    fields: dict[str, str | list[str]] = {}
    languages: dict[str, dict[str, str]] = {}
    raw: dict[str, str] = {}

    def text(self, name: str) -> str:
        """Return a property as one text; "" when the file does not have it."""
        value = self.fields.get(name, "")
        return value if isinstance(value, str) else ", ".join(value)


class Developed(Struct, frozen=True, kw_only=True):
    """What came out: the original's kind and its size as people see it, its words, renditions."""

    kind: str
    width: int
    height: int
    embedded: Embedded
    renditions: tuple[Rendition, ...]


class Answer(Struct, frozen=True, kw_only=True):
    """One of the three is set.

    card  the file's name; "" when there is nothing to show on it
    """

    developed: Developed | None = None
    card: str | None = None
    refused: Why | None = None
    values: dict[str, int] = {}
