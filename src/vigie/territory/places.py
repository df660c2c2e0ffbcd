"""Says where a point is: its commune, and the priority neighbourhoods in force on a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from vigie.territory.geometry import contains
from vigie.territory.models import Commune, PriorityNeighbourhood


@dataclass(frozen=True)
class Places:
    """Where a point is. commune: None outside the territory, or where outlines are not loaded."""

    commune: Commune | None
    neighbourhoods: Sequence[PriorityNeighbourhood]


def which_places(longitude: float, latitude: float, day: date) -> Places:
    """Return the commune a point is in, and the neighbourhoods that held it on a day; two queries.

    longitude, latitude: degrees, WGS 84. On a border between two communes, the first INSEE code wins.
    """

    def holds(place: Commune | PriorityNeighbourhood) -> bool:
        return place.outline is not None and contains(place.outline, longitude, latitude)

    return Places(
        commune=next(filter(holds, Commune.objects.order_by("insee_code")), None),
        neighbourhoods=list(filter(holds, PriorityNeighbourhood.objects.in_force(day))),
    )
