"""What is breaking, for pages that are open already: they ask every half minute."""

from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.models import LiveStory
from articles.rendering.page import POLLED, answer
from articles.rendering.site import MOST_BREAKING


@require_safe
def breaking(request: HttpRequest) -> HttpResponseBase:
    """The same stories as the strip, newest first: where they are, their headlines, their end."""
    newest = LiveStory.objects.breaking(timezone.now()).only(
        "story", "date", "slug", "headline", "breaking_until"
    )
    shown = [
        {
            "id": live.pk,
            "url": live.url,
            "headline": live.headline,
            "until": live.breaking_until,
        }
        for live in newest[:MOST_BREAKING]
    ]
    response = JsonResponse({"breaking": shown})
    return answer(request, response, keys={"breaking"}, cache=POLLED)
