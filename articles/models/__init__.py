"""The rows: the working copy, the shared records, the Versions and what is live.

One file a subject. Imports go from the working copy to the shared records it uses, never back:
people, sources, photos ← quotes ← stories ← blocks ← versions ← live ← desk.
"""

from articles.models.blocks import BLOCK_MODELS, Figure, QuoteBlock, ReadAlso, Text, Update
from articles.models.desk import Autosave, Transition
from articles.models.live import (
    Front,
    LiveAuthor,
    LiveQuote,
    LiveSource,
    LiveStory,
    LiveTopic,
    Purge,
    PurgeCounter,
    Redirect,
    SearchEntry,
    Status,
)
from articles.models.people import Person
from articles.models.photos import LivePhoto, Photo, Rendition
from articles.models.quotes import Provenance, Quote
from articles.models.sources import Source
from articles.models.stories import (
    Author,
    Byline,
    Citation,
    Quotation,
    RelatedStory,
    Section,
    Stage,
    Story,
    Topic,
    TopicUse,
)
from articles.models.versions import Kind, Publication, Version, Visibility

__all__ = [
    "BLOCK_MODELS",
    "Author",
    "Autosave",
    "Byline",
    "Citation",
    "Figure",
    "Front",
    "Kind",
    "LiveAuthor",
    "LivePhoto",
    "LiveQuote",
    "LiveSource",
    "LiveStory",
    "LiveTopic",
    "Person",
    "Photo",
    "Provenance",
    "Publication",
    "Purge",
    "PurgeCounter",
    "Quotation",
    "Quote",
    "QuoteBlock",
    "ReadAlso",
    "Redirect",
    "RelatedStory",
    "Rendition",
    "SearchEntry",
    "Section",
    "Source",
    "Stage",
    "Status",
    "Story",
    "Text",
    "Topic",
    "TopicUse",
    "Transition",
    "Update",
    "Version",
    "Visibility",
]
