"""What a second look found: traces of restricted stories, and ways around rights."""

import re
from collections import Counter
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.models import (
    AuditEntry,
    Author,
    Figure,
    Person,
    Photo,
    Quotation,
    Quote,
    ReadAlso,
    RelatedStory,
    Story,
)
from articles.publishing import (
    access,
    answers,
    assigning,
    embargo,
    holds,
    names,
    notes,
    outside,
    quotations,
    restricting,
    versions,
)
from articles.publishing import likenesses as alike
from articles.publishing.quotations import Decision, Deed
from articles.publishing.roles import ADMINISTRATOR, EDITOR, PUBLISHER, REPORTER
from tests import builders as a
from tests.admin.desk import change_url, opened, sent, signed_in

pytestmark = pytest.mark.django_db

SECRET = "Palimpsest"
WORDS = f"Burn the {SECRET} before the auditors of the harbour come on Monday morning."


@pytest.fixture
def writer() -> User:
    return a.a_user(REPORTER)


@pytest.fixture
def story(writer: User) -> Story:
    """A restricted story with a quote by somebody, a picture, a topic, in a section of its own."""
    story = a.a_story(
        f"The {SECRET} papers",
        created_by=writer,
        section=a.a_section("Harbour"),
        topics=["Ferries"],
    )
    speaker = a.a_person("Wilma Quist")
    quote = a.a_quote(WORDS, speaker=speaker, source=a.a_source("A clerk"), role="the mole")
    a.a_quotation(story, quote)
    a.a_block(story, Figure, photo=a.a_photo(title=f"{SECRET} on a desk"))
    a.a_byline(story)
    versions.save(story, by=writer, now=timezone.now())
    restricting.restrict(story.pk, [], by=writer)
    return Story.objects.get(pk=story.pk)


def listed(client: Client, kind: str, **asked: Any) -> str:
    return client.get(reverse(f"admin:articles_{kind}_changelist"), asked).text


# --- traces of a restricted story ----------------------------------------------------------------


def test_the_bank_s_choices_are_made_of_quotes_that_one_may_see(writer: User, story: Story) -> None:
    a.a_quote("Something else.")

    page = listed(signed_in(EDITOR), "quote")

    assert "Lena Brandt" in page
    assert "Wilma Quist" not in page
    assert "A clerk" not in page
    assert "Wilma Quist" in listed(signed_in(writer), "quote")


def test_the_bank_counts_stories_that_one_may_see(writer: User, story: Story) -> None:
    shared = a.a_quote("It was so.")
    a.a_quotation(a.a_story("Open"), shared)
    a.a_quotation(story, shared)

    assert "2 stories" not in listed(signed_in(EDITOR), "quote")
    assert "2 stories" in listed(signed_in(writer), "quote")


def test_a_quote_that_is_hidden_looks_like_nothing(writer: User, story: Story) -> None:
    hidden = Quote.objects.get(words=WORDS)
    open_one = a.a_quote(WORDS.replace("Monday", "Sunday"), speaker=hidden.speaker)
    other = a.a_quote(open_one.words, speaker=hidden.speaker)
    for quote in (hidden, open_one, other):
        alike.note(quote)
    client = signed_in(EDITOR)

    pages = [
        client.get(reverse("admin:articles_quote_alike")).text,
        client.get(reverse("admin:articles_quote_change", args=[open_one.pk])).text,
    ]

    for page in pages:
        assert f"/{other.pk}/merge/" in page or f"/merge/{other.pk}/" in page
        assert "Monday" not in page
    assert "Monday" in signed_in(PUBLISHER).get(reverse("admin:articles_quote_alike")).text


def test_an_entry_is_not_weighed_by_what_is_hidden(story: Story) -> None:
    speaker, other = Person.objects.get(name="Wilma Quist"), a.a_person("Wilma Quist")
    url = reverse("admin:articles_person_merge", args=[speaker.pk, other.pk])

    weights = {
        name: {side.record.pk: side.quotes for side in signed_in(name).get(url).context["sides"]}
        for name in (EDITOR, PUBLISHER)
    }

    assert weights[EDITOR] == {speaker.pk: 0, other.pk: 0}
    assert weights[PUBLISHER] == {speaker.pk: 1, other.pk: 0}


def test_no_list_is_narrowed_by_the_number_of_a_hidden_record(story: Story) -> None:
    quote, photo = Quote.objects.get(words=WORDS), Photo.objects.get()
    asked: list[tuple[str, dict[str, Any]]] = [
        ("section", {"story": story.pk}),
        ("section", {"story__id__exact": story.pk}),
        ("person", {"quotes": quote.pk}),
        ("person", {"quotes__id__gte": quote.pk}),
        ("source", {"quote": quote.pk}),
        ("source", {"photo__id__gte": photo.pk}),
        ("author", {"bylines": story.bylines.get().pk}),
        ("topic", {"uses": story.pk}),
    ]
    client = signed_in(EDITOR)

    for kind, query in asked:
        answer = client.get(reverse(f"admin:articles_{kind}_changelist"), query)
        assert answer.status_code in (302, 404), (kind, query)
    assert client.get(reverse("admin:articles_source_changelist"), {"kind": 1}).status_code == 200


