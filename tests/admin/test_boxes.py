"""Key points, fact boxes, embeds and translations in a story's form."""

import pytest

from articles.admin.fact_boxes import MOST_FACTS
from articles.document.schema import Document
from articles.models import Embed, Fact, FactBox, Story
from articles.publishing import bin as desk_bin
from articles.publishing.roles import REPORTER
from tests.admin.desk import add_block, change_url, opened, sent, signed_in
from tests.builders import a_block, a_fact_box, a_source, a_story, a_user

pytestmark = pytest.mark.django_db

FILM = "https://youtu.be/dQw4w9WgXcQ?si=tracker"


def saved(story: Story) -> Document:
    version = Story.objects.get(pk=story.pk).saved_as
    assert version
    return version.document


def facts_of(story: Story) -> list[tuple[str, str]]:
    return list(Fact.objects.filter(box__parent=story).values_list("term", "words"))


# --- fact boxes ----------------------------------------------------------------------------------


def test_a_box_is_added_with_its_lines_and_their_sources():
    client, story, bbc = signed_in(), a_story(), a_source("BBC")
    form = add_block(
        opened(client, story),
        "factbox",
        title="The fleet",
        term_1="24",
        words_1="boats",
        source_1=str(bbc.pk),
        term_2="9",
        words_2="crews",
    )

    sent(client, story, form)

    box = saved(story).blocks[-1]
    assert box.title == "The fleet"
    assert [(fact.term, fact.words, fact.source) for fact in box.facts] == [
        ("24", "boats", bbc.pk),
        ("9", "crews", None),
    ]


def test_lines_that_stay_close_up_when_one_is_emptied():
    client, story = signed_in(), a_story()
    a_fact_box(story, ("24", "boats"), ("9", "crews"), ("3", "harbours"))
    form = opened(client, story)
    form |= {"articles_factbox_set-0-term_2": [""], "articles_factbox_set-0-words_2": [""]}

    sent(client, story, form)

    assert facts_of(story) == [("24", "boats"), ("3", "harbours")]


def test_a_box_that_was_not_touched_keeps_its_lines():
    client, story = signed_in(), a_story()
    a_fact_box(story, ("24", "boats"), source=a_source("BBC"))
    before = list(Fact.objects.values_list("pk", flat=True))

    response = sent(client, story, opened(client, story))

    assert response.status_code == 302
    assert list(Fact.objects.values_list("pk", flat=True)) == before


def test_a_line_without_its_number_or_term_is_refused_with_its_place():
    client, story = signed_in(), a_story()
    form = add_block(opened(client, story), "factbox", words_3="boats")

    response = sent(client, story, form)

    assert "Write the number or the term that this line is about." in response.text
    assert FactBox.objects.count() == 0


def test_the_form_shows_the_chosen_source_by_name_without_asking_for_each():
    client, story = signed_in(), a_story()
    a_fact_box(story, *(("1", "one"),) * MOST_FACTS, source=a_source("The Port Alder Courier"))

    assert client.get(change_url(story)).text.count("The Port Alder Courier</option>") == MOST_FACTS


def test_a_source_that_a_box_names_is_in_use():
    story, source = a_story(), a_source("BBC")
    a_fact_box(story, ("24", "boats"), source=source)

    assert desk_bin.uses(source, a_user()).stories == [story]


# --- embeds --------------------------------------------------------------------------------------


def test_a_pasted_link_is_kept_as_a_site_and_an_id():
    client, story = signed_in(), a_story()
    form = add_block(opened(client, story), "embed", link=FILM, title="The boat leaves")

    sent(client, story, form)

    embed = Embed.objects.get()
    assert (embed.provider, embed.media) == ("youtube", "dQw4w9WgXcQ")
    assert "tracker" not in saved(story).blocks[-1].media


def test_the_form_shows_where_the_recording_is():
    client, story = signed_in(), a_story()
    a_block(story, Embed, provider="vimeo", media="76979871")

    assert opened(client, story)["articles_embed_set-0-link"] == ["https://vimeo.com/76979871"]


@pytest.mark.parametrize("pasted", ["https://example.org/film", "<iframe src='//x'></iframe>", "x"])
def test_what_is_no_recording_of_a_site_we_know_is_refused(pasted):
    client, story = signed_in(), a_story()

    response = sent(client, story, add_block(opened(client, story), "embed", link=pasted))

    assert "This is no address of a video or recording on YouTube, Vimeo, Spotify." in response.text
    assert Embed.objects.count() == 0


def test_a_link_that_is_taken_out_leaves_an_empty_block():
    client, story = signed_in(), a_story()
    a_block(story, Embed, provider="vimeo", media="76979871")

    sent(client, story, opened(client, story) | {"articles_embed_set-0-link": [""]})

    embed = Embed.objects.get()
    assert (embed.provider, embed.media) == ("", "")


# --- key points, related, translations -----------------------------------------------------------


def test_key_points_are_a_line_each_and_six_at_most():
    client, story = signed_in(), a_story()
    form = opened(client, story)

    response = sent(client, story, form | {"key_points": ["one\n" * 7]})
    assert "These are 7 lines; 6 is the most." in response.text

    sent(client, story, form | {"key_points": ["The first\n\n  The second "]})
    assert saved(story).key_points == ("The first", "The second")


def test_a_story_opts_out_of_what_is_found_beside_it():
    client, story = signed_in(), a_story()
    form = opened(client, story)
    assert form["related_automatic"] == ["True"]

    sent(client, story, form | {"related_automatic": ["False"]})

    assert saved(story).related_automatic is False


def test_a_translation_names_the_original_and_never_a_translation():
    client, original = signed_in(), a_story("The ferry is back")
    french = a_story("Le bac est de retour", language="fr", translation_of=original)
    arabic = a_story("عادت العبارة", language="ar")

    sent(client, arabic, opened(client, arabic) | {"translation_of": [str(french.pk)]})

    assert saved(arabic).translation_of == original.pk


def test_a_translation_is_in_another_language():
    client, original, story = signed_in(), a_story("The ferry is back"), a_story()

    response = sent(client, story, opened(client, story) | {"translation_of": [str(original.pk)]})

    assert "A translation is in another language than its original." in response.text


def test_a_story_that_others_translate_is_no_translation_itself():
    client, original = signed_in(), a_story("The ferry is back")
    a_story("Le bac est de retour", language="fr", translation_of=original)
    other = a_story("Die Fähre ist zurück", language="de")

    form = opened(client, original) | {"translation_of": [str(other.pk)]}

    assert "Other stories say that they translate this one." in sent(client, original, form).text


def test_who_may_not_see_a_story_cannot_name_it_as_the_original():
    reporter = a_user(REPORTER)
    hidden = a_story("The mayor's letters", restricted=True)
    client, story = signed_in(reporter), a_story(language="fr", created_by=reporter)

    response = sent(client, story, opened(client, story) | {"translation_of": [str(hidden.pk)]})

    assert response.status_code == 200
    assert Story.objects.get(pk=story.pk).translation_of is None


# --- two people at once --------------------------------------------------------------------------


def test_what_was_typed_too_late_into_a_box_is_laid_beside_what_is_there():
    client, story = signed_in(), a_story()
    a_fact_box(story, ("24", "boats"))
    form = opened(client, story)
    other = signed_in()
    sent(other, story, opened(other, story) | {"headline": ["Somebody was first"]})

    late = sent(client, story, form | {"articles_factbox_set-0-term_1": ["25"]})

    assert late.status_code == 409
    assert "Fact box" in late.text
    assert facts_of(story) == [("24", "boats")]
