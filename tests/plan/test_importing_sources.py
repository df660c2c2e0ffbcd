"""Whatever file comes, one sentence and nothing else: no traceback, no half of a reading."""

import json
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.plan.spreadsheets import ODS_FOOT, ODS_HEAD, ODS_TYPE, archive, ods, ods_row, rewritten, xlsx
from vigie.plan.importing.drafts import Reading, Refusal
from vigie.plan.importing.json_reader import TOP_KEYS
from vigie.plan.importing.sources import LARGEST_FILE, read_bytes, read_path

WORKBOOK = xlsx([["action", "axe"], ["Former", "Axe 1"]])
CSV = "action;pilote\nÉcouter;Médiathèque\n"
SHEET = "xl/worksheets/sheet1.xml"


def read_or_refuse(content: bytes) -> Reading | None:
    """Read bytes; None when they are refused with a sentence. Anything else is a failure of the test."""
    try:
        return read_bytes(content, "x")
    except Refusal as refusal:
        return None if str(refusal) else pytest.fail("a refusal without a sentence")


def refusal_of(content: bytes, name: str = "plan") -> str:
    with pytest.raises(Refusal) as refused:
        read_bytes(content, name)
    return str(refused.value).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (b"", "vide"),
        (b"\xef\xbb\xbf  \r\n", "vide"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "image"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "image"),
        (b"GIF89a", "image"),
        (b"{\\rtf1 bonjour}", "RTF"),
        (b"\x1f\x8b\x08\x00", "archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ".xls"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "mot de passe"),
        (b"<html><table><tr><td>action</td></tr></table></html>", "page web"),
        (b"\xef\xbb\xbf<!DOCTYPE html>", "page web"),
        (b'<?xml version="1.0"?><Workbook/>', "page web ou du XML"),
        (bytes(range(256)) * 20, "pas un tableau que Vigie sait lire"),
        (bytes(range(128, 256)) * 20, "pas un tableau que Vigie sait lire"),
        (b"\x01\x02\x03\x04" * 50, "pas un tableau que Vigie sait lire"),
        (b"action;pilote\nA\x00;B\n", "ligne 2"),
        (b"PK\x03\x04" + bytes(40), "abîmé"),
        (WORKBOOK[: len(WORKBOOK) // 2], "abîmé"),
        (archive({"word/document.xml": "<w/>"}), "n'est pas un tableur"),
        (
            archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}),
            "n'est pas un tableur",
        ),
        (archive({"xl/workbook.bin": b"x"}), ".xlsb"),
        (archive({"photo.jpg": b"x"}), "archive"),
        (b"[1, 2]", "n'est pas un plan"),
        (b'{"type": "FeatureCollection", "features": []}', "n'est pas un plan"),
        (b"{}", "n'est pas un plan"),
        (b'{"plan": {}}', "rien"),
        (b'{"axes": [], "actions": null}', "rien"),
        (b'{"actions": [', "ligne 1"),
        (b'{"actions": [{"code": NaN}]}', "NaN"),
        (b'{"actions": [], "actions": []}', "deux fois la clé « actions »"),
        (b'{"actions": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "trop de niveaux"),
        (b'{"actions": ' + b"[" * 200 + b"]" * 200 + b"}", "trop de niveaux"),
        (b'{"plan": {"periode": {"debut": ' + b"9" * 5000 + b"}}}", "démesuré"),
        (b"nom;prenom\nA;B\n", "Aucune ligne de titres"),
        (b"pilote;budget\nCAF;3\n", "« action » ou « axe »"),
        (b"action;pilote\n", "ligne de titres"),
        (b"axe;action\n;\n  ; \n", "ligne de titres"),
        (b'action;pilote\n"jamais referm\xc3\xa9;' + b"x" * 200_000, "guillemet"),
    ],
)
def test_a_file_that_is_no_plan_is_refused_with_a_sentence(content, part):
    sentence = refusal_of(content)
    assert part in sentence
    assert sentence.endswith(".")


def test_the_extension_is_not_believed():
    assert len(read_bytes(WORKBOOK, "plan.csv").plans[0].actions) == 1
    assert len(read_bytes(CSV.encode(), "plan.xlsx").plans[0].actions) == 1
    assert "accolade" in refusal_of(CSV.encode(), "plan.json")


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "latin-1", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_encodings_and_delimiters_are_found(encoding, delimiter):
    content = CSV.replace(";", delimiter).encode(encoding)
    (action,) = read_bytes(content, "plan.csv").plans[0].actions
    assert (action.name, action.bearers_cell) == ("Écouter", "Médiathèque")


def test_json_is_read_with_a_mark_and_in_latin_1():
    text = json.dumps({"axes": [{"code": "F1", "titre": "Écoute"}]}, ensure_ascii=False)
    for encoding in ("utf-8-sig", "cp1252", "utf-16"):
        assert read_bytes(text.encode(encoding), "x").plans[0].axes[0].title == "Écoute"


def test_quoted_line_breaks_titles_above_and_line_numbers():
    text = 'Plan de notre ville\n\naction;echeance\n"Deux\nlignes";2017\nAutre;bientôt\n'
    reading = read_bytes(text.encode(), "x.csv")
    assert [action.name for action in reading.plans[0].actions] == ["Deux\nlignes", "Autre"]
    where = reading.findings.warnings[0].where.replace("\u00a0", " ")
    assert where == "Ligne 6, colonne « echeance »"


