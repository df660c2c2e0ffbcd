"""Tables as people make them: titles in any order, merged cells, several names in a cell, words instead of dates."""

from decimal import Decimal

import pytest

from tests.plan.spreadsheets import archive, ods, ods_row, rewritten, xlsx
from tests.plan.tables import errors_of, imported, names, warnings_of
from vigie.accounts.models import Organisation, OrganisationName
from vigie.plan.importing.drafts import Refusal
from vigie.plan.importing.importing_plan import apply_import, preview_import
from vigie.plan.importing.sources import read_bytes
from vigie.plan.models import Action, ActionAxis, Axis, Plan

pytestmark = pytest.mark.django_db
HEADERS = (
    "plan;territoire;periode;axe_code;axe;action;detail;pilote;partenaires;echeance;indicateur;budget;statut;"
    "rattachement_axe"
)


def test_every_column_lands_in_its_field():
    preview = imported(
        f"{HEADERS}\nPlan d'ici;CA d'Ici;2021-2026;F1;Observer;Enquête;Auprès de tous;CAF;CPAM;De 2022 à 2023;Réponses;"
        "12 000 €;en cours;déduit"
    )
    assert preview.counts("created") == {"plans": 1, "axes": 1, "actions": 1, "organisations": 2}
    assert preview.warnings == []
    plan, axis, action = Plan.objects.get(), Axis.objects.get(), Action.objects.get()
    assert (plan.title, plan.territory_name, plan.starts_in, plan.ends_in) == ("Plan d'ici", "CA d'Ici", 2021, 2026)
    assert (axis.code, axis.title, axis.number) == ("F1", "Observer", 1)
    assert (action.code, action.name, action.description, action.indicator) == (
        "A01",
        "Enquête",
        "Auprès de tous",
        "Réponses",
    )
    assert (action.starts, action.ends, action.timing_text) == ("2022", "2023", "De 2022 à 2023")
    assert (action.status, action.budget_text) == ("ongoing", "12 000 €")
    line = action.budget_lines.get()
    assert (line.year, line.planned, line.spent) == (2022, Decimal(12000), None)
    assert (names("bearer"), names("partner")) == (["CAF"], ["CPAM"])
    assert ActionAxis.objects.get().classification == "deduced"


@pytest.mark.parametrize(
    "headers",
    [
        "Échéance;ACTION;Pilote / porteur;Partenaire(s)",
        "echeances;Intitulé de l'action;Pilotes;PARTENAIRES",
        "  Échéance ; Nom de l'action ;Structure porteuse;Structures partenaires",
        "calendrier;Dispositif;Nom de l'institution;Partenaires associés",
    ],
)
def test_titles_are_recognised_in_any_order_and_case(headers):
    imported(f"{headers}\n2017;Former;CAF;CPAM")
    action = Action.objects.get()
    assert (action.name, action.starts) == ("Former", "2017")
    assert (names("bearer"), names("partner")) == (["CAF"], ["CPAM"])


def test_an_axis_alone_is_enough():
    preview = imported("axe\nObserver\nFormer\n")
    assert preview.counts("created") == {"plans": 1, "axes": 2, "actions": 0, "organisations": 0}
    assert [(axis.code, axis.number) for axis in Axis.objects.all()] == [("F1", 1), ("F2", 2)]
    assert "à renommer" in warnings_of(preview)[0]


