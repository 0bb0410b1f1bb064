"""Who reaches what at the desk: one table (addresses.py), held against every address there is.

The addresses come from the desk itself; one without a line in the table fails the test. Whoever
is not let in gets what an unknown address gets, byte for byte.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group, User
from django.db import models
from django.test import Client
from django.urls import URLPattern, URLResolver, reverse

from articles.admin import desk
from articles.models import BLOCK_MODELS, Autosave, Publication, Transition, Version
from articles.models.sources import SourceKind
from articles.publishing.roles import ADMINISTRATOR, EDITOR, PUBLISHER, REPORTER, ROLES
from tests.admin.addresses import ALL, APART, AUTOCOMPLETES, EDITORS, GET, POST, WRITERS
from tests.admin.desk import vouch
from tests.builders import (
    a_block,
    a_live_story,
    a_page,
    a_person,
    a_photo,
    a_quotation,
    a_quote,
    a_source,
    a_story,
    a_topic,
    a_user,
    an_author,
)

pytestmark = pytest.mark.django_db


class Address(NamedTuple):
    name: str
    pattern: str


def addresses(patterns: Any = None, prefix: str = "") -> Iterator[Address]:
    """Every address of the desk, from the desk itself."""
    for entry in patterns if patterns is not None else desk.get_urls():
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from addresses(entry.url_patterns, route)
        elif isinstance(entry, URLPattern):
            yield Address(entry.name or "", route)


NAMES = sorted({address.name for address in addresses()} - APART)


@pytest.fixture
def things() -> dict[str, models.Model]:
    """One of each kind of thing. The story is live, has a kept text, and belongs to nobody here."""
    live = a_live_story("The night ferry is back", topics=["Ferries"])
    quote, photo = a_quote(), a_photo()
    a_quotation(live.story, quote)
    return {
        "story": live.story,
        "photo": photo,
        "person": quote.speaker,
        "source": a_source(),
        "quote": quote,
        "other quote": a_quote(),
        "other person": a_person("L. Brandt"),
        "section": live.section,
        "author": an_author(),
        "topic": a_topic(),
        "version": Version.objects.first(),
        "publication": Publication.objects.first(),
        "transition": Transition.objects.create(
            story=live.story, source="writing", target="ready", at=live.updated_at, by=a_user()
        ),
        "page": a_page(),
        "user": a_user(REPORTER),
        "group": Group.objects.get(name=REPORTER),
    }


#: How the names of addresses end that are about no one thing.
OF_ALL = ("_changelist", "_add", "_alike", "_new_quotes", "_records", "_flash", "_file")


def url_of(name: str, things: dict[str, models.Model]) -> str:
    model = name.split("_")[1] if "_" in name else ""
    args: list[Any] = []
    if name == "app_list":
        args = ["articles"]
    elif model in things and not name.endswith(OF_ALL):
        args = [things[model].pk]
    if name.endswith("_merge"):
        args.append(things[f"other {model}"].pk)
    args += {"articles_story_version": [1], "articles_story_republish": [1]}.get(name, [])
    args += {"articles_photo_rendition": [480]}.get(name, [])
    return reverse(f"admin:{name}", args=args)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def body(response: Any) -> str:
    """What an answer says, without what differs at every answer to the same address."""
    text = response.content.decode(errors="replace")
    return re.sub(r'(csrfmiddlewaretoken" value|nonce)="[^"]*"', "", text)


def nothing(client: Client) -> Any:
    return client.get("/desk/articles/story/987654321/change/")


def test_every_address_of_the_desk_is_in_the_table():
    assert set(NAMES) == set(GET)


def test_every_role_is_tried():
    assert set(ROLES) == ALL


@pytest.mark.parametrize("role", sorted(ALL))
def test_each_role_reaches_what_the_table_says_and_nothing_else(role, things):
    user = a_user(role)
    Autosave.objects.create(
        story=things["story"], by=user, typed={"headline": ["x"]}, at=things["story"].saved_at
    )
    client = signed_in(user)
    unknown = body(nothing(client))

    for name in NAMES:
        response = client.get(url_of(name, things))
        if role in GET[name]:
            assert response.status_code == 200, f"{role} is to reach {name}"
        else:
            assert response.status_code == 404, f"{role} is not to reach {name}"
            assert body(response) == unknown, f"{name} tells {role} that it is there"


@pytest.mark.usefixtures("unprinted")
@pytest.mark.parametrize("role", sorted(ALL))
def test_a_popup_asks_for_the_same_rights(role, things):
    client = signed_in(a_user(role))

    for name in NAMES:
        if name.endswith(("_add", "_change", "_delete")):
            response = client.get(url_of(name, things), {"_popup": "1", "_to_field": "id"})
            assert response.status_code == (200 if role in GET[name] else 404), (role, name)


def test_a_stranger_is_sent_to_sign_in_whatever_the_address(things):
    unknown = ["/desk/nothing/", "/desk/articles/nothing/", "/desk/articles/story/x/y/z/"]
    urls = [url_of(name, things) for name in NAMES] + unknown
    urls += [
        reverse("admin:autocomplete"),
        "/desk/r/1/1/",
        "/desk/articles/story/987654321/change/",
    ]

    for url in urls:
        response = Client().get(url)
        assert response.status_code == 302, url
        assert response.url.startswith("/desk/login/?next="), url


def test_a_stranger_changes_nothing(things):
    for name in NAMES:
        response = Client(enforce_csrf_checks=True).post(url_of(name, things))
        assert response.status_code in (302, 403), name


def test_for_somebody_who_is_not_of_the_staff_nothing_is_there(things):
    client = signed_in(a_user("", is_staff=False))
    public = body(client.get("/nothing-is-here/"))

    for name in NAMES:
        for response in (client.get(url_of(name, things)), client.post(url_of(name, things))):
            assert response.status_code == 404, name
            assert body(response) == public, name


def test_staff_without_a_role_reach_the_desk_and_no_thing_in_it(things):
    client = signed_in(a_user(""))

    for name in NAMES:
        own = name in {"index", "password_change", "password_change_done", "preferences", "jsi18n"}
        assert client.get(url_of(name, things)).status_code == (200 if own else 404), name


def test_taking_somebodys_role_away_works_at_once(things):
    user = a_user(PUBLISHER)
    client = signed_in(user)
    url = url_of("articles_story_publish", things)
    assert client.get(url).status_code == 200

    user.groups.clear()

    assert client.get(url).status_code == 404


def test_an_account_that_was_switched_off_is_a_stranger(things):
    user = a_user(ADMINISTRATOR)
    client = signed_in(user)

    User.objects.filter(pk=user.pk).update(is_active=False)

    assert client.get(url_of("index", things)).status_code == 302


# --- what is sent --------------------------------------------------------------------------------


def press(things: dict[str, models.Model]) -> dict[str, str]:
    """What the form of a publication page sends."""
    seen = Publication.objects.filter(story=things["story"]).latest("number").number
    return {"intent": str(uuid4()), "seen": str(seen), "kind": "update", "note": "A note."}


@pytest.mark.parametrize("role", sorted(ALL))
def test_each_role_may_send_what_the_table_says_and_nothing_else(role, things):
    client = signed_in(a_user(role))
    unknown = body(nothing(client))

    for name, (sent, let_in) in POST.items():
        response = client.post(url_of(name, things), press(things) | sent)
        if role in let_in:
            assert response.status_code in (200, 302, 409), f"{role} is to send to {name}"
        else:
            assert response.status_code == 404, f"{role} is not to send to {name}"
            assert body(response) == unknown, name


@pytest.mark.parametrize("role", sorted(ALL))
def test_nothing_is_deleted_by_who_may_not(role, things):
    client = signed_in(a_user(role))

    for name in NAMES:
        if name.endswith("_delete") and role not in GET[name]:
            assert client.post(url_of(name, things), {"post": "yes"}).status_code == 404, name
    for thing in things.values():
        assert type(thing).objects.filter(pk=thing.pk).exists()


@pytest.mark.parametrize(("role", "let_in"), [(role, role in EDITORS) for role in sorted(ALL)])
def test_an_unnamed_source_is_approved_by_who_may(role, let_in):
    source = a_source(
        "A senior official", kind=SourceKind.UNNAMED, reason="The talks were private."
    )
    user = a_user(role)

    response = vouch(signed_in(user), source)

    source.refresh_from_db()
    assert response.status_code == (302 if let_in else 404)
    assert source.approved_by == (user if let_in else None)


@pytest.mark.parametrize(("role", "let_in"), [(role, role in WRITERS) for role in sorted(ALL)])
def test_who_checked_a_quote_says_so_themselves(role, let_in):
    quote, user = a_quote(), a_user(role)

    response = vouch(signed_in(user), quote)

    quote.refresh_from_db()
    assert response.status_code == (302 if let_in else 404)
    assert quote.checked_by == (user if let_in else None)


@pytest.mark.parametrize("name", ["articles_source_approve", "articles_quote_check"])
def test_looking_at_an_address_that_changes_something_changes_nothing(name, things):
    response = signed_in(a_user()).get(url_of(name, things))

    assert response.status_code == 405


@pytest.mark.parametrize(("owner", "status"), [(True, 302), (False, 404)])
def test_a_reporter_changes_the_stories_that_are_theirs(owner, status):
    reporter = a_user(REPORTER)
    story = a_story(created_by=reporter if owner else a_user())
    form = {"headline": "Changed", "language": "en", "urgency": "4", "started_from": ""}
    for model in BLOCK_MODELS.values():
        prefix = f"articles_{model._meta.model_name}_set"
        form |= {f"{prefix}-{n}_FORMS": "0" for n in ("TOTAL", "INITIAL")}
    for prefix in ("bylines", "quotations", "not_speech", "citations", "related"):
        form |= {f"{prefix}-{n}_FORMS": "0" for n in ("TOTAL", "INITIAL")}

    response = signed_in(reporter).post(
        reverse("admin:articles_story_change", args=[story.pk]), form
    )

    story.refresh_from_db()
    assert response.status_code == status
    assert (story.headline == "Changed") == owner


@pytest.mark.parametrize("role", sorted(ALL))
def test_an_autocomplete_lists_what_its_reader_may_see(role, things):
    client = signed_in(a_user(role))

    for (model, field), let_in in AUTOCOMPLETES.items():
        asked = {"app_label": "articles", "model_name": model, "field_name": field, "term": ""}
        response = client.get(reverse("admin:autocomplete"), asked)
        assert response.status_code == (200 if role in let_in else 404), (role, model, field)


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"app_label": "articles", "model_name": "nothing", "field_name": "x"},
        {"app_label": "articles", "model_name": "story", "field_name": "headline"},
        {"app_label": "articles", "model_name": "version", "field_name": "story", "term": "\0"},
        {"app_label": "sessions", "model_name": "session", "field_name": "session_key"},
        {"app_label": "admin", "model_name": "logentry", "field_name": "user"},
    ],
)
def test_an_autocomplete_of_something_else_is_nothing(asked):
    response = signed_in(a_user(EDITOR)).get(reverse("admin:autocomplete"), asked)

    assert response.status_code in (200, 404)
    assert response.status_code == 404 or asked["model_name"] == "version"


@pytest.mark.parametrize(
    "query",
    ["q=%00", "q=" + "x" * 5000, "o=99.x", "p=-1", "stage__exact=%00", "section__id__exact=x"],
)
def test_a_list_answers_whatever_is_asked_of_it(query, things):
    response = signed_in(a_user(EDITOR)).get(
        f"{url_of('articles_story_changelist', things)}?{query}"
    )

    assert response.status_code in (200, 302)


def test_filters_are_those_of_the_desk(things):
    url = url_of("articles_story_changelist", things)

    response = signed_in(a_user(EDITOR)).get(url, {"created_by__password__startswith": "p"})

    assert response.status_code == 404


@pytest.mark.parametrize("id", ["0", "-1", "x", "9" * 30, "%00", "1%20or%201", "²"])
def test_an_address_of_nothing_is_nothing(id, things):
    client = signed_in(a_user())

    for page in ("change", "history", "preview", "publish", "stage", "unsaved", "version/1"):
        assert client.get(f"/desk/articles/story/{id}/{page}/").status_code == 404, page
    assert client.get(f"/desk/articles/photo/{id}/rendition/480/").status_code == 404


@pytest.mark.parametrize(
    "path", ["r/1/1/", "articles/text/", "articles/livestory/", "sessions/", "taggit/tag/", "x/y/"]
)
def test_what_is_not_of_the_desk_is_nothing_for_anybody(path):
    client = signed_in(User.objects.create_superuser("root", password="a long password"))

    assert client.get(f"/desk/{path}").status_code == 404


def test_a_missing_slash_is_added_whether_or_not_something_is_there():
    client = signed_in(a_user(REPORTER))

    for path in ("articles/story", "auth/user", "nothing/here"):
        assert client.get(f"/desk/{path}").url == f"/desk/{path}/"


def test_the_original_of_a_picture_is_not_served(things):
    client = signed_in(a_user())
    photo = things["photo"]
    large = client.get(reverse("admin:articles_photo_rendition", args=[photo.pk, 999999999]))

    assert large.status_code == 200
    assert large["Content-Type"] == "image/jpeg"
    assert photo.file.name not in str(client.get(url_of("articles_photo_change", things)).content)


def test_a_block_of_another_story_is_not_changed_through_this_one(things):
    other = a_story("Another", text="<p>Untouched.</p>")
    block = other.articles_text_set.get()
    story = things["story"]
    a_block(story, type(block), html="<p>Mine.</p>")
    client = signed_in(a_user(EDITOR))
    page = client.get(reverse("admin:articles_story_change", args=[story.pk])).text
    start = re.search(r'name="started_from" value="(\d+)"', page)
    assert start
    form = {
        "headline": "x",
        "language": "en",
        "urgency": "4",
        "started_from": start[1],
        "articles_text_set-TOTAL_FORMS": "1",
        "articles_text_set-INITIAL_FORMS": "1",
        "articles_text_set-0-id": str(block.pk),
        "articles_text_set-0-html": "<p>Stolen.</p>",
    }

    client.post(reverse("admin:articles_story_change", args=[story.pk]), form)

    block.refresh_from_db()
    assert (block.html, block.parent) == ("<p>Untouched.</p>", other)
