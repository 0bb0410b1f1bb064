"""Preferences: what an account wants of the desk, changed by its owner alone."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Desk

NAME = "preferences"


class PreferencesForm(forms.ModelForm):
    class Meta:
        model = Desk
        fields = ("mail", "shortcuts")
        labels = {
            "mail": gettext_lazy("Send me notices by e-mail too"),
            "shortcuts": gettext_lazy("Keyboard shortcuts"),
        }


def url(site: Any) -> Any:
    def preferences(request: HttpRequest) -> HttpResponse:
        return _page(site, request)

    return path("preferences/", site.admin_view(preferences), name=NAME)


def _page(site: Any, request: HttpRequest) -> HttpResponse:
    """Show what holds for this account; a row is made when something is chosen."""
    own = Desk.objects.filter(user=request.user).first() or Desk(user=request.user)
    if request.method == "POST":
        PreferencesForm(request.POST, instance=own).save()  # two boxes: whatever is sent is valid
        messages.success(request, _("Your preferences were saved."))
        return redirect(reverse(f"admin:{NAME}"))
    form = PreferencesForm(instance=own, label_suffix="")
    context = {**site.each_context(request), "title": _("Preferences"), "form": form}
    return render(request, "admin/preferences.html", context)
