"""Pages for machines in the words of schema.org, as JSON: the site, lists, quotes, records.

A story has a module of its own (`jsonld_story`).

The one module that calls JSON safe: every character that could end the element or begin markup
is written as an escape.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.templatetags.static import static
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from articles.publishing import house
from articles.rendering import addresses, quotation
from articles.rendering.lists import Listing
from articles.rendering.people import Record
from articles.rendering.said import Said
from articles.rendering.site import Site

Described = Mapping[str, Any]

CONTEXT = "https://schema.org"
_ESCAPES = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def quote(said: Said) -> SafeString:
    """Return the structured data of a quote's page."""
    return script(
        {
            "@context": CONTEXT,
            "@type": "WebPage",
            "url": addresses.absolute(said.url),
            "inLanguage": said.language,
            "publisher": publisher(),
            "mainEntity": {
                **quotation.of_said(said),
                "datePublished": moment(said.at),
                "isPartOf": [
                    {
                        "@type": "NewsArticle",
                        "headline": use.headline,
                        "url": addresses.absolute(use.url),
                    }
                    for use in said.uses
                ],
            },
        }
    )


def record(person: Record, said: Iterable[Said]) -> SafeString:
    """Return the structured data of a page of somebody's record."""
    figure = {
        "@type": "Person",
        "name": person.name,
        "url": addresses.absolute(person.url),
        "jobTitle": person.role,
        "affiliation": {"@type": "Organization", "name": person.organisation}
        if person.organisation
        else None,
    }
    return script(
        {
            "@context": CONTEXT,
            "@type": "ProfilePage",
            "url": person.canonical,
            "publisher": publisher(),
            "mainEntity": filled(figure),
            "hasPart": [quotation.of_said(quote) for quote in said],
        }
    )


def site(around: Site) -> SafeString:
    """Return the structured data of the front page: what the site is, and how it is searched."""
    template = f"{addresses.absolute(addresses.SEARCH)}?q={{words}}"
    return script(
        {
            "@context": CONTEXT,
            **_website(),
            "inLanguage": around.language,
            "description": house.current().about or around.name,
            "publisher": publisher(),
            "potentialAction": {
                "@type": "SearchAction",
                "target": {"@type": "EntryPoint", "urlTemplate": template},
                "query-input": "required name=words",
            },
        }
    )


def stories(listed: Listing) -> SafeString:
    """Return the structured data of a page of stories: of a section, a topic, the newest."""
    page = {
        "@type": "CollectionPage",
        "@id": listed.canonical,
        "url": listed.canonical,
        "name": listed.name,
        "description": listed.description,
        "isPartOf": _website(),
        "mainEntity": {
            "@type": "ItemList",
            "itemListElement": [
                {"@type": "ListItem", "position": place, "url": addresses.absolute(card.url)}
                for place, card in enumerate(listed.cards, 1)
            ],
        },
    }
    return graph(filled(page), breadcrumbs([(listed.name, listed.url)]))


def author(listed: Listing) -> SafeString:
    """Return the structured data of an author's page."""
    url = addresses.absolute(listed.url)
    person = {
        "@type": "Person",
        "@id": url,
        "name": listed.name,
        "url": url,
        "description": listed.description,
        "worksFor": publisher(),
    }
    page = {"@type": "ProfilePage", "url": listed.canonical, "mainEntity": filled(person)}
    return graph(page, breadcrumbs([(listed.name, listed.url)]))


def breadcrumbs(way: Iterable[tuple[str, str]]) -> Described:
    """Describe the way from the front page by names and addresses; what lacks one is no step."""
    steps = [(house.current().title, addresses.FRONT), *way]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": name,
                "item": {"@type": "WebPage", "@id": addresses.absolute(url)},
            }
            for position, (name, url) in enumerate((step for step in steps if all(step)), 1)
        ],
    }


def publisher() -> Described:
    icon = addresses.absolute(static("articles/icons/512.png"))
    return {
        "@type": "NewsMediaOrganization",
        "name": house.current().title,
        "url": addresses.absolute(addresses.FRONT),
        "logo": {"@type": "ImageObject", "url": icon, "width": 512, "height": 512},
        "correctionsPolicy": addresses.absolute(addresses.CORRECTIONS),
    }


def graph(*things: Described) -> SafeString:
    """Return several things that one page holds."""
    return script({"@context": CONTEXT, "@graph": things})


def script(data: Described) -> SafeString:
    """Return JSON that may stand inside a script element."""
    text = json.dumps(data, ensure_ascii=False).translate(_ESCAPES)
    return mark_safe(text)  # noqa: S308 (nothing in it can end the element)


def filled(values: Described) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}


def moment(at: datetime) -> str:
    return timezone.localtime(at).isoformat(timespec="seconds")


def _website() -> Described:
    front = addresses.absolute(addresses.FRONT)
    return {"@type": "WebSite", "@id": front, "url": front, "name": house.current().title}
