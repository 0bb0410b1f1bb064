"""The stand-in photos."""

import io
from datetime import date

import exiv2
import pytest
from PIL import Image, ImageStat

from articles.management.demo import pictures
from articles.management.demo.content import Content
from articles.publishing.pictures import WIDTHS

EMBEDDED = pictures.Embedded(
    headline="Fähre",
    caption="The ferry – 渡し船",
    credit="Nell Okafor / Newsroom",
    byline="Nell Okafor",
    copyright="Free to use.",
    taken=date(2026, 3, 4),
    position=(53.1417, -4.2619),
)


def drawn(scene="night-ferry", shape="landscape", scale=0.17, embedded=EMBEDDED) -> bytes:
    return pictures.draw(scene, shape, embedded, scale)


def metadata(jpeg: bytes) -> dict[str, str]:
    image = exiv2.ImageFactory.open(jpeg)
    image.readMetadata()
    parts = (image.iptcData(), image.xmpData(), image.exifData())
    return {datum.key(): str(datum.value()) for part in parts for datum in part}


def test_the_same_name_draws_the_same_picture():
    assert drawn() == drawn()


def test_pictures_have_the_size_of_a_photo_desk():
    with Image.open(io.BytesIO(drawn(shape="tall", scale=1))) as image:
        image.load()

        assert image.size == (1600, 2000)


def test_no_picture_is_narrower_than_the_widest_rendition():
    assert min(width for width, _ in pictures.SHAPES.values()) >= max(WIDTHS)


@pytest.mark.parametrize("scene", pictures.SCENES)
def test_every_scene_is_a_picture_of_its_own(scene):
    with Image.open(io.BytesIO(drawn(scene))) as image:
        colours = image.convert("RGB").quantize(64).getcolors()

    assert len(colours) > 30


def test_words_are_embedded_twice():
    words = metadata(drawn())

    assert words["Iptc.Application2.Caption"] == "The ferry – 渡し船"
    assert words["Xmp.dc.description"].endswith("The ferry – 渡し船")
    assert words["Iptc.Application2.Credit"] == words["Xmp.photoshop.Credit"] == EMBEDDED.credit


def test_a_position_is_embedded_where_there_is_one():
    assert metadata(drawn())["Exif.GPSInfo.GPSLatitude"] == "53/1 8/1 3012/100"


def test_the_label_is_on_the_picture():
    """Where the label is, a white picture is darker than above it."""
    canvas = pictures.Canvas((900, 600), "x")
    canvas.fade([(0, "#ffffff"), (1, "#ffffff")])
    photo = canvas.finish(pictures.LABEL)
    labelled, bare = photo.crop((350, 515, 550, 525)), photo.crop((350, 440, 550, 450))

    assert _light(labelled) < _light(bare) - 60


def test_scenes_and_shapes_of_all_photos_are_known(content: Content):
    for name, picture in content.pictures.items():
        assert picture.scene in pictures.SCENES, name
        assert picture.shape in pictures.SHAPES, name


def test_photos_vary(content: Content):
    assert len({picture.scene for picture in content.pictures.values()}) >= 16
    assert {picture.shape for picture in content.pictures.values()} == set(pictures.SHAPES)


def test_exactly_one_photo_knows_where_it_was_taken(content: Content):
    assert len([name for name, picture in content.pictures.items() if picture.position]) == 1


def _light(image: Image.Image) -> float:
    return ImageStat.Stat(image.convert("L")).mean[0]
