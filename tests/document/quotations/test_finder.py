"""Each rule by which the finder works, in the shortest text that shows it."""

import pytest

from articles.document.quotations import Found, Known, KnownPerson, KnownSource, find


def words(text: str, found: Found) -> list[str]:
    return [text[at.start : at.end] for at in found.fragments]


def said(text: str, language: str = "en") -> list[Found]:
    return [found for found in find(text, language).quotations if found.is_speech]


def speakers(text: str, language: str = "en") -> list[str]:
    return [found.speaker for found in said(text, language)]


# --- marks ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "“We are ready,” said Ana Brandt."),
        ("en", '"We are ready," said Ana Brandt.'),
        ("de", "„We are ready“, sagte Ana Brandt."),
        ("de", "»We are ready«, sagte Ana Brandt."),
        ("fr", "« We are ready », a dit Ana Brandt."),
        ("es", "—We are ready —dijo Ana Brandt—."),
        ("pl", "– We are ready – powiedziała Ana Brandt."),
        ("nb", "– We are ready, sier Ana Brandt."),
        ("ru", "«We are ready», — сказала Ана Брандт."),
    ],
)
def test_every_language_has_its_marks(language: str, text: str) -> None:
    (found,) = said(text, language)

    assert words(text, found)[0].rstrip(",") == "We are ready"


def test_an_apostrophe_opens_nothing() -> None:
    text = "The boys' 90s rock 'n' roll: ‘We don’t stop,’ said Ana Brandt."

    assert [words(text, found) for found in said(text)] == [["We don’t stop,"]]


def test_inches_are_no_marks() -> None:
    text = 'A 12" pipe burst. "It was loud," said Ana Brandt.'

    assert [words(text, found) for found in said(text)] == [["It was loud,"]]


def test_a_mark_that_is_never_closed_is_told() -> None:
    reading = find("“We are ready, said Ana Brandt.\n\nThe end.", "en")

    assert [oddity.code for oddity in reading.oddities] == ["unclosed"]


def test_a_quotation_goes_on_in_a_paragraph_that_opens_again() -> None:
    text = "“One thing is clear.\n\n“Another is not,” said Ana Brandt."

    assert [len(found.fragments) for found in said(text)] == [2]


def test_spanish_goes_on_after_a_closing_guillemet() -> None:
    text = "«Hemos ganado.\n\n»Y no es poco», dijo Ana Brandt."

    assert [words(text, found) for found in said(text, "es")] == [["Hemos ganado.", "Y no es poco"]]


@pytest.mark.parametrize(
    "text",
    [
        "« Nous, affirme Anne Roy, sommes prêts. »",
        "« Nous sommes prêts, affirme Anne Roy. Demain, nous partons. »",
        "— Nous sommes prêts, affirme Anne Roy. Demain, nous partons.",
    ],
)
def test_an_incise_parts_one_quotation(text: str) -> None:
    (found,) = said(text, "fr")

    assert (len(found.fragments), found.speaker, found.cue) == (2, "Anne Roy", "affirme")


def test_a_dateline_opens_no_speech() -> None:
    assert said("CULIACÁN, Sin. — Fuerzas federales detuvieron a un hombre.", "es") == []


# --- who spoke -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "“No,” said the baker, Lena Brandt."),
        ("en", "“No,” Lena Brandt, the baker, said."),
        ("en", "Lena Brandt told reporters: “No way.”"),
        ("en", "According to Lena Brandt, it was “never in doubt”."),
        ("en", "Lena Brandt spoke first. “We lost everything that night.”"),
        ("en", "Lena Brandt thanked Tom Hale and said: “It is over.”"),
        ("en", "Lena Brandt, whom Tom Hale had hired, said: “It is over.”"),
        ("fr", "« Non », lui a répondu Lena Brandt."),
        ("es", "«No», declaró ayer ante el juez la directora Lena Brandt."),
        ("de", "„Nein“, so Lena Brandt."),
        ("nb", "Ifølge Lena Brandt var det «helt stille»."),
        ("pl", "„Nie” – oceniła w rozmowie z „Kurierem” posłanka Lena Brandt."),
    ],
)
def test_the_sentence_names_who_spoke(language: str, text: str) -> None:
    assert speakers(text, language) == ["Lena Brandt"]


def test_whom_it_was_said_to_did_not_speak() -> None:
    assert speakers("“No,” a customer told Lena Brandt.") == ["customer"]


def test_a_name_inside_the_marks_did_not_speak() -> None:
    assert speakers("“Ask Tom Hale,” said Lena Brandt.") == ["Lena Brandt"]


def test_who_is_quoted_by_somebody_spoke() -> None:
    (found,) = said("The Herald quoted Lena Brandt as saying: “It is over.”")

    assert (found.speaker, found.source) == ("Lena Brandt", "Herald")


def test_a_short_name_goes_to_the_full_one() -> None:
    text = "Lena Brandt bakes. “No,” said Ms Brandt."

    assert speakers(text) == ["Lena Brandt"]


def test_of_two_who_share_a_name_the_title_tells() -> None:
    text = "Ms Lena Lang and Mr Peter Lang met. “No,” said Ms Lang. “Yes,” said Mr Lang."

    assert speakers(text) == ["Lena Lang", "Peter Lang"]


