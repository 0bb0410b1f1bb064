"""Builders: a test names what it is about, everything else is filled in."""

import io
from datetime import UTC, datetime
from itertools import count
from typing import Any
from uuid import uuid4

from django.contrib.auth.models import Group, Permission, User
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.utils.text import slugify
from PIL import Image

from articles.document.front import Arrangement
from articles.models import (
    BLOCK_MODELS,
    Author,
    Byline,
    Citation,
    Embed,
    Fact,
    FactBox,
    Figure,
    FrontPublication,
    LiveStory,
    Note,
    Page,
    Person,
    Photo,
    Provenance,
    Publication,
    Quotation,
    Quote,
    QuoteBlock,
    ReadAlso,
    Rendition,
    Section,
    Source,
    Story,
    Text,
    Topic,
    TopicUse,
    Update,
)
from articles.publishing import front, publish, site_pages
from articles.publishing.roles import PUBLISHER

_numbers = count(1)
NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)

__all__ = [
    "BLOCK_MODELS",
    "NOON",
    "Embed",
    "FactBox",
    "Figure",
    "QuoteBlock",
    "ReadAlso",
    "Text",
    "Update",
    "a_byline",
    "a_citation",
    "a_fact_box",
    "a_live_story",
    "a_note",
    "a_page",
    "a_person",
    "a_photo",
    "a_quotation",
    "a_quote",
    "a_right",
    "a_section",
    "a_source",
    "a_story",
    "a_topic",
    "a_user",
    "an_author",
    "arranged",
    "press",
    "published",
]


def a_user(*roles: str, **fields: Any) -> User:
    """A colleague with roles, by names of groups: a publisher, unless told; "" has no rights."""
    number = next(_numbers)
    fields = {"username": f"colleague{number}", "first_name": "Ana", "is_staff": True} | fields
    user = User.objects.create_user(password="a long password", **fields)
    for role in filter(None, roles or (PUBLISHER,)):
        user.groups.add(Group.objects.get(name=role))
    return user


def a_right(codename: str) -> Permission:
    return Permission.objects.get(content_type__app_label="articles", codename=codename)


def a_section(name: str = "World", **fields: Any) -> Section:
    slug = fields.pop("slug", name.lower().replace(" ", "-"))
    return Section.objects.get_or_create(slug=slug, defaults={"name": name} | fields)[0]


def a_person(name: str = "Lena Brandt", **fields: Any) -> Person:
    slug = fields.pop("slug", f"{name.lower().replace(' ', '-')}-{next(_numbers)}")
    return Person.objects.create(name=name, slug=slug, **fields)


def a_source(name: str = "The Port Alder Courier", **fields: Any) -> Source:
    fields = {"kind": "outlet", "slug": f"source-{next(_numbers)}"} | fields
    return Source.objects.create(name=name, **fields)


def an_author(name: str = "Mara Ellison", **fields: Any) -> Author:
    return Author.objects.create(name=name, **{"slug": f"author-{next(_numbers)}"} | fields)


def a_topic(name: str = "Ferries") -> Topic:
    return Topic.objects.get_or_create(name=name, defaults={"slug": slugify(name)})[0]


def a_quote(words: str = "There was no time to lose.", **fields: Any) -> Quote:
    if not {"speaker", "described_as"} & fields.keys():
        fields["speaker"] = a_person()
    if "source" in fields:
        fields.setdefault("provenance", Provenance.REPORTED)
    return Quote.objects.create(words=words, **fields)


def a_photo(width: int = 1600, height: int = 1067, **fields: Any) -> Photo:
    """A picture with its JPEG renditions in private storage, as after an upload."""
    fields = {"credit": "Photo: BBC", "alt": "A harbour.", "caption": "The harbour."} | fields
    private = storages["default"]
    name = private.save(f"originals/{uuid4().hex}.jpg", ContentFile(_jpeg()))
    photo = Photo.objects.create(file=name, width=width, height=height, **fields)
    for rendition in (480, 800):
        file = private.save(f"renditions/{uuid4().hex}.jpg", ContentFile(_jpeg()))
        Rendition.objects.create(
            photo=photo,
            format="jpeg",
            width=rendition,
            height=round(rendition * height / width),
            file=file,
        )
    return photo


