"""Public copies: there before a publication, gone after it, never missing from what is live."""

import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import LivePhoto, LiveStory, Photo, Purge, Rendition
from articles.publishing import pictures, publish, refining, renditions, tasks
from articles.publishing.errors import PublishingError
from tests import builders as a
from tests.publishing.picture_files import a_jpeg

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def own_storages(settings: Any, tmp_path: Any) -> None:
    """Each test looks at all that is in storage, so none may see another's files."""
    backend = "django.core.files.storage.FileSystemStorage"
    for alias in ("default", "public"):
        options = {"location": str(tmp_path / alias), "base_url": "/media/"}
        storage = {"BACKEND": backend, "OPTIONS": options}
        settings.STORAGES = settings.STORAGES | {alias: storage}


def files(alias: str = "public", folder: str = "") -> set[str]:
    storage = storages[alias]
    if folder and not storage.exists(folder):
        return set()
    folders, names = storage.listdir(folder) if storage.exists(folder or ".") else ([], [])
    inside = {f"{folder}/{name}".lstrip("/") for name in names}
    return inside.union(*(files(alias, f"{folder}/{below}".lstrip("/")) for below in folders))


def named() -> set[str]:
    names = Rendition.objects.exclude(public_name="").values_list("public_name", flat=True)
    return set(names)


def later(hours: float = 2) -> datetime:
    return timezone.now() + timedelta(hours=hours)


def stage(photo: Photo) -> None:
    pictures.stage([photo.pk], now=timezone.now())


def shown(photo: Photo) -> dict[str, Any]:
    with transaction.atomic():
        return pictures.shown([photo.pk])[str(photo.pk)]


# --- staging -------------------------------------------------------------------------------------


def test_what_is_staged_can_be_shown_and_is_there() -> None:
    photo = a.a_photo()
    stage(photo)

    seen = shown(photo)
    assert [(width, height) for width, height, _ in seen["jpeg"]] == [(480, 320), (800, 534)]
    assert (seen["width"], seen["height"]) == (800, 534)
    assert (seen["webp"], seen["avif"]) == ([], [])
    assert {name for _, _, name in seen["jpeg"]} == files() == named()


def test_public_names_are_random_and_unlike_the_private_ones() -> None:
    photo = a.a_photo()
    stage(photo)

    for rendition in photo.renditions.all():
        token = rendition.public_name.rpartition("/")[2].partition(".")[0]
        assert len(token) == 32
        assert token not in rendition.file
        assert str(photo.pk) not in rendition.public_name.split("/")


def test_staging_twice_makes_no_second_copy() -> None:
    photo = a.a_photo()
    stage(photo)
    before = files()
    stage(photo)

    assert files() == before


def test_what_was_not_staged_is_not_shown() -> None:
    photo = a.a_photo()

    with pytest.raises(pictures.NotStaged):
        shown(photo)


def test_a_rendition_that_came_after_staging_asks_for_staging_again() -> None:
    photo = a.a_photo()
    stage(photo)
    first = photo.renditions.first()
    assert first is not None
    Rendition.objects.create(
        photo=photo, format="webp", width=480, height=320, file="renditions/new"
    )

    with pytest.raises(pictures.NotStaged):
        shown(photo)


def test_no_pictures_are_staged_and_shown_without_a_query_more_than_needed() -> None:
    pictures.stage([], now=timezone.now())
    with transaction.atomic():
        assert pictures.shown([]) == {}


def test_queries_do_not_grow_with_the_pictures() -> None:
    photos = [a.a_photo() for _ in range(6)]
    pictures.stage([photo.pk for photo in photos], now=timezone.now())

    def queries(ids: list[int]) -> int:
        with CaptureQueriesContext(connection) as captured, transaction.atomic():
            pictures.stage(ids, now=timezone.now())
            pictures.shown(ids)
        return len(captured)

    assert queries([photos[0].pk]) == queries([photo.pk for photo in photos])


def test_a_picture_that_was_deleted_is_said_in_a_sentence() -> None:
    with pytest.raises(pictures.PictureLost, match="not in our files any more"):
        pictures.stage([987654], now=timezone.now())


def test_a_picture_whose_file_is_gone_is_said_in_a_sentence() -> None:
    photo = a.a_photo(title="Harbour")
    first = photo.renditions.first()
    assert first is not None
    storages["default"].delete(first.file)

    with pytest.raises(pictures.PictureLost, match="“Harbour” is missing"):
        stage(photo)