def test_the_four_columns_of_the_source_are_read():
    content = xlsx(
        [
            ["Recensement des actions", None, None, None],
            [],
            ["Nom de l'institution", "Dispositif", "Axe", "Échéance"],
            [
                "CPAM",
                "Gérer les droits",
                "Axe 5 : Agir sur les discriminations systémiques",
                "Action menée depuis 2016",
            ],
            ["E2C", "Égalité des chances", "Axe 3 : Préjugés ; Axe 5 : Agir sur les discriminations systémiques", 2010],
            ["CIDFF", "Familles", "Sensibilisation des familles (hors diagnostic)", "Intervention à la demande"],
            [
                "CIDFF",
                "Permanences",
                "Axe 6 : L'accompagnement des victimes",
                "Dans toutes les permanences du territoire",
            ],
        ],
        names=["Inventaire"],
    )
    preview = imported(content)
    assert preview.counts("created") == {"plans": 1, "axes": 3, "actions": 4, "organisations": 3}
    axes = {action.name: [axis.number for axis in action.axes.order_by("number")] for action in Action.objects.all()}
    assert axes == {"Gérer les droits": [5], "Égalité des chances": [3, 5], "Familles": [], "Permanences": [6]}
    assert Action.objects.get(name="Familles").off_axis_themes == ["Sensibilisation des familles (hors diagnostic)"]
    assert Action.objects.get(name="Familles").status == "on_request"
    assert Action.objects.get(name="Permanences").place_text.startswith("Dans toutes")
    assert Action.objects.get(name="Gérer les droits").source_axis_label.startswith("Axe 5")
    assert warnings_of(preview)[0].startswith("Feuille « Inventaire », ligne 7, colonne « Échéance »")


@pytest.mark.parametrize(
    ("cell", "numbers"),
    [
        ("F3, F5", [3, 5]),
        ("3 et 5", [3, 5]),
        ("Axes 3 et 5", [3, 5]),
        ("Axe 3", [3]),
        ("f3/F5", [3, 5]),
        ("Axe 3 et axe 5", [3, 5]),
        ("Axe 3 : Préjugés, axe 5", [3, 5]),
        ("3. Préjugés", [3]),
        ("F5 – Systémiques", [5]),
        ("F3\nF5", [3, 5]),
    ],
)
def test_several_axes_in_a_cell(cell, numbers):
    imported("axe_code;axe\nF3;Préjugés\nF5;Systémiques")
    imported(xlsx([["action", "axe"], ["Former", cell]]))
    assert sorted(Action.objects.get().axes.values_list("number", flat=True)) == numbers
    assert Axis.objects.count() == 2


def test_codes_and_titles_go_two_by_two():
    imported(xlsx([["axe_code", "axe", "action"], ["F3 ; F5", "Préjugés ; Systémiques", "Former"]]))
    assert [(axis.code, axis.title) for axis in Axis.objects.all()] == [("F3", "Préjugés"), ("F5", "Systémiques")]
    assert Action.objects.get().axes.count() == 2


def test_the_column_of_the_tie_may_hold_codes():
    imported("axe_code;axe;action;rattachement_axe\nF3;Préjugés;Former;F5\nF5;Systémiques;;")
    assert Action.objects.get().axes.count() == 2


def test_an_axis_is_known_by_a_title_that_drops_its_article():
    imported("axe_code;axe\nF3;La déconstruction des préjugés")
    preview = imported("axe;action\nDéconstruction des préjugés;Former\nAXE 3 : deconstruction des prejuges;Jouer")
    assert preview.counts("created")["axes"] == 0
    assert Axis.objects.get().title == "La déconstruction des préjugés"
    assert Axis.objects.get().actions.count() == 2


# --- Merged, empty and repeated cells --------------------------------------------------------------------------------
def test_a_merged_axis_applies_to_all_its_actions_and_an_empty_one_to_none():
    rows = [["axe", "action"], ["Observer", "Compter"], [None, "Mesurer"], [None, "Ailleurs"]]
    imported(xlsx(rows, merge=["A2:A3"]))
    assert [action.axes.count() for action in Action.objects.order_by("code")] == [1, 1, 0]


def test_merged_cells_of_ods_are_filled_too():
    merged = ods_row("Observer", "Compter").replace(
        "<table:table-cell ", '<table:table-cell table:number-rows-spanned="2" ', 1
    )
    covered = ods_row("", "Mesurer").replace("<table:table-cell/>", "<table:covered-table-cell/>")
    imported(ods(ods_row("axe", "action") + merged + covered + ods_row("", "Ailleurs")))
    assert [action.axes.count() for action in Action.objects.order_by("code")] == [1, 1, 0]


def test_a_merge_over_a_million_rows_costs_nothing():
    rows = [["axe", "action"], ["Observer", "Compter"], [None, "Mesurer"]]
    content = rewritten(xlsx(rows, merge=["A2:A3"]), {"xl/worksheets/sheet1.xml": ('ref="A2:A3"', 'ref="A2:A1048576"')})
    imported(content)
    assert Axis.objects.get().actions.count() == 2


