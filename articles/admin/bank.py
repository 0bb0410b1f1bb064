"""The list of all quotes: what it finds, and what it shows of each.

The bank grows for years, so nothing here looks at all of it: results are counted up to a limit,
and uses are looked up for the rows on the page. By what it is narrowed, see `facets`.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.contrib.auth.models import User
from django.core.paginator import Paginator
from django.db.models import F, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import formats
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import smart_split, unescape_string_literal
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.models import LiveQuote, NameWord, Provenance, Quotation, Quote, QuoteBlock, Story
from articles.publishing import access
from articles.publishing.terms import fold

MOST_COUNTED = 10_000
MOST_WORDS = 8  # of a search


class BoundedPaginator(Paginator):
    """Counts what a page of a list needs to know, and not all that there is."""

    @cached_property
    def count(self) -> int:
        return self.object_list[:MOST_COUNTED].count()


# --- searching -----------------------------------------------------------------------------------


def found(quotes: QuerySet[Quote], text: str, stories: QuerySet[Story]) -> QuerySet[Quote]:
    """Narrow quotes to those in which every word, or "phrase in marks", is found somewhere.

    stories  those whose headlines may be looked at
    """
    for word in list(smart_split(text))[:MOST_WORDS]:
        if word[0] in "\"'" and len(word) > 1 and word[0] == word[-1]:
            word = unescape_string_literal(word)
        if word.strip():
            quotes = quotes.filter(_somewhere(word.strip(), stories))
    return quotes


def _somewhere(word: str, stories: QuerySet[Story]) -> Q:
    """In the words, who said them and as what, who reported them, when, or where they are used."""
    told = stories.filter(headline__icontains=word).order_by().values("pk")
    somewhere = (
        Q(words__icontains=word)
        | Q(original_words__icontains=word)
        | Q(described_as__icontains=word)
        | Q(role__icontains=word)
        | _named("speaker", "person", word)
        | _named("source", "source", word)
        | Q(pk__in=Quotation.objects.filter(story__in=told).values("quote"))
        | Q(pk__in=QuoteBlock.objects.filter(parent__in=told, quote__isnull=False).values("quote"))
    )
    return somewhere | when if (when := _when(word)) else somewhere


def _named(column: str, kind: str, text: str) -> Q:
    """By a name or an alias of which each word begins so, without case and accents."""
    named = Q()
    for word in fold(text).split()[:MOST_WORDS]:
        words = NameWord.objects.filter(word__startswith=word[:60]).exclude(**{kind: None})
        named &= Q(**{f"{column}__in": words.values(kind)})
    return named if named else Q(pk=None)


def _when(word: str) -> Q | None:
    """A year or a day, as people type them here."""
    if len(word) == 4 and word.isascii() and word.isdecimal() and word != "0000":
        return Q(said_on__year=int(word))
    try:
        return Q(said_on=date.fromisoformat(word)) if len(word) == 10 else None
    except ValueError:
        return None


# --- what a row shows ----------------------------------------------------------------------------


class Bank(ChangeList):
    """The list, with the uses of the quotes on this page of it."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        self.result_list = list(self.result_list)
        _note_uses(self.result_list, request.user)


def _note_uses(quotes: Sequence[Quote], user: User) -> None:
    """Note at each quote how many stories use it that this person may see, and how many are live
    with it."""
    ids = [quote.pk for quote in quotes]
    in_text = Quotation.objects.filter(access.open_to(user, "story__"), quote__in=ids)
    set_apart = QuoteBlock.objects.filter(access.open_to(user, "parent__"), quote__in=ids)
    used = {
        *in_text.values_list("quote", "story"),
        *set_apart.values_list("quote", "parent"),
    }
    live = set(LiveQuote.objects.filter(quote__in=ids).values_list("quote", "story"))
    stories, on_the_site = (Counter(quote for quote, _ in pairs) for pairs in (used | live, live))
    for quote in quotes:
        quote.stories, quote.live_stories = stories[quote.pk], on_the_site[quote.pk]


@admin.display(description=gettext_lazy("words"))
def quoted(_admin: Any, quote: Quote) -> SafeString:
    url = reverse("admin:articles_quote_change", args=[quote.pk])
    text = quote.words if len(quote.words) <= 240 else f"{quote.words[:240]}…"
    return format_html(
        '<a class="hl" href="{}" lang="{}" dir="auto">“{}”</a>', url, quote.language, text
    )


@admin.display(description=gettext_lazy("who, as what"))
def who(_admin: Any, quote: Quote) -> SafeString:
    name = quote.attribution or _("Who said this?")
    kind = "" if quote.attribution else "fix"
    return format_html(
        '<span class="{}" dir="auto">{}</span>{}',
        kind,
        name,
        format_html('<div class="s" dir="auto">{}</div>', quote.role) if quote.role else "",
    )


@admin.display(description=gettext_lazy("said"), ordering=F("said_on").desc(nulls_last=True))
def said(_admin: Any, quote: Quote) -> str:
    return formats.date_format(quote.said_on, "j M Y") if quote.said_on else "–"


@admin.display(description=gettext_lazy("reported by"))
def reported(_admin: Any, quote: Quote) -> SafeString | str:
    if quote.source:
        return format_html('<span dir="auto">{}</span>', quote.source)
    if quote.provenance == Provenance.REPORTED:
        return format_html('<span class="fix">{}</span>', _("By whom?"))
    return quote.get_provenance_display()


@admin.display(description=gettext_lazy("used in"))
def used(_admin: Any, quote: Quote) -> SafeString | str:
    if not quote.stories:
        return _("no story")
    count = ngettext("%(count)d story", "%(count)d stories", quote.stories)
    text = count % {"count": quote.stories}
    if not quote.live_stories:
        return text
    live = _("%(count)d live") % {"count": quote.live_stories}
    if quote.live_stories == quote.stories:
        live = _("live")
    return format_html('{} · <span class="chip live">{}</span>', text, live)
