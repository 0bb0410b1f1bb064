"""Fast pages: flash, add an update, file from the scene, end breaking, make lead.

Each is one short form, made for a phone, and sent once. Pictures are taken in before anything is
decided, outside a transaction; one that was taken in is kept when the form comes back.
"""

from collections.abc import Callable
from typing import Any, NamedTuple
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import formats, timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.admin.base import name_of, one_or_404
from articles.admin.fast_forms import FastForm, FileForm, FlashForm, UpdateForm
from articles.document.incoming import TooLong
from articles.models import LiveStory, Photo, Publication, Section, Status, Story
from articles.publishing import access, fast, front, pictures, workflow
from articles.publishing.errors import PublishingError
from articles.publishing.workflow import Move


def _page(
    model_admin: Any, request: HttpRequest, form: FastForm | None, reason: Any = "", **more: Any
) -> HttpResponse:
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "form": form,
        "reason": reason,
        **more,
    }
    template = more.get("template", "admin/fast/form.html")
    return render(request, template, context, status=409 if reason else 200)


def _change(story: Story) -> str:
    return reverse("admin:articles_story_change", args=[story.pk])


# --- flash ---------------------------------------------------------------------------------------


def flash_view(model_admin: Any, request: HttpRequest) -> HttpResponse:
    """Headline, section, one sentence: live, or at the editors' desk."""
    if not access.may_begin(request.user):
        return model_admin.admin_site.not_found(request)
    may_publish = workflow.allowed(request.user, Move.PUBLISH, None)
    sections = Section.objects.navigation()
    form = FlashForm(request.POST or None, sections=sections)
    if request.method == "POST" and form.is_valid():
        try:
            return _flashed(request, form, may_publish and "_send" not in request.POST)
        except PublishingError as reason:
            return _flash_page(model_admin, request, form, may_publish, reason)
    return _flash_page(model_admin, request, form, may_publish)


def _flash_page(
    model_admin: Any, request: HttpRequest, form: FlashForm, may_publish: bool, reason: Any = ""
) -> HttpResponse:
    until = formats.time_format(timezone.localtime(timezone.now() + fast.BREAKING_FOR), "H:i")
    live = _("Live at once; breaking until %(time)s.") % {"time": until}
    waits = _("Goes to the editors with high priority. They publish it.")
    return _page(
        model_admin,
        request,
        form,
        reason,
        title=_("Flash"),
        verb=_("Publish flash") if may_publish else "",
        other=_("Send to the desk"),
        what=live if may_publish else waits,
    )


def _flashed(request: HttpRequest, form: FlashForm, publish: bool) -> HttpResponse:
    typed = form.cleaned_data
    same = {"by": request.user, "intent": typed["intent"], "breaking": typed["breaking"]}
    words = (typed["headline"], typed["section"], typed["sentence"])
    if publish:
        story = fast.flash(*words, **same).story
        messages.success(request, _("“%(headline)s” is live.") % {"headline": story})
        return redirect(reverse("admin:articles_story_update", args=[story.pk]))
    story = fast.send_flash(*words, **same)
    text = _("“%(headline)s” waits for an editor, with high priority.") % {"headline": story}
    messages.success(request, text)
    return redirect(_change(story))


# --- add update ----------------------------------------------------------------------------------


def update_view(model_admin: Any, request: HttpRequest, object_id: str) -> HttpResponse:
    """A text and a picture, added to what is live."""
    story = one_or_404(model_admin.get_queryset(request), object_id)
    live = _live(story)
    if live is None or not workflow.allowed(request.user, Move.PUBLISH, story):
        return model_admin.admin_site.not_found(request)
    photos = access.visible_photos(request.user)
    if request.method != "POST":
        first = {"seen": live.publication.number, "credit": name_of(request.user)}
        form = UpdateForm(initial=first, photos=photos)
        return _update_page(model_admin, request, form, story, live)
    form = UpdateForm(request.POST, request.FILES, photos=photos)
    valid = form.is_valid()
    try:
        photo = _picture(request, form)
        if valid:
            return _updated(request, form, story, photo)
    except PublishingError as reason:
        return _update_page(model_admin, request, form, story, live, reason)
    return _update_page(model_admin, request, form, story, live)


def _live(story: Story) -> LiveStory | None:
    rows = LiveStory.objects.filter(pk=story.pk, status=Status.LIVE)
    return rows.select_related("publication").defer("pictures").first()


