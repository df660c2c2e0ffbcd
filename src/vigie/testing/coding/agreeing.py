"""How far readers agree, over a whole campaign: never by profile."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vigie.testing.coding.reading import READINGS, reported
from vigie.testing.models import Campaign, Coding

if TYPE_CHECKING:
    from vigie.testing.statistics.agreement import Agreement


@dataclass(frozen=True)
class ReadersAgreement:
    """labels: of the codes. table: how many applications, by the code of one reading and of the other."""

    labels: tuple[str, ...]
    table: tuple[tuple[int, ...], ...]
    plain: "Agreement"
    weighted: "Agreement"

    @property
    def rows(self) -> list[tuple[str, tuple[int, ...]]]:
        return list(zip(self.labels, self.table, strict=True))


def agreement_of(campaign: Campaign) -> ReadersAgreement:
    """Return how far the readings of a campaign agree, over what was read twice."""
    # Loaded when it serves: each process of the server would pay its memory.
    from vigie.testing.statistics.agreement import agreement

    outcomes = list(campaign.outcomes.all())
    places = {outcome.pk: place for place, outcome in enumerate(outcomes)}
    table = [[0] * len(outcomes) for _ in outcomes]
    for first, second in _pairs(campaign):
        table[places[first]][places[second]] += 1
    return ReadersAgreement(
        tuple(outcome.label for outcome in outcomes),
        tuple(map(tuple, table)),
        agreement(table),
        agreement(table, ordered=True),
    )


def _pairs(campaign: Campaign) -> list[list[int]]:
    codings = Coding.objects.filter(application__in=reported(campaign)).order_by("application", "coder")
    read: dict[int, list[int]] = {}
    for application, outcome in codings.values_list("application_id", "outcome_id"):
        read.setdefault(application, []).append(outcome)
    return [each for each in read.values() if len(each) == READINGS]
