"""What a journalist decides about one quotation, as the controls of its row in the Quotes panel.

A row is a form of its own inside the story's form, so that a decision is saved with the text that
it is about, in one transaction, and comes back with it when something stops the save. Nothing is
a decision until somebody touched it: what the finder proposed and nobody looked at stays open.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from articles.admin import picker, typed
from articles.admin.typed import DECISION, Values
from articles.models import Person
from articles.models.quotes import Obtained, Provenance
from articles.models.sources import SourceKind
from articles.publishing.quotations import Decision, Deed

#: A story with more decisions in one save is none; the rest is left open.
MOST = 500
MOST_LETTERS = 200  # of a name, as people and quotes hold it
#: Who spoke: one of the suggested, in the value itself, or what the named field holds.
PERSON, NAME, DESCRIBED, RECORD = "person", "name", "described", "record"
SEARCH, NEW, DESCRIBE, ATTACH = "search", "new", "describe", "attach"
CONFIRM_ALL = "_confirm"
UNDECIDED = "undecided"


class Key(forms.CharField):
    """The id of a record, chosen by typing; it is looked up when the decision is carried out."""

    def __init__(self) -> None:
        super().__init__(required=False)

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return int(text) if picker.is_key(text) else None


def _line(label: Any) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=MOST_LETTERS)


class DecisionForm(forms.Form):
    """The controls of one row. `proposed` is the value of `who` that nobody has touched yet.

    The template draws most of them itself: a page may hold hundreds of rows.
    """

    deed = forms.ChoiceField(
        choices=[("", ""), *((d.value, d.value) for d in Deed)], required=False
    )
    who = forms.CharField(required=False, max_length=300)
    proposed = forms.CharField(required=False, max_length=300, widget=forms.HiddenInput)
    proposed_role = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)
    touched = forms.CharField(required=False, max_length=1, widget=forms.HiddenInput)
    sure = forms.CharField(required=False, max_length=1, widget=forms.HiddenInput)
    words = forms.CharField(required=False, widget=forms.HiddenInput)
    person = Key()
    quote = Key()
    name = _line(gettext_lazy("Name"))
    described = _line(gettext_lazy("As readers are to know them"))
    new_person = forms.BooleanField(required=False)
    role = _line(gettext_lazy("Role as said"))
    provenance = forms.ChoiceField(
        label=gettext_lazy("How it reached us"), choices=Provenance, required=False
    )
    source = Key()
    source_name = _line(gettext_lazy("Its name"))
    source_kind = forms.ChoiceField(
        label=gettext_lazy("What it is"), choices=SourceKind, required=False
    )
    new_source = forms.BooleanField(required=False)
    obtained = forms.ChoiceField(
        label=gettext_lazy("How"),
        choices=[("", pgettext_lazy("how words were obtained", "not said")), *Obtained.choices],
        required=False,
    )
    reporter = Key()
    occasion = _line(gettext_lazy("Occasion"))
    said_on = forms.DateField(
        label=gettext_lazy("Date"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    link = forms.CharField(
        label=gettext_lazy("Link"),
        required=False,
        max_length=1000,
        widget=forms.URLInput(attrs={"dir": "ltr"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)

    @property
    def key(self) -> str:
        return str(self.prefix).removeprefix(DECISION)

    def moved(self, key: str, words: str) -> "DecisionForm":
        """Return the same decision about the words that its quotation has now."""
        given = {name: self[name].value() for name in self.fields} | {"words": words}
        return DecisionForm(initial=given, prefix=DECISION + key)

    def clean(self) -> dict[str, Any]:
        """Say at the row what is missing, before anything is saved."""
        given = self.cleaned_data
        if self._deed() != Deed.RECORD or self.errors:
            return given
        kind, value = self._who()
        missing = {
            "": _("Say who said this: choose somebody, name them, or describe them."),
            PERSON: "" if picker.is_key(value) else _("Choose who said this."),
            RECORD: "" if picker.is_key(value) else _("Choose the record."),
            NAME: "" if value else _("Write the name of who said this."),
            DESCRIBED: "" if value else _("Describe who said this, as readers are to know them."),
        }
        if problem := missing[kind]:
            self.add_error("who", problem)
        elif kind != RECORD and self._provenance() == Provenance.REPORTED and not self._source():
            self.add_error(
                "source", _("Choose who reported it, or say that it was said to us or not stated.")
            )
        return given

    def decision(self) -> Decision | None:
        """Return what was decided, once the form is valid; None where it is left open."""
        given, deed = self.cleaned_data, self._deed()
        if deed is None:
            return None
        kind, value = self._who()
        id = int(value) if picker.is_key(value) else None
        return Decision(
            key=self.key,
            deed=deed,
            quote=id if kind == RECORD else None,
            person=id if kind == PERSON else None,
            name=value if kind == NAME and self._makes_person() else "",
            described=value
            if kind == DESCRIBED or (kind == NAME and not self._makes_person())
            else "",
            role=self._role(),
            provenance=self._provenance(),
            obtained=given["obtained"],
            occasion=given["occasion"],
            said_on=given["said_on"],
            reporter=given["reporter"],
            source=given["source"] if self._provenance() == Provenance.REPORTED else None,
            source_name=given["source_name"] if self._makes_source() else "",
            source_kind=given["source_kind"] or SourceKind.OUTLET,
            link=given["link"],
        )

    def _deed(self) -> Deed | None:
        """Somebody else chosen than the one proposed is decided, without a further press."""
        given = self.cleaned_data
        if deed := given.get("deed"):
            return Deed(deed)
        chosen = given.get("who", "")
        return Deed.RECORD if chosen and chosen != given.get("proposed", "") else None

    def _who(self) -> tuple[str, str]:
        given = self.cleaned_data
        kind, _colon, value = given.get("who", "").partition(":")
        fields = {
            SEARCH: (PERSON, str(given.get("person") or "")),
            NEW: (NAME, given.get("name", "")),
            DESCRIBE: (DESCRIBED, given.get("described", "")),
            ATTACH: (RECORD, str(given.get("quote") or "")),
        }
        if kind in fields:
            return fields[kind]
        suggested = kind in (PERSON, NAME, DESCRIBED)
        return (kind, value.strip()[:MOST_LETTERS]) if suggested else ("", "")

    def _makes_person(self) -> bool:
        """A name that was typed is meant to be one; a suggested one can be unticked."""
        return self.cleaned_data["who"] == NEW or self.cleaned_data["new_person"]

    def _role(self) -> str:
        """The role that was proposed with one speaker is not another one's."""
        given = self.cleaned_data
        other = given["who"] != given["proposed"]
        return "" if other and given["role"] == given["proposed_role"] else given["role"]

    def _provenance(self) -> str:
        return self.cleaned_data.get("provenance") or Provenance.TO_US

    def _makes_source(self) -> bool:
        given = self.cleaned_data
        wanted = self._provenance() == Provenance.REPORTED and not given["source"]
        return bool(wanted and given["new_source"])

    def _source(self) -> bool:
        given = self.cleaned_data
        return bool(given["source"] or (given["new_source"] and given["source_name"]))


