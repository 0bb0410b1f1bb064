"""An empty newsroom: what it says of itself, its sections, the account that makes the others."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from django.contrib.auth.models import Group, User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import AuditEntry, Section, SiteSettings, Story
from articles.publishing import audit, house, roles, site_pages
from articles.publishing.errors import PublishingError

MOST_SECTIONS = 50


class NotEmpty(PublishingError):
    """There is a newsroom here already."""


class Newsroom(NamedTuple):
    """
    sections  names, or "name=address" where an address is to be another than one made of the name
    """

    title: str
    time_zone: str
    language: str
    corrections_email: str
    sections: Sequence[str]
    username: str
    email: str
    password: str


def require_empty() -> None:
    """Raises NotEmpty where stories are: somebody's newsroom is not set up anew."""
    if count := Story.objects.count():
        said = ngettext(
            "This newsroom has %(count)d story, so it is not set up anew. ",
            "This newsroom has %(count)d stories, so it is not set up anew. ",
            count,
        )
        raise NotEmpty(
            said % {"count": count}
            + _(
                "Change its settings at the desk, or name an empty database in "
                "DATABASE_URL (or another folder in VAR_DIR)."
            )
        )


def found(newsroom: Newsroom, *, now: datetime) -> User:
    """Set an empty newsroom up and return its first account, which may do everything.

    Raises NotEmpty; ValidationError with a sentence a field that cannot be as it is.
    """
    with transaction.atomic():
        require_empty()
        roles.install()
        account = _account(newsroom)
        stored = SiteSettings.objects.select_for_update().filter(pk=1).first()
        house.write(
            {
                "title": newsroom.title,
                "time_zone": newsroom.time_zone,
                "language": newsroom.language,
                "corrections_email": newsroom.corrections_email,
            },
            stored or SiteSettings(pk=1),
            by=account,
            now=now,
        )
        _sections(newsroom.sections)
        site_pages.found(by=account, now=now)
        audit.enter(
            AuditEntry.What.ACCOUNT,
            by=account,
            thing=account.get_username(),
            detail="made with the newsroom",
            now=now,
        )
    return account


def _account(newsroom: Newsroom) -> User:
    account = User(
        username=User.normalize_username(newsroom.username),
        email=User.objects.normalize_email(newsroom.email),
        is_staff=True,
        is_superuser=True,
    )
    account.set_unusable_password()
    try:
        account.full_clean()
        validate_password(newsroom.password, account)
    except ValidationError as wrong:
        if hasattr(wrong, "error_dict"):
            raise
        raise ValidationError({"password": wrong.messages}) from wrong
    account.set_password(newsroom.password)
    account.save()
    account.groups.add(Group.objects.get(name=roles.ADMINISTRATOR))
    return account


def _sections(names: Sequence[str]) -> None:
    for order, (name, slug) in enumerate(sections_of(names), 1):
        if not Section.objects.filter(slug=slug).exists():
            Section.objects.create(name=name, slug=slug, order=order * 10)


def sections_of(names: Sequence[str]) -> list[tuple[str, str]]:
    """Return name and address of each section; raises ValidationError for what can be none."""
    found: dict[str, str] = {}
    if len(names) > MOST_SECTIONS:
        text = _("%(most)d sections are the most. Add others at the desk.")
        raise ValidationError({"sections": text % {"most": MOST_SECTIONS}})
    for entry in names:
        name, _equals, slug = (part.strip() for part in entry.partition("="))
        section = Section(name=name, slug=slug or slugify(name).replace("_", "-").strip("-"))
        try:
            section.full_clean(validate_unique=False)
        except ValidationError as wrong:
            words = " ".join(wrong.messages)
            if not section.slug:
                words = _("Write the address behind its name, in plain letters: %(name)s=world") % {
                    "name": name
                }
            raise ValidationError({"sections": f"“{name}”: {words}"}) from wrong
        found.setdefault(section.slug, section.name)
    return [(name, slug) for slug, name in found.items()]