def _picture(request: HttpRequest, form: UpdateForm) -> Photo | None:
    """Take the picture in, and keep it in the form: a browser sends no file a second time."""
    typed = form.cleaned_data
    upload = typed.get("picture")
    pressed = Publication.objects.filter(intent=typed.get("intent"))
    if upload is None or not request.user.has_perm("articles.add_photo") or pressed.exists():
        return typed.get("kept")
    words = {"alt": typed.get("alt", ""), "credit": typed.get("credit", "")}
    photo = pictures.take_in(upload, photo=Photo(**words))
    form.data = form.data.copy()
    form.data["kept"] = str(photo.pk)
    return photo


def _updated(
    request: HttpRequest, form: UpdateForm, story: Story, photo: Photo | None
) -> HttpResponse:
    typed = form.cleaned_data
    here = {
        name: typed[name]
        for name in ("alt", "credit")
        if photo and typed[name] != getattr(photo, name)
    }
    fast.add_update(
        story.pk,
        typed["text"],
        by=request.user,
        intent=typed["intent"],
        seen=typed["seen"],
        headline=typed["headline"],
        photo=photo,
        **here,
    )
    messages.success(request, _("The update of “%(headline)s” is live.") % {"headline": story})
    return redirect(reverse("admin:articles_story_update", args=[story.pk]))


def _update_page(
    model_admin: Any,
    request: HttpRequest,
    form: UpdateForm,
    story: Story,
    live: LiveStory,
    reason: Any = "",
) -> HttpResponse:
    """After “somebody else was first” the next press is for what is live now."""
    if form.is_bound:
        form.data = form.data.copy()
        form.data["seen"] = str(live.publication.number)
    return _page(
        model_admin,
        request,
        form,
        reason,
        title=_("Add update"),
        story=story,
        live=live,
        kept=form.data.get("kept", "") if form.is_bound else "",
        verb=_("Publish update"),
        what=_(
            "Live at once, above earlier updates. A rewrite that waits in the working copy gets "
            "the update too, and stays unpublished."
        ),
    )


# --- file ----------------------------------------------------------------------------------------


def file_view(model_admin: Any, request: HttpRequest) -> HttpResponse:
    """Text and pictures from the scene, sent to the editors."""
    if not access.may_begin(request.user):
        return model_admin.admin_site.not_found(request)
    sections = Section.objects.navigation()
    sent = (request.POST, request.FILES) if request.method == "POST" else (None,)
    first = {"credit": name_of(request.user)}
    form = FileForm(*sent, sections=sections, initial=first)
    if form.is_bound and form.is_valid():
        try:
            return _filed(request, form)
        except (PublishingError, TooLong) as reason:
            return _file_page(model_admin, request, form, _(str(reason)))
    return _file_page(model_admin, request, form)


def _file_page(
    model_admin: Any, request: HttpRequest, form: FileForm, reason: str = ""
) -> HttpResponse:
    return _page(
        model_admin,
        request,
        form,
        reason,
        title=_("File a story"),
        verb=_("Send for edit"),
        what=_("Goes to the editors. Nothing is published."),
    )


def _filed(request: HttpRequest, form: FileForm) -> HttpResponse:
    typed = form.cleaned_data
    photos: list[Photo] = []
    if not fast.sent_before(request.user, typed["intent"], now=timezone.now()):
        photos = _taken_in(request, typed["pictures"], typed["credit"])
    story = fast.file(
        typed["text"],
        by=request.user,
        intent=typed["intent"],
        headline=typed["headline"],
        section=typed["section"],
        photos=photos,
        note=typed["note"],
    )
    text = _("“%(headline)s” was sent for edit.") % {"headline": story}
    if photos:
        count = len(photos)
        said = ngettext("%(n)d picture came with it.", "%(n)d pictures came with it.", count)
        text = f"{text} {said % {'n': count}}"
    messages.success(request, text)
    return redirect(_change(story))


def _taken_in(request: HttpRequest, uploads: list[Any], credit: str) -> list[Photo]:
    """Take in what can be taken in; a picture that cannot keeps no text from the desk."""
    photos: list[Photo] = []
    if not request.user.has_perm("articles.add_photo"):
        return photos
    for upload in uploads:
        try:
            photos.append(pictures.take_in(upload, photo=Photo(credit=credit)))
        except pictures.PictureRefused as refused:
            messages.warning(request, str(refused))
    return photos


# --- one press on what is live -------------------------------------------------------------------


class Deed(NamedTuple):
    """A page with a sentence and a button."""

    name: str
    title: str | Promise
    verb: str | Promise
    what: str | Promise


