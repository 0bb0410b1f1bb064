"""Accounts and roles: nobody gives a right that they do not have themselves."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, Permission, User
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.base import DeskAdmin
from articles.admin.site import desk
from articles.publishing.roles import LABELS


def rights_of(user: User) -> QuerySet[Permission]:
    """Return the rights that this person has, and so may give."""
    if user.is_superuser:
        return Permission.objects.all()
    return Permission.objects.filter(Q(group__user=user) | Q(user=user)).distinct()


def groups_within(user: User) -> QuerySet[Group]:
    """Return the groups that hold no right which this person lacks."""
    if user.is_superuser:
        return Group.objects.all()
    beyond = Permission.objects.exclude(pk__in=rights_of(user).values("pk"))
    return Group.objects.exclude(permissions__in=beyond)


def may_manage(user: User, other: User) -> bool:
    """Whoever has more rights than I have is not mine to change: I could sign in as them.

    An account that is switched off counts with the rights that it would have again.
    """
    if user.is_superuser:
        return True
    beyond = rights_of(other).exclude(pk__in=rights_of(user).values("pk"))
    return not other.is_superuser and not beyond.exists()


@admin.register(User, site=desk)
class DeskUserAdmin(UserAdmin, DeskAdmin):
    list_display = ["username", "first_name", "last_name", "roles", "is_active"]
    list_filter = ["is_active", "groups"]
    filter_horizontal = ["groups"]
    add_fieldsets = [
        (
            None,
            {
                "classes": ["wide"],
                "fields": ["username", "usable_password", "password1", "password2"],
            },
        )
    ]
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        (_("Who they are"), {"fields": ["first_name", "last_name", "email"]}),
        (
            _("What they may do"),
            {"fields": ["is_active", "is_staff", "groups", "is_superuser"]},
        ),
        (_("When"), {"fields": ["last_login", "date_joined"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return super().get_queryset(request).prefetch_related("groups")

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> list[str]:
        fixed = ["last_login", "date_joined"]
        return fixed if request.user.is_superuser else [*fixed, "is_superuser"]

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or may_manage(request.user, obj))

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Whoever did something stays in the records; an account is switched off."""
        return False

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "groups":
            kwargs["queryset"] = groups_within(request.user)
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Groups that the form could not show stay: nobody took them away."""
        hidden = list(form.instance.groups.exclude(pk__in=groups_within(request.user).values("pk")))
        super().save_related(request, form, formsets, change)
        form.instance.groups.add(*hidden)

    @admin.display(description=_("roles"))
    def roles(self, user: User) -> str:
        return ", ".join(str(LABELS.get(group.name, group.name)) for group in user.groups.all())


@admin.register(Group, site=desk)
class DeskGroupAdmin(GroupAdmin, DeskAdmin):
    def has_change_permission(self, request: HttpRequest, obj: Group | None = None) -> bool:
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or groups_within(request.user).filter(pk=obj.pk).exists())

    def has_delete_permission(self, request: HttpRequest, obj: Group | None = None) -> bool:
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or groups_within(request.user).filter(pk=obj.pk).exists())

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "permissions":
            kwargs["queryset"] = rights_of(request.user)
        return super().formfield_for_manytomany(db_field, request, **kwargs)
