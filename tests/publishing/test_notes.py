"""Notes between colleagues: who may read which, whom they reach, and nobody else."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User

from articles.models import Named, Note, Notice, Story, Text
from articles.publishing import access, desk_search, notes
from articles.publishing.errors import NotAllowed
from articles.publishing.notes import NoteRefused
from articles.publishing.roles import EDITOR, LEGAL, PHOTO_EDITOR, REPORTER
from tests import builders as a

pytestmark = pytest.mark.django_db


def written(
    story: Story, by: User | None = None, text: str = "Call her again.", **more: Any
) -> Note:
    return notes.write(story.pk, by=by or a.a_user(), text=text, **more).note


def told(user: User) -> list[str]:
    return list(Notice.objects.filter(user=user).values_list("kind", flat=True))


def readers_of(note: Note, *people: User) -> list[bool]:
    return [access.may_read_note(user, note) for user in people]


# --- who may read --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "may"), [(EDITOR, True), (LEGAL, True), (REPORTER, False), (PHOTO_EDITOR, False)]
)
def test_a_privileged_note_is_for_editors_and_lawyers(role: str, may: bool) -> None:
    note = written(a.a_story(created_by=a.a_user(REPORTER)), privileged=True)

    assert readers_of(note, a.a_user(role)) == [may]


def test_a_privileged_note_is_for_those_who_write_and_sign_the_story() -> None:
    creator, assigned, signed, other = (a.a_user(REPORTER) for _number in range(4))
    story = a.a_story(created_by=creator, assigned_to=assigned)
    a.a_byline(story, a.an_author(user=signed))

    note = written(story, privileged=True)

    assert readers_of(note, creator, assigned, signed, other) == [True, True, True, False]


def test_who_began_a_privileged_thread_reads_its_answers_and_other_notes_not() -> None:
    story, photographer = a.a_story(), a.a_user(PHOTO_EDITOR)
    first = written(story, photographer, privileged=True)

    answer = written(story, text="The court said no.", reply_to=first.pk)
    other = written(story, text="Another one.", privileged=True)

    assert answer.privileged
    assert readers_of(answer, photographer) == [True]
    assert readers_of(other, photographer) == [False]


def test_a_privileged_answer_in_an_open_thread_is_not_for_who_began_the_thread() -> None:
    story, photographer = a.a_story(), a.a_user(PHOTO_EDITOR)
    first = written(story, photographer)

    answer = written(story, text="Between us.", reply_to=first.pk, privileged=True)

    assert readers_of(answer, photographer) == [False]


def test_notes_on_a_restricted_story_are_for_whom_it_is() -> None:
    named, other = a.a_user(EDITOR), a.a_user(EDITOR)
    story = a.a_story(restricted=True)
    Named.objects.create(story=story, user=named)

    note = written(story)

    assert readers_of(note, named, other) == [True, False]


def test_who_lost_their_rights_reads_no_note() -> None:
    editor = a.a_user(EDITOR)
    note = written(a.a_story(), editor)

    editor.groups.clear()

    assert readers_of(note, User.objects.get(pk=editor.pk)) == [False]


# --- writing -------------------------------------------------------------------------------------


def test_a_note_on_a_story_that_one_may_not_see_is_not_written() -> None:
    story = a.a_story(restricted=True)

    with pytest.raises(NotAllowed):
        written(story, a.a_user(REPORTER))

    assert not Note.objects.exists()


@pytest.mark.parametrize(
    "text",
    ["", " \n ", "\x00\x07", "x" * (notes.LENGTH + 1)],
    ids=["", "blank", "controls", "long"],
)
def test_a_note_without_words_or_with_too_many_is_refused(text: str) -> None:
    with pytest.raises(NoteRefused):
        written(a.a_story(), text=text)


def test_control_characters_go_and_the_words_stay() -> None:
    assert written(a.a_story(), text="Call\x00 her\r\nagain\x1b.").text == "Call her\nagain."


def test_a_block_is_one_of_the_story() -> None:
    story, other = a.a_story(), a.a_story()
    block, foreign = (Text.objects.get(parent=one).key for one in (story, other))

    assert written(story, block=block).block == block
    with pytest.raises(NoteRefused):
        written(story, block=foreign)


def test_an_answer_stays_in_its_thread_and_on_its_block() -> None:
    story = a.a_story()
    first = written(story, block=Text.objects.get(parent=story).key)

    answer = written(story, text="I did.", reply_to=first.pk)
    again = written(story, text="And?", reply_to=answer.pk)

    assert (answer.reply_to, again.reply_to) == (first, first)
    assert again.block == first.block


@pytest.mark.parametrize("case", ["other story", "privileged", "nothing"])
def test_what_one_may_not_read_is_not_answered(case: str) -> None:
    story, reporter = a.a_story(), a.a_user(REPORTER)
    of = {"other story": a.a_story(), "privileged": story, "nothing": story}[case]
    first = written(of, privileged=case == "privileged")
    number = first.pk + 1000 if case == "nothing" else first.pk

    with pytest.raises(NoteRefused):
        written(story, reporter, "Hello?", reply_to=number)


def test_the_same_press_twice_is_one_note_and_one_notice() -> None:
    story, writer, named = a.a_story(), a.a_user(), a.a_user(username="mara")

    first = written(story, writer, "@mara, look", now=a.NOON)
    second = written(story, writer, "@mara, look", now=a.NOON + timedelta(seconds=5))
    later = written(story, writer, "@mara, look", now=a.NOON + timedelta(hours=1))

    assert first == second != later
    assert told(named) == ["mentioned", "mentioned"]


def test_a_thread_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notes, "MOST_ANSWERS", 1)
    story = a.a_story()
    first = written(story)
    written(story, text="One.", reply_to=first.pk)

    with pytest.raises(NoteRefused, match="Begin a new note"):
        written(story, text="Two.", reply_to=first.pk)


def test_a_note_is_found_by_its_words() -> None:
    story = a.a_story()
    written(story, text="Ask the archbishop")

    assert list(desk_search.found("archbishop", a.a_user())) == [story]


# --- whom it reaches -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["@mara look", "Look, @Mara.", "(@MARA)", "@mara's turn", "cc:@mara", "one\n@mara"],
)
def test_somebody_named_in_a_note_is_told(text: str) -> None:
    mara = a.a_user(REPORTER, username="mara")

    result = notes.write(a.a_story().pk, by=a.a_user(), text=text)

    assert (result.told, result.untold) == ((mara,), ())
    assert told(mara) == ["mentioned"]
    assert list(result.note.mentions.all()) == [mara]


@pytest.mark.parametrize("text", ["mail mara@mara", "no mara", "@ mara", "@marathon", "@@mara"])
def test_what_names_nobody_tells_nobody(text: str) -> None:
    mara = a.a_user(REPORTER, username="mara")

    notes.write(a.a_story().pk, by=a.a_user(), text=text)

    assert told(mara) == []


def test_a_name_with_dots_or_an_at_is_a_name() -> None:
    people = [a.a_user(username=name) for name in ("m.ellison", "eli@house.example")]

    result = notes.write(a.a_story().pk, by=a.a_user(), text="@m.ellison, @eli@house.example.")

    assert result.told == tuple(people)


def test_a_name_that_nobody_has_is_told_to_the_writer() -> None:
    a.a_user(username="gone", is_active=False)

    result = notes.write(a.a_story().pk, by=a.a_user(), text="@nobody. @gone!")

    assert result.unknown == ("nobody", "gone")


@pytest.mark.parametrize("privileged", [True, False])
def test_somebody_who_may_not_read_the_note_is_not_told_and_the_writer_is(privileged: bool) -> None:
    mara = a.a_user(REPORTER, username="mara")
    story = a.a_story(restricted=not privileged)

    result = notes.write(story.pk, by=a.a_user(), text="@mara", privileged=privileged)

    assert (result.told, result.untold) == ((), (mara,))
    assert told(mara) == []
    assert not result.note.mentions.exists()


def test_somebody_picked_by_name_is_told_once_even_if_named_too() -> None:
    mara = a.a_user(username="mara")

    notes.write(a.a_story().pk, by=a.a_user(), text="@mara", tell=[mara])

    assert told(mara) == ["mentioned"]


def test_who_names_themselves_is_neither_told_nor_said_to_be() -> None:
    mara = a.a_user(username="mara")

    assert notes.write(a.a_story().pk, by=mara, text="I, @mara").told == ()
    assert told(mara) == []


def test_who_is_answered_is_told_and_who_answers_themselves_is_not() -> None:
    story, first, second = a.a_story(), a.a_user(), a.a_user()
    asked = written(story, first)

    answer = written(story, second, "I did.", reply_to=asked.pk)
    written(story, first, "Thank you.", reply_to=answer.pk)

    assert told(first) == ["answered"]
    assert told(second) == ["answered"]


def test_a_notice_of_a_privileged_note_holds_none_of_its_words() -> None:
    mara = a.a_user(LEGAL, username="mara")
    story = a.a_story()

    written(story, text="@mara it is libel", privileged=True)
    written(story, text="@mara call me")

    assert list(Notice.objects.filter(user=mara).order_by("pk").values_list("text", flat=True)) == [
        "",
        "@mara call me",
    ]


# --- done ----------------------------------------------------------------------------------------


def test_a_note_is_done_once_and_can_be_opened_again() -> None:
    story, first, second = a.a_story(), a.a_user(), a.a_user()
    note = written(story)

    notes.finish(note.pk, by=first)
    notes.finish(note.pk, by=second)
    note.refresh_from_db()
    assert note.done_by == first

    notes.reopen(note.pk, by=second)
    note.refresh_from_db()
    assert (note.done_at, note.done_by) == (None, None)


def test_a_note_that_one_may_not_read_is_not_done() -> None:
    note = written(a.a_story(), privileged=True)

    with pytest.raises(NotAllowed):
        notes.finish(note.pk, by=a.a_user(REPORTER))


@pytest.mark.parametrize("restricted", [True, False])
def test_who_may_see_a_story_is_listed_as_they_are_asked_one_by_one(restricted: bool) -> None:
    people = [a.a_user(role) for role in (REPORTER, EDITOR, "", LEGAL)] + [a.a_user()]
    gone = a.a_user(is_active=False)
    story = a.a_story(restricted=restricted, created_by=people[0])
    Named.objects.create(story=story, user=people[1])

    seeing = {user for user in [*people, gone] if access.may_see(user, story)}

    assert set(access.readers(story)) == seeing
