"""Pages that are no stories, written and published at the desk."""

import pytest
from django.urls import reverse

from articles.models import Page
from articles.publishing import house, site_pages
from articles.publishing.roles import ADMINISTRATOR, EDITOR, PUBLISHER
from tests.admin.desk import form_in, signed_in
from tests.builders import a_page, a_user

pytestmark = pytest.mark.django_db


def url(name: str, page: Page | None = None, **asked) -> str:
    address = reverse(f"admin:site_page{name}", args=[page.pk] if page else [])
    return address + ("?" + "&".join(f"{k}={v}" for k, v in asked.items()) if asked else "")


def opened(client, address: str) -> dict[str, list[str]]:
    return form_in(client.get(address).text, "page_form")


def sent(client, address: str, button: str = "_save", **fields):
    return client.post(address, opened(client, address) | fields | {button: "1"})


def test_a_page_is_written_looked_at_and_published(client):
    desk = signed_in(PUBLISHER)
    fields = {"title": "Imprint", "slug": "imprint", "html": "<p>We are six.</p>"}
    answer = sent(desk, url("_add"), "_look", **fields)
    assert "We are six." in desk.get(answer.url).text
    assert client.get("/pages/imprint/").status_code == 404

    page = Page.objects.get()
    answer = sent(desk, url("_change", page), "_publish")
    desk.post(answer.url, opened(desk, answer.url))
    assert "We are six." in client.get("/pages/imprint/").text
    assert "Imprint" in client.get("/").text.partition("<footer")[2]


def test_a_form_sent_as_it_was_shown_changes_nothing():
    page = a_page()
    sent(signed_in(EDITOR), url("_change", page))
    assert page.versions.count() == 1


def test_an_address_never_changes_once_it_was_published():
    page = a_page(slug="about")
    sent(signed_in(PUBLISHER), url("_change", page), slug="other")
    page.refresh_from_db()
    assert page.slug == "about"


def test_an_earlier_version_is_published_again_and_the_page_taken_off(client):
    page, desk = a_page("First"), signed_in(ADMINISTRATOR)
    answer = sent(desk, url("_change", page), "_publish", title="Second")
    desk.post(answer.url, opened(desk, answer.url))
    assert [link.title for link in house.current().pages] == ["Second"]
    for asked, left in (({"version": 1}, ["First"]), ({"off": 1}, [])):
        address = url("_publish", page, **asked)
        desk.post(address, opened(desk, address))
        assert [link.title for link in house.current().pages] == left
    assert client.get(f"/pages/{page.slug}/").status_code == 404


def test_an_editor_saves_and_does_not_publish():
    page, desk = a_page(), signed_in(EDITOR)
    answer = sent(desk, url("_change", page), "_publish", title="Other")
    assert answer.url == url("_change", page)
    assert desk.get(url("_publish", page)).status_code == 404
    assert page.publications.count() == 1


def test_the_second_of_two_keeps_what_they_typed():
    page, desk = a_page(), signed_in(EDITOR)
    form = opened(desk, url("_change", page))
    theirs = site_pages.Text("Theirs", "<p>Theirs.</p>", "en")
    site_pages.save(page, theirs, by=a_user(), started_from=1)

    answer = desk.post(url("_change", page), form | {"title": "Mine", "_save": "1"})
    assert answer.status_code == 409
    again = form_in(answer.text, "page_form")
    assert again["title"] == ["Mine"]
    desk.post(url("_change", page), again | {"_save": "1"})
    page.refresh_from_db()
    assert page.saved.title == "Mine"


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"html": ""},
        {"slug": "About us"},
        {"slug": "taken"},
        {"order": "x"},
        {"language": "xx"},
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_saved(wrong):
    a_page(slug="taken")
    fields = {"title": "About", "slug": "about", "html": "<p>We.</p>"} | wrong
    answer = sent(signed_in(EDITOR), url("_add"), **fields)
    assert answer.status_code == 200
    assert "Nothing was saved." in answer.text
    assert Page.objects.count() == 1


def test_the_list_says_what_readers_have():
    page = a_page("About us")
    site_pages.save(page, site_pages.Text("Other", "<p>x</p>", "en"), by=a_user(), started_from=1)
    text = signed_in(EDITOR).get(reverse("admin:site_pages")).text
    assert "with unpublished changes" in text
