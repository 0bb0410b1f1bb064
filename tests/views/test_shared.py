"""A story shown outside: to who has the secret, and to nobody else, anywhere."""

import logging
import re
from datetime import timedelta
from io import BytesIO
from urllib.parse import urlencode

import pytest
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, transaction
from django.test import Client
from django.utils import timezone

from articles.models import Approval, LivePhoto, Note, OutsideLink, Story, Text
from articles.publishing import outside, versions
from articles.publishing.roles import EDITOR
from newsroom.logs import OneLine
from newsroom.wsgi import layers
from tests import builders as a
from tests.newsroom.calling import ask
from tests.views.page import read
from tests.views.rich import a_rich_story

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return saved(a_rich_story())


def saved(story, html=None):
    if html:
        Text.objects.filter(parent=story).update(html=html)
    with transaction.atomic():
        versions.save(versions.lock(story.pk), by=None, now=timezone.now())
    story.refresh_from_db()
    return story


def a_link(story, **fields):
    fields = {
        "recipient": "Counsel <Ada>",
        "lasts": timedelta(days=1),
        "may_approve": True,
    } | fields
    return outside.make(story.pk, by=fields.pop("by", None) or a.a_user(EDITOR), **fields)


def url(made):
    return f"/shared/{made.secret}/"


def headers(answer):
    return {name: value for name, value in answer.headers.items() if name != "X-Request-ID"}


def form(page, block=""):
    """What the form under a part sends; the one at the end has all of it."""
    return {
        "seen": re.search(r'name="seen" value="(\w+)"', page)[1],
        "number": re.search(r'name="number" value="(\d+)"', page)[1],
        "block": block,
    }


def block_of(story):
    return story.saved_as.document.blocks[0].id


# --- reading -------------------------------------------------------------------------------------


def test_who_has_the_secret_reads_the_story_and_whom_it_is_for(client, story):
    page = client.get(url(a_link(story))).text

    assert "Paris talks unite 24 countries" in page
    assert "There was no time to lose" in page
    assert "Counsel &lt;Ada&gt;" in page
    assert "Not published." in page
    assert "og:url" not in page
    assert "canonical" not in page
    assert "ld+json" not in page


def test_nothing_of_it_is_kept_indexed_or_told_to_another_site(client, story):
    made = a_link(story)
    answers = [client.get(url(made)), client.post(url(made), {"text": ""})]
    sent = client.post(url(made), form(answers[0].text) | {"text": "Yes.", "comment": ""})
    answers += [sent, client.get(pictures_in(answers[0].text)[0])]

    assert [answer.status_code for answer in answers] == [200, 409, 303, 200]
    for answer in answers:
        assert answer.headers["Cache-Control"] == "no-store, private"
        assert "noindex" in answer.headers["X-Robots-Tag"]
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "Surrogate-Key" not in answer.headers
        assert "ETag" not in answer.headers
        assert not answer.cookies
    assert "unsafe" not in answers[0].headers["Content-Security-Policy"]


def closing(how, made):
    links = OutsideLink.objects.filter(pk=made.link.pk)
    past = timezone.now() - timedelta(days=2)
    if how == "revoked":
        links.update(revoked_at=timezone.now(), revoked_by=made.link.made_by)
    elif how == "over":
        links.update(made_at=past, expires_at=past + timedelta(days=1))
    elif how == "spiked":
        Story.objects.update(stage="spiked")
    elif how == "demoted":
        made.link.made_by.groups.clear()
    elif how == "unknown":
        links.update(digest="0" * 64)


@pytest.mark.parametrize("how", ["revoked", "over", "spiked", "demoted", "unknown"])
def test_a_link_that_is_over_is_an_address_that_never_was(client, story, how):
    made = a_link(story)
    page = client.get(url(made)).text
    [picture, *_] = pictures_in(page)
    never = client.get("/2014/09/15/nothing-is-here/")

    closing(how, made)

    for answer in (client.get(url(made)), client.get(picture)):
        assert (answer.status_code, answer.content) == (404, never.content)
        assert headers(answer) == headers(never)
    for answer in (
        client.post(url(made), form(page) | {"text": "Still here?"}),
        client.post(url(made), form(page) | {"approve": ""}),
        client.post(url(made)),
    ):
        assert (answer.status_code, answer.content) == (404, never.content)
    assert not Note.objects.exists()
    assert not Approval.objects.exists()


@pytest.mark.parametrize("path", ["/shared/", "/shared/x/", f"/shared/{'A' * 43}/", "/shared/%00/"])
def test_nothing_stands_at_other_addresses(client, story, path):
    a_link(story)

    assert client.get(path).status_code == 404


def test_openings_are_counted_and_a_head_is_none(client, story):
    made = a_link(story)

    for _ in range(3):
        client.get(url(made))
    client.head(url(made))

    made.link.refresh_from_db()
    assert made.link.opened == 3


def test_a_log_holds_no_secret():
    record = logging.LogRecord(
        "django.request",
        30,
        "",
        0,
        "Not Found: %s",
        (f"/shared/{'aB-_' * 10}xyz/photo/1/480/",),
        None,
    )
    record.request_id = "-"

    assert OneLine("{message}", style="{").format(record) == "Not Found: /shared/…/photo/1/480/"


