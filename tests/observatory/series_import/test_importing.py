"""Importing measures: several formats, errors by row, all or nothing, nothing twice."""

import io
import json

import duckdb
import pytest
from openpyxl import Workbook

from tests.observatory.indicators.indicator_scene import draft, fill, make_indicator
from vigie.accounts.models import JournalEntry
from vigie.core.exports import write_table
from vigie.observatory.indicators.exporting import table_of_measures
from vigie.observatory.models import Measure
from vigie.observatory.series_import.preview import preview_series
from vigie.observatory.series_import.reading import read_series
from vigie.observatory.series_import.writing import SeriesMoved, import_series
from vigie.plan.importing.drafts import Refusal
from vigie.territory.models import Commune

pytestmark = pytest.mark.django_db
ROWS = [("période", "valeur", "note"), ("2016", "4", ""), ("2017", "2", "année incomplète"), ("2018", "nd", "")]


def csv_of(rows) -> bytes:
    return "\n".join(";".join(row) for row in rows).encode()


def xlsx_of(rows, title="Séries") -> bytes:
    workbook = Workbook()
    workbook.active.title = title
    for row in rows:
        workbook.active.append([int(cell) if cell.isdecimal() else cell for cell in row])
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def json_of(rows) -> bytes:
    return json.dumps([dict(zip(rows[0], row, strict=True)) for row in rows[1:]]).encode()


def parquet_of(rows, folder) -> bytes:
    path = folder / "series.parquet"
    values = ", ".join("({})".format(", ".join(f"'{cell}'" for cell in row)) for row in rows[1:])
    names = ", ".join(f'"{name}"' for name in rows[0])
    duckdb.sql(f"COPY (SELECT * FROM (VALUES {values}) AS t({names})) TO '{path}' (FORMAT parquet)")
    return path.read_bytes()


def imported(content, name="series.csv", indicator=None, **more):
    return import_series(reading=read_series(content, name), indicator=indicator, actor=None, **more)


def said():
    rows = Measure.objects.order_by("period", "breakdown", "category")
    return {(row.period, row.category): None if row.value is None else float(row.value) for row in rows}


@pytest.mark.parametrize("form", ["csv", "xlsx", "json", "parquet"])
def test_every_format_says_the_same(form, tmp_path):
    makers = {"csv": csv_of, "xlsx": xlsx_of, "json": json_of, "parquet": lambda rows: parquet_of(rows, tmp_path)}
    preview = imported(makers[form](ROWS), f"series.{form}", make_indicator())
    assert preview.counts == {"new": 3, "changed": 0, "same": 0}
    assert said() == {("2016", ""): 4, ("2017", ""): 2, ("2018", ""): None}
    assert Measure.objects.get(period="2017").note == "année incomplète"


def test_done_twice_it_adds_nothing():
    indicator = make_indicator()
    imported(csv_of(ROWS), indicator=indicator)
    lines = JournalEntry.objects.count()
    assert imported(csv_of(ROWS), indicator=indicator).counts == {"new": 0, "changed": 0, "same": 3}
    assert (Measure.objects.count(), JournalEntry.objects.count()) == (3, lines)


def test_a_new_figure_replaces_the_old_one_and_the_preview_says_both():
    indicator = make_indicator()
    fill(indicator, draft("2016", 3))
    preview = imported(csv_of(ROWS), indicator=indicator)
    assert preview.counts == {"new": 2, "changed": 1, "same": 0}
    assert said()["2016", ""] == 4


def test_several_indicators_are_named_by_a_column():
    make_indicator("plaintes"), make_indicator("saisines")
    content = csv_of([("indicateur", "année", "valeur"), ("plaintes", "2007-2013", "5"), ("saisines", "2016", "4")])
    imported(content)
    assert {row.indicator.code: row.period for row in Measure.objects.select_related("indicator")} == {
        "plaintes": "2007-2013",
        "saisines": "2016",
    }


BAD_ROWS = [
    ("2016", "quatre", "n'est pas un nombre"),
    ("hier", "4", "n'est pas une période"),
    ("", "4", "n'est pas une période"),
    ("2016", "10%", "pourcentage"),
]


