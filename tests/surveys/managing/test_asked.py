"""What a questionnaire asks, and what changed between two."""

import copy

from tests.surveys.managing.scene import SHEETS
from vigie.surveys.managing.asked import MOST_VALUES, asked_in, closed_in, differences


def test_questions_have_the_path_of_their_answers():
    assert [asked.path for asked in asked_in(SHEETS)] == ["vecu/ressenti", "vecu/lieu", "mots"]
    assert closed_in(SHEETS)[0].values == (("yes", "Oui"), ("no", "Non"))


def test_a_question_inside_a_repeat_makes_no_table():
    sheets = copy.deepcopy(SHEETS)
    sheets["survey"][1][0], sheets["survey"][4][0] = "begin repeat", "end repeat"
    assert closed_in(sheets) == []


def test_a_list_longer_than_a_page_sends_back_makes_no_table():
    sheets = copy.deepcopy(SHEETS)
    sheets["choices"] += [["oui_non", f"c{number}", f"Choix {number}"] for number in range(MOST_VALUES)]
    assert [asked.path for asked in closed_in(sheets)] == ["vecu/lieu"]


def test_better_words_leave_answers_comparable():
    after = copy.deepcopy(SHEETS)
    after["survey"][2][2] = "Vous a-t-on déjà traité moins bien que d'autres ?"
    after["choices"][1][2] = "Oui, c'est arrivé"
    assert differences(SHEETS, after) == []


def test_what_no_longer_compares_is_told():
    after = copy.deepcopy(SHEETS)
    after["choices"].append(["oui_non", "unknown", "Je ne sais pas"])
    after["survey"][5] = ["integer", "age", "Votre âge"]
    assert differences(SHEETS, after) == [
        "N'est plus demandé\u00a0: « Vos mots »",
        "Est demandé en plus\u00a0: « Votre âge »",
        "N'est plus demandé de la même façon\u00a0: « Avez-vous vécu une discrimination ? »",
    ]
