"""The questionnaires that come with Vigie."""

import json

import pytest

from vigie.observatory.referentials.lists import current_lists
from vigie.surveys.managing.asked import closed_in
from vigie.surveys.managing.templates_shipped import BY_KIND, DATA, SHIPPED, shipped_mapping, shipped_sheets
from vigie.surveys.models import Survey
from vigie.surveys.xlsform.checking import check_form, check_sheets
from vigie.surveys.xlsform.form import read_form
from vigie.surveys.xlsform.meta import sensitive_warnings

PLACES = [("59606", "Valenciennes"), ("59014", "Anzin")]
KINDS = [shipped.kind for shipped in SHIPPED]


def test_every_kind_of_survey_has_its_template():
    assert set(BY_KIND) == set(Survey.Kind) - {Survey.Kind.OTHER}


@pytest.mark.parametrize("kind", KINDS)
def test_each_is_a_questionnaire_that_vigie_wholly_supports(kind):
    checked = check_form((DATA / f"{kind}.xlsx").read_bytes(), anonymous=True)
    assert (checked.errors, checked.unsupported, checked.is_wholly_supported) == ([], [], True)


@pytest.mark.parametrize("kind", KINDS)
def test_none_asks_what_the_law_forbids(kind):
    assert sensitive_warnings(read_form(shipped_sheets(kind, PLACES))) == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_communes_of_the_territory_are_offered(kind):
    sheets = shipped_sheets(kind, PLACES)
    offered = [asked for asked in closed_in(sheets) if asked.path.endswith("/commune")]
    assert [asked.values[:2] for asked in offered] == [tuple(PLACES)] * len(offered)
    assert check_sheets(sheets, anonymous=True).is_wholly_supported


@pytest.mark.parametrize("kind", ["internship_feedback", "barometer"])
def test_the_public_ones_are_in_easy_french_too(kind):
    checked = check_form((DATA / f"{kind}.xlsx").read_bytes())
    assert checked.languages == ["Français (fr)", "Facile à lire (fr-x-facile)"]
    assert all(
        row.text("label", language)
        for row in read_form(shipped_sheets(kind, [])).choices
        for language in checked.languages
    )


@pytest.mark.parametrize("kind", KINDS)
def test_whoever_is_asked_about_themselves_may_refuse(kind):
    for asked in closed_in(shipped_sheets(kind, [])):
        if asked.path.startswith("vous/"):
            assert "not_stated" in dict(asked.values), asked.path


@pytest.mark.django_db
@pytest.mark.parametrize("kind", [kind for kind in KINDS if (DATA / f"{kind}.facts.json").exists()])
def test_what_is_poured_is_asked_and_is_in_the_lists(kind):
    mapping, lists = shipped_mapping(kind, []), current_lists()
    asked = {question.path: dict(question.values) for question in closed_in(shipped_sheets(kind, []))}
    for path, values in mapping["when"].items():
        assert set(values) <= set(asked[path])
    for dimension, field in mapping["fields"].items():
        codes = {item.code for item in lists[dimension]}
        if "fixed" in field:
            assert field["fixed"] in codes
        else:
            assert set(field["values"]) <= set(asked[field["question"]])
            assert set(field["values"].values()) <= codes


def test_internships_and_the_barometer_feed_the_observatory():
    assert {file.name for file in DATA.glob("*.facts.json")} == {
        "internship_feedback.facts.json",
        "barometer.facts.json",
    }
    assert all(json.loads(file.read_text())["when"] for file in DATA.glob("*.facts.json"))