def test_a_story_that_one_may_not_see_is_not_named_in_a_form(writer: User, story: Story) -> None:
    own = a.a_story("Open", created_by=a.a_user(REPORTER))
    a.a_block(own, ReadAlso, first=story)
    client = signed_in(own.created_by)

    page = client.get(change_url(own)).text
    assert SECRET not in page
    answer = sent(client, own, opened(client, own) | {"kicker": ["New"]})

    assert answer.status_code == 302
    assert own.articles_readalso_set.get().first_id == story.pk
    assert SECRET in signed_in(PUBLISHER).get(change_url(own)).text


def test_the_history_of_a_quote_names_no_story(story: Story) -> None:
    shared, chief = a.a_quote("It was so."), signed_in(PUBLISHER)
    chief.post(
        reverse("admin:articles_quote_use", args=[shared.pk]),
        {"story": story.pk, "started_from": story.saved_as_id},
    )
    assert story.articles_quoteblock_set.exists()
    a.a_quotation(a.a_story("Open"), shared)

    page = signed_in(EDITOR).get(reverse("admin:articles_quote_history", args=[shared.pk]))

    assert page.status_code == 200
    assert SECRET not in page.text


def test_the_history_of_a_quote_does_not_tell_another_s_words(story: Story) -> None:
    hidden, other = Quote.objects.get(words=WORDS), a.a_quote("It was so.")
    url = reverse("admin:articles_quote_merge", args=[other.pk, hidden.pk])
    assert signed_in(PUBLISHER).post(url, {"apart": ""}).status_code == 302

    page = signed_in(EDITOR).get(reverse("admin:articles_quote_history", args=[other.pk]))

    assert page.status_code == 200
    assert SECRET not in page.text


def test_checks_while_typing_say_nothing_of_hidden_records(story: Story) -> None:
    quote, photo = Quote.objects.get(words=WORDS), Photo.objects.get()
    reporter = a.a_user(REPORTER)
    client, url = signed_in(reporter), reverse("admin:articles_story_new_quotes")
    form = {
        "headline": "Open",
        "language": "en",
        "lead_photo": photo.pk,
        "quotations-TOTAL_FORMS": 1,
        "quotations-0-quote": quote.pk,
        "quotations-0-part": "b00000000000001",
        "articles_quoteblock_set-TOTAL_FORMS": 1,
        "articles_quoteblock_set-0-quote": quote.pk,
        "articles_quoteblock_set-0-part": "b00000000000002",
        "articles_figure_set-TOTAL_FORMS": 1,
        "articles_figure_set-0-photo": photo.pk,
        "articles_figure_set-0-part": "b00000000000003",
    }

    page = client.post(url, form)

    assert page.status_code == 200
    assert SECRET not in page.text
    assert "Wilma Quist" not in page.text
    assert SECRET in signed_in(PUBLISHER).post(url, form).text


def test_a_decision_takes_no_hidden_record(story: Story) -> None:
    hidden = Quote.objects.get(words=WORDS)
    writer = a.a_user(REPORTER)
    own = a.a_story("Open", text=f"<p>“{WORDS}” he said.</p>", created_by=writer)
    key = quotations.look(own).quotations[0].key

    done = quotations.decide(
        own, [Decision(key=key, deed=Deed.RECORD, quote=hidden.pk)], by=writer, now=timezone.now()
    )

    assert not done.done
    assert "gone" in str(done.undone[0][1])
    assert not Quotation.objects.filter(story=own).exists()


def test_no_role_is_proposed_from_what_is_hidden(story: Story) -> None:
    speaker = Person.objects.get(name="Wilma Quist")
    names.note(speaker)

    assert [person.role for person in names.known("Wilma Quist spoke.").people] == [""]

    a.a_quotation(a.a_story("Open"), a.a_quote("So.", speaker=speaker, role="harbour master"))
    assert [one.role for one in names.known("Wilma Quist spoke.").people] == ["harbour master"]


LINK = re.compile(r'(?:href|src|action)="(/desk/[^"#]*)')
MOST_ALIKE = 5  # addresses that differ in their query alone


