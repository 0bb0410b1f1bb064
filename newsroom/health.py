"""Two questions a load balancer asks, and one for those who watch.

Readers are served without a worker, so only `statusz` says anything about it.
"""

import logging

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from newsroom import alarms

log = logging.getLogger("newsroom.health")


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """The process lives."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@require_safe
@never_cache
def readyz(request: HttpRequest) -> HttpResponse:
    """This process can serve readers: its database answers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        log.warning("The database does not answer.")
        return HttpResponse("database away\n", status=503, content_type="text/plain; charset=utf-8")
    return HttpResponse("ready\n", content_type="text/plain; charset=utf-8")


@require_safe
@never_cache
def statusz(request: HttpRequest) -> HttpResponse:
    """What is wrong: 503 for a silent worker, an overdue schedule, a full disk, no database."""
    try:
        wrong = alarms.found(timezone.now())
    except DatabaseError:
        log.warning("The database does not answer.")
        wrong = [alarms.Alarm("database-away", "The database does not answer.")]
    problems = [alarm._asdict() for alarm in wrong]
    return JsonResponse(
        {"status": "trouble" if problems else "well", "problems": problems},
        status=503 if problems else 200,
    )
