"""What is held to have come back: the two readings when they agree, what was settled when they do not."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from vigie.testing.coding.reading import READINGS, still_to_code
from vigie.testing.models import Application, Campaign, Validity


class Held(NamedTuple):
    """An application of a test that counts. position: of the outcome, from the worst; None when it is not known."""

    application: Application
    position: int | None


def held_outcomes(campaign: Campaign) -> list[Held]:
    """Return the applications of tests that count, with what is held of each. Three queries."""
    applications = (
        Application.objects.filter(test__campaign=campaign, test__validity=Validity.VALID)
        .select_related("test__target", "profile", "message", "settlement__outcome")
        .prefetch_related("codings__outcome")
        .order_by("test__number", "position")
    )
    return [Held(each, held_position(each)) for each in applications]


def held_position(application: Application) -> int | None:
    """Return the position of the outcome that is held; None while it is not read twice, or not settled."""
    if application.abandoned or application.reported_on is None:
        return None
    read = [coding.outcome.position for coding in application.codings.all()]
    if len(read) == READINGS and len(set(read)) == 1:
        return read[0]
    settlement = getattr(application, "settlement", None)
    return settlement.outcome.position if settlement and len(read) == READINGS else None


def first_cut(campaign: Campaign) -> int:
    """Return the position from which an outcome is favourable: that of the first stage, or the best outcome alone."""
    stage = campaign.stages.select_related("passed_from").order_by("position").first()
    if stage:
        return stage.passed_from.position
    return max(campaign.outcomes.values_list("position", flat=True), default=0)


def discordant_counts(campaign: Campaign) -> list[tuple[int, int]]:
    """Return, for each tested profile, how many tests favour the reference alone, and it alone; at the first stage."""
    by_test = favoured_by_test(held_outcomes(campaign), first_cut(campaign))
    profiles = list(campaign.profiles.order_by("letter"))
    reference = next(each.pk for each in profiles if each.is_reference)
    return [_counts(by_test.values(), reference, each.pk) for each in profiles if each.pk != reference]


def favoured_by_test(held: Iterable[Held], cut: int) -> Mapping[int, Mapping[int, bool]]:
    """Return, by test and profile, whether what is held reaches a position."""
    found: dict[int, dict[int, bool]] = defaultdict(dict)
    for each in held:
        if each.position is not None:
            found[each.application.test_id][each.application.profile_id] = each.position >= cut
    return found


def _counts(tests: Iterable[Mapping[int, bool]], reference: int, tested: int) -> tuple[int, int]:
    pairs = [(test[reference], test[tested]) for test in tests if reference in test and tested in test]
    return pairs.count((True, False)), pairs.count((False, True))


def all_read(campaign: Campaign) -> bool:
    """Whether every application is reported or abandoned, read twice, and settled where readings differ."""
    left = Application.objects.filter(test__campaign=campaign, reported_on=None, abandoned="")
    return not left.exists() and not still_to_code(campaign)
