"""What somebody sees whose form came without its token: in most cases it was open too long."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from articles.admin import desk
from articles.views import errors


def form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Refuse a form, in the look of the desk below it. The reason is for the log alone."""
    if not request.path.startswith(settings.DESK_PATH):
        return errors.forbidden(request)
    context = {
        "site_header": desk.site_header,
        "site_title": desk.site_title,
        "title": _("This form was not taken"),
    }
    return render(request, "admin/refused.html", context, status=403)
