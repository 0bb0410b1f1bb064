"""Parts of public addresses. What does not match is 404 without a query."""

from datetime import MAXYEAR, MINYEAR, date

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


class MonthOfYear:
    """A month of the archive: 2014/09."""

    regex = r"[0-9]{4}/[0-9]{2}"

    def to_python(self, value: str) -> date:
        year, month = map(int, value.split("/"))
        return date(year, month, 1)

    def to_url(self, value: date) -> str:
        return f"{value:%Y/%m}"


class Year:
    """A year: 2014."""

    regex = r"[0-9]{4}"

    def to_python(self, value: str) -> int:
        if int(value) < MINYEAR:
            raise ValueError("There is no year 0.")
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{value:04}"


class Number:
    """The number of a record, as the databases hold it; one spelling alone."""

    regex = r"[1-9][0-9]{0,17}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


class Name:
    """The last part of an address: small letters, digits, hyphens; as the models allow it."""

    regex = r"[a-z0-9][a-z0-9-]{0,99}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class Tag:
    """A topic's name in an address: letters and digits of any script, hyphens."""

    regex = r"[\w-]{1,100}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class Format:
    """The format of a feed, as its address ends."""

    regex = "rss|atom|json"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class Kind:
    """Records that sitemaps list by their numbers (`sitemaps.KINDS`)."""

    regex = "quotes|people|sources|topics|authors"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class Secret:
    """The secret of an outside link, as `outside.make` draws it."""

    regex = r"[A-Za-z0-9_-]{43}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


def register() -> None:
    register_converter(Day, "day")
    register_converter(Month, "month")
    register_converter(MonthOfYear, "month-of-year")
    register_converter(Year, "year")
    register_converter(Number, "number")
    register_converter(Name, "name")
    register_converter(Tag, "tag")
    register_converter(Secret, "secret")
    register_converter(Format, "format")
    register_converter(Kind, "kind")
