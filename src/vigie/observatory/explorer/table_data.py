"""The numbers of a page as a table for a file: what is shown, no more, with the status of each number."""

from dataclasses import replace

from django.utils.translation import gettext as _

from vigie.core.tables import Column, Kind, Table, Value
from vigie.observatory.explorer.figures import label_of, title_of, value_of
from vigie.observatory.explorer.shares import share_of
from vigie.observatory.explorer.shown import Row, Shown
from vigie.observatory.released import Edition, Status


def data_table(edition: Edition, shown: Shown) -> Table:
    """Return what is shown as a table."""
    return marked(edition, crossed_table(edition, shown) if shown.columns else single_table(edition, shown))


def marked(edition: Edition, table: Table) -> Table:
    """Return a table of an edition; made-up numbers say so in its title and on each row, which people copy."""
    if not edition.is_fictitious:
        return table
    mark = _("données fictives")
    return replace(
        table,
        title=f"{table.title} ({mark})",
        columns=(*table.columns, Column("warning", _("Mise en garde"))),
        rows=tuple((*row, mark) for row in table.rows),
    )


def single_table(edition: Edition, shown: Shown) -> Table:
    """Return one dimension: number, status, share, interval and base."""
    columns = (
        Column("code", _("Code")),
        Column("item", shown.dimension.label),
        Column("number", _("Signalements"), Kind.NUMBER),
        Column("status", _("Statut")),
        Column("share", _("Part"), Kind.SHARE),
        Column("lower", _("Intervalle à 95\u00a0%, bas"), Kind.SHARE),
        Column("upper", _("Intervalle à 95\u00a0%, haut"), Kind.SHARE),
        Column("base", _("Nombre d'observations"), Kind.NUMBER),
    )
    rows = [single_row(edition, shown, row) for row in shown.rows]
    return Table(title_of(edition, shown), columns, tuple(rows))


def single_row(edition: Edition, shown: Shown, row: Row) -> tuple[Value, ...]:
    """Return one row of one dimension."""
    cell, share = row.cells[0], share_of(row.cells[0], shown.base, edition.threshold)
    parts: tuple[Value, ...] = (None, None, None, None)
    if share:
        parts = (*(round(each, 4) for each in (share.value, share.interval.lower, share.interval.upper)), share.base)
    return (row.item.code, label_of(row), value_of(cell), status_in_words(cell.status), *parts)


def crossed_table(edition: Edition, shown: Shown) -> Table:
    """Return two dimensions: a column an item of the second, then the total of the row."""
    columns = (
        Column("code", _("Code")),
        Column("item", shown.dimension.label),
        *(Column(f"c{place}", item.label, Kind.NUMBER) for place, item in enumerate(shown.columns)),
        Column("total", _("Ensemble"), Kind.NUMBER),
    )
    rows: list[tuple[Value, ...]] = [
        (row.item.code, label_of(row), *map(value_of, row.cells), value_of(row.total)) for row in shown.rows
    ]
    rows.append(("total", _("Ensemble"), *map(value_of, shown.totals), value_of(shown.base)))
    return Table(title_of(edition, shown), columns, tuple(rows))


def status_in_words(status: Status) -> str:
    """Name a status: value, zero, secret and not collected are four things."""
    names = {
        Status.VALUE: _("valeur"),
        Status.ZERO: _("zéro"),
        Status.SECRET: _("secret"),
        Status.NOT_COLLECTED: _("non recueilli"),
    }
    return names[status]
