"""Other stories on a story's page: those editors chose, those found, those offered in mid-text."""

import pytest

from articles.models import LiveStory, RelatedStory
from articles.publishing import publish, related
from articles.rendering.page import seal
from tests import builders as a
from tests.views.page import Element, read

pytestmark = pytest.mark.django_db


def offered(page: Element, of: str) -> list[str]:
    """The headlines of a band, or of the aside in mid-text."""
    bands = [*page.all("section", class_="related"), *page.all("aside", class_="also")]
    links = [band.all("h3") or band.all("li") for band in bands if band.one("h2").text == of]
    return [link.text for found in links for link in found]


def a_story_beside(target: LiveStory, how: str) -> LiveStory:
    story = a.a_story("Levy rises", topics=["Harbour"] if how == "Related stories" else [])
    if how == "Chosen by the editors":
        RelatedStory.objects.create(story=story, other=target.story)
    if how == "Read also":
        a.a_block(story, a.ReadAlso, first=target.story)
    return a.published(story)


@pytest.mark.parametrize("how", ["Chosen by the editors", "Related stories", "Read also"])
def test_a_story_that_goes_away_disappears_and_comes_back(client, how):
    target = a.a_live_story("Dredger booked", topics=["Harbour"])
    live = a_story_beside(target, how)
    answer = client.get(live.url)
    assert offered(read(answer), how) == ["Dredger booked"]
    assert seal(f"story:{target.pk}") in answer.headers["Surrogate-Key"].split()

    publish.retract(target.pk, **a.press(target.story, note="Wrong."))
    page = read(client.get(live.url))
    assert offered(page, how) == []
    assert how not in page.text
    assert "Dredger booked" not in page.text

    a.published(target.story)
    assert offered(read(client.get(live.url)), how) == ["Dredger booked"]


def test_what_editors_chose_stands_first_and_once(client):
    chosen, found = (
        a.a_live_story(headline, topics=["Harbour"])
        for headline in ("Dredger booked", "Tide gauge sinks")
    )
    story = a.a_story("Levy rises", topics=["Harbour"])
    live = a.published(story)
    assert set(live.related) == {found.pk, chosen.pk}
    RelatedStory.objects.create(story=story, other=chosen.story)

    page = read(client.get(a.published(story).url))

    titles = [band.one("h2").text for band in page.all("section", class_="related")]
    assert titles == ["Chosen by the editors", "Related stories"]
    assert offered(page, "Chosen by the editors") == ["Dredger booked"]
    assert offered(page, "Related stories") == ["Tide gauge sinks"]


def test_nothing_is_worked_out_when_a_page_is_asked_for(client, monkeypatch):
    live = a_story_beside(a.a_live_story("Dredger booked", topics=["Harbour"]), "Related stories")
    monkeypatch.setattr(related, "find", None)
    monkeypatch.setattr(related, "shortlist", None)

    assert offered(read(client.get(live.url)), "Related stories") == ["Dredger booked"]
