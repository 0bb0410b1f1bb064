"""A .docx as HTML. It is a zip of XML from anywhere: measured, tried, and read by its meaning.

Only XML parts that declare no entities are unpacked, into a copy that the converter reads. A
document names its parts itself, so one of another ending could be read as XML unchecked; in the
copy there is no other. Pictures stay behind, nothing is fetched.
"""

import io
import zipfile
import zlib
from xml.etree.ElementTree import Element, tostring  # parsed by defusedxml

import mammoth
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

MOST_UNPACKED = 20_000_000  # bytes of all XML parts
MOST_PARTS = 2_000
_XML = (".xml", ".rels")
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: Elements around words that the converter does not know, and would leave out with them: fields,
#: and runs of the other direction of writing. It looks into a smart tag.
_AROUND_WORDS = frozenset({f"{_WORD}fldSimple", f"{_WORD}bdo", f"{_WORD}dir"})
_STYLES = "p[style-name='Title'] => h1:fresh\np[style-name='Subtitle'] => h2:fresh"


class Damaged(ValueError):
    """The file is no .docx that can be read."""


class TooLarge(ValueError):
    """The document would take more room than any article."""


def to_html(data: bytes) -> str:
    """Return the words of a .docx as HTML. Raises Damaged and TooLarge."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            copy = _checked(archive)
        made = mammoth.convert_to_html(copy, convert_image=_no_image, style_map=_STYLES)
    except (
        DefusedXmlException,
        ParseError,
        zipfile.BadZipFile,
        zlib.error,
        LookupError,
        OSError,
        EOFError,
        RuntimeError,  # sealed with a password, packed in an unknown way, nested without end
    ) as reason:
        raise Damaged from reason
    return str(made.value)


def _checked(archive: zipfile.ZipFile) -> io.BytesIO:
    """Copy the XML parts as they may be read, and nothing else."""
    parts = {part.filename: part for part in archive.infolist() if part.filename.endswith(_XML)}
    if len(parts) > MOST_PARTS or sum(p.file_size for p in parts.values()) > MOST_UNPACKED:
        raise TooLarge
    copied = io.BytesIO()
    with zipfile.ZipFile(copied, "w") as copy:
        for name, part in parts.items():
            root = fromstring(archive.read(part), forbid_dtd=True)
            _show(root)
            copy.writestr(name, tostring(root, encoding="utf-8"))
    return copied


def _show(root: Element) -> None:
    """Leave in what readers of the document saw: hidden runs out, words of fields in."""
    for element in root.iter():
        if element.tag in _AROUND_WORDS:
            element.tag = f"{_WORD}smartTag"
        for run in [child for child in element if child.tag == f"{_WORD}r"]:
            if _is_hidden(run):
                element.remove(run)


def _is_hidden(run: Element) -> bool:
    hidden = run.find(f"{_WORD}rPr/{_WORD}vanish")
    return hidden is not None and hidden.get(f"{_WORD}val") not in ("0", "false", "off")


@mammoth.images.img_element
def _no_image(_image: object) -> dict[str, str]:
    """Pictures are left out; an element without a source says that there was one."""
    return {}
