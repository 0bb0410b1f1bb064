"""The words inside pictures: which of three places counts, in which characters, and what is kept.

Pure: no database and no child process.
"""

from pathlib import Path
from typing import Any

import exiv2
import pytest
from PIL import Image

from articles.models import Photo
from articles.publishing import intake
from articles.publishing.darkroom import develop, embedded
from articles.publishing.darkroom.orders import ORIGINAL, Embedded, Order
from tests.publishing.picture_files import a_jpeg, halves, resource, saved

REFERENCE = Path(__file__).parents[1] / "data" / "iptc-photometadata-2017.1.jpg"
LONG_NAME = "Maria del Carmen Fernández de la Vega y Ruiz"


def words(file: bytes, folder: Path, language: str = "en") -> Embedded:
    """Return what the darkroom reads from a file."""
    (folder / ORIGINAL).write_bytes(file)
    return develop.develop(folder, Order(formats=(), language=language)).embedded


# --- which of the three ------------------------------------------------------------------------


def test_exif_goes_before_xmp_and_iim(tmp_path: Path) -> None:
    file = a_jpeg(
        exif={"Image.ImageDescription": "From Exif"},
        xmp={"dc.description": "From XMP"},
        iim=[("Caption", b"From IIM")],
    )
    assert words(file, tmp_path).text("description") == "From Exif"


def test_xmp_goes_before_iim(tmp_path: Path) -> None:
    file = a_jpeg(xmp={"photoshop.Credit": "XMP"}, iim=[("Credit", b"IIM"), ("Source", b"AFP")])

    found = words(file, tmp_path)
    assert found.text("creditLine") == "XMP"
    assert found.text("source") == "AFP"


@pytest.mark.parametrize(
    ("digest", "credit"),
    [(b"", "XMP"), (b"another digest..", "IIM"), (bytes(16), "XMP"), (None, "XMP")],
    ids=["unchanged", "edited later", "not computed", "none"],
)
def test_iim_counts_when_its_digest_shows_that_it_was_edited_later(
    tmp_path: Path, digest: bytes | None, credit: str
) -> None:
    file = a_jpeg(xmp={"photoshop.Credit": "XMP"}, iim=[("Credit", b"IIM")], digest=digest)

    assert words(file, tmp_path).text("creditLine") == credit