@pytest.mark.parametrize(("period", "value", "reason"), BAD_ROWS)
def test_a_fault_says_its_row_and_nothing_is_written(period, value, reason):
    preview = imported(csv_of([("période", "valeur"), ("2015", "1"), (period, value)]), indicator=make_indicator())
    assert preview.is_refused
    (error,) = preview.errors
    assert reason in error.message
    assert "igne 3" in error.where
    assert not Measure.objects.exists()


def test_a_fault_in_a_workbook_says_its_sheet():
    rows = [("période", "valeur"), ("2015", "beaucoup")]
    (error,) = imported(xlsx_of(rows, "Plaintes"), "a.xlsx", make_indicator()).errors
    assert error.where.replace("\u00a0", " ").startswith("Feuille « Plaintes », ligne 2")


def test_two_figures_for_the_same_period_are_refused():
    content = csv_of([("période", "valeur"), ("2016", "4"), ("2016", "5")])
    preview = imported(content, indicator=make_indicator())
    assert "déjà un autre chiffre" in preview.errors[0].message


def test_an_unknown_indicator_is_named():
    content = csv_of([("indicateur", "période", "valeur"), ("inventé", "2016", "4")])
    assert "inventé" in preview_series(read_series(content, "a.csv")).errors[0].message
    without = csv_of([("période", "valeur"), ("2016", "4")])
    assert "manque" in preview_series(read_series(without, "a.csv")).errors[0].message


def test_what_vigie_computes_is_not_imported():
    make_indicator("plan-calcul", kind="room")
    content = csv_of([("indicateur", "période", "valeur"), ("plan-calcul", "2016", "4")])
    assert preview_series(read_series(content, "a.csv")).is_refused


BAD_FILES = [
    (b"", "vide"),
    (b"%PDF-1.7 rien", "PDF"),
    (b"PAR1 abime PAR1", "Parquet"),
    (b"bonjour", "titres"),
    (b"{", "JSON"),
    (b"{}", "JSON"),
    (b"[1, 2]", "JSON"),
    (b"periode;valeur\n", "aucun chiffre"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "xls"),
    (b"PK\x03\x04rien", ""),
]


@pytest.mark.parametrize(("content", "reason"), BAD_FILES)
def test_a_file_that_is_none_is_refused_in_french(content, reason):
    with pytest.raises(Refusal) as refused:
        read_series(content, "fichier.csv")
    assert reason in str(refused.value)
    assert str(refused.value).endswith(".")


def test_whoever_imports_says_what_the_columns_are():
    content = csv_of([("Exercice", "Nb", "libre"), ("2016", "4", "x")])
    unread = read_series(content, "a.csv")
    assert (unread.is_recognised, [title for title, _ in unread.titles]) == (False, ["Exercice", "Nb", "libre"])
    assert preview_series(unread, make_indicator()).is_refused
    reading = read_series(content, "a.csv", {"Exercice": "period", "Nb": "value", "libre": "ignored"})
    assert reading.is_recognised
    assert reading.findings.warnings == []
    assert reading.rows[0].cells == {"period": "2016", "value": "4"}


def test_the_codebook_wins_over_what_is_recognised():
    content = csv_of([("période", "valeur", "Effectif corrigé"), ("2016", "4", "7")])
    reading = read_series(content, "a.csv", {"Effectif corrigé": "value"})
    assert reading.rows[0].get("value") == "7"


def test_people_without_sex_are_recorded_with_unknown_parts_and_it_is_said():
    indicator = make_indicator(counts_people=True, by_sex=True)
    preview = imported(csv_of([("période", "valeur"), ("2016", "40")]), indicator=indicator)
    assert "répartition par sexe manque" in preview.warnings[0].message
    assert said() == {("2016", ""): 40, ("2016", "women"): None, ("2016", "men"): None, ("2016", "not_stated"): None}


def test_a_file_without_sex_does_not_forget_the_sexes_already_known():
    indicator = make_indicator(counts_people=True, by_sex=True)
    fill(indicator, draft("2016", 40), draft("2016", 25, "women"))
    imported(csv_of([("période", "valeur"), ("2016", "41")]), indicator=indicator)
    assert said()["2016", "women"] == 25


