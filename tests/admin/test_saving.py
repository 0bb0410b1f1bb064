"""Saving a story: what is written, what is frozen, what a form may not do."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from articles.models import Person, Story, Text, Version
from articles.models.blocks import MAX_BLOCKS
from articles.publishing import names
from tests.admin.desk import add_block, change_url, form_in, opened, sent, signed_in
from tests.builders import (
    Figure,
    QuoteBlock,
    a_block,
    a_live_story,
    a_photo,
    a_quotation,
    a_quote,
    a_section,
    a_story,
    a_topic,
    a_user,
)

pytestmark = pytest.mark.django_db


def test_saving_writes_the_working_copy_and_freezes_a_version():
    client, story = signed_in(), a_story()
    form = opened(client, story) | {"headline": ["A new headline"]}

    response = sent(client, story, form)

    story.refresh_from_db()
    assert response.status_code == 302
    assert story.headline == "A new headline"
    assert story.saved_as.document.headline == "A new headline"


def test_saving_twice_without_a_change_makes_one_version():
    client, story = signed_in(), a_story()

    for _again in range(2):
        sent(client, story, opened(client, story))

    assert Version.objects.filter(story=story).count() == 1


def test_a_new_story_is_its_writers_and_has_a_version():
    reporter = a_user("Reporter")
    client = signed_in(reporter)
    form = form_in(client.get(reverse("admin:articles_story_add")).text)
    form = add_block(form, "text", html="<p>It began at noon.</p>") | {"headline": ["Noon"]}

    response = client.post(reverse("admin:articles_story_add"), form | {"_continue": "1"})

    story = Story.objects.get()
    assert response.status_code == 302
    assert story.created_by == reporter
    assert [block.html for block in story.saved_as.document.blocks] == ["<p>It began at noon.</p>"]


def test_save_and_publish_goes_to_the_page_that_publishes():
    client, story = signed_in(), a_story()

    response = sent(client, story, opened(client, story), "_publish")

    assert response.url == reverse("admin:articles_story_publish", args=[story.pk])


def test_a_block_keeps_its_id_whatever_a_form_says():
    client, story = signed_in(), a_story()
    key = Text.objects.get().key
    form = opened(client, story)
    form |= {
        "articles_text_set-0-part": ["b00000000000000"],
        "articles_text_set-0-html": ["<p>x</p>"],
    }

    sent(client, story, form)

    assert Text.objects.get().key == key


@pytest.mark.parametrize("part", ["", "taken", "x" * 16, "<script>", "b123"])
def test_a_new_block_with_an_id_that_is_not_its_own_gets_another(part):
    client, story = signed_in(), a_story()
    key = Text.objects.get().key
    form = add_block(opened(client, story), "text", html="<p>More.</p>", part=part)
    form["articles_text_set-1-part"] = [key if part == "taken" else part]

    response = sent(client, story, form)

    keys = set(Text.objects.values_list("key", flat=True))
    assert response.status_code == 302
    assert len(keys) == 2
    assert key in keys


def test_an_id_is_given_once_among_all_kinds_of_blocks():
    client, story = signed_in(), a_story()
    key = Text.objects.get().key
    form = add_block(opened(client, story), "figure", part=key)

    sent(client, story, form)

    assert Figure.objects.get().key != key


def test_the_id_that_the_desk_drew_for_a_new_block_is_kept():
    client, story = signed_in(), a_story()
    form = add_block(opened(client, story), "text", html="<p>More.</p>", part="b0123456789abcd")

    sent(client, story, form)

    assert Text.objects.filter(key="b0123456789abcd").exists()


def test_a_block_is_always_put_where_it_can_be_found_again():
    client, story = signed_in(), a_story()
    form = add_block(opened(client, story), "text", html="<p>x</p>", region="attic", ordering="1e9")

    assert sent(client, story, form).status_code == 302
    assert set(Text.objects.values_list("region", flat=True)) == {"main"}


def test_too_many_blocks_are_refused_with_a_sentence_and_nothing_is_lost():
    client, story = signed_in(), a_story()
    form = opened(client, story)
    for number in range(MAX_BLOCKS):
        form = add_block(form, "text", html=f"<p>{number}</p>")

    response = sent(client, story, form)

    assert response.status_code == 200
    assert f"This story has {MAX_BLOCKS + 1} blocks; {MAX_BLOCKS} is the most." in response.text
    assert f"&lt;p&gt;{MAX_BLOCKS - 1}&lt;/p&gt;" in response.text
    assert Text.objects.count() == 1


def test_blocks_are_not_cloned():
    client, story = signed_in(), a_story()
    other = Text.objects.create(parent=a_story("Another"), region="main", html="<p>Secret</p>")
    form = opened(client, story)
    clone = {"_clone": f"articles.text:{other.pk}", "_clone_region": "main", "_clone_ordering": "1"}

    response = client.post(change_url(story), form | clone | {"_continue": "1"})

    assert response.status_code == 400
    assert Text.objects.filter(parent=story).count() == 1


def test_a_form_has_no_say_in_stage_maker_and_versions():
    client, story = signed_in(), a_story()
    form = opened(client, story) | {
        "stage": ["ready"],
        "created_by": [str(a_user().pk)],
        "saved_as": ["1"],
    }

    sent(client, story, form)

    story.refresh_from_db()
    assert (story.stage, story.created_by) == ("writing", None)


@pytest.mark.parametrize(("role", "ended"), [("Publisher", True), ("Reporter", False)])
def test_an_embargo_that_holds_is_ended_by_who_may(role, ended):
    user, later = a_user(role), datetime(2099, 1, 1, tzinfo=UTC)
    client, story = signed_in(user), a_story(created_by=user, embargo_until=later)
    form = opened(client, story) | {"embargo_until_0": [""], "embargo_until_1": [""]}

    sent(client, story, form)

    story.refresh_from_db()
    assert (story.embargo_until is None) == ended


def test_prose_is_cleaned_on_its_way_in():
    client, story = signed_in(), a_story()
    form = opened(client, story)
    form["articles_text_set-0-html"] = ['<p onclick="x()">Fine <script>no()</script>words</p>']

    sent(client, story, form)

    assert Text.objects.get().html == "<p>Fine words</p>"


def test_topics_are_kept_and_changed():
    client, story = signed_in(), a_story(topics=["Ferries"])
    other = a_topic("Night")
    form = opened(client, story)
    assert form["topics"] == [str(a_topic("Ferries").pk)]

    sent(client, story, form | {"topics": [str(other.pk)]})

    assert [topic.name for topic in story.topics.all()] == ["Night"]


def long_story(blocks: int) -> Story:
    """A story as long as a big read: text, quotes, pictures, in turn."""
    story, photo, quote = a_story(text=None), a_photo(), a_quote()
    for number in range(blocks):
        match number % 4:
            case 0 | 1:
                a_block(story, Text, number * 10, html=f"<p>Paragraph {number}.</p>")
            case 2:
                a_block(story, QuoteBlock, number * 10, quote=quote)
            case _:
                a_block(story, Figure, number * 10, photo=photo)
    for _number in range(5):
        a_quotation(story, a_quote(f"Words {_number}"))
    return story


@pytest.mark.parametrize("blocks", [12, 120])
def test_the_form_opens_in_the_same_number_of_queries_however_long_the_story(
    django_assert_max_num_queries, blocks
):
    client, story = signed_in(), long_story(blocks)
    for person in Person.objects.all():
        names.note(person)
    sent(client, story, opened(client, story))
    client.get(change_url(story))  # shows what the save said

    with django_assert_max_num_queries(31) as asked:
        client.get(change_url(story))

    assert len(asked) >= 10


def test_saving_an_unchanged_long_story_costs_no_query_a_block(django_assert_max_num_queries):
    client, story = signed_in(), long_story(60)
    form = opened(client, story)

    with django_assert_max_num_queries(82):
        sent(client, story, form)


def test_errors_are_said_on_top_with_their_place_and_nothing_is_written():
    client, story = signed_in(), a_story()
    form = add_block(opened(client, story), "figure", photo="999999")

    response = sent(client, story, form)

    assert "Nothing was saved: one thing is to be put right" in response.text
    assert "Picture 1, Photo" in response.text
    assert not Figure.objects.exists()


def test_a_section_is_chosen_from_those_there_are():
    client, story = signed_in(), a_story(section=None)
    section = a_section("Science")

    sent(client, story, opened(client, story) | {"section": [str(section.pk)]})

    story.refresh_from_db()
    assert story.section == section


def test_nothing_public_changes_by_saving():
    live = a_live_story("As published")
    client, story = signed_in(), live.story

    sent(client, story, opened(client, story) | {"headline": ["Changed at the desk"]})

    live.refresh_from_db()
    assert live.headline == "As published"
