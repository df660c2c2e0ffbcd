"""The charts of the report, each with its alternative and its table of data."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from django.utils.translation import gettext

from vigie.cockpit.annual_report import figures
from vigie.cockpit.annual_report.collecting_values import ActionOfYear, ReportData, StructureOfYear
from vigie.cockpit.annual_report.composing_words import shortened, status_label, statuses_known
from vigie.core.chart_drawing import Medium
from vigie.core.charts import Chart, bar_chart, stacked_bar_chart
from vigie.core.documents import Block, Figure, table_block
from vigie.core.tables import series_table
from vigie.plan.progress_words import READING_ORDER


def status_chart(
    data: ReportData, title: str, category: str, groups: Sequence[tuple[str, Sequence[ActionOfYear]]]
) -> list[Block]:
    """Draw, for each group of actions, how many have each status; nothing when there is no action."""
    counts = [(name, figures.statuses(actions)) for name, actions in groups]
    present = [code for code in READING_ORDER if any(statuses[code] for _name, statuses in counts)]
    if not present:
        return []
    shown = [action for _name, actions in groups for action in actions]
    table = series_table(
        title=gettext("%(title)s (%(when)s)") % {"title": title, "when": statuses_known(data, shown)},
        category=category,
        categories=[shortened(name, 90) for name, _statuses in counts],
        series=[(status_label(code), [statuses[code] for _name, statuses in counts]) for code in present],
    )
    return with_data(stacked_bar_chart(table, medium=Medium.PRINT))


def structures_chart(data: ReportData) -> list[Block]:
    """Draw how many organisations carry, are partners only, committed only, or do nothing yet; each counts once."""
    kinds: list[tuple[str, Callable[[StructureOfYear], object]]] = [
        (gettext("Portent au moins une action"), lambda one: one.carried),
        (gettext("Partenaires, sans porter d'action"), lambda one: one.partnered and not one.carried),
        (
            gettext("Engagées sur un axe, sans action"),
            lambda one: one.commitments and not one.carried and not one.partnered,
        ),
        (gettext("Pas encore mobilisées"), lambda one: not one.is_mobilised),
    ]
    counts = [(label, sum(bool(holds(one)) for one in data.structures)) for label, holds in kinds]
    table = series_table(
        title=gettext("Mobilisation des structures"),
        category=gettext("Ce qu'elles font"),
        categories=[label for label, _count in counts],
        series=[(gettext("Structures"), [count for _label, count in counts])],
    )
    return with_data(bar_chart(table, medium=Medium.PRINT))


def with_data(chart: Chart) -> list[Block]:
    """Return a chart as a figure, then its data as a table."""
    caption = gettext("Données du graphique « %(title)s »") % {"title": chart.title}
    return [Figure(chart.svg, chart.description, chart.title), table_block(replace(chart.table, title=caption))]
