"""Apps, passkeys and recovery codes as this newsroom keeps and names them."""

from base64 import urlsafe_b64encode

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.contrib.auth.models import User
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.publishing import house
from newsroom import site


class MFAAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": gettext_lazy(
            "This code is not right or no longer is. Type the newest one."
        ),
    }

    def encrypt(self, text: str) -> str:
        """What makes codes is sealed by SECRET_KEY: a copy of the database makes none."""
        return _seal().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _seal().decrypt(encrypted_text.encode()).decode()

    def get_totp_issuer(self) -> str:
        return house.current().title

    def get_totp_label(self, user: User) -> str:
        return user.get_username()

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:  # noqa: A002 (allauth's name)
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return _("Passkey %(number)d") % {"number": number}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {"id": site.host(settings.SITE_URL), "name": house.current().title}


def _seal() -> MultiFernet:
    """Return what seals with SECRET_KEY and opens with it and the earlier ones."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    made = (
        salted_hmac("newsroom.signin.secrets", "", secret=key, algorithm="sha256") for key in keys
    )
    return MultiFernet([Fernet(urlsafe_b64encode(one.digest())) for one in made])
