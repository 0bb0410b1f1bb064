"""Site settings: what administrators see, change, and are told."""

import pytest
from django.urls import reverse

from articles.models import SiteSettings
from articles.publishing.roles import ADMINISTRATOR, PUBLISHER
from tests.admin.desk import signed_in
from tests.builders import a_live_story

pytestmark = pytest.mark.django_db

URL = "/desk/settings/"
FILLED = {
    "title": "The Courier",
    "time_zone": "Europe/Paris",
    "language": "fr",
    "corrections_email": "mistakes@courier.example",
    "about": "News of the harbour.",
    "blocking_advice": ["byline-missing", "standfirst-missing"],
    "seen": "",
}


def test_an_administrator_changes_the_house_and_readers_see_it(client):
    a_live_story()

    response = signed_in(ADMINISTRATOR).post(URL, FILLED, follow=True)

    assert response.redirect_chain == [(URL, 302)]
    stored = SiteSettings.objects.get()
    assert stored.blocking_advice == ["byline-missing", "standfirst-missing"]
    front = client.get("/").text
    assert "<title>The Courier" in front
    assert "News of the harbour." in front
    assert 'href="mailto:mistakes@courier.example"' in front
    assert "The Courier" in response.text  # the head of the desk


def test_the_form_shows_what_is_stored_and_what_the_server_has(settings):
    settings.SITE_NAME, settings.TIME_ZONE = "Herald", "Asia/Tokyo"
    SiteSettings.objects.create(pk=1, title="Courier", blocking_advice=["byline-missing"])

    page = signed_in(ADMINISTRATOR).get(URL).text

    assert 'value="Courier"' in page
    assert 'placeholder="Herald"' in page
    assert "As this server is set up (Asia/Tokyo)" in page
    assert page.count(" checked") == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("time_zone", "Europe/Nowhere"),
        ("language", "klingon"),
        ("corrections_email", "the desk"),
        ("blocking_advice", "headline-missing"),
        ("title", "x" * 101),
    ],
)
def test_what_cannot_be_is_refused_with_a_word_at_its_field(field, value):
    response = signed_in(ADMINISTRATOR).post(URL, FILLED | {field: value})

    assert "Nothing was saved." in response.text
    assert "errorlist" in response.text
    assert not SiteSettings.objects.exists()


@pytest.mark.parametrize("seen", ["", "2020-01-01T00:00:00+00:00", "x", "9" * 400])
def test_settings_that_somebody_changed_meanwhile_are_not_overwritten(seen):
    SiteSettings.objects.create(pk=1, title="First")

    response = signed_in(ADMINISTRATOR).post(URL, FILLED | {"seen": seen})

    assert response.status_code == 409
    assert SiteSettings.objects.get().title == "First"


def test_the_way_to_the_settings_is_shown_to_who_may_go_it():
    assert URL in signed_in(ADMINISTRATOR).get(reverse("admin:index")).text
    assert URL not in signed_in(PUBLISHER).get(reverse("admin:index")).text
