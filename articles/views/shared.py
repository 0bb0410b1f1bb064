"""A story shown to somebody without an account, by a secret address; and what they answer.

Nothing here is public: no answer is kept by anybody, indexed, or named to another site. A secret
that opens nothing gets what an unknown address gets. There are no cookies outside the desk, so the
forms carry a token of the link and the Version shown instead (`outside.Shown.form`).
"""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from articles.document import derive
from articles.document.text import number_sent
from articles.models import Approval, LiveStory, Note, Rendition, Status
from articles.publishing import answers, outside
from articles.publishing.errors import PublishingError
from articles.publishing.outside import Shown
from articles.publishing.pictures import open_private
from articles.rendering import pictures
from articles.rendering.story import shared as rendered

PRIVATE = {
    "Cache-Control": "no-store, private",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Referrer-Policy": "no-referrer",
}
TYPES = {"jpeg": "image/jpeg", "webp": "image/webp", "avif": "image/avif"}
NUMBER_LENGTH = 9


@csrf_exempt  # there is no cookie that another site could make use of
@require_http_methods(["GET", "HEAD", "POST"])
def story(request: HttpRequest, secret: str) -> HttpResponse:
    """Show what the link shows now, or take what its reader answers."""
    now = timezone.now()
    shown = outside.opened(secret, now)
    if shown is None:
        raise Http404
    if request.method == "POST":
        return _answer(request, secret)
    if request.method == "GET":
        outside.count(shown.link, now)
    said = request.GET.get("said", "")[:20]
    return _page(shown, secret, {"said": said, "at": request.GET.get("at", "")[:20]})


@require_safe
def picture(request: HttpRequest, secret: str, photo: int, width: int) -> HttpResponse:
    """Serve a rendition of a picture that stands in what the link shows, public or not."""
    shown = outside.opened(secret, timezone.now())
    if shown is None or photo not in derive.uses(shown.document).photos:
        raise Http404
    form = request.GET.get("format", "jpeg")[:10]
    rendition = Rendition.objects.filter(photo=photo, width=width, format=form).first()
    if rendition is None:
        raise Http404
    try:
        with open_private(rendition.file) as file:
            return HttpResponse(file.read(), content_type=TYPES[rendition.format], headers=PRIVATE)
    except FileNotFoundError:
        raise Http404 from None


def _answer(request: HttpRequest, secret: str) -> HttpResponse:
    post, now = request.POST, timezone.now()
    sent: dict[str, Any] = {
        "seen": post.get("seen", "")[:100],
        "number": number_sent(post.get("number", ""), NUMBER_LENGTH),
        "name": post.get("name", "")[: 2 * outside.MAX_NAME],
        "text": post.get("text", "")[: 4 * answers.MAX_TEXT],
    }
    block = post.get("block", "")[:20]
    try:
        done: Note | Approval | None
        if "approve" in post:
            done = answers.approve(secret, now=now, **sent)
        else:
            done = answers.comment(secret, now=now, block=block, **sent)
    except PublishingError as reason:
        shown = outside.opened(secret, now)
        if shown is None:
            raise Http404 from None
        kept = sent | {"block": block, "approving": "approve" in post}
        return _page(shown, secret, {"reason": reason, "kept": kept}, status=409)
    if done is None:
        raise Http404
    said = "approved" if isinstance(done, Approval) else "noted"
    query = urlencode({"said": said, "at": block})
    anchor = f"say-{block}" if said == "noted" and block else "say"
    url = f"{reverse('shared', args=[secret])}?{query}#{anchor}"
    return HttpResponseRedirect(url, status=303, headers=PRIVATE)


def _page(shown: Shown, secret: str, around: dict[str, Any], status: int = 200) -> HttpResponse:
    link, now = shown.link, timezone.now()
    own = Note.objects.filter(link=link).order_by("at", "pk")
    approved = Approval.objects.filter(link=link, version=shown.version).first()
    body = rendered(
        shown.document,
        story=link.story_id,
        pictures=pictures.private(derive.uses(shown.document).photos),
        address=_address(secret),
        now=now,
        around={
            "address": reverse("shared", args=[secret]),
            "link": link,
            "version": shown.version,
            "seen": shown.form,
            "is_live": LiveStory.objects.filter(pk=link.story_id, status=Status.LIVE).exists(),
            "notes": _by_block(own),
            "approved": approved,
            "longest": answers.MAX_TEXT,
            **around,
        },
    )
    return HttpResponse(body, status=status, headers=PRIVATE)


def _by_block(notes: Any) -> dict[str, list[Note]]:
    """What this link's reader wrote before, by the part it is about."""
    found: dict[str, list[Note]] = {}
    for note in notes:
        found.setdefault(note.block, []).append(note)
    return found


def _address(secret: str) -> pictures.Address:
    def address(name: str) -> str:
        photo, width, form = name.split("/")
        url = reverse("shared-picture", args=[secret, int(photo), int(width)])
        return url if form == "jpeg" else f"{url}?format={form}"

    return address
