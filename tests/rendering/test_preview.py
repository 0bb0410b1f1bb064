"""The preview of a working copy is the page that readers would get."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.publishing import pictures, rows
from articles.rendering import story as rendering
from tests.builders import NOON, published
from tests.views.rich import a_rich_story

pytestmark = pytest.mark.django_db


def desk(name: str) -> str:
    return f"/desk/renditions/{name}"


def test_a_preview_is_the_public_page_but_for_who_may_find_it(client):
    story = a_rich_story()
    live = published(story, now=NOON + timedelta(hours=1))
    public = client.get(live.url).text
    preview = rendering.preview(
        rows.freeze(story),
        story=story.pk,
        pictures=live.pictures,
        address=rendering.pictures.public,
        now=timezone.now(),
    )

    def body(page: str) -> list[str]:
        lines = page.split("<body>")[1].splitlines()
        alike = [line for line in lines if line and 'class="offer"' not in line]
        return [line for line in alike if "Updated" not in line]

    assert body(preview) == body(public)
    assert '<meta name="robots" content="noindex">' in preview
    assert "noindex" not in public


def test_a_preview_of_what_was_never_published_shows_the_desks_pictures():
    story = a_rich_story()
    shown = {str(story.lead_photo_id): {"jpeg": [[800, 500, "private.jpg"]]}}
    page = rendering.preview(
        rows.freeze(story), story=story.pk, pictures=shown, address=desk, now=NOON
    )
    assert "/desk/renditions/private.jpg 800w" in page
    assert "Paris talks unite 24 countries" in page
    assert "og:image" not in page


def test_an_empty_draft_can_be_previewed():
    page = rendering.preview(rendering.Document(), story=None, pictures={}, address=desk, now=NOON)
    assert "</html>" in page


def test_pictures_of_a_live_story_are_those_of_its_renditions(client):
    live = published(a_rich_story())
    assert live.pictures == pictures.shown(int(photo) for photo in live.pictures)
    assert all(name in client.get(live.url).text for name in _names(live.pictures))


def _names(shown) -> list[str]:
    return [name for entry in shown.values() for _, _, name in entry["jpeg"]]
