"""The browser reaches the server, and the strict policy of public pages holds in it."""

import pytest

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_front_page_opens_without_an_error_in_the_console(open_page):
    page = open_page("/")

    assert page.locator("h1").count() == 1


def test_a_script_that_is_not_ours_does_not_run(open_page, complaints):
    page = open_page("/")

    ran = page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "window.ran = true";
            document.body.append(script);
            return window.ran === true;
        }"""
    )

    assert ran is False
    assert "violates the following Content Security Policy" in complaints.pop()
