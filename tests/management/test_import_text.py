"""`manage.py import_text`: a file becomes a draft, and a wrong one a sentence."""

import io
import zipfile
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from articles.models import Figure, LiveStory, Quote, ReadAlso, Story, Text
from articles.publishing import quotations
from tests.builders import a_live_story, a_section

pytestmark = pytest.mark.django_db

SAMPLE = Path(__file__).parents[1] / "data" / "paris-conference.txt"


def run(path: Path | str, *options: str) -> str:
    out = io.StringIO()
    call_command("import_text", str(path), *options, stdout=out)
    return out.getvalue()


@pytest.fixture
def file(tmp_path):
    def with_content(content: bytes | str, name: str = "a.txt") -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return with_content


def a_docx(document: str, **parts: str) -> bytes:
    """The smallest .docx that a word processor opens."""
    kinds = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-'
        f'package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="{kinds}"'
        "/></Types>",
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        'relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/office'
        'Document/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": document,
    } | parts
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def a_paragraph(*words: str) -> str:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    paragraphs = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in words)
    return f'<w:document xmlns:w="{space}"><w:body>{paragraphs}</w:body></w:document>'


def test_the_sample_article_is_a_draft_with_everything_in_its_place():
    section = a_section("World")

    said = run(SAMPLE, "--section", "world", "--language", "en")

    story = Story.objects.get()
    assert (story.kicker, story.section) == ("Breaking News", section)
    assert story.headline == "Anti-ISIS Conference In Paris Ends With Controversial Results"
    assert (story.lead_credit, story.lead_photo) == ("Photo: BBC", None)
    assert [f.credit for f in Figure.objects.all()] == ["Photo: BBC"]
    assert ReadAlso.objects.count() == 1
    assert "Pictures to be filled: 2\n  Read also to be filled: 1\n  Quotations found: 8" in said
    for left in ("TELL YOUR FRIENDS", "Anti-ISIS-Conference-Paris", "Iraq-Syria-Airstrikes"):
        assert f"Not taken over: {left}" in said


def test_its_quotations_wait_and_nothing_is_recorded():
    run(SAMPLE)

    review = quotations.look(Story.objects.get())
    assert len(review.open) == 8
    assert not Quote.objects.exists()
    assert not LiveStory.objects.exists()


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("# Night ferry is back\n\nIt left at *ten*.", "a.md"),
        ("<html lang=fr><h1>Night ferry is back</h1><p>It left at <i>ten</i>.</p>", "a.html"),
        (a_docx(a_paragraph("Night ferry is back", "It left at ten.")), "a.docx"),
        ("Night ferry is back\r\n\r\nIt left at ten.\r\n".encode("utf-16"), "a.txt"),
        ("\ufeffNight ferry is back\n\nIt left at ten.", "a.txt"),
    ],
)
def test_each_kind_of_file_becomes_headline_and_text(file, content, name):
    run(file(content, name))

    assert Story.objects.get().headline == "Night ferry is back"
    assert "It left at" in Text.objects.get().html


def test_the_language_of_a_page_is_taken_unless_one_is_given(file):
    page = file("<html lang=fr><p>Le ferry est de retour au port.</p>", "a.html")

    run(page)
    run(page, "--language", "en")

    assert sorted(Story.objects.values_list("language", flat=True)) == ["en", "fr"]


def test_old_windows_files_keep_their_marks(file):
    run(file("Il a dit \x93oui\x94 \xe0 tous ce matin.".encode("latin-1")))

    assert "“oui” à tous" in Text.objects.get().html


def test_an_article_comes_by_standard_input(monkeypatch):
    given = io.TextIOWrapper(io.BytesIO(b"<html lang=fr><h1>Le ferry</h1><p>Il est de retour."))
    monkeypatch.setattr("sys.stdin", given)

    run("-")

    assert Story.objects.values_list("headline", "language").get() == ("Le ferry", "fr")


WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MARKED_UP = f"""<w:document xmlns:w="{WORDS}"><w:body>
<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Night ferry is back</w:t></w:r></w:p>
<w:p><w:r><w:t>It </w:t></w:r><w:del w:id="1"><w:r><w:delText>sank</w:delText></w:r></w:del>
<w:ins w:id="2"><w:r><w:t>left</w:t></w:r></w:ins>
<w:r><w:rPr><w:vanish/></w:rPr><w:t> unseen</w:t></w:r>
<w:fldSimple w:instr="DATE"><w:r><w:t> at ten</w:t></w:r></w:fldSimple>
<w:bdo w:val="rtl"><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>, full.</w:t></w:r></w:bdo></w:p>
</w:body></w:document>"""
STYLES = f"""<w:styles xmlns:w="{WORDS}"><w:style w:type="paragraph" w:styleId="Title">
<w:name w:val="Title"/></w:style></w:styles>"""


def test_a_docx_shows_what_its_readers_saw(file):
    run(file(a_docx(MARKED_UP, **{"word/styles.xml": STYLES}), "a.docx"))

    assert Story.objects.get().headline == "Night ferry is back"
    assert Text.objects.get().html == "<p>It left at ten, full.</p>"


def test_pictures_in_a_file_are_counted_and_left_out(file):
    said = run(file("<p>The ferry is back in port.<img src='http://x.org/a.png'></p>", "a.html"))

    assert "pictures in the file: 1" in said
    assert "img" not in Text.objects.get().html


def test_read_also_that_means_no_story_is_told(file):
    said = run(file("Some words stand here first.\n\nREAD ALSO: A ferry of others\n\nAnd more."))

    assert "Not taken over: A ferry of others (No story of ours" in said


def test_read_also_is_filled_where_it_means_one_story(file):
    live = a_live_story("The night ferry is back")

    run(file("Some words stand here first.\n\nREAD ALSO: The night ferry is back\n\nAnd more."))

    assert ReadAlso.objects.get().first_id == live.pk


def test_read_also_with_an_impossible_date_waits_to_be_filled(file):
    run(
        file(
            "<p>Some words.</p><p>READ ALSO: "
            f'<a href="{settings.SITE_URL}/2014/13/45/ferry/">Ferry</a></p>',
            "a.html",
        )
    )

    assert ReadAlso.objects.get().first_id is None


def test_a_language_that_is_none_is_not_taken_over(file):
    run(file("<html lang=the-english-of-the-harbour><p>The ferry is back in port.</p>", "a.html"))

    assert Story.objects.get().language == settings.LANGUAGE_CODE


BOMB = '<!DOCTYPE b [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + a_paragraph("&b;")


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (a_docx(BOMB), "a.docx", "damaged"),
        (a_docx("<w:document"), "a.docx", "damaged"),
        (b"PK\x03\x04 nothing", "a.docx", "damaged"),
        (a_docx(a_paragraph("x"), **{"word/x.xml": "0" * 21_000_000}), "a.docx", "too large"),
        (b"\x89PNG\x00\x00\xff\xfe\x00", "a.png", "holds no text"),
        (b"%PDF-1.7 text", "a.txt", "holds no text"),
        (b"\xc3\x9d\x06\xb0X\x8fA", "a.txt", "holds no text"),
        (b" \n", "a.txt", "no words"),
        ("Photo: BBC\n" * 400, "a.txt", "Divide it"),
    ],
)
def test_a_wrong_file_is_one_sentence_and_no_story(file, content, name, says):
    with pytest.raises(CommandError, match=says):
        run(file(content, name))
    assert not Story.objects.exists()


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--section", "nowhere"], "no section nowhere"),
        (["--by", "nobody"], "no account nobody"),
        (["--language", "English!"], "Use a language code"),
    ],
)
def test_what_is_not_there_is_named(options, says):
    with pytest.raises(CommandError, match=says):
        run(SAMPLE, *options)
    with pytest.raises(CommandError, match="no file"):
        run("/nowhere/a.txt")
    with pytest.raises(CommandError, match="cannot be read"):
        run(SAMPLE.parent)


def test_a_part_that_does_not_look_like_xml_is_not_read_as_xml(file):
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/officeDocument" Target="word/text.bin"/></Relationships>'
    )

    run(file(a_docx(a_paragraph("x"), **{"_rels/.rels": rels, "word/text.bin": BOMB}), "a.docx"))

    assert "aaaa" not in Text.objects.get().html
