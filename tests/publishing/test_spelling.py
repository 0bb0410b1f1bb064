"""“Did you mean”: words of what is live, and of nothing else."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import LiveStory, Spelling, SpellingKey
from articles.publishing import names, publish, spelling
from tests import builders as a

pytestmark = pytest.mark.django_db


def learned(headline: str, **fields: object) -> LiveStory:
    live = a.a_live_story(headline, **fields)
    spelling.learn(live.pk)
    return live


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("sancturies", "sanctuaries"),
        ("sanktuaries", "sanctuaries"),
        ("santcuaries", "sanctuaries"),
        ("Irak", "Iraq"),
        ("mayer", "mayor"),
        ("cotumbe", ""),  # three letters are no slip
        ("Irak sanctuaries", "Iraq sanctuaries"),
        ("“Irak sanctuaries”", ""),  # the phrase stands nowhere
        ("xyz sancturies", ""),
        ("sanctuaries", ""),
        ("café", ""),
        ("Francoise", "François"),
        ("Präzident", "Präsident"),
        ("Массум", "Масум"),
        ("مؤتمو", "مؤتمر"),
        ("12345", ""),
        ("", ""),
    ],
)
def test_a_slip_means_the_nearest_live_word(typed: str, meant: str) -> None:
    learned("The mayor and François of Iraq", text="<p>Of sanctuaries in a café.</p>")
    learned("Präsident", language="de")
    learned("Масум", language="ru")
    learned("مؤتمر باريس", language="ar")

    assert spelling.suggestion(typed, "en") == meant


def test_the_commoner_of_two_is_meant() -> None:
    learned("Ferries boats")
    for number in range(3):
        learned(f"Berries{number} berries")

    assert spelling.suggestion("xerries", "en") == "berries"


def test_a_word_is_shown_in_small_letters_where_it_ever_stood_so() -> None:
    learned("Sanctuaries of Iraq", text="<p>Near the lighthouse.</p>")
    assert spelling.suggestion("sancturies", "en") == "Sanctuaries"

    learned("Iraq has sanctuaries")

    assert spelling.suggestion("sancturies", "en") == "sanctuaries"


def test_a_draft_and_a_rewrite_teach_nothing() -> None:
    a.a_story("Sanctuaries")
    live = learned("Iraq")
    live.story.headline = "Iraq and sanctuaries"
    live.story.save()
    spelling.learn(live.pk)

    assert spelling.suggestion("sancturies", "en") == ""


def test_a_withdrawn_word_is_never_shown_though_it_is_still_known() -> None:
    live = learned("Sanctuaries")
    publish.retract(live.pk, **a.press(live.story, note="Wrong."))
    assert Spelling.objects.filter(word="sanctuaries").exists()

    assert spelling.suggestion("sancturies", "en") == ""


@pytest.mark.parametrize("elsewhere", [True, False])
def test_what_nothing_live_holds_any_more_is_unlearned(elsewhere: bool) -> None:
    live = learned("Sanctuaries")
    if elsewhere:
        learned("More sanctuaries")
    publish.retract(live.pk, **a.press(live.story, note="Wrong."))

    spelling.learn(live.pk)

    assert Spelling.objects.filter(word="sanctuaries").exists() is elsewhere
    assert SpellingKey.objects.filter(key="sanctu").exists() is elsewhere


def test_a_name_that_was_put_right_is_unlearned() -> None:
    live = learned("Masum speaks")
    live.story.headline = "Masoum speaks"
    live.story.save()
    a.published(live.story)

    spelling.learn(live.pk)

    assert not Spelling.objects.filter(word="masum").exists()
    assert spelling.suggestion("Masum", "en") == "Masoum"


@pytest.mark.parametrize("public", [True, False])
def test_a_private_name_is_not_suggested(public: bool) -> None:
    story = a.a_story("At sea", text="<p>“No,” said Lena Brandt.</p>")
    a.a_quotation(story, a.a_quote("No.", speaker=a.a_person("Lena Brandt", public_figure=public)))
    names.note(story.quotations.get().quote.speaker)
    spelling.learn(a.published(story).pk)

    assert spelling.suggestion("Brandtt", "en") == ("Brandt" if public else "")


def test_the_worker_learns_after_a_publication(run_tasks) -> None:
    a.a_live_story("Sanctuaries")
    assert not Spelling.objects.exists()

    run_tasks()

    assert Spelling.objects.filter(word="sanctuaries", written="Sanctuaries").exists()


def test_what_an_earlier_release_published_is_learned_after_migrating() -> None:
    a.a_live_story("Sanctuaries")

    spelling.catch_up()
    spelling.catch_up()

    assert Spelling.objects.filter(word="sanctuaries").count() == 1


@given(query=st.text(max_size=300))
@settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_query_raises(db: None, query: str) -> None:
    spelling.suggestion(query, "en")
