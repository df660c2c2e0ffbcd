"""The command by which anybody analyses a campaign."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from tests.testing.analysis.campaigns import pairs, write

DESIGN = 'unit = "offer"\nprofile = "name"\noutcome = "reply"\nreference = "R"\ntested = ["T"]\n'


@pytest.fixture
def campaign(tmp_path):
    (tmp_path / "design.toml").write_text(DESIGN)
    return write(tmp_path / "data.csv", pairs(43, 43, 27, 197)), tmp_path / "design.toml"


def test_the_figures_are_written_whole(campaign, tmp_path):
    told = StringIO()
    call_command("analyse_testing", campaign[0], design=campaign[1], out=tmp_path / "result.json", stdout=told)
    assert json.loads((tmp_path / "result.json").read_text())["comparisons"][0]["p_exact"] == pytest.approx(0.0722379)
    assert "Comparaisons : 1" in told.getvalue().replace("\u00a0", " ")


def test_without_a_file_they_are_told(campaign):
    told = StringIO()
    call_command("analyse_testing", campaign[0], design=campaign[1], stdout=told)
    assert set(json.loads(told.getvalue())) >= {"comparisons", "organisations", "models", "excluded"}


def test_a_figure_that_does_not_exist_is_told_and_all_are_given(campaign):
    campaign[1].write_text(DESIGN + 'figures = ["ratoi"]')
    told, said = StringIO(), StringIO()
    call_command("analyse_testing", campaign[0], design=campaign[1], stdout=told, stderr=said)
    assert "« ratoi »" in said.getvalue().replace("\u00a0", " ")
    assert "p_exact" in told.getvalue()


@pytest.mark.parametrize(
    ("design", "data", "said"),
    [
        ("unit = ", "", "n'est pas du TOML lisible"),
        (DESIGN, "", "data.csv est vide."),
        (DESIGN, "offer,name,reply\n", "data.csv n'a aucune ligne sous ses titres."),
        (DESIGN, "offer,name,reply\n1,R\n", "Ligne 2"),
        (DESIGN, 'offer,name,reply\n1,"R,1\n', "guillemets"),
        (DESIGN, "offer,name,name,reply\n1,R,R,1\n", "deux fois"),
    ],
)
def test_a_fault_is_told_and_nothing_is_written(campaign, tmp_path, design, data, said):
    campaign[1].write_text(design)
    campaign[0].write_text(data)
    with pytest.raises(CommandError, match=said):
        call_command("analyse_testing", campaign[0], design=campaign[1], out=tmp_path / "result.json")
    assert not (tmp_path / "result.json").exists()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_file_is_read_as_any_spreadsheet_writes_it(campaign, encoding, delimiter):
    text = campaign[0].read_text().replace("T,", "Été,").replace(",", delimiter)
    campaign[0].write_bytes(text.encode(encoding))
    campaign[1].write_text(DESIGN.replace('"T"', '"Été"'), encoding="utf-8")
    told = StringIO()
    call_command("analyse_testing", campaign[0], design=campaign[1], stdout=told)
    assert json.loads(told.getvalue())["comparisons"][0]["tested"] == "Été"


@pytest.mark.parametrize("content", [b"offer,name,reply\n1,R,\x00\n", bytes(range(256)) * 4])
def test_what_is_no_text_is_said_so(campaign, content):
    campaign[0].write_bytes(content)
    with pytest.raises(CommandError, match="texte lisible"):
        call_command("analyse_testing", campaign[0], design=campaign[1])


def test_a_key_that_means_nothing_is_told_with_the_nearest(campaign):
    campaign[1].write_text(DESIGN + 'organization = "firm"\nzzz = 3\n')
    told, said = StringIO(), StringIO()
    call_command("analyse_testing", campaign[0], design=campaign[1], stdout=told, stderr=said)
    words = said.getvalue().replace("\u00a0", " ")
    assert "« organization » n'est pas une clé du plan" in words
    assert "« organisation » ?" in words
    assert "« zzz » n'est pas une clé du plan : elle est laissée de côté." in words


def test_a_code_that_the_plan_does_not_know_is_told_with_those_it_knows(campaign):
    campaign[1].write_text(DESIGN + 'codes = ["refus", "visite"]\n')
    campaign[0].write_text("offer,name,reply\n1,R,visite\n1,T,attente\n")
    with pytest.raises(CommandError, match=r"Ligne 3.*« attente », qui n'est pas un des codes.*refus, visite"):
        call_command("analyse_testing", campaign[0], design=campaign[1])
