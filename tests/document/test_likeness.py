"""What looks like one utterance or one person, and what only seems so."""

import time

import pytest

from articles.document.likeness import Alike, runs, same_name, same_words

LONG = "We have no time to lose, and nobody on this council can say that they were not warned."


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("No time to lose.", "no time to lose", Alike.SAME),
        ("It’s late — we go.", "It's late, we go", Alike.SAME),
        (LONG, "nobody on this council can say that", Alike.PART),
        (LONG, "We have no time […] they were not warned", Alike.PART),
        (LONG, "We have no time … they were not warned.", Alike.PART),
        (LONG, "they were not warned […] We have no time", None),  # in another order
        (LONG, "Nobody on this council can say that they had not been told.", Alike.RUN),
        (LONG, "no time to lose", None),  # too short to mean the same occasion
        (LONG, "The bridge stays open until the harbour board has met again.", None),
        ("我们没有时间了", "我们没有时间了。", Alike.SAME),
        ("", "", None),
        ("—", "…", None),
    ],
)
def test_words(one: str, other: str, why: Alike | None) -> None:
    assert same_words(one, other) == same_words(other, one) == why


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Yes.", "yes"),
        (LONG, "on this council can say that"),
        (LONG, "“Nobody on this council can say that they had not been told.”"),
    ],
)
def test_what_is_alike_shares_a_number(one: str, other: str) -> None:
    assert runs(one) & runs(other)


def test_what_is_not_shares_none() -> None:
    assert not runs(LONG) & runs("The bridge stays open until the harbour board has met again.")


def test_numbers_fit_every_database() -> None:
    assert all(-(2**63) <= number < 2**63 for number in runs(LONG * 20))


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Lena Brandt", "LENA  BRANDT", Alike.SAME),
        ("Lech Wałęsa", "Lech Walesa", Alike.SAME),
        ("Søren Åkesson", "Soren Akesson", Alike.SAME),
        ("Viktor Orbán", "Orban Viktor", Alike.ORDER),
        ("Brandt, Lena", "Lena Brandt", Alike.ORDER),
        ("L. Brandt", "Lena Brandt", Alike.INITIAL),
        ("Lena Maria Brandt", "Lena Brandt", Alike.INITIAL),
        ("Lena Brandt", "Laura Brandt", None),
        ("Brandt", "Lena Brandt", None),
        ("Lena Brandt", "Lena Brandl", None),
        ("", "", None),
    ],
)
def test_names(one: str, other: str, why: Alike | None) -> None:
    assert same_name(one, other) == same_name(other, one) == why


def test_an_alias_is_a_name() -> None:
    assert same_name("Madonna", "M. L. Ciccone", others=["madonna"]) == Alike.ALIAS
    assert same_name("Madonna", "M. L. Ciccone", others=["Esther"]) is None


def test_the_longest_record_is_compared_in_no_time() -> None:
    start = time.perf_counter()
    same_words("the the a " * 3_300, "the a the " * 3_300)
    runs("the the a " * 3_300)

    assert time.perf_counter() - start < 1
