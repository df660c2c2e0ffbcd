"""Whether anybody may take the files of a draw, without a company learning more of whom it hosts.

A company knows its own offers: how many seats, how many reserved, how many pupils came. Names are drawn by lot, but a
shape that few companies share tells which offers are its own, hence the situation and the list of those it hosts. Files
are open only when each shape that hosts someone is shared by enough companies, and when those hosted are not all alike.
"""

from collections.abc import Iterable, Mapping
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
    inputs: Mapping[str, Any], assignment: Mapping[str, str | None], hosts: Mapping[str, int]
) -> list[Exposure]:
    """Return why the files of a draw would tell too much; nothing when anyone may have them.

    inputs: as frozen. assignment: the offer of each pupil. hosts: whose each offer is.
    """
    guests: dict[str, list[str]] = {}
    for pupil, offer in assignment.items():
        if offer is not None:
            guests.setdefault(offer, []).append(pupil)
    shapes: dict[Shape, list[str]] = {}
    for offer, pupils in guests.items():
        shapes.setdefault(shape_of(inputs["offers"][offer], len(pupils)), []).append(offer)
    found = []
    if any(len({hosts[offer] for offer in offers}) < LEAST for offers in shapes.values()):
        found.append(Exposure.FEW_COMPANIES)
    groups = {group for offer in inputs["offers"].values() for group in offer["reserves"]}
    hosted = ([pupil for offer in offers for pupil in guests[offer]] for offers in shapes.values())
    if any(_all_alike(inputs, pupils, groups) for pupils in hosted):
        found.append(Exposure.ALL_ALIKE)
    return found


def shape_of(offer: Mapping[str, Any], guests: int) -> Shape:
    """Return what a company recognises of an offer of its own."""
    return offer["capacity"], tuple(sorted(offer["reserves"].items())), "eligible" in offer, guests


def _all_alike(inputs: Mapping[str, Any], pupils: Iterable[str], groups: Iterable[str]) -> bool:
    """Whether all these pupils are of a group, or none is: hosting one of them would then tell."""
    held = [set(inputs["pupils"][pupil]["groups"]) for pupil in pupils]
    return any(len({group in mine for mine in held}) == 1 for group in groups)
