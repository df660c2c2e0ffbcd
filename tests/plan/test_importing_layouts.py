"""Tables laid out as people lay them out: remarks in titles, cells out of columns, broken quotes, wide tables."""

import json

import pytest

from tests.plan.spreadsheets import ods, ods_row, xlsx
from tests.plan.tables import errors_of, imported, names, warnings_of
from vigie.core.exports import write_table
from vigie.plan.exporting.action_table import action_table
from vigie.plan.importing.drafts import Refusal
from vigie.plan.importing.importing_plan import preview_import
from vigie.plan.importing.sources import read_bytes
from vigie.plan.models import Action, Axis, Plan

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


# --- Titles ----------------------------------------------------------------------------------------------------------
def test_remarks_in_brackets_do_not_hide_a_title():
    titles = ["Axe\n(code)", "Axe\n(intitulé)", "Action (nom)", "Pilote\n(structure)", "Échéance (année)"]
    imported(xlsx([titles, ["F1", "Observer", "Former", "CAF", "2017"]]))
    action, axis = Action.objects.get(), Axis.objects.get()
    assert (action.name, action.starts, axis.code, axis.title) == ("Former", "2017", "F1", "Observer")
    assert names("bearer") == ["CAF"]


def test_a_title_without_remark_comes_before_one_with_a_remark():
    preview = imported("Action (commentaire);Action\nsuite en 2018;Former")
    assert Action.objects.get().name == "Former"
    assert "« Action (commentaire) »" in warnings_of(preview)[0]


def test_a_column_beyond_three_hundred_is_read():
    titles = ";".join(f"c{number}" for number in range(300))
    imported(f"{titles};Action;Pilote\n{';' * 300}Former;CAF")
    assert (Action.objects.get().name, names("bearer")) == ("Former", ["CAF"])


def test_cells_in_columns_without_title_are_told_once():
    preview = imported("action;pilote\nFormer;CAF;à revoir\nDire;CPAM;aussi")
    told = [warning for warning in warnings_of(preview) if "sans titre" in warning and "colonne" in warning]
    assert told == ["Ligne 2 : « à revoir » est dans une colonne sans titre : ces colonnes ne sont pas importées."]


def test_a_repeated_cell_beyond_measure_is_refused():
    wide = '<table:table-cell office:value-type="string" table:number-columns-repeated="400"><text:p>x</text:p>'
    row = f'<table:table-row table:number-rows-repeated="15000">{wide}</table:table-cell></table:table-row>'
    with pytest.raises(Refusal):
        read_bytes(ods(ods_row("Action") + row), "f.ods")


# --- Text of a CSV ---------------------------------------------------------------------------------------------------
def test_a_single_column_is_never_cut():
    imported("Action\nFormer, informer\nDire ; faire")
    assert [action.name for action in Action.objects.order_by("pk")] == ["Former, informer", "Dire ; faire"]


def test_a_quote_that_is_not_closed_is_refused_with_its_line():
    for text in ('action;pilote\nA;CPAM\n"a;CAF\nb;CPAM\nc;"x"', 'action;pilote\nA;CPAM\n"a;CAF\nb;CPAM'):
        with pytest.raises(Refusal, match="ligne 3"):
            read_bytes(text.encode(), "f.csv")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_read(encoding):
    imported("action;pilote\nAgir au cœur des quartiers;CAF".encode(encoding))
    assert Action.objects.get().name == "Agir au cœur des quartiers"


# --- Axes ------------------------------------------------------------------------------------------------------------
def test_titles_that_differ_by_a_figure_are_as_many_axes():
    imported("axe;action\n" + "\n".join(f"Orientation de travail {number};Action {number}" for number in range(1, 13)))
    assert Axis.objects.count() == 12
    assert all(action.axis_links.count() == 1 for action in Action.objects.all())


def test_numbers_tell_axes_of_one_title_apart():
    imported("axe;action\n" + "\n".join(f"Axe {number} : À préciser;Action {number}" for number in range(1, 7)))
    assert list(Axis.objects.order_by("number").values_list("number", flat=True)) == [1, 2, 3, 4, 5, 6]


def test_a_title_near_a_known_one_is_shown_and_renames_nothing():
    imported("axe;action\nDéconstruction des préjugés;a")
    preview = imported("axe;action\nDéconstruction des préjugéss;b")
    assert Axis.objects.get().title == "Déconstruction des préjugés"
    assert preview.counts("changed")["axes"] == 0
    (warning,) = warnings_of(preview)
    assert warning.startswith("Ligne 2, colonne « axe » : « Déconstruction des préjugéss » est lu comme l'axe")


def test_two_axes_of_one_title_are_told_with_both_places():
    for content in (
        "axe_code;axe;action\nF1;Observer;a\nF2;Observer;b",
        json.dumps({"axes": [{"code": "F1", "titre": "Observer"}, {"code": "F2", "titre": "Observer"}]}),
    ):
        preview = preview_import(read_bytes(content.encode(), "f"))
        (warning,) = [one for one in warnings_of(preview) if "aussi le titre" in one]
        assert "F1 (" in warning


