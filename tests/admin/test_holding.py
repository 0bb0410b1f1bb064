"""Holding a story at the desk, and letting it go."""

import pytest
from django.urls import reverse

from articles.models import Hold
from articles.publishing.roles import PUBLISHER, REPORTER
from tests.admin.desk import change_url, signed_in
from tests.builders import a_story, a_user

pytestmark = pytest.mark.django_db


def test_an_editor_holds_a_story_and_lifts_the_hold_again():
    story, client = a_story(), signed_in(a_user(PUBLISHER))
    page = reverse("admin:articles_story_hold", args=[story.pk])

    client.post(page, {"hold": "", "note": "The lawyers <read> it first"})
    form = client.get(change_url(story)).text
    assert "Held by Ana" in form
    assert "The lawyers &lt;read&gt; it first" in form
    assert "Lift the hold…" in form

    answer = client.post(page, {"lift": "", "note": " "})
    assert (answer.status_code, "Write why the story may go" in answer.text) == (409, True)
    client.post(page, {"lift": "", "note": "Cleared."})
    assert "Held by Ana" not in client.get(change_url(story)).text
    assert Hold.objects.get().lifted_note == "Cleared."
    assert "Cleared." in client.get(page).text


def test_a_hold_without_a_reason_says_so_and_a_second_one_says_who_was_first():
    story, client = a_story(), signed_in(a_user(PUBLISHER))
    page = reverse("admin:articles_story_hold", args=[story.pk])

    answer = client.post(page, {"hold": "", "note": " "})
    assert (answer.status_code, "Write why the story is held" in answer.text) == (409, True)
    client.post(page, {"hold": "", "note": "First."})
    answer = client.post(page, {"hold": "", "note": "Second."})

    assert (answer.status_code, "is held already, by Ana" in answer.text) == (409, True)
    assert Hold.objects.get().reason == "First."


def test_a_reporter_sees_why_their_story_is_held_and_cannot_lift_it():
    reporter = a_user(REPORTER)
    story = a_story(created_by=reporter)
    page = reverse("admin:articles_story_hold", args=[story.pk])
    signed_in(a_user(PUBLISHER)).post(page, {"hold": "", "note": "Ask the court."})

    client = signed_in(reporter)

    form = client.get(change_url(story)).text
    assert "Ask the court." in form
    assert "Lift the hold" not in form
    assert client.post(page, {"lift": ""}).status_code == 404
    assert Hold.objects.get().lifted_at is None
