"""Doubtful wording is found with its criterion and explained; innocent sentences are left in peace."""

import json
from itertools import chain, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vigie.law
from tests.internships.offers.wordings import DOUBTFUL, INNOCENT, lines
from vigie.internships.offers.folding import fold
from vigie.internships.offers.wording import findings
from vigie.internships.offers.wording_rules import RULES

EVERY_DOUBT = [(code, wording) for code, block in DOUBTFUL.items() for wording in lines(block)]
SAID = [*(wording for _, wording in EVERY_DOUBT), *lines(INNOCENT)]
# What people's keyboards put between and around words.
NOISE = st.text(st.sampled_from(" .,;:!?\n\t'’\u00a0\u202f·-/()«»éÉœŒßİǆ\u0301a1"), max_size=20)


@pytest.mark.parametrize(("code", "wording"), EVERY_DOUBT)
def test_doubtful_wording_is_found(code, wording):
    assert code in {found.criterion for found in findings(wording)}


@pytest.mark.parametrize("wording", lines(INNOCENT))
def test_innocent_wording_is_left_in_peace(wording):
    assert findings(wording) == []


@pytest.mark.parametrize(("code", "wording"), EVERY_DOUBT)
def test_capitals_apostrophes_and_spaces_hide_nothing(code, wording):
    disguised = wording.upper().replace("'", "’").replace(" ", "\u00a0 ")
    assert code in {found.criterion for found in findings(disguised)}


@pytest.mark.parametrize(("code", "wording"), EVERY_DOUBT)
def test_accents_left_out_hide_nothing(code, wording):
    assert code in {found.criterion for found in findings(fold(wording)[0])}


def test_every_finding_says_why_and_what_to_write_instead():
    for _, wording in EVERY_DOUBT:
        assert all(len(found.why) > 30 and len(found.suggestion) > 15 for found in findings(wording))


def test_every_criterion_is_one_of_the_law():
    rows = json.loads((Path(vigie.law.__file__).parent / "data" / "criteria.json").read_text())["rows"]
    assert {rule.criterion for rule in RULES} - {""} <= {row["code"] for row in rows}


def test_both_names_of_a_job_are_suggested():
    assert "vendeur ou vendeuse" in findings("Vendeuse en prêt-à-porter")[0].suggestion
    assert "maçons et maçonnes" in findings("Nous recrutons des maçons")[0].suggestion
    assert "agent ou agente d'entretien" in findings("Femme de ménage")[0].suggestion


def test_an_excerpt_is_what_stands_at_its_place():
    text = "Stage en boutique.\nDe bonne présentation, habitant le centre-ville !"
    found = findings(text)
    assert [each.criterion for each in found] == ["physical_appearance", "residence"]
    assert found[0].excerpt == "De bonne présentation"
    assert [text[slice(*each.span)] for each in found] == [each.excerpt for each in found]


@given(NOISE, st.lists(st.tuples(st.sampled_from(SAID), NOISE), max_size=6))
def test_any_text_is_read(start, parts):
    text = start + "".join(chain.from_iterable(parts))
    found = findings(text)
    spans = [each.span for each in found]
    assert spans == sorted(spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    assert all(text[slice(*each.span)] == each.excerpt != "" for each in found)


@given(st.text(max_size=300))
def test_any_letters_are_read(text):
    assert all(0 <= each.span[0] < each.span[1] <= len(text) for each in findings(text))


@given(st.sampled_from(EVERY_DOUBT), st.sampled_from(lines(INNOCENT)), st.sampled_from(lines(INNOCENT)))
def test_doubtful_wording_is_found_among_others(doubt, before, after):
    code, wording = doubt
    assert code in {found.criterion for found in findings(f"{before}.\n{wording}.\n{after}.")}
