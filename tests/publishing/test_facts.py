"""What the checks are told of the world around a story, and what a house makes of advice."""

import pytest

from articles.models import SiteSettings
from articles.publishing import facts, house, publish, rows
from articles.publishing.errors import NotReady
from tests.builders import (
    ReadAlso,
    a_block,
    a_live_story,
    a_person,
    a_quotation,
    a_quote,
    a_story,
    press,
    published,
)

pytestmark = pytest.mark.django_db


def test_a_story_that_is_offered_and_not_live_is_told():
    live, draft = a_live_story("Live"), a_story("Draft")
    story = a_story()
    a_block(story, ReadAlso, first=live.story, second=draft)

    assert facts.of(rows.freeze(story)).not_live == {draft.pk}


def test_other_spellings_of_the_people_in_a_story_are_told():
    speaker = a_person("Fuad Masoum", aliases="Fuad Masum\nDr. Masoum")
    story = a_story(text="<p>“It is ours,” Masum said.</p>")
    a_quotation(story, a_quote("It is ours.", speaker=speaker))

    assert facts.of(rows.freeze(story)).also_known == {speaker.pk: ("Fuad Masum", "Dr. Masoum")}


def test_a_story_without_people_and_offers_asks_nothing(django_assert_num_queries):
    document = rows.freeze(a_story())

    with django_assert_num_queries(0):
        facts.of(document)


@pytest.mark.parametrize("block", [True, False])
def test_advice_stops_a_publication_where_the_house_says_so(block):
    SiteSettings.objects.create(pk=1, blocking_advice=["standfirst-missing"] if block else [])
    house.forget()
    story = a_story(standfirst="")

    if not block:
        assert published(story)
        return
    with pytest.raises(NotReady) as refused:
        publish.publish(story.pk, **press(story))
    assert [finding.code for finding in refused.value.findings] == ["standfirst-missing"]
