"""The words that readers meet, as they stand in the source."""

import ast
import io
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_python
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent.parent
#: Where words are that readers meet: templates and modules, and single classes of modules.
READ = (
    "templates/site/**/*.html",
    "templates/40?.html",
    "templates/410.html",
    "templates/50?.html",
    "articles/rendering/**/*.py",
    "articles/views/**/*.py",
    "articles/templatetags/site.py",
    "articles/publishing/answers.py",
    "articles/publishing/credits.py",
    "articles/models/sources.py::SourceKind",
)
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


class Words(NamedTuple):
    """A message as the source has it: the words, those for several, and what tells them apart."""

    one: str
    many: str
    context: str
    place: str


def read() -> list[Words]:
    """Return the words in every place that READ names, in the order of the places."""
    return [
        words for place in READ for path, source in _sources(place) for words in _in(path, source)
    ]


def catalogue() -> Catalog:
    """Return the words as a catalogue without translations."""
    made = Catalog(project="Newsroom", fuzzy=False)
    for words in read():
        id = (words.one, words.many) if words.many else words.one
        flags = ["python-format"] if "%(" in words.one + words.many else []
        made.add(id, locations=[(words.place, 0)], flags=flags, context=words.context or None)
    return made


def _sources(place: str) -> Iterator[tuple[str, str]]:
    pattern, _, name = place.partition("::")
    for path in sorted(ROOT.glob(pattern)):
        source = path.read_text()
        if name:
            found = [node for node in ast.parse(source).body if getattr(node, "name", "") == name]
            source = ast.get_source_segment(source, found[0]) or ""
        yield str(path.relative_to(ROOT)), source


def _in(path: str, source: str) -> Iterator[Words]:
    if path.endswith(".html"):
        source = f"({templatize(source)})"  # between brackets no line is indented wrongly
    file = io.BytesIO(source.encode())
    for _line, keyword, found, _comments in extract_python(file, list(KEYWORDS), (), {}):
        yield _words(KEYWORDS[keyword], found, path)


def _words(form: object, found: object, path: str) -> Words:
    """Read the arguments of a call by what each of them is."""
    values = list(found) if isinstance(found, tuple | list) else [found]
    context, texts = "", []
    for part in form or (1,):  # type: ignore[attr-defined]
        at, *kind = part if isinstance(part, tuple) else (part,)
        if kind == ["c"]:
            context = values[at - 1]
        else:
            texts.append(values[at - 1])
    return Words(texts[0], texts[1] if len(texts) > 1 else "", context, path)
