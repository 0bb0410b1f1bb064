"""A mail to the owner of an account whose way of signing in was changed, by whomever."""

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import EmailMessage
from django.tasks import task
from django.utils.translation import gettext as _

from articles.publishing import house

PASSWORD, SECOND_STEP, ADDRESS = "password", "second step", "address"


def tell(user: User, what: str, *, address: str = "") -> None:
    """Have the owner told, where mail is sent, in the caller's transaction.

    address  where they are found, if that is not the account's own address any more
    """
    if settings.MAIL_IS_SENT and (address or user.email):
        warn.enqueue(user.pk, what, address)


@task(queue_name="mail")
def warn(user_id: int, what: str, address: str = "") -> bool:
    """Say what of the way into an account was changed; False where nobody can be told."""
    user = User.objects.filter(pk=user_id).first()
    if user is None or not (address or user.email):
        return False
    changed = {
        PASSWORD: _("The password of your account %(name)s was changed."),
        SECOND_STEP: _("The second step of your account %(name)s was changed."),
        ADDRESS: _(
            "Your account %(name)s has another e-mail address now, and not this one any more."
        ),
    }[what]
    title = house.current().title
    otherwise = _("Was it neither you nor somebody you asked? Call whoever manages the accounts.")
    EmailMessage(
        subject=_("%(title)s: your account was changed") % {"title": title},
        body=f"{changed % {'name': user.get_username()}}\n\n{otherwise}\n",
        to=[address or user.email],
        headers={"Auto-Submitted": "auto-generated"},
    ).send()
    return True
