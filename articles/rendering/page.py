"""Answers for readers: the same bytes for everyone, made from named keys.

A page is rendered without the request, so nothing of a request (a cookie, a header, a parameter
that the view did not read) can reach it. Keys are ids that purging goes by, never slugs.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response
from django.utils.crypto import salted_hmac

from articles.publishing import house

#: Kept by whoever likes, asked for again each time: a withdrawn story is gone at the next request.
REVALIDATED = "public, max-age=0, must-revalidate"
#: What many open pages ask for again and again: whoever stands between keeps it for seconds.
POLLED = "public, max-age=0, s-maxage=5, must-revalidate"

#: Keys under seal are sent by so many at a time.
SEALED_AT_ONCE = 8

_GAP = re.compile(r"\n\s*\n")  # lines that template tags leave empty
_KEY = re.compile(r"[a-z]+(?::[0-9]+)?\Z")


def page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any],
    *,
    keys: Iterable[str],
    named: Iterable[str] | None = None,
    status: int = 200,
) -> HttpResponseBase:
    """Answer with a page of the site.

    keys   what the page was made from: "story:12", "front"; pages with a purged key are made anew
    named  the same of what it mentions, which may not be public: sent under seal
    """
    body = _GAP.sub("\n", render_to_string(template, dict(context)))
    return answer(request, HttpResponse(body, status=status), keys=keys, named=named)


def seal(key: str) -> str:
    """Return a token for a key that tells a reader nothing; whoever purges makes the same one."""
    return "k" + salted_hmac("surrogate-key", key, algorithm="sha256").hexdigest()[:24]


def _sealed(keys: Sequence[str], own: Iterable[str]) -> list[str]:
    """Seal keys, with blanks among them: neither their number nor their order tells a reader what
    the page does not. Every answer about one thing has the same blanks."""
    thing = " ".join(key for key in own if ":" in key)
    blanks = range(SEALED_AT_ONCE - len(keys) % SEALED_AT_ONCE)
    return sorted(map(seal, [*keys, *(f"{thing} blank {n}" for n in blanks)]))


def answer(
    request: HttpRequest,
    response: HttpResponse,
    *,
    keys: Iterable[str],
    named: Iterable[str] | None = None,
    cache: str = REVALIDATED,
) -> HttpResponseBase:
    """Make a response public: keys, validators, and 304 for who has these bytes already."""
    own, further = sorted({house.KEY, *keys}), sorted(set(named or ()) - set(keys))
    if wrong := [key for key in [*own, *further] if not _KEY.match(key)]:
        raise ValueError(f"Not keys of pages: {wrong}")
    sealed = [] if named is None else _sealed(further, own)
    response.headers["Surrogate-Key"] = " ".join([*own, *sealed])
    response.headers["Cache-Control"] = cache
    etag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    response.headers["ETag"] = etag
    if response.status_code != 200:
        return response
    return get_conditional_response(request, etag=etag, response=response) or response
