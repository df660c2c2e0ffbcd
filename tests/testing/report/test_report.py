"""The report of a campaign: what it says, and its three forms."""

import numpy as np
import pytest
from django.core.management import call_command
from pypdf import PdfReader

from tests.testing.analysis.campaigns import DESIGN, organised, pairs, results, write
from vigie.core.documents import Callout, Heading, TableBlock, plain
from vigie.testing.analysis.designs import design_of
from vigie.testing.report.composing import report_of
from vigie.testing.report.wording import (
    Ruling,
    chance,
    chance_told,
    comparison_name,
    first_sentence,
    number,
    points,
    range_of,
    verdict,
)


def said(folder, *cells):
    return first_sentence(results(folder, pairs(*cells))["comparisons"][0], Ruling()).replace("\u00a0", " ")


def test_the_fact_comes_before_its_doubt(tmp_path):
    assert said(tmp_path, 43, 43, 27, 197) == (
        "Sur 310 offres, la réponse a été favorable à « R » et pas à « T » 43 fois ; l'inverse, 27 fois. "
        "L'écart est de 5,2 points en défaveur de « T » (intervalle, en points : −0,1 à 10,5). "
        "Le hasard suffit à expliquer ce résultat (p = 0,072) : il ne prouve pas d'inégalité, et n'en exclut pas."
    )  # fmt: skip


def test_a_gap_is_said_of_whom_it_harms(tmp_path):
    assert "en défaveur de « R »" in said(tmp_path, 10, 2, 30, 60)
    assert "Le hasard seul donnerait rarement" in said(tmp_path, 10, 2, 30, 60)
    assert "Les deux taux sont les mêmes" in said(tmp_path, 10, 4, 4, 60)


@pytest.mark.parametrize(
    ("p_exact", "p_holm", "ruling", "said"),
    [
        (
            0.03,
            0.03,
            Ruling(0.01),
            "suffit à expliquer ce résultat (p = 0,030, pour un risque de fausse alerte de 1 %)",
        ),
        (0.08, 0.08, Ruling(0.1), "donnerait rarement un tel écart (p = 0,080, pour un risque"),
        (0.03, 0.06, Ruling(), "suffit à expliquer ce résultat (p = 0,060, corrigée du nombre de comparaisons)"),
        (0.03, 0.03, Ruling(refused={"T": False}), "le hasard suffit"),
        (0.06, 0.06, Ruling(refused={"T": True}), "les regards prévus, avec leurs bornes, refusent l'égalité"),
        (0.06, 0.06, Ruling(refused={"U": True}), "suffit à expliquer"),
    ],
)
def test_the_verdict_follows_the_level_the_comparisons_and_the_looks(p_exact, p_holm, ruling, said):
    told = verdict({"tested": "T", "p_exact": p_exact, "p_holm": p_holm}, ruling)
    assert said in told.replace("\u00a0", " ")


def test_nothing_compared_is_said(tmp_path):
    found = results(tmp_path, [{"offer": 1, "name": "R", "reply": 1}, {"offer": 2, "name": "T", "reply": 1}])
    assert "rien ne se compare" in first_sentence(found["comparisons"][0], Ruling())


def test_profiles_of_several_words_stay_apart():
    figures = {"reference": "homme / Maghreb", "tested": "femme / Maghreb", "stage": None, "threshold": None}
    assert comparison_name(figures) == "homme / Maghreb face à femme / Maghreb"


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (points(0.012), "1,2 point"),
        (points(-0.2), "20 points"),
        (chance(0.0004), "< 0,001"),
        (chance_told(0.0004), "p < 0,001"),
        (chance_told(0.072), "p = 0,072"),
        (chance(0.0496), "0,050"),
        (chance(1.0), "1"),
        (number(None), "–"),
        (number(-0.25), "−0,25"),
        (range_of((0.5, None)), "0,5 et plus"),
        (range_of(None), "–"),
    ],
)
def test_figures_are_written_as_people_read_them(told, words):
    assert told.replace("\u00a0", " ") == words


def test_the_whole_is_there_from_the_sentence_to_the_methods(tmp_path):
    rows = [
        *organised(np.random.default_rng(3), [0.3] * 2 + [0] * 8),
        {"offer": "seule", "name": "R", "reply": 1, "firm": "F0"},
    ]
    result = results(tmp_path, rows, organisation="firm")
    document = report_of(result, design_of({**DESIGN, "title": "Essai"}))
    assert document.title == "Essai"
    assert [plain(block.text) for block in document.blocks if isinstance(block, Heading)] == [
        "Ce que dit le test",
        "Les chiffres",
        "Rapports, part du hasard, ordre d'envoi",
        "Par organisation",
        "Modèles",
        "Ce qui a été écarté",
        "À côté d'autres tests",
        "Limites",
        "Méthodes",
    ]
    assert isinstance(document.blocks[1], Callout)
    organisations = next(
        block
        for block in document.blocks
        if isinstance(block, TableBlock) and len(block.headers) == 7 and block.headers[0] == "Organisation"
    )
    assert len(organisations.rows) == 10


def test_three_forms_of_one_report(tmp_path):
    (tmp_path / "design.toml").write_text("\n".join(f"{key} = {value!r}" for key, value in DESIGN.items()))
    data = write(tmp_path / "data.csv", pairs(4, 6, 2, 10))
    forms = {name: tmp_path / f"report.{name}" for name in ("pdf", "docx", "html")}
    call_command("analyse_testing", data, design=tmp_path / "design.toml", verbosity=0, **forms)
    assert "Ce que dit le test" in PdfReader(forms["pdf"]).pages[0].extract_text()
    assert PdfReader(forms["pdf"]).trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert forms["docx"].read_bytes().startswith(b"PK")
    assert "<h1" in forms["html"].read_text()
