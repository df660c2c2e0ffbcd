"""How much is done in each point, for whoever runs the plan: on a page and as a file."""

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.access import Request, allowed
from vigie.core.exports import UnknownFormat, table_response
from vigie.core.tables import Column, Kind, Table, Withheld, table_of
from vigie.observatory.referentials.quarters import quarter_label, quarter_of
from vigie.support.models import SupportCount
from vigie.support.points.activity import WHATS, Counted, Line, lines_of
from vigie.support.points.rules import may_keep_points
from vigie.support.points.working_pages import working_page
from vigie.territory.thresholds import small_count_threshold

PAGE = "support:activity"


@allowed(may_keep_points)
def activity(request: Request) -> HttpResponse:
    """Show the counts of the quarters that are over."""
    lines = past_lines()
    return working_page(
        request, "support/points/activity.html", PAGE, table=activity_table(lines), threshold=small_count_threshold()
    )


@allowed(may_keep_points)
def activity_file(request: Request, file_format: str) -> HttpResponse:
    """Give the counts as a file to save."""
    try:
        return table_response(activity_table(past_lines()), file_format)
    except UnknownFormat as error:
        raise Http404 from error


def past_lines() -> list[Line]:
    """Return the lines of quarters that are over; one query and the threshold's."""
    rows = SupportCount.objects.filter(quarter__lt=quarter_of(timezone.localdate()), point__is_fictitious=False)
    values = rows.values_list("quarter", "point__name", "what", "number")
    return lines_of([Counted(*row) for row in values], small_count_threshold())


def activity_table(lines: list[Line]) -> Table:
    """Return the lines as a table; a hidden number is « s », as in the observatory."""
    labels = dict(SupportCount.What.choices)
    columns = [
        Column("trimestre", gettext("Trimestre"), width=12),
        Column("lieu", gettext("Lieu d'accueil"), width=36),
        *(Column(what, str(labels[what]).capitalize(), Kind.NUMBER, width=16) for what in WHATS),
    ]
    rows = [
        [
            quarter_label(line.quarter),
            line.place or gettext("tous les lieux"),
            *(Withheld("s") if number is None else number for number in line.numbers),
        ]
        for line in lines
    ]
    return table_of(gettext("Activité de l'accueil"), columns, rows)
