"""Checks whose findings a newsroom may ignore, or make block by a setting of its own."""

import html as entities
import re
from collections.abc import Iterator, Mapping

from articles.document import embeds, lengths, links, numbers, prose, spellings
from articles.document.finding import ADVICE, Case, Finding, short
from articles.document.links import Trouble
from articles.document.schema import Embed, FactBox, QuoteBlock, ReadAlso, Text, Update
from articles.document.text import gettext_noop

MOST_FIGURES = 5  # advice that nobody reads to its end is no advice
MOST_NAMES = 5
MOST_LINKS = 20

#: Digital source types of pictures that AI made or had a hand in (IPTC).
BY_AI = frozenset({"trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia"})

#: Code of each advice → what it looks at, as the settings of a house list it.
TITLES: Mapping[str, str] = {
    "byline-missing": gettext_noop("Nobody is named as author"),
    "standfirst-missing": gettext_noop("There is no standfirst"),
    "text-missing": gettext_noop("There is no text"),
    "block-empty": gettext_noop("A block is empty"),
    "headline-cut": gettext_noop("The headline is too long for search results or social cards"),
    "photo-without-caption": gettext_noop("A picture has no caption"),
    "ai-undeclared": gettext_noop("A picture is marked as made with AI, and readers are not told"),
    "read-also-not-live": gettext_noop("READ ALSO points at a story that readers cannot open"),
    "fact-unsourced": gettext_noop("A line of a fact box names no source"),
    "embed-untitled": gettext_noop("An embed has no title"),
    "embed-link-only": gettext_noop("Readers get a link where an embed stands"),
    "link-private": gettext_noop("A link leads into a private network"),
    "link-malformed": gettext_noop("A link leads nowhere"),
    "link-with-password": gettext_noop("A link carries a name or a password"),
    "heading-skipped": gettext_noop("A small heading stands without a larger one above it"),
    "figure-uncited": gettext_noop("A figure names no source"),
    "name-spelled-unlike": gettext_noop("A name is spelled unlike its entry under People"),
    "mark-unclosed": gettext_noop("A quotation mark is opened and not closed"),
    "mark-unopened": gettext_noop("A quotation mark is closed and not opened"),
    "mark-mismatched": gettext_noop("Two quotation marks do not belong together"),
}

_HREF = re.compile(r'<a href="([^"]*)"')
_HEADING = re.compile(r"<h([23])>")


def bylines(case: Case) -> Iterator[Finding]:
    """Readers like to know who wrote it."""
    if not case.document.bylines:
        text = gettext_noop("Nobody is named as author.")
        yield Finding("byline-missing", ADVICE, "bylines", text)


def standfirst(case: Case) -> Iterator[Finding]:
    """Lists, search results and social cards show the standfirst."""
    if not case.document.standfirst.strip():
        text = gettext_noop("There is no standfirst; lists and search show the headline alone.")
        yield Finding("standfirst-missing", ADVICE, "standfirst", text)


def headline_length(case: Case) -> Iterator[Finding]:
    """A headline that others cut says something else, or nothing."""
    own = "search_title" if case.document.search_title.strip() else "headline"
    title = " ".join(getattr(case.document, own).split())
    width = lengths.columns(title)
    if width <= lengths.SEARCH:
        return
    if width <= lengths.SOCIAL:
        text = gettext_noop(
            "Search results cut this headline: “%(search)s…”. "
            "Shorten it, or write a shorter one for search and social."
        )
    else:
        text = gettext_noop(
            "Search results and social cards cut this headline: “%(search)s…” and “%(social)s…”. "
            "Shorten it, or write a shorter one for search and social."
        )
    values = {
        "search": lengths.cut(title, lengths.SEARCH),
        "social": lengths.cut(title, lengths.SOCIAL),
    }
    yield Finding("headline-cut", ADVICE, own, text, values)


