"""Pages that are no stories, at the desk: write, look, publish, take off, go back.

Nothing here writes; `publishing.site_pages` does. Who may change pages and who may publish them are
two rights.
"""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from django_prose_editor.widgets import AdminProseEditorWidget

from articles.admin import picker
from articles.document.text import number_sent
from articles.models import Page, PageVersion
from articles.models.fields import EXTENSIONS
from articles.publishing import house, site_pages
from articles.publishing.errors import Moved, PublishingError
from articles.publishing.site_pages import Text
from articles.rendering import site as around
from articles.rendering import site_pages as rendered

SHOWN = 20  # publications of a page
FIELDS = ("title", "html", "language", "slug", "order")


class PageForm(forms.ModelForm):
    """The text as a version holds it; the address until the page was published first."""

    slug = Page._meta.get_field("slug").formfield()
    order = Page._meta.get_field("order").formfield(min_value=0, max_value=9999)

    class Meta:
        model = PageVersion
        fields = ("title", "html", "language")

    def __init__(self, *args: Any, page: Page, **kwargs: Any) -> None:
        first = page.saved
        kwargs["initial"] = {
            "title": first.title if first else "",
            "html": first.html if first else "",
            "language": first.language if first else house.current().language,
            "slug": page.slug,
            "order": page.order,
        }
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["title"].widget.attrs |= {"dir": "auto", "class": "wide"}
        self.fields["html"].widget = AdminProseEditorWidget(
            config={"extensions": EXTENSIONS}, preset="configurable"
        )
        self.fields["language"] = forms.ChoiceField(
            label=_("Language"), choices=_languages(kwargs["initial"]["language"])
        )
        if page.live:
            self.fields["slug"].disabled = True

    def text(self) -> Text:
        typed = self.cleaned_data
        return Text(typed["title"], typed["html"], typed["language"])


def _languages(current: str) -> list[tuple[str, str]]:
    codes = dict.fromkeys([*(code for code, _name in settings.LANGUAGES), current])
    return [(code, str(get_language_info(code)["name_local"])) for code in codes]


# --- rights --------------------------------------------------------------------------------------


def _may_change(request: HttpRequest) -> bool:
    return request.user.is_active and request.user.has_perm(site_pages.MAY_CHANGE)


def _may_publish(request: HttpRequest) -> bool:
    return request.user.is_active and request.user.has_perm(site_pages.MAY_PUBLISH)


def _page_or_404(request: HttpRequest, pk: int) -> Page:
    rows = Page.objects.select_related("saved__by", "live__version", "live__by")
    page = rows.filter(pk=pk).first() if picker.is_key(pk) else None
    if page is None or not (_may_change(request) or _may_publish(request)):
        raise Http404
    return page


# --- the list ------------------------------------------------------------------------------------


def _list(site: Any, request: HttpRequest) -> HttpResponse:
    if not (_may_change(request) or _may_publish(request)):
        raise Http404
    pages = Page.objects.select_related("saved", "live__version").order_by("order", "pk")
    context = {
        **site.each_context(request),
        "title": _("Pages"),
        "pages": list(pages),
        "may_change": _may_change(request),
    }
    return render(request, "admin/pages/list.html", context)


# --- writing -------------------------------------------------------------------------------------


def _add(site: Any, request: HttpRequest) -> HttpResponse:
    if not _may_change(request):
        raise Http404
    last = Page.objects.order_by("-order").values_list("order", flat=True).first() or 0
    return _form(site, request, Page(order=min(last + 10, 9999)))


def _change(site: Any, request: HttpRequest, pk: int) -> HttpResponse:
    page = _page_or_404(request, pk)
    if request.method == "POST" and not _may_change(request):
        raise Http404
    return _form(site, request, page)


def _form(site: Any, request: HttpRequest, page: Page) -> HttpResponse:
    if request.method != "POST":
        return _written(site, request, page, PageForm(page=page))
    form, reason = PageForm(request.POST, page=page), None
    if form.is_valid():
        page.slug, page.order = form.cleaned_data["slug"], form.cleaned_data["order"]
        try:
            started = number_sent(request.POST.get("started", ""))
            site_pages.save(page, form.text(), by=request.user, started_from=started)
        except PublishingError as refused:
            reason = refused
        except ValidationError as wrong:
            form.add_error(None, ValidationError(wrong.messages))
        else:
            return _saved(request, page)
    return _written(site, request, page, form, reason)