# --- Bombs -----------------------------------------------------------------------------------------------------------
def test_files_above_the_limit_are_refused(tmp_path):
    assert "20 Mo" in refusal_of(b"a" * (LARGEST_FILE + 1))
    large = tmp_path / "large.csv"
    with large.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(Refusal, match="20"):
        read_path(large)


def test_a_zip_bomb_is_refused_by_its_sizes():
    bomb = archive({"xl/workbook.xml": b"<a/>", "xl/worksheets/sheet1.xml": b" " * 30_000_000})
    assert len(bomb) < 100_000
    assert "démesuré" in refusal_of(bomb)


def test_a_zip_that_lies_about_its_sizes_is_refused():
    honest = archive({"xl/workbook.xml": b"<workbook>" + b" " * 5_000_000 + b"</workbook>"})
    size = (5_000_021).to_bytes(4, "little")
    assert honest.count(size) == 2
    lying = honest.replace(size, (50).to_bytes(4, "little"))
    assert "abîmé" in refusal_of(lying)


def test_entities_are_refused():
    laughs = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    bomb = rewritten(WORKBOOK, {SHEET: ("<worksheet", f"{laughs}<worksheet")})
    assert "entités" in refusal_of(bomb)
    body = ODS_HEAD.replace("?>", f"?>{laughs}", 1) + ODS_FOOT
    assert "entités" in refusal_of(archive({"mimetype": ODS_TYPE, "content.xml": body}))


def test_repeated_cells_of_ods_cost_nothing():
    cell = '<table:table-cell table:number-columns-repeated="16384"/>'
    empty = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    reading = read_bytes(ods(ods_row("action") + ods_row("Former") + empty), "x")
    assert len(reading.plans[0].actions) == 1
    full = ods_row("Former", attributes='table:number-rows-repeated="1000000"')
    assert "lignes" in refusal_of(ods(ods_row("action") + full))
    wide = ods_row("Former").replace("<table:table-cell ", '<table:table-cell table:number-columns-repeated="1000000" ')
    assert len(read_bytes(ods(ods_row("action") + wide), "x").plans[0].actions) == 1


def test_too_many_rows_are_refused():
    text = "action\n" + "\n".join(f"Action {number}" for number in range(20_001))
    assert "20 000" in refusal_of(text.encode())
    assert "20 000" in refusal_of(xlsx([["action"], *([f"Action {number}"] for number in range(20_001))]))


def test_a_protected_zip_is_refused():
    content = bytearray(WORKBOOK)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = 0
        while (start := content.find(mark, start)) >= 0:
            content[start + offset] |= 1
            start += 4
    assert "mot de passe" in refusal_of(bytes(content))
    manifest = {"mimetype": ODS_TYPE, "content.xml": "x", "META-INF/manifest.xml": "<manifest:encryption-data/>"}
    assert "mot de passe" in refusal_of(archive(manifest))


def test_broken_parts_are_refused():
    assert "abîmé" in refusal_of(rewritten(WORKBOOK, {SHEET: ("</sheetData>", "")}))
    inline = '<c r="A1" t="inlineStr">'
    shared = '<c r="A1" t="s"><v>99</v></c><c r="A3" t="inlineStr">'
    assert "abîmé" in refusal_of(rewritten(WORKBOOK, {SHEET: (inline, shared)}))


def test_paths_that_are_no_file(tmp_path):
    for path, part in ((tmp_path, "dossier"), (tmp_path / "absent.csv", "n'existe pas"), (tmp_path / ("x" * 300), "")):
        with pytest.raises(Refusal) as refused:
            read_path(path)
        assert part in str(refused.value)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(content):
    read_or_refuse(content)


@given(st.text(max_size=400))
def test_any_text_under_a_title_is_read_or_refused(text):
    read_or_refuse(f"action;axe;budget;echeance;pilote\n{text}".encode("utf-8", "surrogatepass"))


@given(st.data())
def test_a_damaged_workbook_is_read_or_refused(data):
    with ZipFile(BytesIO(WORKBOOK)) as file:
        part = data.draw(st.sampled_from(file.namelist()))
        content = bytearray(file.read(part))
        parts = {name: file.read(name) for name in file.namelist()}
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] = data.draw(st.integers(0, 255))
    read_or_refuse(archive(parts | {part: bytes(content)}))


@given(st.integers(0, len(WORKBOOK) - 1), st.integers(0, 255))
def test_a_damaged_zip_is_read_or_refused(place, value):
    content = bytearray(WORKBOOK)
    content[place] = value
    read_or_refuse(bytes(content))


KEYS = st.sampled_from(["texte", "nom", "code", "axes", "ordre", "date", "x"])
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20)
JSON_VALUES = st.recursive(
    SCALARS, lambda inside: st.lists(inside, max_size=3) | st.dictionaries(KEYS, inside, max_size=3), max_leaves=8
)


@given(st.dictionaries(st.sampled_from([*TOP_KEYS, "autre"]), JSON_VALUES, min_size=1))
def test_any_json_is_read_or_refused(content):
    reading = read_or_refuse(json.dumps(content).encode())
    assert reading is None or all(error.where and error.message for error in reading.findings.errors)
