"""What the files of the demo say, before anything is loaded."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from articles.document import prose
from articles.management.demo.content import DATA, NOT_STATED, Content
from articles.management.demo.moments import moment
from articles.models import Stage

NOW = datetime(2026, 3, 4, 0, 20, tzinfo=UTC)

#: What real people say in the report of 15 September 2014, letter by letter.
REPORTED = {
    "francois-hollande": [
        "clearly, loyally and strongly on the side of the Iraqi authorities",
        (
            "There was no time to lose in dealing with the ISIS threat. "
            "Iraq’s fight against terrorism is also ours"
        ),
    ],
    "laurent-fabius": ["a state or representative of Islam", "throat-cutters"],
    "ibrahim-al-jaafari": [
        (
            "Iran is our neighbour, it assisted us and it should have been present, "
            "but we are not the party responsible for inviting parties"
        )
    ],
    "ali-khamenei": [
        "I saw no point in cooperating with a country whose hands are dirty and intentions murky"
    ],
    "fuad-masoum": [
        (
            "We are asking for airborne operations to be continued regularly against "
            "terrorist sites. We must not allow them to set up sanctuaries. We must pursue "
            "them wherever they are. We must cut off their financing. We must bring them to "
            "justice and we must stop the fighters in neighbouring countries from joining them"
        )
    ],
}


def pieces(words: str) -> list[str]:
    return [piece.rstrip(".") for piece in words.split(" […] ")]


def test_real_people_say_what_the_report_has_them_say_and_nothing_else(content: Content):
    said = {
        who: sorted(
            piece
            for _, said in content.said.values()
            if said.who == who
            for piece in pieces(said.words)
        )
        for who, person in content.people.items()
        if person.real
    }

    assert said == {who: sorted(REPORTED.get(who, [])) for who in said}


def test_an_outlet_is_named_for_real_words_only_where_the_report_names_one(content: Content):
    reporters = {
        key: said.source
        for key, (_, said) in content.said.items()
        if said.who and content.people[said.who].real
    }

    assert reporters.pop("hollande-engage") == "the-guardian"
    assert set(reporters.values()) == {NOT_STATED}


def test_real_people_speak_in_stories_of_that_day_alone(content: Content):
    real = {
        key for key, (_, said) in content.said.items() if said.who and content.people[said.who].real
    }
    for slug, tale in content.tales.items():
        used = {said.key for said in tale.said} | set(tale.uses)
        used |= {block.quote for block in tale.block}
        if used & real:
            assert [out.at[:10] for out in tale.out] == ["2014-09-15"], slug


def test_there_is_enough_to_read(content: Content):
    assert len(content.tales) >= 44
    assert len([tale for tale in content.tales.values() if tale.out]) >= 40


def test_every_stage_of_the_workflow_has_a_story_that_never_went_out(content: Content):
    assert {tale.stage for tale in content.tales.values() if not tale.out} == set(Stage)


def test_unpublished_stories_are_due_and_assigned(content: Content):
    waiting = [
        tale
        for tale in content.tales.values()
        if not tale.out and tale.stage not in (Stage.IDEA, Stage.SPIKED)
    ]

    assert all(tale.due and tale.assigned for tale in waiting)


def test_lengths_vary(content: Content):
    lengths = sorted(_words(tale) for tale in content.tales.values() if tale.out)

    assert lengths[-1] > 1200
    assert len([length for length in lengths if length < 100]) > 5
    assert len([length for length in lengths if length > 200]) > 5


def test_several_stories_have_no_picture_and_some_have_two(content: Content):
    pictures = [
        bool(tale.lead) + len([block for block in tale.block if block.photo])
        for tale in content.tales.values()
        if tale.out
    ]

    assert pictures.count(0) >= 5
    assert len([number for number in pictures if number > 1]) >= 3


def test_every_photo_is_used(content: Content):
    used = {tale.lead for tale in content.tales.values()}
    used |= {block.photo for tale in content.tales.values() for block in tale.block}

    assert set(content.pictures) <= used


def test_prose_is_clean_as_it_is_written(content: Content):
    for slug, tale in content.tales.items():
        for block in tale.block:
            html = re.sub(r">\s+<", "><", block.text.strip())
            assert prose.clean(html) == html, slug


def test_marks_and_dashes_are_typographic():
    for path in DATA.rglob("*.toml"):
        values = re.sub(r"^#.*$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        assert not re.search(r"\w'\w| -- |\.\.\.", values), path


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("-35 minutes", NOW - timedelta(minutes=35)),
        ("+5 hours", NOW + timedelta(hours=5)),
        ("+2 days", NOW + timedelta(days=2)),
        ("-1 days 14:10", datetime(2026, 3, 3, 14, 10, tzinfo=UTC)),
        ("2014-09-15T14:20:00+02:00", datetime(2014, 9, 15, 12, 20, tzinfo=UTC)),
    ],
)
def test_moments_are_relative_to_the_loading(written, expected, settings):
    settings.TIME_ZONE = "UTC"

    assert moment(written, NOW) == expected


@pytest.mark.parametrize("written", ["", "yesterday", "-2 days at noon", "2014-09-15T14:20:00"])
def test_other_moments_raise(written):
    with pytest.raises(ValueError, match=r"zone|Invalid"):
        moment(written, NOW)


def test_nothing_was_published_after_the_loading(content: Content):
    moments = [moment(out.at, NOW) for tale in content.tales.values() for out in tale.out]

    assert max(moments) < NOW


def test_publications_of_a_story_follow_each_other(content: Content):
    for slug, tale in content.tales.items():
        moments = [moment(out.at, NOW) for out in tale.out]
        assert moments == sorted(set(moments)), slug


def _words(tale) -> int:
    return sum(len(prose.plain(block.text).split()) for block in tale.block if block.text)
