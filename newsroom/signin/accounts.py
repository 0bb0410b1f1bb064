"""What django-allauth may do with accounts here: no sign-up, no address taken from a request."""

import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.app_settings import REAUTHENTICATION_TIMEOUT
from allauth.account.authentication import get_authentication_records
from allauth.account.internal.stagekit import clear_login
from allauth.core import context
from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

#: Ways of signing in after which one need not say again who one is, for some minutes.
FRESH = {"password", "mfa", "socialaccount"}


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": gettext_lazy(
            "The user name and the password do not belong together. Type both again."
        ),
        "incorrect_password": gettext_lazy("This is not your password. Type it again."),
        "too_many_login_attempts": gettext_lazy(
            "There were too many wrong codes. Wait five minutes, then try again."
        ),
        "enter_current_password": gettext_lazy("This is not your password of now."),
        "invalid_password_reset": gettext_lazy(
            "This link was used already or is too old. Ask for another."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Failures are counted by limits.py, for all web processes together."""

    def pre_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse | None:
        """Whichever way somebody comes, they are of the staff and switched on."""
        if user.is_active and user.is_staff:
            return None
        clear_login(request)
        return self.respond_user_inactive(request, user)

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        messages.error(request, _("You cannot sign in. Ask whoever manages the accounts."))
        return redirect("account_login")

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Who signed in a moment ago is not asked again."""
        request = context.request
        records = get_authentication_records(request, request.user)
        last = max((record["at"] for record in records if record["method"] in FRESH), default=0)
        return time.time() - last > REAUTHENTICATION_TIMEOUT

    def get_reauthentication_methods(self, user: User) -> list[dict[str, Any]]:
        """Who has neither password nor second factor signs in anew."""
        again = {"id": "again", "description": _("Sign in again"), "url": reverse("account_logout")}
        return super().get_reauthentication_methods(user) or [again]

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("mfa_index")
