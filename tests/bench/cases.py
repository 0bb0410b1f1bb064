"""The cases: pages, publishing, the desk's form and the core, each at two sizes."""

from collections.abc import Callable, Iterator
from functools import partial
from http import HTTPStatus

from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.document import derive, quotations, schema
from articles.management.archive import load
from articles.models import LiveStory, Story
from articles.publishing import publish
from articles.publishing.roles import PUBLISHER
from articles.rendering.paging import LISTED, cursor
from tests import builders as a
from tests.bench.measure import Measured, cost

SHORT, LONG = 12, 60  # blocks
FEW, MANY = 1_000, 20_000  # stories in the archive


def run() -> Iterator[Measured]:
    """Yield each case as soon as it is measured; the archive grows between the last ones."""
    yield from core()
    short, long = a_story_of(SHORT), a_story_of(LONG)
    yield from one_story(short, long)
    yield from the_archive()


def core() -> Iterator[Measured]:
    few, many = words(1_000), words(10_000)
    yield Measured(
        "core: records found in 1,000 / 10,000 words",
        cost(lambda: quotations.anchored(few)),
        cost(lambda: quotations.anchored(many)),
        10,
    )
    texts = [schema.write(document) for document in (few, many)]
    yield Measured(
        "core: a stored Document read",
        cost(lambda: schema.read(texts[0])),
        cost(lambda: schema.read(texts[1])),
        10,
    )
    yield Measured(
        "core: notes numbered",
        cost(lambda: derive.notes(few)),
        cost(lambda: derive.notes(many)),
        10,
    )


def words(count: int) -> schema.Document:
    """A story of so many words, with a quote of ten words in every hundred."""
    quotes = count // 100
    blocks = tuple(
        schema.Text(
            id=f"b{n}",
            html=f"<p>{'word ' * 90}“The {n} men of the council have seen it all,” he said.</p>",
        )
        for n in range(quotes)
    )
    records = tuple(
        schema.Quote(id=n, words=f"The {n} men of the council have seen it all.", described_as="x")
        for n in range(quotes)
    )
    return schema.Document(
        headline="Long",
        blocks=blocks,
        quotations=tuple(schema.Quotation(id=f"q{n}", quote=n) for n in range(quotes)),
        shared=schema.Shared(quotes=records),
    )


def a_story_of(blocks: int) -> LiveStory:
    """A live story of so many blocks of every kind, with a quotation in each third one."""
    story = a.a_story(f"A story of {blocks} blocks", text=None)
    other = a.a_live_story("Another story")
    for number in range(blocks):
        match number % 6:
            case 4:
                a.a_block(story, a.Figure, number, photo=a.a_photo())
            case 5:
                a.a_block(story, a.ReadAlso, number, first=other.story)
            case 3:
                a.a_block(story, a.QuoteBlock, number, quote=a.a_quote(f"Words {number}."))
            case _:
                html = f"<p>{'It was cold. ' * 30}“We saw it {number} times,” she said.</p>"
                a.a_block(story, a.Text, number, html=html)
                a.a_quotation(story, a.a_quote(f"We saw it {number} times."))
    return a.published(story)


def one_story(short: LiveStory, long: LiveStory) -> Iterator[Measured]:
    reader, growth = Client(), LONG / SHORT
    yield Measured(
        f"page of a story, {SHORT} / {LONG} blocks",
        cost(lambda: opened(reader, short.url)),
        cost(lambda: opened(reader, long.url)),
        growth,
    )
    desk = Client()
    desk.force_login(a.a_user(PUBLISHER))
    addresses = [reverse("admin:articles_story_change", args=[live.pk]) for live in (short, long)]
    yield Measured(
        f"the desk's form, {SHORT} / {LONG} blocks",
        cost(lambda: opened(desk, addresses[0])),
        cost(lambda: opened(desk, addresses[1])),
        growth,
    )
    yield Measured(
        f"publishing, {SHORT} / {LONG} blocks",
        cost(lambda: again(short)),
        cost(lambda: again(long)),
        growth,
    )


def opened(client: Client, path: str) -> HttpResponse:
    """Open a page; what is measured has to be the page."""
    response = client.get(path, secure=settings.HTTPS)
    if response.status_code != HTTPStatus.OK:
        raise RuntimeError(f"{path} answered {response.status_code}.")
    return response


def again(live: LiveStory) -> None:
    editor = live.publication.by
    publish.publish(live.pk, **a.press(Story.objects.get(pk=live.pk), editor))


def the_archive() -> Iterator[Measured]:
    """Pages of readers, and a publication, beside few stories and beside many."""
    grow(FEW)
    reader = Client()
    cases: list[tuple[str, Callable[[], object]]] = [
        *((name, partial(opened, reader, path)) for name, path in pages().items()),
        ("publishing beside", partial(again, a_story_like_others())),
    ]
    small = [cost(work) for _, work in cases]
    grow(MANY - FEW)
    for (name, work), before in zip(cases, small, strict=True):
        yield Measured(f"{name}, {FEW:,} / {MANY:,} stories", before, cost(work), MANY / FEW)


def a_story_like_others() -> LiveStory:
    other = LiveStory.objects.listed().select_related("version")[0]
    topics = [topic.name for topic in other.document.shared.topics]
    return a.a_live_story(other.headline, section=other.section, topics=topics)


def pages() -> dict[str, str]:
    """A page of each kind; topic, author, person and source have their share of all stories."""
    newest, middle = LiveStory.objects.listed()[: FEW // 2 + 1 : FEW // 2]
    return {
        "front page": "/",
        "section": "/world/",
        "section, an older page": f"/world/?before={cursor(middle, LISTED)}",
        "story": newest.url,
        "topic": "/topics/generated-topic-0/",
        "author": "/authors/generated-author-0/",
        "person": "/people/generated-person-0/",
        "source": "/sources/generated-source-0/",
        "most recent": "/latest/",
        "archive": "/archive/",
        "archive of a month": f"/archive/{newest.date:%Y/%m}/",
        "archive of a day": f"/archive/{newest.date:%Y/%m/%d}/",
        "corrections": "/corrections/",
        "search": "/search/?q=council",
        "search of a phrase": "/search/?q=%E2%80%9Ccouncil+opens+the+ferry%E2%80%9D",
        "quotes": "/quotes/",
        "feed": "/feed.rss",
        "feed of a topic": "/topics/generated-topic-0/feed.rss",
        "sitemap": "/sitemap.xml",
    }


def grow(by: int) -> None:
    load.load(by, now=timezone.now(), say=lambda _: None)
