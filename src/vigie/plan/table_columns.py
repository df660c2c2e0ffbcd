"""The columns of the table of actions: those shown, what each cell says and whether it can be edited."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.plan.action_rows import ActionRow


@dataclass(frozen=True)
class TableColumn:
    """A column. name: in the query string. field: what its cells edit, empty when they are only read."""

    name: str
    label: str | Promise
    field: str
    say: Callable[[ActionRow, str], str]
    is_default: bool = True


@dataclass(frozen=True)
class Cell:
    """A cell as it is read: its text, and a second line that says more."""

    name: str
    label: str | Promise
    field: str
    text: str
    hint: str = ""


def understood(row: ActionRow) -> str:
    """Say what was understood of the words of a deadline, when it is not word for word the same."""
    words = row.action.timing.in_words()
    if not row.action.timing_text or words.casefold() == row.action.timing_text.casefold():
        return ""
    if not words:
        return gettext("pas compris : ni date, ni forme connue")
    return gettext("compris : %(words)s") % {"words": words}


COLUMNS = (
    TableColumn("porteurs", _("structures porteuses"), "", lambda row, note: ", ".join(row.bearers)),
    TableColumn("axes", _("axes"), "", lambda row, note: ", ".join(axis.code for axis in row.axes), is_default=False),
    TableColumn("statut", _("statut"), "status", lambda row, note: row.status_label),
    TableColumn("echeance", _("échéance"), "timing_text", lambda row, note: row.action.timing_text or row.timing),
    TableColumn("pilote", _("pilote"), "lead", lambda row, note: row.action.lead.name if row.action.lead else ""),
    TableColumn("nature", _("nature"), "nature", lambda row, note: row.action.get_nature_display()),
    TableColumn("note", _("note de l'année"), "note", lambda row, note: note),
    TableColumn(
        "debloque",
        _("ce qui débloque"),
        "unblocking_condition",
        lambda row, note: row.action.unblocking_condition,
        is_default=False,
    ),
    TableColumn(
        "attendu", _("qui est attendu"), "waited_for", lambda row, note: row.action.waited_for, is_default=False
    ),
    TableColumn("lieux", _("lieux"), "place_text", lambda row, note: row.action.place_text, is_default=False),
    TableColumn("indicateur", _("indicateur"), "indicator", lambda row, note: row.action.indicator, is_default=False),
)


def chosen_columns(names: Sequence[str]) -> list[TableColumn]:
    """Return the columns asked for, in the order of the table; unknown names are left out; none, the usual ones."""
    asked = [column for column in COLUMNS if column.name in names]
    return asked or [column for column in COLUMNS if column.is_default]


def cells_of(row: ActionRow, columns: Sequence[TableColumn], notes: Mapping[int, str]) -> list[Cell]:
    """Return the cells of a line. notes: the latest note of the year, by action."""
    note = notes.get(row.action.pk, "")
    return [
        Cell(
            column.name,
            column.label,
            column.field,
            column.say(row, note),
            understood(row) if column.name == "echeance" else "",
        )
        for column in columns
    ]
