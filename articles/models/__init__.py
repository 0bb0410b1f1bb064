"""The rows: the working copy, the shared records, the Versions and what is live.

One file a subject. Imports go from the working copy to the shared records it uses, never back:
people, sources, photos ← quotes ← stories ← blocks ← versions ← outside ← workflow, schedules,
notes ← live ← desk; the audit log, the house's settings, the front page and pages stand
apart.
"""

from articles.models.audit import AuditEntry
from articles.models.blocks import (
    BLOCK_MODELS,
    Embed,
    Fact,
    FactBox,
    Figure,
    QuoteBlock,
    ReadAlso,
    Text,
    Update,
)
from articles.models.desk import Autosave, Binned, Desk, DeskEntry, Judgement, SavedFilter
from articles.models.found import LiveAlone, LiveWord, Spelling, SpellingKey
from articles.models.front import Front, FrontPublication, FrontVersion
from articles.models.house import SiteSettings
from articles.models.likenesses import PersonLikeness, QuoteLikeness, QuoteRun
from articles.models.live import (
    LiveAuthor,
    LiveCorrection,
    LiveDay,
    LiveQuote,
    LiveSource,
    LiveStory,
    LiveTopic,
    OldSlug,
    Purge,
    PurgeCounter,
    QuoteEntry,
    Redirect,
    SearchEntry,
    Status,
)
from articles.models.names import NameWord
from articles.models.notes import Note, Notice
from articles.models.outside import OutsideLink
from articles.models.pages import Page, PagePublication, PageVersion
from articles.models.people import Person
from articles.models.photos import LivePhoto, Photo, Rendition
from articles.models.quotes import Provenance, Quote
from articles.models.schedules import Schedule
from articles.models.sources import Source
from articles.models.stories import (
    Author,
    Byline,
    Citation,
    NotSpeech,
    Priority,
    Quotation,
    RelatedStory,
    Section,
    Stage,
    Story,
    Topic,
    TopicUse,
)
from articles.models.versions import Kind, Publication, Version, VersionQuote, Visibility
from articles.models.workflow import Approval, GivenRight, Hold, Named, Transition, Waiver

__all__ = [
    "BLOCK_MODELS",
    "Approval",
    "AuditEntry",
    "Author",
    "Autosave",
    "Binned",
    "Byline",
    "Citation",
    "Desk",
    "DeskEntry",
    "Embed",
    "Fact",
    "FactBox",
    "Figure",
    "Front",
    "FrontPublication",
    "FrontVersion",
    "GivenRight",
    "Hold",
    "Judgement",
    "Kind",
    "LiveAlone",
    "LiveAuthor",
    "LiveCorrection",
    "LiveDay",
    "LivePhoto",
    "LiveQuote",
    "LiveSource",
    "LiveStory",
    "LiveTopic",
    "LiveWord",
    "NameWord",
    "Named",
    "NotSpeech",
    "Note",
    "Notice",
    "OldSlug",
    "OutsideLink",
    "Page",
    "PagePublication",
    "PageVersion",
    "Person",
    "PersonLikeness",
    "Photo",
    "Priority",
    "Provenance",
    "Publication",
    "Purge",
    "PurgeCounter",
    "Quotation",
    "Quote",
    "QuoteBlock",
    "QuoteEntry",
    "QuoteLikeness",
    "QuoteRun",
    "ReadAlso",
    "Redirect",
    "RelatedStory",
    "Rendition",
    "SavedFilter",
    "Schedule",
    "SearchEntry",
    "Section",
    "SiteSettings",
    "Source",
    "Spelling",
    "SpellingKey",
    "Stage",
    "Status",
    "Story",
    "Text",
    "Topic",
    "TopicUse",
    "Transition",
    "Update",
    "Version",
    "VersionQuote",
    "Visibility",
    "Waiver",
]
