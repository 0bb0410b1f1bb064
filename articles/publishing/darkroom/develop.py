"""From an original to its renditions: upright, in sRGB, without what is not meant for readers.

The order of steps keeps memory small: refuse by the header, shrink, and only then turn the
picture upright and convert its colours.
"""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PIL import ExifTags, Image, ImageCms, ImageFile, TiffImagePlugin, UnidentifiedImageError

from . import embedded, legend, sniff
from .orders import (
    LONGEST_RENDITION,
    LONGEST_SIDE,
    MAX_PIXELS,
    ORIGINAL,
    WIDTHS,
    Developed,
    Embedded,
    Order,
    Refused,
    Rendition,
    Why,
)

Image.MAX_IMAGE_PIXELS = None  # our own limit is lower and is asked first
ImageFile.LOAD_TRUNCATED_IMAGES = False

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
WHITE = (255, 255, 255)
SIXTEEN_BITS = ("I;16", "I;16B", "I;16L", "I;16N", "I")
PHOTOSHOP_TAG = 34377  # of TIFF: Photoshop's resources

#: How each format is written. AVIF at speed 9 takes an eighth of the default's time.
SAVING: dict[str, dict[str, Any]] = {
    "jpeg": {"quality": 82, "progressive": True, "optimize": True},
    "webp": {"quality": 78, "method": 4},
    "avif": {"quality": 56, "speed": 9, "max_threads": 2},
}

_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
LYING = (5, 6, 7, 8)  # orientations that exchange width and height


def develop(folder: Path, order: Order) -> Developed:
    """Make the renditions of the original in `folder`, beside it. Raises Refused."""
    path = folder / ORIGINAL
    with path.open("rb") as file:
        head = file.read(sniff.ENOUGH)
    kind = sniff.kind(head)
    if claimed := sniff.size(kind, head):
        require_bearable(*claimed)
    with _opened(path, kind) as image:
        require_bearable(*image.size)
        words = embedded.read(path, _resources(image), order.language)
        width, height, base = _base(image)
        renditions = tuple(_write(folder, base, order.formats, words))
    return Developed(kind=kind, width=width, height=height, embedded=words, renditions=renditions)


def require_bearable(width: int, height: int) -> None:
    """Refuse by the header what would take too much memory to open."""
    if width < 1 or height < 1:
        raise Refused(Why.DAMAGED)
    if width * height > MAX_PIXELS or max(width, height) > LONGEST_SIDE:
        raise Refused(Why.PIXELS, width=width, height=height, megapixels=MAX_PIXELS // 1_000_000)


def widths(width: int) -> list[int]:
    """Return the widths of the renditions of an original this wide: never wider than it is."""
    return [w for w in WIDTHS if w < width] + ([width] if width <= WIDTHS[-1] else [])


def _opened(path: Path, kind: str) -> Image.Image:
    try:
        return Image.open(path, formats=[sniff.KINDS[kind]])
    except UnidentifiedImageError:
        raise Refused(Why.DAMAGED) from None


def _resources(image: Image.Image) -> dict[int, Any]:
    """Return Photoshop's resources, where the digest of IPTC-IIM lies."""
    if isinstance(image, TiffImagePlugin.TiffImageFile):
        return embedded.resources(image.tag_v2.get(PHOTOSHOP_TAG, b""))
    found: dict[int, Any] = image.info.get("photoshop", {})
    return found


def _base(image: Image.Image) -> tuple[int, int, Image.Image]:
    """Return the size of the upright original, and its largest rendition as upright sRGB."""
    width, height = image.size
    turn = _orientation(image)
    if turn in LYING:
        width, height = height, width
    large = widths(width)[-1]
    size = large, max(1, round(height * large / width))
    if size[1] > LONGEST_RENDITION:
        raise Refused(Why.PIXELS, width=width, height=height, megapixels=MAX_PIXELS // 1_000_000)
    shrunk = size[::-1] if turn in LYING else size
    profile = image.info.get("icc_profile")
    image.draft(None, (2 * shrunk[0], 2 * shrunk[1]))  # JPEG alone can decode at a half, a quarter
    picture = _plain(_loaded(image))
    picture = picture.resize(shrunk, Image.Resampling.LANCZOS, reducing_gap=3.0)
    if turn in _UPRIGHT:
        picture = picture.transpose(_UPRIGHT[turn])
    return width, height, _srgb(picture, profile)


def _orientation(image: Image.Image) -> int:
    """Return Exif's orientation. TIFF's is left to Pillow, which turns it while loading."""
    if isinstance(image, TiffImagePlugin.TiffImageFile):
        return 1
    try:
        return int(image.getexif().get(ExifTags.Base.Orientation, 1))
    except (OSError, SyntaxError, TypeError, ValueError):
        return 1


def _loaded(image: Image.Image) -> Image.Image:
    try:
        image.load()
    except OSError as error:
        if "truncated" in str(error).lower():
            raise Refused(Why.CUT_OFF) from error
        raise
    return image


def _plain(image: Image.Image) -> Image.Image:
    """Return the picture in a mode that can be shrunk and has colours: L, RGB, CMYK or LAB."""
    if image.mode in SIXTEEN_BITS:
        return _eight_bits(image)
    if image.mode == "F":
        raise Refused(Why.DEPTH)
    if image.has_transparency_data:
        picture = image.convert("RGBA")
        ground = Image.new("RGB", picture.size, WHITE)
        ground.paste(picture, mask=picture.getchannel("A"))
        return ground
    return image if image.mode in ("L", "RGB", "CMYK", "LAB") else image.convert("RGB")


def _eight_bits(image: Image.Image) -> Image.Image:
    """Keep the upper half of each 16-bit value."""
    return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")


def _srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """Convert by the picture's own profile; by rule of thumb when it has none or a broken one."""
    if profile:
        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(picture, own, SRGB, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, TypeError, ValueError):
            converted = None
        if converted is not None:
            return converted
    return picture.convert("RGB")


def _write(
    folder: Path, base: Image.Image, formats: tuple[str, ...], words: Embedded
) -> Iterator[Rendition]:
    base.info.clear()  # nothing of the original's own metadata goes along
    carried = legend.carried(words)
    for width in widths(base.width):
        height = max(1, round(base.height * width / base.width))
        picture = base.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
        for name in formats:
            file = f"{width}.{name}"
            (folder / file).write_bytes(_encoded(picture, name, carried))
            yield Rendition(format=name, width=width, height=height, file=file)


def _encoded(picture: Image.Image, name: str, carried: legend.Carried) -> bytes:
    out = io.BytesIO()
    picture.save(out, name.upper(), exif=carried.exif, xmp=carried.xmp, **SAVING[name])
    return legend.with_iim(out.getvalue(), carried) if name == "jpeg" else out.getvalue()
