"""What other sites play, as a story may show it: which site, and its id there.

A journalist pastes a link; `parse` reads it into provider and media, and nothing else of it is
kept. The address of the frame and the link for readers are built here from those two alone, so a
page holds no HTML of anybody else's and no address that we did not write.
"""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple
from urllib.parse import SplitResult, parse_qs, urlsplit


class Media(NamedTuple):
    provider: str
    media: str


class Provider(NamedTuple):
    """A site whose recordings stories may show.

    name    as readers know it
    hosts   whose links are its own
    frame   the host that its player comes from
    media   what its ids look like
    read    from a link of its own to an id, or to what is none
    link    the page that readers are led to; "{media}" stands for the id
    source  the player's address
    shape   "wide" as a film, or "low" as a row of buttons
    """

    name: str
    hosts: frozenset[str]
    frame: str
    media: re.Pattern[str]
    read: Callable[[SplitResult], str]
    link: str
    source: str
    shape: str


def _youtube(parts: SplitResult) -> str:
    if parts.hostname == "youtu.be":
        return parts.path.strip("/")
    if parts.path == "/watch":
        return parse_qs(parts.query).get("v", [""])[0]
    found = re.fullmatch(r"/(?:embed|shorts|live)/([^/]+)/?", parts.path)
    return found[1] if found else ""


def _vimeo(parts: SplitResult) -> str:
    """A film that is not listed has a second part in its address, without which it is not shown."""
    found = re.fullmatch(r"/(?:video/)?(\d+)(?:/([0-9a-f]+))?/?", parts.path)
    if not found:
        return ""
    secret = found[2] or parse_qs(parts.query).get("h", [""])[0]
    return f"{found[1]}/{secret}" if secret else found[1]


def _spotify(parts: SplitResult) -> str:
    found = re.fullmatch(r"/(?:intl-[a-z]+/)?(?:embed/)?(\w+/\w+)/?", parts.path)
    return found[1] if found else ""


PROVIDERS: Mapping[str, Provider] = {
    "youtube": Provider(
        name="YouTube",
        hosts=frozenset(
            {
                "youtube.com",
                "www.youtube.com",
                "m.youtube.com",
                "youtu.be",
                "www.youtube-nocookie.com",
            }
        ),
        frame="www.youtube-nocookie.com",
        media=re.compile(r"[\w-]{11}", re.ASCII),
        read=_youtube,
        link="https://www.youtube.com/watch?v={media}",
        source="https://www.youtube-nocookie.com/embed/{media}",
        shape="wide",
    ),
    "vimeo": Provider(
        name="Vimeo",
        hosts=frozenset({"vimeo.com", "www.vimeo.com", "player.vimeo.com"}),
        frame="player.vimeo.com",
        media=re.compile(r"[0-9]{1,12}(?:/[0-9a-f]{6,20})?"),
        read=_vimeo,
        link="https://vimeo.com/{media}",
        source="https://player.vimeo.com/video/{media}?dnt=1",
        shape="wide",
    ),
    "spotify": Provider(
        name="Spotify",
        hosts=frozenset({"open.spotify.com"}),
        frame="open.spotify.com",
        media=re.compile(r"(?:track|album|playlist|episode|show)/[0-9A-Za-z]{22}"),
        read=_spotify,
        link="https://open.spotify.com/{media}",
        source="https://open.spotify.com/embed/{media}",
        shape="low",
    ),
}

#: Every host that a player may come from; the settings name those that may.
HOSTS = frozenset(provider.frame for provider in PROVIDERS.values())


def parse(link: str) -> Media | None:
    """Read a pasted link; None for what none of the sites has, or what names no recording."""
    try:
        parts = urlsplit(link.strip())
        host = parts.hostname or ""
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"}:
        return None
    for key, provider in PROVIDERS.items():
        if host in provider.hosts and is_media(key, media := provider.read(parts)):
            return Media(key, media)
    return None


def is_media(provider: str, media: str) -> bool:
    """Whether a provider has such ids."""
    known = PROVIDERS.get(provider)
    return known is not None and known.media.fullmatch(media) is not None


def link(provider: str, media: str) -> str:
    """Return where readers find it on the site itself; "" for what is no recording."""
    if not is_media(provider, media):
        return ""
    return PROVIDERS[provider].link.replace("{media}", media)


def source(provider: str, media: str) -> str:
    """Return the address of the player; "" for what is no recording."""
    if not is_media(provider, media):
        return ""
    number, _slash, secret = media.partition("/") if provider == "vimeo" else (media, "", "")
    address = PROVIDERS[provider].source.replace("{media}", number)
    return f"{address}&h={secret}" if secret else address
