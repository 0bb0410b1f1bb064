"""What a journalist decides about quotations becomes rows, and nothing else does."""

import threading
from contextlib import suppress
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone

from articles.models import (
    Judgement,
    NotSpeech,
    Person,
    Provenance,
    Quotation,
    Quote,
    Source,
    Story,
    Text,
)
from articles.publishing import judging, merging, names, quotations, versions
from articles.publishing.errors import Moved, NotAllowed
from articles.publishing.quotations import Decision, Deed, Outcome
from articles.publishing.roles import PHOTO_EDITOR
from tests.builders import (
    a_person,
    a_quotation,
    a_quote,
    a_source,
    a_story,
    a_user,
)

pytestmark = pytest.mark.django_db

SAID = "<p>“There was no time to lose,” said Lena Brandt, the owner of the bakery.</p>"


@pytest.fixture
def story() -> Story:
    return a_story(text=SAID)


def key(story: Story, number: int = 0) -> str:
    return quotations.look(story).quotations[number].key


def state(story: Story, number: int = 0) -> str:
    return quotations.look(story).quotations[number].state.value


def decide(story: Story, deed: Deed, **fields: Any) -> Outcome:
    fields.setdefault("key", "" if "key" in fields else key(story))
    by = fields.pop("by", None) or a_user()
    with transaction.atomic():
        locked = versions.lock(story.pk)
        return quotations.decide(locked, [Decision(deed=deed, **fields)], by=by, now=timezone.now())


def rewrite(story: Story, html: str) -> None:
    Text.objects.filter(parent=story).update(html=html)


def test_nothing_is_recorded_without_a_decision(story):
    quotations.decide(story, [], by=a_user(), now=timezone.now())

    assert not Quote.objects.exists()


def test_a_confirmed_speaker_becomes_a_record_with_the_printed_words(story):
    lena = a_person("Lena Brandt")

    decide(story, Deed.RECORD, person=lena.pk, role="owner of the bakery")

    quote = Quote.objects.get()
    assert (quote.words, quote.speaker) == ("There was no time to lose", lena)
    assert quote.role == "owner of the bakery"
    assert state(story) == "attributed"


def test_a_new_person_and_a_new_source_are_made_in_the_same_breath(story):
    decide(story, Deed.RECORD, name="Lena Brandt", source_name="The Courier", role="owner")

    quote = Quote.objects.get()
    assert (quote.speaker.name, quote.source.name) == ("Lena Brandt", "The Courier")
    assert quote.provenance == Provenance.REPORTED
    assert not quote.speaker.public_figure


def test_a_described_speaker_has_no_person(story):
    decide(story, Deed.RECORD, described="a neighbour", provenance=Provenance.NOT_STATED)

    quote = Quote.objects.get()
    assert (quote.speaker, quote.described_as) == (None, "a neighbour")
    assert not Person.objects.exists()


def test_without_a_speaker_it_is_left_undone_and_says_why(story):
    outcome = decide(story, Deed.RECORD)

    assert "Say who said this" in outcome.undone[0].text
    assert not Quote.objects.exists()


def test_words_that_changed_meanwhile_are_left_undone(story):
    before = key(story)
    rewrite(story, SAID.replace("no time", "little time"))

    outcome = decide(story, Deed.RECORD, key=before, name="Lena Brandt")

    assert "changed" in outcome.undone[0].text


def test_pressed_twice_it_is_one_record(story):
    same = key(story)
    for _press in range(2):
        decide(story, Deed.RECORD, key=same, name="Lena Brandt")

    assert Quotation.objects.filter(story=story).count() == 1


def test_no_quotation_is_remembered_for_these_words_and_can_be_taken_back(story):
    decide(story, Deed.DISMISS)
    assert state(story) == "dismissed"

    decide(story, Deed.RECALL)
    assert state(story) != "dismissed"
    assert not NotSpeech.objects.exists()


def test_the_record_takes_the_words_in_the_text(story):
    quote = a_quote("There was no time to loose.")
    a_quotation(story, quote)

    decide(story, Deed.USE_TEXT)

    quote.refresh_from_db()
    assert quote.words == "There was no time to lose"


def test_a_record_that_another_story_carries_is_not_reworded_under_it(story):
    quote = a_quote("There was no time to loose.")
    a_quotation(story, quote)
    a_quotation(a_story(text="<p>“There was no time to loose.”</p>"), quote)

    decide(story, Deed.USE_TEXT)

    quote.refresh_from_db()
    mine = Quotation.objects.get(story=story).quote
    assert quote.words == "There was no time to loose."
    assert (mine.words, mine.speaker) == ("There was no time to lose", quote.speaker)


def test_the_text_takes_the_recorded_words_and_keeps_the_attribution(story):
    a_quotation(story, a_quote("There was no time left to lose."))

    decide(story, Deed.USE_RECORD)

    html = Text.objects.get(parent=story).html
    assert "“There was no time left to lose,” said Lena Brandt" in html


