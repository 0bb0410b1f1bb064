"""Notes at the desk: beside a form, on a block, answered, done; and who finds them."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Note, Story, Text
from articles.publishing import outside, versions
from articles.publishing.roles import EDITOR, LEGAL, PHOTO_EDITOR, REPORTER
from tests.admin.desk import change_url, form_in, opened, sent, signed_in
from tests.builders import NOON, a_note, a_story, a_user

pytestmark = pytest.mark.django_db


def page_of(story: Story) -> str:
    return reverse("admin:articles_story_notes", args=[story.pk])


def done_of(note: Note) -> str:
    return reverse("admin:articles_story_note_done", args=[note.story_id, note.pk])


def send(client: Client, story: Story, text: str = "Call her again.", **fields: Any) -> Any:
    return client.post(page_of(story), {"text": text} | fields)


def test_a_note_sent_from_beside_the_form_stands_there_and_on_its_page() -> None:
    story, client = a_story(), signed_in(REPORTER)

    answer = send(client, story, "Call <her> again.", beside="1")

    assert answer.url == f"{change_url(story)}#notes"
    for url in (change_url(story), page_of(story)):
        assert "Call &lt;her&gt; again." in client.get(url).text
    assert "Never published" in client.get(change_url(story)).text


def test_the_form_of_a_story_holds_no_field_of_a_note() -> None:
    story, client = a_story(), signed_in(EDITOR)
    send(client, story)

    form = opened(client, story)
    answer = sent(client, story, form)

    assert answer.status_code == 302
    assert Note.objects.count() == 1


def test_a_note_on_a_block_is_counted_at_its_block_until_it_is_done() -> None:
    story, client = a_story(), signed_in(EDITOR)
    block = Text.objects.get(parent=story).key
    send(client, story, block=block)
    at_the_block = f'href="{page_of(story)}?block={block}"'
    assert at_the_block in client.get(change_url(story)).text
    assert "Call her again." in client.get(page_of(story), {"block": block}).text

    client.post(done_of(Note.objects.get()))

    assert at_the_block not in client.get(change_url(story)).text


@pytest.mark.parametrize("on_block", [True, False])
def test_the_form_of_the_page_sends_what_it_is_about(on_block: bool) -> None:
    story, client = a_story(), signed_in(EDITOR)
    sent(client, story, opened(client, story))
    key = Text.objects.get(parent=story).key
    page = client.get(page_of(story), {"block": key} if on_block else {})

    form = form_in(page.text, "new_note") | {"text": "Call."}
    answer = client.post(page_of(story), form)

    note = Note.objects.get()
    assert note.block == (key if on_block else "")
    query = f"?block={key}" if on_block else ""
    assert answer.url == f"{page_of(story)}{query}#note-{note.pk}"


def test_a_lawyer_who_has_no_form_writes_about_a_block_all_the_same() -> None:
    story = a_story(text="<p>They paid for sand.</p>")
    versions.save(story, by=None, now=NOON)
    client, block = signed_in(LEGAL), Text.objects.get(parent=story).key
    assert (
        f'<option value="{block}">Text: They paid for sand.</option>'
        in client.get(page_of(story)).text
    )

    send(client, story, "Who says so?", block=block)

    assert Note.objects.get().block == block


def test_the_page_names_the_block_and_one_that_is_gone() -> None:
    story, client = a_story(text="<p>The council split.</p>"), signed_in(EDITOR)
    block = Text.objects.get(parent=story)
    send(client, story, block=block.key)
    sent(client, story, opened(client, story))
    assert "Text: The council split." in client.get(page_of(story)).text

    block.delete()
    sent(client, story, opened(client, story))

    assert "A block that is not in the story any more" in client.get(page_of(story)).text


def test_a_note_is_answered_done_and_opened_again() -> None:
    story, client = a_story(), signed_in(EDITOR)
    first = a_note(story)

    send(client, story, "I did.", reply_to=first.pk)
    client.post(done_of(first))
    page = client.get(page_of(story)).text
    assert "I did." in page
    assert "Done, says Ana" in page
    assert "Call her" not in client.get(page_of(story), {"open": "1"}).text
    client.post(done_of(first), {"reopen": ""})

    first.refresh_from_db()
    assert first.done_at is None


def test_a_note_from_outside_says_so_and_that_answers_stay_here() -> None:
    story, maker = a_story(), a_user()
    versions.save(story, by=maker, now=NOON)
    lasts = timedelta(days=1)
    made = outside.make(story.pk, by=maker, recipient="A lawyer", lasts=lasts)
    a_note(story, "Strike this.", by=None, link=made.link, name="J. Orr", version=story.saved_as)
    client = signed_in(EDITOR)

    page = client.get(page_of(story)).text

    for words in ("J. Orr", "From outside", "Of version 1.", "does not see it"):
        assert words in page
    assert "J. Orr" in client.get(change_url(story)).text


def test_sending_leads_back_to_the_page_as_it_was_and_nowhere_else() -> None:
    story, client = a_story(), signed_in(EDITOR)
    first = a_note(story)
    back = f"note={first.pk}&next=https://evil.example"

    answer = client.post(done_of(first), {"back": back})

    assert answer.url == f"{page_of(story)}?note={first.pk}#note-{first.pk}"


def test_a_colleague_picked_by_name_is_told_and_the_writer_learns_who_is_not() -> None:
    mara, ben = a_user(EDITOR, first_name="Mara"), a_user(REPORTER, username="ben")
    story, client = a_story(), signed_in(EDITOR)

    send(client, story, "@ben @nobody look", tell=mara.pk, privileged="on")

    page = client.get(page_of(story)).text
    assert "Told: Mara." in page
    assert f"Not told, because they may not read this note: {ben.first_name}." in page
    assert "Nobody here has this name: @nobody." in page


def test_who_may_not_see_the_story_is_not_offered() -> None:
    mara, ben = a_user(EDITOR, username="mara"), a_user(REPORTER, username="ben")
    story = a_story(restricted=True, created_by=mara)

    page = signed_in(mara).get(page_of(story)).text

    assert f'<option value="{ben.pk}">' not in page
    assert f'<option value="{ben.pk}">' in signed_in(mara).get(page_of(a_story())).text


@pytest.mark.parametrize(
    "fields", [{"text": " "}, {"text": "x" * 6000}, {"reply_to": "9" * 18}, {"block": "b00"}]
)
def test_what_is_refused_says_why_and_loses_nothing(fields: dict[str, str]) -> None:
    story, client = a_story(), signed_in(EDITOR)

    answer = client.post(page_of(story), {"text": "My words.", "privileged": "on"} | fields)

    assert answer.status_code == 409
    assert fields.get("text", "My words.").strip() in answer.text
    assert not Note.objects.exists()


def test_the_part_beside_the_form_is_answered_alone() -> None:
    story, client = a_story(), signed_in(EDITOR)
    headers = {"X-Part": "notes"}

    kept = client.post(page_of(story), {"text": "Call."}, headers=headers)
    refused = client.post(page_of(story), {"text": " ", "privileged": "on"}, headers=headers)

    assert kept.status_code == 200
    assert "<html" not in kept.text
    assert ("The note is kept." in kept.text, "Call." in kept.text) == (True, True)
    assert refused.status_code == 409
    assert 'role="alert"' in refused.text
    assert "checked" in refused.text


# --- what one may not read -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "may"), [(EDITOR, True), (LEGAL, True), (REPORTER, False), (PHOTO_EDITOR, False)]
)
def test_a_privileged_note_is_nowhere_for_whom_it_is_not(role: str, may: bool) -> None:
    story = a_story(created_by=a_user(REPORTER))
    note = a_note(story, "It is libel.", privileged=True, by=a_user(EDITOR))
    answer = a_note(story, "Is it libel?", reply_to=note, privileged=True, by=a_user(EDITOR))
    client = signed_in(role)

    for url in (change_url(story), page_of(story)):
        assert ("libel" in client.get(url).text) == may
    for one in (note, answer):
        asked = client.get(page_of(story), {"note": one.pk})
        assert asked.status_code == (200 if may else 404)
    assert client.post(done_of(note)).status_code == (302 if may else 404)
    sent_answer = client.post(page_of(story), {"text": "So?", "reply_to": note.pk})
    assert sent_answer.status_code == (302 if may else 409)


def test_notes_on_a_story_that_one_may_not_see_are_not_there() -> None:
    story = a_story(restricted=True)
    note = a_note(story)
    client = signed_in(REPORTER)

    assert client.get(page_of(story)).status_code == 404
    assert send(client, story).status_code == 404
    assert client.post(done_of(note)).status_code == 404
    assert Note.objects.count() == 1


@pytest.mark.parametrize("asked", ["x", "0", "9" * 30, "²", "-1", "1 or 1"])
def test_an_unknown_note_is_nothing(asked: str) -> None:
    story, client = a_story(), signed_in(EDITOR)

    assert client.get(page_of(story), {"note": asked}).status_code == 404


def test_a_note_of_another_story_is_not_done_through_this_one() -> None:
    story, client, other = a_story(), signed_in(EDITOR), a_note(a_story())
    url = reverse("admin:articles_story_note_done", args=[story.pk, other.pk])

    assert client.post(url).status_code == 404
    assert client.get(done_of(other)).status_code == 405
    assert client.post(f"{page_of(story)}{'9' * 30}/done/").status_code == 404
    other.refresh_from_db()
    assert other.done_at is None


# --- many ----------------------------------------------------------------------------------------


def test_many_notes_are_turned_page_by_page(django_assert_max_num_queries: Any) -> None:
    story, client = a_story(), signed_in(EDITOR)
    for number in range(25):
        note = a_note(story, f"Note {number:02}.")
        a_note(story, f"Answer {number:02}.", reply_to=note)

    with django_assert_max_num_queries(16):
        last = client.get(page_of(story)).text
    assert last.index("Note 05.") < last.index("Note 24.")
    assert "Note 04." not in last
    earlier = client.get(page_of(story), {"before": form_cursor(last)}).text

    assert ("Note 04." in earlier, "Answer 00." in earlier) == (True, True)
    assert "Note 05." not in earlier


def form_cursor(page: str) -> str:
    return page.split("before=")[1].split('"')[0]


def test_a_form_costs_one_query_for_its_notes(django_assert_max_num_queries: Any) -> None:
    story, client = a_story(), signed_in(EDITOR)
    client.get(change_url(story))
    with django_assert_max_num_queries(60) as without:
        client.get(change_url(story))
    for number in range(8):
        a_note(story, f"Note {number}.", privileged=number % 2 == 0)

    with django_assert_max_num_queries(len(without)):
        page = client.get(change_url(story)).text

    assert ("Note 7." in page, "Note 2." in page) == (True, False)
