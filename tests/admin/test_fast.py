"""The fast pages as a phone sends them: one form, once, with nothing lost when it comes back."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.models import Figure, LiveStory, Photo, Stage, Story, Update
from articles.publishing import front
from articles.publishing.roles import PUBLISHER, REPORTER
from tests.admin.desk import form_in, signed_in
from tests.builders import a_live_story, a_section, a_story, published
from tests.publishing.picture_files import a_jpeg

pytestmark = pytest.mark.django_db


def url(name: str, *args: object) -> str:
    return reverse(f"admin:articles_story_{name}", args=args)


def a_picture(content: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile("camera.jpg", content or a_jpeg(), "image/jpeg")


def sent(client: Client, address: str, **typed: object):
    """Open a page, fill its form in, and send it."""
    form = form_in(client.get(address).text, "fast_form")
    return client.post(address, form | typed)


def flash(client: Client, **typed: object):
    words = {"headline": "Ferry aground", "sentence": "It ran aground.", "section": a_section().pk}
    return sent(client, url("flash"), **words | typed)


def test_a_flash_is_live_by_one_press_on_its_page():
    response = flash(signed_in(PUBLISHER))

    live = LiveStory.objects.listed().get()
    assert response.url == url("update", live.pk)
    assert live.breaking_until > timezone.now()


def test_an_editor_may_send_a_flash_to_the_desk_instead():
    flash(signed_in(PUBLISHER), _send="1")

    assert Story.objects.get().stage == Stage.FOR_EDIT
    assert not LiveStory.objects.exists()


def test_a_reporter_s_flash_waits_for_an_editor():
    client = signed_in(REPORTER)
    assert "Publish flash" not in client.get(url("flash")).text

    flash(client)

    assert Story.objects.get().stage == Stage.FOR_EDIT


def test_a_flash_that_is_not_fit_comes_back_with_its_words():
    response = flash(signed_in(PUBLISHER), sentence="“All are safe,” the captain said.")

    assert response.status_code == 409
    assert "All are safe,” the captain said.</textarea>" in response.text
    assert "Who said" in response.text


def test_an_update_with_a_picture_from_the_camera_is_live():
    live = a_live_story()
    client = signed_in(PUBLISHER)
    response = sent(
        client,
        url("update", live.pk),
        text="All are safe.",
        picture=a_picture(),
        alt="A ferry.",
        credit="Ana Ruiz",
    )

    document = LiveStory.objects.get(pk=live.pk).version.document
    assert response.status_code == 302
    assert document.lead.photo == Photo.objects.get().pk
    assert document.shared.photos[0].alt == "A ferry."


def test_a_picture_without_words_is_kept_until_they_are_there():
    live = a_live_story()
    client, address = signed_in(PUBLISHER), url("update", live.pk)
    back = sent(client, address, text="All are safe.", picture=a_picture(), alt="", credit="Ana")
    form = form_in(back.text, "fast_form")
    assert "Say what the picture shows" in back.text
    assert not Update.objects.exists()

    client.post(address, form | {"alt": "A ferry."})

    photo = Photo.objects.get()
    lead = LiveStory.objects.get(pk=live.pk).version.document.lead
    assert (lead.photo, lead.alt) == (photo.pk, "A ferry.")


def test_a_second_press_of_the_same_update_changes_nothing():
    live = a_live_story()
    client, address = signed_in(PUBLISHER), url("update", live.pk)
    form = form_in(client.get(address).text, "fast_form") | {"text": "All are safe."}

    for _press in range(2):
        assert client.post(address, form).status_code == 302

    assert Update.objects.count() == 1


def test_what_a_reporter_files_waits_with_its_pictures():
    response = sent(
        signed_in(REPORTER),
        url("file"),
        text="Ferry runs aground\n\nThe night ferry ran aground on Sunday evening.",
        pictures=[a_picture(), a_picture()],
        credit="Ana Ruiz",
    )

    story = Story.objects.get()
    assert response.status_code == 302
    assert (story.stage, story.lead_photo.credit) == (Stage.FOR_EDIT, "Ana Ruiz")
    assert Figure.objects.filter(parent=story).count() == 1


def test_a_picture_that_cannot_be_opened_keeps_no_text_from_the_desk():
    bad = a_picture(b"no picture")
    client = signed_in(REPORTER)
    response = sent(client, url("file"), text="Ferry aground\n\nIt ran aground.", pictures=[bad])

    assert "was not taken in" in client.get(response.url).text
    assert Story.objects.get().stage == Stage.FOR_EDIT


def test_an_empty_form_sends_nothing():
    response = sent(signed_in(REPORTER), url("file"))

    assert "There is nothing to send yet" in response.text
    assert not Story.objects.exists()


def test_breaking_ends_by_one_press():
    live = published(a_story(breaking_until=timezone.now() + timedelta(hours=1)))
    client = signed_in(PUBLISHER)
    change = client.get(reverse("admin:articles_story_change", args=[live.pk])).text
    assert url("end_breaking", live.pk) in change

    sent(client, url("end_breaking", live.pk))

    assert LiveStory.objects.get(pk=live.pk).breaking_until is None


def test_a_story_is_made_the_lead_and_gives_it_back():
    live = a_live_story()
    client = signed_in(PUBLISHER)

    sent(client, url("make_lead", live.pk))
    assert front.shown().lead.story == live.pk
    sent(client, url("make_lead", live.pk))
    assert front.shown().lead is None


@pytest.mark.parametrize("name", ["update", "end_breaking", "make_lead"])
def test_what_is_not_live_has_no_fast_pages(name):
    assert signed_in(PUBLISHER).get(url(name, a_story().pk)).status_code == 404


@pytest.mark.parametrize("name", ["end_breaking", "make_lead", "update", "flash", "file"])
def test_whatever_is_sent_is_answered(name):
    live = a_live_story()
    args = [] if name in ("flash", "file") else [live.pk]
    junk = {"intent": "x", "seen": "-", "section": "\0", "kept": "9" * 30, "to": "x"}

    response = signed_in(PUBLISHER).post(url(name, *args), junk)

    assert response.status_code in (200, 302, 404, 409)
