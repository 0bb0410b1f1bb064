"""The page of a story holds everything that its Document has, each thing in its place."""

from itertools import pairwise

import pytest

from articles.publishing import publish
from articles.publishing.roles import PUBLISHER
from tests.builders import (
    a_live_story,
    a_quotation,
    a_quote,
    a_story,
    a_user,
    an_author,
    press,
    published,
)
from tests.views.page import Element, read
from tests.views.rich import a_rich_live_story

pytestmark = pytest.mark.django_db


@pytest.fixture
def rich(client) -> Element:
    return read(client.get(a_rich_live_story().url))


def test_head_says_what_who_where_and_when(rich):
    assert rich.one("h1").text == "Paris talks unite 24 countries"
    assert rich.one("p", class_="standfirst").text == "Shift workers filled the gallery."
    assert "World Coalition" in rich.one("header", class_="head").one("p", class_="kicker").text
    meta = rich.one("div", class_="story").all("div", class_="meta")[0]
    assert "By Mara Ellison in Paris" in meta.text
    assert "Wednesday 4 March 2026" in meta.text
    assert meta.one("time").attributes["datetime"] == "2026-03-04T13:00+00:00"


def test_the_place_opens_the_first_paragraph(rich):
    first = rich.one("div", class_="body").all("p")[0]
    assert first.text.startswith("Paris – Two dozen countries agreed")


def test_lead_picture_has_words_credit_and_sizes(rich):
    figure = rich.one("figure", class_="lead")
    image = figure.one("img")
    assert image.attributes["alt"] == "A round table."
    assert image.attributes["width"] == "800"
    assert "480w" in image.attributes["srcset"]
    assert "800w" in image.attributes["srcset"]
    assert image.attributes["sizes"]
    assert figure.one("figcaption").text == "Delegates in Paris. Photo: BBC"


def test_a_picture_may_have_a_credit_only(rich):
    captions = [caption.text for caption in rich.all("figcaption")]
    assert "Photo: BBC" in captions


def test_a_quotation_keeps_its_marks_and_has_one_short_link(rich):
    said = rich.one(id="q2")
    assert said.text == "“There was no time to lose,”"
    assert said.attributes["class"] == "said"
    assert [link.text for link in rich.all("a", href="#n2")] == ["2"]


def test_its_note_stands_after_the_paragraph_and_says_who_in_which_role_and_who_reported_it(rich):
    note = rich.one(id="n2")
    assert note.one("b").one("a").attributes["href"] == "/people/francois-hollande/"
    for fact in ("François Hollande", "President of France", "Reported by The Guardian"):
        assert fact in note.text
    assert "said in a speech" in note.text
    assert note.one("time").attributes["datetime"] == "2014-09-15"
    assert note.all("a")[0].attributes["href"] == "#q2"
    body = rich.one("div", class_="body").children
    order = [child for child in body if isinstance(child, Element)]
    paragraph = next(element for element in order if element.all(id="q2"))
    assert order[order.index(paragraph) + 1] is note


def test_the_original_words_carry_their_language(rich):
    original = rich.one(id="n2").one("span", lang="fr")
    assert original.text == "« Il n’y avait pas de temps à perdre. »"


def test_words_of_unstated_provenance_say_so(rich):
    assert "Who reported these words is not stated" in rich.one(id="n3").text


def test_a_statement_names_its_source_and_whose_source_that_is(rich):
    assert rich.one(id="q1").attributes["class"] == "cited"
    note = rich.one(id="n1").text
    assert "A senior western source" in note
    assert "Not named; a source of The Guardian, not ours" in note


def test_a_quote_set_apart_says_to_whom_it_was_said(rich):
    pull = rich.one("figure", class_="pull")
    assert pull.attributes["id"] == "q4"
    assert pull.one("blockquote").text == "“We must cut off their financing.”"
    assert "Hilda Quiet" in pull.text
    assert "Said to us in an interview, to Tomas Varga" in pull.text


def test_a_private_person_is_named_and_not_linked(rich):
    assert not [a for a in rich.all("a") if "Hilda" in a.text]


def test_read_also_leads_to_a_live_story(rich):
    link = rich.one("aside", class_="also").one("a")
    assert link.text == "Read this as well"


def test_updates_stand_newest_first_with_their_times(rich):
    entries = rich.one("ol", class_="tl").all("li")
    assert [entry.one("b").text for entry in entries] == ["An agreement", "Doors open"]
    assert entries[0].one("time").attributes["datetime"] == "2026-03-04T11:00+00:00"


def test_how_we_know_lists_sources_with_links_back(rich):
    know = rich.one(id="know")
    western = next(item for item in know.all("li") if "senior western" in item.one("b").text)
    assert "not named; a source of The Guardian, not ours" in western.text
    assert "“Nearly 40 countries”" in western.text
    assert western.one("a", href="#q1")
    guardian = next(item for item in know.all("li") if item.one("b").text == "The Guardian")
    assert guardian.one("b").one("a").attributes["href"] == "/sources/the-guardian/"
    assert "The words of François Hollande 2" in guardian.text


