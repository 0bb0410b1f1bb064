"""A save that comes too late: nothing is written, nothing is lost, both texts are shown."""

import pytest
from django.urls import reverse

from articles.models import Autosave, Byline, Story, Text, Version
from tests.admin.desk import add_block, change_url, form_in, opened, sent, signed_in
from tests.builders import a_block, a_quotation, a_quote, a_story, a_user, an_author

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana():
    return signed_in(first_name="Ana", last_name="Ruiz")


@pytest.fixture
def jonas():
    return signed_in(first_name="Jonas", last_name="Weil")


@pytest.fixture
def story(ana):
    story = a_story("The first headline", standfirst="The first standfirst.")
    sent(ana, story, opened(ana, story))
    return story


def unsaved_url(story: Story) -> str:
    return reverse("admin:articles_story_unsaved", args=[story.pk])


def late_by_jonas(ana, jonas, story, *, theirs, mine):
    """Both open the form; Jonas saves `theirs`, then Ana sends `mine`."""
    hers, his = opened(ana, story), opened(jonas, story)
    sent(jonas, story, his | theirs)
    return sent(ana, story, hers | mine)


def test_a_late_save_writes_nothing_and_shows_both_texts(ana, jonas, story):
    response = late_by_jonas(
        ana, jonas, story, theirs={"headline": ["By Jonas"]}, mine={"headline": ["By Ana"]}
    )

    story.refresh_from_db()
    assert response.status_code == 409
    assert story.headline == "By Jonas"
    assert "nothing of it was written" in response.text
    assert "Jonas Weil saved this story" in response.text
    assert "<mark>Ana</mark>" in response.text
    assert "<mark>Jonas</mark>" in response.text


def test_only_what_differs_is_shown(ana, jonas, story):
    response = late_by_jonas(
        ana, jonas, story, theirs={"headline": ["By Jonas"]}, mine={"headline": ["By Ana"]}
    )

    assert response.text.count("<legend>") == 1


def test_what_somebody_else_alone_changed_is_proposed_as_it_is_now(ana, jonas, story):
    response = late_by_jonas(
        ana, jonas, story, theirs={"standfirst": ["By Jonas."]}, mine={"headline": ["By Ana"]}
    )

    chosen = [value for name, value in form_all(response.text).items() if name.startswith("take-")]
    assert sorted(chosen) == [["mine"], ["theirs"]]


def form_all(page: str) -> dict[str, list[str]]:
    """The radio buttons of the page of two texts; its form has no id."""
    return form_in(page.replace('<form method="get"', '<form id="two" method="get"'), "two")


def test_text_that_was_not_saved_is_offered_again_to_its_writer_alone(ana, jonas, story):
    late_by_jonas(
        ana, jonas, story, theirs={"headline": ["By Jonas"]}, mine={"headline": ["By Ana"]}
    )

    assert unsaved_url(story) in ana.get(change_url(story)).text
    assert "<mark>Ana</mark>" in ana.get(unsaved_url(story)).text
    assert unsaved_url(story) not in jonas.get(change_url(story)).text
    assert jonas.get(unsaved_url(story)).status_code == 404


def test_choices_are_put_into_the_form_and_saved_from_there(ana, jonas, story):
    late_by_jonas(
        ana,
        jonas,
        story,
        theirs={"headline": ["By Jonas"], "standfirst": ["Standfirst by Jonas."]},
        mine={"headline": ["By Ana"]},
    )

    form = form_in(ana.get(change_url(story), {"unsaved": "1"}).text)
    assert form["headline"] == ["By Ana"]
    assert form["standfirst"] == ["Standfirst by Jonas."]
    response = sent(ana, story, form)

    story.refresh_from_db()
    assert response.status_code == 302
    assert (story.headline, story.standfirst) == ("By Ana", "Standfirst by Jonas.")
    assert not Autosave.objects.exists()


