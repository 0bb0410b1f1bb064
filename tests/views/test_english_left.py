"""On a site in another language no word of the interface is left in English."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client

from articles.publishing import publish
from tests.builders import a_live_story, press
from tests.messages import catalogues
from tests.views.page import Element, read
from tests.views.rich import a_rich_live_story
from tests.views.test_languages import speaks

pytestmark = pytest.mark.django_db

SEEN = ("aria-label", "placeholder", "title", "alt", "content", "value")
#: Of the story, which is written in English whatever language it says it has.
PROSE = {"said François Hollande, the French president."}
LETTERS = re.compile(r"[^\W\d_]{2,}")


def english(language: str) -> re.Pattern[str]:
    """What a text in English looks like: words that have another form in the language."""
    forms = set()
    for message in catalogues.read(language):
        one, *_ = message.id if isinstance(message.id, tuple) else (message.id,)
        literal = re.sub(r"<[^>]+>", "", one)
        said = message.string if isinstance(message.string, str) else message.string[0]
        if said != one and LETTERS.search(re.sub(r"%\(\w+\)[sd]", "", literal)):
            parts = re.split(r"%\(\w+\)[sd]", literal)
            forms.add(".+".join(map(re.escape, parts)))
    return re.compile("|".join(sorted(forms)))


def texts(element: Element, language: str) -> Iterator[str]:
    """Every text that readers meet in the language of the page."""
    if element.tag in {"script", "style"} or element.attributes.get("lang", language) != language:
        return
    yield from (element.attributes[name] for name in SEEN if name in element.attributes)
    for child in element.children:
        if isinstance(child, str):
            yield " ".join(child.split())
        else:
            yield from texts(child, language)


def pages(client: Client, language: str) -> Iterator[tuple[str, Element]]:
    rich = a_rich_live_story(language=language, ai_disclosure="Xx.")
    retracted = a_live_story("Xx", language=language)
    publish.retract(retracted.pk, **press(retracted.story, note="Xx."))
    gone = a_live_story("Xy", language=language)
    publish.take_down(gone.pk, **press(gone.story, note="Xx."))
    quote = rich.quotes.exclude(speaker=None).first()
    for path in (
        "/",
        rich.url,
        "/world/",
        "/people/francois-hollande/",
        f"/quotes/{quote.quote_id}/",
        "/sources/the-guardian/",
        "/quotes/",
        "/quotes/?q=xxxx",
        "/search/",
        "/search/?q=countries",
        "/search/?q=xxxx",
        retracted.url,
        gone.url,
        "/topics/iraq/",
        "/latest/",
        "/archive/",
        "/archive/2026/",
        "/archive/2026/03/",
        "/archive/2026/03/04/",
        "/corrections/",
        "/nowhere/",
    ):
        yield path, read(client.get(path))


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_no_english_is_left(client, language):
    speaks(language)
    pattern = english(language)
    left = [
        f"{path}: {text}"
        for path, page in pages(client, language)
        for text in texts(page, language)
        if pattern.fullmatch(text) and text not in PROSE
    ]

    assert left == []
