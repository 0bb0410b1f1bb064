"""Accounts: what changes of their rights leaves in the audit log, and does to their sessions."""

from typing import NamedTuple

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group, User
from django.db import transaction
from django.http import HttpRequest
from django.utils.text import slugify

from articles.models import AuditEntry
from articles.publishing import account_mail, audit, sessions

What = AuditEntry.What
LONGEST_NAME = 150


class Rights(NamedTuple):
    """What an account may do, as far as its own row and groups say so, and how one gets into it.

    address  to which a new password is mailed, and by which the house's provider finds the account
    """

    username: str
    address: str
    is_active: bool
    is_staff: bool
    is_superuser: bool
    groups: frozenset[str]
    permissions: frozenset[str]


def rights(user: User) -> Rights:
    """Read what is stored of an account now."""
    row = User.objects.get(pk=user.pk)
    return Rights(
        row.username,
        row.email,
        row.is_active,
        row.is_staff,
        row.is_superuser,
        frozenset(row.groups.values_list("name", flat=True)),
        frozenset(row.user_permissions.values_list("codename", flat=True)),
    )


def enter_new(user: User, *, by: User | None, request: HttpRequest | None, detail: str) -> None:
    """Write that an account was made."""
    name = user.get_username()
    audit.enter(What.ACCOUNT, by=by, thing=name, detail=detail, request=request)


def enter_password(user: User, *, by: User, request: HttpRequest) -> None:
    """Write that somebody who manages accounts set a password; the account's sessions end."""
    name = user.get_username()
    audit.enter(What.ACCOUNT, by=by, thing=name, detail="password set", request=request)
    account_mail.tell(user, account_mail.PASSWORD)
    if user != by:
        sessions.end_all(user, by=by, detail="password set", request=request)


def changed(user: User, before: Rights, *, by: User, request: HttpRequest) -> bool:
    """Write what changed of an account's rights, or of the way into it; in a transaction.

    Where rights changed, its sessions end where it was switched off or left the staff, and
    get another key otherwise.
    """
    after = rights(user)
    if renamed := "; ".join(_renamed(before, after)):
        audit.enter(What.ACCOUNT, by=by, thing=after.username, detail=renamed, request=request)
    if before.address and before.address != after.address:
        account_mail.tell(user, account_mail.ADDRESS, address=before.address)
    detail = "; ".join(_differences(before, after))
    if not detail:
        return bool(renamed)
    audit.enter(What.RIGHTS, by=by, thing=after.username, detail=detail, request=request)
    if after.is_active and after.is_staff:
        sessions.renew_all(user)
    else:
        sessions.end_all(user, by=by, detail="account switched off", request=request)
    return True


def changed_group(group: Group, before: frozenset[str], *, by: User, request: HttpRequest) -> bool:
    """Write what changed of a role's rights; its members' sessions get another key."""
    after = group_rights(group)
    if after == before:
        return False
    detail = "; ".join(_set_difference("", before, after))
    audit.enter(What.RIGHTS, by=by, thing=f"role {group.name}", detail=detail, request=request)
    for member in group.user_set.all():
        sessions.renew_all(member)
    return True


def deleted_group(group: Group, *, by: User, request: HttpRequest) -> None:
    """Write, before it goes, that a role is deleted and takes its rights along."""
    detail = "; ".join(["role deleted", *_set_difference("", group_rights(group), frozenset())])
    audit.enter(What.RIGHTS, by=by, thing=f"role {group.name}", detail=detail, request=request)
    for member in group.user_set.all():
        sessions.renew_all(member)


def has_second_step(user: User) -> bool:
    """Whether the account has anything of a second step."""
    return bool(Authenticator.objects.filter(user_id=user.pk).exists())


def remove_second_step(user: User, *, by: User | None, request: HttpRequest | None = None) -> bool:
    """Take away apps, passkeys and recovery codes of somebody who lost them; end their sessions.

    Returns False where there was nothing to take.
    """
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)
        gone, _kinds = Authenticator.objects.filter(user_id=user.pk).delete()
        if not gone:
            return False
        name = user.get_username()
        detail = "removed by somebody else"
        audit.enter(What.SECOND_FACTOR, by=by, thing=name, detail=detail, request=request)
        account_mail.tell(user, account_mail.SECOND_STEP)
        sessions.end_all(user, by=by, detail="second step removed", request=request)
    return True


def group_rights(group: Group) -> frozenset[str]:
    """Read the rights that are stored of a role."""
    return frozenset(group.permissions.values_list("codename", flat=True))


def open_for_newcomer(
    person: User, *, username: str, role: str, request: HttpRequest | None
) -> User:
    """Make an account without a password for somebody whom the house's provider vouches for.

    Raises Group.DoesNotExist where the house has no such role.
    """
    with transaction.atomic():
        group = Group.objects.get(name=role)
        person.username = _free(slugify(username)[:100] or "newcomer")
        person.is_staff = True
        person.set_unusable_password()
        person.full_clean(exclude=["password"])
        person.save()
        person.groups.add(group)
        enter_new(person, by=None, request=request, detail=f"by single sign-on, role {role}")
    return person


def _free(name: str) -> str:
    taken = set(User.objects.filter(username__istartswith=name).values_list("username", flat=True))
    taken = {one.lower() for one in taken}
    tried, number = name, 1
    while tried in taken:
        number += 1
        tried = f"{name}-{number}"
    return tried


def _renamed(before: Rights, after: Rights) -> list[str]:
    """The address itself is nobody's business but the account's."""
    was = [f"was called {before.username}"] if before.username != after.username else []
    return was + (["e-mail address changed"] if before.address != after.address else [])


def _differences(before: Rights, after: Rights) -> list[str]:
    flags = [
        f"{name} {'on' if getattr(after, name) else 'off'}"
        for name in ("is_active", "is_staff", "is_superuser")
        if getattr(after, name) != getattr(before, name)
    ]
    roles = _set_difference("role ", before.groups, after.groups)
    return flags + roles + _set_difference("", before.permissions, after.permissions)


def _set_difference(kind: str, before: frozenset[str], after: frozenset[str]) -> list[str]:
    given = [f"+ {kind}{name}" for name in sorted(after - before)]
    return given + [f"- {kind}{name}" for name in sorted(before - after)]
