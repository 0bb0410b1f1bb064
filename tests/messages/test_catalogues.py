"""Every word that readers meet is translated, and compiled as it was translated."""

import re

import pytest
from babel.messages.catalog import Catalog, Message
from django.conf import settings

from tests.messages import catalogues, words
from tests.messages.catalogues import forms

pytestmark = pytest.mark.parametrize("language", catalogues.LANGUAGES)

#: What no printer of the language would set.
MISPRINTS = {
    "ar": r"[,;?\"“”٠-٩]",
    "de": r"[\"'”«»]|“(?=\w)|„[^“]*\Z",
    "es": r"[\"'“”]|\A[^¿]*\?\Z(?<!\A\?)|\A[^¡]*!\Z",
    "fr": r"[\"'“”]|(?<!\u202f)[;!?]|(?<!\u00a0)[:»]|«(?!\u00a0)",
}


def texts(catalogue: Catalog) -> dict[tuple[str, ...], tuple[str, ...]]:
    return {
        (message.context or "", *forms(message.id)): forms(message.string)
        for message in catalogue
        if message.id
    }


def test_a_catalogue_has_the_words_of_the_source_and_no_others(language):
    """Where this fails: make messages, and translate what it names."""
    assert texts(catalogues.read(language)).keys() == texts(words.catalogue()).keys()


def test_everything_is_translated_with_its_placeholders_and_in_every_number(language):
    assert catalogues.wrong(catalogues.read(language)) == []


def test_what_is_compiled_is_what_was_translated(language):
    translated = {id: said for id, said in texts(catalogues.read(language)).items() if all(said)}

    assert texts(catalogues.compiled(language)) == translated


def test_the_language_is_one_that_readers_may_be_spoken_to_in(language):
    assert language in dict(settings.LANGUAGES)


def test_what_only_the_desk_says_stays_out(language):
    known = {words[1] for words in texts(catalogues.read(language))}

    assert not {"Save settings", "Sign in", "Publish"} & known


@pytest.mark.parametrize(
    ("one", "translation", "says"),
    [
        ("Close", "", "No translation"),
        ("%(name)s said", "%(nom)s a dit", "Other placeholders"),
        ("On <bdi>%(topic)s</bdi>", "Sur %(topic)s", "Other placeholders"),
        (("%(count)s day", "%(count)s days"), ("ein Tag", "viele Tage", "3"), "number of"),
    ],
)
def test_what_is_wrong_is_named(language, one, translation, says):
    catalogue = Catalog("de")
    catalogue[one if isinstance(one, str) else one[0]] = Message(one, translation)

    assert says.lower() in " ".join(catalogues.wrong(catalogue)).lower()


def test_it_is_printed_as_the_language_prints(language):
    """French by the Imprimerie nationale: a thin blank before ; ! ? and a full one at : and « »."""
    printed = {
        re.sub(r"<[^>]+>", "", form)
        for said in texts(catalogues.read(language)).values()
        for form in said
    }

    assert [text for text in printed if re.search(MISPRINTS[language], text)] == []


@pytest.mark.parametrize(
    ("hint", "most"), [("Stories, quotes", 22), ("Words, or “an exact phrase”", 33)]
)
def test_a_hint_fits_beside_its_button_on_a_phone(language, hint, most):
    """At 360 px the box in the head, at 390 the large one; both are as wide as the button lets."""
    said = texts(catalogues.read(language))
    [shown], [button] = said["", hint], said["", "Search"]

    assert len(shown) + len(button) <= most
