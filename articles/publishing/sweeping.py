"""Sweeping: what no live story shows leaves public storage, what nothing names leaves both.

Only below our own folders: whatever else somebody keeps in a bucket is theirs.
"""

from collections.abc import Callable, Iterable
from datetime import datetime

from django.core.files.storage import storages
from django.db.models import Model

from articles.models import LiveStory, Photo, Rendition
from articles.publishing import bin as desk_bin
from articles.publishing import files, renditions
from articles.publishing.renditions import GRACE


def sweep(now: datetime) -> int:
    """Remove what is not needed and older than GRACE at `now`; return how many files went.

    Younger files are left alone: a row that names them may be about to be written.
    """
    removed = renditions.sweep(now)
    for alias, folders, columns in NAMED:
        storage = storages[alias]
        for name in files.unnamed(storage, folders, _named(columns), now - GRACE):
            files.remove(storage, name)
            removed += 1
    return removed


Columns = tuple[tuple[type[Model], str], ...]

#: Storage, our folders in it, and the columns that name files there.
NAMED: tuple[tuple[str, tuple[str, ...], Columns], ...] = (
    (
        "default",
        (files.ORIGINALS, files.RENDITIONS),
        ((Photo, "file"), (Rendition, "file")),
    ),
    ("public", (files.COPIES,), ((Rendition, "public_name"), (LiveStory, "card"))),
)


def _named(columns: Columns) -> Callable[[list[str]], set[str]]:
    def named(names: list[str]) -> set[str]:
        """Look into the bin before and after: a picture may move there, or back, meanwhile."""
        binned = desk_bin.files()
        rows = {name for model, column in columns for name in _used(model, column, names)}
        return rows | binned | desk_bin.files()

    return named


def _used(model: type[Model], column: str, names: list[str]) -> Iterable[str]:
    rows = model._default_manager.filter(**{f"{column}__in": names})
    return rows.values_list(column, flat=True)
