"""A picture as a page shows it: the browser chooses among widths and formats."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from django.core.files.storage import storages

from articles.models import Rendition

#: The width that browsers get which cannot choose.
USUAL_WIDTH = 800
#: Of a card in a list, of a picture in the text, of one that may fill the screen.
SMALL, MIDDLE, WIDEST = 800, 1200, 4000
#: Best first; JPEG is what every browser reads, and stands in the img itself.
MODERN = (("avif", "image/avif"), ("webp", "image/webp"))

#: From the name of a rendition to its address: of public storage, or of the desk in a preview.
Address = Callable[[str], str]


class Choice(NamedTuple):
    """Widths of one picture in one format."""

    type: str
    srcset: str


class Picture(NamedTuple):
    """A picture in its renditions. Words about it belong to its use, not here."""

    src: str
    width: int
    height: int
    srcset: str
    choices: tuple[Choice, ...]
    largest: str
    largest_size: tuple[int, int]

    @property
    def best(self) -> Choice:
        """The format to fetch ahead: browsers that do not know its type leave it alone."""
        return self.choices[0] if self.choices else Choice("image/jpeg", self.srcset)


def public(name: str) -> str:
    """Return the address of a public rendition."""
    return storages["public"].url(name)


def private(photo_ids: Iterable[int]) -> dict[str, Any]:
    """Return the private renditions of photos in the form of `LiveStory.pictures`.

    Names are "photo/width/format": whoever shows them serves them, to those who may see them.
    """
    found: dict[str, Any] = {}
    renditions = Rendition.objects.filter(photo__in=photo_ids).select_related("photo")
    for row in renditions.order_by("photo", "format", "width"):
        photo = row.photo
        entry = found.setdefault(str(photo.pk), {"width": photo.width, "height": photo.height})
        name = f"{photo.pk}/{row.width}/{row.format}"
        entry.setdefault(row.format, []).append([row.width, row.height, name])
    return found


def picture(
    shown: Mapping[str, Any] | None, address: Address = public, *, widest: int = WIDEST
) -> Picture | None:
    """Make a picture of an entry of `LiveStory.pictures`; None when it has nothing to show.

    Where there are better formats, a browser that knows none of them gets the usual width.

    widest  no browser needs more pixels where the picture stands
    """
    if not shown or not shown.get("jpeg"):
        return None
    renditions = shown["jpeg"]
    choices = tuple(
        Choice(mime, _srcset(shown[kind], address, widest))
        for kind, mime in MODERN
        if shown.get(kind)
    )
    width, height, name = min(renditions, key=lambda rendition: abs(rendition[0] - USUAL_WIDTH))
    return Picture(
        src=address(name),
        width=width,
        height=height,
        srcset="" if choices else _srcset(renditions, address, widest),
        choices=choices,
        largest=address(renditions[-1][2]),
        largest_size=(renditions[-1][0], renditions[-1][1]),
    )


def _srcset(renditions: list[list[Any]], address: Address, widest: int) -> str:
    fitting = [row for row in renditions if row[0] <= widest] or renditions[:1]
    return ", ".join(f"{address(name)} {width}w" for width, _, name in fitting)
