"""The pages of signing in that are ours alone, and what all of them are given."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from articles.admin import desk
from newsroom.signin import factor

#: Name of an address of signing in → the heading of its page.
TITLES = {
    "account_login": _("Sign in"),
    "mfa_authenticate": _("Second step"),
    "account_logout": _("Sign out"),
    "account_change_password": _("Change your password"),
    "account_reauthenticate": _("Is it you?"),
    "mfa_reauthenticate": _("Is it you?"),
    "mfa_reauthenticate_webauthn": _("Is it you?"),
    "mfa_index": _("Signing in safely"),
    "signin_set_up": _("Set up a second step"),
    "mfa_activate_totp": _("Set up an app"),
    "mfa_deactivate_totp": _("Remove the app"),
    "mfa_view_recovery_codes": _("Recovery codes"),
    "mfa_generate_recovery_codes": _("New recovery codes"),
    "mfa_list_webauthn": _("Passkeys"),
    "mfa_add_webauthn": _("Add a passkey"),
    "mfa_edit_webauthn": _("Rename a passkey"),
    "mfa_remove_webauthn": _("Remove a passkey"),
    "usersessions_list": _("Where you are signed in"),
    "account_reset_password": _("Set a new password"),
    "account_reset_password_done": _("Look into your mail"),
    "account_reset_password_from_key": _("Set a new password"),
    "account_reset_password_from_key_done": _("The new password is set"),
}


def set_up(request: HttpRequest) -> HttpResponse:
    """Say why a second factor is needed, and offer the ways."""
    if factor.owned(request.user):
        return redirect("mfa_index")
    return render(request, "mfa/set_up.html", {"needed": factor.needed(request.user)})


def for_pages(request: HttpRequest) -> dict[str, Any]:
    """Context of every template; more than nothing only for the pages of signing in."""
    match = getattr(request, "resolver_match", None)
    name = match.url_name if match else None
    if name not in TITLES:
        return {}
    held_back = not desk.has_permission(request) or (
        factor.needed(request.user) and not factor.passed(request)
    )
    around = {"has_permission": False, "is_nav_sidebar_enabled": False} if held_back else {}
    return {
        **desk.each_context(request),
        **around,
        "title": TITLES[name],
        "passkeys": settings.PASSKEYS,
        "mail_is_sent": settings.MAIL_IS_SENT,
        "single_sign_on": settings.OIDC_NAME if settings.OIDC_SERVER else "",
    }
