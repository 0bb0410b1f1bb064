"""What the darkroom makes of formats, sizes, colours and orientations. No child process."""

from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms

from articles.publishing.darkroom import develop, sniff
from articles.publishing.darkroom.orders import ORIGINAL, Developed, Order, Refused, Why
from tests.publishing.picture_files import BLUE, HEIC, RED, a_gif_of_frames, halves, saved

JPEG = Order(formats=("jpeg",))


def developed(file: bytes, folder: Path, order: Order = JPEG) -> Developed:
    (folder / ORIGINAL).write_bytes(file)
    return develop.develop(folder, order)


def largest(file: bytes, folder: Path) -> Image.Image:
    with Image.open(folder / developed(file, folder).renditions[-1].file) as image:
        image.load()
        return image


def near(colour: Any, other: tuple[int, int, int], by: int = 14) -> bool:
    return all(abs(a - b) <= by for a, b in zip(colour, other, strict=True))


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (5, [5]),
        (479, [479]),
        (480, [480]),
        (481, [480, 481]),
        (1000, [480, 800, 1000]),
        (1600, [480, 800, 1200, 1600]),
        (1920, [480, 800, 1200, 1600]),
    ],
)
def test_renditions_are_never_wider_than_the_original(width: int, widths: list[int]) -> None:
    assert develop.widths(width) == widths


@pytest.mark.parametrize("size", [(5, 150), (150, 5), (1, 1), (700, 1000), (1700, 1133)])
def test_renditions_keep_the_shape(tmp_path: Path, size: tuple[int, int]) -> None:
    result = developed(saved(Image.new("RGB", size), "PNG"), tmp_path)

    assert (result.width, result.height) == size
    for rendition in result.renditions:
        assert rendition.height == max(1, round(size[1] * rendition.width / size[0]))
        with Image.open(tmp_path / rendition.file) as image:
            assert image.size == (rendition.width, rendition.height)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP", "AVIF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_renditions_stand_upright(tmp_path: Path, kind: str, orientation: int) -> None:
    """The camera's picture is turned so that its Exif orientation turns it back."""
    turned_back = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}  # Image.Transpose, by orientation
    image = halves(64, 32)
    if orientation > 1:
        image = image.transpose(Image.Transpose(turned_back[orientation]))
    exif = Image.Exif()
    exif[0x0112] = orientation
    options = {"quality": 95} if kind in ("JPEG", "WEBP", "AVIF") else {}
    file = saved(image, kind, exif=exif.tobytes(), **options)

    result = developed(file, tmp_path)
    with Image.open(tmp_path / result.renditions[-1].file) as upright:
        assert (result.width, result.height) == upright.size == (64, 32)
        assert near(upright.getpixel((8, 16)), RED)
        assert near(upright.getpixel((56, 16)), BLUE)
        assert upright.getexif().get(0x0112, 1) == 1


def alpha() -> Image.Image:
    image = halves().convert("RGBA")
    image.paste((0, 0, 0, 0), (30, 0, 60, 40))
    return image


def lab() -> Image.Image:
    srgb, target = ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB")
    converted = ImageCms.profileToProfile(halves(), srgb, target, outputMode="LAB")
    assert converted is not None
    return converted


def deep() -> Image.Image:
    """Sixteen bits of grey: dark on the left, bright on the right."""
    values = (b"\x00\x20" * 30 + b"\x00\xc0" * 30) * 40
    return Image.frombytes("I;16", (60, 40), values)


WHITE, DARK, BRIGHT = (255, 255, 255), (0x20,) * 3, (0xC0,) * 3


@pytest.mark.parametrize(
    ("image", "kind", "left", "right"),
    [
        (halves().convert("CMYK"), "JPEG", RED, BLUE),
        (halves().convert("CMYK"), "TIFF", RED, BLUE),
        (halves().quantize(8), "PNG", RED, BLUE),
        (lab(), "TIFF", RED, BLUE),
        (alpha(), "PNG", RED, WHITE),
        (alpha(), "WEBP", RED, WHITE),
        (alpha(), "AVIF", RED, WHITE),
        (alpha().quantize(8), "PNG", RED, WHITE),
        (deep(), "PNG", DARK, BRIGHT),
        (deep(), "TIFF", DARK, BRIGHT),
        (halves().convert("1"), "PNG", None, None),
    ],
    ids=["cmyk", "cmyk-tiff", "palette", "lab", "alpha", "alpha-webp", "alpha-avif",
         "palette-alpha", "16-bit", "16-bit-tiff", "1-bit"],
)  # fmt: skip
def test_every_kind_of_colour_becomes_rgb(
    tmp_path: Path, image: Image.Image, kind: str, left: Any, right: Any
) -> None:
    rendition = largest(saved(image, kind), tmp_path)

    assert rendition.mode == "RGB"
    if left:
        assert near(rendition.getpixel((10, 20)), left, 20)
        assert near(rendition.getpixel((50, 20)), right, 20)


