"""What is done to several stories at once: confirmed, asked for one by one, told one by one."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from articles.models import Notice, Story, Transition
from articles.publishing.roles import PHOTO_EDITOR, PUBLISHER, REPORTER
from tests import builders as a

pytestmark = pytest.mark.django_db

URL = reverse("admin:articles_story_bulk")
LIST = reverse("admin:articles_story_changelist")


def send(user: User, deed: str, stories: list[Story], **sent: Any) -> Any:
    client = Client()
    client.force_login(user)
    return client.post(URL, {"deed": deed, "story": [story.pk for story in stories]} | sent)


def test_nothing_is_done_before_it_is_confirmed_with_a_list() -> None:
    one, other = a.a_story("Ferry"), a.a_story("Bridge")

    page = send(a.a_user(), "spike", [one, other])

    assert "Ferry" in page.text
    assert "Bridge" in page.text
    assert 'name="confirmed"' in page.text
    assert not Transition.objects.exists()


def test_each_deed_does_what_it_says() -> None:
    editor, reporter = a.a_user(), a.a_user(REPORTER)
    stories = [a.a_story("Ferry", stage="idea"), a.a_story("Bridge", stage="idea")]
    culture, topic = a.a_section("Culture"), a.a_topic("Rivers")
    sent = {"assign": reporter.pk, "section": culture.pk, "topic": "rivers"}

    for deed, wanted in sent.items():
        assert "Done: 2 stories" in send(editor, deed, stories, confirmed="1", wanted=wanted).text

    for story in Story.objects.all():
        assert (story.assigned_to, story.section, story.stage) == (reporter, culture, "assigned")
        assert [use.tag for use in story.topic_uses.all()] == [topic]
        assert story.saved_as.number == 2
    assert Notice.objects.filter(user=reporter, kind="assigned").count() == 2


def test_what_cannot_be_done_is_told_with_its_reason_and_stops_nothing() -> None:
    reporter, culture = a.a_user(REPORTER), a.a_section("Culture")
    own, others = a.a_story("Own", created_by=reporter), a.a_story("Others")
    before = others.section

    page = send(reporter, "section", [others, own], confirmed="1", wanted=culture.pk).text

    own.refresh_from_db()
    others.refresh_from_db()
    assert (own.section, others.section) == (culture, before)
    assert "Not done: 1 story" in page
    assert "“Others” is not yours to change now" in page
    assert "Done: 1 story" in page


def test_spiking_says_why_in_each_story() -> None:
    stories = [a.a_story("Ferry"), a.a_story("Already", stage="spiked")]

    page = send(a.a_user(), "spike", stories, confirmed="1", wanted="Overtaken.").text

    assert "“Already” cannot go from Spiked to Spiked" in page
    assert Transition.objects.get().note == "Overtaken."
    assert Story.objects.get(headline="Ferry").stage == "spiked"


@pytest.mark.parametrize("deed", ["assign", "section", "topic", "spike"])
def test_what_is_missing_or_unknown_is_asked_for_again(deed: str) -> None:
    story = a.a_story("Ferry")

    response = send(a.a_user(), deed, [story], confirmed="1", wanted="" if deed == "spike" else "x")

    assert response.status_code == 400
    assert "Ferry" in response.text


@pytest.mark.parametrize(
    ("role", "deed", "status"),
    [
        (PUBLISHER, "spike", 200),
        (REPORTER, "spike", 404),
        (REPORTER, "topic", 200),
        (PHOTO_EDITOR, "topic", 404),
        (REPORTER, "assign", 404),
        (PUBLISHER, "publish", 404),
    ],
)
def test_a_deed_is_offered_to_those_with_the_right(role: str, deed: str, status: int) -> None:
    user = a.a_user(role)
    client = Client()
    client.force_login(user)

    response = send(user, deed, [a.a_story()])

    assert response.status_code == status
    assert (f'value="{deed}"' in client.get(LIST).text) == (status == 200)


@pytest.mark.parametrize("story", [[], ["x"], ["9" * 40], ["0"]])
def test_nothing_chosen_leads_back_to_the_list(story: list[str]) -> None:
    client = Client()
    client.force_login(a.a_user())

    response = client.post(URL, {"deed": "spike", "story": story})

    assert (response.status_code, response.url) == (302, LIST)


def test_looking_at_the_address_does_nothing() -> None:
    client = Client()
    client.force_login(a.a_user())

    assert client.get(URL).status_code == 405
