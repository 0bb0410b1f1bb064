"""The kinds of parts that a story's form has: its blocks, and what belongs to the whole story.

`part`, `region` and `ordering` come last: a new block gives the focus to its first field.
"""

from django.utils.translation import gettext_lazy

from articles.admin.embeds import EmbedInline
from articles.admin.fact_boxes import FactBoxInline
from articles.admin.parts import Beside, Block
from articles.models import (
    Byline,
    Citation,
    Figure,
    NotSpeech,
    Quotation,
    QuoteBlock,
    ReadAlso,
    RelatedStory,
    Text,
    Update,
)


class TextInline(Block):
    model = Text
    fields = ("html", "part", "region", "ordering")


class QuoteInline(Block):
    model = QuoteBlock
    fields = ("quote", "part", "region", "ordering")
    autocomplete_fields = ("quote",)
    with_records = ("quote__speaker",)


class FigureInline(Block):
    model = Figure
    fields = ("photo", "caption", "alt", "credit", "part", "region", "ordering")
    autocomplete_fields = ("photo",)
    with_records = ("photo",)


class ReadAlsoInline(Block):
    model = ReadAlso
    fields = ("first", "second", "third", "part", "region", "ordering")
    autocomplete_fields = ("first", "second", "third")
    with_records = ("first", "second", "third")


class UpdateInline(Block):
    model = Update
    fields = ("at", "headline", "html", "part", "region", "ordering")


class QuotationInline(Beside):
    """Records chosen by hand; what the Quotes panel makes and removes is not done here."""

    model = Quotation
    template = "admin/quotes/by_hand.html"
    fields = ("quote", "part", "ordering")
    autocomplete_fields = ("quote",)
    with_records = ("quote__speaker", "quote__source")
    empty = gettext_lazy(
        "Write the quotation in the text, in quotation marks, and name its record here: "
        "who said it, in which role, who reported it."
    )


class CitationInline(Beside):
    model = Citation
    fields = ("words", "source", "statement", "link", "read_on", "part", "ordering")
    autocomplete_fields = ("source",)
    with_records = ("source",)
    empty = gettext_lazy("A figure or a fact that somebody else found out: name the source here.")


class NotSpeechInline(Beside):
    """Carried by the form; shown, made and taken back in the Quotes panel."""

    model = NotSpeech
    template = "admin/quotes/hidden.html"
    fields = ("words", "part", "ordering")
    empty = gettext_lazy("Titles, nicknames, so-called things: none is marked as such yet.")


class BylineInline(Beside):
    model = Byline
    fields = ("author", "place", "ordering")
    autocomplete_fields = ("author",)
    with_records = ("author",)
    empty = gettext_lazy("Nobody is named as author yet.")


class RelatedInline(Beside):
    model = RelatedStory
    fk_name = "story"
    fields = ("other", "ordering")
    autocomplete_fields = ("other",)
    with_records = ("other",)
    empty = gettext_lazy("No related stories chosen by hand.")


BLOCKS = (
    TextInline,
    QuoteInline,
    FigureInline,
    ReadAlsoInline,
    UpdateInline,
    FactBoxInline,
    EmbedInline,
)
BESIDE = (BylineInline, QuotationInline, NotSpeechInline, CitationInline, RelatedInline)
