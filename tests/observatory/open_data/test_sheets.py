"""The files of an edition: each says what the edition releases, and nothing it hides."""

import csv
import io
import json
from dataclasses import replace

import duckdb
import pytest

from tests.observatory.released_edition import edition_of
from vigie.observatory.open_data.archive import to_zip
from vigie.observatory.open_data.csv_writing import to_csv
from vigie.observatory.open_data.data_package import data_package
from vigie.observatory.open_data.dictionary import dictionary_of, read_me
from vigie.observatory.open_data.indicators_sheet import indicators_sheet
from vigie.observatory.open_data.parquet_files import TYPES, sheet_to_parquet
from vigie.observatory.open_data.sheets import Field, Kind, Sheet
from vigie.observatory.open_data.table_schema import table_schema
from vigie.observatory.open_data.tables_sheet import table_name, tables_sheet
from vigie.observatory.parquet_writing import to_parquet
from vigie.observatory.released import TOTAL, Cell, ReleasedTable, Status

EDITION = edition_of()
SIREN = "200000000"
SHEETS = [tables_sheet(EDITION, SIREN), indicators_sheet(EDITION)]


def read_csv(content):
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def read_parquet(path, content):
    path.write_bytes(content)
    rows = duckdb.sql(f"SELECT * FROM read_parquet('{path}')")
    return rows.columns, rows.fetchall()


def test_the_tables_sheet_says_every_cell_of_the_edition():
    rows = read_csv(to_csv(tables_sheet(EDITION, SIREN)))
    said = {(row["table"], *(row[name] for name in EDITION.by_name)): (row["value"], row["status"]) for row in rows}
    expected = {}
    for table in EDITION.tables:
        for cell in table.cells:
            codes = dict(zip(table.dimensions, cell.key, strict=True))
            key = (table_name(table), *(codes.get(name, TOTAL) for name in EDITION.by_name))
            expected[key] = ("" if cell.number is None else str(cell.number), cell.status.value)
    assert said == expected
    assert len(rows) == len(expected)


def test_a_hidden_number_is_empty_and_all_hidden_numbers_look_alike():
    rows = read_csv(to_csv(tables_sheet(EDITION, SIREN)))
    hidden = [row for row in rows if row["status"] == Status.SECRET]
    assert hidden
    assert {row["value"] for row in hidden} == {""}
    assert {row["status"] for row in rows} <= {status.value for status in Status}


def test_zero_and_not_collected_are_two_things():
    table = ReleasedTable(("sex",), (Cell(("woman",), Status.ZERO, 0), Cell(("man",), Status.NOT_COLLECTED)))
    rows = read_csv(to_csv(tables_sheet(replace(EDITION, tables=(table,)))))
    assert [(row["value"], row["status"]) for row in rows] == [("0", "zero"), ("", "not_collected")]


def test_indicators_carry_their_source_and_their_interval():
    rows = read_csv(to_csv(indicators_sheet(EDITION, SIREN)))
    cited = [row for row in rows if row["is_external"] == "true"]
    assert [(row["period"], row["value"], row["source"]) for row in cited][:2] == [
        ("2016", "4", "Plan territorial de Valenciennes Métropole"),
        ("2017", "2", "Plan territorial de Valenciennes Métropole"),
    ]
    share = next(row for row in rows if row["category"] == "femmes")
    assert (share["value"], share["lower"], share["upper"], share["observations"]) == ("0.6", "0.5", "0.69", "100")
    assert next(row for row in rows if row["category"] == "non renseigné")["value"] == ""


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_parquet_holds_what_the_csv_holds(tmp_path, sheet):
    columns, rows = read_parquet(tmp_path / "a.parquet", sheet_to_parquet(sheet, {"title": "l'été"}))
    assert tuple(columns) == sheet.names
    assert tuple(rows) == sheet.rows


def test_parquet_has_the_same_bytes_each_time_and_bears_any_text(tmp_path):
    texts = ['l\'"é"\n,', "\\N", None, "", "a\r\nb\rc\\n", " ", "é" * 3000]
    rows = [(text, number, number / 3, number % 2 == 0) for number, text in enumerate(texts)]
    rows.append((None, None, None, None))
    columns = {"a b": "VARCHAR", 'n"': "BIGINT", "x": "DOUBLE", "y": "BOOLEAN"}
    content = to_parquet(columns, rows, {"titre": "l'été"})
    assert content == to_parquet(columns, rows, {"titre": "l'été"})
    assert read_parquet(tmp_path / "a.parquet", content) == (list(columns), rows)


