"""Which addresses lead readers somewhere, however they are written."""

import pytest

from articles.document.links import LONGEST, Trouble, trouble


@pytest.mark.parametrize(
    "address",
    [
        "https://www.bbc.com/news/world-29207321",
        "http://news.example.org:8080/a?b=c#d",
        "https://münchen.example.org/",
        "https://93.184.216.34/",
        "https://[2606:2800:220:1::1]/",
        "mailto:desk@news.example.org",
        "/2014/09/15/paris/",
        "#q1",
        "https://local.example.org/",
        "https://example.org./",
    ],
)
def test_an_address_that_readers_can_open_is_no_trouble(address: str) -> None:
    assert trouble(address) is None


@pytest.mark.parametrize(
    "address",
    [
        "http://localhost:8000/",
        "http://LOCALHOST./",
        "http://wiki/page",
        "http://cms.newsroom.local/",
        "https://printer.lan/",
        "https://a.internal/",
        "https://nas.home.arpa/",
        "http://127.0.0.1/",
        "http://10.1.2.3/",
        "http://192.168.0.1/",
        "http://172.16.9.9/",
        "http://169.254.169.254/latest",
        "http://100.64.0.1/",
        "http://0.0.0.0/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0x7f.1/",
        "http://0x/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://10.258/",
        "http://[::1]/",
        "http://[fd00::1]/",
        "http://[fe80::1%25eth0]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:a00:1]/",
        "http://[2002:a00:1::]/",
        "http://[64:ff9b::a00:1]/",
    ],
)
def test_an_address_inside_a_network_is_private(address: str) -> None:
    assert trouble(address) == Trouble.PRIVATE


@pytest.mark.parametrize(
    "address",
    [
        "",
        "www.bbc.com",
        "//bbc.com/",
        "https://",
        "https:///news",
        "https://bbc..com/",
        "https://bbc.com:port/",
        "https://bbc.com/a b",
        "https://[::1/",
        "https://[not-an-address]/",
        "http://1.2.3.256/",
        "http://1.2.3.4.5/",
        "http://4294967296/",
        "http://09.1.1.1/",
        "ftp://bbc.com/",
        "mailto:desk",
        "mailto:@example.org",
        "https://example.org/" + "x" * LONGEST,
        "https://example.org/\u202e",
    ],
)
def test_an_address_that_nobody_can_open_is_malformed(address: str) -> None:
    assert trouble(address) == Trouble.MALFORMED


@pytest.mark.parametrize(
    "address", ["https://ana:secret@example.org/", "https://ana@example.org/", "https://@a.org/"]
)
def test_an_address_with_a_name_or_a_password_says_so(address: str) -> None:
    assert trouble(address) == Trouble.WITH_LOGIN
