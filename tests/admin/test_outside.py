"""Links for people outside, made and ended at the desk."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.models import OutsideLink, Story
from articles.publishing import outside, versions
from articles.publishing.roles import EDITOR, LEGAL, PUBLISHER, REPORTER
from tests.admin.desk import change_url, signed_in
from tests.builders import NOON, a_story, a_user

pytestmark = pytest.mark.django_db

FORM = {"make": "", "recipient": "Counsel", "version": "newest", "days": "3", "may_comment": "on"}


@pytest.fixture
def story():
    story = a_story("The night ferry is back")
    versions.save(story, by=None, now=NOON)
    return story


def page_of(story):
    return reverse("admin:articles_story_outside", args=[story.pk])


def address_in(page):
    found = re.search(r'id="id_address"[^>]* value="http://[^/"]+(/shared/[^"]+)"', page)
    return found[1] if found else ""


def test_a_link_is_shown_once_and_opens_the_story(story):
    client = signed_in(a_user(EDITOR))

    made = client.post(page_of(story), FORM)

    assert made.status_code == 200
    address = address_in(made.text)
    assert "The night ferry is back" in Client().get(address).text
    page = client.get(page_of(story)).text
    assert address_in(page) == ""
    assert address.split("/")[2] not in page
    assert "Opened once" in page
    link = OutsideLink.objects.get()
    assert link.expires_at - link.made_at == timedelta(days=3)
    assert (link.version, link.may_comment, link.may_approve) == (None, True, False)
    assert "1 link opens" in client.get(change_url(story)).text


def test_a_link_to_the_version_as_it_is_now(story):
    signed_in(a_user(EDITOR)).post(page_of(story), FORM | {"version": "1", "may_approve": "on"})

    link = OutsideLink.objects.get()
    assert (link.version.number, link.may_approve) == (1, True)


@pytest.mark.parametrize(
    "wrong", [{"recipient": " "}, {"days": "400"}, {"days": "x"}, {"version": "7"}, {"version": ""}]
)
def test_a_form_that_asks_for_too_much_makes_nothing(story, wrong):
    answer = signed_in(a_user(EDITOR)).post(page_of(story), FORM | wrong)

    assert answer.status_code == 400
    assert not OutsideLink.objects.exists()


def test_revoking_ends_it_at_once(story):
    client = signed_in(a_user(EDITOR))
    address = address_in(client.post(page_of(story), FORM).text)
    link = OutsideLink.objects.get()

    answer = client.post(page_of(story), {"revoke": str(link.pk)}, follow=True)

    assert "opens nothing any more" in answer.text
    assert "Revoked" in answer.text
    assert Client().get(address).status_code == 404
    for sent in (str(link.pk), "x", "²", "9" * 40):
        assert client.post(page_of(story), {"revoke": sent}).status_code == 409


def test_under_embargo_who_may_not_lift_it_makes_no_link(story):
    editor, client = a_user(EDITOR), signed_in(a_user(PUBLISHER))
    outside.make(story.pk, by=editor, recipient="Counsel", lasts=timedelta(days=1))
    Story.objects.update(embargo_until=timezone.now() + timedelta(hours=1))

    theirs = signed_in(editor)
    page = theirs.get(page_of(story)).text
    assert "New link" not in page
    assert "It opens nothing now" in page
    assert theirs.post(page_of(story), FORM).status_code == 409
    assert address_in(client.post(page_of(story), FORM).text)


def test_it_takes_the_right_and_a_story_that_one_sees(story):
    reporter, lawyer = a_user(REPORTER), a_user(LEGAL)
    for method in ("get", "post"):
        assert getattr(signed_in(reporter), method)(page_of(story), FORM).status_code == 404
    assert "Outside" not in signed_in(reporter).get(change_url(story)).text
    client = signed_in(lawyer)
    assert client.get(page_of(story)).status_code == 200
    Story.objects.update(restricted=True)
    assert client.get(page_of(story)).status_code == 404
    assert client.post(page_of(story), FORM).status_code == 404
    assert not OutsideLink.objects.exists()
