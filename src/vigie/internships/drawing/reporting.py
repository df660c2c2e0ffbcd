"""The report of the check that follows every match: each kind of complaint, and how many there are."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from vigie.internships.matching.checking import Complaint, Fault, faults
from vigie.internships.matching.instances import Instance
from vigie.internships.matching.market import NOBODY, Matching


def report_on(instance: Instance, result: Mapping[str, Any]) -> dict[str, Any]:
    """Return the report on a result, as JSON values, from the result alone: what made it is not asked.

    ``complaints``: how many of each kind, 100 in all at most; ``faults``: each one, with its offer and its pupil.
    """
    places = {name: number for number, name in enumerate(instance.offers)}
    given = (result["assignment"][name] for name in instance.pupils)
    assigned = [NOBODY if offer is None else places[offer] for offer in given]
    found = faults(instance.market, Matching(assigned, result["proposals"]))
    counts = Counter(fault.complaint for fault in found)
    return {
        "stable": not found,
        "complaints": {str(complaint): counts[complaint] for complaint in Complaint},
        "faults": [_told(instance, fault) for fault in found],
        "pupils": len(assigned),
        "placed": len(assigned) - assigned.count(NOBODY),
        "seats": sum(seats.capacity for seats in instance.market.offers),
    }


def _told(instance: Instance, fault: Fault) -> dict[str, str | None]:
    return {
        "complaint": str(fault.complaint),
        "offer": instance.offers[fault.offer],
        "pupil": None if fault.pupil == NOBODY else instance.pupils[fault.pupil],
    }
