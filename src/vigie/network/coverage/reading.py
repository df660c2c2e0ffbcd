"""Reads once who acts where, as plain values for the page, the map and the file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Max
from django.utils.translation import gettext

from vigie.core.tables import Column, Kind, Table, table_of
from vigie.network.coverage.gaps import (
    Covered,
    Member,
    Place,
    coverage_of,
    gaps,
    next_review,
    nowhere,
    without_sentinel,
)
from vigie.network.models import ExtensionReview, Mandate
from vigie.territory.models import Commune, PriorityNeighbourhood


@dataclass(frozen=True)
class NetworkCoverage:
    """Where the network is on a day, and where it is not."""

    day: date
    communes: Sequence[Covered]
    neighbourhoods: Sequence[Covered]
    members: int
    without_place: int
    review_due_on: date

    @property
    def commune_gaps(self) -> Sequence[Covered]:
        return gaps(self.communes)

    @property
    def neighbourhood_gaps(self) -> Sequence[Covered]:
        return gaps(self.neighbourhoods)

    @property
    def without_sentinel(self) -> Sequence[Covered]:
        return without_sentinel((*self.communes, *self.neighbourhoods))

    @property
    def is_review_due(self) -> bool:
        return self.review_due_on <= self.day


def network_coverage(day: date) -> NetworkCoverage:
    """Read where the network is; a fixed number of queries."""
    members = members_on(day)
    communes = [Place(each.insee_code, each.name, each.population) for each in Commune.objects.all()]
    quarters = [Place(each.code, each.name) for each in PriorityNeighbourhood.objects.in_force(day)]
    return NetworkCoverage(
        day,
        coverage_of(communes, members),
        coverage_of(quarters, members),
        len(members),
        nowhere(members),
        next_review(last_review(), day),
    )


def members_on(day: date) -> list[Member]:
    """Return the mandates in force with the places they act in; three queries."""
    held = Mandate.objects.in_force(day).prefetch_related("communes", "neighbourhoods")
    return [
        Member(
            each.function,
            frozenset(
                [place.insee_code for place in each.communes.all()]
                + [place.code for place in each.neighbourhoods.all()]
            ),
        )
        for each in held
    ]


def last_review() -> date | None:
    """Return when the extension was last looked at."""
    last: date | None = ExtensionReview.objects.aggregate(last=Max("held_on"))["last"]
    return last


def coverage_table(found: NetworkCoverage) -> Table:
    """Return the coverage, place by place, as a table to save."""
    columns = [
        Column("territoire", gettext("Territoire"), width=20),
        Column("nom", gettext("Nom"), width=34),
        Column("code", gettext("Code"), width=10),
        Column("population", gettext("Population"), Kind.NUMBER, width=12),
        Column("ambassade", gettext("Ambassadrices et ambassadeurs"), Kind.NUMBER, width=20),
        Column("sentinelles", gettext("Sentinelles"), Kind.NUMBER, width=14),
    ]
    rows = [
        [kind, row.place.name, row.place.key, row.place.population, row.ambassadors, row.sentinels]
        for kind, places in (
            (gettext("commune"), found.communes),
            (gettext("quartier prioritaire"), found.neighbourhoods),
        )
        for row in places
    ]
    title = gettext("Couverture du réseau au %(day)s") % {"day": found.day.isoformat()}
    return table_of(title, columns, rows)
