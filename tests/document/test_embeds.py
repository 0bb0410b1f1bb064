"""A pasted link becomes a site and an id there, and nothing else of it is ever printed."""

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.document import embeds
from articles.document.embeds import HOSTS, PROVIDERS, Media, link, parse, source

FILM = Media("youtube", "dQw4w9WgXcQ")
EPISODE = Media("spotify", "episode/4rOoJ6Egrf8K2IrywzwOMk")


@pytest.mark.parametrize(
    ("pasted", "media"),
    [
        ("https://www.youtube.com/watch?v=dQw4w9WgXcQ", FILM),
        ("https://www.youtube.com/watch?app=desktop&v=dQw4w9WgXcQ&t=42s", FILM),
        ("https://youtu.be/dQw4w9WgXcQ?si=tracker", FILM),
        ("https://m.youtube.com/shorts/dQw4w9WgXcQ", FILM),
        ("https://www.youtube.com/live/dQw4w9WgXcQ?feature=share", FILM),
        ("https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ", FILM),
        ("  http://YouTube.com/watch?v=dQw4w9WgXcQ\n", FILM),
        ("https://vimeo.com/76979871", Media("vimeo", "76979871")),
        ("https://vimeo.com/76979871/8272103f6e", Media("vimeo", "76979871/8272103f6e")),
        (
            "https://player.vimeo.com/video/76979871?h=8272103f6e",
            Media("vimeo", "76979871/8272103f6e"),
        ),
        ("https://open.spotify.com/episode/4rOoJ6Egrf8K2IrywzwOMk?si=1", EPISODE),
        ("https://open.spotify.com/intl-fr/episode/4rOoJ6Egrf8K2IrywzwOMk", EPISODE),
        ("https://open.spotify.com/embed/episode/4rOoJ6Egrf8K2IrywzwOMk", EPISODE),
    ],
)
def test_a_link_is_read_as_a_site_and_an_id_there(pasted, media):
    assert parse(pasted) == media


@pytest.mark.parametrize(
    "pasted",
    [
        "",
        "dQw4w9WgXcQ",
        "https://example.org/watch?v=dQw4w9WgXcQ",
        "https://youtube.com.example.org/watch?v=dQw4w9WgXcQ",
        "https://www.youtube.com/watch?v=short",
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ%22onload",
        "https://www.youtube.com/@channel",
        "https://vimeo.com/channels/staffpicks",
        "https://open.spotify.com/user/somebody",
        "javascript:alert('https://youtu.be/dQw4w9WgXcQ')",
        "https://[youtu.be/dQw4w9WgXcQ",
        '<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ"></iframe>',
    ],
)
def test_what_names_no_recording_is_none(pasted):
    assert parse(pasted) is None


def test_player_and_link_are_built_from_the_id_alone():
    assert link(*FILM) == "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
    assert source(*FILM) == "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"
    assert source("vimeo", "76979871") == "https://player.vimeo.com/video/76979871?dnt=1"


def test_a_film_that_is_not_listed_keeps_the_second_part_of_its_address():
    media = "76979871/8272103f6e"

    assert link("vimeo", media) == "https://vimeo.com/76979871/8272103f6e"
    assert source("vimeo", media) == "https://player.vimeo.com/video/76979871?dnt=1&h=8272103f6e"


@given(st.sampled_from([*PROVIDERS, "", "unknown"]), st.text(max_size=40))
def test_whatever_stands_in_a_document_no_other_host_is_framed(provider, media):
    address = source(provider, media)

    assert address == "" or urlsplit(address).hostname in HOSTS
    assert not set(address) & set("\"'<> ")


@given(st.sampled_from(sorted(PROVIDERS)), st.data())
def test_the_link_of_a_recording_leads_back_to_it(provider, data):
    media = data.draw(st.from_regex(PROVIDERS[provider].media, fullmatch=True))

    assert parse(link(provider, media)) == Media(provider, media)
    assert embeds.is_media(provider, media)
