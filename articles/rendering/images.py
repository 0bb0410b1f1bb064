"""The pictures of a story as machines are told of them: the widest JPEG, and the words to it."""

from collections.abc import Sequence
from typing import NamedTuple

from articles.rendering import addresses, pictures
from articles.rendering.blocks import Case


class Image(NamedTuple):
    url: str
    width: int
    height: int
    caption: str
    credit: str
    alt: str

    type: str = "image/jpeg"


def images(case: Case) -> Sequence[Image]:
    """Return the pictures that a story shows, the lead first, each once."""
    found: dict[int, Image] = {}
    for block in case.document.figures():
        shown = case.pictures.get(str(block.photo))
        if block.photo is None or not pictures.picture(shown, case.address):
            continue
        width, height, name = shown["jpeg"][-1]
        image = Image(
            url=addresses.absolute(case.address(name)),
            width=width,
            height=height,
            caption=case.records.caption(block),
            credit=case.records.credit(block),
            alt=case.records.alt(block),
        )
        found.setdefault(block.photo, image)
    return list(found.values())
