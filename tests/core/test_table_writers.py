import csv
import json
import warnings
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from vigie.core.formula_safety import unneutralise
from vigie.core.table_writers import CELL_LIMIT, sheet_name, to_csv, to_json, to_xlsx, xml_text
from vigie.core.tables import Column, Kind, table_of

COLUMNS = [
    Column("name", "Nom"),
    Column("count", "Nombre", Kind.NUMBER),
    Column("budget", "Budget", Kind.EUROS),
    Column("share", "Part", Kind.SHARE),
    Column("day", "Jour", Kind.DATE),
    Column("open", "Ouvert", Kind.YES_NO),
]
ROW = ("Égalité ; « santé »\nsuite", 12, Decimal("1500.50"), 0.25, date(2010, 12, 5), True)
TABLE = table_of("Les actions", COLUMNS, [ROW, ("=1+1", None, None, None, None, None)])
TEXTS = st.text(max_size=60)


def csv_rows(content):
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def open_sheet(content):
    return load_workbook(BytesIO(content)).worksheets[0]


def test_csv_opens_in_a_french_spreadsheet():
    content = to_csv(TABLE)
    assert content.startswith(b"\xef\xbb\xbfNom;Nombre;")
    assert content.endswith(b"\r\n")
    rows = csv_rows(content)
    assert rows[1] == [ROW[0], "12", "1500,5", "25\u00a0%", "2010-12-05", "oui"]
    assert rows[2] == ["'=1+1", "", "", "", "", ""]


@pytest.mark.parametrize(
    ("value", "text"), [(1e21, "1" + "0" * 21), (1e-7, "0,0000001"), (-5, "-5"), (float("nan"), "")]
)
def test_csv_writes_numbers_in_full(value, text):
    table = table_of("Essai", [Column("n", "N", Kind.NUMBER)], [[value]])
    assert csv_rows(to_csv(table))[1:] == ([[text]] if text else [[""]])


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_csv_gives_back_any_text(texts):
    table = table_of("Essai", [Column(f"c{n}", "En-tête") for n in range(len(texts) + 1)], [[*texts, "fin"]])
    assert [unneutralise(cell) for cell in csv_rows(to_csv(table))[1]] == [*texts, "fin"]


def test_csv_survives_half_a_character():
    assert "?" in to_csv(table_of("Essai", COLUMNS[:1], [["\ud800"]])).decode()


def test_json_keeps_order_and_types():
    content = json.loads(to_json(TABLE))
    assert content["title"] == "Les actions"
    assert content["columns"][1] == {"name": "count", "header": "Nombre", "kind": "number"}
    assert list(content["rows"][0].values()) == [ROW[0], 12, 1500.5, 0.25, "2010-12-05", True]
    assert content["rows"][1]["name"] == "=1+1"
    assert "Égalité" in to_json(TABLE).decode()


def test_workbook_has_real_values_and_a_frozen_header():
    sheet = open_sheet(to_xlsx(TABLE))
    assert [cell.value for cell in sheet[1]] == list(TABLE.headers)
    assert [cell.value for cell in sheet[2]] == [ROW[0], 12, 1500.5, 0.25, datetime.fromisoformat("2010-12-05"), "oui"]
    assert sheet["E2"].is_date
    assert sheet["D2"].number_format == "0.0\u00a0%"
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("A2", "A1:F3", "$1:$1")
    assert sheet["A1"].font.bold
    assert sheet.column_dimensions["A"].width == 30


def test_workbook_has_a_title_and_a_language():
    properties = load_workbook(BytesIO(to_xlsx(TABLE))).properties
    assert (properties.title, properties.language, properties.creator) == ("Les actions", "fr", "Vigie")


@pytest.mark.parametrize("text", ["=1+1", "#N/A", "{=A1}", "@SUM(A1)", '=HYPERLINK("x")', "-1", "TRUE", "12"])
def test_workbook_texts_are_texts(text):
    sheet = open_sheet(to_xlsx(table_of("Essai", COLUMNS[:1], [[text]])))
    assert sheet["A2"].data_type == "s"
    assert unneutralise(sheet["A2"].value) == text
    assert not str(sheet["A2"].value).startswith(("=", "@", "-"))


