"""The progress of each axis as a chart, with its table."""

from django.utils.translation import gettext as _

from vigie.core.charts import Chart, stacked_bar_chart
from vigie.core.tables import series_table
from vigie.plan.models import Action, Axis
from vigie.plan.progress_words import READING_ORDER


def progress_by_axis(rows: list[tuple[Axis | None, dict[str, int]]]) -> Chart:
    """Draw, for each axis then for no axis, how many actions have each status; statuses nobody has are left out."""
    present = [status for status in READING_ORDER if any(counts.get(status) for _axis, counts in rows)]
    names = dict(Action.Status.choices)
    table = series_table(
        title=_("Statut des actions, par axe"),
        category=_("Axe"),
        categories=[str(axis) if axis else _("Sans axe") for axis, _counts in rows],
        series=[(str(names[status]), [counts.get(status, 0) for _axis, counts in rows]) for status in present],
    )
    return stacked_bar_chart(table)
