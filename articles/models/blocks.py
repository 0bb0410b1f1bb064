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


#: Each kind of block of a Document, and the model that holds its rows.
BLOCK_MODELS: dict[type[schema.Block], type[Block]] = {
    schema.Text: Text,
    schema.QuoteBlock: QuoteBlock,
    schema.Figure: Figure,
    schema.ReadAlso: ReadAlso,
    schema.Update: Update,
}
