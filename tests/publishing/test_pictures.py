"""Taking pictures in: the Photo that comes of it, and the sentence when none does."""

import os
import subprocess
import sys
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.files.base import ContentFile, File
from django.core.files.storage import FileSystemStorage, InMemoryStorage, storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.tasks import task_backends
from PIL import Image

from articles.models import Photo, Rendition
from articles.publishing import pictures
from articles.publishing.darkroom import bench, orders
from articles.publishing.darkroom.orders import Order, Refused, Why
from articles.publishing.intake import SENTENCES
from tests.publishing.picture_files import (
    HEIC,
    a_gif_of_frames,
    a_jpeg,
    a_png_that_claims,
    a_png_with_a_profile_bomb,
    a_webp_that_claims,
    halves,
    saved,
)

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.django_db


def upload(content: bytes, name: str = "harbour.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_an_upload_becomes_a_photo_with_renditions_and_words() -> None:
    file = a_jpeg(900, 600, xmp={"photoshop.Credit": "AFP", "dc.description": "The ferry."})
    photo = pictures.take_in(upload(file), title="Ferry")

    photo.refresh_from_db()
    assert (photo.title, photo.credit, photo.caption) == ("Ferry", "AFP", "The ferry.")
    assert (photo.width, photo.height) == (900, 600)
    assert [(r.format, r.width, r.height) for r in photo.renditions.all()] == [
        ("jpeg", 480, 320),
        ("jpeg", 800, 533),
        ("jpeg", 900, 600),
    ]
    with pictures.open_private(photo.file.name) as original:
        assert original.read() == file


def test_words_typed_at_the_desk_stay() -> None:
    file = a_jpeg(xmp={"photoshop.Credit": "AFP", "dc.description": "From the file."})
    photo = pictures.take_in(upload(file), photo=Photo(caption="Typed.", alt="A ferry."))

    assert (photo.caption, photo.alt, photo.credit) == ("Typed.", "A ferry.", "AFP")


def test_names_in_storage_say_nothing() -> None:
    photo = pictures.take_in(upload(a_jpeg(), "../secret source.php"))

    names = [photo.file.name, *photo.renditions.values_list("file", flat=True)]
    for name in names:
        folder, shard, file = name.split("/")
        assert folder in ("originals", "renditions")
        assert file.startswith(shard)
        assert file.endswith(".jpg")
        assert len(file) == 32 + len(".jpg")


def test_nothing_is_public_and_the_worker_is_asked_for_the_rest() -> None:
    photo = pictures.take_in(upload(a_jpeg()))

    assert not Rendition.objects.exclude(public_name="").exists()
    noted = task_backends["default"].results
    assert [(result.task.queue_name, result.args) for result in noted] == [("pictures", [photo.pk])]


def test_only_the_owner_of_the_server_may_read_an_original(settings, tmp_path) -> None:
    backend = "django.core.files.storage.FileSystemStorage"
    options = {"location": str(tmp_path / "private"), "file_permissions_mode": 0o600}
    options["directory_permissions_mode"] = 0o700
    settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": backend, "OPTIONS": options}}
    photo = pictures.take_in(upload(a_jpeg()))

    storage = storages["default"]
    assert isinstance(storage, FileSystemStorage)
    original = Path(storage.path(photo.file.name))
    assert original.stat().st_mode & 0o777 == 0o600
    assert original.parent.stat().st_mode & 0o777 == 0o700
    assert Path(storage.location).stat().st_mode & 0o777 == 0o700
    assert not list(Path(storage.location).glob(".half-*"))


def test_any_storage_will_do(settings) -> None:
    memory = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
    settings.STORAGES = settings.STORAGES | {"default": memory, "public": memory}
    photo = pictures.take_in(upload(a_jpeg()))

    assert isinstance(storages["default"], InMemoryStorage)
    rendition = pictures.desk_rendition(photo)
    assert rendition is not None
    with pictures.open_private(rendition.file) as file, Image.open(file) as image:
        assert image.size == (60, 40)


def test_an_open_file_may_be_taken_in_too(tmp_path: Path) -> None:
    path = tmp_path / "harbour.jpg"
    path.write_bytes(a_jpeg())
    with path.open("rb") as file:
        photo = pictures.take_in(File(file))

    assert photo.renditions.count() == 1


@pytest.mark.parametrize(("wanted", "got"), [(480, 480), (640, 800), (5000, 900)])
def test_the_desk_is_given_the_smallest_rendition_that_will_do(wanted: int, got: int) -> None:
    photo = pictures.take_in(upload(a_jpeg(900, 600)))

    rendition = pictures.desk_rendition(photo, wanted)
    assert rendition is not None
    assert rendition.width == got


def test_a_photo_without_renditions_has_none_for_the_desk() -> None:
    photo = Photo.objects.create(file="originals/x", width=1, height=1)

    assert pictures.desk_rendition(photo) is None


# --- refusals -----------------------------------------------------------------------------------

GOOD = a_jpeg(400, 300)
HOSTILE = {
    "empty": (b"", Why.EMPTY),
    "text": (b"not a picture", Why.UNKNOWN),
    "svg called jpg": (b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", Why.VECTOR),
    "heic": (HEIC, Why.HEIC),
    "gif of thousands": (a_gif_of_frames(3000), Why.GIF),
    "pdf": (b"%PDF-1.7 " + bytes(100), Why.PDF),
    "bomb": (a_png_that_claims(30_000, 30_000), Why.PIXELS),
    "bomb without data": (a_png_that_claims(30_000, 30_000, None), Why.PIXELS),
    "webp bomb": (a_webp_that_claims(16_383, 16_383), Why.PIXELS),
    "too long a side": (a_png_that_claims(30_001, 1), Why.PIXELS),
    "too tall": (saved(Image.new("L", (3, 20_000)), "PNG"), Why.PIXELS),
    "no size": (a_png_that_claims(0, 0), Why.DAMAGED),
    "png without data": (a_png_that_claims(100, 100, None), Why.DAMAGED),
    "profile bomb": (a_png_with_a_profile_bomb(), Why.DAMAGED),
    "cut jpeg": (GOOD[: len(GOOD) * 2 // 3], Why.CUT_OFF),
    "cut png": (saved(halves(300, 200), "PNG", compress_level=0)[:9000], Why.CUT_OFF),
    "cut header": (GOOD[:30], Why.DAMAGED),
    "avif header alone": (HEIC.replace(b"heic", b"avif"), Why.DAMAGED),
    "webp header alone": (a_webp_that_claims(10, 10), Why.DAMAGED),
    "tiff header alone": (b"II*\0" + bytes(40), Why.DAMAGED),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_cannot_be_a_picture_is_refused_with_a_sentence(name: str) -> None:
    content, why = HOSTILE[name]
    with pytest.raises(pictures.PictureRefused) as refused:
        pictures.take_in(upload(content, "from a stranger.jpg"))

    assert refused.value.why == why
    assert str(refused.value).startswith("“from a stranger.jpg” was not taken in: ")
    assert not Photo.objects.exists()


def test_every_reason_has_a_sentence_that_says_what_to_do() -> None:
    assert SENTENCES.keys() == set(Why)
    for why in Why:
        values = {"width": 1, "height": 2, "megapixels": 3, "megabytes": 4}
        said = str(pictures.PictureRefused(why, "a.jpg", values))
        assert said.startswith("“a.jpg” was not taken in: ")
        assert said.count(". ") == 1


def test_a_file_without_end_is_refused_while_it_comes_in() -> None:
    class Endless(ContentFile):
        given = 0

        def chunks(self, chunk_size=None):
            while True:
                self.given += 1
                yield bytes(1024 * 1024)

    endless = Endless(b"", "endless.jpg")
    with pytest.raises(pictures.PictureRefused, match="larger than 60 MB"):
        pictures.take_in(endless)

    assert endless.given == 61


def test_a_full_disk_is_said_in_a_sentence() -> None:
    class Full(ContentFile):
        def chunks(self, chunk_size=None):
            raise OSError(28, "No space left on device")

    with pytest.raises(pictures.PictureRefused, match="disk is full"):
        pictures.take_in(Full(b"", "harbour.jpg"))


def test_the_name_of_a_file_is_repeated_without_tricks() -> None:
    with pytest.raises(pictures.PictureRefused) as refused:
        pictures.take_in(upload(b"", "x\r\n" + "long" * 100))

    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 300


@pytest.mark.parametrize(
    ("content", "extension"),
    [
        (saved(halves(), "PNG"), "png"),
        (saved(halves(), "WEBP"), "webp"),
        (saved(halves(), "AVIF"), "avif"),
        (saved(halves(), "TIFF"), "tiff"),
    ],
)
def test_content_decides_what_a_file_is_and_not_its_name(content: bytes, extension: str) -> None:
    photo = pictures.take_in(upload(content, "harbour.jpg"))

    assert photo.file.name.endswith(f".{extension}")


def test_what_hangs_on_a_picture_does_not_reach_readers() -> None:
    script = b"<script>alert(document.domain)</script>"
    photo = pictures.take_in(upload(GOOD + script))

    rendition = photo.renditions.get()
    with pictures.open_private(rendition.file) as file:
        assert script not in file.read()


# --- the child process ----------------------------------------------------------------------------


def darkroom(program: str) -> list[str]:
    """Run a program in which m is the child's module; return what it prints, by lines."""
    start = "import resource, sys, articles.publishing.darkroom.__main__ as m\n"
    environment = {"PYTHONPATH": str(ROOT), "PATH": os.defpath}
    command = [sys.executable, "-c", start + program]
    said = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return said.stdout.splitlines()


def test_the_darkroom_knows_no_django() -> None:
    known = "print([name for name in sys.modules if name.startswith(('django', 'newsroom'))])"

    assert darkroom(known) == ["[]"]


def test_a_child_that_dies_is_a_refusal_and_leaves_no_folder(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    order = Order(formats=("a format that nobody knows",))
    with pytest.raises(Refused), bench.developed([GOOD], order):
        pass

    assert list(tmp_path.iterdir()) == []


def test_many_pictures_at_once_come_in_one_after_another() -> None:
    def one(number: int) -> int:
        with bench.developed([a_jpeg(40 + number, 40)], Order(formats=("jpeg",))) as (made, _):
            return made.width

    with ThreadPoolExecutor(12) as hands:
        assert list(hands.map(one, range(12))) == list(range(40, 52))


def test_whoever_waits_too_long_is_told_to_come_again(monkeypatch) -> None:
    monkeypatch.setattr(bench, "WAIT", 0)
    with bench.PLACES, bench.PLACES, pytest.raises(pictures.PictureRefused, match="Wait a minute"):
        pictures.take_in(upload(GOOD))


def test_memory_and_time_of_the_child_are_bounded() -> None:
    limits, memory = darkroom(
        "for kind, limit in m.LIMITS.items(): m.lower(kind, limit)\n"
        "print([resource.getrlimit(kind)[1] for kind in m.LIMITS])\n"
        "try: bytearray(3 * m.GIGABYTE)\n"
        "except MemoryError: print('refused')"
    )

    assert "-1" not in limits
    assert memory == "refused"


def test_a_picture_at_the_limit_is_taken_in() -> None:
    side = 10_400
    assert 0 < orders.MAX_PIXELS - side * side < 2_000_000
    rows = zlib.compressobj(1)
    data = b"".join([rows.compress(bytes(1 + 3 * side)) for _ in range(side)]) + rows.flush()
    photo = pictures.take_in(upload(a_png_that_claims(side, side, data), "large.png"))

    assert photo.width == side
