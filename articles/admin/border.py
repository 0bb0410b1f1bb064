"""What comes in from a browser, before any view of the desk looks at it."""

import re

from django.http import HttpRequest, QueryDict

#: A year that every database and every zone can count with.
_YEAR = re.compile(r"[1-9][0-9]{3}\Z")
_LAST_YEAR = "9998"


def tidied(request: HttpRequest) -> None:
    """Leave out NUL, which forms and PostgreSQL refuse, and years that no calendar has."""
    if _has_nul(request.GET) or any(map(_is_year, request.GET)):
        request.GET = _cleaned(request.GET)
        for name in [name for name in request.GET if _is_year(name)]:
            if not _counts(request.GET[name]):
                del request.GET[name]
    if _has_nul(request.POST):
        request.POST = _cleaned(request.POST)


def _is_year(name: str) -> bool:
    return name.endswith("__year")


def _counts(year: str) -> bool:
    return bool(_YEAR.match(year)) and year <= _LAST_YEAR


def _has_nul(sent: QueryDict) -> bool:
    return any("\0" in text for name, values in sent.lists() for text in (name, *values))


def _cleaned(sent: QueryDict) -> QueryDict:
    clean = QueryDict(mutable=True, encoding=sent.encoding)
    for name, values in sent.lists():
        for value in values:
            clean.appendlist(name.replace("\0", ""), value.replace("\0", ""))
    return clean
