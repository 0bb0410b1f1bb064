"""Pictures, from upload to page: the one door for everybody outside this package's own modules.

take_in    an upload becomes a Photo with its JPEG renditions, or PictureRefused says why not
stage      before a publication: copies of renditions into public storage
shown      inside it: what the page needs, and the rows locked; raises NotStaged
withdraw   after a story left the public: copies that nothing live shows go at once
sweep      hourly: what is left over goes

desk_rendition, open_private   for the desk, to those who may see the picture
"""

from django.core.files import File
from django.core.files.storage import storages

from articles.models import Photo, Rendition
from articles.publishing.darkroom.orders import WIDTHS
from articles.publishing.intake import PictureRefused, take_in
from articles.publishing.renditions import NotStaged, PictureLost, shown, stage, withdraw
from articles.publishing.sweeping import sweep

__all__ = [
    "WIDTHS",
    "NotStaged",
    "PictureLost",
    "PictureRefused",
    "desk_rendition",
    "open_private",
    "shown",
    "stage",
    "sweep",
    "take_in",
    "withdraw",
]


def desk_rendition(photo: Photo, width: int = 640) -> Rendition | None:
    """Return the smallest JPEG at least this wide, else the widest; None when there is none.

    Reads `photo.renditions.all()`, so that a list of photos can prefetch it.
    """
    jpegs = [row for row in photo.renditions.all() if row.format == "jpeg"]
    wide_enough = [row for row in jpegs if row.width >= width]
    if wide_enough:
        return min(wide_enough, key=lambda row: row.width)
    return max(jpegs, key=lambda row: row.width, default=None)


def open_private(name: str) -> File:
    """Open a file of private storage; ask `access.may_see_photo` first."""
    return storages["default"].open(name)
