"""Bytes become sheets whatever they are, or a sentence; written sheets are read the same."""

import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.surveys.xlsform.spreadsheets import old_workbook, typed_cells, whole, with_part, workbook
from vigie.core.xml_characters import xml_characters
from vigie.surveys.xlsform.sheets import NotASpreadsheet, read_sheets, without_blank_end, write_xlsx

cells = st.text(st.characters(exclude_categories=["Cs"]), max_size=12).map(xml_characters)
rows = st.lists(st.lists(cells, max_size=5), min_size=1, max_size=8)


def refusal(content):
    with pytest.raises(NotASpreadsheet) as caught:
        read_sheets(content)
    return str(caught.value).replace("\u00a0", " ")


def trimmed(table):
    table = [without_blank_end(row) for row in table]
    while table and not table[-1]:
        table.pop()
    return table


@given(rows, rows)
def test_what_is_written_is_read_the_same(survey, choices):
    sheets = {"survey": trimmed(survey), "choices": trimmed(choices)}
    assert read_sheets(write_xlsx(sheets)) == sheets


def test_a_whole_questionnaire_keeps_its_blank_rows_and_its_bytes():
    content = write_xlsx(whole())
    assert read_sheets(content) == whole()
    assert write_xlsx(read_sheets(content)) == content


def test_cells_of_every_kind_are_texts():
    defaults = [row[3] for row in read_sheets(typed_cells())["survey"][1:]]
    assert defaults[:6] == ["3", "0.5", "TRUE", "2026-03-01", "2026-03-01T08:30:00", "08:30:00"]
    assert defaults[6:] == ["  spaces  ", "1e+20"]


def test_a_hidden_sheet_is_read_whatever_blanks_and_capitals_its_name_has():
    assert read_sheets(workbook(["note", "a", "A"], hidden=True))["survey"][1] == ["note", "a", "A"]


def test_an_old_workbook_is_read_whatever_its_name_says():
    content = old_workbook(["type", "name", "label"], ["integer", "q", 4.0])
    assert read_sheets(content) == {"survey": [["type", "name", "label"], ["integer", "q", "4"]]}


@pytest.mark.parametrize(
    "text",
    [
        "survey\n,type,name,label\n,note,a,A\n",
        "| survey |      |      |       |\n| | type | name | label |\n|---|---|---|---|\n| | note | a | A |\n",
    ],
)
def test_the_texts_that_the_standard_allows_are_read(text):
    assert read_sheets(text.encode())["survey"] == [["type", "name", "label"], ["note", "a", "A"]]


def test_what_no_database_can_hold_is_left_out():
    coded = (
        b'<worksheet><sheetData><row r="1"><c t="str"><v>a_x0000_b_xD800_c_x0007_</v></c></row></sheetData></worksheet>'
    )
    (cell,) = read_sheets(with_part(write_xlsx(whole()), "xl/worksheets/sheet1.xml", coded))["survey"][0]
    assert cell.isprintable()
    assert cell[:2] == "ab"


def test_sixty_blank_rows_end_a_sheet():
    near = [["type"], *[[]] * 60, ["note"]]
    far = [["type"], *[[]] * 61, ["note"]]
    assert len(read_sheets(write_xlsx({"survey": near}))["survey"]) == 62
    assert read_sheets(write_xlsx({"survey": far}))["survey"] == [["type"]]


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "vide"),
        (b"<html><table></table></html>", "page web"),
        (b"<?xml version='1.0'?><h:html/>", "XML"),
        (b"%PDF-1.7", "PDF"),
        (b'{"survey": []}', "JSON"),
        (b"nom;prenom\nA;B\n", "questionnaire"),
        (b"PK\x03\x04 nothing else", "abîmé"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "abîmé"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "mot de passe"),
        (b"\0" * 31_000_000, "trop gros"),
    ],
)
def test_what_is_no_spreadsheet_gets_a_sentence(content, word):
    assert word in refusal(content)


def test_a_workbook_without_questions_says_which_sheets_it_has():
    page = write_xlsx({"surveys": [["type"]], "x": [["a"]]})
    assert "« surveys »" in refusal(page)
    assert "Renommez" in refusal(page)


@given(st.integers(1, 5_000))
def test_a_cut_file_gets_a_sentence(length):
    content = write_xlsx(whole())
    assert refusal(content[: min(length, len(content) - 30)])


def test_a_picture_is_told_what_a_questionnaire_is():
    with pytest.raises(NotASpreadsheet, match="n'est pas un questionnaire"):
        read_sheets(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_get_a_sentence(content):
    for start in (b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\x09\x08\x10\x00", b"\x09\x00\x04\x00"):
        with suppress(NotASpreadsheet):
            assert read_sheets(start + content)["survey"] is not None


def test_a_document_type_is_refused_and_never_expanded():
    entities = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    bomb = entities + b'<worksheet><sheetData><row r="1"/></sheetData></worksheet>'
    assert "dangereux" in refusal(with_part(write_xlsx(whole()), "xl/worksheets/sheet1.xml", bomb))


def test_a_part_that_swells_is_refused_before_it_is_unpacked():
    told = refusal(with_part(write_xlsx(whole()), "xl/worksheets/sheet1.xml", b" " * 5_000_000))
    assert "démesuré" in told
    assert "plan" not in told


def test_a_far_away_row_costs_nothing():
    far = b'<worksheet><sheetData><row r="1048576"><c r="XFD1048576" t="str"><v>x</v></c></row></sheetData></worksheet>'
    assert read_sheets(with_part(write_xlsx(whole()), "xl/worksheets/sheet1.xml", far))["survey"] == []


def test_a_text_that_is_not_in_the_workbook_is_a_damage():
    lost = b'<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>7</v></c></row></sheetData></worksheet>'
    assert "abîmé" in refusal(with_part(write_xlsx(whole()), "xl/worksheets/sheet1.xml", lost))


def test_an_open_document_is_read():
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    value = 'office:value-type="date" office:date-value="2026-03-01"'
    date = f"<table:table-cell {value}><text:p>01/03/2026</text:p></table:table-cell>"
    names = ["office:1.0", "table:1.0", "text:1.0"]
    space = " ".join(f'xmlns:{name.split(":")[0]}="urn:oasis:names:tc:opendocument:xmlns:{name}"' for name in names)
    lines = "".join(
        f"<table:table-row>{''.join(map(cell.format, row))}{extra}</table:table-row>"
        for row, extra in ((["type", "name", "label", "default"], ""), (["date", "d", "Jour"], date))
    )
    content = (
        f"<office:document-content {space}><office:body><office:spreadsheet>"
        f'<table:table table:name="survey">{lines}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    page = io.BytesIO()
    with zipfile.ZipFile(page, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    assert read_sheets(page.getvalue())["survey"][1] == ["date", "d", "Jour", "2026-03-01"]
