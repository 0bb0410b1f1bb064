"""What pages ask that are open while their story goes on."""

from datetime import date

from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.models import LiveStory, Status
from articles.rendering import following
from articles.rendering import story as rendering
from articles.rendering.page import POLLED, answer
from articles.views import stories

ADDRESS = "updates.json"


@require_safe
def updates(request: HttpRequest, day: date, slug: str) -> HttpResponseBase:
    """The entries of a live story by now. Two queries, and nothing of the page around them."""
    live = LiveStory.objects.at(day, slug).first()
    if live is None:
        return stories.moved(day, slug, ADDRESS)
    own = {f"story:{live.pk}"}
    if live.status != Status.LIVE:
        return answer(request, JsonResponse({"gone": True}, status=410), keys=own, cache=POLLED)
    return answer(
        request,
        JsonResponse({"updates": following.updates(live, timezone.now())}),
        keys=own,
        named=rendering.named(live.document, rendering.publicity(live)),
        cache=POLLED,
    )
