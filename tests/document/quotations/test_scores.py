"""No language may lose what its passages have reached; raise a floor when it is left behind.

The floors are figures in percent, rounded down: fragments found, speaker right of all quotations,
reporting word right. `make quotes` prints all figures of today.
"""

from collections import Counter
from functools import cache

import pytest

from articles.document.quotations import Found, Stretch
from tests.document.quotations import scores
from tests.document.quotations.scores import (
    by_language,
    passages,
    same_full_name,
    same_name,
    shares,
)

FLOORS = {
    #      span speaker cue
    "en": (99, 92, 99),
    "ar": (99, 97, 99),
    "de": (96, 87, 95),
    "es": (98, 90, 97),
    "fr": (96, 82, 99),
    "he": (97, 97, 97),
    "it": (97, 83, 95),
    "ja": (98, 97, 98),
    "nb": (97, 88, 95),
    "pl": (99, 89, 99),
    "pt": (99, 87, 99),
    "ru": (99, 91, 99),
    "zh": (98, 97, 98),
}


@cache
def _reached() -> dict[str, Counter[str]]:
    return by_language((passage.language, scores.score(passage)) for passage in passages())


@pytest.mark.parametrize("language", FLOORS)
def test_no_language_falls_below_what_it_has_reached(language: str) -> None:
    figures = shares(_reached()[language])

    reached = tuple(figures[name] for name in ("span", "speaker", "cue"))

    assert all(now >= floor for now, floor in zip(reached, FLOORS[language], strict=True)), reached


def test_every_language_with_passages_has_a_floor() -> None:
    assert {passage.language for passage in passages()} <= FLOORS.keys()


def test_english_does_what_it_must() -> None:
    figures = shares(_reached()["en"])

    assert [name for name, (must, _) in scores.MUST.items() if figures[name] < must] == []


def test_the_other_languages_do_what_they_must() -> None:
    figures = shares(_reached()["others"])

    assert [name for name, (_, must) in scores.MUST.items() if figures[name] < must] == []


def test_two_speakers_never_share_a_record() -> None:
    assert _reached()["all"]["merged"] == 0


def test_no_source_is_invented() -> None:
    assert shares(_reached()["all"])["none"] >= 99


@pytest.mark.parametrize("passage", passages(), ids=lambda passage: passage.id)
def test_labels_stand_where_they_say(passage: scores.Passage) -> None:
    for label in passage.labels:
        for words, start in zip(label["words"], label["starts"], strict=True):
            assert passage.text[start : start + len(words)] == words


def test_a_surname_is_right_unless_two_share_it() -> None:
    assert same_name("Ms Brandt", "Lena Brandt")
    assert not same_full_name("Ms Brandt", "Lena Brandt")
    assert same_full_name("the owner Lena Brandt", "Lena Brandt")
    assert not same_name("Lena Brandt's lawyer", "Lena Brandt")


def test_a_false_alarm_is_counted() -> None:
    text = "They showed “The Long Way”."
    label = {"words": ["The Long Way"], "starts": [13], "is_speech": False}
    claimed = Found((Stretch(13, 25),), (), is_speech=True, confidence=0.9)

    counts = scores.counted(scores.Passage("one", "en", text, [label]), [claimed])

    assert counts["false alarms"] == counts["unsaid"] == 1
