"""Looks at the effect when it was planned to, and keeps of it nothing but whether equality is refused."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.testing.coding.access import CodingRefused
from vigie.testing.coding.outcomes import all_read, discordant_counts
from vigie.testing.models import Campaign, Look, Validity

TINY = 1e-9


@dataclass(frozen=True)
class Counts:
    """Discordant pairs of one comparison: those that favour the reference alone, and the tested profile alone."""

    reference: int
    tested: int

    @property
    def errors(self) -> float:
        """By how many standard errors the two differ; 0 without any."""
        number = self.reference + self.tested
        return abs(self.reference - self.tested) / sqrt(number) if number else 0.0


@dataclass(frozen=True)
class Seen:
    """What a look keeps."""

    information: float
    bound: float
    refused: bool


def look_at(counts: Sequence[Counts], planned: float, before: Sequence[float], *, level: float, is_last: bool) -> Seen:
    """Return what a look sees. before: information of the looks already taken. planned: discordant pairs.

    With several comparisons, the level is shared out and the slowest one says how much information there is. The last
    look spends all that is left. Raises ValueError when no more is known than at the look before.
    """
    # Loaded when it serves: each process of the server would pay its memory.
    from vigie.testing.statistics.sequential import bounds

    found = min(each.reference + each.tested for each in counts)
    information = 1.0 if is_last else min(1.0, found / planned)
    bound = bounds([*before, information], level / len(counts))[-1]
    return Seen(information, bound, any(each.errors >= bound for each in counts))


def planned_pairs(campaign: Campaign) -> float:
    """Return how many discordant pairs the protocol expects."""
    return campaign.planned * float(campaign.expected_reference + campaign.expected_tested)


def why_not_now(campaign: Campaign) -> str:
    """Return why the next look may not be taken, or nothing. It tells nothing of what was found."""
    taken = campaign.looks_taken.count()
    if campaign.ended_on:
        return gettext("La campagne est terminée : lisez ses résultats.")
    if taken >= campaign.looks or campaign.looks_taken.filter(information__gte=1).exists():
        return gettext("Tous les regards prévus sont faits. Terminez la campagne pour en lire les résultats.")
    if not _enough(campaign, taken + 1):
        return gettext(
            "Il est trop tôt pour ce regard : il manque encore des tests qui départagent les profils. "
            "Attendez que d'autres tests soient lus deux fois et jugés valables."
        )
    return ""


def _enough(campaign: Campaign, number: int) -> bool:
    """Whether there is as much information as the look of this number asks for."""
    if _is_last(campaign, number):
        return True
    found = [Counts(*each) for each in discordant_counts(campaign)]
    if not found or not planned_pairs(campaign):
        return False
    known = min(each.reference + each.tested for each in found) / planned_pairs(campaign)
    before = max(campaign.looks_taken.values_list("information", flat=True), default=0.0)
    return known + TINY >= number / campaign.looks and known > before


def _is_last(campaign: Campaign, number: int) -> bool:
    """Whether it is the last look, and nothing is left to wait for."""
    undecided = campaign.tests.filter(validity=Validity.UNDECIDED).exists()
    return number == campaign.looks and campaign.tests.exists() and not undecided and all_read(campaign)


def take_look(*, campaign_id: int, number: int, by: Person) -> Look:
    """Take a planned look. number: of the look; asked again, the same is returned. Raises CodingRefused."""
    with transaction.atomic():
        campaign = Campaign.objects.select_for_update().get(pk=campaign_id)
        taken = campaign.looks_taken.filter(number=number).first()
        if taken:
            return taken
        if reason := why_not_now(campaign):
            raise CodingRefused(reason)
        before = list(campaign.looks_taken.order_by("number").values_list("information", flat=True))
        counts = [Counts(*each) for each in discordant_counts(campaign)]
        is_last = _is_last(campaign, len(before) + 1)
        seen = look_at(counts, planned_pairs(campaign), before, level=float(campaign.level), is_last=is_last)
        look = Look.objects.create(
            campaign=campaign,
            number=len(before) + 1,
            taken_on=timezone.localdate(),
            information=seen.information,
            bound=seen.bound,
            refused=seen.refused,
        )
        record(actor=by, verb="testing_look_taken", on=campaign, changes={"regard": ["", look.number]})
    return look
