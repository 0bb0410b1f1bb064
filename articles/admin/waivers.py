"""A check that was set aside is a task of its story until somebody says that it is done."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.admin.base import one_or_404
from articles.models import Waiver
from articles.publishing import waivers
from articles.publishing.errors import NotAllowed


def urls(model_admin: Any) -> list[Any]:
    @require_POST
    def done(request: HttpRequest, object_id: str, waiver: int) -> HttpResponse:
        story = one_or_404(model_admin.get_queryset(request), object_id)
        if not Waiver.objects.filter(pk=waiver, story=story).exists():
            return model_admin.admin_site.not_found(request)
        try:
            settled = waivers.settle(waiver, by=request.user, now=timezone.now())
        except NotAllowed:
            return model_admin.admin_site.not_found(request)
        model_admin.log_change(request, story, _("Put right: %(what)s") % {"what": settled.text})
        messages.success(request, _("Done: %(what)s") % {"what": settled.text})
        return redirect(reverse("admin:articles_story_change", args=[story.pk]))

    return [
        path(
            "<path:object_id>/waivers/<int:waiver>/done/",
            model_admin.admin_site.admin_view(done),
            name="articles_story_waiver_done",
        )
    ]
