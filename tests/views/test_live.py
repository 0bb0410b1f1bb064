"""A story that is followed live: its entries, and what pages ask that are open meanwhile."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Redirect, Update
from articles.publishing import fast, publish
from articles.rendering import following, updates
from articles.rendering import story as rendering
from tests.builders import (
    NOON,
    Text,
    a_block,
    a_live_story,
    a_person,
    a_quotation,
    a_quote,
    a_story,
    press,
    published,
)
from tests.views.page import read
from tests.views.rich import a_rich_live_story

pytestmark = pytest.mark.django_db


def a_followed_story(*headlines: str, **fields):
    """Entries an hour apart, the first one at noon."""
    story = a_story("The ferry, hour by hour", **fields)
    for hour, headline in enumerate(headlines or ("Doors open", "An agreement")):
        at = NOON + timedelta(hours=hour)
        a_block(story, Update, 70 + hour, at=at, headline=headline, html=f"<p>At {hour}.</p>")
    return published(story, now=NOON)


def asked(client, live):
    return client.get(f"{live.url}updates.json")


def told(client, live):
    return asked(client, live).json()["updates"]


def entries(client, live):
    return read(client.get(live.url)).one("ol", class_="tl").all("li")


def headlines(updates):
    return [update["html"].split("<b>")[1].split("</b>")[0] for update in updates]


def test_all_entries_stand_in_one_list_newest_first_where_the_first_was_written(client):
    story = a_story("Hour by hour", text="<p>It began.</p>")
    a_block(story, Update, 20, at=NOON, headline="Early", html="<p>Early words.</p>")
    a_block(story, Text, 30, html="<p>It went on.</p>")
    a_block(story, Update, 40, at=NOON + timedelta(hours=1), headline="Late", html="")
    live = published(story, now=NOON)

    page = read(client.get(live.url))
    assert [entry.one("b").text for entry in entries(client, live)] == ["Late", "Early"]
    assert page.one("ol", class_="tl").attributes["reversed"] == ""
    words = page.one("div", class_="body").text
    assert words.index("It began") < words.index("Early words") < words.index("It went on")


def test_each_entry_has_an_anchor_a_mark_and_its_time(client):
    live = a_followed_story()
    newest = entries(client, live)[0]

    assert newest.attributes["id"] == told(client, live)[0]["id"]
    assert newest.attributes["data-mark"] == told(client, live)[0]["mark"]
    assert newest.one("time").attributes["datetime"] == "2026-03-04T13:00+00:00"


def test_the_script_and_its_sheet_are_on_pages_with_entries_alone(client):
    followed, other = a_followed_story(), a_live_story()

    for name in ("live.js", "live.css"):
        assert name in client.get(followed.url).text
        assert name not in client.get(other.url).text


def test_the_offer_is_a_polite_place_with_its_words_in_the_story_s_language(client):
    offer = read(client.get(a_followed_story().url)).one("div", class_="offer")
    spanish = a_followed_story(language="es")

    assert offer.attributes["aria-live"] == "polite"
    assert offer.attributes["data-one"] == "# new update"
    assert offer.attributes["data-other"] == "# new updates"
    assert not offer.text
    assert read(client.get(spanish.url)).one("div", class_="offer").attributes["lang"] == "es"


def test_new_entries_are_counted_in_every_form_that_the_language_has(client):
    offer = read(client.get(a_followed_story(language="ar").url)).one("div", class_="offer")

    said = {form: offer.attributes.get(f"data-{form}") for form in updates.FORMS}
    assert said["two"] == "تحديثان جديدان"
    assert said["few"].startswith("# ")
    assert len(set(said.values())) == 6


def test_a_preview_asks_for_nothing():
    document = a_followed_story().version.document
    page = rendering.preview(document, story=None, pictures={}, address=str, now=NOON)

    assert "At 0." in page
    assert "live.css" in page
    assert not any(part in page for part in ("live.js", "breaking.js", 'class="offer"'))


def test_an_entry_is_told_as_the_page_has_it(client):
    live = a_rich_live_story()
    page = client.get(live.url).text

    assert headlines(told(client, live)) == ["An agreement", "Doors open"]
    for update in told(client, live):
        assert update["html"].strip() in page


def test_an_entry_with_a_quotation_has_its_note_with_it(client):
    story = a_story("Hour by hour", text="<p>“Wait,” said she.</p>")
    a_block(story, Update, 20, at=NOON, headline="He spoke", html="<p>“Go,” he said.</p>")
    a_quotation(story, a_quote("Wait.", speaker=a_person("Ada Quiet")))
    speaker = a_person("Fuad Masoum", public_figure=True, slug="fuad-masoum")
    a_quotation(story, a_quote("Go.", speaker=speaker), ordering=1)
    live = published(story, now=NOON)

    (update,) = told(client, live)
    assert 'id="n2"' in update["html"]
    assert 'href="/people/fuad-masoum/"' in update["html"]
    assert "Ada Quiet" not in update["html"]


def test_what_is_added_comes_first_and_the_others_keep_their_marks(client):
    live = a_followed_story()
    before = told(client, live)
    fast.add_update(
        live.pk,
        "All are safe.",
        headline="Safe",
        now=NOON + timedelta(hours=5),
        **press(live.story),
    )

    now = told(client, live)
    assert headlines(now[:1]) == ["Safe"]
    assert now[1:] == before


def test_a_corrected_entry_has_another_mark_and_one_that_was_taken_back_is_gone(client):
    live = a_followed_story("First", "Second", "Third")
    third, second, first = told(client, live)
    Update.objects.filter(parent=live.story, headline="Second").update(html="<p>At 2.</p>")
    Update.objects.filter(parent=live.story, headline="First").delete()
    publish.correct(live.pk, **press(live.story, note="It was two."))

    now = told(client, live)
    assert [update["id"] for update in now] == [third["id"], second["id"]]
    assert now[0] == third
    assert now[1]["mark"] != second["mark"]
    assert "At 2." in now[1]["html"]
    assert first["id"] not in asked(client, live).text


def test_words_that_get_another_speaker_are_another_mark(client):
    story = a_story("Hour by hour")
    a_block(story, Update, 20, at=NOON, headline="He spoke", html="<p>“Go,” he said.</p>")
    quote = a_quote("Go.", speaker=a_person("Wrong Man"))
    a_quotation(story, quote)
    live = published(story, now=NOON)
    (before,) = told(client, live)
    quote.speaker = a_person("Right Man")
    quote.save()
    publish.correct(live.pk, **press(live.story, note="Another man said it."))

    (now,) = told(client, live)
    assert now["mark"] != before["mark"]


def test_old_entries_are_named_and_come_without_their_words(client, monkeypatch):
    monkeypatch.setattr(following, "NEWEST", 2)
    live = a_followed_story("First", "Second", "Third")

    assert ["html" in update for update in told(client, live)] == [True, True, False]
    assert len({update["mark"] for update in told(client, live)}) == 3


def test_caches_answer_for_some_seconds_and_are_told_of_news(client):
    live = a_followed_story()
    answer = asked(client, live)

    assert answer.headers["Cache-Control"] == "public, max-age=0, s-maxage=5, must-revalidate"
    assert f"story:{live.pk}" in answer.headers["Surrogate-Key"].split()
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")


def test_who_knows_the_answer_gets_304_until_there_is_news(client):
    live = a_followed_story()
    tag = {"If-None-Match": asked(client, live).headers["ETag"]}
    same = client.get(f"{live.url}updates.json?of=no+interest", headers=tag)
    fast.add_update(live.pk, "All are safe.", **press(live.story))
    other = client.get(f"{live.url}updates.json", headers=tag)

    assert (same.status_code, same.content, other.status_code) == (304, b"", 200)


def test_asking_costs_two_queries_and_no_page(client):
    live = a_rich_live_story()
    asked(client, live)

    with CaptureQueriesContext(connection) as captured:
        answer = asked(client, live)
    assert len(captured) <= 2
    assert "site/base.html" not in [template.name for template in answer.templates]


def test_of_a_story_that_is_not_followed_the_list_is_empty(client):
    assert told(client, a_live_story()) == []


def test_a_retracted_story_is_told_to_be_gone_and_its_words_are(client):
    live = a_followed_story()
    tag = {"If-None-Match": asked(client, live).headers["ETag"]}
    publish.retract(live.pk, **press(live.story, note="It was wrong."))
    answer = client.get(f"{live.url}updates.json", headers=tag)

    assert (answer.status_code, answer.json()) == (410, {"gone": True})
    assert f"story:{live.pk}" in answer.headers["Surrogate-Key"].split()


def test_a_story_that_was_taken_down_is_told_to_be_gone(client):
    live = a_followed_story()
    publish.take_down(live.pk, **press(live.story))

    assert (asked(client, live).status_code, asked(client, live).json()) == (410, {"gone": True})


def test_what_is_not_public_answers_as_what_does_not_exist(client):
    draft = a_story("Secret draft")
    unpublished = client.get(f"/2026/03/04/{draft.slug}/updates.json")

    assert unpublished.status_code == 404
    assert unpublished.content == client.get("/2026/03/04/nothing/updates.json").content


def test_an_old_address_leads_to_the_entries_where_they_are_now(client):
    live = a_followed_story(slug="old-address")
    old = asked(client, live).request["PATH_INFO"]
    live.story.slug = "new-address"
    live.story.save()
    published(live.story)

    assert Redirect.objects.count() == 1
    answer = client.get(old)
    assert answer.status_code == 301
    assert answer.headers["Location"] == f"/{live.date:%Y/%m/%d}/new-address/updates.json"
