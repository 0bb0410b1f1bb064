"""Deleting at the desk, the bin's page, and finding things from anywhere."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from articles.models import Binned, Topic
from articles.publishing import bin as desk_bin
from articles.publishing import names, versions
from articles.publishing.roles import EDITOR, PHOTO_EDITOR, PUBLISHER, REPORTER
from tests import builders as a

pytestmark = pytest.mark.django_db

FIND = reverse("admin:find")


def client_of(user: User | None = None) -> Client:
    client = Client()
    client.force_login(user or a.a_user())
    return client


def delete_url(topic: Topic) -> str:
    return reverse("admin:articles_topic_delete", args=[topic.pk])


def test_what_is_used_is_refused_with_its_stories() -> None:
    story = a.a_story("Harbour votes", topics=["Ferries"])
    topic = Topic.objects.get()
    client = client_of()

    page, pressed = client.get(delete_url(topic)), client.post(delete_url(topic))

    assert (page.status_code, pressed.status_code) == (200, 409)
    assert reverse("admin:articles_story_change", args=[story.pk]) in page.text
    assert "Delete topic" not in page.text
    assert "was not deleted: it is in use" in pressed.text
    assert Topic.objects.exists()


def test_a_use_that_may_not_be_seen_is_not_named() -> None:
    a.a_story("Secret plans", topics=["Ferries"])
    user = a.a_user("")
    for right in ("view_topic", "delete_topic"):
        user.user_permissions.add(a.a_right(right))

    page = client_of(user).get(delete_url(Topic.objects.get())).text

    assert "It is in use" in page
    assert "Secret plans" not in page
    assert "Stories that use it" not in page


def test_deleting_leads_to_the_bin_and_back() -> None:
    topic, client = a.a_topic("Ferries"), client_of()

    after = client.post(delete_url(topic), follow=True)
    back = client.post(reverse("admin:bring_back", args=[Binned.objects.get().pk]))

    assert "Bring back “Ferries”" in after.text
    assert back.url == reverse("admin:articles_topic_change", args=[topic.pk])
    assert Topic.objects.get() == topic


@pytest.mark.parametrize(("role", "status"), [(EDITOR, 302), (PHOTO_EDITOR, 404), (REPORTER, 404)])
def test_only_who_may_delete_it_brings_it_back(role: str, status: int) -> None:
    kept = desk_bin.throw_away(a.a_topic("Ferries"), by=a.a_user(PUBLISHER))
    client = client_of(a.a_user(role))

    assert client.post(reverse("admin:bring_back", args=[kept.pk])).status_code == status
    assert Topic.objects.exists() == (status == 302)


@pytest.mark.parametrize("pk", ["0", "9" * 30])
def test_nothing_is_brought_back_by_a_number_that_is_none(pk: str) -> None:
    assert client_of().post(f"/desk/bin/{pk}/back/").status_code == 404


def test_a_refusal_to_come_back_is_said_in_the_bin() -> None:
    kept = desk_bin.throw_away(a.a_topic("Ferries"), by=a.a_user())
    a.a_topic("Ferries")

    page = client_of().post(reverse("admin:bring_back", args=[kept.pk]), follow=True)

    assert "belongs to another record now" in page.text


# --- finding -------------------------------------------------------------------------------------


def test_stories_people_and_sources_are_found_in_one_list() -> None:
    story = a.a_story("Harbour votes", text="<p>Near the lighthouse with Brandt.</p>")
    versions.save(story, by=None, now=a.NOON)
    person, source = a.a_person("Lena Brandt", role="mayor"), a.a_source("Brandt & Co")
    for record in (person, source):
        names.note(record)

    page = client_of().get(FIND, {"q": "brándt", "part": "1"}).text

    for kind, record in [("story", story), ("person", person), ("source", source)]:
        assert reverse(f"admin:articles_{kind}_change", args=[record.pk]) in page
    assert "<html" not in page
    assert "<html" in client_of().get(FIND, {"q": "brandt"}).text


def test_a_headline_is_found_while_it_is_typed() -> None:
    a.a_story("Harbour votes")

    assert "Harbour votes" in client_of().get(FIND, {"q": "Harbour vo", "part": ""}).text


@pytest.mark.parametrize("kind", ["story", "person", "source"])
def test_only_what_one_may_see_is_found(kind: str) -> None:
    story = a.a_story("Brandt story")
    versions.save(story, by=None, now=a.NOON)
    for record in (a.a_person("Brandt person"), a.a_source("Brandt source")):
        names.note(record)
    user = a.a_user("")
    user.user_permissions.add(a.a_right(f"view_{kind}"))

    page = client_of(user).get(FIND, {"q": "Brandt", "part": ""}).text

    shown = {name for name in ("story", "person", "source") if f"Brandt {name}" in page}
    assert shown == {kind}


@pytest.mark.parametrize("asked", ["", "   ", "%", '"', "\0", "x" * 900, "-- ' or 1"])
def test_whatever_is_asked_is_answered(asked: str) -> None:
    assert client_of().get(FIND, {"q": asked}).status_code == 200