END_BREAKING = Deed(
    "end_breaking",
    gettext_lazy("End breaking"),
    gettext_lazy("End breaking"),
    gettext_lazy("Readers see it without “Breaking” at once. Its time and words stay."),
)
MAKE_LEAD = Deed(
    "make_lead",
    gettext_lazy("Make lead"),
    gettext_lazy("Make it the lead"),
    gettext_lazy("It leads the front page at once, until somebody changes that."),
)
END_LEAD = Deed(
    "make_lead",
    gettext_lazy("Stop leading"),
    gettext_lazy("Let the newest lead"),
    gettext_lazy("It leads the front page now. The newest story takes its place at once."),
)


def deeds(user: Any, story: Story, live: LiveStory | None) -> list[tuple[str, str | Promise]]:
    """Return the addresses and names of the fast pages that are of use for this story now."""
    if live is None or live.status != Status.LIVE:
        return []
    found: list[tuple[str, str | Promise]] = []
    if workflow.allowed(user, Move.PUBLISH, story):
        found.append(("update", _("Add update…")))
    if workflow.allowed(user, Move.ARRANGE, story):
        if fast.is_breaking(live, timezone.now()):
            found.append(("end_breaking", _("End breaking…")))
        found.append(("make_lead", _("Lead of the front page…")))
    return [
        (reverse(f"admin:articles_story_{name}", args=[story.pk]), text) for name, text in found
    ]


def _is_lead(story: Story) -> bool:
    pin = front.shown().lead
    return pin is not None and pin.story == story.pk


def deed_view(model_admin: Any, name: str, request: HttpRequest, object_id: str) -> HttpResponse:
    story = one_or_404(model_admin.get_queryset(request), object_id)
    live = _live(story)
    if live is None or not workflow.allowed(request.user, Move.ARRANGE, story):
        return model_admin.admin_site.not_found(request)
    deed = END_BREAKING
    if name == "make_lead":
        deed = END_LEAD if _is_lead(story) else MAKE_LEAD
    reason: PublishingError | str = ""
    if request.method == "POST":
        try:
            messages.success(request, _done(request, name, story, live))
            return redirect(_change(story))
        except PublishingError as refused:
            reason = refused
        except ValueError:  # an intent that is none, or of another story
            return model_admin.admin_site.not_found(request)
    over = name == "end_breaking" and not fast.is_breaking(live, timezone.now())
    return _page(
        model_admin,
        request,
        None,
        reason,
        template="admin/fast/deed.html",
        title=deed.title,
        story=story,
        live=live,
        verb="" if over else deed.verb,
        what=_("It is not breaking any more: there is nothing to end.") if over else deed.what,
        to="newest" if deed is END_LEAD else "this",
        intent=uuid4(),
    )


def _done(request: HttpRequest, name: str, story: Story, live: LiveStory) -> str:
    intent = UUID(request.POST.get("intent", ""))
    if name == "end_breaking":
        seen = request.POST.get("seen", "")[:9]
        fast.end_breaking(story.pk, by=request.user, intent=intent, seen=int(seen or 0))
        return _("“%(headline)s” is not breaking any more.") % {"headline": story}
    if request.POST.get("to") == "newest":
        fast.make_lead(None, by=request.user, intent=intent)
        return _("The newest story leads the front page.")
    fast.make_lead(story.pk, by=request.user, intent=intent)
    return _("“%(headline)s” leads the front page.") % {"headline": story}


View = Callable[..., HttpResponse]


def urls(model_admin: Any) -> list[Any]:
    def of_all(view: View) -> View:
        def shown(request: HttpRequest) -> HttpResponse:
            return view(model_admin, request)

        return model_admin.admin_site.admin_view(shown)

    def of_one(view: View, *first: str) -> View:
        def shown(request: HttpRequest, object_id: str) -> HttpResponse:
            return view(model_admin, *first, request, object_id)

        return model_admin.admin_site.admin_view(shown)

    one = "<path:object_id>"
    return [
        path("flash/", of_all(flash_view), name="articles_story_flash"),
        path("file/", of_all(file_view), name="articles_story_file"),
        path(f"{one}/update/", of_one(update_view), name="articles_story_update"),
        *(
            path(
                f"{one}/{name.replace('_', '-')}/",
                of_one(deed_view, name),
                name=f"articles_story_{name}",
            )
            for name in ("end_breaking", "make_lead")
        ),
    ]