def test_looking_at_the_kept_text_in_the_form_writes_nothing(ana, jonas, story):
    late_by_jonas(
        ana, jonas, story, theirs={"headline": ["By Jonas"]}, mine={"headline": ["By Ana"]}
    )

    ana.get(change_url(story), {"unsaved": "1"})

    story.refresh_from_db()
    assert story.headline == "By Jonas"
    assert Autosave.objects.count() == 1


def test_a_choice_for_the_other_side_is_followed(ana, jonas, story):
    late_by_jonas(
        ana, jonas, story, theirs={"headline": ["By Jonas"]}, mine={"headline": ["By Ana"]}
    )

    page = ana.get(change_url(story), {"unsaved": "1", "take-0": "theirs"})

    assert form_in(page.text)["headline"] == ["By Jonas"]


def test_kept_text_stays_when_something_else_is_saved(ana, jonas, story):
    late_by_jonas(
        ana, jonas, story, theirs={"headline": ["By Jonas"]}, mine={"headline": ["By Ana"]}
    )

    sent(ana, story, opened(ana, story) | {"kicker": ["Ferries"]})

    assert "<mark>Ana</mark>" in ana.get(unsaved_url(story)).text


def test_kept_text_can_be_discarded(ana, jonas, story):
    late_by_jonas(
        ana, jonas, story, theirs={"headline": ["By Jonas"]}, mine={"headline": ["By Ana"]}
    )

    ana.post(unsaved_url(story))

    assert not Autosave.objects.exists()
    assert ana.get(unsaved_url(story)).status_code == 404


def test_a_block_that_somebody_removed_meanwhile_is_shown_and_can_be_put_back(ana, jonas, story):
    key = Text.objects.get().key
    response = late_by_jonas(
        ana,
        jonas,
        story,
        theirs={"articles_text_set-0-DELETE": ["on"]},
        mine={"articles_text_set-0-html": ["<p>What Ana wrote.</p>"]},
    )

    assert response.status_code == 409
    assert "What Ana wrote." in response.text
    assert "Please correct the error" not in response.text
    sent(ana, story, form_in(ana.get(change_url(story), {"unsaved": "1"}).text))
    assert [(block.key, block.html) for block in Text.objects.all()] == [
        (key, "<p>What Ana wrote.</p>")
    ]


def test_an_untouched_block_that_somebody_removed_stays_removed(ana, jonas, story):
    late_by_jonas(
        ana,
        jonas,
        story,
        theirs={"articles_text_set-0-DELETE": ["on"]},
        mine={"headline": ["By Ana"]},
    )

    sent(ana, story, form_in(ana.get(change_url(story), {"unsaved": "1"}).text))

    story.refresh_from_db()
    assert story.headline == "By Ana"
    assert not Text.objects.exists()


def test_a_block_that_somebody_added_meanwhile_stays(ana, jonas, story):
    hers, his = opened(ana, story), opened(jonas, story)
    sent(jonas, story, add_block(his, "text", html="<p>By Jonas.</p>"))
    sent(ana, story, add_block(hers, "text", html="<p>By Ana.</p>", part="b0123456789abcd"))

    sent(ana, story, form_in(ana.get(change_url(story), {"unsaved": "1"}).text))

    words = {block.html for block in Text.objects.all()}
    assert {"<p>By Jonas.</p>", "<p>By Ana.</p>"} < words


def test_my_removal_of_a_block_that_somebody_changed_is_asked_about(ana, jonas, story):
    response = late_by_jonas(
        ana,
        jonas,
        story,
        theirs={"articles_text_set-0-html": ["<p>Better words.</p>"]},
        mine={"articles_text_set-0-DELETE": ["on"]},
    )

    assert "Better words." in response.text
    assert "Not there: removed" in response.text


def test_a_new_order_of_blocks_is_not_lost(ana, jonas, story):
    a_block(story, Text, 20, html="<p>Second.</p>")
    sent(ana, story, opened(ana, story))
    turned = {"articles_text_set-0-ordering": ["20"], "articles_text_set-1-ordering": ["10"]}

    response = late_by_jonas(ana, jonas, story, theirs={"kicker": ["Jonas"]}, mine=turned)
    assert "Order of the blocks" in response.text
    sent(ana, story, form_in(ana.get(change_url(story), {"unsaved": "1"}).text))

    story.refresh_from_db()
    blocks = story.saved_as.document.blocks
    assert blocks[0].html == "<p>Second.</p>"


