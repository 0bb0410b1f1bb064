"""Against guessing: failures are counted by account and network together, and by network alone.

A stranger who fails for somebody's name is stopped; the same name from elsewhere is not, so nobody
can be locked out from afar. What counts is the address as the proxies vouch for it (proxy.py), and
the name as a keyed hash: a password typed into the wrong field is kept nowhere.
"""

import unicodedata
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network
from math import ceil
from typing import Any

from axes.attempts import get_cool_off_threshold
from axes.handlers.database import AxesDatabaseHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Max, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

#: Failures from one network, whatever the accounts; settings.AXES_FAILURE_LIMIT is for one account.
PER_NETWORK = 60
IPV6_BITS = 64  # what one household or office is given


def account(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """Return the typed name as failures are counted by: normalised, as a keyed hash."""
    typed = (credentials or {}).get("username") or request.POST.get("login", "")
    folded = unicodedata.normalize("NFKC", str(typed).strip()).casefold()
    return salted_hmac("newsroom.signin.limits", folded, algorithm="sha256").hexdigest()


def network(request: HttpRequest) -> str | None:
    """Return where a request comes from: an IPv4 address, or the /64 of an IPv6 address."""
    try:
        address = ip_address(request.META.get("REMOTE_ADDR", "").partition("%")[0])
    except ValueError:
        return None
    if not isinstance(address, IPv6Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ip_network((address, IPV6_BITS), strict=False).network_address)


class Handler(AxesDatabaseHandler):
    def get_failures(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> int:
        """Return the failures for this account from here, or the limit where the network is at
        its own."""
        failures = super().get_failures(request, credentials)
        since = get_cool_off_threshold(request)
        nearby = AccessAttempt.objects.filter(
            ip_address=request.axes_ip_address, attempt_time__gte=since
        )
        whole = nearby.aggregate(Sum("failures_since_start"))["failures_since_start__sum"] or 0
        return max(failures, settings.AXES_FAILURE_LIMIT if whole >= PER_NETWORK else 0)


def refused(request: HttpRequest, response: HttpResponse, credentials: Any = None) -> HttpResponse:
    """Answer who is stopped: why, and until when; alike whether the account exists."""
    until = _until(request)
    seconds = ceil((until - timezone.now()).total_seconds())
    page = render(
        request,
        "account/limited.html",
        {"title": _("Too many attempts"), "until": until + timedelta(seconds=59)},
        status=429,
    )
    page.headers["Retry-After"] = str(max(1, seconds))
    return page


def _until(request: HttpRequest) -> datetime:
    """Return when the last failure from here no longer counts."""
    nearby = AccessAttempt.objects.filter(ip_address=network(request))
    last = nearby.aggregate(Max("attempt_time"))["attempt_time__max"]
    return (last or timezone.now()) + settings.AXES_COOLOFF_TIME
