"""What comes in from a browser, before any view of the desk looks at it."""

from django.http import HttpRequest, QueryDict


def without_nul(request: HttpRequest) -> None:
    """Leave NUL out: forms would refuse a whole text for it, and PostgreSQL a whole query."""
    if _has_nul(request.GET):
        request.GET = _cleaned(request.GET)
    if _has_nul(request.POST):
        request.POST = _cleaned(request.POST)


def _has_nul(sent: QueryDict) -> bool:
    return any("\0" in text for name, values in sent.lists() for text in (name, *values))


def _cleaned(sent: QueryDict) -> QueryDict:
    clean = QueryDict(mutable=True, encoding=sent.encoding)
    for name, values in sent.lists():
        if "\0" not in name:  # of no form of ours; without its NUL it might pass for a field
            clean.setlist(name, [value.replace("\0", "") for value in values])
    return clean
