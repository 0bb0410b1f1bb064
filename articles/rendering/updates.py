"""The entries of a story that is followed live: one list, newest first, wherever they were written.

Pages that are open compare marks: an entry whose mark is another one was put right.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

import msgspec
from django.utils.translation import ngettext

from articles.document import derive, schema

EARLIEST = datetime.min.replace(tzinfo=UTC)
#: A number for each of CLDR's plural forms, in the language that needs the most of them: Arabic.
FORMS = {"zero": 0, "one": 1, "two": 2, "few": 3, "many": 11, "other": 100}


def gathered(blocks: Sequence[schema.AnyBlock]) -> list[schema.AnyBlock]:
    """Return the blocks with all updates where the first of them stands, newest first."""
    updates = newest_first(blocks)
    found: list[schema.AnyBlock] = []
    for block in blocks:
        if not isinstance(block, schema.Update):
            found.append(block)
        elif updates:
            found += updates
            updates = []
    return found


def newest_first(blocks: Iterable[schema.Block]) -> list[schema.Update]:
    """Return the updates among some blocks that say something, newest first."""
    found = [block for block in blocks if isinstance(block, schema.Update)]
    return sorted(
        (block for block in found if block.headline or block.html),
        key=lambda block: block.at or EARLIEST,
        reverse=True,
    )


def mark(block: schema.Update, notes: Iterable[derive.Note]) -> str:
    """Return a short mark of everything that an entry says, its notes included.

    notes  of the story; what number they have does not count
    """
    said = [
        (note.quote, note.citation)
        for note in notes
        if any(span.block == block.id for span in note.spans)
    ]
    return hashlib.sha256(msgspec.json.encode((block, said))).hexdigest()[:12]


def offers() -> Mapping[str, str]:
    """Return "# new updates" for each plural form that says it in a way of its own."""
    said = {
        form: ngettext("%(count)s new update", "%(count)s new updates", number) % {"count": "#"}
        for form, number in FORMS.items()
    }
    return {form: text for form, text in said.items() if form == "other" or text != said["other"]}
