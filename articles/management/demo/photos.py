"""The demo's photos: drawn in two processes beside, taken in like anybody's upload."""

import signal
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from multiprocessing import get_context

from django.core.files.base import ContentFile
from django.db import connection
from django.utils import timezone

from articles.management.demo import pictures
from articles.management.demo.content import Content, Picture
from articles.models import Photo, Source
from articles.publishing.pictures import take_in

PROCESSES = 2
RIGHTS = "Drawn for the demo newsroom; free to use."
AUTHOR = "Nell Okafor"

type Say = Callable[[str], None]


def load(
    content: Content, sources: Mapping[str, Source], now: datetime, scale: float, say: Say
) -> dict[str, Photo]:
    """Draw and take in the photos that are not there yet; return all by name."""
    titles = {picture.title: name for name, picture in content.pictures.items()}
    rows = Photo.objects.filter(title__in=titles).order_by("-pk")
    photos = {titles[photo.title]: photo for photo in rows}
    missing = [name for name in content.pictures if name not in photos]
    if missing:
        say(f"Drawing {len(missing)} stand-in photos")
    with _drawers() as (drawers, hands):
        taken: dict[str, Future[Photo]] = {}
        for name in missing:
            picture = content.pictures[name]
            file = drawers.submit(
                pictures.draw, picture.scene, picture.shape, _embedded(picture, now), scale
            )
            taken[name] = hands.submit(_take_in, name, picture, sources, file)
        for number, (name, future) in enumerate(taken.items(), 1):
            photos[name] = future.result()
            if number % 9 == 0 or number == len(taken):
                say(f"  {number} of {len(taken)} photos")
    return photos


@contextmanager
def _drawers() -> Iterator[tuple[Executor, Executor]]:
    """Processes that draw, and threads that wait for the darkroom; both idle cost nothing.

    The processes are new ones and not forks, so that they share no connection with this one.
    """
    with (
        ProcessPoolExecutor(
            PROCESSES,
            mp_context=get_context("spawn"),
            initializer=signal.signal,
            initargs=(signal.SIGINT, signal.SIG_IGN),  # Ctrl-C is for the one who waits for them
        ) as drawers,
        ThreadPoolExecutor(PROCESSES) as hands,
    ):
        try:
            yield drawers, hands
        except BaseException:
            drawers.shutdown(wait=False, cancel_futures=True)
            hands.shutdown(wait=False, cancel_futures=True)
            raise


def _take_in(
    name: str, picture: Picture, sources: Mapping[str, Source], drawn: Future[bytes]
) -> Photo:
    upload = ContentFile(drawn.result(), name=f"{name}.jpg")
    try:
        photo = take_in(
            upload,
            photo=Photo(
                title=picture.title,
                caption=picture.caption,
                credit=picture.credit,
                alt=picture.alt,
                source=sources[picture.source] if picture.source else None,
                rights=RIGHTS,
                focal_x=picture.focus[0],
                focal_y=picture.focus[1],
            ),
        )
        if photo.caption != picture.caption:  # what is embedded fills what is empty; not here
            photo.caption = picture.caption
            photo.save(update_fields=["caption"])
        return photo
    finally:
        connection.close()  # this thread's own


def _embedded(picture: Picture, now: datetime) -> pictures.Embedded:
    return pictures.Embedded(
        headline=picture.title,
        caption=picture.caption or picture.alt,
        credit=picture.credit,
        byline=AUTHOR,
        copyright=RIGHTS,
        taken=_taken(picture, now),
        position=picture.position,
    )


def _taken(picture: Picture, now: datetime) -> date:
    """A day within the last half year that goes with the title."""
    return timezone.localdate(now) - timedelta(days=1 + sum(map(ord, picture.title)) % 180)
