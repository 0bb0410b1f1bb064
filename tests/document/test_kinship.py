"""Which stories belong beside one: what they share, how rare that is, and what repeats itself."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.document import kinship
from articles.document.kinship import Kin, Trait, Wording

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
HARBOUR: Trait = ("topic", 1)
FERRIES: Trait = ("topic", 2)
RENN: Trait = ("person", 1)
COURIER: Trait = ("source", 1)
RARE = {HARBOUR: 0.9, FERRIES: 0.9, RENN: 0.9, COURIER: 0.9}
MANY = 10_000

TRAITS = st.tuples(st.sampled_from(list(kinship.WEIGHTS)), st.integers(0, 5))
KIN = st.builds(
    Kin,
    st.integers(1, 30),
    st.integers(0, 2_000_000_000).map(lambda second: datetime.fromtimestamp(second, UTC)),
    st.none() | st.integers(1, 3),
    st.frozensets(TRAITS, max_size=8),
)
RARITIES = st.dictionaries(TRAITS, st.floats(0, 1))
WORDINGS = st.builds(Wording, st.text(max_size=60), st.text(max_size=400))


def a_story(id: int, *traits: Trait, days: float = 0, section: int | None = 1) -> Kin:
    return Kin(id, NOON - timedelta(days=days), section, frozenset(traits))


def ranked(story: Kin, *others: Kin, rarities: dict[Trait, float] = RARE) -> list[int]:
    return kinship.ranked(story, others, rarities, MANY)


def test_more_in_common_comes_first() -> None:
    one, both = a_story(2, HARBOUR), a_story(3, HARBOUR, RENN)

    assert ranked(a_story(1, HARBOUR, RENN), one, both) == [3, 2]


def test_what_is_rare_comes_before_what_is_frequent() -> None:
    rarities = RARE | {FERRIES: 0.3}

    assert ranked(
        a_story(1, HARBOUR, FERRIES), a_story(2, FERRIES), a_story(3, HARBOUR), rarities=rarities
    ) == [3, 2]


def test_the_nearer_in_time_comes_first() -> None:
    assert ranked(
        a_story(1, HARBOUR), a_story(2, HARBOUR, days=700), a_story(3, HARBOUR, days=-10)
    ) == [3, 2]


def test_the_same_section_comes_first_among_equals_and_is_nothing_by_itself() -> None:
    assert ranked(
        a_story(1, HARBOUR), a_story(2, HARBOUR, section=2), a_story(3, HARBOUR), a_story(4)
    ) == [3, 2]


def test_too_little_in_common_is_nothing() -> None:
    assert ranked(a_story(1, COURIER), a_story(2, COURIER, section=2)) == []


def test_a_small_newsroom_is_not_asked_for_much() -> None:
    story, other = a_story(1, COURIER), a_story(2, COURIER)

    assert kinship.ranked(story, [other], RARE, 2) == [2]


def test_what_all_have_tells_nothing_and_what_two_have_much() -> None:
    rarities = [kinship.rarity(carriers, MANY) for carriers in (2, 20, 200, 2_000, MANY)]

    assert rarities == sorted(rarities, reverse=True)
    assert rarities[0] > 0.7
    assert rarities[-1] == 0


def test_a_word_must_be_known_to_be_rare() -> None:
    assert kinship.rarity(2, 2) > 0.3  # two stories, one topic: an editor said so
    assert kinship.rarity_of_word(2, 2) == 0  # in two stories of a language every “and” is one
    assert kinship.rarity_of_word(2, 400) > 0.5


@given(story=KIN, others=st.lists(KIN, max_size=12), rarities=RARITIES, stories=st.integers(0, 99))
def test_never_itself_never_twice_never_a_stranger(
    story: Kin, others: list[Kin], rarities: dict[Trait, float], stories: int
) -> None:
    others = list({other.id: other for other in others}.values())

    found = kinship.ranked(story, others, rarities, stories)

    assert len(found) == len(set(found))
    assert set(found) <= {other.id for other in others if other.traits & story.traits} - {story.id}


@given(story=KIN, others=st.lists(KIN, max_size=12), rarities=RARITIES)
def test_the_order_in_which_others_come_does_not_matter(
    story: Kin, others: list[Kin], rarities: dict[Trait, float]
) -> None:
    others = list({other.id: other for other in others}.values())

    assert ranked(story, *others, rarities=rarities) == ranked(
        story, *others[::-1], rarities=rarities
    )


@given(one=KIN, other=KIN, rarities=RARITIES)
def test_two_stories_are_as_akin_as_they_are(
    one: Kin, other: Kin, rarities: dict[Trait, float]
) -> None:
    there, back = kinship.score(one, other, rarities), kinship.score(other, one, rarities)

    assert there == pytest.approx(back)
    assert there >= 0


LONG = " ".join(f"word{number}" for number in range(80))


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (Wording("Ferry aground", ""), Wording("Ferry aground", ""), True),
        (
            Wording("Port Alder votes to bring back the night ferry", ""),
            Wording("Port Alder votes to bring back night ferry", ""),
            True,
        ),
        (Wording("Leo Holt signs for three seasons", ""), Wording("Leo Holt hurt", ""), False),
        (Wording("Ferry aground", LONG), Wording("Boat on sand", f"Again {LONG}"), True),
        (Wording("Ferry aground", LONG), Wording("Boat on sand", LONG.upper()[::-1]), False),
        (Wording("Ferry", "Too short to say."), Wording("Boat", "Too short to say."), False),
        (Wording("", ""), Wording("", ""), False),
    ],
)
def test_what_repeats_a_story_is_left_out(one: Wording, other: Wording, alike: bool) -> None:
    assert kinship.unlike(one, [(2, other)], 3) == ([] if alike else [2])


def test_what_repeats_one_that_is_offered_is_left_out() -> None:
    others = [(2, Wording("Boat on sand", LONG)), (3, Wording("Boat, sand", LONG))]

    assert kinship.unlike(Wording("Ferry aground", ""), [*others, (4, Wording("Tug", ""))], 3) == [
        2,
        4,
    ]


@given(story=WORDINGS, others=st.lists(WORDINGS, max_size=8), most=st.integers(0, 4))
def test_so_many_are_offered_and_in_their_order(
    story: Wording, others: list[Wording], most: int
) -> None:
    found = kinship.unlike(story, enumerate(others), most)

    assert found == sorted(set(found))
    assert len(found) <= most
