"""The forms of signing in, in our words and with limits on what is typed."""

from typing import Any

from allauth.account import forms as account
from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn import forms as passkeys
from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from newsroom.signin import factor, mails

LONGEST_PASSWORD, LONGEST_CODE, LONGEST_LABEL = 1024, 32, 60
CODE = {"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}


def _plain(form: forms.Form, labels: dict[str, Any]) -> None:
    """Give fields our labels and limits; placeholders vanish when they are needed."""
    for name, field in form.fields.items():
        field.widget.attrs.pop("placeholder", None)
        field.label = labels.get(name, field.label)
        if isinstance(field.widget, forms.PasswordInput):
            field.max_length = LONGEST_PASSWORD
            field.widget.attrs["maxlength"] = LONGEST_PASSWORD
            field.help_text = ""


class LoginForm(account.LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self, {"login": _("Username"), "password": _("Password")})
        attrs = {"autocapitalize": "none", "spellcheck": "false", "autofocus": True}
        self.fields["login"].widget.attrs |= attrs

    def clean_password(self) -> str:
        return _short_enough(self.cleaned_data["password"])


class ReauthenticateForm(account.ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self, {"password": _("Password")})


class ChangePasswordForm(account.ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(
            self,
            {
                "oldpassword": _("Password of now"),
                "password1": _("New password"),
                "password2": _("The new one again"),
            },
        )


class ResetPasswordKeyForm(account.ResetPasswordKeyForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = {"password1": _("New password"), "password2": _("The new one again")}
        _plain(self, labels)


class ResetPasswordForm(account.ResetPasswordForm):
    """Asks for a link. Whose address it is, the worker finds out: the answer is the same, in words
    and in time."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self, {"email": _("E-mail address of your account")})

    def clean_email(self) -> str:
        return self.cleaned_data["email"]

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        mails.reset.enqueue(self.cleaned_data["email"])
        return self.cleaned_data["email"]


class AuthenticateForm(mfa.AuthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _code(self, _("Code of your app, or a recovery code"))


class ReauthenticateCodeForm(mfa.ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _code(self, _("Code of your app, or a recovery code"))

    def save(self) -> None:
        super().save()
        factor.note_passed(context.request)


class ActivateForm(ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _code(self, _("Code that the app shows"))


class LoginPasskeyForm(passkeys.LoginWebAuthnForm):
    def clean_credential(self) -> Authenticator:
        """Strangers send what they like; allauth looks for parts that may not be there."""
        try:
            return super().clean_credential()
        except (AttributeError, KeyError, TypeError, ValueError):
            raise get_adapter().validation_error("incorrect_code") from None


class ReauthenticatePasskeyForm(passkeys.ReauthenticateWebAuthnForm):
    def save(self) -> None:
        super().save()
        factor.note_passed(context.request)


class AddPasskeyForm(passkeys.AddWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].help_text = ""
        _named(self)


class RenamePasskeyForm(passkeys.EditWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _named(self)


def _named(form: forms.Form) -> None:
    form.fields["name"] = forms.CharField(
        label=_("Name"), max_length=LONGEST_LABEL, required=form.fields["name"].required
    )


def _code(form: forms.Form, label: Any) -> None:
    form.fields["code"].label = label
    form.fields["code"].max_length = LONGEST_CODE
    form.fields["code"].widget.attrs = CODE | {"maxlength": LONGEST_CODE}


def _short_enough(password: str) -> str:
    if len(password) > LONGEST_PASSWORD:
        raise forms.ValidationError(_("No password is that long. Type it again."))
    return password
