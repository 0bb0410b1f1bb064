"""The words that came inside a picture, by the rules of the Metadata Working Group.

Exif goes before XMP and XMP before IPTC-IIM, unless the digest that Photoshop keeps shows that
IIM was edited after XMP was written. What is there is kept as it is: text that somebody else
garbled is not repaired, because a repair is a guess. Nothing says where the camera stood.
"""

import hashlib
import struct
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import exiv2  # type: ignore[import-untyped]  # has no types

from articles.document.text import tidy

from .orders import Embedded

exiv2.LogMsg.setLevel(exiv2.LogMsg.Level.mute)  # an exception says it; the rest is noise

LONGEST_TEXT = 4000  # characters of one property
MOST_ITEMS = 100  # of a property that occurs several times
LONGEST_RAW, MOST_RAW = 1000, 400
IIM_RESOURCE, DIGEST_RESOURCE = 0x0404, 0x0425

_EXIF, _XMP, _IIM = "Exif.", "Xmp.", "Iptc.Application2."


class Property(NamedTuple):
    """An IPTC property and where it is written.

    limit  bytes that IIM leaves for it; a value that fills them may have been cut there
    """

    name: str
    exif: str = ""
    xmp: str = ""
    iim: str = ""
    limit: int = 0


PROPERTIES = (
    Property("title", "", "dc.title", "ObjectName", 64),
    Property("headline", "", "photoshop.Headline", "Headline", 256),
    Property("description", "Image.ImageDescription", "dc.description", "Caption", 2000),
    Property("descriptionWriter", "", "photoshop.CaptionWriter", "Writer", 32),
    Property("altText", "", "iptc.AltTextAccessibility"),
    Property("extendedDescription", "", "iptc.ExtDescrAccessibility"),
    Property("creator", "Image.Artist", "dc.creator", "Byline", 32),
    Property("creatorJobTitle", "", "photoshop.AuthorsPosition", "BylineTitle", 32),
    Property("creditLine", "", "photoshop.Credit", "Credit", 32),
    Property("source", "", "photoshop.Source", "Source", 32),
    Property("copyrightNotice", "Image.Copyright", "dc.rights", "Copyright", 128),
    Property("usageTerms", "", "xmpRights.UsageTerms"),
    Property("webStatement", "", "xmpRights.WebStatement"),
    Property("instructions", "", "photoshop.Instructions", "SpecialInstructions", 256),
    Property("dateCreated", "Photo.DateTimeOriginal", "photoshop.DateCreated", "DateCreated"),
    Property("sublocation", "", "iptc.Location", "SubLocation", 32),
    Property("city", "", "photoshop.City", "City", 32),
    Property("state", "", "photoshop.State", "ProvinceState", 32),
    Property("country", "", "photoshop.Country", "CountryName", 64),
    Property("countryCode", "", "iptc.CountryCode", "CountryCode", 3),
    Property("keywords", "", "dc.subject", "Keywords", 64),
    Property("personsShown", "", "iptcExt.PersonInImage"),
    Property("organisationsShown", "", "iptcExt.OrganisationInImageName"),
    Property("event", "", "iptcExt.Event"),
    Property("jobId", "", "photoshop.TransmissionReference", "TransmissionReference", 32),
    Property("digitalSourceType", "", "iptcExt.DigitalSourceType"),
)
SEVERAL = frozenset({"creator", "keywords", "personsShown", "organisationsShown"})

#: What cameras write as a description when nobody has written one.
BY_THE_CAMERA = frozenset(
    {"OLYMPUS DIGITAL CAMERA", "SONY DSC", "MINOLTA DIGITAL CAMERA", "KODAK Digital Still Camera"}
)


def read(path: Path, photoshop: Mapping[int, Any], language: str = "en") -> Embedded:
    """Return the words inside the picture; none when they cannot be read.

    photoshop  Photoshop's resources in the file, by number
    language   chosen among the languages of a text, before the file's own default
    """
    try:
        image = exiv2.ImageFactory.open(str(path))
        image.readMetadata()
    except exiv2.Exiv2Error:
        return Embedded()
    found = _Found(image, language)
    later = iim_was_edited_later(photoshop)
    fields: dict[str, str | list[str]] = {}
    for entry in PROPERTIES:
        if values := _chosen(entry, found, later):
            fields[entry.name] = values if entry.name in SEVERAL else values[0]
    return Embedded(fields=fields, languages=found.languages, raw=dict(_raw(image)))


