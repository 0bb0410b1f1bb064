"""Fields that clean at the border, whoever writes: a form, an import, a script, a test.

Both databases then hold the same, and every reader of them can rely on it.
"""

import secrets
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_prose_editor.fields import ProseEditorField

from articles.document import prose
from articles.document.text import tidy

PART_ID_LENGTH = 16
PROSE_LENGTH = 200_000

#: What the prose editor offers; `prose.clean` lets the same through.
EXTENSIONS = {
    "Bold": True,
    "Italic": True,
    "Link": {"enableTarget": False},
    "Heading": {"levels": [2, 3]},
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "HardBreak": True,
}


def part_id() -> str:
    """Return a new id for a part of a story: random, lower case, beginning with a letter."""
    return "b" + secrets.token_hex((PART_ID_LENGTH - 2) // 2)


class _Tidy:
    """Cleans on the way to the database, and shows the writer what was kept."""

    def pre_save(self, instance: models.Model, add: bool) -> Any:
        value = super().pre_save(instance, add)  # type: ignore[misc]  # a mixin before a Field
        if isinstance(value, str):
            value = self.tidy(value)
            setattr(instance, self.attname, value)  # type: ignore[attr-defined]  # a mixin
        return value

    def get_prep_value(self, value: Any) -> Any:
        value = super().get_prep_value(value)  # type: ignore[misc]  # a mixin before a Field
        return self.tidy(value) if isinstance(value, str) else value

    def to_python(self, value: Any) -> Any:
        value = super().to_python(value)  # type: ignore[misc]  # a mixin before a Field
        return self.tidy(value) if isinstance(value, str) else value

    def tidy(self, value: str) -> str:
        return tidy(value)


class LineField(_Tidy, models.CharField):
    """One line of text: line ends become blanks."""

    def tidy(self, value: str) -> str:
        return tidy(value).replace("\n", " ").strip()


class PassageField(_Tidy, models.TextField):
    """Several lines of plain text."""


class ProseField(_Tidy, ProseEditorField):
    """Prose: the small HTML of `articles.document.prose`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("extensions", EXTENSIONS)
        kwargs.setdefault("sanitize", prose.clean)
        super().__init__(*args, **kwargs)

    def clean(self, value: Any, instance: models.Model | None) -> str:
        """Clean, then measure: escaping makes a text longer than it was typed."""
        cleaned = super().clean(value, instance)
        MaxLengthValidator(self.max_length or PROSE_LENGTH)(cleaned)
        return str(cleaned)

    def tidy(self, value: str) -> str:
        return prose.clean(value)


class LinkField(LineField):
    """An address that readers may follow; anything else is kept out."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 1000)
        super().__init__(*args, **kwargs)

    def tidy(self, value: str) -> str:
        return prose.safe_link(super().tidy(value))


class PartIdField(models.CharField):
    """The id of a part of a story, kept for the part's lifetime, through freeze and thaw."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", PART_ID_LENGTH)
        kwargs.setdefault("default", part_id)
        kwargs.setdefault("editable", False)
        super().__init__(*args, **kwargs)


MOST_POINTS = 6


def few_lines(text: str) -> None:
    """Refuse a list of key points that is no short list any more."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) > MOST_POINTS:
        raise ValidationError(
            _("These are %(count)d lines; %(most)d is the most. Leave the rest to the text.")
            % {"count": len(lines), "most": MOST_POINTS}
        )


slug_validator = RegexValidator(
    r"^[a-z0-9]+(?:-[a-z0-9]+)*\Z",
    _("Use small letters a to z, digits and single hyphens, for example “paris-talks”."),
)
language_validator = RegexValidator(
    r"^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\Z",
    _("Use a language code such as “en”, “ar” or “pt-br”."),
)