@pytest.fixture
def one_connection():
    """Keep the test's own connection over a request that comes by the server's door."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("one_connection")
def test_no_layer_around_it_adds_or_takes_anything(story):
    made, server = a_link(story), layers(get_wsgi_application())
    page = ask(server, url(made))
    dead, never = url(made).replace(made.secret, "A" * 43), "/2014/09/15/nothing-is-here/"

    assert page.status == 200
    assert page.headers["referrer-policy"] == "no-referrer"
    assert page.headers["cache-control"] == "no-store, private"
    assert page.headers["x-frame-options"] == "DENY"
    answers = [ask(server, path) for path in (dead, never)]
    for answer in answers:
        answer.headers.pop("x-request-id")
    assert answers[0] == answers[1]


@pytest.mark.usefixtures("one_connection")
def test_an_answer_comes_in_through_every_layer(story):
    made, server = a_link(story), layers(get_wsgi_application())
    page = ask(server, url(made)).body.decode()
    sent = urlencode({**form(page), "text": "ß" * 5000, "comment": ""}).encode()
    body = {
        "wsgi.input": BytesIO(sent),
        "CONTENT_LENGTH": str(len(sent)),
        "CONTENT_TYPE": "application/x-www-form-urlencoded",
    }

    answer = ask(server, url(made), "POST", environ=body)

    assert answer.status == 303
    assert Note.objects.get().text == "ß" * 5000


# --- pictures ------------------------------------------------------------------------------------


def pictures_in(page):
    return re.findall(r'<img src="(/shared/[^"]+)"', page)


def test_pictures_that_are_not_public_are_shown_and_no_others(client, story):
    made, other = a_link(story), a.a_photo()
    page = client.get(url(made)).text

    assert pictures_in(page)
    for address in pictures_in(page):
        answer = Client().get(address)
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/jpeg")
    own = story.lead_photo_id
    for photo, width in ((other.pk, 480), (own, 1), (own, 999), (10**17, 480)):
        assert client.get(f"{url(made)}photo/{photo}/{width}/").status_code == 404
    assert client.get(f"{url(made)}photo/{own}/480/?format=svg").status_code == 404
    assert not LivePhoto.objects.exists()


def test_pictures_of_a_named_version_are_those_that_stand_in_it(client, story):
    made, photo = a_link(story, version=1), a.a_photo()
    Story.objects.update(lead_photo=photo)
    saved(story)

    assert client.get(f"{url(made)}photo/{photo.pk}/480/").status_code == 404
    assert client.get(f"{url(a_link(story))}photo/{photo.pk}/480/").status_code == 200


# --- answering -----------------------------------------------------------------------------------


def test_a_note_on_a_part_is_kept_and_shown_to_its_writer_alone(story):
    made, block = a_link(story), block_of(story)
    client = Client(enforce_csrf_checks=True)
    page = client.get(url(made)).text
    assert f'id="say-{block}"' in page

    sent = form(page, block) | {"name": "Ada", "text": "Two <dozen>?", "comment": ""}
    answer = client.post(url(made), sent)

    assert (answer.status_code, answer.headers["Location"]) == (
        303,
        f"{url(made)}?said=noted&at={block}#say-{block}",
    )
    note = Note.objects.get()
    assert (note.block, note.text, note.name) == (block, "Two <dozen>?", "Ada")
    after = client.get(answer.headers["Location"]).text
    assert "Two &lt;dozen&gt;?" in after
    assert "Sent to the newsroom." in after
    assert "dozen&gt;" not in client.get(url(a_link(story))).text


def test_what_is_refused_stays_typed(client, story):
    made, block = a_link(story), block_of(story)
    page = client.get(url(made)).text
    too_long = "word " * 1200

    answer = client.post(url(made), form(page, block) | {"name": "Ada", "text": too_long})

    assert answer.status_code == 409
    [reason] = read(answer).all("p", id="reason")
    assert "5000 is the most" in reason.text
    assert "word word" in answer.text
    assert 'value="Ada"' in answer.text


@pytest.mark.parametrize(
    "wrong",
    [{"number": "²"}, {"number": "9" * 30}, {"number": ""}, {"seen": "\x00"}, {"seen": "é"}],
)
def test_a_form_that_the_page_did_not_make_is_refused(client, story, wrong):
    made = a_link(story)
    sent = form(client.get(url(made)).text) | {"text": "Yes.", "name": "\x00"}

    for deed in ({"comment": ""}, {"approve": ""}):
        assert client.post(url(made), sent | deed | wrong).status_code == 409

    assert not Note.objects.exists()
    assert not Approval.objects.exists()


def test_the_version_shown_is_approved_and_a_changed_one_is_not(client, story):
    made = a_link(story)
    old = form(client.get(url(made)).text)
    saved(story, "<p>Other words.</p>")

    answer = client.post(url(made), old | {"approve": "", "name": "Ada", "text": "Fine."})
    assert answer.status_code == 409
    assert "Other words." in answer.text
    assert not Approval.objects.exists()

    answer = client.post(url(made), form(answer.text) | {"approve": "", "text": "Fine."})
    assert answer.status_code == 303
    assert Approval.objects.get().version.number == 2
    page = client.get(answer.headers["Location"]).text
    assert "Version 2 is approved by Counsel &lt;Ada&gt;." in page
    assert "Approve version 2" not in page


def test_a_link_for_reading_offers_no_form(client, story):
    page = client.get(url(a_link(story, may_comment=False, may_approve=False)))

    assert "<form" not in page.text
    assert not read(page).all("textarea")
