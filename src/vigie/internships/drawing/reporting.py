"""The report of the check that follows every match: each kind of complaint, and how many there are."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from vigie.internships.drawing.reading import matching_in
from vigie.internships.matching.checking import Complaint, Fault, faults
from vigie.internships.matching.instances import Instance
from vigie.internships.matching.market import NOBODY


def report_on(instance: Instance, result: Mapping[str, Any]) -> dict[str, Any]:
    """Return the report on a result, as JSON values, from the result alone: what made it is not asked.

    ``complaints``: how many of each kind, 100 in all at most; ``faults``: each one, with its offer and its pupil.
    """
    matching = matching_in(instance, result)
    found = faults(instance.market, matching)
    counts = Counter(fault.complaint for fault in found)
    return {
        "stable": not found,
        "complaints": {str(complaint): counts[complaint] for complaint in Complaint},
        "faults": [_told(instance, fault) for fault in found],
        "pupils": len(matching.assigned),
        "placed": len(matching.assigned) - matching.assigned.count(NOBODY),
        "seats": sum(seats.capacity for seats in instance.market.offers),
    }


def _told(instance: Instance, fault: Fault) -> dict[str, str | None]:
    return {
        "complaint": str(fault.complaint),
        "offer": instance.offers[fault.offer],
        "pupil": None if fault.pupil == NOBODY else instance.pupils[fault.pupil],
    }
