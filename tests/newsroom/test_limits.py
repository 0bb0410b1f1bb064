"""What a request may bring is decided before its body is read, and no sender is waited for long."""

import threading
from contextlib import suppress
from io import BytesIO

import pytest
from django.conf import settings
from django.contrib.auth import SESSION_KEY, get_user_model
from django.contrib.sessions.backends.db import SessionStore

from articles.publishing.darkroom.orders import MAX_BYTES
from newsroom import limits
from newsroom.limits import FROM_STRANGERS, SHARED_PATH, Limits, Turns
from newsroom.reading import Broken, Patience, Reader, TooMany, TooSlow
from tests.newsroom.calling import ask
from tests.waiting import wait_for

SIGN_IN = "/desk/login/"


class Untouched:
    """A body that must not be read."""

    def read(self, size=-1):
        raise AssertionError("the body was read")


class Stalled:
    """A body of which some bytes come, and the rest when the sender goes."""

    def __init__(self, first=b""):
        self.first = first
        self.gone = threading.Event()

    def read(self, size=-1):
        if self.first:
            piece, self.first = self.first[:size], self.first[size:]
            return piece
        self.gone.wait(10)
        return b""


def echo(environ, start_response):
    start_response("200 OK", [])
    return [environ["wsgi.input"].read()]


def send(body, length, path=SIGN_IN, method="POST", application=None, **more):
    """Send a body to a layer around something that repeats it."""
    environ = {"wsgi.input": body, **more}
    if length is not None:
        environ["CONTENT_LENGTH"] = str(length)
    return ask(application or Limits(echo), path, method, environ=environ)


@pytest.fixture
def cookie(db):
    """The cookie of somebody who is signed in."""
    session = SessionStore()
    session[SESSION_KEY] = str(get_user_model().objects.create_user("chief").pk)
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE", "BREW"])
@pytest.mark.parametrize("path", ["/", "/world/", "/desk", "/media/a.jpg", "/healthz", "/shared"])
def test_a_reader_s_page_takes_nothing(method, path):
    answer = send(Untouched(), 10**12, path, method)

    assert answer.status == 405
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS"
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_a_reader_may_ask(method):
    assert send(BytesIO(b""), None, "/", method).status == 200


@pytest.mark.parametrize("path", ["/{}/", "/search/?q={}", "/desk/?q={}"])
def test_an_address_has_an_end(path):
    assert send(BytesIO(b""), None, path.format("a" * 8_000), "GET").status == 200
    assert send(BytesIO(b""), None, path.format("a" * 9_000), "GET").status == 414


def test_what_comes_over_a_link_is_a_stranger_s_whoever_sends_it(cookie):
    assert send(BytesIO(b"text=No"), 7, SHARED_PATH + "x/").body == b"text=No"
    large = send(Untouched(), FROM_STRANGERS + 1, SHARED_PATH + "x/", HTTP_COOKIE=cookie)
    assert large.status == 413
    assert send(Untouched(), 7, SHARED_PATH + "x/", "PUT").status == 405


def test_a_body_without_a_length_is_not_read():
    answer = send(Untouched(), None, HTTP_TRANSFER_ENCODING="chunked")

    assert answer.status == 411


@pytest.mark.parametrize("length", ["-1", "a", "1e3", "\u0661"])
def test_a_length_that_is_none_is_refused(length):
    assert send(Untouched(), length).status == 400