def test_a_pronoun_goes_to_the_last_subject_that_it_fits() -> None:
    text = "Ms Lena Brandt met Mr Tom Hale. “No,” she said. “Why not?” he asked."

    assert speakers(text) == ["Lena Brandt", "Tom Hale"]


def test_the_verb_tells_the_gender_in_russian() -> None:
    text = "Анна Белова встретила Петра Орлова. «Нет», — ответила она. «Да», — сказал Пётр Орлов."

    assert speakers(text, "ru") == ["Анна Белова", "Пётр Орлов"]


def test_the_latter_is_who_was_named_last() -> None:
    text = "Anne Roy a reçu Louise Petit. « Merci », a dit cette dernière."

    assert speakers(text, "fr") == ["Louise Petit"]


def test_a_description_means_whom_it_was_said_of() -> None:
    text = "The owner, Lena Brandt, sat down. “No,” said the owner."

    assert speakers(text) == ["Lena Brandt"]


def test_somebody_unnamed_is_described() -> None:
    (found,) = said("“C’est faux”, a rétorqué une source diplomatique.", "fr")

    assert (found.speaker, found.described) == ("source diplomatique", True)


def test_a_question_between_dashes_is_nobodys() -> None:
    text = "– Er du klar?\n\n– Ja, svarer Marte Solheim.\n\n– Når da?\n\n– I morgen."

    assert speakers(text, "nb") == ["", "Marte Solheim", "", "Marte Solheim"]


def test_two_who_fit_alike_are_offered_and_not_named_for_sure() -> None:
    (found,) = said("Kim Lee met Robin Moss. “No,” they were told.")

    assert found.speaker_confidence < 0.8


def test_the_newsrooms_own_name_and_id_come_first() -> None:
    known = Known(people=(KnownPerson(7, "Magdalena Brandt", ("Lena Brandt",)),))

    (found,) = find("“No,” said Lena Brandt.", "en", known=known).quotations

    assert (found.person, found.speaker) == (7, "Magdalena Brandt")


# --- role ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "text", "role"),
    [
        ("en", "“No,” said the baker, Lena Brandt.", "baker"),
        ("en", "“No,” said Lena Brandt, 58, the owner of the mill.", "owner of the mill"),
        ("en", "“No,” said Gov. Lena Brandt.", "Gov"),
        ("de", "„Nein“, sagte Bürgermeisterin Lena Brandt.", "Bürgermeisterin"),
        ("nb", "Forsvareren, advokat Jonas Lie, sa: «Nei, aldri.»", "Forsvareren, advokat"),
        ("ru", "«Нет», — сказал начальник управления Олег Дёмин.", "начальник управления"),
    ],
)
def test_the_role_is_as_said(language: str, text: str, role: str) -> None:
    (found,) = said(text, language)

    assert found.role == role


# --- speech or not -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "They showed the film “The Long Way Home”."),
        ("en", "The so-called “Geneva channel” is closed."),
        ("en", "The town, known as “the Spine”, was calm."),
        ("en", "The word “soon” was struck out."),
        ("fr", "« Les Heures blanches » raconte une grève."),
        ("pl", "W filmie dokumentalnym „Drugi serwis” nie gra."),
        ("it", "Il cugino, detto “Er Lampo”, è latitante."),
        ("de", "Laut „Spiegel“ tagt der Vorstand."),
    ],
)
def test_titles_and_so_called_things_are_no_speech(language: str, text: str) -> None:
    assert said(text, language) == []
    assert len(find(text, language).quotations) == 1


def test_a_single_word_with_a_cue_is_speech() -> None:
    assert speakers("Lena Brandt called the plan “reckless”.") == ["Lena Brandt"]


# --- source, joining -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("en", "“No,” Lena Brandt told the Guardian.", "Guardian"),
        ("en", "Lena Brandt said in a statement that it was “over and done”.", "statement"),
        ("en", "“No,” Lena Brandt told reporters.", ""),
        ("en", "“No,” said Lena Brandt, editor at the Gazette.", ""),
        ("ru", "«Нет», — заявил «Губернским известиям» мэр Олег Дёмин.", "Губернским известиям"),
    ],
)
def test_a_source_is_an_outlet_or_a_document(language: str, text: str, source: str) -> None:
    (found,) = said(text, language)

    assert found.source == source


def test_the_newsrooms_own_source_is_known() -> None:
    known = Known(sources=(KnownSource(3, "Harbor Ledger"),))

    (found,) = find("“No,” Lena Brandt told Harbor Ledger.", "en", known=known).quotations

    assert (found.source, found.source_id) == ("Harbor Ledger", 3)


@pytest.mark.parametrize(
    ("text", "records"),
    [
        ("“No,” said Lena Brandt. “Not this week.”", 1),
        ("“No,” said Lena Brandt, who owns the bar “Al Sole”. “Not this week.”", 1),
        ("“No,” said Lena Brandt. She paused. “Not this week, I fear.”", 2),
        ("“No,” said Lena Brandt. “Yes,” said Tom Hale.", 2),
    ],
)
def test_only_an_attribution_parts_one_quotation(text: str, records: int) -> None:
    assert len(said(text)) == records


def test_two_who_speak_in_one_paragraph_are_two() -> None:
    text = "– De skjønner ingenting, sier Ola Myhre. – Ingenting! legger kona Berit til."

    assert len(said(text, "nb")) == 2
