"""Requests are answered in the zone and the language of the house."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from articles.publishing import house

#: What watches the process asks nothing of the database by itself.
WATCHED = frozenset({"/healthz", "/readyz"})


class AtHome:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path in WATCHED:
            return self.get_response(request)
        with house.at_home():
            return self.get_response(request)
