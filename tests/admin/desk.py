"""The desk as a browser sends it: forms filled from what the desk shows, and signed-in clients."""

from html.parser import HTMLParser
from typing import Any

from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from articles.admin.base import seen
from articles.admin.people import APPROVED
from articles.admin.quotes import CHECKED
from articles.models import Quote, Source, Story
from tests.builders import a_user

SKIPPED = {"submit", "button", "file", "reset"}


class _Form(HTMLParser):
    """Reads the fields of one form as a browser would send them."""

    def __init__(self, form: str) -> None:
        super().__init__()
        self.wanted, self.inside = form, False
        self.values: dict[str, list[str]] = {}
        self.select = self.textarea = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        name = named.get("name") or ""
        if tag == "form":
            self.inside = named.get("id") == self.wanted
        if not self.inside or (not name and tag != "option"):
            return
        if tag == "input" and named.get("type") not in SKIPPED:
            box = named.get("type") in ("checkbox", "radio")
            if not box or "checked" in named:
                self.values.setdefault(name, []).append(
                    named.get("value", "on" if box else "") or ""
                )
        elif tag == "select":
            self.select = name
            self.values.setdefault(name, [])
        elif tag == "option" and "selected" in named:
            self.values[self.select].append(named.get("value") or "")
        elif tag == "textarea":
            self.textarea = name
            self.values[name] = [""]

    def handle_data(self, data: str) -> None:
        if self.inside and self.textarea:
            self.values[self.textarea][0] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            text = self.values.get(self.textarea)
            if text:
                text[0] = text[0].removeprefix("\n").removeprefix("\r\n")
            self.textarea = ""
        elif tag == "form":
            self.inside = False


def vouch(client: Client, record: Source | Quote) -> HttpResponse:
    """Approve a source or say that a quote was checked, as its own page sends it."""
    kind, deed, words = (
        ("source", "approve", APPROVED)
        if isinstance(record, Source)
        else ("quote", "check", CHECKED)
    )
    record.refresh_from_db()
    url = reverse(f"admin:articles_{kind}_{deed}", args=[record.pk])
    return client.post(url, {"seen": seen(record, words)})


def form_in(page: str, form: str = "story_form") -> dict[str, list[str]]:
    """Return the values of a form on a page; patterns for new parts are left out."""
    reader = _Form(form)
    reader.feed(page)
    return {name: value for name, value in reader.values.items() if "__prefix__" not in name}


def signed_in(*roles: str | User, **fields: Any) -> Client:
    """A client of this account, or of a new one with these roles."""
    client = Client()
    first = roles[0] if roles else None
    client.force_login(first if isinstance(first, User) else a_user(*map(str, roles), **fields))
    return client


def change_url(story: Story) -> str:
    return reverse("admin:articles_story_change", args=[story.pk])


def opened(client: Client, story: Story) -> dict[str, list[str]]:
    """Open a story's form; return what saving it untouched would send."""
    return form_in(client.get(change_url(story)).text)


def sent(
    client: Client, story: Story, form: dict[str, list[str]], button: str = "_continue"
) -> Any:
    return client.post(change_url(story), form | {button: "1"})


def add_block(form: dict[str, list[str]], kind: str, **fields: str) -> dict[str, list[str]]:
    """Return the form with one more block, as the desk's script adds it."""
    prefix = f"articles_{kind}_set"
    number = int(form[f"{prefix}-TOTAL_FORMS"][0])
    values = {"region": "main", "ordering": "9000", "id": "", "part": ""} | fields
    return (
        form
        | {f"{prefix}-TOTAL_FORMS": [str(number + 1)]}
        | {f"{prefix}-{number}-{name}": [value] for name, value in values.items()}
    )