def test_every_person_quoted_is_listed_once(rich):
    quoted = rich.one(id="know").all("h3")[1]
    assert quoted.text == "People quoted"
    names = [item.one("b").text for item in rich.one(id="know").all("li")]
    assert {"François Hollande", "A spokesman", "Hilda Quiet"} <= set(names)


def test_picks_of_the_editors_are_labelled_apart(rich):
    band = rich.one("section", **{"aria-labelledby": "picks-h"})
    assert band.one("h2").text == "Chosen by the editors"
    assert band.one("h3").text == "Chosen by hand"


def test_tell_your_friends_is_plain_links(rich):
    band = rich.one("section", class_="share-band")
    assert band.one("h2").text == "Tell your friends"
    links = [a.attributes["href"] for a in band.all("a")]
    assert links[0] == "http://127.0.0.1:8000/2026/03/04/paris-talks/"
    assert links[1].startswith("mailto:?subject=Paris%20talks%20unite%2024%20countries&body=http")


def test_nothing_of_anybody_else_is_loaded(rich):
    loaded = [
        e.attributes.get("src") or e.attributes.get("href", "")
        for e in rich.all("script") + rich.all("img") + rich.all("link")
    ]
    assert all(address.startswith(("/", "http://127.0.0.1")) or not address for address in loaded)
    assert not rich.all("iframe")


def test_one_h1_no_level_skipped_no_style_no_inline_script(rich):
    levels = [int(e.tag[1]) for e in rich.all() if e.tag in {"h1", "h2", "h3", "h4"}]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert not [e for e in rich.all() if "style" in e.attributes]
    inline = [e for e in rich.all("script") if "src" not in e.attributes]
    assert [e.attributes["type"] for e in inline] == ["application/ld+json"]


def test_every_id_is_there_once_and_every_link_on_the_page_leads_to_one(rich):
    ids = [e.attributes["id"] for e in rich.all() if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    places = {a.attributes["href"][1:] for a in rich.all("a") if a.attributes["href"][:1] == "#"}
    assert places <= set(ids)


def test_a_target_that_is_not_live_disappears_and_so_does_an_empty_box(client):
    live = a_rich_live_story()
    other = read(client.get(live.url)).one("aside", class_="also").one("a").attributes["href"]
    target = next(s for s in type(live).objects.all() if s.url == other)
    publish.take_down(target.pk, **press(target.story, a_user(PUBLISHER)))

    assert not read(client.get(live.url)).all("aside", class_="also")


def test_readers_see_nothing_of_an_edit_until_the_next_publish(client):
    live = a_live_story("As it was")
    live.story.headline = "Changed at the desk"
    live.story.save()

    assert "Changed at the desk" not in client.get(live.url).text
    published(live.story)
    assert read(client.get(live.url)).one("h1").text == "Changed at the desk"


def test_updated_is_said_of_news_and_not_of_a_small_fix(client):
    live = a_live_story("First")
    assert "Updated" not in client.get(live.url).text
    live.story.headline = "First, fixed"
    live.story.save()
    published(live.story, kind="small fix")
    assert "Updated" not in client.get(live.url).text
    live.story.headline = "First, and more"
    live.story.save()
    published(live.story)
    assert "Updated" in client.get(live.url).text


def test_a_correction_is_told_at_the_head_and_at_the_end(client):
    live = a_live_story("As it was")
    live.story.headline = "As it is"
    live.story.save()
    publish.correct(live.pk, **press(live.story, note="The number was wrong: it is 162."))

    page = read(client.get(live.url))
    assert page.one("p", class_="fixed").one("a").attributes["href"] == "#corrections"
    correction = page.one("aside", class_="correction")
    assert correction.one("h2").text.startswith("Correction, ")
    assert correction.one("p").text == "The number was wrong: it is 162."


def test_a_story_from_right_to_left_says_so_and_its_chrome_does_not(client):
    story = a_story(
        "مؤتمر باريس", language="ar", text="<p>قال: «لا وقت نضيعه»</p>", slug="paris-ar"
    )
    a_quotation(story, a_quote("لا وقت نضيعه", described_as="متحدث", language="ar"))
    page = read(client.get(published(story).url))

    assert page.one("html").attributes["dir"] == "ltr"
    article = page.one("main").all("article")[0]
    assert (article.attributes["lang"], article.attributes["dir"]) == ("ar", "rtl")
    assert article.one(id="q1").text == "«لا وقت نضيعه»"
    assert article.one(id="know").all("bdi", lang="ar")


def test_the_reporter_of_another_storys_words_is_named(client):
    story = a_story("Said to us", text="<p>“It was dark,” she said.</p>")
    words = a_quote("It was dark.", described_as="A neighbour", reporter=an_author("Nell Okafor"))
    a_quotation(story, words)

    assert (
        "Said to our reporter Nell Okafor"
        in read(client.get(published(story).url)).one(id="n1").text
    )
