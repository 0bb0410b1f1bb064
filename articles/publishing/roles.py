"""The newsroom's roles: groups with rights, which a house may recombine as it likes.

A group is made once with the rights below and never touched again, so that what a house changed
stays changed.
"""

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.utils.translation import gettext_lazy as _

VIEW, ADD, CHANGE, DELETE = "view", "add", "change", "delete"

STORY_PARTS = (
    "byline",
    "citation",
    "figure",
    "quotation",
    "quoteblock",
    "readalso",
    "relatedstory",
    "text",
    "topicuse",
    "update",
)
SHARED = ("author", "person", "photo", "quote", "section", "source", "topic")


def _rights(actions: tuple[str, ...], models: tuple[str, ...]) -> frozenset[str]:
    return frozenset(f"{action}_{model}" for action in actions for model in models)


_READ = _rights((VIEW,), ("story", *STORY_PARTS, *SHARED, "publication", "version", "transition"))
_WRITE = (
    _READ
    | _rights((ADD, CHANGE), ("story",))
    | _rights((ADD, CHANGE, DELETE), STORY_PARTS)
    | _rights((ADD, CHANGE), ("person", "photo", "quote", "source", "topic"))
)
_EDIT = (
    _WRITE
    | _rights((DELETE,), ("person", "photo", "quote", "source", "topic"))
    | _rights((ADD, CHANGE), ("author",))
    | {
        "approve_source",
        "change_any_story",
        "lift_embargo",
        "move_story",
        "publish_story",
        "retract_story",
        "spike_story",
    }
)
_PICTURES = _READ | _rights((ADD, CHANGE, DELETE), ("photo",)) | _rights((ADD, CHANGE), ("source",))
_ADMINISTER = (
    _EDIT
    | _rights((DELETE,), ("story", "author"))
    | _rights((ADD, CHANGE, DELETE), ("section",))
    | {"take_down_story"}
    | _rights((VIEW, ADD, CHANGE), ("user", "group"))
)

REPORTER, EDITOR = "Reporter", "Editor"
PHOTO_EDITOR, ADMINISTRATOR = "Photo editor", "Administrator"

#: Name of the group → codenames of its permissions.
ROLES: dict[str, frozenset[str]] = {
    REPORTER: _WRITE,
    EDITOR: _EDIT,
    PHOTO_EDITOR: _PICTURES,
    ADMINISTRATOR: _ADMINISTER,
}

#: The same names for people to read; group names in the database stay as they are.
LABELS = {
    REPORTER: _("Reporter"),
    EDITOR: _("Editor"),
    PHOTO_EDITOR: _("Photo editor"),
    ADMINISTRATOR: _("Administrator"),
}


def install(using: str = "default") -> None:
    """Make the groups that are not there yet. Safe to run again."""
    existing = set(Group.objects.using(using).values_list("name", flat=True))
    if not (new := [name for name in ROLES if name not in existing]):
        return
    for app in ("auth", "articles"):
        create_permissions(apps.get_app_config(app), verbosity=0, using=using)
    permissions = Permission.objects.using(using).filter(
        content_type__app_label__in=("articles", "auth")
    )
    by_codename = {permission.codename: permission for permission in permissions}
    for name in new:
        group = Group.objects.using(using).create(name=name)
        group.permissions.set([by_codename[codename] for codename in sorted(ROLES[name])])
