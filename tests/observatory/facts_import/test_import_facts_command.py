"""The command that imports past data: what it says, what it refuses, and that it writes all or nothing."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.observatory.facts_import.files import csv
from tests.observatory.facts_scene import make_places, waiting

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(tmp_path):
    make_places()
    path = tmp_path / "anciennes.csv"
    path.write_bytes(csv())
    return path


def said(*arguments) -> str:
    out = StringIO()
    call_command("import_facts", *map(str, arguments), stdout=out, stderr=out)
    return out.getvalue()


def test_it_imports_once(path):
    assert "« Motif » : criterion" in said(path, "--check")
    assert waiting() == []
    assert "Lignes comprises : 5." in said(path)
    assert len(waiting()) == 5
    assert "déjà été importés" in said(path, "--check")
    with pytest.raises(CommandError, match="--again les compte une seconde fois"):
        said(path)
    said(path, "--again", "--verbosity", "0")
    assert len(waiting()) == 10


def test_it_refuses_all_when_one_row_is_wrong(path):
    path.write_bytes(csv(("mars 2025", "F"), ("mars 2025", "?!x"), titles=("Date", "Sexe")))
    with pytest.raises(CommandError, match="Ligne 3, colonne « Sexe »"):
        said(path)
    assert waiting() == []
    codebook = path.with_name("codification.json")
    codebook.write_text(json.dumps({"values": {"sex": {"?!x": "not_stated"}}}))
    said(path, "--codebook", codebook)
    assert len(waiting()) == 2


def test_a_file_or_a_codebook_that_is_none_is_said(path):
    with pytest.raises(CommandError, match="n'existe pas"):
        said(path.with_name("rien.csv"))
    codebook = path.with_name("codification.json")
    codebook.write_bytes(b"\xff\xfe")
    with pytest.raises(CommandError, match="UTF-8"):
        said(path, "--codebook", codebook)
    codebook.write_text("{")
    with pytest.raises(CommandError, match="JSON lisible"):
        said(path, "--codebook", codebook)
