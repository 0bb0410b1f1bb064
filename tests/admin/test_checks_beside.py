"""The checks beside a form: of the story as saved, and of the form as it is typed."""

import re

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from articles.admin import as_typed, typed
from articles.models import SiteSettings
from articles.publishing import house, versions
from articles.publishing.roles import REPORTER
from tests.admin.desk import add_block, change_url, opened, signed_in
from tests.builders import (
    NOON,
    Embed,
    Figure,
    QuoteBlock,
    ReadAlso,
    Update,
    a_block,
    a_byline,
    a_citation,
    a_fact_box,
    a_photo,
    a_quotation,
    a_quote,
    a_source,
    a_story,
    a_user,
)

pytestmark = pytest.mark.django_db

SAID = "<p>“We have waited nine years,” said Tomas Varga, the minister.</p>"


def checks_in(page: str) -> str:
    found = re.search(r'<div id="checks-list".*?</div>', page, re.S)
    assert found
    return found[0]


def asked(client, story, form) -> str:
    """What is said of a form that somebody is typing in."""
    url = reverse("admin:articles_story_quotes", args=[story.pk])
    return checks_in(client.post(url, form).text)


def test_a_form_as_it_is_typed_reads_like_the_story_that_it_becomes():
    photo = a_photo()
    story = a_story(
        text=SAID,
        kicker="Ferries",
        key_points="It is back\nIt is slow",
        topics=["Ferries"],
        lead_photo=photo,
        lead_caption="The quay",
        search_title="Ferry",
        ai_disclosure="None.",
    )
    a_byline(story)
    a_quotation(story, a_quote("We have waited nine years"))
    a_citation(story, "nine years", link="https://example.org/", source=a_source())
    a_block(story, QuoteBlock, 30, quote=a_quote("Another."))
    a_block(story, Figure, 40, photo=a_photo(), alt="A ferry")
    a_block(story, ReadAlso, 50, first=a_story("Other"))
    a_block(story, Update, 60, headline="Noon", html="<p>It rained.</p>")
    a_fact_box(story, ("24", "boats"), ("9", "crews"), source=a_source(), ordering=70)
    a_block(story, Embed, 80, provider="youtube", media="dQw4w9WgXcQ", title="The boat leaves")
    saved = versions.save(story, by=a_user(), now=NOON).document

    sheet = typed.sheet(typed.kept(opened(signed_in(), story)))

    assert as_typed.document(sheet, saved) == saved


def test_what_is_typed_is_checked_before_it_is_saved():
    story = a_story()
    client = signed_in()
    form = opened(client, story)

    said = asked(client, story, form | {"headline": [""]})

    assert "Write a headline." in said
    assert 'href="#id_headline"' in said
    assert 'data-count="1 to fix' in said
    story.refresh_from_db()
    assert story.headline
    assert "Write a headline." not in asked(client, story, form)


def test_a_new_block_is_pointed_at_by_the_id_that_its_form_gave_it():
    story = a_story()
    client = signed_in()
    form = add_block(opened(client, story), "figure", part="b0123", photo=str(a_photo(alt="").pk))

    said = asked(client, story, form)

    assert "This picture has no alt text." in said
    assert 'href="#part-b0123" data-field="alt"' in said


def test_a_finding_about_the_lead_picture_points_at_the_field_it_is_about():
    story = a_story(lead_photo=a_photo(alt="", credit=""))
    client = signed_in()

    said = asked(client, story, opened(client, story))

    assert 'href="#id_lead_alt"' in said
    assert 'href="#id_lead_credit"' in said


def test_a_quotation_that_is_decided_in_the_form_is_not_asked_about_again():
    story = a_story(text=SAID)
    client = signed_in()
    form = opened(client, story)
    assert "Who said" in asked(client, story, form)
    row = next(name.removesuffix("-words") for name in form if re.match(r"q-.*-words$", name))

    said = asked(client, story, form | {f"{row}-deed": ["dismiss"]})

    assert "Who said" not in said


def test_done_and_not_done_stand_in_one_list_what_blocks_first():
    said = checks_in(signed_in().get(reverse("admin:articles_story_add")).text)

    assert said.index("Write a headline.") < said.index("There is no standfirst")
    assert "It has a headline" not in said

    story = a_story(standfirst="")
    versions.save(story, by=a_user(), now=NOON)
    said = checks_in(signed_in().get(change_url(story)).text)
    assert said.index("There is no standfirst") < said.index("It has a headline")


def test_advice_that_blocks_in_this_house_is_to_be_fixed():
    story = a_story(standfirst="")
    client = signed_in()
    form = opened(client, story)
    assert 'data-count="nothing to fix' in asked(client, story, form)

    SiteSettings.objects.create(pk=1, blocking_advice=["standfirst-missing"])
    house.forget()

    assert 'data-count="1 to fix' in asked(client, story, form)


@pytest.mark.parametrize("may", [True, False])
def test_the_words_of_records_that_one_may_not_see_are_not_told(may):
    quote = a_quote("Nobody is to read this.")
    reporter = a_user(REPORTER)
    story = a_story(created_by=reporter)
    client = signed_in(reporter)
    form = add_block(opened(client, story), "quoteblock", part="b1", quote=str(quote.pk))
    group = reporter.groups.get()
    if not may:
        group.permissions.remove(
            *Permission.objects.filter(codename__in=["view_quote", "change_quote"])
        )
    quote.described_as, quote.speaker = "", None
    quote.save()

    said = asked(client, story, form)

    assert ("Nobody is to read this" in said) == may


def test_a_form_costs_the_checks_two_queries_at_most(django_assert_max_num_queries):
    speaker_story = a_story(text=SAID)
    a_quotation(speaker_story, a_quote("We have waited nine years"))
    a_block(speaker_story, ReadAlso, 50, first=a_story("Other"))
    versions.save(speaker_story, by=a_user(), now=NOON)
    client = signed_in()
    client.get(change_url(speaker_story))

    with django_assert_max_num_queries(32):
        page = client.get(change_url(speaker_story)).text

    assert "READ ALSO points at what is not live" in checks_in(page)
