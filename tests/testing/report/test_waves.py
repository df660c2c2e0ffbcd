"""Two campaigns side by side, in words: what is told of a change, and what is not."""

import pytest

from vigie.core.documents import TableBlock
from vigie.testing.analysis.comparing import of_pairs
from vigie.testing.analysis.designs import Design
from vigie.testing.report.waves import Told, waves_report
from vigie.testing.statistics.pairs import Pairs

DESIGN = Design(unit="test", profile=("profile",), outcome="outcome", reference="R")
CAPTION = "Comment l'écart a changé, avec les intervalles"


def told(name, *cells, tested="T"):
    figures = {"reference": "R", "tested": tested, "stage": "Réponse", "threshold": "info", "p_holm": 1.0}
    return Told(name, [{**figures, **of_pairs(Pairs(*each), DESIGN)} for each in cells])


def summary_of(earlier, later):
    return waves_report(told("2025", earlier), told("2027", later), []).summary.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("earlier", "later", "sentence"),
    [
        ((40, 20, 5, 35), (40, 14, 5, 41), "est passé de 15 à 9 points ; cette baisse peut venir du hasard."),
        ((40, 14, 5, 41), (40, 20, 5, 35), "est passé de 9 à 15 points ; cette hausse peut venir du hasard."),
        (
            (200, 90, 5, 5),
            (280, 10, 5, 5),
            "est passé de 28,3 à 1,7 point ; le hasard seul donnerait rarement une telle baisse.",
        ),
        (
            (280, 10, 5, 5),
            (200, 90, 5, 5),
            "est passé de 1,7 à 28,3 points ; le hasard seul donnerait rarement une telle hausse.",
        ),
        ((40, 10, 5, 45), (40, 4, 5, 51), "est passé de 5 à −1 point ; cette baisse peut venir du hasard."),
        ((40, 10, 5, 45), (80, 20, 10, 90), "est resté de 5 points."),
        ((0, 0, 0, 0), (40, 4, 5, 51), "n'a pas d'écart pour « T » : rien ne se compare."),
    ],
)
def test_the_sentence_says_the_change_then_its_doubt(earlier, later, sentence):
    assert summary_of(earlier, later).endswith(sentence)


def tables(report):
    return {block.caption: block.rows for block in report.blocks if isinstance(block, TableBlock)}


def test_the_table_gives_both_gaps_and_the_change():
    report = waves_report(told("2025", (40, 20, 5, 35)), told("2027", (40, 14, 5, 41)), [])
    ((name, before, after, changed),) = tables(report)[CAPTION]
    assert name == "R face à T, Réponse"
    assert before.startswith("15 (")
    assert after.startswith("9 (")
    assert changed.startswith("−6 (−1")
    assert len(tables(report)) == 5


def test_what_did_not_measure_the_same_thing_shows_no_change():
    report = waves_report(told("2025", (40, 20, 5, 35)), told("2027", (40, 14, 5, 41)), ["les messages", "les profils"])
    assert report.summary.endswith("leurs protocoles\u00a0: les messages, les profils.")
    assert CAPTION not in tables(report)
    assert len(tables(report)) == 4
