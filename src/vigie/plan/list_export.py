"""The filtered list of actions as a table to save."""

from django.utils.translation import gettext

from vigie.core.tables import Column, Kind, Table, table_of
from vigie.plan.action_rows import ActionRow, rows_of
from vigie.plan.collection import Collection


def list_table(collection: Collection) -> Table:
    """Return every action of a collection as a table; the names of its columns are those that the import reads."""
    ids = list(collection.actions.values_list("pk", flat=True))
    rows = rows_of(ids, collection.day, for_pilot=collection.is_pilot)
    columns = [
        Column("code", gettext("Code"), width=8),
        Column("action", gettext("Action"), width=50),
        Column("detail", gettext("Description"), width=60),
        Column("axe_code", gettext("Axes"), width=12),
        Column("pilote", gettext("Structures porteuses"), width=30),
        Column("partenaires", gettext("Partenaires"), width=30),
        Column("echeance", gettext("Échéance"), width=20),
        Column("statut", gettext("Statut"), width=20),
        Column("nature", gettext("Nature"), width=14),
        Column("indicateur", gettext("Indicateur"), width=30),
        Column("a_surveiller", gettext("À surveiller"), width=30),
        Column("completude", gettext("Part renseignée"), Kind.SHARE, width=14),
    ]
    title = gettext("Actions du plan %(plan)s") % {"plan": collection.plan or ""}
    return table_of(title.strip(), columns, [cells(row) for row in rows])


def cells(row: ActionRow) -> list[str | float]:
    """Return the values of one line, in the order of the columns."""
    action = row.action
    return [
        action.code,
        action.name,
        action.description,
        " ; ".join(axis.code for axis in row.axes),
        " ; ".join(row.bearers),
        " ; ".join(row.partners),
        action.timing_text or row.timing,
        row.status_label,
        action.get_nature_display(),
        action.indicator,
        ", ".join(str(alert.label) for alert in row.alerts),
        row.completeness.percent / 100,
    ]
