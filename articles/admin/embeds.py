"""An embed in a story's form: a link is pasted, and what it names is kept."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.parts import Block, BlockForm
from articles.document import embeds
from articles.document.embeds import Media
from articles.models import Embed

NOTHING = Media("", "")


class EmbedForm(BlockForm):
    link = forms.CharField(
        label=gettext_lazy("Link"),
        required=False,
        max_length=1000,
        widget=forms.TextInput(attrs={"dir": "ltr", "inputmode": "url"}),
        help_text=gettext_lazy("Paste the address of a video or recording on %(sites)s.")
        % {"sites": ", ".join(provider.name for provider in embeds.PROVIDERS.values())},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["link"] = embeds.link(self.instance.provider, self.instance.media)

    def clean_link(self) -> str:
        pasted: str = self.cleaned_data["link"].strip()
        media = embeds.parse(pasted) if pasted else NOTHING
        if media is None:
            sites = ", ".join(provider.name for provider in embeds.PROVIDERS.values())
            raise ValidationError(
                _(
                    "This is no address of a video or recording on %(sites)s. "
                    "Open it there, copy the address of its page, and paste it here."
                )
                % {"sites": sites}
            )
        self.instance.provider, self.instance.media = media
        return pasted


class EmbedInline(Block):
    model = Embed
    form = EmbedForm
    fields = ("link", "title", "caption", "part", "region", "ordering")
