"""Reads what a round keeps, for whoever explains it or measures it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from vigie.internships.drawing.sealing import NAMES, unpacked, unseal
from vigie.internships.matching.instances import OFFERS, PUPILS, Instance, read_instance
from vigie.internships.matching.market import NOBODY, Matching
from vigie.internships.matching.publishing import seed_of, with_seed
from vigie.internships.models import Campaign, Round


@dataclass(frozen=True)
class Drawn:
    """A round that was drawn, opened. pupils, sessions: the ids behind the names of its files."""

    instance: Instance
    matching: Matching
    pupils: dict[str, int]
    sessions: dict[str, int]

    def order(self) -> list[int]:
        """Return the ids of pupils in the order of the lottery."""
        return [self.pupils[name] for name in self.instance.pupils]

    def assigned(self) -> dict[int, int | None]:
        """Return the session of each pupil of the round, None for those who got none; by ids."""
        sessions = [self.sessions[name] for name in self.instance.offers]
        return {
            pupil: None if offer == NOBODY else sessions[offer]
            for pupil, offer in zip(self.order(), self.matching.assigned, strict=True)
        }


def inputs_of(round_: Round) -> dict[str, Any]:
    """Return the frozen inputs of a round, under its names."""
    inputs: dict[str, Any] = unpacked(round_.inputs)
    return inputs


def names_of(round_: Round) -> dict[str, dict[str, int]]:
    """Return who is behind the names of a round: ``{"pupils": {name: id}, "offers": {name: id of OfferWeek}}``."""
    names: dict[str, dict[str, int]] = unseal(
        round_.names, campaign_id=round_.campaign_id, number=round_.number, field=NAMES
    )
    return names


def result_of(round_: Round) -> dict[str, Any] | None:
    """Return the published result of a round, under its names; None before its draw."""
    return None if round_.result is None else unpacked(round_.result)


def report_of(round_: Round) -> dict[str, Any]:
    """Return the report of the check that followed the draw; empty before it."""
    return {} if round_.check_report is None else unpacked(round_.check_report)


def instance_of_round(round_: Round) -> Instance:
    """Return the instance of a drawn round, its lottery in order."""
    return read_instance(with_seed(inputs_of(round_), seed_of(round_.secret, round_.public_value)))


def matching_of(round_: Round) -> Drawn | None:
    """Return a drawn round, opened; None before its draw. It reads what was kept: nothing is matched again."""
    result = result_of(round_)
    if result is None:
        return None
    instance, names = instance_of_round(round_), names_of(round_)
    return Drawn(instance, matching_in(instance, result), names[PUPILS], names[OFFERS])


def matching_in(instance: Instance, result: Mapping[str, Any]) -> Matching:
    """Return a matching from a result as it is published."""
    places = {name: number for number, name in enumerate(instance.offers)}
    given = (result["assignment"][name] for name in instance.pupils)
    return Matching([NOBODY if offer is None else places[offer] for offer in given], result["proposals"])


def drawn_round(campaign: Campaign, number: int) -> Round | None:
    """Return a round of a campaign once it was drawn."""
    return Round.objects.filter(campaign=campaign, number=number, drawn_on__isnull=False).first()
