"""Moments and quotations as the site prints them, and what error pages need without a context."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from articles.document import languages
from articles.publishing import house, moments
from articles.publishing.house import House

register = template.Library()


@register.simple_tag
def clock(moment: datetime) -> SafeString:
    """The time of day with its zone: 19:05 CEST."""
    local = timezone.localtime(moment)
    return _time(local, moments.clock(local))


@register.simple_tag
def time_within(moment: datetime) -> SafeString:
    """The time of day within a sentence: 19:05 Uhr."""
    local = timezone.localtime(moment)
    return _time(local, moments.time(local))


@register.simple_tag
def full(moment: datetime) -> SafeString:
    """Date and time: 15 September 2014, 18:30 CEST."""
    local = timezone.localtime(moment)
    return _time(local, moments.full(local))


@register.simple_tag
def stamp(moment: datetime, now: datetime) -> SafeString:
    """As short as a list allows: 19:05 today, 15 Sep this year, else 15 Sep 2014."""
    local, today = timezone.localtime(moment), timezone.localtime(now)
    if local.date() == today.date():
        return _time(local, moments.short_time(local))
    if local.year == today.year:
        return _time(local, moments.short_day_of_year(local))
    return _time(local, moments.short_day(local))


@register.simple_tag
def entry_time(moment: datetime, story_day: date) -> SafeString:
    """When an update was written: 19:05 on the story's own day, else 16 September, 07:30."""
    local = timezone.localtime(moment)
    same = local.date() == story_day
    return _time(local, moments.time(local) if same else moments.within_year(local))


@register.simple_tag
def day(value: date) -> SafeString:
    """A date alone: 15 Sept 2014."""
    words = moments.short_day(value)
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), words)


@register.simple_tag
def weekday(value: date) -> str:
    """A date in full: Monday 15 September 2014."""
    return moments.weekday(value)


@register.simple_tag
def weekday_within(value: date) -> str:
    """A date in full within a sentence: lundi 15 septembre 2014."""
    return moments.weekday_within(value)


@register.simple_tag
def month_of(value: date) -> str:
    """A month: September 2014."""
    return moments.month(value)


@register.simple_tag
def month_within(value: date) -> str:
    """A month within a sentence: septembre 2014."""
    return moments.month_within(value)


@register.simple_tag
def comma() -> str:
    """What parts a list or a clause in the language that is being spoken, with its space."""
    return languages.comma(site_language())


@register.filter
def number(value: int) -> str:
    """A number of things: 1,204."""
    return moments.number(value)


@register.filter
def in_marks(words: str, language: str) -> str:
    """Words between the quotation marks of their language."""
    return languages.in_marks(words, language)


@register.simple_tag
def site_house() -> House:
    return house.current()


@register.simple_tag
def known_house() -> House:
    """The house without a question, for pages that must not ask."""
    return house.known()


@register.simple_tag
def site_language() -> str:
    return get_language() or house.DESK_LANGUAGE


@register.simple_tag
def site_direction() -> str:
    return languages.direction(site_language())


def _time(local: datetime, words: str) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', local.isoformat(timespec="minutes"), words)


@register.filter
def of(by_key: Mapping[str, Any], key: str) -> Any:
    """What a mapping holds for a key that a template has in a variable; "" for nothing."""
    return by_key.get(key, "")
