import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.core.exports import file_response, safe_filename, table_response, write_table
from vigie.core.tables import Column, table_of

TABLE = table_of("Les actions de l'année : œuvres", [Column("name", "Nom")], [["a"]])


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Plan d'actions 2024–2030", "plan-d-actions-2024-2030.csv"),
        ("Œuvre / cœur", "oeuvre-coeur.csv"),
        ("../../etc/passwd", "etc-passwd.csv"),
        ('a"; filename="b.exe', "a-filename-b-exe.csv"),
        ("con", "export-con.csv"),
        ("مرصد", "export.csv"),
        ("", "export.csv"),
    ],
)
def test_file_names_are_safe(title, name):
    assert safe_filename(title, "csv") == name


@given(st.text())
def test_any_title_gives_a_short_plain_name(title):
    name = safe_filename(title, "pdf")
    assert name.isascii()
    assert len(name) <= 91
    assert all(letter.isalnum() or letter in "-." for letter in name)


@pytest.mark.parametrize("file_format", ["csv", "json", "xlsx"])
def test_a_table_is_answered_as_a_file(file_format):
    response = table_response(TABLE, file_format)
    assert response["Content-Disposition"] == f'attachment; filename="les-actions-de-l-annee-oeuvres.{file_format}"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response.content == write_table(TABLE, file_format) or file_format == "xlsx"


def test_an_unknown_format_is_refused_with_a_sentence():
    with pytest.raises(ValueError, match="choisissez csv, xlsx, json"):
        write_table(TABLE, "exe")


def test_documents_are_answered_with_their_type():
    assert file_response(b"%PDF", "Annexe", "pdf")["Content-Type"] == "application/pdf"