def test_workbook_holds_no_formula_element():
    content = to_xlsx(table_of("=1+1", [Column("a", "=A1")], [["=1"], ["＝1"]]))
    with ZipFile(BytesIO(content)) as archive:
        assert "<f>" not in archive.read("xl/worksheets/sheet1.xml").decode()


@settings(deadline=None)
@given(TEXTS)
def test_workbook_gives_back_any_text_that_it_can_hold(text):
    content = to_xlsx(table_of("Essai", COLUMNS[:1], [[text], ["fin"]]))
    read = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python(skip_empty_area=False)
    assert unneutralise(str(read[1][0])) == unneutralise(xml_text_of(text))


def xml_text_of(text):
    """The text without what XML forbids; coded letters are decoded by the reader."""
    return xml_text(text).replace("_x005F_", "_")


def test_coded_letters_are_not_decoded():
    content = to_xlsx(table_of("Essai", COLUMNS[:1], [["_x0041_"]]))
    read = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()
    assert read[1][0] == "_x0041_"


def test_control_characters_are_left_out():
    assert open_sheet(to_xlsx(table_of("Essai", COLUMNS[:1], [["a\x00b\x1fc\ufffed"]])))["A2"].value == "abcd"


def test_a_text_too_long_is_cut_and_said():
    long_text = "a" * (CELL_LIMIT + 1)
    workbook = load_workbook(BytesIO(to_xlsx(table_of("Essai", COLUMNS[:1], [["a" * CELL_LIMIT], [long_text]]))))
    assert workbook["Essai"]["A2"].value == "a" * CELL_LIMIT
    assert len(workbook["Essai"]["A3"].value) == CELL_LIMIT
    assert workbook["Essai"]["A3"].value.endswith("a…")
    assert "Ligne 3, colonne «" in workbook["Textes coupés"]["A1"].value
    assert workbook["Textes coupés"].max_row == 1


def test_old_days_and_long_numbers_are_texts():
    columns = [Column("day", "Jour", Kind.DATE), Column("id", "Numéro", Kind.NUMBER)]
    sheet = open_sheet(to_xlsx(table_of("Essai", columns, [[date(1789, 8, 26), 12345678901234567]])))
    assert [cell.value for cell in sheet[2]] == ["1789-08-26", "12345678901234567"]


def test_hours_are_kept_as_they_read():
    moment = datetime(2024, 5, 6, 14, 30, tzinfo=UTC)
    table = table_of("Essai", [Column("at", "À", Kind.DATE)], [[moment]])
    assert open_sheet(to_xlsx(table))["A2"].value == datetime.fromisoformat("2024-05-06T14:30")
    assert csv_rows(to_csv(table))[1] == ["2024-05-06 14:30:00+00:00"]


def test_an_empty_table_is_written():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert open_sheet(to_xlsx(table_of("Rien", COLUMNS, []))).max_row == 1
    assert len(csv_rows(to_csv(table_of("Rien", COLUMNS, [])))) == 1


@pytest.mark.parametrize(
    ("title", "name"),
    [("Actions [2024]: a/b?", "Actions 2024 a b"), ("", "Données"), ("x" * 40, "x" * 31), ("'a'", "a")],
)
def test_sheet_names_are_acceptable(title, name):
    assert sheet_name(title) == name


def test_a_workbook_holds_its_dictionary_in_a_sheet_of_its_own():
    words = table_of("Dictionnaire de tout", [Column("column", "Colonne"), Column("meaning", "Sens")], [["Nom", "=A1"]])
    first, second = load_workbook(BytesIO(to_xlsx(TABLE, dictionary=words))).worksheets
    assert (first.title, second.title) == ("Les actions", "Dictionnaire")
    assert [[cell.value for cell in row] for row in second.rows] == [["Colonne", "Sens"], ["Nom", "'=A1"]]
