"""The page for 503 as the layers around Django answer it: made once, asked of nobody.

It is the site's own page. Until the house changes its name or language the same bytes are sent,
so that turning a request away costs next to nothing.
"""

from functools import lru_cache

from django.utils import translation

from articles.publishing import house
from articles.publishing.house import House
from articles.views import errors


def page() -> bytes:
    return _made(house.known())


@lru_cache(maxsize=1)
def _made(home: House) -> bytes:
    with translation.override(house.spoken(home.language)):
        return errors.unavailable().content
