"""Addresses of signing in, all below the desk: those that are needed, and no others of allauth's.

They stand before the desk's own, and `login`, `logout` and `password_change` take the place of the
admin's: there is no second way in.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkeys
from django.conf import settings
from django.urls import path, re_path

from articles.admin import desk
from newsroom.signin import social, views
from newsroom.signin.sessions import SessionsView

#: What strangers may open.
ENTRANCE = [
    path("login/", account.login, name="account_login"),
    path("login/second/", mfa.authenticate, name="mfa_authenticate"),
    path("logout/", account.logout, name="account_logout"),
    path("oidc/", social.start, name="openid_connect_login"),
    path("oidc/<slug:provider_id>/back/", social.back, name="openid_connect_callback"),
]
#: What belongs to somebody who is signed in; for others it is as every address of the desk.
OWN = [
    ("password_change/", account.password_change, "account_change_password"),
    ("confirm/", account.reauthenticate, "account_reauthenticate"),
    ("confirm/code/", mfa.reauthenticate, "mfa_reauthenticate"),
    ("security/", mfa.index, "mfa_index"),
    ("security/set-up/", views.set_up, "signin_set_up"),
    ("security/app/", app.activate_totp, "mfa_activate_totp"),
    ("security/app/remove/", app.deactivate_totp, "mfa_deactivate_totp"),
    ("security/codes/", codes.view_recovery_codes, "mfa_view_recovery_codes"),
    ("security/codes/new/", codes.generate_recovery_codes, "mfa_generate_recovery_codes"),
    ("security/codes/file/", codes.download_recovery_codes, "mfa_download_recovery_codes"),
    ("security/sessions/", SessionsView.as_view(), "usersessions_list"),
]
PASSKEYS = [
    ("confirm/passkey/", passkeys.reauthenticate_webauthn, "mfa_reauthenticate_webauthn"),
    ("security/passkeys/", passkeys.list_webauthn, "mfa_list_webauthn"),
    ("security/passkeys/add/", passkeys.add_webauthn, "mfa_add_webauthn"),
    ("security/passkeys/<int:pk>/", passkeys.edit_webauthn, "mfa_edit_webauthn"),
    ("security/passkeys/<int:pk>/remove/", passkeys.remove_webauthn, "mfa_remove_webauthn"),
]
RESET = [
    path("password_reset/", account.password_reset, name="account_reset_password"),
    path("password_reset/sent/", account.password_reset_done, name="account_reset_password_done"),
    path(
        "password_reset/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^password_reset/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[\w-]+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
]

if settings.PASSKEYS:
    ENTRANCE.append(path("login/passkey/", passkeys.login_webauthn, name="mfa_login_webauthn"))
    OWN += PASSKEYS
if settings.MAIL_IS_SENT:
    ENTRANCE += RESET

urlpatterns = [
    *ENTRANCE,
    *(path(route, desk.admin_view(view), name=name) for route, view, name in OWN),
]
