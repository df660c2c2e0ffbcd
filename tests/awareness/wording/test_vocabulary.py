"""Words that demean are pointed at; others are left alone."""

import pytest

from vigie.awareness.wording.reading import QUESTIONS, ReadingForm
from vigie.awareness.wording.vocabulary import MOST, advice_on


@pytest.mark.parametrize(
    "text",
    [
        "C'est un problème culturel.",
        "Dans ce Quartier Sensible, on joue.",
        "Ils se posent en victimes.",
        "des jeunes des cités",
        "personnes issues de l’immigration",
        "un défaut d'intégration",
    ],
)
def test_demeaning_words_are_found_with_a_reason_and_other_words(text):
    (advice,) = advice_on([text])
    assert advice.words in text
    assert str(advice.why)
    assert str(advice.instead)


@pytest.mark.parametrize(
    "text",
    [
        "Une rupture d'égalité : le logement est refusé à des familles du quartier prioritaire.",
        "La victime a témoigné ; les victimes ont des droits.",
        "Une action culturelle dans le quartier, avec des jeunes.",
        "",
    ],
)
def test_plain_words_are_left_alone(text):
    assert advice_on([text]) == []


def test_the_same_words_are_told_once_and_never_too_many():
    assert len(advice_on(["Un ghetto.", "Ce ghetto."])) == 1
    assert (
        len(advice_on(["ghetto racaille beurette clandestins assistanat victimisation cas social ghettos paranoïa"]))
        == MOST
    )


def test_each_question_wants_an_answer_and_no_is_refused_with_what_to_do():
    answers = {question.code: "yes" for question in QUESTIONS}
    assert ReadingForm(answers).is_valid()
    form = ReadingForm({**answers, "memory": "no"})
    assert form.errors["memory"] == ["Faites d'abord relire par des personnes du quartier."]
    assert "images" in ReadingForm({**answers, "images": "not_concerned"}).errors