def test_no_page_that_an_editor_reaches_names_it(writer: User, story: Story) -> None:
    """Everything was told before it was restricted: notes, notices, a hold, an assignment."""
    restricting.open_up(story.pk, by=writer)
    editor, chief = a.a_user(EDITOR), a.a_user(PUBLISHER)
    assigning.assign(story.pk, by=chief, assigned_to=editor, asked_for=SECRET)
    notes.write(story.pk, by=editor, text=f"{SECRET}? @{writer.username}")
    notes.write(story.pk, by=writer, text=f"{SECRET}! @{editor.username}")
    holds.hold(story.pk, by=chief, reason=SECRET)
    embargo.set_embargo(story.pk, timezone.now() + timedelta(hours=3), by=chief)
    own = a.a_story("Open", created_by=editor, stage="for edit")
    a.a_quotation(own, a.a_quote("It was so."))
    RelatedStory.objects.create(story=own, other=story)
    client = signed_in(editor)
    assert SECRET in client.get("/desk/").text
    assigning.assign(story.pk, by=chief, assigned_to=writer)

    restricting.restrict(story.pk, [], by=writer)

    waiting, seen, alike_ones = ["/desk/"], set[str](), Counter[str]()
    while waiting:
        url = waiting.pop()
        if url in seen or "logout" in url or alike_ones[url.partition("?")[0]] > MOST_ALIKE:
            continue
        seen.add(url)
        alike_ones[url.partition("?")[0]] += 1
        answer = client.get(url)
        if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
            assert SECRET not in answer.text, url
            waiting += [unescape(found) for found in LINK.findall(answer.text)]
    assert reverse("admin:notices") in seen
    assert change_url(own) in seen
    assert len(seen) > 50


# --- ways around rights --------------------------------------------------------------------------


def test_nobody_reads_privileged_notes_by_signing_stories_afterwards() -> None:
    chief = a.a_user(ADMINISTRATOR)
    author = a.an_author()
    story = a.a_story()
    a.a_byline(story, author)
    a.a_note(story, "Privileged.", privileged=True)
    client = signed_in(chief)
    url = reverse("admin:articles_author_change", args=[author.pk])
    fields = {"name": author.name, "slug": author.slug, "biography": ""}

    client.post(url, fields | {"user": chief.pk})

    assert not access.visible_notes(User.objects.get(pk=chief.pk)).exists()
    other = a.a_user(REPORTER)
    client.post(url, fields | {"user": other.pk})
    assert Author.objects.get(pk=author.pk).user == other


def test_nobody_approves_what_they_signed_by_parting_with_their_name() -> None:
    editor = a.a_user(EDITOR)
    author = a.an_author(user=editor)
    url = reverse("admin:articles_author_change", args=[author.pk])
    fields = {"name": "Another name", "slug": author.slug, "biography": "", "user": ""}

    signed_in(editor).post(url, fields)

    author.refresh_from_db()
    assert (author.name, author.user) == ("Another name", editor)
    signed_in(EDITOR).post(url, fields)
    author.refresh_from_db()
    assert author.user is None


def test_a_yes_over_a_link_says_who_made_the_link() -> None:
    """Whoever makes one can open it themselves; colleagues see whose word a yes rests on."""
    editor = a.a_user(EDITOR, first_name="Mara", last_name="Ellison")
    story = a.a_story(created_by=editor)
    versions.save(story, by=editor, now=timezone.now())
    made = outside.make(
        story.pk, by=editor, recipient="Counsel", lasts=timedelta(days=1), may_approve=True
    )
    shown = outside.opened(made.secret, timezone.now())
    assert shown
    answers.approve(
        made.secret, seen=shown.form, number=1, name="Counsel", text="", now=timezone.now()
    )

    page = signed_in(PUBLISHER).get(reverse("admin:articles_story_approvals", args=[story.pk]))

    assert "by the link that Mara Ellison made for Counsel" in page.text


PASSWORDS = {
    "usable_password": "true",
    "password1": "new long one 7",
    "password2": "new long one 7",
}
SPELLINGS = ("{}", "0{}", "+{}", "%20{}")


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_one_s_own_password_is_not_set_by_another_spelling_of_one_s_number(spelling: str) -> None:
    chief = a.a_user(ADMINISTRATOR)
    before = chief.password

    signed_in(chief).post(f"/desk/auth/user/{spelling.format(chief.pk)}/password/", PASSWORDS)

    chief.refresh_from_db()
    assert chief.password == before


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_password_that_is_set_is_in_the_log_however_the_number_is_spelled(spelling: str) -> None:
    colleague = a.a_user(REPORTER)
    url = f"/desk/auth/user/{spelling.format(colleague.pk)}/password/"

    signed_in(ADMINISTRATOR).post(url, PASSWORDS)

    assert not User.objects.filter(pk=colleague.pk, password=colleague.password).exists()
    assert AuditEntry.objects.filter(what="account", detail="password set").exists()
