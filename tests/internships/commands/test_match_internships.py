"""The commands by which anybody makes a match, and makes it again."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from tests.internships.matching.test_publishing import published
from tests.internships.matching.test_results import INSTANCE


def written(folder: Path, name: str, content: object) -> Path:
    path = folder / name
    path.write_text(json.dumps(content))
    return path


def test_the_result_is_written_whole(tmp_path):
    out, told = tmp_path / "result.json", StringIO()
    call_command("match_internships", written(tmp_path, "instance.json", INSTANCE), out=out, stdout=told)
    assert json.loads(out.read_text())["assignment"] == {"Ana": "X", "Bo": "Y", "Cy": "X", "Dee": None}
    assert "3 élèves sur 4" in told.getvalue()


def test_without_a_file_the_result_is_told(tmp_path):
    told = StringIO()
    call_command("match_internships", written(tmp_path, "instance.json", INSTANCE), stdout=told)
    assert json.loads(told.getvalue())["stable"] is True


def test_a_fault_is_told_with_its_place_and_nothing_is_written(tmp_path):
    bad = {**INSTANCE, "offers": {**INSTANCE["offers"], "Y": {"capacity": -1}}}
    with pytest.raises(CommandError, match=r"^offers\.Y\.capacity"):
        call_command("match_internships", written(tmp_path, "bad.json", bad), out=tmp_path / "out.json")
    assert not (tmp_path / "out.json").exists()


def test_what_is_not_json_is_said_to_be_so(tmp_path):
    (tmp_path / "bad.json").write_text("{")
    with pytest.raises(CommandError, match="JSON"):
        call_command("match_internships", tmp_path / "bad.json")


@pytest.mark.parametrize(
    ("written_in", "fault"),
    [
        ('{"policy": "none", "pupils": {"Ana": {}, "Bo": {}, "Ana": {"wishes": []}}, "offers": {}}', r"pupils\.Ana"),
        (r'{"policy": "none", "pupils": {}, "offers": {"\ud800": {"capacity": 1}}, "lottery": []}', "JSON"),
    ],
)
def test_what_would_be_lost_or_never_written_is_refused(tmp_path, written_in, fault):
    (tmp_path / "bad.json").write_text(written_in)
    with pytest.raises(CommandError, match=fault):
        call_command("match_internships", tmp_path / "bad.json")


def test_what_nobody_asked_for_is_left_aside(tmp_path):
    told = StringIO()
    call_command("match_internships", written(tmp_path, "more.json", {**INSTANCE, "notes": [10**50]}), stdout=told)
    assert json.loads(told.getvalue())["stable"] is True


def test_a_published_match_is_made_again(tmp_path):
    for name, content in published().items():
        written(tmp_path, f"{name}.json", content)
    told = StringIO()
    call_command("verify_match", tmp_path, stdout=told)
    assert "bien celle" in told.getvalue()
    assert "la valeur publique annoncée : 4 8 15 16 23 42." in told.getvalue()
    written(tmp_path, "draw.json", {"secret": "autre", "public_value": "4 8 15 16 23 42"})
    with pytest.raises(CommandError, match="secret révélé"):
        call_command("verify_match", tmp_path)


def test_a_report_that_says_something_else_is_found(tmp_path):
    for name, content in {**published(), "check": {"stable": False}}.items():
        written(tmp_path, f"{name}.json", content)
    with pytest.raises(CommandError, match=r"check\.json"):
        call_command("verify_match", tmp_path)


@pytest.mark.parametrize("name", ["inputs", "commitment", "draw", "result", "check"])
def test_lists_within_lists_without_end_are_refused(tmp_path, name):
    for each, content in {**published(), "check": {}}.items():
        written(tmp_path, f"{each}.json", content)
    for depth in (100, 900, 940, 960, 980, 985, 990, 100_000):
        (tmp_path / f"{name}.json").write_text('{"pupils": {"Ana": {"more": ' + "[" * depth + "]" * depth + "}}}")
        with pytest.raises(CommandError):
            call_command("verify_match", tmp_path)


def test_a_folder_is_asked_for(tmp_path):
    with pytest.raises(CommandError, match="dossier"):
        call_command("verify_match", tmp_path / "none")
