"""A story with everything a story can carry, for tests that look at its page."""

from datetime import date, datetime, timedelta
from typing import Any

from articles.models import LiveStory, RelatedStory, Story
from tests.builders import (
    NOON,
    Embed,
    Figure,
    QuoteBlock,
    ReadAlso,
    Text,
    Update,
    a_block,
    a_byline,
    a_citation,
    a_fact_box,
    a_live_story,
    a_person,
    a_photo,
    a_quotation,
    a_quote,
    a_source,
    a_story,
    an_author,
    published,
)

TEXT = (
    "<p>Two dozen countries agreed on Monday. Nearly 40 countries have offered help.</p>"
    "<p>“There was no time to lose,” said François Hollande, the French president.</p>"
    "<h2>Who will fly</h2><p>A spokesman called it “a beginning”.</p>"
)


def a_rich_story(**fields: Any) -> Story:
    """The working copy: quotes of each provenance, citations, pictures, boxes, updates."""
    guardian = a_source("The Guardian", slug="the-guardian")
    unnamed = a_source("A senior western source", kind="unnamed", reported_by=guardian)
    hollande = a_person("François Hollande", slug="francois-hollande", public_figure=True)
    story = a_story(
        "Paris talks unite 24 countries",
        text=TEXT,
        topics=["Iraq", "Air strikes"],
        **{
            "kicker": "Coalition",
            "key_points": "Nobody stayed away\nThe next talks are in May",
            "place": "Paris",
            "slug": "paris-talks",
            "lead_photo": a_photo(
                credit="BBC", caption="Delegates in Paris.", alt="A round table."
            ),
            **fields,
        },
    )
    a_byline(story, an_author("Mara Ellison"), place="Paris")
    a_quotation(
        story,
        a_quote(
            "There was no time to lose.",
            speaker=hollande,
            role="President of France",
            source=guardian,
            obtained="speech",
            said_on=date(2014, 9, 15),
            original_words="Il n’y avait pas de temps à perdre.",
            original_language="fr",
        ),
    )
    a_quotation(
        story,
        a_quote("a beginning", described_as="A spokesman", provenance="not stated"),
        ordering=1,
    )
    a_citation(story, "Nearly 40 countries", source=unnamed)
    witness = a_person("Hilda Quiet")
    words = a_quote(
        "We must cut off their financing.",
        speaker=witness,
        provenance="to us",
        obtained="interview",
        reporter=an_author("Tomas Varga"),
    )
    a_block(story, QuoteBlock, 30, quote=words)
    a_block(story, ReadAlso, 40, first=a_live_story("Read this as well").story)
    numbers = (("24", "countries agreed in Paris"), ("nearly 40", "have offered help"))
    a_fact_box(story, *numbers, source=guardian, title="The coalition in numbers", ordering=45)
    film = {"provider": "youtube", "media": "dQw4w9WgXcQ", "title": "The delegates arrive"}
    a_block(story, Embed, 47, caption="Filmed on Monday.", **film)
    a_block(story, Figure, 50, photo=a_photo(credit="BBC", caption="", alt="Two aircraft."))
    a_block(story, Text, 60, html="<p>The last paragraph.</p>")
    for hour, headline in ((9, "Doors open"), (11, "An agreement")):
        at = NOON.replace(hour=hour)
        a_block(story, Update, 70 + hour, at=at, headline=headline, html=f"<p>At {hour}.</p>")
    chosen = a_live_story("Chosen by hand")
    RelatedStory.objects.create(story=story, other=chosen.story)
    return story


def a_rich_live_story(*, now: datetime = NOON + timedelta(hours=1), **fields: Any) -> LiveStory:
    return published(a_rich_story(**fields), now=now)
