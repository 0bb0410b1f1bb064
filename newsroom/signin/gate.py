"""The one place that keeps the desk shut until the second factor is there and passed."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from newsroom.signin import factor

AWAY = {"account_logout"}
#: Names of the addresses that answer somebody who has none yet …
TO_SET_UP = AWAY | {
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "account_reauthenticate",
    "signin_set_up",
}
#: … and somebody who has one that this session has not passed.
TO_PASS = AWAY | {"mfa_reauthenticate", "mfa_reauthenticate_webauthn"}


class Gate:
    """Middleware: whoever needs a second factor is led to it, whatever they ask the desk for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        if not request.path.startswith(settings.DESK_PATH):
            return None
        user = request.user
        if not (user.is_authenticated and user.is_staff) or not factor.needed(user):
            return None
        if factor.passed(request):
            return None
        open_to_them = TO_PASS if factor.owned(user) else TO_SET_UP
        if request.resolver_match.url_name in open_to_them:
            return None
        return HttpResponseRedirect(_way(request, has_one=open_to_them is TO_PASS))


def _way(request: HttpRequest, *, has_one: bool) -> str:
    if not has_one:
        return reverse("signin_set_up")
    asked = request.get_full_path() if request.method == "GET" else reverse("admin:index")
    return f"{reverse('mfa_reauthenticate')}?{urlencode({'next': asked})}"
