"""Photos: taken in by upload, shown to colleagues in small renditions, never as the original."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.base import DeskAdmin, Form, one_or_404
from articles.admin.site import desk
from articles.models import Photo, Rendition
from articles.publishing import access, pictures, tasks

TYPES = {"jpeg": "image/jpeg", "webp": "image/webp", "avif": "image/avif"}
THUMBNAIL, LARGE = 160, 800


class UploadForm(Form):
    """A new photo. What is typed stays; what is left empty is read from the file."""

    upload = forms.FileField(
        label=gettext_lazy("Picture file"),
        help_text=gettext_lazy(
            "Caption, credit and rights that the file carries are taken over where you leave "
            "the field empty. The original stays private."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": "image/*"}),
    )

    def _post_clean(self) -> None:
        """Take the picture in once all else is in order, so that nothing is stored in vain."""
        super()._post_clean()
        if self.errors:
            return
        try:
            self.instance = pictures.take_in(self.cleaned_data["upload"], photo=self.instance)
        except pictures.PictureRefused as refused:
            self.add_error("upload", ValidationError(str(refused)))


@admin.register(Photo, site=desk)
class PhotoAdmin(DeskAdmin):
    list_display = ["small", "__str__", "credit", "size", "added_at"]
    list_display_links = ["small", "__str__"]
    list_filter = ["digital_source_type", "added_at"]
    search_fields = ["title", "caption", "credit", "alt"]
    autocomplete_fields = ["source"]
    readonly_fields = ["large", "size", "embedded"]
    change_fieldsets = [
        (None, {"fields": ["large"]}),
        (gettext_lazy("What readers are told"), {"fields": ["caption", "alt", "credit"]}),
        (
            gettext_lazy("Where it comes from"),
            {"fields": ["source", "rights", "rights_end", "digital_source_type"]},
        ),
        (
            gettext_lazy("For the desk"),
            {"fields": ["title", ("focal_x", "focal_y"), "size", "embedded"]},
        ),
    ]
    add_fieldsets = [
        (None, {"fields": ["upload"]}),
        (gettext_lazy("What readers are told"), {"fields": ["caption", "alt", "credit"]}),
        (
            gettext_lazy("Where it comes from"),
            {"fields": ["source", "rights", "rights_end", "digital_source_type"]},
        ),
        (gettext_lazy("For the desk"), {"fields": ["title"]}),
    ]

    def get_fieldsets(self, request: HttpRequest, obj: Photo | None = None) -> Any:
        return self.change_fieldsets if obj else self.add_fieldsets

    def get_form(
        self, request: HttpRequest, obj: Photo | None = None, change: bool = False, **kwargs: Any
    ) -> Any:
        if obj is None:
            kwargs["form"] = UploadForm
        return super().get_form(request, obj, change, **kwargs)

    def has_view_permission(self, request: HttpRequest, obj: Photo | None = None) -> bool:
        if obj is None:
            return super().has_view_permission(request)
        return access.may_see_photo(request.user, obj)

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Take an upload in outside a transaction: pictures take seconds, and others wait."""
        if object_id is None and request.method == "POST":
            return self._changeform_view(request, None, *self._rest(*args, **kwargs))
        return super().changeform_view(request, object_id, *args, **kwargs)

    @staticmethod
    def _rest(form_url: str = "", extra_context: dict[str, Any] | None = None) -> tuple[Any, Any]:
        return form_url, extra_context

    def save_model(self, request: HttpRequest, obj: Photo, form: Any, change: bool) -> None:
        """A new photo was saved when it was taken in; an end of rights may be of yesterday."""
        if change:
            super().save_model(request, obj, form, change)
            if "rights_end" in form.changed_data:
                tasks.end_rights.enqueue()

    # --- what it looks like ----------------------------------------------------------------------

    def picture_url(self, photo: Photo) -> str:
        return reverse("admin:articles_photo_rendition", args=[photo.pk, THUMBNAIL])

    @admin.display(description=gettext_lazy("picture"))
    def small(self, photo: Photo) -> SafeString:
        return format_html(
            '<img class="thumb" src="{}" alt="{}" loading="lazy">',
            self.picture_url(photo),
            _("Open picture"),
        )

    @admin.display(description=gettext_lazy("picture"))
    def large(self, photo: Photo) -> SafeString:
        url = reverse("admin:articles_photo_rendition", args=[photo.pk, LARGE])
        return format_html(
            '<img class="large" src="{}" width="{}" height="{}" alt="{}">',
            url,
            photo.width,
            photo.height,
            photo.alt,
        )

    @admin.display(description=gettext_lazy("size"))
    def size(self, photo: Photo) -> str:
        return f"{photo.width} × {photo.height}"

    @admin.display(description=gettext_lazy("embedded metadata"))
    def embedded(self, photo: Photo) -> SafeString | str:
        words = photo.metadata.get("fields", {})  # publishing.intake.fill keeps the rest beside it
        if not words:
            return _("The file carried none.")
        rows = sorted((name, _line(value)) for name, value in words.items())
        return format_html(
            '<dl class="metadata">{}</dl>',
            format_html_join("", "<dt>{}</dt><dd dir=auto>{}</dd>", rows),
        )

    # --- renditions ------------------------------------------------------------------------------

    def get_urls(self) -> list[Any]:
        own = path(
            "<path:object_id>/rendition/<int:width>/",
            self.admin_site.admin_view(self.rendition_view),
            name="articles_photo_rendition",
        )
        return [own, *super().get_urls()]

    def rendition_view(self, request: HttpRequest, object_id: str, width: int) -> HttpResponse:
        """Serve a rendition to a colleague who may see the picture."""
        photo = one_or_404(self.get_queryset(request), object_id)
        if not access.may_see_photo(request.user, photo):
            raise Http404
        form = request.GET.get("format", "jpeg")
        rendition = _rendition(photo, form, width)
        if rendition is None:
            raise Http404
        try:
            with pictures.open_private(rendition.file) as file:
                return HttpResponse(file.read(), content_type=TYPES[rendition.format])
        except FileNotFoundError:
            raise Http404 from None

    def get_queryset(self, request: HttpRequest) -> QuerySet[Photo]:
        return access.visible_photos(request.user)


def _line(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _rendition(photo: Photo, form: str, width: int) -> Rendition | None:
    if form == "jpeg":
        return pictures.desk_rendition(photo, width)
    return photo.renditions.filter(format=form, width=width).first()
