"""The body of the working copy: blocks in order, each with an id that it keeps.

A new kind of block is one class in `document/schema.py`, one model here, one inline in the admin,
one template.
"""

from content_editor.models import create_plugin_base
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.document import schema
from articles.models.fields import LineField, PartIdField, PassageField, ProseField
from articles.models.photos import Photo
from articles.models.quotes import Quote
from articles.models.sources import Source
from articles.models.stories import QuoteUse, Story

Plugin = create_plugin_base(Story)

#: A longer story is two; the form stays far below the server's cap on fields.
MAX_BLOCKS = 400


class Block(Plugin):
    """What every block has: its story, its place, its id."""

    key = PartIdField(_("id"))

    class Meta(Plugin.Meta):
        abstract = True
        constraints = [models.UniqueConstraint("parent", "key", name="%(class)s_key_once")]

    def __str__(self) -> str:
        return str(self._meta.verbose_name)


class Text(Block):
    """Prose."""

    html = ProseField(_("text"), blank=True, max_length=200_000)

    class Meta(Block.Meta):
        verbose_name = _("text")
        verbose_name_plural = _("texts")


class QuoteBlock(QuoteUse, Block):
    """A quote set apart; a draft may not have chosen it yet."""

    quote = models.ForeignKey(
        Quote,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="quoteblock_uses",
        verbose_name=_("quote"),
    )

    class Meta(Block.Meta):
        verbose_name = _("quote set apart")
        verbose_name_plural = _("quotes set apart")


class Figure(Block):
    """A picture in the text."""

    photo = models.ForeignKey(
        Photo,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="figures",
        verbose_name=_("photo"),
    )
    caption = PassageField(
        _("caption here"), max_length=2000, blank=True, help_text=_("Empty: as the photo has it.")
    )
    alt = PassageField(
        _("alt text here"), max_length=1000, blank=True, help_text=_("Empty: as the photo has it.")
    )
    credit = LineField(
        _("credit here"), max_length=200, blank=True, help_text=_("Empty: as the photo has it.")
    )

    class Meta(Block.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")


class ReadAlso(Block):
    """One to three other stories, offered in mid-text."""

    first = models.ForeignKey(
        Story, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("story")
    )
    second = models.ForeignKey(
        Story, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("and")
    )
    third = models.ForeignKey(
        Story, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("and")
    )

    class Meta(Block.Meta):
        verbose_name = _("read also")
        verbose_name_plural = _("read also")


class Update(Block):
    """A dated entry of a story that is followed live."""

    at = models.DateTimeField(_("time"), null=True, blank=True)
    headline = LineField(_("headline"), max_length=300, blank=True)
    html = ProseField(_("text"), blank=True, max_length=200_000)

    class Meta(Block.Meta):
        verbose_name = _("update")
        verbose_name_plural = _("updates")


class FactBox(Block):
    """A few facts set apart from the prose."""

    title = LineField(_("title"), max_length=200, blank=True)

    class Meta(Block.Meta):
        verbose_name = _("fact box")
        verbose_name_plural = _("fact boxes")


class Fact(models.Model):
    """A line of a fact box; its form is part of the box's."""

    box = models.ForeignKey(FactBox, models.CASCADE, related_name="facts")
    term = LineField(_("number or term"), max_length=100, blank=True)
    words = PassageField(_("what it is"), max_length=500, blank=True)
    source = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="facts",
        verbose_name=_("says who"),
    )
    ordering = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("fact")
        verbose_name_plural = _("facts")
        ordering = ["ordering", "pk"]

    def __str__(self) -> str:
        return self.term or self.words


class Embed(Block):
    """A video or a recording that another site plays: which site, and its id there."""

    provider = models.CharField(_("site"), max_length=20, blank=True, editable=False)
    media = models.CharField(_("id there"), max_length=200, blank=True, editable=False)
    title = LineField(_("title"), max_length=200, blank=True)
    caption = PassageField(_("caption"), max_length=2000, blank=True)

    class Meta(Block.Meta):
        verbose_name = _("embed")
        verbose_name_plural = _("embeds")


#: Each kind of block of a Document, and the model that holds its rows.
BLOCK_MODELS: dict[type[schema.Block], type[Block]] = {
    schema.Text: Text,
    schema.QuoteBlock: QuoteBlock,
    schema.Figure: Figure,
    schema.ReadAlso: ReadAlso,
    schema.Update: Update,
    schema.FactBox: FactBox,
    schema.Embed: Embed,
}
