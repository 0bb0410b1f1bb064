"""Everything that stopped a save, said in one list on top of the form.

Django's form shows an error at its field, and some fields are hidden: then it says that something
is wrong, and nothing shows what. Here each error is named, with a link to its part.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _

from articles.admin import decisions


class Problem(NamedTuple):
    """at is an anchor on the page, or "" where there is nothing to go to."""

    at: str
    label: str
    text: str


def problems(context: dict[str, Any]) -> list[Problem]:
    """Return what is wrong with a sent form, in the order of the page."""
    if not context.get("errors"):
        return []
    form = context["adminform"].form
    found = [*_form(form, ""), *_quotations(form)]
    for inline in context.get("inline_admin_formsets", []):
        formset = inline.formset
        kind = capfirst(str(inline.opts.verbose_name))
        found += [Problem(f"{formset.prefix}-group", kind, str(e)) for e in _general(formset)]
        for number, form in enumerate(formset.forms, 1):
            name = _("%(kind)s %(number)d") % {"kind": kind, "number": number}
            found += _form(form, name)
    return found


def _quotations(form: Any) -> Iterator[Problem]:
    for row, error in decisions.problems(getattr(form, "decisions", {})):
        words = Truncator(str(row["words"].value() or "")).chars(60)
        yield Problem(str(row.prefix), f"“{words}”", error)


def _general(formset: Any) -> list[Any]:
    """Return the errors of a formset itself; they exist only once it was validated."""
    return list(formset.non_form_errors()) if formset.is_bound else []


def _form(form: Any, part: str) -> Iterator[Problem]:
    for name, errors in form.errors.items():
        if form.has_error(name, decisions.UNDECIDED):
            continue  # said at its row
        field = form.fields.get(name)
        hidden = field is None or form[name].is_hidden
        label = part if hidden else ", ".join(filter(None, [part, str(form[name].label)]))
        at = "" if hidden and not part else _anchor(form, name, hidden)
        for error in errors:
            yield Problem(at, capfirst(label), str(error))


def _anchor(form: Any, name: str, hidden: bool) -> str:
    return form.prefix if hidden else form[name].auto_id
