"""Links of pasted pages and mails lead where their author meant, and report nobody."""

import pytest

from articles.document.incoming import clean_link

SAFELINKS = "https://eur01.safelinks.protection.outlook.com/"


@pytest.mark.parametrize(
    ("link", "clean"),
    [
        ("https://x.org/a?utm_source=mail&id=3", "https://x.org/a?id=3"),
        ("https://x.org/a?id=%20b&fbclid=1", "https://x.org/a?id=%20b"),
        ("https://x.org/a?mc_eid=1&gclid=2#part", "https://x.org/a#part"),
        ("https://x.org/a#xtor=RSS-1", "https://x.org/a"),
        ("https://x.org/a?b=1&b=2", "https://x.org/a?b=1&b=2"),
        ("mailto:desk@x.org", "mailto:desk@x.org"),
    ],
)
def test_links_lose_what_follows_readers_around(link: str, clean: str) -> None:
    assert clean_link(link) == clean


@pytest.mark.parametrize(
    "link",
    [
        "https://www.google.com/url?q=https%3A%2F%2Fx.org%2Fa%3Fgclid%3D1&sa=D",
        "https://www.google.de/url?sa=t&url=https%3A%2F%2Fx.org%2Fa",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fx.org%2Fa%3Ffbclid%3D1&h=AT",
        f"{SAFELINKS}?url=https%3A%2F%2Fx.org%2Fa&data=05",
        f"{SAFELINKS}?url=https%3A%2F%2Fwww.google.com%2Furl%3Fq%3Dhttps%253A%252F%252Fx.org%252Fa",
        "https://urldefense.com/v3/__https://x.org/a__;!!abc!def$",
        "https://urldefense.com/v3/__https:/x.org/a__;!!abc!def$",
        "https://urldefense.proofpoint.com/v2/url?u=https-3A__x.org_a&d=Dw",
        "https://linkprotect.cudasvc.com/url?a=https%3a%2f%2fx.org%2fa&c=E,1",
    ],
)
def test_addresses_that_only_pass_on_are_left_out(link: str) -> None:
    assert clean_link(link) == "https://x.org/a"


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "https://www.google.com/url?q=javascript%3Aalert(1)",
        "/news/of/another/site",
        "#footnote",
        "data:text/html,x",
        "file:///etc/passwd",
        "https://[x",
        "",
    ],
)
def test_what_readers_cannot_follow_is_no_link(link: str) -> None:
    assert clean_link(link) == ""
