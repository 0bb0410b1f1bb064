"""The quote bank: what is found, where it is used, and using it once more."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Quote, QuoteBlock, Version
from articles.publishing import likenesses, names, publish, versions
from tests import builders as a
from tests.admin.desk import change_url, form_in, signed_in

pytestmark = pytest.mark.django_db
LIST = "/desk/articles/quote/"


def page_of(quote: Quote) -> str:
    return reverse("admin:articles_quote_change", args=[quote.pk])


def use_url(quote: Quote) -> str:
    return reverse("admin:articles_quote_use", args=[quote.pk])


def found(client: Client, **asked: str) -> set[Quote]:
    response = client.get(LIST, asked)
    assert response.status_code == 200
    return set(response.context["cl"].result_list)


def a_person(name: str, **fields: Any) -> Any:
    person = a.a_person(name, **fields)
    names.note(person)
    return person


@pytest.fixture
def bank() -> dict[str, Quote]:
    lena = a_person("Léna Brandt", aliases="Lenchen")
    courier = a.a_source("The Port Alder Courier")
    names.note(courier)
    told = a.a_quote("The bridge stays open.", speaker=lena, role="Mayor", said_on=date(2024, 5, 3))
    read = a.a_quote("Nobody asked us.", described_as="a neighbour", source=courier, language="fr")
    odd = a.a_quote("Not a word of it.", described_as="", speaker=None)
    a.a_quotation(a.a_story("Harbour board meets"), told)
    return {"told": told, "read": read, "odd": odd}


@pytest.mark.parametrize(
    ("asked", "which"),
    [
        ("bridge", "told"),
        ("brandt", "told"),
        ("lena bridge", "told"),
        ("lenchen", "told"),
        ("mayor", "told"),
        ("2024", "told"),
        ("2024-05-03", "told"),
        ("harbour", "told"),
        ('"stays open"', "told"),
        ('"Lena Brandt"', "told"),
        ("courier", "read"),
        ("neighbour", "read"),
        ("lena courier", ""),
        ('"open stays"', ""),
        ("2025-13-44", ""),
        ("''", "told read odd"),
    ],
)
def test_one_box_finds_quotes_by_all_that_is_known(
    bank: dict[str, Quote], asked: str, which: str
) -> None:
    assert found(signed_in(), q=asked) == {bank[name] for name in which.split()}


def test_headlines_are_looked_at_only_by_who_may_see_stories(bank: dict[str, Quote]) -> None:
    user = a.a_user("")
    user.user_permissions.add(a.a_right("view_quote"))

    assert found(signed_in(user), q="harbour") == set()
    assert found(signed_in(user), q="bridge") == {bank["told"]}


@pytest.mark.parametrize(
    ("asked", "which"),
    [
        ({"language": "fr"}, "read"),
        ({"year": "2024"}, "told"),
        ({"provenance__exact": "reported"}, "read"),
        ({"used": "unused"}, "read odd"),
        ({"used": "live"}, ""),
        ({"used": "not-live"}, "told read odd"),
        ({"attention": "speaker"}, "odd"),
        ({"attention": "source"}, ""),
        ({"attention": "unchecked"}, "told read odd"),
        ({"year": "0000"}, "told read odd"),
        ({"speaker": "9" * 40}, "told read odd"),
        ({"source": "x"}, "told read odd"),
    ],
)
def test_facets_narrow_the_list(bank: dict[str, Quote], asked: dict[str, str], which: str) -> None:
    assert found(signed_in(), **asked) == {bank[name] for name in which.split()}


@pytest.mark.parametrize(
    "query",
    [
        "q=%22",
        "q=%27%27%27",
        "q=%00%22%5C",
        "q=" + "%F0%9F%98%80" * 300,
        "year=99999",
        "year=%D9%A2%D9%A0%D9%A2%D9%A4",
        "speaker=1e9&source=-1&language=%27",
        "used=x&attention=x&p=-1&o=3.-3.99",
    ],
)
def test_the_list_answers_whatever_is_asked_of_it(bank: dict[str, Quote], query: str) -> None:
    assert signed_in().get(f"{LIST}?{query}").status_code in (200, 302)


def test_a_person_s_quotes_are_a_press_away_from_their_page(bank: dict[str, Quote]) -> None:
    client, lena = signed_in(), bank["told"].speaker
    assert lena
    page = client.get(reverse("admin:articles_person_change", args=[lena.pk])).text

    assert f"{LIST}?speaker={lena.pk}" in page
    assert found(client, speaker=str(lena.pk)) == {bank["told"]}


def test_a_row_says_in_how_many_stories_and_whether_live() -> None:
    quote = a.a_quote("No.")
    story = a.a_story(text="<p>“No,” she said.</p>")
    a.a_quotation(story, quote)
    a.published(story)
    a.a_block(a.a_story(), QuoteBlock, quote=quote)

    page = signed_in().get(LIST).text

    assert "2 stories" in page
    assert "1 live" in page


def test_the_list_costs_the_same_however_long_it_is(django_assert_max_num_queries: Any) -> None:
    for number in range(40):
        a.a_quotation(a.a_story(), a.a_quote(f"Number {number}."))
    client = signed_in()
    client.get(LIST)

    with django_assert_max_num_queries(14):
        assert len(client.get(LIST, {"q": "number"}).context["cl"].result_list) == 40


def test_its_page_says_where_it_is_used_and_in_which_versions() -> None:
    quote = a.a_quote("No.")
    story = a.a_story("The night ferry", text="<p>“No,” she said.</p>")
    a.a_quotation(story, quote)
    live = a.published(story)
    story.articles_text_set.update(html="<p>“No”, she said.</p>")
    versions.save(story, by=None, now=a.NOON)

    page = signed_in().get(page_of(quote)).text

    assert change_url(story) in page
    assert f"{live.url}#q1" in page
    assert "versions 1–2" in page


def test_after_a_take_down_it_is_in_the_working_copy_alone() -> None:
    quote = a.a_quote("No.")
    story = a.a_story("The night ferry", text="<p>“No,” she said.</p>")
    a.a_quotation(story, quote)
    live = a.published(story)
    publish.take_down(story.pk, **a.press(story, a.a_user("Publisher")))

    page = signed_in().get(page_of(quote)).text

    assert change_url(story) in page
    assert live.url not in page


def test_what_may_not_be_seen_of_a_story_is_not_there() -> None:
    quote = a.a_quote("No.")
    a.a_quotation(a.a_story("The night ferry"), quote)
    user = a.a_user("")
    user.user_permissions.add(a.a_right("view_quote"), a.a_right("change_quote"))

    page = signed_in(user).get(page_of(quote)).text

    assert "The night ferry" not in page
    assert "In no story yet." in page


def test_changing_words_says_which_stories_carry_the_old_ones() -> None:
    quote = a.a_quote("No.")
    a.a_quotation(a.a_story("The night ferry"), quote)
    client = signed_in()
    form = form_in(client.get(page_of(quote)).text, "quote_form")

    response = client.post(page_of(quote), form | {"words": ["Never."]}, follow=True)

    assert "still has the old words in its text: “The night ferry”" in response.text


def test_a_quote_saved_at_the_desk_is_laid_beside_the_others() -> None:
    first = a.a_quote("Nobody can say that they were not warned.", described_as="one")
    likenesses.note(first)
    client, url = signed_in(), reverse("admin:articles_quote_add")
    form = form_in(client.get(url).text, "quote_form")

    client.post(url, form | {"words": [first.words], "described_as": ["another"]})

    (second,) = Quote.objects.exclude(pk=first.pk)
    assert [like.record for like in likenesses.of(second)] == [first]


# --- using it ------------------------------------------------------------------------------------


def pressed(client: Client, quote: Quote, story: Any, started_from: object = "") -> Any:
    sent = {"story": str(story.pk), "started_from": str(started_from)}
    return client.post(use_url(quote), sent)


def test_a_quote_is_set_apart_at_the_end_of_a_story_in_a_new_version() -> None:
    quote, story = a.a_quote("No."), a.a_story()
    started = versions.save(story, by=None, now=a.NOON)

    response = pressed(signed_in(), quote, story, started.pk)

    assert response.url == change_url(story)
    newest = Version.objects.filter(story=story).latest("number")
    assert newest.number == 2
    assert [use for _, use in newest.document.quote_uses()] == [quote.pk]
    assert newest.document.blocks[-1].id == story.articles_quoteblock_set.get().key


def test_a_story_that_moved_is_looked_at_again() -> None:
    quote, story = a.a_quote("No."), a.a_story()
    started = versions.save(story, by=None, now=a.NOON)
    story.articles_text_set.update(html="<p>Changed.</p>")
    versions.save(story, by=None, now=a.NOON)

    response = pressed(signed_in(), quote, story, started.pk)

    assert response.status_code == 409
    assert "it was changed meanwhile" in response.text
    assert not QuoteBlock.objects.exists()


@pytest.mark.parametrize("own", [True, False])
def test_a_quote_goes_only_into_stories_that_one_may_change(own: bool) -> None:
    reporter, quote = a.a_user("Reporter"), a.a_quote("No.")
    story = a.a_story("The night ferry", created_by=reporter if own else a.a_user())
    client = signed_in(reporter)

    assert ("The night ferry" in client.get(use_url(quote)).text) == own
    assert pressed(client, quote, story).status_code == (302 if own else 404)
    assert QuoteBlock.objects.exists() == own


def test_stories_are_found_by_their_headline_and_say_when_they_have_it() -> None:
    quote, story = a.a_quote("No."), a.a_story("The night ferry")
    a.a_quotation(story, quote)
    a.a_story("The bridge")

    page = signed_in().get(use_url(quote), {"q": "NIGHT"}).text

    assert "The night ferry" in page
    assert "has it already" in page
    assert "The bridge" not in page


@pytest.mark.parametrize("sent", [{}, {"story": "x"}, {"story": "1", "started_from": "x"}])
def test_a_form_that_is_not_ours_is_nothing(sent: dict[str, str]) -> None:
    assert signed_in().post(use_url(a.a_quote("No.")), sent).status_code == 404