def test_a_stranger_s_form_arrives_whole():
    body = bytes(range(256)) * (FROM_STRANGERS // 256)

    assert send(BytesIO(body), len(body)).body == body


def test_a_stranger_s_file_is_not_read():
    assert send(Untouched(), FROM_STRANGERS + 1).status == 413


@pytest.mark.django_db
def test_a_made_up_cookie_makes_no_colleague():
    made_up = f"{settings.SESSION_COOKIE_NAME}={'a' * 32}"

    assert send(Untouched(), FROM_STRANGERS + 1, HTTP_COOKIE=made_up).status == 413


@pytest.mark.django_db
def test_the_session_of_nobody_makes_no_colleague():
    session = SessionStore()
    session["theme"] = "dark"
    session.save()
    nobody = f"{settings.SESSION_COOKIE_NAME}={session.session_key}"

    assert send(Untouched(), FROM_STRANGERS + 1, HTTP_COOKIE=nobody).status == 413


def test_a_colleague_s_file_arrives_whole(cookie):
    body = b"p" * (FROM_STRANGERS + 1)

    assert send(BytesIO(body), len(body), HTTP_COOKIE=cookie).body == body


def test_nobody_s_file_may_be_larger_than_a_photo_and_its_form(cookie):
    answer = send(Untouched(), settings.LARGEST_REQUEST + 1, HTTP_COOKIE=cookie)

    assert answer.status == 413
    assert settings.LARGEST_REQUEST > MAX_BYTES


def test_a_form_that_breaks_off_is_refused():
    assert send(BytesIO(b"user"), 5).status == 400


@pytest.fixture
def hasty():
    """A layer that waits for strangers for a tenth of a second, and for two of them at once."""
    layer = Limits(echo)
    layer.strangers = Reader(
        Patience(at_once=2, seconds=0.1, rate=10**9, piece=16, silence=0.1, lingering=3)
    )
    return layer


def test_a_body_that_does_not_come_is_not_waited_for(hasty):
    stalled = Stalled(b"user")

    assert send(stalled, 100, application=hasty).status == 408
    stalled.gone.set()
    wait_for(lambda: hasty.strangers.threads == 0, seconds=5)


def test_a_body_that_drips_is_let_go_when_its_time_is_over():
    class Dripping:
        def read(self, size=-1):
            threading.Event().wait(0.03)
            return b"x"

    reader = Reader(Patience(at_once=1, seconds=0.2, rate=10**9, piece=1, silence=0.1))

    with pytest.raises(TooSlow):
        reader.read(Dripping(), 10**6)
    wait_for(lambda: reader.threads == 0, seconds=5)


def test_senders_that_are_given_up_do_not_take_the_place_of_others(hasty):
    stalled = [Stalled() for _number in range(2)]
    assert [send(body, 9, application=hasty).status for body in stalled] == [408, 408]

    assert send(BytesIO(b"user=chief"), 10, application=hasty).status == 200

    for body in stalled:
        body.gone.set()


def test_so_many_that_linger_are_too_many(hasty):
    stalled = [Stalled() for _number in range(3)]
    for body in stalled:
        send(body, 9, application=hasty)

    answer = send(Untouched(), 9, application=hasty)

    assert answer.status == 503
    assert answer.headers["retry-after"]
    for body in stalled:
        body.gone.set()


def test_so_many_at_once_are_too_many():
    reader = Reader(Patience(at_once=1, seconds=5, rate=10**9, piece=16, silence=5))
    first = Stalled()

    def read_first():
        with suppress(Broken):
            reader.read(first, 9)

    waiting = threading.Thread(target=read_first)
    waiting.start()
    wait_for(lambda: reader.waiting == 1, seconds=5)

    with pytest.raises(TooMany):
        reader.read(Untouched(), 9)

    first.gone.set()
    waiting.join(5)
    assert (reader.waiting, reader.threads) == (0, 0)


def test_so_many_requests_are_in_django_at_once_and_not_more():
    inside, most, lock = [], [], threading.Lock()

    def slow(environ, start_response):
        with lock:
            inside.append(1)
            most.append(len(inside))
        threading.Event().wait(0.05)
        with lock:
            inside.pop()
        start_response("200 OK", [])
        return [b""]

    turns = Turns(slow, 2)
    threads = [threading.Thread(target=ask, args=(turns,)) for _number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)

    assert max(most) == 2


@pytest.fixture
def crowded():
    """One turn, taken until `crowded.end` is set, and a patience of a tenth of a second."""
    entered, end = threading.Event(), threading.Event()

    def slow(environ, start_response):
        if environ["PATH_INFO"] == "/slow":
            entered.set()
            end.wait(10)
        start_response("200 OK", [])
        return [b""]

    turns = Turns(slow, 1, patience=0.1)
    turns.end = end
    first = threading.Thread(target=ask, args=(turns, "/slow"))
    first.start()
    assert entered.wait(5)
    turns.first = first
    yield turns
    end.set()
    first.join(5)


def test_nobody_waits_for_a_turn_without_end(crowded):
    answer = ask(crowded)

    assert answer.status == 503
    assert answer.headers["retry-after"] == "30"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-type"].startswith("text/html")


def test_a_crowd_that_cannot_be_served_is_turned_away_at_once_and_served_when_it_can(crowded):
    ask(crowded)
    crowded.patience = 60  # would be waited for, were anybody to wait

    assert ask(crowded).status == 503

    crowded.end.set()
    crowded.first.join(5)
    assert ask(crowded).status == 200


def test_a_crowd_does_not_look_like_a_dead_process(crowded):
    assert ask(crowded, "/healthz").status == 200


def test_a_database_that_is_away_is_told_as_such(monkeypatch):
    class Away:
        def __init__(self, key):
            raise limits.DatabaseError

    monkeypatch.setattr(limits, "close_old_connections", lambda: None)
    monkeypatch.setattr("django.contrib.sessions.backends.db.SessionStore", Away)
    sent = f"{settings.SESSION_COOKIE_NAME}=abc"

    assert send(Untouched(), 9, HTTP_COOKIE=sent).status == 503