Decisions = dict[str, DecisionForm]


def sent(values: Mapping[str, list[str]]) -> Decisions:
    """Return the rows of a sent form that somebody touched, by the keys of their quotations."""
    rows = typed.sheet(values).decisions
    if CONFIRM_ALL in values:
        rows = {**_certain(values), **rows}
    forms_ = [
        DecisionForm(_query(row, given), prefix=row) for row, given in list(rows.items())[:MOST]
    ]
    return {form.key: form for form in forms_}


def kept(values: Mapping[str, list[str]]) -> Decisions:
    """Return the same rows to be shown again while somebody is still at them: not as errors."""
    return {key: form.moved(key, form["words"].value() or "") for key, form in sent(values).items()}


def _certain(values: Mapping[str, list[str]]) -> dict[str, Values]:
    """Without script: the one button that confirms everything that is certain."""
    rows: dict[str, Values] = {}
    for name, given in values.items():
        row, _dash, field = name.rpartition("-")
        if row.startswith(DECISION):
            rows.setdefault(row, {})[field] = given
    sure = {row: given for row, given in rows.items() if typed.first(given, "sure")}
    return {row: {**given, "deed": [Deed.RECORD.value]} for row, given in sure.items()}


def _query(row: str, given: Values) -> dict[str, str]:
    return {f"{row}-{name}": typed.first(given, name) for name in given}


def problems(decisions: Decisions) -> Iterator[tuple[DecisionForm, str]]:
    """Yield what is wrong with each row."""
    for form in decisions.values():
        for errors in form.errors.values():
            yield from ((form, str(error)) for error in errors)


def in_words(values: Values) -> str:
    """Return what was decided, for somebody who looks at it beside another text."""
    kind, _colon, name = typed.first(values, "who").partition(":")
    if kind == PERSON and picker.is_key(name):
        name = str(Person.objects.filter(pk=name).first() or "")
    fields = {NEW: "name", DESCRIBE: "described"}
    said_by = typed.first(values, fields[kind]) if kind in fields else name
    dismissed = _("not a quotation") if typed.first(values, "deed") == Deed.DISMISS else said_by
    words = f"“{typed.first(values, 'words')}”"
    return "\n".join(filter(None, [words, dismissed, typed.first(values, "role")]))


def of(decisions: Decisions) -> list[Decision]:
    """Return the decisions of valid rows, in the order of the page."""
    made = [form.decision() for form in decisions.values() if form.is_valid()]
    return [decision for decision in made if decision]
