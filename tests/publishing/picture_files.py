"""Pictures made for tests: good ones with words inside, and what strangers send."""

import hashlib
import io
import struct
import zlib
from typing import Any

import exiv2
from PIL import Image, ImageDraw

RED, BLUE = (200, 30, 30), (30, 30, 200)
IIM = {"Headline": 105, "Credit": 110, "Source": 115, "Byline": 80, "Caption": 120, "Keywords": 25}


def halves(width: int = 60, height: int = 40) -> Image.Image:
    """A picture whose left is red and whose right is blue, so that turning it shows."""
    image = Image.new("RGB", (width, height), BLUE)
    ImageDraw.Draw(image).rectangle((0, 0, width // 2 - 1, height), fill=RED)
    return image


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def a_jpeg(
    width: int = 60,
    height: int = 40,
    *,
    exif: dict[str, str] | None = None,
    xmp: dict[str, Any] | None = None,
    iim: list[tuple[str, bytes]] | None = None,
    declared: bytes = b"",
    digest: bytes | None = None,
) -> bytes:
    """A JPEG with words embedded.

    exif, xmp  by exiv2's keys without the first part
    iim        names of IIM and bytes, as a program long ago may have written them
    declared   the escape sequence of IIM's character set
    digest     what Photoshop stored as the digest of IIM: b"" for the right one
    """
    jpeg = saved(halves(width, height), "JPEG", quality=95)
    if exif or xmp:
        image = exiv2.ImageFactory.open(jpeg)
        image.readMetadata()
        for key, value in (exif or {}).items():
            image.exifData()[f"Exif.{key}"] = value
        for key, value in (xmp or {}).items():
            text = exiv2.LangAltValue(value) if isinstance(value, dict) else value
            image.xmpData()[f"Xmp.{key}"] = text
        image.writeMetadata()
        stream = image.io()
        stream.open()
        jpeg = bytes(stream.mmap())
    return _with_iim(jpeg, iim, declared, digest) if iim else jpeg


def _with_iim(
    jpeg: bytes, iim: list[tuple[str, bytes]], declared: bytes, digest: bytes | None
) -> bytes:
    data = _dataset(1, 90, declared) if declared else b""
    data += b"".join(_dataset(2, IIM[name], value) for name, value in iim)
    block = resource(0x0404, data)
    if digest is not None:
        block += resource(0x0425, digest or hashlib.md5(data, usedforsecurity=False).digest())
    body = b"Photoshop 3.0\0" + block
    return jpeg[:2] + b"\xff\xed" + struct.pack(">H", len(body) + 2) + body + jpeg[2:]


def _dataset(record: int, number: int, value: bytes) -> bytes:
    return b"\x1c" + bytes([record, number]) + struct.pack(">H", len(value)) + value


def resource(number: int, data: bytes) -> bytes:
    return b"8BIM" + struct.pack(">HHI", number, 0, len(data)) + data + b"\0" * (len(data) % 2)


def a_png_that_claims(width: int, height: int, data: bytes | None = b"") -> bytes:
    """A PNG whose header claims a size, with this as its compressed data, or none at all."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = _chunk(b"IDAT", data) if data is not None else b""
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + body + _chunk(b"IEND", b"")


def a_png_with_a_profile_bomb() -> bytes:
    """A small PNG whose colour profile unpacks to 200 MB."""
    profile = b"x\0\0" + zlib.compress(bytes(200_000_000), 9)
    png, header = saved(halves(), "PNG"), 33  # bytes: the signature and IHDR
    return png[:header] + _chunk(b"iCCP", profile) + png[header:]


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def a_webp_that_claims(width: int, height: int) -> bytes:
    size = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return b"RIFF\x1e\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0" + size + bytes(20)


def a_gif_of_frames(count: int) -> bytes:
    frames = [Image.new("P", (8, 8), number % 255) for number in range(count)]
    return saved(frames[0], "GIF", save_all=True, append_images=frames[1:])


HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(100)
