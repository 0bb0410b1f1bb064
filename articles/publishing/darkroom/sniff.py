"""What a file is, whatever its name says, and its size where the first bytes tell.

Pillow gets one kind to try, never its whole list of formats.
"""

from collections.abc import Callable

from .orders import Refused, Why

ENOUGH = 4096  # bytes

#: Kind → Pillow's name for it.
KINDS = {"jpeg": "JPEG", "png": "PNG", "webp": "WEBP", "avif": "AVIF", "tiff": "TIFF"}

_HEIC_BRANDS = frozenset({b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"})
_AVIF_BRANDS = frozenset({b"avif", b"avis"})


def kind(head: bytes) -> str:
    """Return which of KINDS a file is by its first bytes. Raises Refused for everything else."""
    if not head:
        raise Refused(Why.EMPTY)
    for name, begins in _SIGNATURES:
        if begins(head):
            return name
    for why, begins in _KNOWN_STRANGERS:
        if begins(head):
            raise Refused(why)
    raise Refused(Why.UNKNOWN)


def size(kind: str, head: bytes) -> tuple[int, int] | None:
    """Return width and height where they stand at a fixed place; None: ask the decoder's header.

    A PNG may claim any size and hold nothing, and WebP's decoder wants memory for it all at once.
    """
    if kind == "png" and len(head) >= 24:
        return int.from_bytes(head[16:20]), int.from_bytes(head[20:24])
    if kind == "webp" and len(head) >= 30:
        return _webp_size(head)
    return None


def _webp_size(head: bytes) -> tuple[int, int] | None:
    chunk = head[12:16]
    if chunk == b"VP8X":
        width = int.from_bytes(head[24:27], "little") + 1
        return width, int.from_bytes(head[27:30], "little") + 1
    if chunk == b"VP8L":
        bits = int.from_bytes(head[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if chunk == b"VP8 ":
        width = int.from_bytes(head[26:28], "little") & 0x3FFF
        return width, int.from_bytes(head[28:30], "little") & 0x3FFF
    return None


def _brands(head: bytes) -> frozenset[bytes]:
    """Return what an ISO base media file says it is: its brand and the compatible ones."""
    if head[4:8] != b"ftyp":
        return frozenset()
    end = min(int.from_bytes(head[:4]), len(head))
    return frozenset([head[8:12], *(head[at : at + 4] for at in range(16, end, 4))])


def _is_markup(head: bytes) -> bool:
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):  # UTF-16
        text = head.replace(b"\x00", b"")[2:].lstrip().lower()
    return text.startswith((b"<svg", b"<?xml", b"<!doctype", b"<!--", b"<html", b"\x1f\x8b"))


_SIGNATURES: tuple[tuple[str, Callable[[bytes], bool]], ...] = (
    ("jpeg", lambda head: head.startswith(b"\xff\xd8\xff")),
    ("png", lambda head: head.startswith(b"\x89PNG\r\n\x1a\n")),
    ("webp", lambda head: head.startswith(b"RIFF") and head[8:12] == b"WEBP"),
    ("tiff", lambda head: head.startswith((b"II*\x00", b"MM\x00*"))),
    ("avif", lambda head: bool(_brands(head) & _AVIF_BRANDS)),
)
_KNOWN_STRANGERS: tuple[tuple[Why, Callable[[bytes], bool]], ...] = (
    (Why.HEIC, lambda head: bool(_brands(head) & _HEIC_BRANDS)),
    (Why.GIF, lambda head: head.startswith((b"GIF87a", b"GIF89a"))),
    (Why.PDF, lambda head: head.startswith((b"%PDF", b"%!PS"))),
    (Why.VECTOR, _is_markup),
)
