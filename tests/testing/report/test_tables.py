"""The tables of the report: each figure that the analysis gives of a comparison is there to be read."""

import numpy as np

from tests.testing.analysis.campaigns import DESIGN, organised, pairs, results
from vigie.core.documents import TableBlock
from vigie.testing.analysis.designs import design_of
from vigie.testing.report.composing import report_of


def rows_of(result, caption):
    """Return the rows of the first table whose caption starts so, by header, no-break spaces read as spaces."""
    tables = [block for block in report_of(result, design_of(DESIGN)).blocks if isinstance(block, TableBlock)]
    table = next(block for block in tables if block.caption.startswith(caption))
    cells = [[str(cell).replace("\u00a0", " ") for cell in row] for row in table.rows]
    return [dict(zip(table.headers, row, strict=True)) for row in cells]


def test_rates_gaps_and_the_two_bounds_of_discrimination(tmp_path):
    result = results(tmp_path, pairs(43, 43, 27, 197))
    (rates,) = rows_of(result, "Taux de réponses")
    assert rates == {
        "Profil testé": "T",
        "Taux de la référence": "27,7 % (23,1 à 33 %)",
        "Taux du profil testé": "22,6 % (18,3 à 27,6 %)",
        "Écart, en points": "5,2 (−0,1 à 10,5)",
        "Intervalle de Newcombe": "−0,1 à 10,5",
        "Pénalité relative": "18,6 %",
    }
    (bounds,) = rows_of(result, "Discrimination brute")
    assert list(bounds.values()) == ["T", "113", "38,1 %", "14,2 %", "13,9 %", "5,2 %"]


def test_ratios_chances_and_who_unequal_treatment_favours(tmp_path):
    result = results(tmp_path, pairs(43, 43, 27, 197))
    assert list(rows_of(result, "Rapports")[0].values()) == ["T", "1,23 (0,99 à 1,53)", "1,59 (0,96 à 2,68)"]
    assert list(rows_of(result, "Des offres")[0].values()) == ["T", "70", "61,4 %", "38,6 %"]
    assert list(rows_of(result, "Chances")[0].values()) == ["T", "0,072", "0,057", "0,056", "0,072"]


def test_applications_without_pairs_have_their_rates_and_no_cell(tmp_path):
    rows = [
        {"offer": offer, "name": name, "reply": int((offer + place) % 3 == 0 or name == "R")}
        for offer in range(20)
        for name in "RT"
        for place in range(2)
    ]
    result = results(tmp_path, rows)
    assert list(rows_of(result, "Combien de candidatures")[0].values()) == ["T", "20", "40", "40"]
    (rates,) = rows_of(result, "Taux de réponses")
    assert rates["Taux de la référence"] == "100 %"
    assert rates["Intervalle de Newcombe"] == "–"
    assert rows_of(result, "Rapports")[0]["Rapport de cotes"] == "–"


def test_each_tested_profile_has_its_organisations(tmp_path):
    rows = organised(np.random.default_rng(3), [0.4] + [0] * 4, number=12)
    rows += [{**row, "name": "U"} for row in rows if row["name"] == "R"]
    result = results(tmp_path, rows, tested=["T", "U"], organisation="firm")
    assert len(rows_of(result, "Écarts en défaveur de «\u00a0T\u00a0»")) == 5
    assert {row["Écart, en points"] for row in rows_of(result, "Écarts en défaveur de «\u00a0U\u00a0»")} == {"0"}


def test_models_tell_intervals_and_odds(tmp_path):
    result = results(tmp_path, pairs(43, 43, 27, 197))
    (within,) = rows_of(result, "Modèle logit à l'intérieur")
    assert within["Terme"] == "T"
    assert within["Rapport de cotes"] == "0,63 (0,39 à 1,02)"
