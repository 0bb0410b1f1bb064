"""The newsroom's roles: groups with rights, which a house may recombine as it likes.

A role's group is made once. What a house takes from it, or gives it, stays so; a right that a later
release brings is given to the roles below once, when it is new (`GivenRight` remembers).
"""

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.utils.translation import gettext_lazy as _

from articles.models import GivenRight

VIEW, ADD, CHANGE, DELETE = "view", "add", "change", "delete"

STORY_PARTS = (
    "byline",
    "citation",
    "embed",
    "factbox",
    "figure",
    "notspeech",
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


_READ = _rights(
    (VIEW,), ("story", *STORY_PARTS, *SHARED, "publication", "version", "transition", "waiver")
)
_WRITE = (
    _READ
    | _rights((ADD, CHANGE), ("story",))
    | _rights((ADD, CHANGE, DELETE), STORY_PARTS)
    | _rights((ADD, CHANGE), ("person", "photo", "quote", "source", "topic"))
)
#: An editor changes and moves the stories of their sections, and puts nothing before readers.
_EDIT = (
    _WRITE
    | _rights((DELETE,), ("person", "photo", "quote", "source", "topic"))
    | _rights((ADD, CHANGE), ("author",))
    | {
        "approve_source",
        "approve_story",
        "arrange_front",
        "assign_story",
        "change_any_story",
        "change_page",
        "hold_story",
        "merge_person",
        "merge_quote",
        "move_story",
        "read_privileged",
        "share_outside",
        "spike_story",
    }
)
_PICTURES = _READ | _rights((ADD, CHANGE, DELETE), ("photo",)) | _rights((ADD, CHANGE), ("source",))
_READ_FOR_LAW = _READ | {
    "approve_story",
    "hold_story",
    "lift_hold",
    "read_privileged",
    "share_outside",
}
_PUBLISH = _EDIT | {
    "lift_embargo",
    "lift_hold",
    "publish_page",
    "publish_story",
    "retract_story",
    "schedule_story",
    "see_restricted",
    "take_down_story",
}
#: An administrator changes what people may do and how the house is set up, never a story.
_ADMINISTER = (
    _READ
    | _rights((ADD, CHANGE, DELETE), ("author", "section"))
    | _rights((VIEW, ADD, CHANGE), ("user", "group"))
    | {"change_page", "change_sitesettings", "publish_page", "view_auditentry"}
)

REPORTER, EDITOR, PHOTO_EDITOR = "Reporter", "Editor", "Photo editor"
LEGAL, PUBLISHER, ADMINISTRATOR = "Legal", "Publisher", "Administrator"

#: Name of the group → codenames of its permissions.
ROLES: dict[str, frozenset[str]] = {
    REPORTER: _WRITE,
    EDITOR: _EDIT,
    PHOTO_EDITOR: _PICTURES,
    LEGAL: _READ_FOR_LAW,
    PUBLISHER: _PUBLISH,
    ADMINISTRATOR: _ADMINISTER,
}

EVERY_RIGHT = frozenset[str]().union(*ROLES.values())

#: The same names for people to read; group names in the database stay as they are.
LABELS = {
    REPORTER: _("Reporter"),
    EDITOR: _("Editor"),
    PHOTO_EDITOR: _("Photo editor"),
    LEGAL: _("Legal"),
    PUBLISHER: _("Publisher"),
    ADMINISTRATOR: _("Administrator"),
}


def install(using: str = "default") -> None:
    """Make the groups of new roles, give existing ones the rights that are new; safe to repeat."""
    given = set(GivenRight.objects.using(using).values_list("role", "right"))
    new = [
        (role, right)
        for role, rights in ROLES.items()
        for right in sorted(rights)
        if (role, right) not in given
    ]
    if not new:
        return
    for app in ("auth", "articles"):
        create_permissions(apps.get_app_config(app), verbosity=0, using=using)
    permissions = Permission.objects.using(using).filter(
        content_type__app_label__in=("articles", "auth")
    )
    by_codename = {permission.codename: permission for permission in permissions}
    installed = {role for role, _right in given}
    groups = Group.objects.using(using)
    for name in dict.fromkeys(role for role, _right in new):
        rights = [by_codename[right] for role, right in new if role == name]
        group = groups.filter(name=name).first()
        if group is None and name not in installed:
            group = groups.create(name=name)
        if group is not None:  # a house may have done away with it
            group.permissions.add(*rights)
    GivenRight.objects.using(using).bulk_create(
        [GivenRight(role=role, right=right) for role, right in new], ignore_conflicts=True
    )
