"""Prose is cleaned, read as words with their places, and marked without breaking."""

import html.parser
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.document import prose
from articles.document.prose import Mark
from tests.document import strategies as ours


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert prose.clean(prose.clean(text)) == prose.clean(text)


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '<p onclick="x()">hello</p>',
        '<a href="javascript:alert(1)">hello</a>',
        '<a href="data:text/html,x">hello</a>',
        '<a href="&#106;avascript:alert(1)">hello</a>',
        '<svg><script>alert(1)</script></svg><p style="x">hello</p>',
        '<math><mtext></p><img src=x onerror="alert(1)">hello',
        '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
        '<iframe src="https://example.org"></iframe><p class="x">hello</p>',
    ],
)
def test_nothing_hostile_is_left(hostile: str) -> None:
    cleaned = prose.clean(hostile).lower()

    for bad in ("script", "onclick", "onerror=", "style=", "class=", "<img", "<svg", "iframe"):
        assert f"<{bad}" not in cleaned
        assert not any(bad in tag for tag in _tags(cleaned))


def _tags(html_text: str) -> list[str]:
    found: list[str] = []

    class Parser(html.parser.HTMLParser):
        def handle_starttag(self, tag: str, attrs: list) -> None:
            found.append(f"{tag} {attrs}")

    Parser().feed(html_text)
    return found


def test_ordinary_prose_is_kept_as_it_is() -> None:
    text = '<p>A <strong>b</strong> <a href="https://example.org/">c</a></p><ul><li>d</li></ul>'

    assert prose.clean(text) == text


def test_what_shows_nothing_is_empty() -> None:
    assert prose.clean("<p></p><p>&nbsp;</p>") == ""


@pytest.mark.parametrize(
    "address",
    ["https://example.org/a?b=c", "mailto:desk@example.org", "/2026/03/04/talks/", "#q1"],
)
def test_links_that_readers_may_follow(address: str) -> None:
    assert prose.safe_link(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "//example.org",
        "http://",
        "https://exam ple.org",
        "https://example.org:x/",
        "http://[::1",
        "/\\example.org",
        "ftp://example.org/",
        "java\nscript:alert(1)",
        "talks.html",
    ],
)
def test_links_that_are_kept_out(address: str) -> None:
    assert prose.safe_link(address) == ""


@given(ours.html)
def test_every_run_stands_where_it_says(html_text: str) -> None:
    read = prose.read(html_text)

    for run in read.runs:
        assert read.text[run.at : run.at + len(run.text)] == run.text


@given(ours.html, st.data())
def test_marking_changes_no_word_and_breaks_no_element(html_text: str, data: st.DataObject) -> None:
    length = len(prose.read(html_text).text)
    places = st.integers(0, length)
    pairs = data.draw(st.lists(st.tuples(places, places), max_size=4))
    marks = [Mark(min(p), max(p), key) for key, p in enumerate(pairs) if p[0] != p[1]]

    elements = prose.marked(html_text, marks, lambda *_: "<em>", lambda *_: "</em>")
    whole = "".join(element.html for element in elements)

    assert prose.read(whole).text == prose.read(html_text).text
    assert prose.clean(whole) == whole or not html_text


def test_a_mark_across_elements_begins_once_and_ends_once() -> None:
    source = "<p>one <em>two</em> three &amp; four</p><p>five</p>"
    text = prose.read(source).text
    marks = [Mark(text.index("two"), text.index("five") + 4, 7)]

    elements = prose.marked(
        source,
        marks,
        lambda key, first: f"<{key}{'!' if first else ''}>",
        lambda key, last: f"</{key}{'!' if last else ''}>",
    )
    whole = "".join(element.html for element in elements)

    assert whole.count("<7!>") == 1
    assert whole.count("</7!>") == 1
    assert elements[0].keys == ()
    assert elements[1].keys == (7,)


def test_reading_is_linear() -> None:
    """Twice the text takes about twice the time, whatever stands in it."""
    for unit in ("<p>word &amp; word</p>", '<a href="', "&", "<", "“word "):
        small, large = (_seconds(unit * size) for size in (5_000, 20_000))
        assert large < 12 * small + 0.05


def _seconds(html_text: str) -> float:
    start = time.perf_counter()
    prose.read(prose.clean(html_text))
    return time.perf_counter() - start


@pytest.mark.parametrize("unit", ["<ul><li>", "<blockquote>", "<div><p>", "<svg><a>"])
def test_cleaning_what_is_nested_without_end_is_linear(unit: str) -> None:
    def seconds(times: int) -> float:
        start = time.perf_counter()
        prose.clean(unit * times + "word")
        return time.perf_counter() - start

    assert seconds(20_000) < 12 * seconds(5_000) + 0.1


def test_words_that_lie_deep_are_kept() -> None:
    assert "word" in prose.clean("<ul><li>" * 1_000 + "word")
