"""Site settings: what the newsroom says of itself, on one page for administrators."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import get_language_info, gettext_lazy
from django.utils.translation import gettext as _

from articles.document import advice
from articles.models import SiteSettings
from articles.publishing import house, tasks
from articles.publishing.errors import NotAllowed, PublishingError

NAME = "site_settings"


class SettingsForm(forms.ModelForm):
    """The row as the desk edits it; an empty field means the environment's value."""

    time_zone = forms.ChoiceField(label=gettext_lazy("Time zone"), required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language of the site"))
    blocking_advice = forms.MultipleChoiceField(
        label=gettext_lazy("Advice that blocks here"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = SiteSettings
        fields = house.FIELDS
        widgets = {"about": forms.Textarea(attrs={"rows": 3, "dir": "auto", "class": "wide"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["title"].widget.attrs |= {"dir": "auto", "placeholder": settings.SITE_NAME}
        self.fields["corrections_email"].widget.attrs |= {"autocomplete": "off"}
        self.fields["time_zone"].choices = [
            ("", _as_set_up(settings.TIME_ZONE)),
            *((name, name.replace("_", " ")) for name in house.zones()),
        ]
        self.fields["language"].required = False
        self.fields["language"].choices = [
            ("", _as_set_up(_language(settings.LANGUAGE_CODE))),
            *sorted(_languages(self.instance.language), key=lambda pair: pair[1].casefold()),
        ]
        self.fields["blocking_advice"].choices = [
            (code, _(title)) for code, title in advice.TITLES.items()
        ]


def _as_set_up(value: str) -> str:
    return _("As this server is set up (%(value)s)") % {"value": value}


def _languages(current: str) -> Iterable[tuple[str, str]]:
    """The languages that the interface may have, and the one that is chosen already."""
    codes = dict.fromkeys([*(code for code, _name in settings.LANGUAGES), current])
    return [(code, _language(code)) for code in codes if code]


def _language(code: str) -> str:
    """Return a language's own name for itself; its code where nobody has told it."""
    try:
        return str(get_language_info(code)["name_local"])
    except KeyError:
        return code


def settings_view(desk: Any, request: HttpRequest) -> HttpResponse:
    if not request.user.has_perm(house.RIGHT):
        return desk.not_found(request)
    stored = house.row()
    if request.method != "POST":
        return _page(desk, request, SettingsForm(instance=stored), stored)
    form = SettingsForm(request.POST, instance=house.row())
    if not form.is_valid():
        return _page(desk, request, form, stored)
    try:
        changed = house.change(
            form.cleaned_data,
            by=request.user,
            now=timezone.now(),
            seen=_moment(request.POST.get("seen", "")),
        )
    except NotAllowed:
        return desk.not_found(request)
    except PublishingError as reason:
        messages.error(request, str(reason))
        return _page(desk, request, SettingsForm(instance=stored), stored, status=409)
    except ValidationError as wrong:
        form.add_error(None, wrong)
        return _page(desk, request, form, stored)
    if changed:
        tasks.draw_cards.enqueue()  # they carry the name of the site
        messages.success(request, _("The settings are saved. Pages follow within seconds."))
    else:
        messages.info(request, _("Nothing was changed."))
    return redirect(reverse(f"admin:{NAME}"))


def _moment(text: str) -> Any:
    """Return the moment that the form names; None for none, and for what is none."""
    try:
        return parse_datetime(text)
    except ValueError:
        return None


def _page(
    desk: Any, request: HttpRequest, form: SettingsForm, stored: SiteSettings, status: int = 200
) -> HttpResponse:
    context = {
        **desk.each_context(request),
        "title": _("Site settings"),
        "form": form,
        "seen": stored.changed_at.isoformat() if stored.changed_at else "",
        "stored": stored,
    }
    return render(request, "admin/site_settings.html", context, status=status)


def url(desk: Any) -> Any:
    def view(request: HttpRequest) -> HttpResponse:
        return settings_view(desk, request)

    return path("settings/", desk.admin_view(view), name=NAME)


def entry(request: HttpRequest) -> list[dict[str, Any]]:
    """Return the line of the desk's lists that leads here, for who may."""
    if not request.user.has_perm(house.RIGHT):
        return []
    return [
        {
            "name": _("Site settings"),
            "object_name": "SiteSettings",
            "model": SiteSettings,
            "admin_url": reverse(f"admin:{NAME}"),
            "add_url": None,
            "view_only": False,
            "perms": {"add": False, "change": True, "delete": False, "view": True},
        }
    ]
