"""Merging on the desk: offered, compared, confirmed, and kept from who may not."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse

from articles.models import Person, Quote
from articles.publishing import likenesses, names, versions
from tests import builders as a
from tests.admin.desk import change_url, form_in, opened, sent, signed_in

pytestmark = pytest.mark.django_db
WORDS = "Nobody can say that they were not warned."


def kind(record: Any) -> str:
    return str(record._meta.model_name)


def url(one: Any, other: Any) -> str:
    return reverse(f"admin:articles_{kind(one)}_merge", args=[one.pk, other.pk])


def page_of(record: Any) -> str:
    return reverse(f"admin:articles_{kind(record)}_change", args=[record.pk])


def form_on(page: str) -> dict[str, list[str]]:
    """What the form of the page sends as it stands."""
    return form_in(page.replace('class="merging"', 'id="merging"'), "merging")


def merge(client: Client, kept: Any, gone: Any, **changes: str) -> Any:
    form = form_on(client.get(url(kept, gone)).text) | {"kept": [str(kept.pk)]}
    return client.post(url(kept, gone), form | {name: [v] for name, v in changes.items()})


@pytest.fixture
def quotes() -> tuple[Quote, Quote]:
    lena = a.a_person("Lena Brandt")
    pair = a.a_quote(WORDS, speaker=lena), a.a_quote(WORDS, speaker=lena, role="Mayor")
    for quote in pair:
        likenesses.note(quote)
    return pair


@pytest.fixture
def people() -> tuple[Person, Person]:
    pair = a.a_person("Lena Brandt", slug="lena"), a.a_person("L. Brandt", slug="l")
    for person in pair:
        names.note(person)
        likenesses.note(person)
    return pair


@pytest.fixture(params=["quotes", "people"])
def pair(request: pytest.FixtureRequest) -> tuple[Any, Any]:
    return request.getfixturevalue(request.param)


def test_what_looks_alike_is_offered_on_its_page_and_in_the_list(pair: Any) -> None:
    one, other = pair
    client = signed_in()

    assert url(one, other) in client.get(page_of(one)).text
    assert url(one, other) in client.get(f"/desk/articles/{kind(one)}/alike/").text


def test_merging_leads_to_the_kept_one_and_is_on_record(pair: Any) -> None:
    kept, gone = pair
    editor = a.a_user()

    response = merge(signed_in(editor), kept, gone)

    gone.refresh_from_db()
    assert response.url == page_of(kept)
    assert gone.merged_into == kept
    logged = LogEntry.objects.order_by("object_id").values_list("object_id", "user")
    assert set(logged) == {(str(kept.pk), editor.pk), (str(gone.pk), editor.pk)}


def test_what_was_merged_is_in_no_list_and_its_page_leads_to_the_kept_one(pair: Any) -> None:
    kept, gone = pair
    client = signed_in()
    merge(client, kept, gone)

    listed = client.get(f"/desk/articles/{kind(kept)}/").context["cl"].result_list
    response = client.get(page_of(gone))

    assert list(listed) == [kept]
    assert response.url == page_of(kept)
    assert client.get(url(kept, gone)).status_code == 404


def test_it_is_offered_in_no_field(quotes: Any) -> None:
    kept, gone = quotes
    client = signed_in()
    merge(client, kept, gone)
    asked = {"app_label": "articles", "model_name": "quotation", "field_name": "quote", "term": ""}

    found = client.get(reverse("admin:autocomplete"), asked).json()["results"]

    assert [entry["id"] for entry in found] == [str(kept.pk)]


def test_an_empty_field_is_filled_from_the_other_one(quotes: Any) -> None:
    kept, gone = quotes

    merge(signed_in(), kept, gone)

    kept.refresh_from_db()
    assert kept.role == "Mayor"


def test_each_field_is_kept_from_the_one_that_was_chosen(people: Any) -> None:
    kept, gone = people

    merge(signed_in(), kept, gone, **{"field-name": str(gone.pk)})

    kept.refresh_from_db()
    assert (kept.name, kept.aliases) == ("L. Brandt", "Lena Brandt")


def test_the_page_says_which_stories_have_both(quotes: Any) -> None:
    one, other = quotes
    story = a.a_story("The night ferry", text=f"<p>“{WORDS}” she said. “{WORDS}”</p>")
    a.a_quotation(story, one)
    a.a_quotation(story, other)

    page = signed_in().get(url(one, other)).text

    assert "will have no record any more" in page
    assert "Nothing of this can be undone." in page


def test_two_that_are_two_are_not_offered_again(pair: Any) -> None:
    one, other = pair
    client = signed_in()

    client.post(url(one, other), {"apart": "1"})

    one.refresh_from_db()
    assert one.merged_into is None
    assert url(one, other) not in client.get(f"/desk/articles/{kind(one)}/alike/").text


def test_what_changed_meanwhile_is_read_again(quotes: Any) -> None:
    kept, gone = quotes
    client = signed_in()
    form = form_on(client.get(url(kept, gone)).text)
    Quote.objects.filter(pk=gone.pk).update(occasion="In the gallery")

    response = client.post(url(kept, gone), form)

    assert response.status_code == 409
    assert "was changed while you looked at them" in response.text


def test_nothing_is_merged_by_a_form_that_does_not_say_which_stays(pair: Any) -> None:
    response = signed_in().post(url(*pair), {"kept": "0"})

    assert response.status_code == 409
    assert "Choose which of the two stays" in response.text


@pytest.mark.parametrize(("role", "may"), [("Publisher", True), ("Reporter", False)])
def test_merging_is_for_who_may(pair: Any, role: str, may: bool) -> None:
    one, other = pair
    client = signed_in(role)

    assert client.get(url(one, other)).status_code == (200 if may else 404)
    assert client.get(f"/desk/articles/{kind(one)}/alike/").status_code == (200 if may else 404)
    assert ("/merge/" in client.get(page_of(one)).text) == may
    assert client.post(url(one, other), {"apart": "1"}).status_code == (302 if may else 404)


def test_a_form_that_was_open_while_its_quote_was_merged_is_saved(quotes: Any) -> None:
    kept, gone = quotes
    story = a.a_story("The night ferry", text=f"<p>“{WORDS}” she said.</p>")
    a.a_quotation(story, gone)
    versions.save(story, by=None, now=a.NOON)
    client = signed_in()
    form = opened(client, story)
    merge(client, kept, gone)

    response = sent(client, story, form | {"headline": ["The day ferry"]})

    story.refresh_from_db()
    assert response.url == change_url(story)
    assert (story.headline, story.quotations.get().quote) == ("The day ferry", kept)
