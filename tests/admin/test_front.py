"""Arranging the front page at the desk, by choices and buttons alone."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.document.front import Arrangement, Band, Pin
from articles.publishing import front, publish
from articles.publishing.roles import EDITOR
from tests.admin.desk import form_in, signed_in
from tests.builders import (
    NOON,
    a_live_story,
    a_person,
    a_quotation,
    a_quote,
    a_section,
    a_story,
    a_user,
    arranged,
    press,
    published,
)

pytestmark = pytest.mark.django_db


def url(name: str = "front", version: int | None = None) -> str:
    return reverse(f"admin:{name}") + (f"?version={version}" if version is not None else "")


def opened(client) -> dict[str, list[str]]:
    return form_in(client.get(url()).text, "front_form")


def sent(client, form: dict, button: str = "_save", value: str = "1", **more):
    return client.post(url(), form | more | {button: value})


def saved() -> Arrangement:
    return front.saved(front.row())


def confirmed(client, version: int):
    form = form_in(client.get(url("front_publish", version)).text, "front_form")
    return client.post(url("front_publish"), form)


# --- arranging -----------------------------------------------------------------------------------


def test_a_form_sent_as_it_was_shown_changes_nothing():
    section = a_section("Sport")
    stories = [a_live_story(f"Story {n}", section=section) for n in range(4)]
    until = timezone.now().replace(second=0, microsecond=0) + timedelta(hours=3)
    arrangement = Arrangement(
        lead=Pin(story=stories[0].pk, until=until),
        besides=(None, Pin(story=stories[1].pk)),
        bands=(
            Band(section=section.pk, first=Pin(story=stories[2].pk)),
            Band(section=a_section("World").pk),
        ),
    )
    arranged(arrangement)
    client = signed_in(EDITOR)
    sent(client, opened(client))
    assert saved() == arrangement


def test_a_lead_is_saved_looked_at_and_published(client):
    old = a_live_story("Lighthouse", now=NOON - timedelta(days=1))
    a_live_story("Harbour")
    desk = signed_in(EDITOR)
    answer = sent(desk, opened(desk), "_publish", lead=str(old.pk))
    page = desk.get(answer.url)
    assert "Lighthouse" in page.text
    assert client.get("/").text.index("Harbour") < client.get("/").text.index("Lighthouse")

    looked = desk.get(url("front_preview"))
    assert looked.text.index("Lighthouse") < looked.text.index("Harbour")
    assert "no-store" in looked.headers["Cache-Control"]
    confirmed(desk, 1)
    assert client.get("/").text.index("Lighthouse") < client.get("/").text.index("Harbour")


def test_the_preview_is_the_public_page_but_for_its_script_and_where_its_links_open(client):
    live = a_live_story("Night ferry", breaking_until=timezone.now() + timedelta(hours=1))
    arranged(Arrangement(lead=Pin(story=live.pk)))
    public = client.get("/").text.split("\n")
    looked = signed_in(EDITOR).get(url("front_preview")).text.split("\n")
    differs = set(filter(None, looked)) ^ set(filter(None, public))
    assert all(line.startswith(("<base", "<script src=")) for line in differs), differs
    assert not [line for line in looked if line.startswith("<script src=")]


def test_places_and_bands_move_by_buttons_and_nothing_is_saved():
    sections = [a_section(name) for name in ("Sport", "World")]
    one, two = a_live_story("One", section=sections[0]), a_live_story("Two", section=sections[1])
    client = signed_in(EDITOR)
    form = opened(client) | {"beside-1": [str(one.pk)], "beside-2": [str(two.pk)]}

    moved = sent(client, form, "_move", "beside-2-up")
    form = form_in(moved.text, "front_form")
    assert (form["beside-1"], form["beside-2"]) == ([str(two.pk)], [str(one.pk)])
    assert form["band"] == [str(section.pk) for section in sections]
    moved = sent(client, form, "_move", f"band-{sections[1].pk}-up")
    assert form_in(moved.text, "front_form")["band"] == [str(s.pk) for s in reversed(sections)]
    assert front.row().saved is None


@pytest.mark.parametrize(
    "command", ["", "beside", "beside-9-up", "band-9-down", "beside-1-up", "x"]
)
def test_a_button_that_means_nothing_moves_nothing(command):
    a_live_story()
    client = signed_in(EDITOR)
    before = opened(client)
    after = form_in(sent(client, before, "_move", command).text, "front_form")
    del before["csrfmiddlewaretoken"], after["csrfmiddlewaretoken"]
    assert after == before


def test_a_band_is_left_out_and_moved():
    sport, world, culture = (a_section(name) for name in ("Sport", "World", "Culture"))
    client = signed_in(EDITOR)
    order = [str(section.pk) for section in (culture, sport, world)]
    sent(client, opened(client) | {"band": order, "shown": [str(sport.pk), str(culture.pk)]})
    assert saved().bands == (
        Band(section=culture.pk),
        Band(section=sport.pk),
        Band(section=world.pk, shown=False),
    )


def test_an_older_story_is_found_and_offered_everywhere(monkeypatch):
    monkeypatch.setattr("articles.admin.front_choices.OFFERED", 1)
    old = a_live_story("Zeppelin over the bay", now=NOON - timedelta(days=900))
    a_live_story("Newest")
    client = signed_in(EDITOR)
    assert "Zeppelin" not in opened_text(client)
    answer = sent(client, opened(client), "_find", q="zeppelin")
    assert answer.text.count(f'<option value="{old.pk}"') >= 5
    assert "1 story is offered above" in answer.text


def offered(client, **asked) -> list[str]:
    return [one["id"] for one in client.get(url("front_stories"), asked).json()["results"]]


def test_a_place_is_searched_by_typing():
    sport, world = a_section("Sport"), a_section("World")
    old = a_live_story("Zéppelin over the bay", section=world, now=NOON - timedelta(days=900))
    held = a_live_story("Nothing", section=sport, text="<p>A zeppelin.</p>", now=NOON)
    last = a_live_story("Newest", section=sport, now=NOON + timedelta(hours=1))
    a_story("Zeppelin, not yet published")
    client = signed_in(EDITOR)
    assert offered(client) == [str(live.pk) for live in (last, held, old)]
    assert offered(client, term="ZEPP bay") == [str(old.pk)]
    assert offered(client, term="zeppelin") == [str(old.pk), str(held.pk)]
    assert offered(client, term="zeppelin", section=sport.pk) == [str(held.pk)]
    assert offered(client, term="nobody") == offered(client, section=world.pk + 99) == []
    assert f"{url('front_stories')}?section={sport.pk}" in client.get(url()).text


def test_what_was_chosen_by_typing_is_shown_again_though_no_list_offers_it(monkeypatch):
    monkeypatch.setattr("articles.admin.front_choices.OFFERED", 1)
    old = a_live_story("Zeppelin", now=NOON - timedelta(days=900))
    a_live_story("Newest")
    client = signed_in(EDITOR)
    moved = sent(client, opened(client) | {"beside-2": [str(old.pk)]}, "_move", "beside-2-up")
    assert form_in(moved.text, "front_form")["beside-1"] == [str(old.pk)]


def opened_text(client) -> str:
    return client.get(url()).text.partition("On top of")[0]


def test_an_end_is_typed_in_the_time_of_the_house(settings):
    settings.TIME_ZONE = "Europe/Paris"
    live, client = a_live_story(), signed_in(EDITOR)
    sent(client, opened(client) | {"lead": str(live.pk), "lead-until": "2030-07-01T18:30"})
    assert saved().lead == Pin(story=live.pk, until=datetime(2030, 7, 1, 16, 30, tzinfo=UTC))
    assert opened(client)["lead-until"] == ["2030-07-01T18:30"]


@pytest.mark.parametrize(
    "typed", ["soon", "2030-02-30T10:00", "9999-99-99T00:00", "2030-10-27T02:30"]
)
def test_an_end_that_is_no_one_moment_is_asked_for_again(settings, typed):
    settings.TIME_ZONE = "Europe/Paris"
    live, client = a_live_story("Kept"), signed_in(EDITOR)
    answer = sent(client, opened(client) | {"lead": str(live.pk), "lead-until": typed})
    assert answer.status_code == 409
    assert form_in(answer.text, "front_form")["lead"] == [str(live.pk)]
    assert front.row().saved is None


def test_a_pin_that_ended_is_shown_as_none():
    live = a_live_story()
    arranged(Arrangement(lead=Pin(story=live.pk, until=timezone.now() - timedelta(hours=1))))
    assert opened(signed_in(EDITOR))["lead"] == []  # "Fills itself"


def test_a_pinned_story_that_went_away_stays_chosen_and_is_said_to_be_gone():
    live = a_live_story("Market hall to be sold")
    arranged(Arrangement(lead=Pin(story=live.pk)))
    publish.retract(live.pk, **press(live.story, note="Wrong."))
    client = signed_in(EDITOR)
    assert "A story that is not live now" in client.get(url()).text
    assert opened(client)["lead"] == [str(live.pk)]


def test_quotes_are_chosen_from_the_public_record(client):
    story = a_story("Ferry", text="<p>“It was a long night for all of us here,” she said.</p>")
    speaker = a_person("Known Person", public_figure=True)
    quote = a_quote("It was a long night for all of us here.", speaker=speaker)
    a_quotation(story, quote)
    published(story, now=NOON - timedelta(days=30))
    for number in range(6):
        a_live_story(f"Newer {number}")
    assert "a long night" not in client.get("/").text

    desk = signed_in(EDITOR)
    sent(desk, opened(desk) | {"quote-1": str(quote.pk)}, "_publish")
    confirmed(desk, 1)
    assert "a long night" in client.get("/").text


@pytest.mark.parametrize("value", ["x", "-1", "9" * 30, "\u0663"])
def test_absurd_numbers_are_nothing(value):
    client = signed_in(EDITOR)
    form = opened(client) | {"lead": value, "quote-1": value, "band": [value], "started": value}
    assert sent(client, form).status_code == 302
    assert saved() == Arrangement()
    assert client.get(url("front_preview") + f"?version={value}").status_code == 404


# --- two editors ---------------------------------------------------------------------------------


def test_the_second_of_two_keeps_what_they_chose_and_sees_what_the_first_did():
    first, second = a_live_story("Chosen first"), a_live_story("Chosen second")
    client = signed_in(EDITOR)
    form = opened(client)
    front.save(Arrangement(lead=Pin(story=first.pk)), by=a_user(first_name="Bea"), started_from=0)

    answer = sent(client, form, lead=str(second.pk))
    assert answer.status_code == 409
    assert "Bea" in answer.text
    assert "Chosen first" in answer.text.partition('id="front_form"')[0]
    again = form_in(answer.text, "front_form")
    assert again["lead"] == [str(second.pk)]
    sent(client, again)
    assert saved().lead == Pin(story=second.pk)


# --- published, undone ---------------------------------------------------------------------------


def test_the_last_publication_is_undone_from_the_form():
    first, second = a_live_story("First"), a_live_story("Second")
    arranged(Arrangement(lead=Pin(story=first.pk)))
    arranged(Arrangement(lead=Pin(story=second.pk)))
    client = signed_in(EDITOR)
    assert f"{url('front_publish', 1)}" in client.get(url()).text
    confirmed(client, 1)
    assert front.shown().lead == Pin(story=first.pk)


def test_the_only_publication_is_undone_by_taking_every_pin_away():
    arranged(Arrangement(lead=Pin(story=a_live_story().pk)))
    client = signed_in(EDITOR)
    assert f"{url('front_publish', 0)}" in client.get(url()).text
    confirmed(client, 0)
    assert front.shown() == Arrangement()


def test_the_history_says_in_words_what_changed():
    section = a_section("World")
    live = a_live_story("Night ferry", section=section)
    until = datetime(2030, 7, 1, 16, 30, tzinfo=UTC)
    arranged(Arrangement(lead=Pin(story=live.pk, until=until)))
    arranged(
        Arrangement(besides=(Pin(story=live.pk),), bands=(Band(section=section.pk, shown=False),))
    )
    page = signed_in(EDITOR).get(url("front_history")).text
    assert "“Night ferry” until 1 Jul 2030" in page
    assert "Place 1 beside it" in page
    assert "<b>Bands</b>" in page


def test_a_publication_that_somebody_forestalled_is_refused():
    live, client = a_live_story(), signed_in(EDITOR)
    form = form_in(client.get(url("front_publish", 0)).text, "front_form")
    arranged(Arrangement(lead=Pin(story=live.pk)))
    assert client.post(url("front_publish"), form).status_code == 409


# --- what it costs -------------------------------------------------------------------------------


def test_the_form_costs_the_same_however_much_is_pinned(django_assert_max_num_queries):
    client = signed_in(EDITOR)
    stories = [a_live_story(f"Story {n}", section=a_section(f"S {n % 3}")) for n in range(9)]
    client.get(url())
    with django_assert_max_num_queries(20):
        client.get(url())
    arranged(Arrangement(besides=tuple(Pin(story=story.pk) for story in stories[:4])))
    with django_assert_max_num_queries(20):
        client.get(url())
