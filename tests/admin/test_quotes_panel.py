"""The Quotes panel as a browser without script sends it: what is decided, by whom, what stays."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from articles.admin import quotations
from articles.models import (
    Autosave,
    NotSpeech,
    Person,
    Quotation,
    Quote,
    Source,
    Story,
    Text,
    Version,
)
from articles.publishing import names
from articles.publishing.roles import PHOTO_EDITOR, REPORTER
from tests.admin.desk import add_block, change_url, form_in, opened, sent, signed_in
from tests.builders import (
    a_byline,
    a_person,
    a_quotation,
    a_quote,
    a_story,
    a_user,
    an_author,
)

pytestmark = pytest.mark.django_db

SAID = "<p>“We have waited nine years,” said Tomas Varga, the minister.</p>"
NOBODY = "<p>They met on the quay, and it rained. “You will thank me one day.”</p>"
Form = dict[str, list[str]]


def row(form: Form, words: str) -> str:
    """The prefix of the row with these words, as they begin."""
    names_ = (name for name, value in form.items() if value and value[0].startswith(words))
    return next(name.removesuffix("-words") for name in names_ if name.startswith("q-"))


def decided(form: Form, words: str, **given: str) -> Form:
    prefix = row(form, words)
    return form | {f"{prefix}-{name}": [value] for name, value in given.items()}


def saved(story: Story, words: str, **given: str):
    client = signed_in()
    return sent(client, story, decided(opened(client, story), words, **given))


# --- what is recorded ----------------------------------------------------------------------------


def test_a_confirmed_suggestion_becomes_a_record_with_its_person():
    story = a_story(text=SAID)

    saved(story, "We have waited", deed="record")

    quote = Quotation.objects.get(story=story).quote
    assert quote.words == "We have waited nine years"
    assert quote.speaker == Person.objects.get(name="Tomas Varga")
    assert quote.role == "minister"
    story.refresh_from_db()
    assert story.saved_as.document.quotations[0].quote == quote.pk


def test_nothing_is_recorded_without_a_touch():
    client, story = signed_in(), a_story(text=SAID)

    sent(client, story, opened(client, story))

    assert not Quotation.objects.exists()
    assert not Person.objects.exists()


def test_one_button_confirms_what_is_certain_and_leaves_the_rest():
    client, story = signed_in(), a_story(text=SAID + NOBODY)

    sent(client, story, opened(client, story), "_confirm")

    assert [use.quote.words for use in Quotation.objects.all()] == ["We have waited nine years"]


def test_somebody_known_is_suggested_and_no_second_entry_is_made():
    varga = a_person("Tomas Varga")
    names.note(varga)
    story = a_story(text=SAID)

    saved(story, "We have waited", deed="record")

    assert Quote.objects.get().speaker == varga
    assert Person.objects.count() == 1


def test_the_last_role_is_filled_in_where_the_text_names_none():
    varga = a_person("Tomas Varga")
    names.note(varga)
    a_quote("Earlier words.", speaker=varga, role="opposition leader")
    client, story = signed_in(), a_story(text="<p>“We have waited,” said Tomas Varga.</p>")

    form = opened(client, story)

    assert form[f"{row(form, 'We have')}-role"] == ["opposition leader"]


@pytest.mark.parametrize(
    ("given", "who"),
    [
        ({"who": "new", "name": "Ruth Okafor"}, "Ruth Okafor"),
        ({"who": "describe", "described": "a passer-by"}, "a passer-by"),
    ],
)
def test_somebody_else_is_named_or_described_in_the_row(given, who):
    story = a_story(text=NOBODY)

    saved(story, "You will thank", **given)

    assert Quote.objects.get().attribution == who


def test_a_name_that_is_unticked_stays_a_description():
    client, story = signed_in(), a_story(text=SAID)
    form = decided(opened(client, story), "We have waited", deed="record")
    del form[f"{row(form, 'We have waited')}-new_person"]

    sent(client, story, form)

    assert Quote.objects.get().described_as == "Tomas Varga"
    assert not Person.objects.exists()


def test_the_role_of_one_speaker_is_not_given_to_another():
    okafor, story = a_person("Ruth Okafor"), a_story(text=SAID)

    saved(story, "We have waited", deed="record", who="search", person=str(okafor.pk))

    quote = Quote.objects.get()
    assert (quote.speaker, quote.role) == (okafor, "")


def test_words_said_to_us_name_the_first_reporter():
    story = a_story(text=SAID)
    mara, tom = an_author("Mara Ellison"), an_author("Tom Reyes")
    a_byline(story, mara, ordering=1)
    a_byline(story, tom, ordering=2)

    saved(story, "We have waited", deed="record", obtained="press conference")

    quote = Quote.objects.get()
    assert (quote.reporter, quote.obtained) == (mara, "press conference")


@pytest.mark.parametrize("field", ["person", "source", "reporter", "quote"])
def test_a_record_that_is_gone_is_said_and_nothing_is_made(field):
    client, story = signed_in(), a_story(text=SAID)
    who = {"person": "search", "quote": "attach"}.get(field, "name:Tomas Varga")
    given = {"deed": "record", "who": who, field: "987654321"}
    given |= {"provenance": "reported"} if field == "source" else {}

    sent(client, story, decided(opened(client, story), "We have waited", **given))

    assert "is gone. Choose another one" in client.get(change_url(story)).text
    assert not Quote.objects.exists()
    assert not Person.objects.exists()


def test_who_reported_the_words_is_made_in_the_row():
    story = a_story(text=SAID)

    saved(
        story,
        "We have waited",
        deed="record",
        provenance="reported",
        source_name="The Gazette",
        new_source="on",
    )

    assert Quote.objects.get().source == Source.objects.get(name="The Gazette")


def test_a_record_that_we_have_is_attached():
    story = a_story(text=NOBODY)
    quote = a_quote("You will thank me one day.")

    saved(story, "You will thank", who="attach", quote=str(quote.pk))

    assert Quotation.objects.get(story=story).quote == quote


def test_records_are_offered_only_where_the_words_agree():
    client, quote = signed_in(), a_quote("You’ll thank me one day.")
    a_quote("You'll thank me one day, I hope.")
    url = reverse("admin:articles_story_quote_records")

    found = client.get(url, {"words": "You'll thank me one day"}).json()["results"]

    assert [entry["id"] for entry in found] == [str(quote.pk)]


# --- what is no quotation, what differs, what is gone --------------------------------------------


def test_words_are_dismissed_and_taken_back():
    story = a_story(text=NOBODY)

    saved(story, "You will thank", deed="dismiss")
    assert NotSpeech.objects.get(story=story).words == "You will thank me one day."
    saved(story, "You will thank", deed="recall")

    assert not NotSpeech.objects.exists()


def recorded(words: str, text: str) -> tuple[Story, Quote]:
    story, quote = a_story(text=text), a_quote(words)
    a_quotation(story, quote)
    return story, quote


def test_letters_that_differ_are_shown_and_the_record_follows_the_text():
    story, quote = recorded("You will thank us one day.", NOBODY)
    client = signed_in()

    page = client.get(change_url(story)).text
    sent(client, story, decided(form_in(page), "You will thank", deed="use-text"))

    assert "recorded: </span>us</del>" in page
    quote.refresh_from_db()
    assert quote.words == "You will thank me one day."


def test_a_record_that_others_carry_is_left_to_them():
    story, quote = recorded("You will thank us one day.", NOBODY)
    a_quotation(a_story("Another story"), quote)

    page = signed_in().get(change_url(story)).text
    saved(story, "You will thank", deed="use-text")

    assert "Other stories carry this record" in page
    assert Quotation.objects.get(story=story).quote != quote
    quote.refresh_from_db()
    assert quote.words == "You will thank us one day."


def test_the_text_takes_the_recorded_words_without_script():
    story, _quote = recorded("You will thank us one day.", NOBODY)

    saved(story, "You will thank", deed="use-record")

    assert "You will thank us one day." in Text.objects.get(parent=story).html


@pytest.mark.parametrize(("deed", "left"), [("remove", 0), ("put-back", 1)])
def test_a_record_that_left_the_text_is_removed_or_put_back(deed, left):
    story, _quote = recorded("Nothing like this stands there.", SAID)

    saved(story, "Nothing like", deed=deed)

    assert Quotation.objects.filter(story=story).count() == left
    story.refresh_from_db()
    text = story.saved_as.document.blocks[0].html
    assert ("Nothing like this stands there." in text) == bool(left)


def test_a_record_is_detached_from_its_quotation():
    story, quote = recorded("You will thank me one day.", NOBODY)

    saved(story, "You will thank", deed="remove")

    assert not Quotation.objects.filter(story=story).exists()
    assert Quote.objects.filter(pk=quote.pk).exists()


def test_undecided_quotations_are_one_line_of_the_checks():
    client, story = signed_in(), a_story(text=SAID + NOBODY)

    sent(client, story, opened(client, story))

    assert "2 quotations are not decided yet." in client.get(change_url(story)).text


# --- errors, late saves --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"deed": "record"}, "Say who said this"),
        ({"who": "new"}, "Write the name"),
        ({"who": "describe"}, "Describe who said this"),
        ({"who": "search"}, "Choose who said this"),
        ({"who": "attach"}, "Choose the record"),
        ({"who": "new", "name": "X", "provenance": "reported"}, "Choose who reported it"),
        ({"who": "new", "name": "X", "said_on": "yesterday"}, "Enter a valid date"),
    ],
)
def test_an_unfinished_decision_stops_the_save_and_is_kept(given, said):
    story = a_story(text=NOBODY)

    response = saved(story, "You will thank", **given)

    assert response.status_code == 200
    assert said in response.text
    form = form_in(response.text)
    for name, value in given.items():
        assert form[f"{row(form, 'You will thank')}-{name}"] == [value]
    assert not Quote.objects.exists()


def test_an_error_elsewhere_keeps_what_was_decided():
    client, story = signed_in(), a_story(text=NOBODY)
    form = decided(opened(client, story), "You will thank", who="new", name="Ruth Okafor")

    again = form_in(sent(client, story, form | {"urgency": ["99"]}).text)

    assert again[f"{row(again, 'You will thank')}-name"] == ["Ruth Okafor"]


def late_by_others(story: Story, form: Form, **theirs: list[str]):
    """Ana opens the form, others save it, Ana sends what she decided."""
    ana, others = signed_in(first_name="Ana"), signed_in()
    sent(ana, story, opened(ana, story))
    hers = opened(ana, story) | {}
    sent(others, story, opened(others, story) | theirs)
    return ana, sent(ana, story, decided(hers, "You will thank", **form))


def test_a_decision_survives_a_late_save():
    story = a_story(text=NOBODY)

    ana, response = late_by_others(
        story, {"who": "new", "name": "Ruth Okafor"}, headline=["By others"]
    )
    again = form_in(ana.get(change_url(story), {"unsaved": "1"}).text)
    sent(ana, story, again)

    assert response.status_code == 409
    assert "Ruth Okafor" in response.text
    assert Quote.objects.get().attribution == "Ruth Okafor"
    story.refresh_from_db()
    assert story.headline == "By others"


def test_the_same_press_sent_twice_is_no_conflict():
    client, story = signed_in(), a_story(text=SAID)
    sent(client, story, opened(client, story))
    form = decided(opened(client, story), "We have waited", deed="record")

    answers = [sent(client, story, form).status_code for _press in range(2)]

    assert answers == [302, 302]
    assert Quotation.objects.count() == 1
    assert not Autosave.objects.exists()


def test_a_decision_about_words_that_are_gone_is_said_and_the_rest_is_saved():
    client, story = signed_in(), a_story(text=NOBODY)
    form = decided(opened(client, story), "You will thank", who="new", name="Ruth Okafor")

    sent(client, story, form | {"articles_text_set-0-html": ["<p>Nothing was said.</p>"]})

    assert "was left as it is" in client.get(change_url(story)).text
    assert not Quote.objects.exists()
    assert Text.objects.get(parent=story).html == "<p>Nothing was said.</p>"


# --- while somebody types ------------------------------------------------------------------------


def asked(client, story: Story, form: Form):
    return client.post(reverse("admin:articles_story_quotes", args=[story.pk]), form)


def test_the_panel_reads_the_text_that_is_not_saved_and_writes_nothing():
    client, story = signed_in(), a_story(text="<p></p>")
    form = opened(client, story) | {"articles_text_set-0-html": [SAID]}
    before = Version.objects.count()

    page = asked(client, story, form).text

    assert "We have waited nine years" in page
    assert "Tomas Varga" in page
    assert Version.objects.count() == before
    assert Text.objects.get(parent=story).html != SAID


def test_a_new_story_has_its_panel_before_the_first_save():
    client = signed_in(REPORTER)
    form = form_in(client.get(reverse("admin:articles_story_add")).text)

    page = client.post(
        reverse("admin:articles_story_new_quotes"), add_block(form, "text", html=SAID)
    )

    assert "Tomas Varga" in page.text
    assert not Story.objects.exists()


def test_a_decision_goes_along_when_its_words_are_corrected():
    client, story = signed_in(), a_story(text=NOBODY)
    form = decided(opened(client, story), "You will thank", who="new", name="Ruth Okafor")
    form["articles_text_set-0-html"] = [NOBODY.replace("one day", "some day")]

    page = asked(client, story, form).text

    again = form_in(f'<form id="story_form">{page}</form>')
    assert again[f"{row(again, 'You will thank me some day')}-name"] == ["Ruth Okafor"]


def test_the_order_of_blocks_is_the_order_of_the_panel():
    client, story = signed_in(), a_story(text=SAID)
    form = add_block(
        opened(client, story), "text", html=NOBODY, part="b00000000000001", ordering="1"
    )

    page = asked(client, story, form).text

    assert page.index("You will thank") < page.index("We have waited")


def test_a_removed_block_has_no_quotations():
    client, story = signed_in(), a_story(text=SAID)

    page = asked(client, story, opened(client, story) | {"articles_text_set-0-DELETE": ["on"]}).text

    assert "We have waited" not in page


def test_mistyped_marks_are_shown():
    client, story = signed_in(), a_story(text="<p>“We have waited, said Tomas Varga.</p>")

    assert "This quotation mark opens, and nothing closes it." in client.get(change_url(story)).text


@pytest.mark.parametrize(("own", "status"), [(True, 200), (False, 404)])
def test_only_who_may_change_the_story_is_answered(own, status):
    reporter = a_user(REPORTER)
    story = a_story(text=SAID, created_by=reporter if own else a_user())

    assert asked(signed_in(reporter), story, {}).status_code == status


@pytest.mark.parametrize(("role", "status"), [(REPORTER, 200), (PHOTO_EDITOR, 404)])
def test_only_who_may_write_a_story_is_answered_for_a_new_one(role, status):
    url = reverse("admin:articles_story_new_quotes")

    assert signed_in(role).post(url, {}).status_code == status


def test_looking_at_the_address_answers_nothing():
    story = a_story(text=SAID)

    url = reverse("admin:articles_story_quotes", args=[story.pk])

    assert signed_in().get(url).status_code == 405


@pytest.mark.parametrize("name", ["q-", "q--", "q-deed", "q-x-deed", "q-x-who", "q-x-1-said_on"])
def test_names_that_no_row_has_are_no_decisions(name):
    client, story = signed_in(), a_story(text=SAID)

    form = opened(client, story) | {name: ["\u2028x" * 300]}

    assert asked(client, story, form).status_code == 200


@pytest.mark.parametrize(("most", "status"), [(1_000_000, 200), (20, 413)])
def test_a_text_that_is_too_long_is_left_to_the_save(monkeypatch, most, status):
    monkeypatch.setattr(quotations, "MOST_LETTERS", most)
    client, story = signed_in(), a_story(text=SAID)

    assert asked(client, story, opened(client, story)).status_code == status


@pytest.mark.parametrize(("right", "recorded"), [("add_topic", True), ("add_person", False)])
def test_who_may_not_add_people_records_nobody_new(right, recorded):
    """A reporter lacks one right; only the one to add people is needed here."""
    user = a_user("")
    reporters = Permission.objects.filter(group__name=REPORTER)
    user.user_permissions.set(reporters.exclude(codename=right))
    client, story = signed_in(user), a_story(text=SAID, created_by=user)

    sent(client, story, decided(opened(client, story), "We have waited", deed="record"))

    told = "You may not add or change a person" in client.get(change_url(story)).text
    assert (Quotation.objects.exists(), told) == (recorded, not recorded)