def test_the_digest_is_found_in_tiff_too(tmp_path: Path) -> None:
    iim = b"\x1c\x02\x6e\x00\x03IIM"
    block = resource(0x0404, iim) + resource(0x0425, b"another digest..")
    xmp = b"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
        xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
        xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:Credit="XMP"/>
        </rdf:RDF></x:xmpmeta>"""
    file = saved(halves(), "TIFF", tiffinfo={33723: iim, 34377: block, 700: xmp})

    assert words(file, tmp_path).text("creditLine") == "IIM"


@pytest.mark.parametrize("block", [b"", None, b"8BIM", b"8BIM\x04\x04\xff", b"nonsense"])
def test_broken_resources_are_none(block: Any) -> None:
    assert embedded.resources(block) == {}


def test_a_byline_that_iim_cut_is_taken_whole_from_xmp(tmp_path: Path) -> None:
    cut = LONG_NAME.encode()[:32]
    file = a_jpeg(
        xmp={"dc.creator": LONG_NAME},
        iim=[("Byline", cut)],
        declared=b"\x1b%G",
        digest=b"another digest..",
    )
    assert words(file, tmp_path).text("creator") == LONG_NAME


def test_a_byline_that_was_changed_to_a_shorter_one_stays_changed(tmp_path: Path) -> None:
    file = a_jpeg(
        xmp={"dc.creator": "Ana Ruiz / Agency"},
        iim=[("Byline", b"Ana Ruiz")],
        digest=b"another digest..",
    )
    assert words(file, tmp_path).text("creator") == "Ana Ruiz"


def test_a_second_photographer_is_not_lost_to_exif(tmp_path: Path) -> None:
    found = words(REFERENCE.read_bytes(), tmp_path)

    assert found.fields["creator"] == ["Creator1 (ref2017.1)", "Creator2 (ref2017.1)"]


def test_what_a_camera_writes_by_itself_is_no_caption(tmp_path: Path) -> None:
    file = a_jpeg(
        exif={"Image.ImageDescription": "OLYMPUS DIGITAL CAMERA"},
        xmp={"dc.description": "The ferry leaves."},
    )
    assert words(file, tmp_path).text("description") == "The ferry leaves."


# --- characters ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stored", "declared", "read"),
    [
        ("Café".encode("latin-1"), b"", "Café"),
        ("Café".encode(), b"\x1b%G", "Café"),
        ("Café".encode(), b"", "Café"),
        (b"the \x93night\x94 ferry", b"", "the “night” ferry"),
        ("CafÃ©".encode(), b"\x1b%G", "CafÃ©"),
        ("Київ".encode("iso8859-5"), b"\x1b-L", "Київ"),
        (b"Caf\xe9", b"\x1b%G", "Café"),
    ],
    ids=["latin-1", "utf-8", "undeclared", "1252", "garbled", "cyrillic", "declared wrongly"],
)
def test_iim_is_read_as_declared_and_never_repaired(
    tmp_path: Path, stored: bytes, declared: bytes, read: str
) -> None:
    file = a_jpeg(iim=[("Headline", stored)], declared=declared)

    assert words(file, tmp_path).text("headline") == read


def test_captions_lose_their_padding_and_old_line_ends(tmp_path: Path) -> None:
    file = a_jpeg(iim=[("Caption", b"  First line.   \rSecond line." + b" " * 200)])

    assert words(file, tmp_path).text("description") == "First line.\nSecond line."


def test_markup_in_a_caption_is_text(tmp_path: Path) -> None:
    caption = "<script>alert('x')</script> & ]]>"
    file = a_jpeg(xmp={"dc.description": {"x-default": caption}})

    assert words(file, tmp_path).text("description") == caption


def test_controls_and_empty_values_are_left_out(tmp_path: Path) -> None:
    file = a_jpeg(iim=[("Headline", b"\0"), ("Credit", b"A\x07FP\0")])

    found = words(file, tmp_path)
    assert "headline" not in found.fields
    assert found.text("creditLine") == "AFP"


@pytest.mark.parametrize(
    ("language", "caption"),
    [("de", "Die Fähre"), ("en", "The ferry"), ("en-gb", "The ferry"), ("fr", "La barca")],
)
def test_a_caption_is_read_in_the_language_of_the_newsroom(
    tmp_path: Path, language: str, caption: str
) -> None:
    texts = {"x-default": "La barca", "de-CH": "Die Fähre", "en": "The ferry"}
    file = a_jpeg(xmp={"dc.description": texts})

    found = words(file, tmp_path, language)
    assert found.text("description") == caption
    assert found.languages["description"] == texts


def test_long_and_many_values_are_bounded(tmp_path: Path) -> None:
    keywords = [("Keywords", f"keyword {number}".encode()) for number in range(900)]
    file = a_jpeg(xmp={"dc.description": "x" * 20_000}, iim=keywords)

    found = words(file, tmp_path)
    assert len(found.text("description")) == embedded.LONGEST_TEXT
    assert len(found.fields["keywords"]) == embedded.MOST_ITEMS
    assert len(found.raw) <= embedded.MOST_RAW


# --- what is kept, and for whom ------------------------------------------------------------------

POSITION = {
    "GPSInfo.GPSLatitudeRef": "N",
    "GPSInfo.GPSLatitude": "48/1 51/1 2987/100",
    "Image.Artist": "Ana Ruiz",
    "Image.Copyright": "© Ana Ruiz",
    "Image.Model": "Camera 9",
    "Photo.BodySerialNumber": "SERIAL-4711",
}


def test_position_and_camera_numbers_are_not_kept(tmp_path: Path) -> None:
    found = words(a_jpeg(exif=POSITION, xmp={"exif.GPSLatitude": "48,51.5N"}), tmp_path)

    assert found.raw["Exif.Image.Model"] == "Camera 9"
    assert not [key for key in found.raw if "GPS" in key]
    assert "SERIAL-4711" not in str(found)


@pytest.mark.parametrize("kind", ["jpeg", "webp", "avif"])
def test_a_rendition_says_whose_it_is_and_not_where_it_was_taken(tmp_path: Path, kind: str) -> None:
    ai = "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia"
    xmp = {
        "photoshop.Credit": "Ana Ruiz/“The Agency” <b>",
        "exif.GPSLatitude": "48,51.5N",
        "iptcExt.DigitalSourceType": ai,
    }
    found = rendition(a_jpeg(exif=POSITION, xmp=xmp), kind, tmp_path)

    assert found["Xmp.photoshop.Credit"] == "Ana Ruiz/“The Agency” <b>"
    assert found["Xmp.iptcExt.DigitalSourceType"] == ai
    assert found["Exif.Image.Artist"] == "Ana Ruiz"
    assert found["Exif.Image.Copyright"] == "© Ana Ruiz"
    assert "© Ana Ruiz" in found["Xmp.dc.rights"]
    assert not [key for key in found if "GPS" in key or "Model" in key or "Serial" in key]


def test_a_jpeg_rendition_carries_its_credit_for_old_readers_too(tmp_path: Path) -> None:
    file = a_jpeg(xmp={"photoshop.Credit": "Agence France-Presse", "dc.creator": LONG_NAME})

    found = rendition(file, "jpeg", tmp_path)
    assert found["Iptc.Application2.Credit"] == "Agence France-Presse"
    assert found["Iptc.Application2.Byline"] == LONG_NAME.encode()[:32].decode()


def test_hostile_words_stay_words_in_a_rendition(tmp_path: Path) -> None:
    hostile = '</rdf:li></rdf:Seq></dc:creator> lang="x" type="Seq" ]]> &amp;'
    found = rendition(a_jpeg(iim=[("Byline", hostile.encode())]), "jpeg", tmp_path)

    assert found["Xmp.dc.creator"] == hostile


def test_a_picture_without_words_gets_a_rendition_without_words(tmp_path: Path) -> None:
    found = rendition(saved(halves(), "PNG"), "jpeg", tmp_path)

    assert not [key for key in found if key.startswith(("Xmp", "Iptc"))]


def rendition(file: bytes, kind: str, folder: Path) -> dict[str, str]:
    """Return all metadata of a rendition made of a file, by exiv2's keys."""
    (folder / ORIGINAL).write_bytes(file)
    (made,) = develop.develop(folder, Order(formats=(kind,))).renditions
    with Image.open(folder / made.file) as image:
        image.load()  # it is a whole picture
    image = exiv2.ImageFactory.open((folder / made.file).read_bytes())
    image.readMetadata()
    kinds: tuple[Any, ...] = (image.exifData(), image.iptcData(), image.xmpData())
    return {datum.key(): datum.toString() for data in kinds for datum in data}


