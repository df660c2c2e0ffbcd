"""Waves compare when the question is the same; otherwise the page says why not."""

import re

from vigie.surveys.results.comparing import ABSENT, CHANGED, FEW, SILENT, compared
from vigie.surveys.results.content import form_of
from vigie.surveys.results.evolving import MOST_DRAWINGS, drawn
from vigie.surveys.results.questions import Closed


def question(key, form="a", reason="", **values):
    """Return a question as it is frozen."""
    rows = [{"code": code, "label": code.upper(), "value": value} for code, value in values.items()]
    base = None if reason else 100
    told = {"key": key, "label": key, "group": "", "kind": "select_one", "form": form, "reason": reason}
    return {**told, "base": base, "rows": [] if reason else rows, "unanswered": 0, "ranking": None}


def content(*questions, answers=100):
    """Return frozen results."""
    return {"answers": answers, "threshold": 10, "questions": list(questions), "crossings": [], "left_out": []}


def test_each_answer_is_beside_itself_in_other_waves():
    found = compared([("Un", content(question("q", x=60, y=40))), ("Deux", content(question("q", x=30, y=70)))])
    rows = {label: [line.number for line in lines] for label, lines in found[0].rows}
    assert rows == {"X": [60, 30], "Y": [40, 70]}
    assert [line.percent for line in found[0].rows[0][1]] == ["60\u00a0%", "30\u00a0%"]


def test_what_does_not_compare_says_why():
    waves = [
        ("Absente", content(question("other", x=60))),
        ("Changée", content(question("q", form="b", x=60))),
        ("Muette", content(question("q", reason="few"))),
        ("Petite", content(answers=None)),
        ("Dernière", content(question("q", x=60, y=None))),
    ]
    found = compared(waves)[0]
    assert [side.why_not for side in found.others] == [ABSENT, CHANGED, SILENT, FEW]
    assert [side.wave for side in found.comparable] == ["Dernière"]
    assert found.rows[1][1][0].number is None


def test_nothing_is_compared_when_nothing_is_told():
    assert compared([("Petite", content(answers=None))]) == []


def test_evolution_is_drawn_with_what_has_numbers_in_two_waves():
    waves = [("Un", content(question("q", x=60, y=40, z=0))), ("Deux", content(question("q", x=30, y=None, z=0)))]
    [(_question, drawing)] = drawn(compared(waves), in_one_place=True)
    assert "<svg" in drawing
    assert "Un" in drawing
    assert "Z" not in re.findall(r">([XYZ])<", drawing)
    assert drawn(compared(waves), in_one_place=False)[0][1] == ""
    secret = [("Un", content(question("q", x=None, y=None))), ("Deux", content(question("q", x=30, y=70)))]
    assert drawn(compared(secret), in_one_place=True)[0][1] == ""


def test_only_the_first_questions_are_drawn():
    questions = [question(f"q{number}", x=60, y=40) for number in range(MOST_DRAWINGS + 1)]
    found = drawn(compared([("Un", content(*questions)), ("Deux", content(*questions))]), in_one_place=True)
    assert [bool(drawing) for _question, drawing in found] == [True] * MOST_DRAWINGS + [False]


def test_results_frozen_before_labels_had_no_break_spaces_compare_still():
    plain, spaced = (Closed("q", "select_one", "Q", choices=(("a", label),)) for label in ("Oui ?", "Oui\u00a0?"))
    assert form_of(plain) == form_of(spaced)
    waves = [(name, content(question("q", **{label: 60}))) for name, label in (("Un", "oui ?"), ("Deux", "oui\u00a0?"))]
    [found] = compared(waves)
    assert [label for label, _lines in found.rows] == ["OUI\u00a0?"]
