"""Accounts and roles: who manages them gives the rights of the house's roles, and their own.

Nobody changes what they may do themselves; another administrator does, and the audit log has it.
"""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import (
    AdminPasswordChangeForm,
    AdminUserCreationForm,
    UserChangeForm,
)
from django.contrib.auth.models import Group, Permission, User
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.base import DeskAdmin, one_or_404
from articles.admin.site import desk
from articles.publishing import accounts
from articles.publishing.roles import EVERY_RIGHT, LABELS


def rights_of(user: User) -> QuerySet[Permission]:
    """Return the rights that this person has."""
    if user.is_superuser:
        return Permission.objects.all()
    return Permission.objects.filter(Q(group__user=user) | Q(user=user)).distinct()


def rights_to_give(user: User) -> QuerySet[Permission]:
    """Return the rights that this person may give: their own, and those of the house's roles."""
    ours = Q(codename__in=EVERY_RIGHT, content_type__app_label__in=("articles", "auth"))
    own = Q(pk__in=rights_of(user).order_by().values("pk"))
    return Permission.objects.filter(ours | own)


def groups_within(user: User) -> QuerySet[Group]:
    """Return the groups that hold no right which this person may not give."""
    if user.is_superuser:
        return Group.objects.all()
    beyond = Permission.objects.exclude(pk__in=rights_to_give(user).order_by().values("pk"))
    return Group.objects.exclude(permissions__in=beyond)


def may_manage(user: User, other: User) -> bool:
    """Whoever has more rights than I may give is not mine to change: I could sign in as them.

    An account that is switched off counts with the rights that it would have again.
    """
    if user.is_superuser:
        return True
    beyond = rights_of(other).exclude(pk__in=rights_to_give(user).order_by().values("pk"))
    return not other.is_superuser and not beyond.exists()


class NoColons:
    """Labels as on all forms of the desk."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)


#: What each box of an account does, in the desk's own words.
HELP = {
    "username": _("The name for signing in. Letters, digits and @ . + - _ only."),
    "is_active": _("Off: the account signs in no more, and what it did stays on record."),
    "is_staff": _("Reaches the desk. What it finds there its roles decide."),
    "is_superuser": _("May do everything, without any role."),
    "groups": _("An account has the rights of all of its roles together."),
}


class AccountForm(NoColons, UserChangeForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in HELP.keys() & self.fields.keys():
            self.fields[name].help_text = HELP[name]


class NewAccountForm(NoColons, AdminUserCreationForm):
    pass


class NewPasswordForm(NoColons, AdminPasswordChangeForm):
    pass


@admin.register(User, site=desk)
class DeskUserAdmin(UserAdmin, DeskAdmin):
    form, add_form, change_password_form = AccountForm, NewAccountForm, NewPasswordForm
    list_display = ["username", "first_name", "last_name", "roles", "is_active"]
    list_filter = ["is_active", "groups"]
    change_form_template = "admin/account.html"
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
        if not request.user.is_superuser:
            fixed += ["is_superuser"]
            if obj is not None and obj.pk == request.user.pk:
                fixed += ["is_active", "is_staff", "groups"]
        return fixed

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

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        """Note what the account could do before, for `save_related`, which comes after."""
        form.rights_before = accounts.rights(obj) if change else None
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Groups that the form could not show stay: nobody took them away."""
        user = form.instance
        hidden = list(user.groups.exclude(pk__in=groups_within(request.user).values("pk")))
        super().save_related(request, form, formsets, change)
        user.groups.add(*hidden)
        if form.rights_before is None:
            accounts.enter_new(user, by=request.user, request=request, detail="made at the desk")
        else:
            accounts.changed(user, form.rights_before, by=request.user, request=request)

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.second_step)
        own = path("<path:object_id>/second-step/", view, name="auth_user_second_step")
        return [own, *super().get_urls()]

    def user_change_password(
        self, request: HttpRequest, id: str, form_url: str = ""
    ) -> HttpResponse:
        """One's own password is changed by who knows it."""
        user = self.get_object(request, unquote(id))  # as Django reads it: "+7" is 7 as well
        if user == request.user:
            return redirect("admin:password_change")
        with transaction.atomic():
            response = super().user_change_password(request, id, form_url)
            if user is not None and User.objects.get(pk=user.pk).password != user.password:
                accounts.enter_password(user, by=request.user, request=request)
        return response

    def second_step(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Ask once, then take away the second step of somebody who lost it."""
        user = one_or_404(self.get_queryset(request), object_id)
        if user == request.user or not self.has_change_permission(request, user):
            raise Http404
        if request.method == "POST":
            if accounts.remove_second_step(user, by=request.user, request=request):
                said = gettext("The second step of %(name)s was removed. They sign in anew.")
                messages.success(request, said % {"name": user})
            return redirect(reverse("admin:auth_user_change", args=[user.pk]))
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Remove the second step of %(name)s") % {"name": user},
            "opts": self.opts,
            "person": user,
            "has_one": accounts.has_second_step(user),
        }
        return render(request, "admin/second_step.html", context)

    @admin.display(description=_("roles"))
    def roles(self, user: User) -> str:
        return ", ".join(str(LABELS.get(group.name, group.name)) for group in user.groups.all())


def _may_change_group(user: User, group: Group) -> bool:
    """Nobody adds to a group that they are in themselves, but who may do everything anyway."""
    own = not user.is_superuser and group.user_set.filter(pk=user.pk).exists()
    return not own and groups_within(user).filter(pk=group.pk).exists()


@admin.register(Group, site=desk)
class DeskGroupAdmin(GroupAdmin, DeskAdmin):
    def has_change_permission(self, request: HttpRequest, obj: Group | None = None) -> bool:
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or _may_change_group(request.user, obj))

    def has_delete_permission(self, request: HttpRequest, obj: Group | None = None) -> bool:
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or groups_within(request.user).filter(pk=obj.pk).exists())

    def save_model(self, request: HttpRequest, obj: Group, form: Any, change: bool) -> None:
        form.rights_before = accounts.group_rights(obj) if change else frozenset()
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        before = form.rights_before
        accounts.changed_group(form.instance, before, by=request.user, request=request)

    def delete_model(self, request: HttpRequest, obj: Group) -> None:
        accounts.deleted_group(obj, by=request.user, request=request)
        super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Group]) -> None:
        for group in queryset:
            self.delete_model(request, group)

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "permissions":
            kwargs["queryset"] = rights_to_give(request.user)
        return super().formfield_for_manytomany(db_field, request, **kwargs)