def iim_was_edited_later(photoshop: Mapping[int, Any]) -> bool:
    """Whether IIM no longer is what it was when its digest was stored beside XMP."""
    digest, iim = photoshop.get(DIGEST_RESOURCE), photoshop.get(IIM_RESOURCE)
    if not isinstance(digest, bytes) or not isinstance(iim, bytes) or not any(digest):
        return False
    return hashlib.md5(iim, usedforsecurity=False).digest() != digest[:16]


def resources(block: Any) -> dict[int, bytes]:
    """Return Photoshop's resources out of a block of them; what is broken ends the reading."""
    found: dict[int, bytes] = {}
    at = 0
    try:
        while isinstance(block, bytes) and block[at : at + 4] == b"8BIM":
            number, name = struct.unpack_from(">HB", block, at + 4)
            at += 7 + name
            at += at & 1
            (size,) = struct.unpack_from(">I", block, at)
            found[number] = block[at + 4 : at + 4 + size]
            at += 4 + size
            at += at & 1
    except struct.error:
        pass
    return found


# --- which of the three ------------------------------------------------------------------------


def _chosen(entry: Property, found: "_Found", iim_later: bool) -> list[str]:
    exif = found.exif.get(_EXIF + entry.exif, []) if entry.exif else []
    xmp = found.xmp.get(_XMP + entry.xmp, []) if entry.xmp else []
    iim = found.iim.get(_IIM + entry.iim, []) if entry.iim else []
    if entry.name == "description":
        exif = [text for text in exif if text not in BY_THE_CAMERA]
    if entry.name in SEVERAL:  # Exif has room for one text; XMP's list may begin with it
        exif = [part.strip() for text in exif for part in text.split(";") if part.strip()]
        exif = xmp if exif and xmp[: len(exif)] == exif else exif
    if iim_later and iim and not _is_cut(iim, xmp, entry.limit):
        return exif or iim
    return exif or xmp or iim


def _is_cut(iim: list[str], xmp: list[str], limit: int) -> bool:
    """Whether each value of IIM is the beginning of XMP's, cut where IIM has no more room."""
    return (
        bool(limit)
        and len(iim) == len(xmp)
        and any(len(value.encode()) > limit for value in xmp)
        and all(long.startswith(short) for short, long in zip(iim, xmp, strict=True))
    )


# --- reading -------------------------------------------------------------------------------------


class _Found:
    """The texts of the three kinds by key, cleaned; empty ones left out."""

    def __init__(self, image: Any, language: str) -> None:
        self.languages: dict[str, dict[str, str]] = {}
        self.exif: dict[str, list[str]] = {}
        self.xmp: dict[str, list[str]] = {}
        self.iim: dict[str, list[str]] = {}
        names = {_XMP + entry.xmp: entry.name for entry in PROPERTIES if entry.xmp}
        for datum in image.exifData():
            if datum.key() in _EXIF_KEYS:
                text = _decoded(_bytes(datum), "")
                if datum.key() == "Exif.Image.Copyright":  # photographer's, NUL, editor's
                    text = ", ".join(filter(None, (part.strip() for part in text.split("\0"))))
                self._keep(self.exif, datum.key(), [text])
        for datum in image.xmpData():
            if name := names.get(datum.key()):
                self._keep(self.xmp, datum.key(), self._xmp_values(datum, name, language))
        declared = _declared(image)
        for datum in image.iptcData():
            if datum.key().startswith(_IIM):
                self._keep(self.iim, datum.key(), [_decoded(_bytes(datum), declared)])
        self._add_time()

    def _keep(self, kind: dict[str, list[str]], key: str, values: list[str]) -> None:
        clean = [text for value in values if (text := cleaned(value))]
        if clean:
            kept = kind.setdefault(key, [])
            kept += clean[: MOST_ITEMS - len(kept)]

    def _xmp_values(self, datum: Any, name: str, language: str) -> list[str]:
        value = datum.value()
        if isinstance(value, exiv2.LangAltValue):
            texts = {str(tag): cleaned(str(text)) for tag, text in dict(value).items()}
            texts = {tag: text for tag, text in texts.items() if text}
            if len(texts) > 1:
                self.languages[name] = dict(list(texts.items())[:MOST_ITEMS])
            return [in_language(texts, language)]
        if isinstance(value, exiv2.XmpArrayValue):
            return [str(item) for item in value]
        return [datum.toString()]

    def _add_time(self) -> None:
        """Exif writes 2024:05:30 10:52:06; IIM keeps date and time apart."""
        taken = self.exif.get("Exif.Photo.DateTimeOriginal")
        if taken:
            day, _, time = taken[0].partition(" ")
            zone = self.exif.get("Exif.Photo.OffsetTimeOriginal", [""])[0] if time else ""
            iso = f"{day.replace(':', '-')}T{time}{zone}" if time else day.replace(":", "-")
            self.exif["Exif.Photo.DateTimeOriginal"] = [iso] if any(map(str.isdigit, day)) else []
        dates = self.iim.get(_IIM + "DateCreated")
        times = self.iim.get(_IIM + "TimeCreated")
        if dates and times:
            self.iim[_IIM + "DateCreated"] = [f"{dates[0]}T{times[0]}"]


