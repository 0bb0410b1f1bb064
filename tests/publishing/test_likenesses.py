"""What looks alike is found when it is saved, however many records there are."""

from typing import Any

import pytest

from articles.document.likeness import Alike
from articles.models import Person, Quote, QuoteRun
from articles.publishing import likenesses, names
from tests import builders as a

pytestmark = pytest.mark.django_db

WORDS = "We have no time to lose, and nobody can say that they were not warned."


def a_quote(words: str, **fields: Any) -> Quote:
    quote = a.a_quote(words, **fields)
    likenesses.note(quote)
    return quote


def a_person(name: str, **fields: Any) -> Person:
    person = a.a_person(name, **fields)
    names.note(person)
    likenesses.note(person)
    return person


def like(record: Any) -> list[tuple[Any, Alike]]:
    return [(found.record, found.why) for found in likenesses.of(record)]


def test_the_same_words_by_the_same_speaker_are_one_utterance() -> None:
    lena = a.a_person()
    first = a_quote(WORDS, speaker=lena)
    second = a_quote("we have no time to lose […] they were not warned", speaker=lena)

    assert like(first) == [(second, Alike.PART)]
    assert like(second) == [(first, Alike.PART)]


def test_the_same_words_by_somebody_else_are_not() -> None:
    first = a_quote(WORDS, speaker=a.a_person())
    a_quote(WORDS, speaker=a.a_person())
    nobody = a_quote(WORDS, described_as="a council member")

    assert [found for found, _ in like(first)] == [nobody]


def test_changed_words_are_looked_at_anew() -> None:
    first, second = a_quote(WORDS, described_as="one"), a_quote(WORDS, described_as="two")

    second.words = "The bridge stays open until the board has met again."
    second.save()
    likenesses.note(second)

    assert like(first) == []
    assert {row.quote for row in QuoteRun.objects.all()} == {first, second}


def test_entries_of_one_person_are_found_by_their_names() -> None:
    lech = a_person("Lech Wałęsa", aliases="Lolek")
    turned = a_person("Walesa Lech")
    short = a_person("L. Walesa")
    also = a_person("Lolek")
    a_person("Lech Kowalski")

    found = dict(like(lech))
    assert found[turned] == Alike.ORDER
    assert found[also] == Alike.ALIAS
    assert short not in found  # shares no word with ł: found beside the other spelling
    assert [person for person, _ in like(turned)] == [lech]


def test_two_that_were_told_apart_are_not_offered_again() -> None:
    first, second = a_person("Lena Brandt"), a_person("L. Brandt")
    third = a_person("Brandt, Lena")

    likenesses.tell_apart(second, first, by=a.a_user(), now=a.NOON)
    likenesses.note(second)

    assert [person for person, _ in like(first)] == [third]
    assert like(second) == []


def test_a_record_that_was_merged_is_offered_no_more() -> None:
    first, second = a_quote(WORDS, described_as="one"), a_quote(WORDS, described_as="two")

    second.merged_into = first
    second.save()
    likenesses.forget(second)
    likenesses.note(first)

    assert like(first) == []


def test_finding_costs_the_same_however_many_there_are(django_assert_max_num_queries: Any) -> None:
    for number in range(30):
        a_quote(f"{WORDS} {number}", described_as="somebody")
    quote = a.a_quote(WORDS, described_as="somebody")

    with django_assert_max_num_queries(8):
        likenesses.note(quote)
    with django_assert_max_num_queries(1):
        assert len(likenesses.of(quote)) == 30
