"""A page that is no story, as it is printed."""

from typing import NamedTuple

from django.utils.safestring import SafeString

from articles.document import prose
from articles.document.languages import direction
from articles.models import PageVersion
from articles.rendering import addresses, markup

#: So much of the text stands in search results.
DESCRIBED = 160

_UNMARKED = markup.Marking({}, {}, frozenset())


class ShownPage(NamedTuple):
    title: str
    language: str
    direction: str
    url: str
    description: str
    text: tuple[SafeString, ...]


def shown(slug: str, version: PageVersion) -> ShownPage:
    return ShownPage(
        title=version.title,
        language=version.language,
        direction=direction(version.language),
        url=addresses.page(slug),
        description=" ".join(prose.plain(version.html).split())[:DESCRIBED].rsplit(" ", 1)[0],
        text=tuple(part.html for part in markup.paragraphs(version.html, "", _UNMARKED)),
    )
