"""Settings refuse what they do not understand."""

import pytest

from vigie import settings
from vigie.environment import Environment, InvalidSetting


@pytest.mark.parametrize("text", ["oui", "TRUE", "1", "on"])
def test_yes_is_read_in_the_usual_ways(text):
    assert Environment({"X": text}).boolean("X", default=False) is True


@pytest.mark.parametrize("text", ["ouii", "vraii", "2", "tru"])
def test_a_misspelt_boolean_is_refused_with_a_sentence(text):
    with pytest.raises(InvalidSetting, match="X vaut"):
        Environment({"X": text}).boolean("X", default=False)


@pytest.mark.parametrize("text", ["-1", "1.5", "²", "100000", "dix"])
def test_a_number_out_of_bounds_is_refused(text):
    with pytest.raises(InvalidSetting, match="nombre entier de 0 à 100"):
        Environment({"X": text}).whole_number("X", default=1, minimum=0, maximum=100)


@pytest.mark.parametrize("address", ["mysql://x/y", "postgresql://host", "sqlite://", "postgresql://a:b@h:port/x"])
def test_an_unknown_database_address_is_refused(tmp_path, address):
    with pytest.raises(InvalidSetting, match="DATABASE_URL"):
        Environment({"DATABASE_URL": address}).database("DATABASE_URL", default=tmp_path / "db")


def test_postgresql_by_socket_keeps_its_folder(tmp_path):
    found = Environment({"U": "postgresql://vigie@/base?host=/run/pg"}).database("U", default=tmp_path)
    assert (found["HOST"], found["NAME"], found["USER"]) == ("/run/pg", "base", "vigie")


def test_a_new_data_folder_is_its_owners_alone(tmp_path, monkeypatch):
    folder = tmp_path / "neuf"
    monkeypatch.setattr(settings, "VIGIE_DATA_DIR", folder)
    monkeypatch.setattr(settings, "environment", Environment({}))
    assert settings.read_secret_key() == (folder / "secret_key").read_text()
    assert [path.stat().st_mode & 0o777 for path in (folder, folder / "secret_key")] == [0o700, 0o600]


@pytest.mark.parametrize("text", ["ab", "z" * 64, "a" * 63, "a" * 65])
def test_a_key_that_is_not_one_is_refused_without_being_repeated(text):
    with pytest.raises(InvalidSetting, match="64 chiffres") as caught:
        Environment({"CLE": text}).key("CLE")
    assert text not in str(caught.value)


def test_a_key_is_read_in_any_case():
    assert Environment({"CLE": "AB" * 32}).key("CLE") == "ab" * 32
    assert Environment({}).key("CLE") == ""
