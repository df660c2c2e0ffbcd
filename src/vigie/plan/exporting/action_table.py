"""The actions of a plan as a table: the columns that the import reads first, then what Vigie computes."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext

from vigie.core.fuzzy_dates import simplify
from vigie.core.tables import Column, Table, Value, table_of
from vigie.plan.exporting.timing_words import timing_in_words
from vigie.plan.exporting.whole_plan import WholePlan
from vigie.plan.importing.columns import OWN_TEXTS
from vigie.plan.importing.json_form import CLASSIFICATIONS, STATUSES
from vigie.plan.importing.money import Amount, in_words
from vigie.plan.importing.statuses import read_status
from vigie.plan.models import Action, Axis, Participation, Plan

BETWEEN = " ; "
# The titles of Vigie's own text columns, which the import reads back.
OWN_TITLES = {
    "source_table": "tableau",
    "source_axis_label": "axe_tel_qu_ecrit",
    "off_axis_themes": "themes_hors_axes",
    "place_text": "lieux",
    "other_scheme": "autre_dispositif",
    "companion": "tiers_accompagnateur",
    "people_means": "moyens_humains",
    "evaluation_criteria": "criteres_d_evaluation",
    "expected_effects": "effets_attendus",
    "unblocking_condition": "ce_qui_debloque",
    "waited_for": "qui_est_attendu",
}


@dataclass(frozen=True)
class Cell:
    """A column of the table: its title, its width, and how its value is read from an action."""

    title: str
    read: Callable[[WholePlan, Action], Value]
    width: int = 0


def action_table(plan: Plan) -> Table:
    """Return one row by action, then one by axis that has none; imported again, it changes nothing."""
    whole = WholePlan(plan)
    rows = [[cell.read(whole, action) for cell in CELLS] for action in whole.actions]
    rows += [axis_row(plan, axis) for axis in whole.axes_without_action]
    return table_of(plan.title, [Column(cell.title, cell.title, width=cell.width) for cell in CELLS], rows)


def axis_row(plan: Plan, axis: Axis) -> list[Value]:
    """Return the row of an axis that no action serves."""
    said = {"plan": plan.title, "territoire": plan.territory_name, "periode": period(plan)}
    said |= {"axe_code": axis.code, "axe": axis.title}
    return [said.get(cell.title, "") for cell in CELLS]


def inventory_table(plan: Plan) -> Table:
    """Return the inventory in the four columns of the source's table (S193)."""
    whole = WholePlan(plan)
    titles = [gettext("Nom de l'institution"), gettext("Dispositif"), gettext("Axe"), gettext("Échéance")]
    columns = [Column(name, title, width=40) for name, title in zip(("a", "b", "c", "d"), titles, strict=True)]
    rows = [[parties(action, "bearer"), action.name, axis_label(action), deadline(action)] for action in whole.actions]
    return table_of(gettext("Inventaire des actions"), columns, rows)


def axis_label(action: Action) -> str:
    """Return the axes of an action as the source writes them, else by their number and title."""
    if action.source_axis_label:
        return action.source_axis_label
    return BETWEEN.join(
        f"Axe {link.axis.number} : {link.axis.title}" if link.axis.number is not None else str(link.axis)
        for link in action.axis_links.all()
    )


def period(plan: Plan) -> str:
    """Return the years of a plan: « 2015-2020 »."""
    return "-".join(str(year) for year in (plan.starts_in, plan.ends_in) if year)


def parties(action: Action, part: str) -> str:
    """Return the names of those who take part, as the source writes them."""
    rows = [row for row in action.participations.all() if row.part == Participation.Part(part)]
    return BETWEEN.join(row.name_in_source or row.organisation.name for row in rows)


def deadline(action: Action) -> str:
    """Return the deadline as written, else in words."""
    return action.timing_text or timing_in_words(action.timing)


def status(action: Action) -> str:
    """Return the status as written when it says the one known, else in Vigie's word; nothing when unknown."""
    if action.status_text and read_status(action.status_text) == action.status:
        return action.status_text
    if action.status == Action.Status.UNKNOWN:
        return action.status_text
    return next(word for word, code in STATUSES.items() if code == action.status)


def budget(action: Action) -> str:
    """Return the amounts planned, by year and funder; else the budget as written."""
    planned = [
        Amount(line.planned, line.year, line.funder) for line in action.budget_lines.all() if line.planned is not None
    ]
    return in_words(planned) or action.budget_text


def classification(action: Action) -> str:
    """Return how sure the ties to axes are, when all are alike."""
    found = {link.classification for link in action.axis_links.all()}
    return next((word for word, code in CLASSIFICATIONS.items() if {code} == found), "")


def latest_note(action: Action) -> str:
    """Return the latest note, with its date."""
    note = next(iter(action.notes.all()), None)
    return f"{note.dated_on:%d/%m/%Y} : {note.text}" if note else ""


def own_text(name: str) -> Callable[[WholePlan, Action], Value]:
    """Return how a text of its own is read from an action."""

    def read(whole: WholePlan, action: Action) -> Value:
        value = getattr(action, name)
        return BETWEEN.join(value) if isinstance(value, list) else value or ""

    return read


def place(whole: WholePlan, action: Action) -> str:
    """Return the place in words, unless it only repeats the deadline."""
    return "" if simplify(action.place_text) == simplify(action.timing_text) else action.place_text


CELLS = (
    Cell("plan", lambda whole, action: whole.plan.title, 20),
    Cell("territoire", lambda whole, action: whole.plan.territory_name, 20),
    Cell("periode", lambda whole, action: period(whole.plan), 12),
    Cell("axe_code", lambda whole, action: BETWEEN.join(link.axis.code for link in action.axis_links.all()), 10),
    Cell("axe", lambda whole, action: BETWEEN.join(link.axis.title for link in action.axis_links.all()), 30),
    Cell("action", lambda whole, action: action.name, 40),
    Cell("detail", lambda whole, action: action.description, 60),
    Cell("pilote", lambda whole, action: parties(action, "bearer"), 30),
    Cell("partenaires", lambda whole, action: parties(action, "partner"), 30),
    Cell("echeance", lambda whole, action: deadline(action), 24),
    Cell("indicateur", lambda whole, action: action.indicator, 30),
    Cell("budget", lambda whole, action: budget(action), 20),
    Cell("statut", lambda whole, action: status(action), 20),
    Cell("rattachement_axe", lambda whole, action: classification(action), 16),
    Cell("code", lambda whole, action: action.code, 8),
    Cell("action_parente", lambda whole, action: action.parent.code if action.parent else "", 14),
    *(Cell(OWN_TITLES[name], place if name == "place_text" else own_text(name), 30) for name in OWN_TEXTS),
    Cell("debut_compris", lambda whole, action: action.starts, 14),
    Cell("fin_comprise", lambda whole, action: action.ends, 14),
    Cell("statut_compris", lambda whole, action: str(action.get_status_display()), 20),
    Cell("derniere_note", lambda whole, action: latest_note(action), 40),
)
