"""What files hold: stages in columns of their own, organisations that are not said, blank lines, rows at fault."""

import pytest

from tests.testing.analysis.campaigns import DESIGN, pairs, results
from vigie.observatory.table_files.refusals import Refused
from vigie.testing.analysis.applications import read_applications
from vigie.testing.analysis.designs import design_of
from vigie.testing.analysis.tables import ROWS_AT_ONCE
from vigie.testing.report.composing import report_of


def said(refused):
    return str(refused.value).replace("\u00a0", " ")


def stepped(*offers):
    """Return the rows of offers, by profile whether it got a reply and a visit."""
    return [
        {"offer": offer, "name": name, "reply": reply, "visit": visit}
        for offer, arms in enumerate(offers)
        for name, (reply, visit) in zip("RT", arms, strict=True)
    ]


def test_stages_that_are_columns_are_read_in_them(tmp_path):
    rows = stepped(((1, 1), (1, 0)), ((1, 1), (1, 1)), ((1, 0), (0, 0)), ((0, 0), (0, 0)))
    found = results(tmp_path, rows, stages=["reply", "visit"])
    assert [(each["stage"], *(each[cell] for cell in "abcd")) for each in found["comparisons"]] == [
        ("reply", 2, 1, 0, 1),
        ("visit", 1, 1, 0, 2),
    ]
    assert [each["net_rate_cumulative"] for each in found["comparisons"]] == [1 / 3, 1 / 3]


def test_what_is_not_said_after_a_stage_that_was_not_passed_is_no(tmp_path):
    rows = stepped(((1, 1), (0, "")), ((1, ""), (1, 1)))
    found = results(tmp_path, rows, stages=["reply", "visit"])
    assert [(each["n"], each["b"]) for each in found["comparisons"]] == [(2, 1), (1, 1)]


def test_a_stage_named_as_the_outcome_is_counted_in_it(tmp_path):
    rows = [{**row, "reply": 2 * row["reply"]} for row in pairs(1, 2, 0, 1)]
    found = results(tmp_path, rows, stages=["reply", "offre"])
    assert [(each["stage"], each["b"]) for each in found["comparisons"]] == [("reply", 2), ("offre", 2)]


@pytest.mark.parametrize(
    ("stages", "told"),
    [
        (["reply", "visit", "lease"], "L'étape « reply » est une colonne du fichier, et « lease » n'en est pas une"),
        (["reply", "visit"], "Ligne 3 : l'étape « visit » vaut « 2 » : 1 ou 0 est attendu."),
    ],
)
def test_stages_that_cannot_be_told_are_refused(tmp_path, stages, told):
    with pytest.raises(Refused) as refused:
        results(tmp_path, stepped(((1, 1), (1, 2))), stages=stages)
    assert told in said(refused)


def test_a_test_whose_organisation_is_not_said_counts_in_the_whole_alone(tmp_path):
    rows = [{**row, "firm": "" if row["offer"] == 1 else f"F{row['offer'] % 2}"} for row in pairs(2, 3, 1, 4)]
    rows[2]["firm"] = "NA"
    found = results(tmp_path, rows, organisation="firm")
    assert found["comparisons"][0]["n"] == 10
    assert {each["organisation"]: each["n"] for each in found["organisations"]} == {"F0": 5, "F1": 4}
    assert [(each["unit"], each["why"]) for each in found["excluded"]] == [
        ("1", "organisation non renseignée : comptée dans l'ensemble seulement")
    ]
    assert "organisation non renseignée" in str(report_of(found, design_of(DESIGN)).blocks)


def test_no_organisation_said_leaves_none(tmp_path):
    rows = [{**row, "firm": ""} for row in pairs(2, 3, 1, 4)]
    found = results(tmp_path, rows, organisation="firm")
    assert found["organisations"] == []
    assert len(found["excluded"]) == 10


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["offer,name,reply", "", "1,R,1", "", "1,,0"], "Ligne 5 : « name » est vide."),
        (["", "offer,name,reply", ",,", "1,R,1", " ", "1,T,peut-être"], "Ligne 6 : « reply » vaut « peut-être »."),
        (["offer,name,reply", '1,"R\nR",1', "", "1,T"], "Ligne 5 : 2 valeurs au lieu de 3."),
    ],
)
def test_a_row_at_fault_is_told_by_its_number_in_the_file(tmp_path, lines, told):
    path = tmp_path / "data.csv"
    path.write_text("\n".join(lines))
    with pytest.raises(Refused) as refused:
        read_applications(path, design_of(DESIGN))
    assert told in said(refused)


def test_a_fault_far_in_a_long_file_is_found(tmp_path):
    path = tmp_path / "data.csv"
    path.write_text("offer,name,reply\n" + "1,R,1\n" * (2 * ROWS_AT_ONCE + 5) + "\n1,T\n")
    with pytest.raises(Refused) as refused:
        read_applications(path, design_of(DESIGN))
    assert said(refused).startswith(f"Ligne {2 * ROWS_AT_ONCE + 8} :")


def test_values_that_differ_by_their_blanks_are_one(tmp_path):
    path = tmp_path / "data.csv"
    path.write_text("offer,name,reply\n1, R,1\n1,T ,0\n2,R,1\n 2 ,T,1\n")
    read = read_applications(path, design_of(DESIGN))
    assert (read.unit.values, read.profile.values) == (("1", "2"), ("R", "T"))
    assert list(read.unit.ranks) == [0, 0, 1, 1]