def test_people_by_sex_are_read():
    indicator = make_indicator(counts_people=True, by_sex=True)
    rows = [("période", "sexe", "valeur"), ("2016", "ensemble", "12"), ("2016", "F", "8"), ("2016", "H", "4")]
    imported(csv_of(rows), indicator=indicator)
    assert said()["2016", "women"] == 8
    assert said()["2016", "not_stated"] is None


def test_context_by_commune_keeps_those_of_the_territory():
    Commune.objects.create(insee_code="59606", name="Valenciennes")
    Commune.objects.create(insee_code="01004", name="Ambérieu")
    indicator = make_indicator(
        "chomage", kind="context", licence="Licence ouverte", is_share=True, counts_people=True, by_sex=True
    )
    rows = [
        ("codgeo", "annee", "sexe", "valeur"),
        ("59606", "2022", "ensemble", "20 %"),
        ("59606", "2022", "femmes", "22 %"),
        ("1004", "2022", "ensemble", "10 %"),
        ("75056", "2022", "ensemble", "11 %"),
    ]
    preview = imported(csv_of(rows), indicator=indicator)
    assert preview.others == 1
    assert any("d'ailleurs" in str(warning) for warning in preview.warnings)
    assert said() == {
        ("2022", "commune:59606"): 0.2,
        ("2022", "commune:59606/women"): 0.22,
        ("2022", "commune:01004"): 0.1,
    }


def test_a_share_is_computed_from_what_it_is_made_of():
    indicator = make_indicator(is_share=True)
    rows = [("période", "valeur", "numérateur", "observations"), ("2016", "", "1", "4"), ("2017", "", "5", "4")]
    preview = preview_series(read_series(csv_of(rows[:2]), "a.csv"), indicator)
    assert float(preview.outcomes[0].drafts[0].value) == 0.25
    assert preview_series(read_series(csv_of(rows), "a.csv"), indicator).is_refused


def test_the_export_is_read_back_alike(settings):
    Commune.objects.create(insee_code="59606", name="Valenciennes")
    indicator = make_indicator(counts_people=True, by_sex=True, other_breakdown="Établissement")
    fill(indicator, draft("2016", 12, note="= une note"), draft("2016", 8, "women"), draft("2007-2013", None))
    rows = [("période", "catégorie", "valeur"), ("2016", "Collège A", "3"), ("2016", "Collège B", "9")]
    imported(csv_of(rows), indicator=indicator)
    places = [("période", "code insee", "valeur"), ("2016", "59606", "7")]
    imported(csv_of(places), indicator=indicator)
    table = table_of_measures(list(Measure.objects.select_related("indicator")))
    for form in ("csv", "xlsx", "json"):
        preview = preview_series(read_series(write_table(table, form), f"a.{form}"))
        assert not preview.is_refused, preview.errors
        assert preview.counts == {"new": 0, "changed": 0, "same": Measure.objects.count()}


def test_when_the_database_moved_since_the_preview_nothing_is_written():
    indicator = make_indicator()
    reading = read_series(csv_of(ROWS), "a.csv")
    seen = preview_series(reading, indicator).fingerprint
    fill(indicator, draft("2016", 9))
    with pytest.raises(SeriesMoved):
        import_series(reading=reading, indicator=indicator, actor=None, seen=seen)
    assert said() == {("2016", ""): 9}


def test_queries_do_not_grow_with_rows(count_queries):
    indicator = make_indicator()

    def act(years):
        rows = [("période", "valeur"), *((str(year), "1") for year in years)]
        return lambda: preview_series(read_series(csv_of(rows), "a.csv"), indicator)

    assert count_queries(act(range(2000, 2002))) == count_queries(act(range(1900, 2020)))


def test_a_small_parquet_that_swells_is_refused(tmp_path):
    path = tmp_path / "swollen.parquet"
    duckdb.sql(
        f"COPY (SELECT repeat('9', 1000000) AS valeur FROM range(400)) TO '{path}' (FORMAT parquet, COMPRESSION zstd)"
    )
    assert path.stat().st_size < 100_000
    with pytest.raises(Refusal):
        read_series(path.read_bytes(), "series.parquet")