def test_quotations_and_bylines_are_compared_by_what_they_name(ana, jonas, story):
    a_quotation(story, a_quote("There was no time to lose."))
    mara = an_author("Mara Ellison")
    sent(ana, story, opened(ana, story))
    number = {"bylines-TOTAL_FORMS": ["1"], "bylines-0-author": [str(mara.pk)]}

    response = late_by_jonas(
        ana,
        jonas,
        story,
        theirs={"quotations-0-DELETE": ["on"]},
        mine=number | {"bylines-0-id": [""], "bylines-0-place": ["Paris"]},
    )

    assert "There was no time to lose." in response.text
    assert "Mara Ellison" in response.text
    sent(ana, story, form_in(ana.get(change_url(story), {"unsaved": "1"}).text))
    assert [(row.author, row.place) for row in Byline.objects.all()] == [(mara, "Paris")]


def test_line_ends_between_paragraphs_are_no_difference(ana, jonas, story):
    Text.objects.update(html="<p>One.</p>\n<p>Two.</p>")
    sent(ana, story, opened(ana, story))

    response = late_by_jonas(
        ana,
        jonas,
        story,
        theirs={"kicker": ["Jonas"]},
        mine={"headline": ["Ana"], "articles_text_set-0-html": ["<p>One.</p><p>Two.</p>"]},
    )

    assert "Two." not in response.text


def test_saving_and_going_on_is_no_conflict(ana, story):
    for number in range(3):
        response = sent(ana, story, opened(ana, story) | {"headline": [f"Number {number}"]})

        assert response.status_code == 302
    assert not Autosave.objects.exists()


def test_the_same_press_twice_is_no_conflict(ana, story):
    form = opened(ana, story) | {"headline": ["Pressed twice"]}

    answers = [sent(ana, story, form).status_code for _again in range(2)]

    assert answers == [302, 302]
    assert not Autosave.objects.exists()
    assert Version.objects.filter(story=story).count() == 2


def test_ones_own_other_window_is_asked_about_too(ana, story):
    first, second = opened(ana, story), opened(ana, story)
    sent(ana, story, first | {"headline": ["In one window"]})

    response = sent(ana, story, second | {"headline": ["In another"]})

    assert response.status_code == 409
    assert "You saved this story yourself" in response.text


def test_a_changed_stage_is_no_conflict(ana, jonas, story):
    form = opened(ana, story)
    jonas.post(reverse("admin:articles_story_stage", args=[story.pk]), {"to": "ready"})

    assert sent(ana, story, form | {"headline": ["By Ana"]}).status_code == 302
    story.refresh_from_db()
    assert (story.headline, story.stage) == ("By Ana", "ready")


@pytest.mark.parametrize("start", ["", "0", "-1", "x", "9" * 30, "²"])
def test_a_form_that_started_from_nowhere_is_late(ana, story, start):
    form = opened(ana, story) | {"headline": ["By Ana"], "started_from": [start]}

    assert sent(ana, story, form).status_code == 409


def test_what_somebody_may_not_change_is_not_compared(ana, jonas):
    """A deadline set meanwhile is not in a reporter's form, and no difference to it."""
    reporter = a_user("Reporter")
    client = signed_in(reporter)
    story = a_story(created_by=reporter)
    sent(client, story, opened(client, story))
    hers, his = opened(client, story), opened(jonas, story)
    sent(jonas, story, his | {"due_0": ["2031-01-01"], "due_1": ["12:00"], "kicker": ["J"]})

    response = sent(client, story, hers | {"headline": ["Hers"]})

    assert response.text.count("<legend>") == 2
    sent(client, story, form_in(client.get(change_url(story), {"unsaved": "1"}).text))
    story.refresh_from_db()
    assert (story.headline, story.kicker) == ("Hers", "J")
    assert story.due is not None
