"""Whether anybody may take the files of a draw, without a company learning more of whom it hosts.

A company knows its own offers: how many seats, how many reserved, for which levels, how many asked (in a band), how
many pupils came; and of those it hosts, their level and whether they are of age. Names are drawn by lot, but what few
companies share tells which lines are its own, hence the situation and the list of those it hosts. Files are open only
when all that a company knows of a guest is true of guests of enough companies, who are not all alike.
"""

from collections.abc import Hashable, Iterable, Mapping
from enum import StrEnum
from typing import Any, Final

# As everywhere in Vigie: fewer would point at someone.
LEAST: Final = 5
Shape = tuple[Any, ...]


class Exposure(StrEnum):
    """Why files are for auditors alone."""

    FEW_COMPANIES = "few_companies"
    ALL_ALIKE = "all_alike"


def exposures(
    inputs: Mapping[str, Any],
    assignment: Mapping[str, str | None],
    hosts: Mapping[str, int],
    known: Mapping[str, Hashable],
) -> list[Exposure]:
    """Return why the files of a draw would tell too much; nothing when anyone may have them.

    inputs: as frozen. assignment: the offer of each pupil. hosts: whose each offer is. known: by name of an offer, what
    else its company knows of it; by name of a pupil, what else their host knows of them.
    """
    guests: dict[str, list[str]] = {}
    for pupil, offer in assignment.items():
        if offer is not None:
            guests.setdefault(offer, []).append(pupil)
    alike: dict[Hashable, list[tuple[str, str]]] = {}
    for offer, pupils in guests.items():
        shape = shape_of(inputs["offers"][offer], len(pupils)), known.get(offer)
        for pupil in pupils:
            alike.setdefault((shape, known.get(pupil)), []).append((offer, pupil))
    found = []
    if any(len({hosts[offer] for offer, _pupil in hosted}) < LEAST for hosted in alike.values()):
        found.append(Exposure.FEW_COMPANIES)
    groups = {group for offer in inputs["offers"].values() for group in offer["reserves"]}
    if any(_all_alike(inputs, [pupil for _offer, pupil in hosted], groups) for hosted in alike.values()):
        found.append(Exposure.ALL_ALIKE)
    return found


def shape_of(offer: Mapping[str, Any], guests: int) -> Shape:
    """Return what a company recognises of an offer of its own."""
    return offer["capacity"], tuple(sorted(offer["reserves"].items())), "eligible" in offer, guests


def _all_alike(inputs: Mapping[str, Any], pupils: Iterable[str], groups: Iterable[str]) -> bool:
    """Whether all these pupils are of a group, or none is: hosting one of them would then tell."""
    held = [set(inputs["pupils"][pupil]["groups"]) for pupil in pupils]
    return any(len({group in mine for mine in held}) == 1 for group in groups)
