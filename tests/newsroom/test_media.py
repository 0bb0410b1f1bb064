"""Public media: the pictures, their headers, and nothing that is not a picture of ours."""

import os

import pytest

from newsroom.media import KEPT, PublicMedia
from tests.newsroom.calling import ask

BYTES = bytes(range(256)) * 40  # 10,240


@pytest.fixture
def media(tmp_path):
    folder = tmp_path / "public"
    (folder / "ab").mkdir(parents=True)
    (folder / "ab" / "picture-800.jpg").write_bytes(BYTES)
    (folder / "notes.html").write_text("<script>alert(1)</script>")
    (folder / ".hidden.jpg").write_bytes(BYTES)
    (tmp_path / "private.jpg").write_bytes(b"an original")
    (folder / "link.jpg").symlink_to(tmp_path / "private.jpg")
    (folder / "folder.jpg").mkdir()

    def django(environ, start_response):
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [b"Django"]

    return PublicMedia(django, "/media/", folder)


PICTURE = "/media/ab/picture-800.jpg"


def test_a_picture_is_served_as_what_it_is_and_may_be_kept(media):
    answer = ask(media, PICTURE)

    assert (answer.status, answer.body) == (200, BYTES)
    assert answer.headers["content-type"] == "image/jpeg"
    assert answer.headers["content-length"] == "10240"
    assert answer.headers["cache-control"] == KEPT
    assert answer.headers["accept-ranges"] == "bytes"


def test_head_says_the_same_without_the_bytes(media):
    head = ask(media, PICTURE, method="HEAD")

    assert head.body == b""
    assert head.headers == ask(media, PICTURE).headers


def test_what_is_unchanged_is_not_sent_again(media):
    first = ask(media, PICTURE).headers

    by_tag = ask(media, PICTURE, if_none_match=f'"other", W/{first["etag"]}')
    by_date = ask(media, PICTURE, if_modified_since=first["last-modified"])

    assert (by_tag.status, by_tag.body) == (304, b"")
    assert by_date.status == 304
    assert by_tag.headers["etag"] == first["etag"]


@pytest.mark.parametrize(
    "condition",
    [
        {"if_none_match": '"other"'},
        {"if_modified_since": "Mon, 01 Jan 2001 00:00:00 GMT"},
        {"if_modified_since": "yesterday"},
        {"if_none_match": '"other"', "if_modified_since": "Fri, 01 Jan 2100 00:00:00 GMT"},
    ],
)
def test_what_may_have_changed_is_sent(media, condition):
    assert ask(media, PICTURE, **condition).status == 200


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-0", 0, 0),
        ("bytes=100-199", 100, 199),
        ("bytes=10000-", 10000, 10239),
        ("bytes=-40", 10200, 10239),
        ("bytes=10000-99999", 10000, 10239),
        ("bytes=5000-5000", 5000, 5000),
    ],
)
def test_a_range_is_served(media, asked, first, last):
    answer = ask(media, PICTURE, range=asked)

    assert answer.status == 206
    assert answer.headers["content-range"] == f"bytes {first}-{last}/10240"
    assert answer.headers["content-length"] == str(last - first + 1)
    assert answer.body == BYTES[first : last + 1]


@pytest.mark.parametrize("asked", ["bytes=10240-", "bytes=9-3", "bytes=-0"])
def test_a_range_outside_is_refused(media, asked):
    answer = ask(media, PICTURE, range=asked)

    assert answer.status == 416
    assert answer.headers["content-range"] == "bytes */10240"


@pytest.mark.parametrize(
    "asked", ["bytes=0-1,4-5", "lines=1-2", "bytes=-", "bytes=a-b", "bytes=0-٣", "-99999"]
)
def test_a_range_that_is_not_understood_gets_all(media, asked):
    answer = ask(media, PICTURE, range=asked)

    assert (answer.status, answer.body) == (200, BYTES)


def test_a_range_of_another_state_of_the_file_gets_all(media):
    etag = ask(media, PICTURE).headers["etag"]

    assert ask(media, PICTURE, range="bytes=0-9", if_range=etag).status == 206
    assert ask(media, PICTURE, range="bytes=0-9", if_range='"older"').status == 200


@pytest.mark.parametrize(
    "path",
    [
        "/media/",
        "/media/ab",
        "/media/ab/",
        "/media/missing.jpg",
        "/media/notes.html",
        "/media/.hidden.jpg",
        "/media/link.jpg",
        "/media/folder.jpg",
        "/media/../private.jpg",
        "/media/ab/../../private.jpg",
        "/media//etc/passwd",
        "/media/ab/picture-800.jpg/",
        "/media/ab/picture-800.jpg\n",
        "/media/ab/picture-800.jpg\0.png",
        "/media/ab\\picture-800.jpg",
        "/media/ａb/picture-800.jpg",
        "/media/" + "a" * 5000 + ".jpg",
    ],
)
def test_everything_else_does_not_exist(media, path):
    answer = ask(media, path)

    assert answer.status == 404
    assert answer.body == b"Not found.\n"
    assert answer.headers["cache-control"] == "public, max-age=10"


def test_media_is_only_read(media):
    answer = ask(media, PICTURE, method="DELETE")

    assert answer.status == 405
    assert answer.headers["allow"] == "GET, HEAD"


def test_other_addresses_go_on_to_django(media):
    assert ask(media, "/mediation/").body == b"Django"


def test_a_file_that_may_not_be_read_does_not_exist(media, monkeypatch):
    def refuse(*args, **kwargs):
        raise PermissionError

    monkeypatch.setattr("pathlib.Path.open", refuse)

    assert ask(media, PICTURE).status == 404


def test_every_file_is_closed(media):
    before = len(os.listdir("/proc/self/fd"))
    for condition in ({}, {"range": "bytes=0-1"}, {"range": "bytes=99999-"}, {"method": "HEAD"}):
        ask(media, PICTURE, **condition)

    assert len(os.listdir("/proc/self/fd")) == before
