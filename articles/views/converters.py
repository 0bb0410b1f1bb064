"""Parts of public addresses. What does not match is 404 without a query."""

from datetime import MAXYEAR, date

from django.urls import register_converter


class Day:
    """A story's date: 2014/09/15. Impossible dates match nothing."""

    regex = r"[0-9]{4}/[0-9]{2}/[0-9]{2}"

    def to_python(self, value: str) -> date:
        year, month, day = map(int, value.split("/"))
        return date(year, month, day)

    def to_url(self, value: date) -> str:
        return f"{value:%Y/%m/%d}"


class Month:
    """A month's sitemap: 2014-09. The last year of the calendar has no following month."""

    regex = r"[0-9]{4}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        year, month = map(int, value.split("-"))
        if year == MAXYEAR:
            raise ValueError("There is no month after this year.")
        return date(year, month, 1)

    def to_url(self, value: date) -> str:
        return f"{value:%Y-%m}"


class Name:
    """The last part of an address: small letters, digits, hyphens; as the models allow it."""

    regex = r"[a-z0-9][a-z0-9-]{0,99}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


def register() -> None:
    register_converter(Day, "day")
    register_converter(Month, "month")
    register_converter(Name, "name")
