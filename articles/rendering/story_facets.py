"""By what a reader can narrow a search of everything: sections, topics, people and authors.

Counted among the newest stories that were found, so that a long archive costs no more; sections
are those of the site. Two queries.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from django.db.models import CharField, Count, QuerySet, Value

from articles.models import Author, LiveAuthor, LiveQuote, LiveStory, LiveTopic, Person, Topic
from articles.rendering.facets import MOST, Choice
from articles.rendering.site import Place

POOL = 300

#: Kind, id, slug, name, in how many of the stories; 0 for what is chosen already.
type _Row = tuple[str, int, str, str, int]


class StoryFacets(NamedTuple):
    """Choices by parameter, each the most frequent first; and the keys of what they name."""

    section: tuple[Choice, ...]
    topic: tuple[Choice, ...]
    person: tuple[Choice, ...]
    author: tuple[Choice, ...]
    keys: frozenset[str]


def story_facets(
    found: QuerySet[LiveStory], chosen: Mapping[str, str], sections: Sequence[Place]
) -> StoryFacets:
    """Look up the choices for the stories that were found.

    chosen  what is chosen already, by parameter; a choice that does not occur is offered too
    """
    ids = list(found.values_list("pk", flat=True)[:POOL])
    rows = sorted(_rows(ids, chosen), key=lambda row: (-row[4], row[3].casefold()))
    return StoryFacets(
        section=_choices([(place.slug, place.name) for place in sections], chosen["section"]),
        topic=_choices(_of("topic", rows), chosen["topic"]),
        person=_choices(_of("person", rows), chosen["person"]),
        author=_choices(_of("author", rows), chosen["author"]),
        keys=frozenset(f"{kind}:{id}" for kind, id, *_ in rows),
    )


def _rows(stories: Sequence[int], chosen: Mapping[str, str]) -> Iterable[_Row]:
    topics = LiveTopic.objects.filter(story__in=stories)
    authors = LiveAuthor.objects.filter(story__in=stories)
    said = LiveQuote.objects.filter(story__in=stories, speaker__public_figure=True)
    counted = [_counted("topic", topics), _counted("author", authors)]
    chosen_too = [
        _named("topic", Topic.objects.filter(live_uses__isnull=False), chosen),
        _named("person", Person.objects.with_page(), chosen),
        _named("author", Author.objects.filter(live_uses__isnull=False), chosen),
    ]
    return _counted("person", said, "speaker").union(*counted, *chosen_too, all=True).order_by()


def _counted(kind: str, rows: QuerySet[Any], column: str = "") -> QuerySet[Any]:
    column = column or kind
    named = [column, f"{column}__slug", f"{column}__name"]
    counted = rows.order_by().values(*named).annotate(carried=Count("story", distinct=True))
    return counted.values_list(_text(kind), *named, "carried")


def _named(kind: str, records: QuerySet[Any], chosen: Mapping[str, str]) -> QuerySet[Any]:
    named = records.filter(slug=chosen[kind]).order_by().distinct()
    return named.values_list(_text(kind), "pk", "slug", "name", Value(0))


def _of(kind: str, rows: Iterable[_Row]) -> list[tuple[str, str]]:
    """Slug and name of each, once: what is chosen may be among the counted."""
    return list({row[2]: (row[2], row[3]) for row in rows if row[0] == kind}.values())


def _choices(pairs: Sequence[tuple[str, str]], value: str) -> tuple[Choice, ...]:
    shown = list(pairs[:MOST])
    shown += [pair for pair in pairs[MOST:] if pair[0] == value]
    choices = [Choice(slug, name, slug == value) for slug, name in shown]
    if value and not any(choice.chosen for choice in choices):
        choices.append(Choice(value, value, chosen=True))
    return tuple(choices)


def _text(text: str) -> Value:
    return Value(text, output_field=CharField())