def _jpeg() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (6, 4), (90, 120, 160)).save(out, "JPEG")
    return out.getvalue()


def a_story(
    headline: str = "Port Alder votes to bring back the night ferry",
    *,
    text: str | None = "<p>The council split nine to six.</p>",
    topics: list[str] | None = None,
    **fields: Any,
) -> Story:
    """A working copy that can be published, with one block of text."""
    fields.setdefault("section", a_section())
    fields.setdefault("standfirst", "Shift workers filled the gallery.")
    fields.setdefault("slug", f"story-{next(_numbers)}")
    story = Story.objects.create(headline=headline, **fields)
    if text is not None:
        Text.objects.create(parent=story, region="main", ordering=10, html=text)
    for name in topics or ():
        TopicUse.objects.create(content_object=story, tag=a_topic(name))
    return story


def a_block(story: Story, model: type[Any], ordering: int = 20, **fields: Any) -> Any:
    return model.objects.create(parent=story, region="main", ordering=ordering, **fields)


def a_fact_box(
    story: Story,
    *facts: tuple[str, str],
    source: Source | None = None,
    ordering: int = 20,
    **fields: Any,
) -> FactBox:
    """A box of numbers or terms with what they are, all from one source."""
    box = a_block(story, FactBox, ordering, **fields)
    for number, (term, words) in enumerate(facts):
        Fact.objects.create(box=box, term=term, words=words, source=source, ordering=number)
    return box


def a_quotation(story: Story, quote: Quote | None = None, **fields: Any) -> Quotation:
    return Quotation.objects.create(story=story, quote=quote or a_quote(), **fields)


def a_citation(story: Story, words: str, **fields: Any) -> Citation:
    fields.setdefault("source", a_source())
    return Citation.objects.create(story=story, words=words, **fields)


def a_byline(story: Story, author: Author | None = None, **fields: Any) -> Byline:
    return Byline.objects.create(story=story, author=author or an_author(), **fields)


def a_note(story: Story, text: str = "Call her again.", **fields: Any) -> Note:
    return Note.objects.create(story=story, text=text, **{"at": NOON, "by": a_user()} | fields)


def a_page(title: str = "About us", html: str = "<p>We are six.</p>", **fields: Any) -> Page:
    """A page that is no story, published."""
    slug = fields.pop("slug", f"page-{next(_numbers)}")
    page, by = Page(slug=slug, **fields), a_user()
    version = site_pages.save(page, site_pages.Text(title, html, "en"), by=by, started_from=0)
    site_pages.publish(page.pk, version.number, by=by, intent=uuid4(), seen=0)
    return Page.objects.get(pk=page.pk)


def arranged(arrangement: Arrangement, by: User | None = None) -> FrontPublication:
    """Save an arrangement of the front page, and publish it."""
    by, row = by or a_user(), front.row()
    last = row.saved.number if row.saved else 0
    number = front.save(arrangement, by=by, started_from=last).number
    seen = row.live.number if row.live else 0
    return front.publish(number, by=by, intent=uuid4(), seen=seen)


def press(story: Story, by: User | None = None, **fields: Any) -> dict[str, Any]:
    """The arguments of a press on a button of the publish page, as it stands now."""
    last = Publication.objects.filter(story=story).order_by("number").last()
    seen = last.number if last else 0
    return {"by": by or a_user(), "intent": uuid4(), "seen": seen} | fields


def published(story: Story, **fields: Any) -> LiveStory:
    """Publish the working copy and return the live row."""
    publish.publish(story.pk, **press(story, **fields))
    return LiveStory.objects.get(pk=story.pk)


def a_live_story(
    headline: str = "The night ferry is back", *, now: datetime = NOON, **fields: Any
) -> LiveStory:
    return published(a_story(headline, **fields), now=now)