# --- removing ------------------------------------------------------------------------------------


def test_a_copy_goes_at_once_when_nothing_live_shows_it() -> None:
    photo, other = a.a_photo(), a.a_photo()
    stage(photo)
    stage(other)
    pictures.withdraw([photo.pk])

    assert files() == named() == {name for _, _, name in shown(other)["jpeg"]}
    with pytest.raises(pictures.NotStaged):
        shown(photo)


def test_a_copy_stays_while_another_live_story_shows_it() -> None:
    photo = a.a_photo()
    first = a.published(a.a_story("First", lead_photo=photo))
    a.published(a.a_story("Second", lead_photo=photo))
    before = files()
    publish.take_down(first.pk, **a.press(first.story, a.a_user("Publisher")))
    assert files() == before

    second = LiveStory.objects.get(headline="Second")
    publish.take_down(second.pk, **a.press(second.story, a.a_user("Publisher")))
    assert files() == set()


def test_a_picture_comes_back_under_another_name() -> None:
    photo = a.a_photo()
    stage(photo)
    before = named()
    pictures.withdraw([photo.pk])
    stage(photo)

    assert not named() & before
    assert files() == named()


def test_a_removal_that_died_half_way_is_finished_by_the_sweep() -> None:
    photo = a.a_photo()
    stage(photo)
    photo.renditions.update(staged_at=None)  # marked, and then the process was killed

    with pytest.raises(pictures.NotStaged):
        shown(photo)
    pictures.sweep(timezone.now())
    assert files() == named() == set()


def test_a_publication_replaces_a_copy_that_is_being_removed() -> None:
    photo = a.a_photo()
    stage(photo)
    photo.renditions.update(staged_at=None)
    old = named()
    stage(photo)

    assert not named() & old
    assert files() == named()


# --- sweeping ------------------------------------------------------------------------------------


def test_copies_that_nothing_shows_are_swept_after_a_while() -> None:
    photo = a.a_photo()
    stage(photo)
    pictures.sweep(timezone.now())
    assert len(files()) == 2  # a publication may still be under way

    pictures.sweep(later())
    assert files() == named() == set()


def test_copies_of_what_is_live_are_never_swept() -> None:
    live = a.published(a.a_story(lead_photo=a.a_photo()))
    pictures.sweep(later(24 * 365))

    (picture,) = live.pictures.values()
    assert {name for _, _, name in picture["jpeg"]} == files() == named()


def test_a_picture_that_an_update_dropped_is_swept() -> None:
    story = a.a_story(lead_photo=a.a_photo())
    a.published(story)
    story.lead_photo = None
    story.save()
    a.published(story)
    pictures.sweep(later())

    assert files() == set()


@pytest.mark.parametrize("alias", ["default", "public"])
def test_files_that_no_row_names_are_swept_after_a_while(alias: str) -> None:
    folder = {"default": "originals", "public": "pictures"}[alias]
    left = storages[alias].save(f"{folder}/ab/left-over.jpg", ContentFile(b"x"))
    half = storages[alias].save(".half-written", ContentFile(b"x"))
    theirs = storages[alias].save("exports/theirs.zip", ContentFile(b"x"))
    live = a.published(a.a_story(lead_photo=a.a_photo()))
    before = files(alias)
    pictures.sweep(timezone.now())
    assert files(alias) == before

    pictures.sweep(later())
    assert files(alias) == before - {left, half}
    assert theirs in files(alias)
    assert live.pictures


def test_originals_and_renditions_of_photos_are_never_swept() -> None:
    a.a_photo()
    before = files("default")
    pictures.sweep(later())

    assert files("default") == before
    assert len(before) == 3


def test_a_task_that_recurs_hourly_sweeps(settings: Any) -> None:
    assert settings.RECURRING[tasks.sweep_files.module_path] == timedelta(hours=1)
    stage(a.a_photo())
    Rendition.objects.update(staged_at=later(-3))

    assert tasks.sweep_files.call() == 2


# --- beside each other ---------------------------------------------------------------------------


