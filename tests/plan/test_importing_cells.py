"""What stands in the cells of a table: dates, amounts, statuses, names, formulas."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from tests.plan.spreadsheets import rewritten, xlsx
from tests.plan.tables import errors_of, imported, names, warnings_of
from vigie.accounts.models import Organisation
from vigie.plan.models import Action, Plan

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
HEADERS = (
    "plan;territoire;periode;axe_code;axe;action;detail;pilote;partenaires;echeance;indicateur;budget;statut;"
    "rattachement_axe"
)


def test_a_formula_without_result_and_an_error_name_their_cell():
    content = xlsx([["action", "echeance"], ["Former", "=TODAY()"]], names=["Actions"])
    assert errors_of(content) == [
        "Feuille « Actions », ligne 2, colonne « echeance » : la cellule contient une formule sans résultat : "
        "remplacez-la par sa valeur."
    ]
    cell = '<c r="B2"><f>TODAY()</f><v></v></c>'
    broken = rewritten(content, {"xl/worksheets/sheet1.xml": (cell, '<c r="B2" t="e"><v>#REF!</v></c>')})
    (error,) = errors_of(broken)
    assert "#REF!" in error
    assert "colonne « echeance »" in error


def test_the_kept_result_of_a_formula_is_used():
    content = xlsx([["action", "echeance"], ["Former", "=1"]])
    cell = "<f>1</f><v></v>"
    imported(rewritten(content, {"xl/worksheets/sheet1.xml": (cell, "<f>2000+17</f><v>2017</v>")}))
    assert Action.objects.get().starts == "2017"


@pytest.mark.parametrize(
    ("value", "text", "starts"),
    [
        (date(2017, 10, 1), "01/10/2017", "2017-10-01"),
        (datetime(2017, 10, 1, 8, 30), "01/10/2017", "2017-10-01"),  # noqa: DTZ001 - spreadsheets know no zone
        (2017, "2017", "2017"),
        (2017.0, "2017", "2017"),
        ("2017", "2017", "2017"),
        ("01/10/2017", "01/10/2017", "2017-10-01"),
        ("octobre 2017", "octobre 2017", "2017-10"),
    ],
)
def test_dates_of_spreadsheets(value, text, starts):
    imported(xlsx([["action", "echeance"], ["Former", value]]))
    action = Action.objects.get()
    assert (action.timing_text, action.starts) == (text, starts)


def test_a_date_shown_as_a_month_is_a_month():
    from openpyxl import Workbook

    from tests.plan.spreadsheets import BytesIO

    book = Workbook()
    book.active.append(["action", "echeance"])
    book.active.append(["Former", date(2017, 10, 1)])
    book.active["B2"].number_format = "mmmm yyyy"
    buffer = BytesIO()
    book.save(buffer)
    imported(buffer.getvalue())
    assert Action.objects.get().starts == "2017-10"


@pytest.mark.parametrize(
    ("cell", "planned", "warns"),
    [
        ("12 000 €", 12000, False),
        ("12.000,50", Decimal("12000.50"), False),
        ("3 k€", 3000, False),
        (1234.5, Decimal("1234.5"), False),
        ("n.c.", None, True),
        ("à définir avec la CAF", None, True),
    ],
)
def test_budgets(cell, planned, warns):
    preview = imported(xlsx([["action", "echeance", "budget"], ["Former", "2017", cell]]))
    action = Action.objects.get()
    assert action.budget_text
    assert [line.planned for line in action.budget_lines.all()] == ([planned] if planned else [])
    assert bool(preview.warnings[1:]) == warns


def test_a_budget_without_year_is_kept_as_written():
    preview = imported("action;budget\nFormer;3000")
    assert not Action.objects.get().budget_lines.exists()
    assert any("l'année n'est pas dite" in warning for warning in warnings_of(preview))


@pytest.mark.parametrize(
    ("cell", "status", "text"),
    [
        ("en cours", "ongoing", "en cours"),
        ("Réalisées", "done", "Réalisées"),
        ("à 80 %", "unknown", "à 80 %"),
        ("Abandonné", "abandoned", "Abandonné"),
        ("Intervention à la demande", "on_request", "Intervention à la demande"),
    ],
)
def test_statuses(cell, status, text):
    imported(f"action;statut\nFormer;{cell}")
    action = Action.objects.get()
    assert (action.status, action.status_text) == (status, text)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("CAF ; CPAM", ["CAF", "CPAM"]),
        ("CAF, CPAM et CORIF", ["CAF", "CPAM", "CORIF"]),
        ("CPAM/CAF", ["CPAM", "CAF"]),
        ("CAF\nVille d'Anzin", ["CAF", "Ville d'Anzin"]),
        ("Maison et Cités", ["Maison et Cités"]),
        ("Maison et Cités et CAF", ["Maison et Cités", "CAF"]),
        ("Ligue des droits de l'Homme", ["Ligue des droits de l'Homme"]),
        (
            "Direction de la jeunesse, des sports et de la cohésion",
            ["Direction de la jeunesse, des sports et de la cohésion"],
        ),
        ("Association (CIDFF, CORIF)", ["Association (CIDFF, CORIF)"]),
        ("Défense, Droits, Devoirs", ["Défense, Droits, Devoirs"]),
        ("-", []),
        ("non renseigné", []),
    ],
)
def test_several_names_in_a_cell(cell, expected):
    Organisation.objects.create(name="Maison et Cités")
    Organisation.objects.create(name="Défense, Droits, Devoirs")
    imported(xlsx([["action", "pilote"], ["Former", cell]]))
    assert names("bearer") == expected


def test_a_doubtful_separator_is_kept_and_told():
    preview = imported("action;pilote\nFormer;Habitat et Humanisme")
    assert names("bearer") == ["Habitat et Humanisme"]
    assert any("séparez par « ; »" in warning for warning in warnings_of(preview))


def test_too_long_a_text_is_refused_with_the_limit():
    (error,) = errors_of(f"action;pilote\n{'x' * 301};CAF")
    assert "301" in error
    assert "300" in error
    assert error.startswith("Ligne 2, colonne « action »")
    (error,) = errors_of(f"action;pilote\nFormer;{'Y' * 251}")
    assert "250" in error
    assert error.startswith("Ligne 2, colonne « pilote »")


def test_neutralised_formulas_come_back_as_they_were():
    imported("action;detail\n'=SOMME;'-de trop")
    action = Action.objects.get()
    assert (action.name, action.description) == ("=SOMME", "-de trop")


def test_coded_characters_of_spreadsheets_are_joined_or_refused():
    content = xlsx([["action"], ["Rire EMOJI"]])
    part = "xl/worksheets/sheet1.xml"
    imported(rewritten(content, {part: ("EMOJI", "_xD83D__xDE00_ _xD83D_")}))
    assert Action.objects.get().name == "Rire \U0001f600 \ufffd"
    Plan.objects.all().delete()
    (error,) = errors_of(rewritten(content, {part: ("EMOJI", "_x0000_")}))
    assert "caractère invalide" in error