def test_contradictory_titles_of_a_code_are_refused_with_the_column():
    (error,) = errors_of("axe_code;axe;action\nF1;Observer les discriminations;a\nF1;Former les jeunes;b")
    assert error.startswith("Ligne 3, colonne « axe_code » : ")
    assert "à Ligne 2" in error


@pytest.mark.parametrize("file_format", ["xlsx", "csv"])
def test_an_axis_without_action_leaves_and_comes_back(file_format):
    imported("plan;periode;axe_code;axe;action\nP;2015-2020;F1;Observer;a\nP;2015-2020;F2;Former;")
    table = write_table(action_table(Plan.objects.get()), file_format)
    again = preview_import(read_bytes(table, "f"))
    assert again.changes_nothing
    assert again.counts("unchanged") == {"plans": 1, "axes": 2, "actions": 1, "organisations": 0}
    Plan.objects.all().delete()
    imported(table)
    assert list(Axis.objects.order_by("code").values_list("code", "title")) == [("F1", "Observer"), ("F2", "Former")]


# --- What stands above ----------------------------------------------------------------------------------------------
@pytest.mark.parametrize("titles", [["Axe", "Action", "Pilote"], ["Action", "Pilote", "Échéance"]])
def test_a_merged_row_that_names_an_axis_heads_the_rows_below(titles):
    place = titles.index("Action")
    rows = [["Axe 1 : Observer"], ["", "a", "CAF"][1 - place :], ["", "b", "CPAM"][1 - place :]]
    rows += [["Axe 2 : Former"], ["", "c", "CAF"][1 - place :]]
    preview = imported(xlsx([titles, *rows], merge=["A2:C2", "A5:C5"]))
    served = {action.name: action.axis_links.get().axis.title for action in Action.objects.all()}
    assert served == {"a": "Observer", "b": "Observer", "c": "Former"}
    assert "est lu comme l'axe des lignes qui suivent" in warnings_of(preview)[0]


def test_an_axis_that_is_not_merged_heads_nothing():
    imported(xlsx([["Axe", "Action"], ["Observer", ""], ["", "a"]]))
    assert not Action.objects.get().axis_links.exists()


def test_a_merged_row_of_an_ods_heads_the_rows_below():
    cell = '<table:table-cell office:value-type="string" table:number-columns-spanned="2"><text:p>Observer</text:p>'
    head = f"<table:table-row>{cell}</table:table-cell><table:covered-table-cell/></table:table-row>"
    imported(ods(ods_row("Axe", "Action") + head + ods_row("", "a")))
    assert Action.objects.get().axis_links.get().axis.title == "Observer"


@pytest.mark.parametrize("ditto", ["idem", "Idem", '""""', "\u3003"])
def test_idem_is_the_cell_above(ditto):
    imported(f"axe;action;pilote\nObserver;a;CAF\n{ditto};b;{ditto}\n{ditto};c;CPAM")
    assert Axis.objects.get().actions.count() == 3
    assert names("bearer") == ["CAF", "CAF", "CPAM"]


def test_idem_under_nothing_is_refused():
    (error,) = errors_of("axe;action\n;a\nidem;b")
    assert error.startswith("Ligne 3, colonne « axe » : ")


def test_each_row_of_a_repeated_name_is_told_once():
    rows = "\n".join(f"Forum;Structure {number};Contenu {number}" for number in range(60))
    preview = preview_import(read_bytes(f"action;pilote;detail\n{rows}".encode(), "f"))
    assert preview.counts("created")["actions"] == 60
    assert len([one for one in warnings_of(preview) if "ce sont deux actions" in one]) == 59


def test_idem_in_a_text_is_a_text():
    imported("action;echeance;detail\na;2018;Atelier\nb;idem;idem")
    assert Action.objects.get(name="b").timing_text == "idem"


# --- Money -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("funder", ["CAF", "État (DDCS)", "État ; Ville", ""])
def test_a_line_of_budget_leaves_and_comes_back(funder):
    imported("plan;action\nP;a")
    Action.objects.get().budget_lines.create(year=2018, funder=funder, planned="1200.50")
    Action.objects.get().budget_lines.create(year=2019, spent="3.20")
    table = write_table(action_table(Plan.objects.get()), "xlsx")
    assert preview_import(read_bytes(table, "f")).changes_nothing


# --- JSON ------------------------------------------------------------------------------------------------------------
def test_a_key_written_twice_among_a_hundred_thousand_is_found():
    keys = ",".join(f'"k{number}":1' for number in range(100_000))
    with pytest.raises(Refusal, match="k99999"):
        read_bytes(f'{{{keys},"k99999":2}}'.encode(), "f.json")
