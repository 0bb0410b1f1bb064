"""The embargo on a story's form: set by who writes it, ended by who may, never kept in vain."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import AuditEntry, Story
from tests import builders as a
from tests.admin.desk import form_in, opened, sent, signed_in

pytestmark = pytest.mark.django_db

LATER = {"embargo_until_0": ["2099-01-01"], "embargo_until_1": ["12:00"]}
NONE = {"embargo_until_0": [""], "embargo_until_1": [""]}
What = AuditEntry.What


def test_a_reporter_sets_one_and_then_finds_no_field_to_end_it():
    reporter = a.a_user("Reporter")
    client, story = signed_in(reporter), a.a_story(created_by=reporter)

    sent(client, story, opened(client, story) | LATER)

    story.refresh_from_db()
    assert story.embargo_until.year == 2099
    assert AuditEntry.objects.get(what=What.EMBARGO).user_id == reporter.pk
    form = opened(client, story)
    assert "embargo_until_0" not in form
    sent(client, story, form | NONE | {"headline": ["Ended?"]})
    story.refresh_from_db()
    assert (story.headline, story.embargo_until.year) == ("Ended?", 2099)


def test_an_editor_ends_one_early_and_it_is_entered():
    client, story = signed_in(), a.a_story(embargo_until=timezone.now() + timedelta(days=1))

    sent(client, story, opened(client, story) | NONE)

    story.refresh_from_db()
    assert story.embargo_until is None
    assert AuditEntry.objects.filter(what=What.EMBARGO_LIFTED, story_id=story.pk).count() == 1


def test_saving_without_touching_it_enters_nothing():
    client, story = signed_in(), a.a_story(embargo_until=timezone.now() + timedelta(days=1))
    before = story.embargo_until

    sent(client, story, opened(client, story) | {"headline": ["Another"]})

    story.refresh_from_db()
    assert (story.headline, story.embargo_until) == ("Another", before)
    assert not AuditEntry.objects.filter(what__in=[What.EMBARGO, What.EMBARGO_LIFTED]).exists()


def test_a_live_story_is_told_that_it_is_too_late():
    client, story = signed_in(), a.a_live_story().story

    answer = sent(client, story, opened(client, story) | LATER)

    story.refresh_from_db()
    assert "no embargo can keep it back" in answer.text
    assert story.embargo_until is None


def test_a_new_story_begins_with_its_embargo():
    client = signed_in("Reporter")
    address = reverse("admin:articles_story_add")
    form = form_in(client.get(address).text) | LATER | {"headline": ["Under embargo"]}

    client.post(address, form | {"_continue": "1"})

    assert Story.objects.get().embargo_until.year == 2099
    assert AuditEntry.objects.filter(what=What.EMBARGO).count() == 1
