"""A pasted article, read by the server as the pieces of a story. Nothing is written here."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from articles.document import prose
from articles.document.incoming import (
    Incoming,
    Piece,
    Read,
    TooLong,
    article,
    fragment,
    from_html,
    from_text,
)
from articles.publishing import access, importing


def urls(model_admin: Any) -> list[Any]:
    @require_POST
    def paste(request: HttpRequest) -> HttpResponse:
        may = model_admin.has_add_permission(request) or model_admin.has_change_permission(request)
        if not may:
            return model_admin.admin_site.not_found(request)
        return pasted(request)

    return [path("paste/", model_admin.admin_site.admin_view(paste), name="articles_story_paste")]


def pasted(request: HttpRequest) -> JsonResponse:
    """Answer the pieces of a clipboard: `html` or `text`; with `head`, of a whole article."""
    html, text = request.POST.get("html", ""), request.POST.get("text", "")
    try:
        page = from_html(html) if html.strip() else Read(from_text(text), [], 0, "")
        if "head" in request.POST:
            read = article(page.paragraphs, page.headings)
        else:
            read = fragment(page.paragraphs)
    except TooLong as reason:
        return JsonResponse({"said": _(str(reason))}, status=413)
    return JsonResponse(
        {
            "pieces": [_piece(request, piece) for piece in read.pieces],
            "head": _head(read),
            "said": " ".join(_said(read, page.pictures)),
        }
    )


def _head(read: Incoming) -> dict[str, str]:
    """What goes into the fields above the text, by their names, and a hint to the picture."""
    lead = read.lead or Piece("figure")
    return {
        "kicker": read.kicker,
        "headline": read.headline,
        "standfirst": read.standfirst,
        "lead_caption": lead.caption,
        "lead_credit": lead.credit,
        "hint": _hint(lead),
    }


def _hint(piece: Piece) -> str:
    """Words that have no place in the block, with what to do with them."""
    unplaced = importing.unplaced(piece)
    return f"{unplaced.words} ({_(unplaced.why)})" if unplaced else ""


def _piece(request: HttpRequest, piece: Piece) -> dict[str, Any]:
    if piece.kind == "text":
        return {"kind": "text", "html": prose.clean(piece.html)}
    hint = _hint(piece)
    if piece.kind == "figure":
        return {"kind": "figure", "caption": piece.caption, "credit": piece.credit, "hint": hint}
    return {"kind": "read-also", "story": _story(request, piece), "hint": hint}


def _story(request: HttpRequest, piece: Piece) -> dict[str, Any] | None:
    """The story that a READ ALSO line means, if this person may see it."""
    story = access.visible_stories(request.user).filter(pk=importing.meant(piece)).first()
    return {"id": story.pk, "text": str(story)} if story else None


def _said(read: Incoming, pictures: int) -> list[str]:
    """What was made of it, in a sentence or three."""
    made = ", ".join(_made(read))
    sentences = [_("Pasted %(what)s.") % {"what": made}] if made else []
    if pictures:
        text = ngettext(
            "%(n)d picture was not taken over: add it as a picture block.",
            "%(n)d pictures were not taken over: add them as picture blocks.",
            pictures,
        )
        sentences.append(text % {"n": pictures})
    if read.left:
        words = "; ".join(left.words for left in read.left)
        sentences.append(_("Left out: %(words)s.") % {"words": words})
    return sentences or [_("There are no words in what was pasted.")]


def _made(read: Incoming) -> list[str]:
    html = [piece.html for piece in read.pieces]
    paragraphs = sum(one.count("</p>") + one.count("</li>") for one in html)
    headings = sum(one.count("</h2>") + one.count("</h3>") for one in html)
    figures = sum(piece.kind == "figure" for piece in read.pieces) + bool(read.lead)
    also = sum(piece.kind == "read-also" for piece in read.pieces)
    counted = [
        (ngettext("%(n)d paragraph", "%(n)d paragraphs", paragraphs), paragraphs),
        (ngettext("%(n)d heading", "%(n)d headings", headings), headings),
        (ngettext("%(n)d picture to be filled", "%(n)d pictures to be filled", figures), figures),
        (ngettext("%(n)d READ ALSO", "%(n)d READ ALSO", also), also),
    ]
    return [text % {"n": number} for text, number in counted if number]