_EXIF_KEYS = frozenset(
    [_EXIF + entry.exif for entry in PROPERTIES if entry.exif] + ["Exif.Photo.OffsetTimeOriginal"]
)


def in_language(texts: Mapping[str, str], language: str) -> str:
    """Return the text in the language, else the file's default, else its first one."""
    if not texts:
        return ""
    wanted = language.lower()
    for tag, text in texts.items():
        if tag.lower() == wanted:
            return text
    for tag, text in texts.items():
        if tag.lower().partition("-")[0] == wanted.partition("-")[0]:
            return text
    return texts.get("x-default") or next(iter(texts.values()))


def cleaned(text: str) -> str:
    """Return the text as we store it: line ends as ours, without padding, not endless."""
    lines = tidy(text[: 2 * LONGEST_TEXT]).split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()[:LONGEST_TEXT]


def _bytes(datum: Any) -> bytes:
    """Return the bytes as they stand in the file; exiv2 hands on what is no UTF-8 as surrogates."""
    text: str = datum.toString()
    return text.encode(errors="surrogateescape")


def _declared(image: Any) -> str:
    """Return the character set that IIM declares, as Python calls it; "" when it declares none."""
    for datum in image.iptcData():
        if datum.key() == "Iptc.Envelope.CharacterSet":
            return _CHARACTER_SETS.get(_bytes(datum).strip(b" \0"), "")
    return ""


_PARTS = {"A": 1, "B": 2, "C": 3, "D": 4, "F": 7, "G": 6, "H": 8, "L": 5, "M": 9}
_CHARACTER_SETS = {b"\x1b%G": "utf-8", b"\x1b%/I": "utf-8"} | {
    f"\x1b{side}{letter}".encode(): f"iso8859-{part}"
    for letter, part in _PARTS.items()
    for side in "-./"
}


def _decoded(value: bytes, declared: str) -> str:
    """Decode strictly as declared, as UTF-8 when it is valid UTF-8, else as Latin-1.

    Latin-1 the way the web reads it, as Windows-1252: typographic quotation marks are where
    Latin-1 has controls. A byte that means nothing there stays what Latin-1 says.
    """
    for encoding in filter(None, (declared, "utf-8", "cp1252")):
        try:
            return value.decode(encoding)
        except UnicodeDecodeError:
            continue
    return value.decode("latin-1")


# --- everything else the file says ---------------------------------------------------------------

_READABLE = ("Exif.Image.", "Exif.Photo.", "Iptc.", "Xmp.")
_BINARY = frozenset({"Undefined", "Byte", "Directory"})
_PRIVATE = ("gps", "serial", "ownername", "makernote", "thumbnail", "xmpmm.", "usercomment", "face")


def _raw(image: Any) -> Iterator[tuple[str, str]]:
    """Yield what the file holds as text, without position, camera numbers and history."""
    declared = _declared(image)
    count = 0
    for data in (image.exifData(), image.iptcData(), image.xmpData()):
        for datum in data:
            key = str(datum.key())
            if not key.startswith(_READABLE) or datum.typeName() in _BINARY:
                continue
            if any(word in key.lower() for word in _PRIVATE):
                continue
            text = cleaned(_decoded(_bytes(datum), declared if key.startswith("Iptc") else ""))
            if text and len(key) <= 200:
                yield tidy(key), text[:LONGEST_RAW]
                count += 1
            if count >= MOST_RAW:
                return