def test_blank_rows_are_skipped_and_rows_without_action_are_told():
    preview = imported("action;budget\n\n;\nFormer;\n;120000\n")
    assert Action.objects.count() == 1
    assert any("Ligne 5 : la ligne n'a pas d'action" in warning for warning in warnings_of(preview))


def test_the_same_row_twice_is_one_action():
    preview = imported("action;pilote\nFormer;CAF\nFormer;CAF")
    assert Action.objects.count() == 1
    assert "répète Ligne 2" in " ".join(warnings_of(preview))


def test_rows_of_one_action_add_up_their_axes_and_partners():
    imported("axe;action;partenaires;echeance\nUn;Former;CAF;2017\nDeux;Former;CPAM;\nDeux;former;CAF;2017")
    action = Action.objects.get()
    assert action.axes.count() == 2
    assert names("partner") == ["CAF", "CPAM"]


def test_two_actions_of_one_name_borne_by_two_structures():
    preview = imported("action;pilote;echeance\nFormer;CAF;2017\nFormer;CPAM;2018")
    assert Action.objects.count() == 2
    assert "deux actions" in " ".join(warnings_of(preview))


def test_two_rows_that_contradict_each_other_are_refused_with_both_places():
    (error,) = errors_of("action;echeance\nFormer;2017\n\nFormer;2018")
    assert error.startswith("Ligne 4, colonne « action »")
    assert "Ligne 2" in error
    assert "« echeance »" in error


def test_a_code_used_twice_is_refused_with_both_places():
    (error,) = errors_of(xlsx([["code", "action"], ["A1", "Former"], ["a1", "Jouer"]], names=["Actions"]))
    assert error.startswith("Feuille « Actions », ligne 3, colonne « code »")
    assert "ligne 2" in error


def test_one_code_of_axis_for_two_titles_is_refused():
    (error,) = errors_of("axe_code;axe\nF1;Observer\nF1;Accompagner les victimes")
    assert "F1" in error
    assert "Ligne 2" in error
    assert error.startswith("Ligne 3")


# --- Sheets and plans ------------------------------------------------------------------------------------------------
def test_each_sheet_is_read_and_one_without_titles_is_told():
    content = xlsx(
        [["axe", "action"], ["Un", "Former"]],
        [["axe", "action"], ["Deux", "Jouer"]],
        [["Ce classeur a été fait en mars"]],
        [],
        names=["Actions 2017", "Actions 2018", "Lisez-moi", "Vide"],
    )
    preview = imported(content)
    assert Action.objects.count() == 2
    assert [warning.where.replace("\u00a0", " ") for warning in preview.warnings[:-1]] == ["Feuille « Lisez-moi »"]


def test_hidden_sheets_are_told_and_not_read():
    content = xlsx([["action"], ["Former"]], [["action"], ["Jouer"]], names=["Vue", "Cachée"])
    hidden = rewritten(
        content,
        {"xl/workbook.xml": ('name="Cachée" sheetId="2" state="visible"', 'name="Cachée" sheetId="2" state="hidden"')},
    )
    preview = imported(hidden)
    assert Action.objects.count() == 1
    assert any("masquée" in warning for warning in warnings_of(preview))


def test_unknown_and_double_columns():
    preview = imported("action;Couleur préférée;Vide\nFormer;bleu;")
    assert [w for w in warnings_of(preview) if "colonne" in w] == [
        "Ligne 1, colonne « Couleur préférée » : colonne inconnue : son contenu n'est pas importé."
    ]
    Plan.objects.all().delete()
    (error,) = errors_of("action;Dispositif\nFormer;Jouer")
    assert "« action » et « Dispositif »" in error


def test_several_plans_in_one_table():
    text = "plan;territoire;periode;action\nUn;A;2015-2020;Former\nUn;A;2021-2026;Former\nDeux;B;;Jouer\nUn;C;;Jouer"
    preview = imported(text)
    assert preview.counts("created")["plans"] == 4
    assert Action.objects.count() == 4


def test_rows_without_plan_belong_to_the_only_one_named():
    imported("plan;action\nUn;Former\n;Jouer")
    assert Plan.objects.get().actions.count() == 2