def test_a_picture_of_floating_point_numbers_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        developed(saved(halves().convert("F"), "TIFF"), tmp_path)

    assert refused.value.why == Why.DEPTH


def test_colours_are_converted_by_the_profile_of_the_picture(tmp_path: Path) -> None:
    """A profile whose channels are exchanged makes red of what is stored as blue."""
    profile = swapped_profile()
    plain = largest(saved(halves(), "PNG"), tmp_path)
    converted = largest(saved(halves(), "PNG", icc_profile=profile), tmp_path)

    assert near(plain.getpixel((10, 20)), RED)
    assert near(converted.getpixel((10, 20)), BLUE, 24)
    assert not converted.info.get("icc_profile")


def swapped_profile() -> bytes:
    """sRGB with the columns of red and blue exchanged in its table of contents."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile.replace(b"rXYZ", b"????").replace(b"bXYZ", b"rXYZ").replace(b"????", b"bXYZ")


def test_a_broken_profile_is_no_reason_to_refuse(tmp_path: Path) -> None:
    assert near(
        largest(saved(halves(), "PNG", icc_profile=b"nonsense" * 50), tmp_path).getpixel((10, 20)),
        RED,
    )


@pytest.mark.parametrize("kind", ["WEBP", "PNG", "AVIF", "TIFF", "MPO"])
def test_of_several_frames_the_first_is_shown(tmp_path: Path, kind: str) -> None:
    frames = [Image.new("RGB", (60, 40), "white")] * 3
    rendition = largest(saved(halves(), kind, save_all=True, append_images=frames), tmp_path)

    assert near(rendition.getpixel((10, 20)), RED)


def test_modern_formats_have_the_widths_of_jpeg(tmp_path: Path) -> None:
    order = Order(formats=("jpeg", "webp", "avif"))
    result = developed(saved(Image.new("RGB", (900, 600), "teal"), "PNG"), tmp_path, order)

    made = {
        kind: [r.width for r in result.renditions if r.format == kind] for kind in order.formats
    }
    assert made == {kind: [480, 800, 900] for kind in order.formats}
    for rendition in result.renditions:
        with Image.open(tmp_path / rendition.file) as image:
            image.load()
            assert image.format == rendition.format.upper()


@pytest.mark.parametrize(
    ("head", "why"),
    [
        (b"", Why.EMPTY),
        (b"hello", Why.UNKNOWN),
        (b"<svg onload='x'/>", Why.VECTOR),
        (b"\xef\xbb\xbf \n<?xml version='1.0'?><svg/>", Why.VECTOR),
        ("<svg/>".encode("utf-16"), Why.VECTOR),
        (b"<!DOCTYPE html>", Why.VECTOR),
        (HEIC, Why.HEIC),
        (a_gif_of_frames(2), Why.GIF),
        (b"%PDF-1.7", Why.PDF),
        (b"%!PS-Adobe", Why.PDF),
    ],
)
def test_what_is_no_picture_of_ours_is_told_by_its_first_bytes(head: bytes, why: Why) -> None:
    with pytest.raises(Refused) as refused:
        sniff.kind(head)

    assert refused.value.why == why


@pytest.mark.parametrize(
    "options", [{"lossless": True}, {"lossless": False}, {"exif": b"Exif\0\0"}]
)
def test_the_size_of_a_webp_is_read_from_its_first_bytes(options: dict[str, Any]) -> None:
    file = saved(Image.new("RGB", (321, 123)), "WEBP", **options)

    assert sniff.size("webp", file[: sniff.ENOUGH]) == (321, 123)


def test_the_largest_cameras_are_within_the_limits() -> None:
    develop.require_bearable(11648, 8736)

    with pytest.raises(Refused):
        develop.require_bearable(14000, 8736)
