"""Nobody vouches for what they did not see, and nobody changes public pages without the right."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from articles.admin.accounts import may_manage
from articles.models import Publication, Purge, Source
from articles.publishing import purge, versions
from articles.publishing.roles import ADMINISTRATOR, PUBLISHER, REPORTER
from tests.admin.desk import form_in, signed_in, vouch
from tests.builders import (
    NOON,
    a_citation,
    a_person,
    a_quotation,
    a_quote,
    a_source,
    a_story,
    a_user,
    published,
)

pytestmark = pytest.mark.django_db


def an_unnamed_source() -> Source:
    return a_source("A senior official", kind="unnamed", reason="The talks were private.")


def test_a_source_that_changed_since_it_was_read_is_not_approved():
    source, client = an_unnamed_source(), signed_in(a_user(PUBLISHER))
    url = reverse("admin:articles_source_change", args=[source.pk])
    sent = form_in(client.get(url).text, "approve")
    Source.objects.update(reason="Another reason.")

    client.post(reverse("admin:articles_source_approve", args=[source.pk]), sent)

    assert Source.objects.get().approved_by is None


@pytest.mark.parametrize("field", ["name", "description", "link", "reason"])
def test_an_approval_is_void_after_each_change_of_what_it_was_for(field):
    source, client = an_unnamed_source(), signed_in(a_user(PUBLISHER))
    vouch(client, source)
    url = reverse("admin:articles_source_change", args=[source.pk])
    form = form_in(client.get(url).text, "source_form")

    client.post(url, form | {field: ["https://example.org/else"]})

    assert Source.objects.get().approved_by is None


def test_a_quote_that_changed_since_it_was_read_is_not_checked():
    quote, client = a_quote(), signed_in(a_user(PUBLISHER))
    url = reverse("admin:articles_quote_change", args=[quote.pk])
    sent = form_in(client.get(url).text, "check")
    quote.words = "Other words."
    quote.save()

    client.post(reverse("admin:articles_quote_check", args=[quote.pk]), sent)

    quote.refresh_from_db()
    assert quote.checked_by is None


@pytest.mark.parametrize("shown", [{}, {"shown": ""}, {"shown": "0"}])
def test_a_press_that_did_not_see_the_last_version_publishes_nothing(shown):
    story, client = a_story(), signed_in(a_user(PUBLISHER))
    versions.save(story, by=None, now=NOON)
    url = reverse("admin:articles_story_publish", args=[story.pk])

    client.post(url, {"intent": str(uuid4()), "seen": "0", "kind": "update", **shown})

    assert not Publication.objects.exists()


@pytest.mark.parametrize(("role", "changed"), [(REPORTER, False), (PUBLISHER, True)])
def test_a_person_whom_readers_meet_is_changed_by_who_may_publish(role, changed):
    person = a_person("Lena Brandt")
    story = a_story(text="<p>“No,” she said.</p>")
    a_quotation(story, a_quote("No.", speaker=person))
    published(story)
    before = purge.position()
    url = reverse("admin:articles_person_change", args=[person.pk])

    sent = {"name": "Lena Weil", "slug": person.slug, "public_figure": "on"}
    signed_in(a_user(role)).post(url, sent)

    person.refresh_from_db()
    assert (person.name == "Lena Weil") is changed
    assert Purge.objects.filter(position__gt=before, key=f"person:{person.pk}").exists() is changed


def test_a_reporter_still_mends_what_only_drafts_use():
    source = a_source("The Courier")
    a_citation(a_story(), "nine to six", source=source)
    client = signed_in(a_user(REPORTER))
    url = reverse("admin:articles_source_change", args=[source.pk])
    form = form_in(client.get(url).text, "source_form")

    client.post(url, form | {"name": ["The Port Alder Courier"]})

    source.refresh_from_db()
    assert source.name == "The Port Alder Courier"


@pytest.mark.parametrize("active", [True, False])
def test_an_account_with_more_rights_is_beyond_an_administrator_even_when_switched_off(active):
    administrator, other = a_user(ADMINISTRATOR), a_user("", is_active=active)
    other.user_permissions.set(Permission.objects.all())

    assert not may_manage(administrator, other)
    assert may_manage(administrator, a_user(REPORTER, is_active=active))


@pytest.mark.parametrize(
    "path",
    [
        "articles/story/?saved_at__year=9999999999",
        "articles/photo/?added_at__year=99999999",
        "articles/story/add/?topics=x",
        "articles/story/add/?section=" + "9" * 25,
        "articles/source/add/?reported_by=" + "9" * 25,
        "articles/person/?q=" + "9" * 400,
    ],
)
def test_absurd_numbers_in_an_address_are_no_error(path):
    answer = signed_in(a_user(ADMINISTRATOR)).get("/desk/" + path)

    assert answer.status_code in (200, 302, 404)


@pytest.mark.parametrize("field", ["topics", "lead_photo", "section"])
@pytest.mark.parametrize("value", ["x", "9" * 25, "-1"])
def test_absurd_choices_in_a_form_are_refused_in_it(field, value):
    story = a_story()
    client = signed_in(a_user(PUBLISHER))
    url = reverse("admin:articles_story_change", args=[story.pk])

    answer = client.post(url, form_in(client.get(url).text) | {field: [value]})

    assert answer.status_code == 200


def test_nothing_is_saved_as_another_thing():
    story = a_story()
    client = signed_in(a_user(PUBLISHER))
    url = reverse("admin:articles_story_change", args=[story.pk])

    answer = client.post(url, form_in(client.get(url).text) | {"_saveasnew": ["1"]})

    assert answer.status_code == 400
    assert type(story).objects.count() == 1


def test_text_that_grows_past_its_limit_when_it_is_cleaned_is_refused_at_once():
    story = a_story()
    client = signed_in(a_user(PUBLISHER))
    url = reverse("admin:articles_story_change", args=[story.pk])
    form = form_in(client.get(url).text)
    name = next(name for name in form if name.endswith("-0-html"))

    answer = client.post(url, form | {name: ["<p>" + "< " * 90_000 + "</p>"]})

    assert answer.status_code == 200
    assert story.articles_text_set.get().html == "<p>The council split nine to six.</p>"
