"""The state of play of reception (S146), on a page and as a file."""

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.access import Request, allowed
from vigie.core.exports import UnknownFormat, table_response
from vigie.support.points.coverage import NEAR_KILOMETRES
from vigie.support.points.rules import may_keep_points
from vigie.support.points.state_of_play import COVERS, Level, StateOfPlay, state_of_play, state_table
from vigie.support.points.working_pages import working_page
from vigie.territory.models import Commune
from vigie.territory.svg_map import Map, draw_map

PAGE = "support:coverage"


@allowed(may_keep_points)
def coverage(request: Request) -> HttpResponse:
    """Show where people are received, where they are not, and what is to be checked."""
    state = state_of_play(timezone.localdate())
    tables = [(gettext("Par commune"), state.communes), (gettext("Par quartier prioritaire"), state.neighbourhoods)]
    return working_page(
        request,
        "support/points/coverage.html",
        PAGE,
        state=state,
        near=NEAR_KILOMETRES,
        tables=[
            (
                title,
                [
                    (
                        row,
                        row.by_level.get(Level.PROXIMITY, 0),
                        row.by_level.get(Level.SPECIALISED, 0),
                        *COVERS[row.cover],
                    )
                    for row in rows
                ],
            )
            for title, rows in tables
            if rows
        ],
        map=coverage_map(state),
    )


def coverage_map(state: StateOfPlay) -> Map:
    """Draw how many points each commune has."""
    return draw_map(
        Commune.objects.all(),
        {row.area.key: sum(row.by_level.values()) for row in state.communes},
        title=gettext("Lieux d'accueil par commune"),
        description=gettext("Le tableau par commune dit la même chose."),
        value_label=gettext("Lieux d'accueil"),
        key="coverage",
    )


@allowed(may_keep_points)
def coverage_file(request: Request, file_format: str) -> HttpResponse:
    """Give the coverage as a file to save."""
    try:
        return table_response(state_table(state_of_play(timezone.localdate())), file_format)
    except UnknownFormat as error:
        raise Http404 from error
