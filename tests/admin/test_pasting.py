"""What the desk makes of a pasted article; nothing is written by it."""

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Story
from articles.publishing.roles import PHOTO_EDITOR, PUBLISHER, REPORTER
from tests.admin.desk import signed_in
from tests.builders import a_live_story, a_user

pytestmark = pytest.mark.django_db

PAGE = (
    "<p>Breaking News</p><h1>Talks open in Paris</h1><p>It began at noon.</p>"
    "<p>READ ALSO: The night ferry is back</p><p>Photo: BBC</p><p>It ended late.</p><img src=x>"
)


def paste(client: Client, **sent: str):
    return client.post(reverse("admin:articles_story_paste"), sent)


def test_an_article_becomes_pieces_and_says_what_was_made():
    answer = paste(signed_in(a_user(PUBLISHER)), html=PAGE, head="1").json()

    head = answer["head"]
    assert (head["kicker"], head["headline"]) == ("Breaking News", "Talks open in Paris")
    assert [p["kind"] for p in answer["pieces"]] == ["text", "read-also", "figure", "text"]
    assert "1 picture to be filled, 1 READ ALSO" in answer["said"]
    assert "1 picture was not taken over" in answer["said"]
    assert not Story.objects.exists()


def test_the_first_picture_of_an_article_leads_it():
    html = "<h1>Talks open in Paris</h1><p>the-hall.jpg</p><p>The hall. Photo: BBC</p><p>Noon.</p>"

    answer = paste(signed_in(a_user(PUBLISHER)), html=html, head="1").json()

    assert (answer["head"]["lead_caption"], answer["head"]["lead_credit"]) == (
        "The hall.",
        "Photo: BBC",
    )
    assert "the-hall.jpg" in answer["head"]["hint"]
    assert [p["kind"] for p in answer["pieces"]] == ["text"]
    assert answer["said"] == "Pasted 1 paragraph, 1 picture to be filled."


def test_within_a_story_the_first_lines_stay_text():
    answer = paste(signed_in(a_user(PUBLISHER)), html=PAGE).json()

    assert answer["head"]["headline"] == ""
    assert "Talks open in Paris" in answer["pieces"][0]["html"]


def test_read_also_is_filled_in_with_a_live_story():
    live = a_live_story("The night ferry is back")

    pieces = paste(signed_in(a_user(REPORTER)), html=PAGE).json()["pieces"]

    assert pieces[1]["story"] == {"id": live.pk, "text": "The night ferry is back"}


def test_what_is_pasted_is_clean():
    html = '<p onclick="x()">One <a href="javascript:x()">two</a></p><script>x()</script><p>3</p>'

    (piece,) = paste(signed_in(a_user(PUBLISHER)), html=html).json()["pieces"]

    assert piece["html"] == "<p>One two</p><p>3</p>"


def test_the_words_of_a_read_also_line_that_means_no_story_are_kept():
    pieces = paste(signed_in(a_user(PUBLISHER)), html=PAGE).json()["pieces"]

    assert pieces[1]["story"] is None
    assert "The night ferry is back" in pieces[1]["hint"]


def test_a_line_for_sharing_is_named():
    answer = paste(signed_in(a_user(PUBLISHER)), text="It ended late.\nTELL YOUR FRIENDS").json()

    assert answer["said"] == "Pasted 1 paragraph. Left out: TELL YOUR FRIENDS."


def test_a_picture_alone_is_said_to_stay_behind():
    answer = paste(signed_in(a_user(PUBLISHER)), html="<img src=x>").json()

    assert answer["pieces"] == []
    assert answer["said"] == "1 picture was not taken over: add it as a picture block."


def test_too_long_a_paste_is_refused_with_a_sentence():
    answer = paste(signed_in(a_user(PUBLISHER)), text="word " * 250_000)

    assert (answer.status_code, "Divide it" in answer.json()["said"]) == (413, True)


@pytest.mark.parametrize(("role", "status"), [(REPORTER, 200), (PHOTO_EDITOR, 404)])
def test_only_who_writes_stories_pastes(role, status):
    assert paste(signed_in(a_user(role)), text="One.\nTwo.").status_code == status


def test_a_stranger_is_sent_to_sign_in():
    assert paste(Client(), text="One.\nTwo.").status_code == 302


def test_looking_is_no_way_to_paste():
    page = signed_in(a_user(PUBLISHER)).get(reverse("admin:articles_story_paste"))

    assert page.status_code == 405