def _saved(request: HttpRequest, page: Page) -> HttpResponse:
    if "_look" in request.POST:
        return redirect("admin:site_page_preview", page.pk)
    if "_publish" in request.POST and _may_publish(request):
        return redirect("admin:site_page_publish", page.pk)
    messages.success(
        request, _("“%(title)s” is saved. Readers see nothing of it yet.") % {"title": page}
    )
    return redirect("admin:site_page_change", page.pk)


def _written(
    site: Any,
    request: HttpRequest,
    page: Page,
    form: PageForm,
    reason: PublishingError | None = None,
) -> HttpResponse:
    """Show the form. After a refusal nothing typed is lost; the next save is a decision."""
    saved = Page.objects.get(pk=page.pk).saved if isinstance(reason, Moved) else page.saved
    context = {
        **site.each_context(request),
        "title": str(page) if page.pk else _("New page"),
        "page": page,
        "form": form,
        "media": form.media,
        "started": saved.number if saved else 0,
        "theirs": saved if isinstance(reason, Moved) else None,
        "draft": bool(page.saved and (not page.live or page.live.version_id != page.saved_id)),
        "publications": _publications(page),
        "may_change": _may_change(request),
        "may_publish": _may_publish(request),
        "reason": reason,
    }
    return render(request, "admin/pages/form.html", context, status=409 if reason else 200)


def _publications(page: Page) -> list[Any]:
    if not page.pk:
        return []
    return list(page.publications.select_related("version", "by").order_by("-number")[:SHOWN])


# --- looking, publishing -------------------------------------------------------------------------


def _version(page: Page, text: str) -> PageVersion:
    """Return the version that an address names, or the one that was saved last."""
    version = page.versions.filter(number=number_sent(text)).first() if text else page.saved
    if version is None:
        raise Http404
    return version


def _preview(site: Any, request: HttpRequest, pk: int) -> HttpResponse:
    page = _page_or_404(request, pk)
    version = _version(page, request.GET.get("version", ""))
    with house.at_home():
        context = {
            "site": around.around(timezone.now()),
            "page": rendered.shown(page.slug, version),
            "preview": True,
        }
        return HttpResponse(render_to_string("site/page.html", context))


def _publish(site: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """One press that gives readers a version, or takes the page off."""
    page, reason = _page_or_404(request, pk), None
    if not _may_publish(request):
        raise Http404
    sent = request.POST if request.method == "POST" else request.GET
    off = "off" in sent
    version = None if off else _version(page, sent.get("version", ""))
    if request.method == "POST":
        try:
            site_pages.publish(
                page.pk,
                version.number if version else None,
                by=request.user,
                intent=UUID(request.POST.get("intent", "")),
                seen=number_sent(request.POST.get("seen", "")),
            )
        except ValueError:
            raise Http404 from None
        except PublishingError as refused:
            reason = refused
        else:
            text = (
                _("Readers do not have “%(title)s” any more.")
                if off
                else _("Readers have “%(title)s” as it was saved.")
            )
            messages.success(request, text % {"title": version.title if version else page})
            return redirect("admin:site_page_change", page.pk)
    context = {
        **site.each_context(request),
        "title": _("Take “%(title)s” off") % {"title": page}
        if off
        else _("Publish “%(title)s”") % {"title": version.title if version else ""},
        "page": page,
        "version": version,
        "intent": uuid4(),
        "seen": page.live.number if page.live else 0,
        "reason": reason,
    }
    return render(request, "admin/pages/publish.html", context, status=409 if reason else 200)


# --- addresses -----------------------------------------------------------------------------------


def urls(site: Any) -> list[Any]:
    def guarded(view: Any) -> Any:
        def shown(request: HttpRequest, **named: int) -> HttpResponse:
            return view(site, request, **named)

        return site.admin_view(shown)

    return [
        path("pages/", guarded(_list), name="site_pages"),
        path("pages/add/", guarded(_add), name="site_page_add"),
        path("pages/<int:pk>/", guarded(_change), name="site_page_change"),
        path("pages/<int:pk>/preview/", guarded(_preview), name="site_page_preview"),
        path("pages/<int:pk>/publish/", guarded(_publish), name="site_page_publish"),
    ]


def entry(request: HttpRequest) -> list[dict[str, Any]]:
    """Return the line of the desk's lists that leads here, for who may."""
    if not (_may_change(request) or _may_publish(request)):
        return []
    return [
        {
            "name": _("Pages"),
            "object_name": "Page",
            "model": Page,
            "admin_url": reverse("admin:site_pages"),
            "add_url": reverse("admin:site_page_add") if _may_change(request) else None,
            "view_only": False,
            "perms": {"add": _may_change(request), "change": True, "delete": False, "view": True},
        }
    ]
