"""``vigie import_series``."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from tests.observatory.indicators.indicator_scene import make_indicator
from vigie.observatory.models import Measure

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "series.csv"
    path.write_text("Exercice;Nb\n2016;4\n2017;2\n")
    return path


@pytest.fixture
def codebook(tmp_path):
    path = tmp_path / "codebook.json"
    path.write_text(json.dumps({"Exercice": "period", "Nb": "value"}))
    return path


def told(*arguments) -> str:
    out = io.StringIO()
    call_command("import_series", *map(str, arguments), stdout=out, stderr=out)
    return out.getvalue().replace("\u00a0", " ")


def test_a_file_is_imported_with_its_codebook(file, codebook):
    make_indicator()
    arguments = (file, "--indicator", "saisines", "--codebook", codebook)
    assert "rien n'est écrit" in told(*arguments, "--check")
    assert not Measure.objects.exists()
    assert "nouveaux : 2" in told(*arguments)
    assert "déjà là : 2" in told(*arguments)


def test_without_codebook_it_says_what_is_missing(file):
    make_indicator()
    with pytest.raises(CommandError, match="période"):
        told(file, "--indicator", "saisines")


@pytest.mark.parametrize("content", ["[]", "{", '{"Nb": "invente"}'])
def test_a_codebook_that_is_none_is_refused(file, codebook, content):
    make_indicator()
    codebook.write_text(content)
    with pytest.raises(CommandError, match=r"codebook\.json"):
        told(file, "--indicator", "saisines", "--codebook", codebook)


def test_an_indicator_that_does_not_exist_is_refused(file):
    make_indicator()
    with pytest.raises(CommandError, match="saisines"):
        told(file, "--indicator", "autre")


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(CommandError, match="n'existe pas"):
        told(tmp_path / "absent.csv")
