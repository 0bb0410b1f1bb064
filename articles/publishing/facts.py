"""What the checks need to know and no Document holds, gathered in at most two queries."""

from django.conf import settings

from articles.document.checks import Facts
from articles.document.schema import Document, ReadAlso
from articles.models import LiveStory, Person
from articles.publishing import house


def of(document: Document) -> Facts:
    """Return the facts about a story as they are now; nothing is asked that it does not need."""
    here = house.current()
    return Facts(
        not_live=_not_live(document),
        also_known=_also_known(document),
        blocking=here.blocking_advice,
        zone=here.zone,
        players=frozenset(settings.EMBED_HOSTS),
    )


def _not_live(document: Document) -> frozenset[int]:
    blocks = [block for block in document.blocks if isinstance(block, ReadAlso)]
    offered = frozenset(id for block in blocks for id in block.stories)
    if not offered:
        return offered
    return offered.difference(
        LiveStory.objects.listed().filter(pk__in=offered).values_list("pk", flat=True)
    )


def _also_known(document: Document) -> dict[int, tuple[str, ...]]:
    ids = [person.id for person in document.shared.people]
    if not ids:
        return {}
    known = Person.objects.filter(pk__in=ids).exclude(aliases="").values_list("pk", "aliases")
    return {id: tuple(aliases.splitlines()) for id, aliases in known}
