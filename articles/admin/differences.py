"""What differs between two Documents, as somebody at the desk may read it."""

from django.contrib.auth.models import User

from articles.document import diff
from articles.document.diff import Change
from articles.document.schema import Document
from articles.models import LiveStory, Status
from articles.publishing import access


def between(user: User, old: Document, new: Document) -> list[Change]:
    """Return the changes from one Document to another; stories by headline if `user` sees them."""
    ids = {*old.linked_stories(), *new.linked_stories()}
    ids |= {id for id in (old.translation_of, new.translation_of) if id}
    visible = access.visible_stories(user).filter(pk__in=ids).order_by()
    return diff.changes(old, new, titles=dict(visible.values_list("pk", "headline")))


def from_live(user: User, live: LiveStory | None, new: Document | None) -> list[Change]:
    """Return what readers would see change; nothing where no story is on the site."""
    if live is None or new is None or live.status != Status.LIVE:
        return []
    return between(user, live.version.document, new)
