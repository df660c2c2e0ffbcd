"""Tables of offers: what they say, what is wrong with them, and what they would do."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.plan.spreadsheets import archive, ods, ods_row, xlsx
from vigie.core.exports import write_table
from vigie.internships.offers.import_forms import sheets_of
from vigie.internships.offers.importing.columns import column_of, levels_of
from vigie.internships.offers.importing.rows import MOST_OFFERS, Known, read_sheets
from vigie.internships.offers.importing.template import template_table
from vigie.plan.importing.drafts import Refusal

MONDAY, LATER = date(2027, 1, 4), date(2027, 1, 11)
TITLES = "entreprise;intitulé;secteur;tâches;niveaux;commune;accessibilité;tuteur formé;places du 04/01/2027"
ROW = "Menuiserie Duchêne;Découvrir l'atelier;artisanat;Observer puis essayer;3e;Anzin;oui;non;2"


def known(**changes):
    return Known(
        **{
            "companies": {"menuiserie duchene": 1, "boulangerie": 2},
            "communes": {"anzin": 10, "59014": 10},
            "levels": ["3e", "2de"],
            "weeks": {MONDAY: 100, LATER: 101},
            **changes,
        }
    )


def read(content, name="offres.csv", **changes):
    about = known(**changes)
    return read_sheets(
        sheets_of(content if isinstance(content, bytes) else content.encode(), name), about
    ), about.findings


def said_by(findings):
    """Return what findings say, with plain spaces around French marks."""
    return [str(each).replace("\u00a0", " ") for each in findings]


def errors_of(content, **changes):
    return said_by(read(content, **changes)[1].errors)


def test_a_row_says_what_its_cells_say():
    rows, found = read(f"{TITLES}\n{ROW}\n")
    assert not found.errors
    assert (rows[0].company, rows[0].title, rows[0].seats) == (1, "Découvrir l'atelier", {100: 2})
    assert rows[0].fields == {
        "tasks": "Observer puis essayer",
        "sector": "crafts",
        "levels": ["3e"],
        "commune_id": 10,
        "accessibility": "full",
        "has_trained_tutor": False,
    }


def test_an_empty_cell_says_nothing_and_zero_says_none():
    rows, _ = read("intitulé;tâches;places du 04/01/2027;places du 11/01/2027\nUne;;0;\n", own_company=2)
    assert (rows[0].company, dict(rows[0].fields), rows[0].seats) == (2, {}, {100: 0})


def test_places_alone_hold_for_every_week_unless_a_week_says_otherwise():
    rows, _ = read("intitulé;tâches;places;places du 11/01/2027\nUne;Voir;3;1\n", own_company=2)
    assert rows[0].seats == {100: 3, 101: 1}


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({0: "Inconnue"}, "colonne « entreprise » : « Inconnue » n'est pas une entreprise engagée"),
        ({0: ""}, "Ligne 2 : Il manque le nom de l'entreprise."),
        ({1: ""}, "Ligne 2 : Il manque l'intitulé de l'offre."),
        ({1: "x" * 151}, "ce texte a 151 caractères : 150 au plus."),
        ({2: "magie"}, "« magie » n'est pas compris"),
        ({4: "BTS"}, "n'est pas un niveau de la campagne"),
        ({4: "3e, licence"}, "« licence » n'est pas un niveau de la campagne"),
        ({5: "Paris"}, "« Paris » n'est pas une commune du territoire"),
        ({6: "peut-être"}, "n'est pas compris"),
        ({8: "-1"}, "n'est pas un nombre de places"),
        ({8: "201"}, "n'est pas un nombre de places"),
        ({8: "deux"}, "n'est pas un nombre de places"),
        ({8: "²"}, "n'est pas un nombre de places"),
        ({8: "1e9"}, "n'est pas un nombre de places"),
        ({8: "9" * 400}, "n'est pas un nombre de places"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(cells, said):
    row = [cells.get(place, cell) for place, cell in enumerate(ROW.split(";"))]
    errors = errors_of(f"{TITLES}\n{';'.join(row)}\n")
    assert len(errors) == 1
    assert said in errors[0]
    assert errors[0].startswith("Ligne 2")


def test_a_week_that_the_campaign_does_not_have_is_refused():
    errors = errors_of("intitulé;tâches;places du 05/01/2027\nUne;Voir;2\n", own_company=2)
    assert "aucune période de la campagne ne commence ce jour : 04/01/2027, 11/01/2027" in errors[0]


def test_one_offer_on_two_rows_is_refused():
    errors = errors_of(f"{TITLES}\n{ROW}\n{ROW.replace('Découvrir', 'DÉCOUVRIR')}\n")
    assert "Ligne 3 : la même offre est déjà à « Ligne 2 »" in errors[0]


def test_two_columns_of_one_meaning_are_refused_and_an_unknown_one_is_told():
    _rows, found = read("intitulé;titre;couleur;tâches\nUne;Une;bleu;Voir\n", own_company=2)
    assert "disent la même chose" in said_by(found.errors)[0]
    assert "colonne « couleur » : colonne inconnue" in said_by(found.warnings)[0]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("bonjour\n", "ligne de titres"),
        ("intitulé;tâches\n", "que sa ligne de titres"),
        ("a;b\n1;2\n", "ligne de titres"),
    ],
)
def test_a_table_without_titles_or_rows_is_refused(content, said):
    assert any(said in error for error in errors_of(content, own_company=2))


def test_doubtful_words_are_warned_of_where_they_stand():
    rows, found = read("intitulé;tâches\nUne;De bonne présentation\n", own_company=2)
    assert rows
    assert said_by(found.warnings)[0].startswith("Ligne 2, colonne « tâches » : « De bonne présentation »")


def test_too_many_offers_are_refused():
    lines = "".join(f"Offre {number};Voir\n" for number in range(MOST_OFFERS + 1))
    _rows, found = read(f"intitulé;tâches\n{lines}", own_company=2)
    assert "en plusieurs fois" in said_by(found.errors)[-1]


def test_workbooks_say_their_sheet():
    content = xlsx(
        [["Offres 2027"], ["Intitulé", "Tâches", "Places"], ["Une", "Voir", 2.0], ["Deux", "Voir", "x"]],
        names=["Mes offres"],
    )
    rows, found = read(content, "offres.xlsx", own_company=2)
    assert rows[0].seats == {100: 2, 101: 2}
    assert said_by(found.errors)[0].startswith("Feuille « Mes offres », ligne 4, colonne « Places »")


def test_ods_is_read_as_well():
    rows, found = read(ods(ods_row("Intitulé", "Tâches") + ods_row("Une", "Voir")), "offres.ods", own_company=2)
    assert [row.title for row in rows] == ["Une"]
    assert not found.errors


def test_the_template_is_read_back_without_error():
    table = template_table(company="Menuiserie Duchêne", commune="Anzin", level="troisième", weeks=[MONDAY, LATER])
    for file_format in ("csv", "xlsx"):
        rows, found = read(write_table(table, file_format), f"modele.{file_format}")
        assert not found.errors
        assert not found.warnings
        assert [row.seats for row in rows] == [{100: 2, 101: 2}, {100: 1, 101: 1}]
        assert rows[0].fields["sector"] == "crafts"


HOSTILE = {
    "formula": xlsx([["Intitulé", "Tâches"], ["=1+1", "Voir"]]),
    "error": xlsx([["Intitulé", "Tâches"], ["#REF!", "Voir"]]),
    "bomb": archive({"xl/workbook.xml": "<a/>", "xl/big.xml": b"0" * 30_000_000}),
    "word": archive({"word/document.xml": "<a/>"}),
    "entities": archive(
        {"xl/workbook.xml": '<!DOCTYPE a [<!ENTITY b "c">]><workbook>&b;</workbook>', "[Content_Types].xml": "<a/>"}
    ),
    "not a zip": b"PK\x03\x04" + b"\x00" * 100,
    "pdf": b"%PDF-1.7",
    "old": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 50,
    "null": b"intitul\xc3\xa9;t\xc3\xa2ches\nUne\x00;Voir\n",
    "quote": 'intitulé;tâches\n"Une;Voir\n'.encode(),
    "json": b'{"offres": []}',
    "html": b"<html><body>intitule</body></html>",
    "empty": b"",
    "spaces": b"  \n\n ",
    "bell": "intitulé;tâches\nUne\x07;Voir\n".encode(),
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_hostile_files_get_a_sentence(name):
    try:
        said = errors_of(HOSTILE[name], own_company=2)
    except Refusal as refusal:
        said = [str(refusal)]
    assert said
    assert all(len(sentence) > 15 for sentence in said)


def test_a_text_that_a_spreadsheet_would_run_comes_back_as_it_was_written():
    rows, _found = read("intitulé;tâches\n'=cmd();'+33 1\n", own_company=2)
    assert (rows[0].title, rows[0].fields["tasks"]) == ("=cmd()", "+33 1")


CELLS = st.text(st.characters(codec="utf-8", exclude_characters=';"\r\n'), max_size=30)


@given(st.lists(st.lists(st.one_of(CELLS, st.sampled_from(ROW.split(";"))), min_size=9, max_size=9), max_size=6))
def test_any_row_gives_offers_or_errors(table):
    content = "\n".join([TITLES, *(";".join(row) for row in table)])
    try:
        rows, _found = read(content)
    except Refusal:
        return
    assert all(row.title and row.company in {1, 2} for row in rows)
    assert all(0 <= number <= 200 for row in rows for number in row.seats.values())


@given(st.text(max_size=60))
def test_any_title_names_a_column_or_nothing(title):
    column = column_of(title)
    assert (
        column == ""
        or column.startswith("week:")
        or column
        in {"company", "title", "sector", "tasks", "levels"}
        | {
            "commune",
            "address",
            "access",
            "accessibility",
            "accessibility_note",
            "has_trained_tutor",
            "seats",
        }
    )


def test_levels_are_understood_as_people_write_them():
    assert levels_of("Troisième, 2nde et BTS") == (["3e", "2de", "bts"], [])
    assert levels_of("3ème / lycée professionnel") == (["3e", "vocational"], [])
    assert levels_of("licence") == ([], ["licence"])
