"""Lists of stories that somebody keeps by a name."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from articles.document.text import tidy
from articles.models import SavedFilter
from articles.publishing.errors import PublishingError

MOST = 30
NAME_LENGTH = 60  # of SavedFilter.name
QUERY_LENGTH = 1000


class FilterRefused(PublishingError):
    """The list was not kept."""


def keep(user: User, name: str, query: str) -> SavedFilter:
    """Keep a list by a name; one that has the name already shows this list from now on.

    query  of the list's address, without "?"
    Raises FilterRefused.
    """
    name = " ".join(tidy(name).split())
    if not name:
        raise FilterRefused(_("The list was not kept: it needs a name. Write one, then keep it."))
    if len(name) > NAME_LENGTH or len(query) > QUERY_LENGTH:
        raise FilterRefused(
            _("The list was not kept: its name or its search is too long. Shorten it.")
        )
    with transaction.atomic():
        User.objects.select_for_update(no_key=True).get(pk=user.pk)  # one press at a time
        own = SavedFilter.objects.filter(user=user)
        if own.exclude(name=name).count() >= MOST:
            raise FilterRefused(
                _("The list was not kept: you have %(most)d already. Delete one first.")
                % {"most": MOST}
            )
        kept, _new = SavedFilter.objects.update_or_create(
            user=user, name=name, defaults={"query": query}
        )
    return kept


def forget(user: User, pk: int) -> bool:
    """Delete a list that this person kept; say whether there was one."""
    deleted, _by_model = SavedFilter.objects.filter(user=user, pk=pk).delete()
    return bool(deleted)
