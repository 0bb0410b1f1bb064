"""Setting a check aside on the page that publishes, and the task that comes of it."""

from uuid import uuid4

import pytest
from django.urls import reverse

from articles.models import LiveStory, Waiver
from articles.publishing import publish
from articles.publishing.errors import NotReady
from articles.publishing.roles import PUBLISHER, REPORTER
from tests.admin.desk import signed_in
from tests.builders import a_quotation, a_quote, a_story, a_user, press

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def story():
    return a_story(text="<p>“It is late,” somebody said.</p>")


def key_of(story) -> str:
    with pytest.raises(NotReady) as refusal:
        publish.publish(story.pk, **press(story))
    return refusal.value.findings[0].key


def sent(**more: str) -> dict[str, str]:
    return {"intent": str(uuid4()), "seen": "0", "shown": "", "kind": "update", "note": ""} | more


def address(story, page: str = "publish") -> str:
    return reverse(f"admin:articles_story_{page}", args=[story.pk])


def test_the_page_offers_to_set_the_quotation_aside(story):
    page = signed_in(a_user(PUBLISHER)).get(address(story))

    assert f'name="waive-{key_of(story)}"' in page.text


def test_a_reason_publishes_and_the_story_shows_the_task(story):
    client = signed_in(a_user(PUBLISHER))

    client.post(address(story), sent(**{f"waive-{key_of(story)}": "The court names him at noon."}))

    assert LiveStory.objects.filter(pk=story.pk).exists()
    assert "The court names him at noon." in client.get(address(story, "change")).text


def test_without_a_reason_it_is_refused_and_says_why(story):
    page = signed_in(a_user(PUBLISHER)).post(
        address(story), sent(**{f"waive-{key_of(story)}": " "})
    )

    assert page.status_code == 409
    assert "Who said “It is late”?" in page.text


def test_done_ends_the_task(story):
    editor = a_user(PUBLISHER)
    publish.publish(story.pk, **press(story, editor), waivers={key_of(story): "Later."})
    waiver = Waiver.objects.get()

    signed_in(editor).post(reverse("admin:articles_story_waiver_done", args=[story.pk, waiver.pk]))

    waiver.refresh_from_db()
    assert waiver.done_by == editor


@pytest.mark.parametrize(("role", "status"), [(PUBLISHER, 302), (REPORTER, 404)])
def test_only_who_may_publish_says_done(story, role, status):
    publish.publish(story.pk, **press(story), waivers={key_of(story): "Later."})
    done = reverse("admin:articles_story_waiver_done", args=[story.pk, Waiver.objects.get().pk])

    assert signed_in(a_user(role)).post(done).status_code == status


def test_a_task_of_another_story_is_not_there(story):
    publish.publish(story.pk, **press(story), waivers={key_of(story): "Later."})
    other = reverse(
        "admin:articles_story_waiver_done", args=[a_story().pk, Waiver.objects.get().pk]
    )

    assert signed_in(a_user(PUBLISHER)).post(other).status_code == 404


def test_letters_that_differ_are_shown_where_it_is_refused(story):
    a_quotation(story, a_quote("It is lade"))

    page = signed_in(a_user(PUBLISHER)).post(address(story), sent())

    assert page.status_code == 409
    assert "<del>" in page.text
    assert "<ins>" in page.text
