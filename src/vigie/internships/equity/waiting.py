"""What the observatory measures of the time it takes to obtain an internship (S141), small numbers left out."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from vigie.core.measuring import SEXES, Direction, Measured, RoomIndicator
from vigie.core.small_counts import is_small
from vigie.internships.equity.delays import may_tell, mean_days, told_delays
from vigie.internships.equity.outcomes import outcomes_of
from vigie.territory.thresholds import small_count_threshold

Counts = Mapping[str, Any]
Timed = tuple[Counts, Sequence[int]]


def measured_outcomes(year: int) -> list[Counts]:
    """Return the studies of a year; none as soon as one was made before delays were measured."""
    outcomes = list(outcomes_of(year))
    return outcomes if all(each.get("days") for each in outcomes) else []


def mean_of(timed: Sequence[Timed]) -> float | None:
    """Return the mean delay of everyone served in several campaigns, in days; None when nobody was."""
    served = [(counts["chosen"] + counts.get("later", 0), counts, days) for counts, days in timed]
    people = sum(count for count, _counts, _days in served)
    waited = sum(count * (mean_days(one["chosen"], one.get("later", 0), days) or 0) for count, one, days in served)
    return waited / people if people else None


def parts_of(outcome: Counts, code: str) -> Counts | None:
    """Return a comparison of a study, or None when its delays may not be told."""
    told = told_delays(outcome, small_count_threshold())
    return next((contrast for contrast in told if contrast["code"] == code), None)


def waiting(year: int) -> Sequence[Measured]:
    """Measure the mean delay of those served: the whole, then each sex when it may be told."""
    outcomes = measured_outcomes(year)
    wholes = [{"people": each["people"], "chosen": each["placed"], "later": each["later"]} for each in outcomes]
    threshold = small_count_threshold()
    if not all(may_tell(each, threshold) and not is_small(each["chosen"], threshold) for each in wholes):
        return ()
    whole = mean_of([(each, outcome["days"]) for each, outcome in zip(wholes, outcomes, strict=True)])
    if whole is None:
        return ()
    pairs = [(parts_of(each, "women"), each["days"]) for each in outcomes]
    if any(pair is None for pair, _days in pairs):
        return (Measured(whole), *(Measured(None, sex=sex) for sex in SEXES))
    sides = zip(SEXES, ("group", "others", "rest"), strict=True)
    return (
        Measured(whole),
        *(Measured(mean_of([(pair[side], days) for pair, days in pairs if pair]), sex=sex) for sex, side in sides),
    )


def waiting_of(code: str, year: int) -> Sequence[Measured]:
    """Measure the same delay in one group alone; nothing when one campaign's may not be told."""
    outcomes = measured_outcomes(year)
    pairs = [(parts_of(each, code), each["days"]) for each in outcomes]
    if any(pair is None for pair, _days in pairs):
        return ()
    mean = mean_of([(pair["group"], days) for pair, days in pairs if pair])
    return () if mean is None else (Measured(mean),)


def of_a_group(code: str, label: Any, group: str) -> RoomIndicator:
    """Return the indicator of the delay in one group."""
    return indicator(code, label, partial(waiting_of, group))


def indicator(code: str, label: Any, measure: Any, **how: Any) -> RoomIndicator:
    """Return an indicator of delay."""
    return RoomIndicator(
        code=f"internships-{code}",
        label=label,
        definition=_(
            "Jours entre l'ouverture des listes et le tirage qui a donné une place, en moyenne, pour les élèves qui "
            "ont classé des offres au premier tour et en ont obtenu une au premier ou au second."
        ),
        unit=_("jours"),
        method=_(
            "Campagnes tirées dans l'année. Un tirage sert tout le monde le même jour : seul le second tour crée un "
            "écart. Rien n'est dit d'un petit nombre."
        ),
        source=_("Bourse de stage dans Vigie"),
        direction=Direction.FALL_IS_GOOD,
        measure=measure,
        **how,
    )


WAITING_INDICATORS: tuple[RoomIndicator, ...] = (
    indicator("delay", _("Délai pour obtenir un stage par la bourse"), waiting, counts_people=True),
    of_a_group("delay-qpv", _("Délai pour obtenir un stage, élèves d'un quartier prioritaire"), "qpv"),
    of_a_group("delay-scholarship", _("Délai pour obtenir un stage, élèves boursiers"), "scholarship"),
    of_a_group("delay-college", _("Délai pour obtenir un stage au collège"), "school:college"),
    of_a_group("delay-general", _("Délai pour obtenir un stage en lycée général et technologique"), "school:general"),
    of_a_group("delay-vocational", _("Délai pour obtenir un stage en lycée professionnel"), "school:vocational"),
    of_a_group("delay-e2c", _("Délai pour obtenir un stage à l'école de la deuxième chance"), "school:e2c"),
)
