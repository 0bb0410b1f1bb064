"""Strangers who hold connections open do not keep the front page from readers."""

import shutil
import socket
import time
from contextlib import ExitStack

import pytest

SLOW_BODIES = 24
HALF_OPEN = 400
PROMPT = 2.0  # seconds for a page while others stand in the door
BODY = (  # with a token's cookie, which anybody can make up: without it nobody looks at a body
    b"POST /desk/login/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 60000\r\n"
    b"Content-Type: application/x-www-form-urlencoded\r\n"
    b"Cookie: csrf=" + 32 * b"a" + b"; session=" + 32 * b"b" + b"\r\n\r\nusername="
)
UPLOAD = b"PUT / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 60000000\r\n\r\nab"
HEAD = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: "


@pytest.fixture(scope="module")
def site(starters, started_before, tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    return starters(shutil.copytree(started_before, folder, dirs_exist_ok=True))().ready()


@pytest.fixture
def crowd(site):
    """Open so many connections, each of which says `words` and then nothing."""
    with ExitStack() as opened:

        def open_many(number, words):
            sockets = [
                opened.enter_context(socket.create_connection(("127.0.0.1", site.port), timeout=15))
                for _number in range(number)
            ]
            for connection in sockets:
                connection.sendall(words)
            return sockets

        yield open_many


@pytest.mark.parametrize(
    ("number", "words"),
    [(SLOW_BODIES, BODY), (SLOW_BODIES, UPLOAD), (HALF_OPEN, HEAD)],
    ids=["forms that do not end", "files that nobody wants", "requests that do not begin"],
)
def test_readers_get_the_front_page(site, crowd, record_property, number, words):
    crowd(number, words)
    time.sleep(0.5)  # until each of them occupies what it can
    slowest = 0.0

    for _number in range(20):
        asked = time.monotonic()
        assert site.get("/")[0] == 200
        slowest = max(slowest, time.monotonic() - asked)

    record_property("slowest front page meanwhile, ms", round(slowest * 1000))
    assert slowest < PROMPT


def test_what_does_not_end_or_begin_is_hung_up_on_and_a_form_is_told_so(site, crowd):
    (form,) = crowd(1, BODY)
    (silent,) = crowd(1, HEAD)

    assert form.recv(4096).startswith((b"HTTP/1.1 408", b"HTTP/1.1 503"))
    while silent.recv(4096):
        pass


def test_a_file_that_nobody_wants_is_answered_before_it_comes(site, crowd):
    (connection,) = crowd(1, UPLOAD)
    asked = time.monotonic()

    assert connection.recv(4096).startswith(b"HTTP/1.1 405")
    assert time.monotonic() - asked < PROMPT
