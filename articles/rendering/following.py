"""What a page asks that is open while its story goes on: which entries there are by now."""

from datetime import datetime

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import override

from articles.models import LiveStory
from articles.rendering import pages, pictures
from articles.rendering.blocks import Case, entries
from articles.rendering.site import Site
from articles.rendering.updates import mark, newest_first

ENTRY = "site/blocks/entry.html"
#: So many entries come with their words. Whoever needs an older one takes it from the story's page.
NEWEST = 20


def updates(live: LiveStory, now: datetime) -> list[dict[str, str]]:
    """Return the entries of a live story, newest first: id, mark, and the newest ones' HTML."""
    document = live.document
    case = Case(
        document=document,
        pages=pages.pages(document),
        cards={},
        pictures=live.pictures,
        address=pictures.public,
    )
    inside = Site(now=now).speaking(document.language)
    blocks = newest_first(document.blocks)
    context = {
        "site": inside,
        "story": {"day": timezone.localtime(live.first_published_at).date()},
    }
    with override(inside.language):
        newest = [
            {
                "id": entry.id,
                "mark": entry.mark,
                "html": render_to_string(ENTRY, context | {"entry": entry}),
            }
            for entry in entries(case, blocks[:NEWEST])
        ]
    older = [{"id": block.id, "mark": mark(block, case.found)} for block in blocks[NEWEST:]]
    return newest + older
