"""What a rendition says about itself: whose it is and how it was made, and nothing else.

Written as XMP and Exif into each format, and as IPTC-IIM into JPEG for those who read nothing
newer. Position, camera, editing history and contacts stay with the original.
"""

from typing import NamedTuple
from xml.sax.saxutils import escape

import exiv2  # type: ignore[import-untyped]  # has no types
from PIL import ExifTags, Image

from .orders import Embedded


class Carried(NamedTuple):
    """The same words in the three forms; all empty when the original says nothing."""

    exif: bytes
    xmp: bytes
    iim: dict[str, str]


NOTHING = Carried(b"", b"", {})


def carried(words: Embedded) -> Carried:
    """Return what the renditions of a picture with these words carry."""
    return Carried(_exif(words), _xmp(words), _iim(words))


def with_iim(jpeg: bytes, carried: Carried) -> bytes:
    """Return the JPEG with its IPTC-IIM."""
    if not carried.iim:
        return jpeg
    image = exiv2.ImageFactory.open(jpeg)
    image.readMetadata()
    data = image.iptcData()
    data["Iptc.Envelope.CharacterSet"] = "\x1b%G"  # UTF-8; without it readers guess
    for key, value in carried.iim.items():
        data[key] = value
    image.writeMetadata()
    stream = image.io()
    stream.open()
    return bytes(stream.mmap())


def _exif(words: Embedded) -> bytes:
    exif = Image.Exif()
    for tag, name in (
        (ExifTags.Base.Artist, "creator"),
        (ExifTags.Base.Copyright, "copyrightNotice"),
    ):
        if text := words.text(name):
            exif[tag] = text.encode()  # as bytes: Pillow would write “?” for what is not ASCII
    return exif.tobytes() if exif else b""


_IIM = (  # name of the property, key, the standard's limit in bytes
    ("creator", "Iptc.Application2.Byline", 32),
    ("creditLine", "Iptc.Application2.Credit", 32),
    ("source", "Iptc.Application2.Source", 32),
    ("copyrightNotice", "Iptc.Application2.Copyright", 128),
)


def _iim(words: Embedded) -> dict[str, str]:
    return {
        key: text.encode()[:limit].decode(errors="ignore")
        for name, key, limit in _IIM
        if (text := words.text(name))
    }


_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
}
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_XMP = (  # name of the property, element, container
    ("creator", "dc:creator", "Seq"),
    ("copyrightNotice", "dc:rights", "Alt"),
    ("usageTerms", "xmpRights:UsageTerms", "Alt"),
    ("webStatement", "xmpRights:WebStatement", ""),
    ("creditLine", "photoshop:Credit", ""),
    ("source", "photoshop:Source", ""),
    ("digitalSourceType", "Iptc4xmpExt:DigitalSourceType", ""),
)


def _xmp(words: Embedded) -> bytes:
    """Return a packet written by hand: exiv2 would read commands out of hostile text."""
    elements = [
        f"<{element}>{_content(words.fields[name], container)}</{element}>"
        for name, element, container in _XMP
        if words.fields.get(name)
    ]
    if not elements:
        return b""
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items())
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{_RDF}">'
        f'<rdf:Description rdf:about="" {spaces}>{"".join(elements)}</rdf:Description>'
        '</rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    ).encode()


def _content(value: str | list[str], container: str) -> str:
    items = [value] if isinstance(value, str) else value
    if not container:
        return escape(", ".join(items))
    language = ' xml:lang="x-default"' if container == "Alt" else ""
    inside = "".join(f"<rdf:li{language}>{escape(item)}</rdf:li>" for item in items)
    return f"<rdf:{container}>{inside}</rdf:{container}>"