def test_a_row_of_another_width_is_refused():
    with pytest.raises(ValueError, match="1 values for 2"):
        to_parquet({"a": "VARCHAR", "b": "VARCHAR"}, [("x",)])
    field = Field("a", "A", "A")
    with pytest.raises(ValueError, match="2 values for 1"):
        Sheet("s", "S", "S", (field,), ("a",), (("x", "y"),))


def test_a_text_that_spreadsheets_would_run_is_made_harmless():
    sheet = Sheet("s", "S", "S", (Field("a", "A", "A"), Field("n", "N", "N", Kind.INTEGER)), ("a",), (("=1+1", -2),))
    assert to_csv(sheet) == b"a,n\r\n'=1+1,-2\r\n"


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_the_schema_accepts_the_csv(sheet):
    assert mistakes(table_schema(sheet), to_csv(sheet)) == []


def test_the_schema_refuses_a_csv_that_was_spoiled():
    sheet = tables_sheet(EDITION, SIREN)
    spoiled = to_csv(sheet).replace(b",secret", b",hidden", 1).replace(b",total,", b",,", 1)
    assert {kind for kind, _row, _name in mistakes(table_schema(sheet), spoiled)} == {"enum", "required"}
    twice = to_csv(sheet) + to_csv(sheet).splitlines(keepends=True)[1]
    assert [kind for kind, _row, _name in mistakes(table_schema(sheet), twice)] == ["primaryKey"]


def mistakes(schema, content):
    """What a validator of Table Schema would say: header, types, constraints, primary key."""
    rows = list(csv.reader(io.StringIO(content.decode(), newline="")))
    fields = schema["fields"]
    found = [] if rows[0] == [field["name"] for field in fields] else [("header", 0, "")]
    readers = {"integer": int, "number": float, "string": str, "boolean": {"true": True, "false": False}.__getitem__}
    keys = set()
    for number, row in enumerate(rows[1:], start=1):
        for text, field in zip(row, fields, strict=True):
            constraints = field.get("constraints", {})
            if text in schema["missingValues"]:
                found += [("required", number, field["name"])] if constraints.get("required") else []
                continue
            value = readers[field["type"]](text)
            if text not in constraints.get("enum", [text]):
                found.append(("enum", number, field["name"]))
            if "minimum" in constraints and value < constraints["minimum"]:
                found.append(("minimum", number, field["name"]))
        key = tuple(row[rows[0].index(name)] for name in schema["primaryKey"])
        found += [("primaryKey", number, "")] if key in keys else []
        keys.add(key)
    return found


def test_the_package_and_the_dictionary_say_licence_sources_and_fiction():
    sheets = [tables_sheet(EDITION, SIREN), indicators_sheet(EDITION, SIREN)]
    package = data_package(EDITION, [(sheet, to_csv(sheet)) for sheet in sheets])
    assert package["licenses"][0]["name"] == "etalab-2.0"
    assert {"title": "Plan territorial de Valenciennes Métropole"} in package["sources"]
    assert package["is_fictitious"]
    assert [entry["path"] for entry in package["resources"]] == ["tableaux.csv", "indicateurs.csv"]
    dictionary = dictionary_of(EDITION, sheets)
    assert json.loads(json.dumps(dictionary)) == dictionary
    named = [entry["name"] for entry in dictionary["files"][0]["columns"]]
    assert tuple(named) == sheets[0].names
    for text in (package["title"], dictionary["title"], read_me(EDITION, dictionary)):
        assert "[Données fictives]" in text


def test_a_real_edition_is_not_called_fictitious():
    edition = edition_of(is_fictitious=False)
    assert "fictives" not in data_package(edition, [])["title"]
    assert read_csv(to_csv(tables_sheet(edition)))[0]["edition_is_fictitious"] == "false"


def test_an_archive_has_the_same_bytes_whatever_the_order():
    assert to_zip({"b": b"2", "a": b"1"}) == to_zip({"a": b"1", "b": b"2"})


def test_every_kind_of_column_has_a_type():
    assert set(TYPES) == set(Kind)
