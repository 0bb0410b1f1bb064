"""What can be pinned to the front page: the newest, what was searched for, what is pinned now.

With script a place is chosen by typing, as records are everywhere at the desk (`typed`); without,
from a list that a search adds to (`choices`).
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from django.utils import formats, timezone
from django.utils.translation import gettext as _

from articles.document.languages import in_marks
from articles.models import LiveQuote, LiveStory, Section
from articles.publishing import house, search
from articles.publishing.terms import words as folded
from articles.rendering.front import newest

#: Stories that a choice offers, of all and of one section; stories that a search adds; quotes.
OFFERED = 40
OF_A_SECTION = 12
FOUND = 20
QUOTES = 40
#: So many of the newest headlines are looked at for words that begin as what was typed so far.
LOOKED_AT = 400


class Choice(NamedTuple):
    id: int
    words: str
    language: str


class Choices(NamedTuple):
    """
    found, newest  live stories for the lead and the places beside it
    by_section     for the top of a section's band
    chosen         what is pinned now, whatever became of it
    """

    found: Sequence[Choice]
    newest: Sequence[Choice]
    by_section: Mapping[int, Sequence[Choice]]
    chosen: Mapping[int, Choice]
    quotes: Sequence[Choice]


def choices(
    stories: Iterable[int], quotes: Iterable[int | None], query: str, now: datetime
) -> Choices:
    """Look up what the form offers.

    stories, quotes  that are chosen now
    query            what was searched for, or ""
    """
    fresh = newest(now)
    found = list(search.found(query, house.current().language).defer("pictures")[:FOUND])
    by_section: dict[int, list[Choice]] = {}
    for story in [*found, *fresh]:
        own = by_section.setdefault(story.section_id or 0, [])
        if len(own) < OF_A_SECTION and story.pk not in {choice.id for choice in own}:
            own.append(_story(story, now))
    ids = {story.pk for story in found}
    return Choices(
        found=[_story(story, now) for story in found],
        newest=[_story(story, now) for story in fresh if story.pk not in ids][:OFFERED],
        by_section=by_section,
        chosen=_chosen(stories, now),
        quotes=_quotes([quote for quote in quotes if quote]),
    )


def typed(query: str, section: int | None, now: datetime) -> list[Choice]:
    """Return what a place offers while somebody types: of the newest those in whose headlines the
    words begin so, then whatever holds them whole; the newest while nothing is typed.

    section  for the top of its band, or None
    """
    of = {"section": section} if section else {}
    rows = LiveStory.objects.cards().filter(**of).defer("version", "publication", "pictures")
    wanted = list(folded(query))
    if not wanted:
        return [_story(story, now) for story in rows[:FOUND]]
    heads = rows.values_list("pk", "headline")[:LOOKED_AT]
    begun = [pk for pk, headline in heads if _begins(wanted, list(folded(headline)))][:FOUND]
    holding = search.found(query, house.current().language).filter(**of).defer("pictures")
    found = [*rows.filter(pk__in=begun), *holding[:FOUND]]
    return [_story(story, now) for story in {story.pk: story for story in found}.values()][:FOUND]


def headlines(stories: Iterable[int]) -> dict[int, str]:
    """Return what stories are called now, by their numbers."""
    rows = LiveStory.objects.filter(pk__in=set(stories)).order_by()
    return {
        pk: headline or _("a story that is not live")
        for pk, headline in rows.values_list("pk", "headline")
    }


def words(quotes: Iterable[int]) -> dict[int, str]:
    """Return what was said, by the numbers of the records."""
    rows = LiveQuote.objects.filter(quote__in=set(quotes)).order_by("published_at")
    return {row.quote_id: _said(row) for row in rows}


def sections() -> dict[int, str]:
    """Return the sections of the house by number, in the desk's order."""
    return dict(Section.objects.navigation().values_list("pk", "name"))


def _chosen(stories: Iterable[int], now: datetime) -> dict[int, Choice]:
    rows = LiveStory.objects.filter(pk__in=set(stories)).select_related("section")
    return {story.pk: _story(story, now) for story in rows.defer("version", "pictures")}


def _story(story: LiveStory, now: datetime) -> Choice:
    if not story.headline:
        text = _("A story that is not live now: its place fills itself until it is back")
        return Choice(story.pk, text, "")
    return Choice(
        story.pk,
        f"{story.headline} · {story.section} · {_when(story.listed_at, now)}",
        story.language,
    )


def _begins(wanted: Sequence[str], words: Sequence[str]) -> bool:
    return all(any(word.startswith(start) for word in words) for start in wanted)


def _when(moment: datetime, now: datetime) -> str:
    local = timezone.localtime(moment)
    if local.date() == timezone.localtime(now).date():
        return formats.time_format(local, "H:i")
    return formats.date_format(local, "j M Y")


def _quotes(chosen: Sequence[int]) -> list[Choice]:
    """Those chosen, and the newest on the public record."""
    on_record = LiveQuote.objects.on_record()
    rows = [*on_record.filter(quote__in=chosen), *on_record[:QUOTES]]
    by_id = {row.quote_id: Choice(row.quote_id, _said(row), row.language) for row in rows}
    for quote in set(chosen) - set(by_id):
        by_id[quote] = Choice(quote, _("Words that no live story carries now"), "")
    return list(by_id.values())


def _said(row: LiveQuote) -> str:
    shown = row.words if len(row.words) <= 90 else row.words[:89].rstrip() + "…"
    return f"{in_marks(shown, row.language)} {row.attribution}"