def test_sweeping_and_withdrawing_never_take_what_a_publication_needs() -> None:
    """Two publish and take down stories with one picture while others sweep with a fast clock."""
    photo = a.a_photo()
    stories = [a.a_story(f"Story {number}", lead_photo=photo) for number in range(2)]
    boss = a.a_user("Publisher")
    rounds = [0, 0]
    begun = threading.Event()  # a removal for each press, not so many that no press comes through

    def publishing(number: int) -> None:
        story = stories[number]
        begun.set()
        try:
            live = a.published(story, by=boss)
        except PublishingError as refused:  # three times a removal was quicker: said, not done
            assert "could not be put in place" in str(refused)  # noqa: PT017  either is right
            return
        assert_there(live)
        rounds[number] += 1
        if rounds[number] % 2:
            publish.take_down(story.pk, **a.press(story, boss))

    def removing(number: int) -> None:
        if begun.wait(timeout=0.2):
            begun.clear()
            pictures.sweep(timezone.now())
            renditions.sweep(later()) if number else pictures.withdraw([photo.pk])

    at_once([(publishing, 0), (publishing, 1), (removing, 0), (removing, 1)], seconds=4)

    assert sum(rounds) >= 10
    for live in LiveStory.objects.filter(status="live"):
        assert_there(live)
    pictures.sweep(later())
    assert files() == named()


def at_once(works: list[tuple[Callable[[int], None], int]], seconds: float) -> None:
    """Do each work again and again, all beside each other; fail when one of them raises."""
    deadline = time.monotonic() + seconds
    errors: list[BaseException] = []

    def repeatedly(work: Callable[[int], None], number: int) -> None:
        try:
            while time.monotonic() < deadline and not errors:
                work(number)
        except BaseException as error:  # noqa: BLE001  reported below, in the test's own thread
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=repeatedly, args=work, daemon=True) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert errors == []


def assert_there(live: LiveStory) -> None:
    (picture,) = live.pictures.values()
    for _, _, name in picture["jpeg"]:
        assert storages["public"].exists(name)


# --- AVIF and WebP -------------------------------------------------------------------------------


def test_the_worker_makes_modern_formats_of_a_live_picture_and_its_page_shows_them() -> None:
    photo = real_photo()
    live = a.published(a.a_story(lead_photo=photo))
    position = Purge.objects.count()
    tasks.refine.call(photo.pk)

    live.refresh_from_db()
    seen = live.pictures[str(photo.pk)]
    assert [width for width, _, _ in seen["webp"]] == [480, 500]
    assert [width for width, _, _ in seen["avif"]] == [480, 500]
    assert {name for kind in ("jpeg", "webp", "avif") for _, _, name in seen[kind]} == files()
    purges = Purge.objects.order_by("position")[position:]
    assert f"story:{live.pk}" in {purge.key for purge in purges}
    assert {purge.mode for purge in purges} == {"refresh"}


def test_a_picture_that_is_not_live_gets_its_formats_privately() -> None:
    photo = real_photo()
    tasks.refine.call(photo.pk)

    assert photo.renditions.count() == 6
    assert files() == set()


def test_making_modern_formats_twice_changes_nothing() -> None:
    photo = real_photo()
    a.published(a.a_story(lead_photo=photo))
    tasks.refine.call(photo.pk)
    before, purges = files("default") | files(), Purge.objects.count()
    tasks.refine.call(photo.pk)

    assert files("default") | files() == before
    assert Purge.objects.count() == purges


def test_what_a_killed_worker_left_is_completed() -> None:
    photo = real_photo()
    tasks.refine.call(photo.pk)
    photo.renditions.filter(format="avif", width=480).delete()
    tasks.refine.call(photo.pk)

    assert photo.renditions.count() == 6
    pictures.sweep(later())
    assert len(files("default")) == 1 + 6


def test_a_retracted_story_gets_no_pictures_back() -> None:
    photo = real_photo()
    live = a.published(a.a_story(lead_photo=photo))
    publish.retract(live.pk, note="It was not true.", **a.press(live.story, a.a_user()))
    assert not LivePhoto.objects.exists()
    refining.show_anew(live.pk, photo.pk, now=timezone.now())

    live.refresh_from_db()
    assert live.pictures == {}


def test_a_photo_that_was_deleted_meanwhile_is_no_error() -> None:
    tasks.refine.call(987654)

    assert not Rendition.objects.exists()


def real_photo() -> Photo:
    upload = ContentFile(a_jpeg(500, 300), "ferry.jpg")
    return pictures.take_in(upload, photo=Photo(credit="AFP", alt="A ferry."))
