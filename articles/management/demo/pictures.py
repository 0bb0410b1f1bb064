"""Draw the demo's stand-in photos, so that a first start shows pictures nobody has to license.

Each is a JPEG as a desk gets them: large, with caption, credit, by-line and copyright embedded as
IPTC-IIM and XMP, and a note on the picture itself that it is no photograph. The same name and size
give the same picture.
"""

import io
from dataclasses import dataclass
from datetime import date

import exiv2

from articles.management.demo import (
    scenes_arts,
    scenes_life,
    scenes_town,
    scenes_water,
    scenes_world,
)
from articles.management.demo.canvas import Canvas

SCENES = (
    scenes_world.SCENES
    | scenes_water.SCENES
    | scenes_town.SCENES
    | scenes_arts.SCENES
    | scenes_life.SCENES
)
LABEL = "STAND-IN PICTURE · drawn for the demo, not a photograph"
#: Width and height in pixels: never narrower than the widest rendition.
SHAPES = {
    "landscape": (1800, 1200),
    "wide": (1920, 1080),
    "portrait": (1600, 2134),
    "tall": (1600, 2000),
}
ALGORITHMIC = "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia"


@dataclass(frozen=True)
class Embedded:
    """What is written into the file for those who open it elsewhere.

    position  latitude and longitude in degrees; readers must never get it
    """

    headline: str
    caption: str
    credit: str
    byline: str
    copyright: str
    taken: date
    position: tuple[float, float] | None = None


def draw(scene: str, shape: str, embedded: Embedded, scale: float = 1.0) -> bytes:
    """Return the JPEG of a scene.

    scene  one of SCENES
    shape  one of SHAPES
    scale  of its size, for those who only try
    """
    width, height = SHAPES[shape]
    canvas = Canvas((round(width * scale), round(height * scale)), f"{scene}/{shape}")
    SCENES[scene](canvas)
    file = io.BytesIO()
    canvas.finish(LABEL).save(file, "JPEG", quality=85, subsampling=0, dpi=(300, 300))
    return _with_metadata(file.getvalue(), embedded)


def _with_metadata(jpeg: bytes, embedded: Embedded) -> bytes:
    image = exiv2.ImageFactory.open(jpeg)
    image.readMetadata()
    _write(image.iptcData(), _iptc(embedded))
    _write(image.xmpData(), _xmp(embedded))
    _write(image.exifData(), _exif(embedded))
    image.writeMetadata()
    image.io().open()
    return bytes(image.io().mmap())


def _write(data, fields: dict[str, str]) -> None:
    for key, value in fields.items():
        data[key] = value


def _iptc(embedded: Embedded) -> dict[str, str]:
    return {
        "Iptc.Envelope.CharacterSet": "\x1b%G",  # UTF-8; without it readers guess
        "Iptc.Application2.Headline": embedded.headline,
        "Iptc.Application2.Caption": embedded.caption,
        "Iptc.Application2.Credit": embedded.credit,
        "Iptc.Application2.Byline": embedded.byline[:32],
        "Iptc.Application2.Copyright": embedded.copyright,
        "Iptc.Application2.DateCreated": embedded.taken.isoformat(),
    }


def _xmp(embedded: Embedded) -> dict[str, str]:
    return {
        "Xmp.photoshop.Headline": embedded.headline,
        "Xmp.dc.description": embedded.caption,
        "Xmp.photoshop.Credit": embedded.credit,
        "Xmp.dc.creator": embedded.byline,
        "Xmp.dc.rights": embedded.copyright,
        "Xmp.photoshop.DateCreated": embedded.taken.isoformat(),
        "Xmp.iptcExt.DigitalSourceType": ALGORITHMIC,
    }


def _exif(embedded: Embedded) -> dict[str, str]:
    fields = {
        "Exif.Image.ImageDescription": embedded.caption,
        "Exif.Image.Artist": embedded.byline,
        "Exif.Image.Copyright": embedded.copyright,
        "Exif.Photo.DateTimeOriginal": f"{embedded.taken:%Y:%m:%d} 12:00:00",
    }
    if embedded.position:
        latitude, longitude = embedded.position
        fields |= {
            "Exif.GPSInfo.GPSLatitudeRef": "N" if latitude >= 0 else "S",
            "Exif.GPSInfo.GPSLatitude": _degrees(latitude),
            "Exif.GPSInfo.GPSLongitudeRef": "E" if longitude >= 0 else "W",
            "Exif.GPSInfo.GPSLongitude": _degrees(longitude),
        }
    return {key: value for key, value in fields.items() if value}


def _degrees(angle: float) -> str:
    """Write an angle as Exif does: degrees, minutes and hundredths of seconds as fractions."""
    minutes, seconds = divmod(abs(angle) * 3600, 60)
    degrees, minutes = divmod(minutes, 60)
    return f"{int(degrees)}/1 {int(minutes)}/1 {round(seconds * 100)}/100"
