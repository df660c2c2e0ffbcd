"""A setting takes the place of the one that a sheet writes under an older name."""

import pytest

from tests.surveys.xlsform.spreadsheets import sheets
from vigie.surveys.xlsform.checking import check_sheets
from vigie.surveys.xlsform.settings_sheet import with_settings

OURS = {"form_title": "Notre titre", "form_id": "vigie_1", "version": "2"}


@pytest.mark.parametrize("header", ["form_title", "title", "Form Title", "set form title"])
@pytest.mark.parametrize("identifier", ["form_id", "id_string", "Form ID"])
def test_older_names_give_way(header, identifier):
    old = {header: "Ancien", identifier: "ancien", "version": "1", "default_language": "fr"}
    checked = check_sheets(with_settings(sheets(["note", "n", "N"], settings=old), OURS))
    assert not checked.errors
    assert "<h:title>Notre titre</h:title>" in checked.xform
    assert 'id="vigie_1"' in checked.xform
    assert 'version="2"' in checked.xform
    assert "Ancien" not in checked.xform


def test_a_questionnaire_without_settings_gets_them():
    found = with_settings(sheets(["note", "n", "N"]), OURS)
    assert found["settings"] == [list(OURS), list(OURS.values())]