def test_a_table_without_plan_goes_into_the_only_plan():
    imported("plan;territoire;action\nUn;A;Former")
    imported("action;echeance\nFormer;2019\nJouer;2020")
    plan = Plan.objects.get()
    assert [(action.code, action.name, action.starts) for action in plan.actions.order_by("code")] == [
        ("A01", "Former", "2019"),
        ("A02", "Jouer", "2020"),
    ]


def test_an_odd_period_is_kept_as_a_note():
    preview = imported("plan;periode;action\nUn;le temps qu'il faudra;Former")
    assert Plan.objects.get().period_note == "le temps qu'il faudra"
    assert "période" in warnings_of(preview)[0]


def test_a_table_touches_only_what_it_speaks_of():
    imported(f"{HEADERS}\nUn;A;2015-2020;F1;Observer;Former;Détail;CAF;CPAM;2017;Nombre;3000;terminée;explicite")
    imported("action;indicateur\nFormer;Heures")
    action = Action.objects.get()
    assert action.indicator == "Heures"
    assert (action.description, action.starts, action.status) == ("Détail", "2017", "done")
    assert (names("bearer"), names("partner"), action.axes.count()) == (["CAF"], ["CPAM"], 1)


def test_empty_cells_never_erase():
    imported("action;pilote;echeance\nFormer;CAF;2017")
    imported("action;pilote;echeance\nFormer;;")
    assert (names("bearer"), Action.objects.get().starts) == (["CAF"], "2017")


def test_names_are_matched_and_each_guess_is_told():
    Organisation.objects.create(name="Le CIDFF")
    preview = imported("action;pilote\nFormer;CIDFF\nJouer;CIDFF Nord Valenciennes")
    assert Organisation.objects.count() == 1
    assert OrganisationName.objects.get().is_guess
    assert [guess.name for guess in preview.guesses] == ["CIDFF Nord Valenciennes"]
    assert any("Ligne 3, colonne « pilote »" in warning for warning in warnings_of(preview))


def test_a_refused_guess_becomes_its_own_structure():
    Organisation.objects.create(name="Le CIDFF")
    reading = read_bytes(b"action;pilote\nJouer;CIDFF Nord Valenciennes", "x")
    apply_import(reading=reading, actor=None, refused_guesses=["CIDFF Nord Valenciennes"])
    assert {organisation.name for organisation in Organisation.objects.all()} == {"Le CIDFF", "CIDFF Nord Valenciennes"}
    assert preview_import(reading).changes_nothing


def test_macros_are_left_aside():
    workbook = xlsx([["action"], ["Former"]])
    macro = rewritten(workbook, {"[Content_Types].xml": ("sheet.main+xml", "sheet.macroEnabled.main+xml")})
    imported(macro, "plan.xlsm")
    assert Action.objects.count() == 1


def test_shared_strings_in_runs_and_strict_workbooks_are_read():
    main, office = "http://purl.oclc.org/ooxml/spreadsheetml/main", "http://purl.oclc.org/ooxml/officeDocument"
    relation = '<Relationship Id="{0}" Type="x/{1}" Target="{2}"/>'
    cell = '<row><c t="s"><v>{}</v></c></row>'
    parts = {
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}/relationships"><sheets>'
        '<sheet name="S" sheetId="1" r:id="a"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": "<Relationships>"
        + relation.format("a", "worksheet", "/xl/w/s.xml")
        + relation.format("b", "sharedStrings", "strings.xml")
        + "</Relationships>",
        "xl/strings.xml": f'<sst xmlns="{main}"><si><t>action</t></si>'
        "<si><r><t>For</t></r><r><t>mer_x000D_ </t></r><rPh><t>no</t></rPh></si></sst>",
        "xl/w/s.xml": f'<worksheet xmlns="{main}"><sheetData>{cell.format(0)}{cell.format(1)}</sheetData></worksheet>',
    }
    imported(archive(parts))
    assert Action.objects.get().name == "Former"


def test_a_table_of_titles_only_is_refused():
    with pytest.raises(Refusal, match="titres"):
        read_bytes(xlsx([["action", "axe"], [None, None]]), "x")