def body(case: Case) -> Iterator[Finding]:
    """Something to read, and no block left empty by mistake."""
    if not any(prose.plain(html).strip() for _, html in case.document.prose()):
        text = gettext_noop("The story has no text yet.")
        yield Finding("text-missing", ADVICE, "", text)
    for block in case.document.blocks:
        empty = (
            (isinstance(block, Text) and not block.html)
            or (isinstance(block, ReadAlso) and not block.stories)
            or (isinstance(block, Update) and not (block.html or block.headline))
            or (isinstance(block, FactBox) and not block.facts)
            or (isinstance(block, Embed) and not block.media)
        )
        if empty and not isinstance(block, QuoteBlock):
            text = gettext_noop("This block is empty; readers see nothing of it.")
            yield Finding("block-empty", ADVICE, block.id, text)


def headings(case: Case) -> Iterator[Finding]:
    """Who listens to a page finds their way by its headings, level by level."""
    above = False
    for block in case.document.blocks:
        if not isinstance(block, Text):
            continue
        for level in _HEADING.findall(block.html):
            above = above or level == "2"
            if not above:
                text = gettext_noop(
                    "A small heading stands here without a larger one above it. "
                    "Make the first heading of the story a large one."
                )
                yield Finding("heading-skipped", ADVICE, block.id, text)
                return


def captions(case: Case) -> Iterator[Finding]:
    """A picture says what it shows, and when."""
    for figure in case.document.figures():
        if figure.photo in case.records.photos and not case.records.caption(figure).strip():
            text = gettext_noop("This picture has no caption; readers see its credit alone.")
            yield Finding("photo-without-caption", ADVICE, figure.id, text)


def ai(case: Case) -> Iterator[Finding]:
    """Readers are told where AI had a hand in what they see."""
    if case.document.ai_disclosure.strip():
        return
    for figure in case.document.figures():
        photo = case.records.photos.get(figure.photo) if figure.photo is not None else None
        if photo and photo.digital_source_type in BY_AI:
            text = gettext_noop(
                "This picture is marked as made or edited with AI. "
                "Say so to readers, in the field on the use of AI."
            )
            yield Finding("ai-undeclared", ADVICE, figure.id, text)


def read_also(case: Case) -> Iterator[Finding]:
    """Readers can open what they are offered."""
    for block in case.document.blocks:
        if isinstance(block, ReadAlso):
            count = len(case.facts.not_live.intersection(block.stories))
            if count:
                text = gettext_noop(
                    "READ ALSO points at what is not live (%(count)s of %(all)s). "
                    "Readers do not see it until it is; publish it, or choose another story."
                )
                values = {"count": str(count), "all": str(len(block.stories))}
                yield Finding("read-also-not-live", ADVICE, block.id, text, values)


def facts(case: Case) -> Iterator[Finding]:
    """A number in a box says whose it is, as one in the text does."""
    for number, (box, fact) in enumerate(case.document.facts()):
        if fact.source not in case.records.sources:
            text = gettext_noop(
                "“%(fact)s” in the fact box names no source. Choose whose it is under Says who."
            )
            values = {"fact": short(f"{fact.term} {fact.words}")}
            yield Finding("fact-unsourced", ADVICE, box, text, values, f"{box}-{number}")


def players(case: Case) -> Iterator[Finding]:
    """Who cannot see a player is told what it plays; and a writer, what readers will get."""
    for block in case.document.blocks:
        provider = embeds.PROVIDERS.get(block.provider) if isinstance(block, Embed) else None
        if not isinstance(block, Embed) or provider is None:
            continue
        if not block.title.strip():
            text = gettext_noop("This embed has no title. Say in a few words what it shows.")
            yield Finding("embed-untitled", ADVICE, block.id, text)
        if provider.frame not in case.facts.players:
            text = gettext_noop(
                "This site shows no players from %(site)s; readers get a link to it. "
                "Whoever runs the site can allow them."
            )
            yield Finding("embed-link-only", ADVICE, block.id, text, {"site": provider.name})


