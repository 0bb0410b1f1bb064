"""Everything that was put right, and how to ask for it."""

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.publishing import house
from articles.rendering import addresses, site
from articles.rendering import corrections as rendering
from articles.rendering.lists import canonical
from articles.rendering.page import page
from articles.rendering.paging import TOLD, leaf

NOTICES = 30
POLICY = "corrections-policy"


@require_safe
def corrections(request: HttpRequest) -> HttpResponseBase:
    """Corrections, clarifications and retractions, the last first."""
    found = leaf(rendering.told(), request.GET, NOTICES, TOLD)
    if not found.rows and "before" in request.GET:
        raise Http404
    around = house.current()
    context = {
        "site": site.around(timezone.now()),
        "months": rendering.by_month(found.rows),
        "sheet": found,
        "canonical": canonical(addresses.CORRECTIONS, found),
        "policy": around.page(POLICY),
        "email": around.corrections_email,
    }
    return page(request, "site/corrections.html", context, keys={"corrections"} | site.KEYS)
