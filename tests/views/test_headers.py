"""How public answers are sent: keys, validators, nothing of the request, errors that hold."""

import pytest
from django.test import Client

from articles.models import RelatedStory
from articles.rendering.page import page, seal
from articles.views import errors
from tests.builders import (
    ReadAlso,
    a_block,
    a_live_story,
    a_person,
    a_quotation,
    a_quote,
    a_story,
    published,
)
from tests.views.page import read

pytestmark = pytest.mark.django_db


def headers(answer) -> dict[str, str]:
    """What an answer says beside the number that its request has in the log."""
    return {name: value for name, value in answer.headers.items() if name != "X-Request-ID"}


def test_an_answer_names_what_it_was_made_from(client):
    live = a_live_story()
    keys = client.get(live.url).headers["Surrogate-Key"].split()
    assert {f"story:{live.pk}", "breaking", "sections"} <= set(keys)
    assert "front" in client.get("/").headers["Surrogate-Key"].split()
    section = f"section:{live.section_id}"
    assert section in client.get(f"/{live.section.slug}/").headers["Surrogate-Key"].split()


def test_what_is_not_public_is_not_counted_by_a_key(client):
    person, unpublished = a_person(), a_story("Nobody knows of this")
    story = a_story(text="<p>“No,” she said.</p>")
    a_quotation(story, a_quote("No.", speaker=person))
    RelatedStory.objects.create(story=story, other=unpublished)

    keys = client.get(published(story).url).headers["Surrogate-Key"]

    assert f"story:{unpublished.pk}" not in keys.split()
    assert f"person:{person.pk}" not in keys.split()
    assert {seal(f"story:{unpublished.pk}"), seal(f"person:{person.pk}")} <= set(keys.split())


def test_nor_told_by_the_number_of_keys(client):
    hiding, plain = a_story(), a_story()
    a_block(hiding, ReadAlso, first=a_story("Not yet"))

    lives = [published(story) for story in (hiding, plain)]
    hidden, none = (client.get(live.url).headers["Surrogate-Key"].split() for live in lives)
    polled = client.get(f"{lives[0].url}updates.json").headers["Surrogate-Key"].split()

    assert len(hidden) == len(none)
    assert set(polled) < set(hidden)
    assert not {key for key in hidden if key.startswith("k")} & set(none)


def test_keys_are_ids(rf):
    with pytest.raises(ValueError, match="Not keys of pages"):
        page(rf.get("/"), "404.html", {}, keys={"story:paris-talks"})


@pytest.mark.parametrize("address", ["/", "/feed.rss", "/sitemap.xml", "/robots.txt"])
def test_who_has_the_bytes_already_gets_304(client, address):
    a_live_story()
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})

    assert first.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert (again.status_code, again.content) == (304, b"")
    other = client.get(address, headers={"If-None-Match": '"something else"'})
    assert other.status_code == 200


def test_head_is_get_without_a_body(client):
    live = a_live_story()
    got, head = client.get(live.url), client.head(live.url)
    assert head.status_code == 200
    assert head.content == b""
    assert headers(head) == headers(got)


def test_nothing_of_a_request_reaches_a_page(client):
    live = a_live_story()
    plain = client.get(live.url)
    dressed = client.get(
        live.url,
        {"utm_source": "<script>", "before": "nonsense"},
        headers={
            "Cookie": "session=abc; csrftoken=def",
            "Accept-Language": "ar",
            "X-Forwarded-Host": "evil.example",
            "Authorization": "Bearer x",
        },
    )
    assert dressed.content == plain.content
    assert headers(dressed) == headers(plain)
    assert not dressed.cookies


def test_pages_state_a_strict_policy(client):
    policy = client.get("/").headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "nonce" not in policy


def test_a_page_that_breaks_says_so_in_the_sites_look(client, monkeypatch):
    live = a_live_story()
    type(live).objects.filter(pk=live.pk).update(pictures="not a mapping", lead_photo=1)
    answer = Client(raise_request_exception=False).get("/")

    assert answer.status_code == 500
    page = read(answer)
    assert page.one("h1").text == "This page broke on our side"
    assert page.one("a", class_="wordmark").attributes["href"] == "/"
    assert "Content-Security-Policy" in answer.headers


def test_an_error_page_asks_no_database(rf, django_assert_num_queries):
    with django_assert_num_queries(0):
        for handler, status in [
            (errors.bad_request, 400),
            (errors.forbidden, 403),
            (errors.not_found, 404),
        ]:
            answer = handler(rf.get("/"), Exception("a secret"))
            assert answer.status_code == status
            assert len(read(answer).all("h1")) == 1
            assert "a secret" not in answer.text
        assert errors.server_error(rf.get("/")).status_code == 500


def test_when_even_the_error_page_cannot_be_made_there_are_words(rf, settings):
    settings.TEMPLATES = []
    answer = errors.server_error(rf.get("/"))
    assert (answer.status_code, "broke on our side" in answer.text) == (500, True)
