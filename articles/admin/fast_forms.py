"""What the fast pages ask for: as little as will do, and nothing lost when it is sent again."""

from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from articles.document.text import tidy
from articles.models import Photo, Section, Story

MAX_PICTURES = 20


class Line(forms.CharField):
    """One line of text, as `LineField` keeps it."""

    def to_python(self, value: Any) -> Any:
        return tidy(super().to_python(value)).replace("\n", " ").strip()


class Passage(forms.CharField):
    """Several lines of plain text, as `PassageField` keeps it."""

    def to_python(self, value: Any) -> Any:
        return tidy(super().to_python(value))


def _area(rows: int, **attrs: str) -> forms.Textarea:
    return forms.Textarea(
        attrs={"rows": rows, "dir": "auto", "autocapitalize": "sentences"} | attrs
    )


def _line(**attrs: str) -> forms.TextInput:
    return forms.TextInput(attrs={"dir": "auto"} | attrs)


class FastForm(forms.Form):
    """A form with an intent: the same press twice is done once."""

    intent = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)


HEADLINE_LENGTH = Story._meta.get_field("headline").max_length


class FlashForm(FastForm):
    headline = Line(label=_("Headline"), max_length=HEADLINE_LENGTH, widget=_area(2))
    section = forms.ModelChoiceField(Section.objects.none(), label=_("Section"))
    sentence = Passage(label=_("One sentence"), max_length=2000, widget=_area(3))
    breaking = forms.BooleanField(label=_("Breaking for two hours"), initial=True, required=False)

    def __init__(self, *args: Any, sections: QuerySet[Section], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["section"].queryset = sections


class UpdateForm(FastForm):
    """`kept` is a picture that was taken in already, when the form comes back."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    kept = forms.ModelChoiceField(Photo.objects.none(), widget=forms.HiddenInput, required=False)
    text = Passage(label=_("What is new"), max_length=20_000, widget=_area(4))
    headline = Line(
        label=_("Headline of the update"),
        max_length=HEADLINE_LENGTH,
        required=False,
        widget=_line(),
        help_text=_("May be empty."),
    )
    picture = forms.FileField(
        label=_("Picture"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/*", "capture": "environment"}),
    )
    alt = Line(label=_("What it shows"), max_length=1000, required=False, widget=_line())
    credit = Line(label=_("Credit"), max_length=200, required=False, widget=_line())

    def __init__(self, *args: Any, photos: QuerySet[Photo], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kept"].queryset = photos

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        if typed.get("picture") or typed.get("kept"):
            if not typed.get("alt"):
                text = _("Say what the picture shows, for readers who cannot see it.")
                self.add_error("alt", text)
            if not typed.get("credit"):
                self.add_error("credit", _("Write the photographer or agency."))
        return typed


class SeveralFiles(forms.FileInput):
    allow_multiple_selected = True


class PicturesField(forms.FileField):
    """Any number of files, up to MAX_PICTURES."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        files = data if isinstance(data, list | tuple) else [data] if data else []
        if len(files) > MAX_PICTURES:
            raise ValidationError(
                _(
                    "At most %(most)d pictures are sent at once. "
                    "Choose fewer, and add the rest to the story later."
                ),
                params={"most": MAX_PICTURES},
            )
        return [clean for file in files if (clean := super(PicturesField, self).clean(file))]


class FileForm(FastForm):
    text = Passage(
        label=_("Text"),
        max_length=200_000,
        required=False,
        widget=_area(8),
        help_text=_("Paste or write it. Without a headline below, the first line is the headline."),
    )
    headline = Line(
        label=_("Headline"), max_length=HEADLINE_LENGTH, required=False, widget=_area(1)
    )
    section = forms.ModelChoiceField(Section.objects.none(), label=_("Section"), required=False)
    pictures = PicturesField(
        label=_("Pictures"),
        required=False,
        widget=SeveralFiles(attrs={"accept": "image/*"}),
        help_text=_("From the camera or the device; several at once. The first one leads."),
    )
    credit = Line(label=_("Credit of the pictures"), max_length=200, required=False, widget=_line())
    note = Passage(
        label=_("Note for the desk"),
        max_length=1000,
        required=False,
        widget=_area(2),
        help_text=_("Never published."),
    )

    def __init__(self, *args: Any, sections: QuerySet[Section], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["section"].queryset = sections

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        if not any(typed.get(name) for name in ("text", "headline", "pictures")):
            raise ValidationError(_("There is nothing to send yet. Paste a text or add a picture."))
        return typed
