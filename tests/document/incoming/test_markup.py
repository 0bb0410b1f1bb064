"""HTML of any origin is read as clean paragraphs: word processors, mails, web pages."""

import pytest

from articles.document.incoming import from_html
from articles.document.incoming.markup import MOST_HTML
from articles.document.incoming.paragraphs import MOST_PARAGRAPHS, TooLong


def of_html(html: str) -> list[tuple[str, str]]:
    return [(p.kind, p.html) for p in from_html(html).paragraphs]


@pytest.mark.parametrize(
    ("html", "read"),
    [
        ("<h1>A</h1><h2>B</h2><h4>C</h4>", [("h2", "A"), ("h2", "B"), ("h3", "C")]),
        ("<h2><b>A</b> <i>b</i></h2>", [("h2", "A <em>b</em>")]),
        ("<p>a<br><br>b<br>c</p>", [("p", "a"), ("p", "b<br>c")]),
        ("<p>a<br>&nbsp;<br> <br>b<br></p>", [("p", "a"), ("p", "b")]),
        ("<ul><li>a</li></ul><ol><li>b</li></ol>", [("ul", "a"), ("ol", "b")]),
        ("<blockquote><p>a</p></blockquote>", [("blockquote", "a")]),
        ("<p>a <b>b</b> <i>c</i></p>", [("p", "a <strong>b</strong> <em>c</em>")]),
        ("<p>a<b></b><a href='https://x.org'><img src=x></a></p>", [("p", "a")]),
        ("<div>a<div>b</div>c</div>", [("p", "a"), ("p", "b"), ("p", "c")]),
        ("<b><p>a</p><p>b</p></b>", [("p", "<strong>a</strong>"), ("p", "<strong>b</strong>")]),
        ("<p>&lt;b&gt; &amp; “x”</p>", [("p", "&lt;b&gt; &amp; “x”")]),
        ("<p>a<span style='color:red' class=x lang=fr>b</span></p>", [("p", "ab")]),
        ("<p>a<span aria-hidden=true>b</span></p>", [("p", "ab")]),
    ],
)
def test_a_page_becomes_our_paragraphs(html: str, read: list[tuple[str, str]]) -> None:
    assert of_html(html) == read


@pytest.mark.parametrize(
    ("html", "read"),
    [
        ("<tr><td>a</td><td>b</td></tr><tr><td>c</td></tr>", [("p", "a · b"), ("p", "c")]),
        ("<tr><td><p>a</p></td><td><p><b>b</b></p></td></tr>", [("p", "a · <strong>b</strong>")]),
        ("<tr><td><p>a</p><p>b</p></td><td>c</td></tr>", [("p", "a"), ("p", "b"), ("p", "c")]),
        ("<tr><td><h1>A</h1></td><td>b</td></tr>", [("h2", "A"), ("p", "b")]),
    ],
    ids=["rows", "of a word processor", "that lays out a mail", "with a heading"],
)
def test_a_table_becomes_paragraphs_row_by_row(html: str, read: list[tuple[str, str]]) -> None:
    assert of_html(f"<table>{html}</table>") == read


WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset=utf-8>
<style><!-- p.MsoNormal {margin:0cm} --></style></head><body lang=EN-GB><!--StartFragment-->
<p class=MsoTitle>Talks open in Paris<o:p></o:p></p>
<p class=MsoNormal><st1:place w:st="on"><b style='mso-bidi-font-weight:normal'>PARIS</b></st1:place>
– It began<span style='mso-spacerun:yes'>  </span><del cite="mailto:a" datetime="x">late </del><ins
cite="mailto:b">at noon</ins>.<span class=MsoCommentReference><a class=msocomanchor
href="#_msocom_1">[A1]</a></span><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'>
<![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>One<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span
style='mso-list:Ignore'>1.<span>&nbsp;&nbsp;</span></span><![endif]>First</p>
<p class=MsoListParagraph>Indented only.</p>
<p class=MsoNormal><span style='display:none;mso-hide:all'>Secret.</span><o:p>&nbsp;</o:p></p>
<!--EndFragment--><div style='mso-element:comment-list'><p>Who says so?</p></div></body></html>"""


def test_a_page_of_word_comes_clean() -> None:
    read = from_html(WORD)

    assert [(p.kind, p.html) for p in read.paragraphs] == [
        ("h2", "Talks open in Paris"),
        ("p", "<strong>PARIS</strong> – It began at noon."),
        ("ul", "One"),
        ("ol", "First"),
        ("p", "Indented only."),
    ]
    assert read.headings == [0]


GOOGLE_DOCS = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1">
<h1 dir="ltr"><span style="font-size:20pt;font-weight:400">Talks open</span></h1><br />
<p dir="ltr"><span style="font-weight:700;font-style:normal">It began</span><span
style="font-weight:400"> at noon, as </span><a href="https://www.google.com/url?q=https://x.org/a"
style="text-decoration:none"><span style="color:#1155cc">planned</span></a><sup><a href="#cmnt1"
id="cmnt_ref1">[a]</a></sup>.</p><ul><li dir="ltr"><p role="presentation"><span>One</span></p></li>
</ul><div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Who says so?</span></p></div></b>"""


def test_a_page_of_google_docs_comes_clean() -> None:
    link = '<a href="https://x.org/a">planned</a>'

    assert of_html(GOOGLE_DOCS) == [
        ("h2", "Talks open"),
        ("p", f"<strong>It began</strong> at noon, as {link}."),
        ("ul", "One"),
    ]


LIBREOFFICE = """<p align="center" style="line-height:100%"><font face="Arial, sans-serif"><font
size="3"><b>Bold</b></font></font> and <font color="#c9211e"><i>red</i></font></p><ol><li><p
lang="en-GB" style="margin-bottom:0">One</p></li></ol><p><br/><br/></p>"""


def test_a_page_of_libreoffice_comes_clean() -> None:
    assert of_html(LIBREOFFICE) == [
        ("p", "<strong>Bold</strong> and <em>red</em>"),
        ("ol", "One"),
    ]


def test_a_mail_without_looks_has_its_lines_together() -> None:
    line = "The ministers of fifteen countries met in the small hours and said no"
    mail = f"<pre class=moz-quote-pre>{line}\n{line}\n{line}\nmore.\n\nAnother one.</pre>"

    assert [p.words for p in from_html(mail).paragraphs] == [
        f"{line} {line} {line} more.",
        "Another one.",
    ]


def test_pictures_are_counted_and_left_out() -> None:
    assert from_html('<p>a<img src="x.jpg"></p><img src="y.jpg">').pictures == 2


def test_a_picture_with_its_caption_is_a_caption() -> None:
    read = from_html("<figure><img src=x><figcaption><p>The harbour.</p></figcaption></figure>")

    assert [(p.kind, p.words) for p in read.paragraphs] == [("caption", "The harbour.")]
    assert read.pictures == 0


@pytest.mark.parametrize(
    ("html", "says"),
    [
        ("<p>a</p>" * (MOST_PARAGRAPHS + 1), "too many paragraphs"),
        ("a" * 200_000, "One paragraph"),
        (" " * (MOST_HTML + 1), "This page is too long"),
    ],
    ids=["paragraphs", "letters", "bytes"],
)
def test_a_page_without_end_is_refused_kindly(html: str, says: str) -> None:
    with pytest.raises(TooLong, match=f"{says}.*Divide it"):
        from_html(html)


def test_nesting_without_end_is_read() -> None:
    assert of_html("<div>" * 5_000 + "deep") == [("p", "deep")]
