"""Requests are answered in the zone of the house; readers' in its language, never in theirs.

The desk speaks its own language, and what a browser says that it prefers is not asked.
"""

from collections.abc import Callable

from django.conf import settings
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
        desk = request.path.startswith(settings.DESK_PATH)
        with house.at_the_desk() if desk else house.at_home():
            return self.get_response(request)