def test_a_record_whose_words_left_is_removed_or_put_back(story):
    lena = a_person("Lena Brandt")
    row = a_quotation(story, a_quote("It is late.", speaker=lena))
    kept = a_quotation(story, a_quote("Nobody came.", speaker=lena))

    decide(story, Deed.REMOVE, key=row.key)
    decide(story, Deed.PUT_BACK, key=kept.key)

    assert quotations.look(story).gone == ()
    assert "“Nobody came.” — Lena Brandt" in Text.objects.get(parent=story).html


def test_a_quotation_in_two_pieces_is_one_record_and_is_found_again():
    story = a_story(text="<p>“It is late,” said Lena Brandt. “We go home now.”</p>")

    decide(story, Deed.RECORD, name="Lena Brandt")

    assert Quote.objects.get().words == "It is late. We go home now."
    assert len(quotations.look(story).places[Quotation.objects.get().key]) == 2


def test_a_record_follows_the_text_when_the_attribution_moves():
    story = a_story(text="<p>“It is late. We go home now,” said Lena Brandt.</p>")
    decide(story, Deed.RECORD, name="Lena Brandt")

    rewrite(story, "<p>“It is late,” said Lena Brandt. “We go home now.”</p>")
    quotations.decide(story, [], by=a_user(), now=timezone.now())

    assert Quotation.objects.get().pieces == ["It is late,", "We go home now."]
    assert state(story) == "attributed"


def test_a_record_of_the_bank_is_taken_only_for_its_words(story):
    same, other = a_quote("There was no time to lose."), a_quote("It is late.")

    refused = decide(story, Deed.RECORD, quote=other.pk)
    decide(story, Deed.RECORD, quote=same.pk)

    assert "other words" in refused.undone[0].text
    assert Quotation.objects.get().quote == same


def test_who_may_not_change_the_story_decides_nothing(story):
    with pytest.raises(NotAllowed):
        decide(story, Deed.RECORD, name="Lena Brandt", by=a_user(PHOTO_EDITOR))


# --- evidence and trust --------------------------------------------------------------------------


def test_a_known_alias_makes_the_suggestion_the_known_person(story):
    lena = a_person("Magdalena Brandt-Osei", aliases="Lena Brandt")
    names.note(lena)

    (one,) = quotations.look(story).quotations

    assert (one.found.speaker, one.found.person) == ("Magdalena Brandt-Osei", lena.pk)


def test_only_people_whose_words_occur_are_evidence():
    lena, other = a_person("Lena Brandt"), a_person("Omar Haddad")
    source = a_source("The Courier")
    for record in (lena, other, source):
        names.note(record)

    known = names.known("Lena Brandt told The Courier.")

    assert [person.id for person in known.people] == [lena.pk]
    assert [one.id for one in known.sources] == [source.pk]


def test_looking_costs_the_same_however_many_people_are_known(django_assert_max_num_queries):
    story = a_story(text=SAID)
    for number in range(30):
        names.note(a_person(f"Lena Brandt {number}"))

    with django_assert_max_num_queries(18):
        quotations.look(story)


def test_a_taken_suggestion_is_noted_without_its_words(story):
    decide(story, Deed.RECORD, name="Lena Brandt")

    judgement = Judgement.objects.get()
    assert (judgement.taken, judgement.language) == (True, "en")


def test_a_rule_that_is_often_corrected_fills_in_no_names(story):
    sieve = quotations.look(story).quotations[0].found.sieve
    Judgement.objects.bulk_create(
        Judgement(sieve=sieve, language="en", taken=number % 2 == 0, at=timezone.now())
        for number in range(judging.ENOUGH)
    )

    (one,) = quotations.look(story).quotations

    assert (one.state.value, one.found.speaker) == ("unresolved", "")
    assert one.found.candidates[0].name == "Lena Brandt"
    assert not Source.objects.exists()


@pytest.mark.parametrize("deed", [Deed.RECORD, Deed.DISMISS])
def test_words_longer_than_a_record_are_left_undone(deed):
    story = a_story(text=f"<p>“{'word ' * 3_000}end,” said Lena Brandt.</p>")

    done = decide(story, deed, name="Lena Brandt")

    assert "closing mark" in done.undone[0].text
    assert not Quote.objects.exists()
    assert not NotSpeech.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_record_that_takes_the_words_of_the_text_is_not_merged_meanwhile(monkeypatch):
    quote, other = a_quote("There was no time."), a_quote("No time.", occasion="In the gallery")
    story = a_story(text=SAID)
    a_quotation(story, quote)
    seen, editor = merging.fingerprint(quote, other), a_user()
    took_over = []

    def merge() -> None:
        with suppress(Moved):
            merging.merge_quotes(
                quote.pk, other.pk, taken={"occasion"}, seen=seen, by=editor, now=timezone.now()
            )
            took_over.append(True)
        connection.close()

    thread = threading.Thread(target=merge)
    elsewhere = quotations.carried_elsewhere

    def while_merging(*args: Any) -> bool:
        thread.start()
        thread.join(timeout=1)
        return elsewhere(*args)

    monkeypatch.setattr(quotations, "carried_elsewhere", while_merging)

    decide(story, Deed.USE_TEXT)
    thread.join(timeout=60)

    quote.refresh_from_db()
    assert (quote.occasion == "In the gallery") == bool(took_over)
