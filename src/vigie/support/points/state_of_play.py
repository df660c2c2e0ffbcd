"""The state of play of reception, read once: for the page, and for the file that says the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from vigie.core.tables import Column, Kind, Table, table_of
from vigie.support.models import ReceptionPoint
from vigie.support.points.cards import (
    commune_areas,
    counted_points,
    neighbourhood_areas,
    neighbourhoods_on,
    published_points,
)
from vigie.support.points.codes import LANGUAGES, in_words
from vigie.support.points.coverage import (
    CountedPoint,
    Cover,
    Coverage,
    coverage_of,
    gaps,
    missing_languages,
    missing_levels,
    out_of_date,
)

Level = ReceptionPoint.Level
# A badge for each way of being served, in the colours of the house, and its words.
COVERS: dict[Cover, tuple[str, Promise]] = {
    Cover.INSIDE: ("ok", _("un lieu sur place")),
    Cover.NEAR: ("ongoing", _("un lieu proche")),
    Cover.FAR: ("late", _("aucun lieu proche")),
    Cover.UNKNOWN: ("unknown", _("on ne sait pas")),
}


@dataclass(frozen=True)
class StateOfPlay:
    """What there is and what is missing, on a day. Languages and levels in words."""

    day: date
    points: Sequence[CountedPoint]
    communes: Sequence[Coverage]
    neighbourhoods: Sequence[Coverage]
    to_check: Sequence[CountedPoint]
    languages_missing: Sequence[str]
    levels_missing: Sequence[str]

    @property
    def commune_gaps(self) -> Sequence[Coverage]:
        return gaps(self.communes)

    @property
    def neighbourhood_gaps(self) -> Sequence[Coverage]:
        return gaps(self.neighbourhoods)

    @property
    def by_level(self) -> Mapping[str, int]:
        """How many points of each level there are, in words."""
        return {str(level.label): sum(point.level == level for point in self.points) for level in Level}


def state_of_play(day: date) -> StateOfPlay:
    """Read the state of play of the published points; a fixed number of queries."""
    quarters = neighbourhoods_on(day)
    points = counted_points(published_points(), quarters)
    return StateOfPlay(
        day=day,
        points=points,
        communes=coverage_of(commune_areas(), points),
        neighbourhoods=coverage_of(neighbourhood_areas(quarters), points),
        to_check=out_of_date(points, day),
        languages_missing=in_words(missing_languages(points, list(LANGUAGES)), LANGUAGES),
        levels_missing=[str(Level(level).label) for level in missing_levels(points, Level.values)],
    )


def state_table(state: StateOfPlay) -> Table:
    """Return the coverage, area by area, as a table to save."""
    columns = [
        Column("territoire", gettext("Territoire"), width=16),
        Column("nom", gettext("Nom"), width=34),
        Column("code", gettext("Code"), width=10),
        Column("population", gettext("Population"), Kind.NUMBER, width=12),
        Column("proximite", gettext("Lieux de proximité"), Kind.NUMBER, width=16),
        Column("specialise", gettext("Lieux spécialisés"), Kind.NUMBER, width=16),
        Column("distance_km", gettext("Lieu le plus proche (km)"), Kind.NUMBER, width=20),
        Column("couverture", pgettext("du territoire", "Couverture"), width=22),
    ]
    rows = [area_cells(gettext("commune"), each) for each in state.communes]
    rows += [area_cells(gettext("quartier prioritaire"), each) for each in state.neighbourhoods]
    title = gettext("État des lieux de l'accueil au %(day)s") % {"day": state.day.isoformat()}
    return table_of(title, columns, rows)


def area_cells(kind: str, each: Coverage) -> list[str | int | float | None]:
    """Return the cells of an area; what is unknown stays empty, which is not zero."""
    return [
        kind,
        each.area.name,
        each.area.key,
        each.area.population,
        each.by_level.get(Level.PROXIMITY, 0),
        each.by_level.get(Level.SPECIALISED, 0),
        round(each.nearest, 1) if each.nearest is not None else None,
        str(COVERS[each.cover][1]),
    ]
