"""Single sign-on: an OpenID Connect provider of the house vouches for people who have an account.

Whom it names is found by an e-mail address that the provider says is verified, once; from then on
by the provider's own number for them. It opens no account, unless OIDC_NEWCOMERS names a role.
"""

import logging
from typing import Any, NoReturn

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.openid_connect import views
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from requests import RequestException

from articles.publishing import accounts

log = logging.getLogger("newsroom.signin")

PROVIDER = "house"  # in addresses, and in accounts' links to it


class SocialAdapter(DefaultSocialAccountAdapter):
    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Find whose account it is; refuse whoever has none."""
        if sociallogin.is_existing:
            return
        address = _verified_address(sociallogin)
        if not address:
            _refuse(request, _("The provider did not vouch for an e-mail address of yours."))
        known = list(User.objects.filter(email__iexact=address)[:2])
        if len(known) > 1:
            _refuse(request, _("More than one account has your e-mail address."))
        person = known[0] if known else _newcomer(request, sociallogin, address)
        sociallogin.connect(request, person)

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def on_authentication_error(self, request: HttpRequest, *args: Any, **kwargs: Any) -> NoReturn:
        _refuse(request, _("The provider did not let you in, or you turned back there."))


@require_POST
def start(request: HttpRequest) -> HttpResponse:
    """Lead somebody to the provider."""
    if not settings.OIDC_SERVER or "process" in request.GET or "process" in request.POST:
        raise Http404
    try:
        return views.login(request, provider_id=PROVIDER)
    except RequestException:
        messages.error(request, _("The provider does not answer. Use your password."))
        return redirect("account_login")


def back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Take what the provider says of somebody who comes back from it."""
    if not settings.OIDC_SERVER:
        raise Http404
    return views.callback(request, provider_id=provider_id)


def _verified_address(sociallogin: SocialLogin) -> str:
    return next((one.email for one in sociallogin.email_addresses if one.verified), "")


def _newcomer(request: HttpRequest, sociallogin: SocialLogin, address: str) -> User:
    if not settings.OIDC_NEWCOMERS:
        _refuse(request, _("You have no account here with your e-mail address."))
    said = sociallogin.user
    try:
        return accounts.open_for_newcomer(
            User(first_name=said.first_name, last_name=said.last_name, email=address),
            username=said.username or address.partition("@")[0],
            role=settings.OIDC_NEWCOMERS,
            request=request,
        )
    except (Group.DoesNotExist, ValidationError) as error:
        log.error("No account was made for a newcomer: %s", error)
        _refuse(request, _("No account could be made for you."))


def _refuse(request: HttpRequest, why: str) -> NoReturn:
    ask = _("Ask whoever manages the accounts.")
    messages.error(request, f"{why} {ask}")
    raise ImmediateHttpResponse(redirect("account_login"))