_TROUBLES: Mapping[Trouble, tuple[str, str]] = {
    Trouble.PRIVATE: (
        "link-private",
        gettext_noop(
            "The link “%(address)s” leads into a private network; readers cannot open it. "
            "Write its public address, or remove it."
        ),
    ),
    Trouble.MALFORMED: (
        "link-malformed",
        gettext_noop("The link “%(address)s” leads nowhere. Look at how it is written."),
    ),
    Trouble.WITH_LOGIN: (
        "link-with-password",
        gettext_noop(
            "The link to “%(address)s” carries a name or a password. "
            "Remove what stands before the @; readers would see it."
        ),
    ),
}


def link_targets(case: Case) -> Iterator[Finding]:
    """A link leads readers where it says: not into a newsroom's own network."""
    seen: set[str] = set()
    for at, address in _links(case):
        wrong = links.trouble(address) if address not in seen else None
        seen.add(address)
        if wrong:
            code, text = _TROUBLES[wrong]
            shown = address.rpartition("@")[2] if wrong == Trouble.WITH_LOGIN else address
            yield Finding(code, ADVICE, at, text, {"address": short(shown)}, f"{at}-{len(seen)}")
        if len(seen) > MOST_LINKS * 10:
            return


def _links(case: Case) -> Iterator[tuple[str, str]]:
    for block, html in case.document.prose():
        for address in _HREF.findall(html):
            yield block, entities.unescape(address)
    for citation in case.document.citations:
        if citation.link:
            yield citation.id, citation.link
    for at, number in case.document.quote_uses():
        quote = case.records.quotes.get(number) if number is not None else None
        if quote and quote.link:
            yield at, quote.link


def has_links(case: Case) -> bool:
    return next(_links(case), None) is not None


def spelling(case: Case) -> Iterator[Finding]:
    """Somebody is spelled in the text as under People."""
    shared = case.document.shared
    names = [person.name for person in shared.people]
    if not names:
        return
    known = [alias for every in case.facts.also_known.values() for alias in every]
    known += [author.name for author in shared.authors] + [source.name for source in shared.sources]
    known += [topic.name for topic in shared.topics] + [case.document.place]
    told: set[str] = set()
    lines = [("headline", case.document.headline), ("standfirst", case.document.standfirst)]
    for at, text in [*lines, *((id, prose.plain(html)) for id, html in case.document.prose())]:
        for slip in spellings.slips(text, names, known):
            if slip.word in told:
                continue
            told.add(slip.word)
            message = gettext_noop(
                "“%(word)s” is spelled “%(name)s” under People. "
                "Make them agree, or note the other spelling there."
            )
            values = {"word": slip.word, "name": slip.name}
            yield Finding("name-spelled-unlike", ADVICE, at, message, values, slip.word)
            if len(told) == MOST_NAMES:
                return


def marks(case: Case) -> Iterator[Finding]:
    """A quotation mark without its partner is a typing error."""
    for mistake in case.review.mistakes:
        at = mistake.spans[0].block if mistake.spans else ""
        values = {"words": short(mistake.shown)}
        yield Finding(f"mark-{mistake.code}", ADVICE, at, MISTAKES[mistake.code], values)


MISTAKES = {
    "unclosed": gettext_noop("A quotation mark is opened and not closed: “%(words)s”."),
    "unopened": gettext_noop("A quotation mark is closed and not opened: “%(words)s”."),
    "mismatched": gettext_noop("Two quotation marks do not belong together: “%(words)s”."),
}


def figures(case: Case) -> Iterator[Finding]:
    """Readers ask where a figure comes from."""
    covered: dict[str, list[tuple[int, int]]] = {}
    spans = [span for one in case.review.quotations for span in one.spans]
    for span in [*spans, *(span for every in case.review.places.values() for span in every)]:
        covered.setdefault(span.block, []).append((span.start, span.end))
    shown = 0
    for block, html in case.document.prose():
        text = prose.read(html).text
        for number in numbers.asked_about(text, sorted(covered.get(block, []))):
            shown += 1
            if shown > MOST_FIGURES:
                return
            words = text[number.start : number.end]
            message = gettext_noop(
                "“%(words)s” names no source. Select the words and press Cite, if it has one."
            )
            values = {"words": short(words)}
            yield Finding("figure-uncited", ADVICE, block, message, values, f"{block}-{shown}")
