"""What an account wants of the desk is its own."""

import pytest
from django.urls import reverse

from articles.models import Desk
from articles.publishing.roles import REPORTER
from tests.admin.desk import form_in, signed_in
from tests.builders import a_user

pytestmark = pytest.mark.django_db

URL = "/desk/preferences/"


def test_keys_are_there_until_their_owner_turns_them_off():
    user, other = a_user(REPORTER), a_user(REPORTER)
    client = signed_in(user)
    form = form_in(client.get(URL).text, "preferences_form")
    assert "keys-dialog" in client.get(reverse("admin:index")).text

    form.pop("shortcuts")
    client.post(URL, form)

    assert "keys-dialog" not in client.get(reverse("admin:index")).text
    assert "keys-dialog" in signed_in(other).get(reverse("admin:index")).text
    own = Desk.objects.get(user=user)
    assert (own.shortcuts, own.mail) == (False, True)


def test_a_page_of_the_desk_tells_the_newsroom_s_time(settings):
    settings.TIME_ZONE = "Asia/Kathmandu"

    page = signed_in(REPORTER).get(URL).text

    assert 'data-zone="Asia/Kathmandu"' in page
    assert 'data-zone="UTC"' in page


def test_a_newsroom_in_utc_has_one_clock(settings):
    settings.TIME_ZONE = "UTC"

    assert signed_in(REPORTER).get(URL).text.count("data-zone") == 1
