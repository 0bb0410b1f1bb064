"""Finding working copies by their words, and by the words of notes that one may read.

Each story has an entry for what it says and one for its quotes, each note one of its own; a word
that is asked for may stand in any of them. Index and question are made as for readers (`terms`,
`asked`); who may see what is asked of `access` at the moment of looking.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import batched
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Q, QuerySet

from articles.document import derive
from articles.document.schema import Document, Index
from articles.models import DeskEntry, Note, Story
from articles.publishing import access, asked, house
from articles.publishing.asked import Asked
from articles.publishing.word_index import WordIndex, Words, fitted

AT_ONCE = 200
INDEX = WordIndex("articles_deskentry", "id", "articles_deskterms", "heavy", "light")


def index(story: Story, document: Document) -> None:
    """Write the words that a working copy is found by. Called in the transaction of its save."""
    for part, heavy, light in _parts(document):
        _write(story, part, heavy, light, document.language)


def index_all(saved: Iterable[tuple[Story, Document]]) -> None:
    """Write the words of working copies that have none in the index yet."""
    entries = (
        DeskEntry(story=story, part=part, **_words(heavy, light, document.language))
        for story, document in saved
        for part, heavy, light in _parts(document)
    )
    _keep(DeskEntry.objects.bulk_create(entries))


def index_note(note: Note) -> None:
    """Write the words of a note. Called in the transaction that keeps it."""
    part = DeskEntry.Part.NOTE
    _write(note.story, part, note.text, "", note.story.language, note=note)


def forget_note(note: Note) -> None:
    """Take a note out of the index, before its row goes."""
    entries = DeskEntry.objects.filter(note=note)
    INDEX.forget(entries.values_list("pk", flat=True))
    entries.delete()


def catch_up() -> None:
    """Index what an earlier release saved; does nothing where all is indexed."""
    unindexed = Story.objects.filter(desk_entries=None, saved_as__isnull=False)
    ids = list(unindexed.order_by("pk").values_list("pk", flat=True))
    for some in batched(ids, AT_ONCE):
        for story in Story.objects.filter(pk__in=some).select_related("saved_as"):
            assert story.saved_as  # noqa: S101  # filtered above
            index(story, story.saved_as.document)


def found(query: str, user: User) -> QuerySet[Story]:
    """Return the stories that this person may see and that hold every word of a query.

    Words may stand in the headline, the text, the quotes, or a note that this person may read.
    Anything may be passed: operators are words, a query without words finds nothing.
    """
    question = asked.read(query, house.current().language)
    if not question.parts:
        return Story.objects.none()
    stories = access.visible_stories(user)
    for part in question.parts:
        stories = stories.filter(pk__in=_holding(Asked((part,)), user))
    return stories


def _holding(question: Asked, user: User) -> QuerySet[DeskEntry, Any]:
    """The numbers of stories that hold one word or phrase where this person may read it."""
    ids = INDEX.holding(question.tsquery, question.match)
    readable = Q(note=None) | Q(note__in=access.visible_notes(user).order_by())
    return DeskEntry.objects.filter(readable, pk__in=ids).values("story")


def _parts(document: Document) -> Iterator[tuple[DeskEntry.Part, str, str]]:
    """What a story's entries hold: the weightier words, and the others."""
    text = derive.search_text(document)
    light = [text.body, document.slug, *(source.name for source in document.shared.sources)]
    yield DeskEntry.Part.STORY, text.headline, "\n".join(light)
    quotes = [f"{quote.words}\n{quote.original_words}" for quote in document.shared.quotes]
    yield DeskEntry.Part.QUOTES, "\n".join(quotes), "\n".join(_about(document))


def _about(document: Document) -> list[str]:
    """What is told about the quotes of a story: speakers, roles, occasions, sources."""
    index = Index(document.shared)
    lines = []
    for quote in document.shared.quotes:
        source = index.sources.get(quote.source) if quote.source else None
        lines += [index.attribution(quote), quote.role, quote.occasion]
        lines += [source.name] if source else []
    return lines


def _write(
    story: Story,
    part: DeskEntry.Part,
    heavy: str,
    light: str,
    language: str,
    *,
    note: Note | None = None,
) -> None:
    entry, _new = DeskEntry.objects.update_or_create(
        story=story, part=part, note=note, defaults=_words(heavy, light, language)
    )
    _keep([entry])


def _words(heavy: str, light: str, language: str) -> dict[str, str]:
    return dict(zip(("heavy", "light"), fitted(heavy, light, language), strict=True))


def _keep(entries: Sequence[DeskEntry]) -> None:
    """Write entries into the index of the database."""
    INDEX.keep([Words(entry.pk, entry.heavy, entry.light) for entry in entries])
