"""The mail with which somebody sets a new password."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.tasks import task
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.publishing import house


@task(queue_name="mail")
def reset(address: str) -> int:
    """Send a link to every account of the staff with this address; return how many there are."""
    people = get_user_model().objects.filter(email__iexact=address, is_active=True, is_staff=True)
    sent = 0
    for user in people:
        if user.has_usable_password():  # who signs in by the house's own service sets none here
            _mail(user).send()
            sent += 1
    return sent


def _mail(user: object) -> EmailMessage:
    token = default_token_generator.make_token(user)
    path = reverse(
        "account_reset_password_from_key",
        kwargs={"uidb36": user_pk_to_url_str(user), "key": token},
    )
    words = _(
        "Somebody, probably you, asked for a new password for %(name)s at the desk of %(title)s. "
        "Set it here within the hour:\n\n%(link)s\n\n"
        "If it was not you, do nothing: your password stays as it is."
    )
    title = house.current().title
    return EmailMessage(
        subject=_("%(title)s: set a new password") % {"title": title},
        body=words
        % {"name": user.get_username(), "title": title, "link": f"{settings.SITE_URL}{path}"},
        to=[user.email],
        headers={"Auto-Submitted": "auto-generated"},
    )