# --- from the file to the Photo ------------------------------------------------------------------


def filled(photo: Photo, **fields: Any) -> Photo:
    intake.fill(photo, Embedded(fields=fields))
    return photo


def test_words_of_the_file_fill_what_nobody_typed(tmp_path: Path) -> None:
    photo = Photo(caption="Typed at the desk")
    intake.fill(photo, words(REFERENCE.read_bytes(), tmp_path))

    assert photo.caption == "Typed at the desk"
    assert photo.title == "The Headline (ref2017.1)"
    assert photo.credit == "Credit Line (ref2017.1)"
    assert photo.rights.splitlines() == [
        "Copyright (Notice) 2017.1 IPTC - www.iptc.org  (ref2017.1)",
        "Rights Usage Termns (ref2017.1)",
    ]
    assert photo.digital_source_type == "digitalCreation"
    assert photo.metadata["fields"]["city"] == "City (Core) (ref2017.1)"


def test_without_a_credit_line_who_took_it_is_named() -> None:
    assert filled(Photo(), creator=["Ana Ruiz", "Bo Li"], source="AFP").credit == "Ana Ruiz, Bo Li"
    assert filled(Photo(), source="AFP").credit == "AFP"


def test_words_fit_into_their_fields() -> None:
    photo = filled(Photo(), description="x" * 4000, creditLine="y\n" * 400, headline="z" * 400)

    photo.width = photo.height = 1
    photo.clean_fields(exclude=["file"])
    assert photo.credit.startswith("y y y")


@pytest.mark.parametrize(
    ("embedded_type", "chosen"),
    [
        (
            "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
            "trainedAlgorithmicMedia",
        ),
        ("https://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture/", "digitalCapture"),
        ("http://cv.iptc.org/newscodes/digitalsourcetype/minorHumanEdits", "humanEdits"),
        ("http://cv.iptc.org/newscodes/digitalsourcetype/unheardOf", ""),
        ("", ""),
    ],
)
def test_how_a_picture_was_made_is_told_in_our_terms(embedded_type: str, chosen: str) -> None:
    photo = filled(Photo(), digitalSourceType=embedded_type)

    assert photo.digital_source_type == chosen
