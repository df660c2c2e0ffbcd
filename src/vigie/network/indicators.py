"""What the room can measure: active members by sex, candidacies (S30, S109, S125)."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from vigie.core.measuring import SEXES, Direction, Measured, RoomIndicator
from vigie.network.coverage.growth import active_in, terms
from vigie.network.models import Candidacy, Function
from vigie.observatory.indicators.small_counts import hide_small
from vigie.territory.thresholds import small_count_threshold

SOURCE = _("Réseau suivi dans Vigie")
METHOD = _(
    "Chaque personne compte une fois par année, si son mandat a couru un jour. Rien n'est dit d'un petit nombre."
)


def by_sex(counts: Counter[str]) -> Sequence[Measured]:
    """Return a count of people and its parts, the small ones hidden with what would give them away."""
    parts = {sex: counts.get(sex, 0) for sex in SEXES}
    shown = hide_small(sum(parts.values()), parts, small_count_threshold())
    if shown.total is None:
        return ()
    return (Measured(float(shown.total)), *(Measured(told(shown.parts[sex]), sex=sex) for sex in SEXES))


def told(number: int | None) -> float | None:
    """Return a count as a measure; None stays unknown."""
    return None if number is None else float(number)


def active_members(function: str, year: int) -> Sequence[Measured]:
    """Count those who held a mandate of a function in a year, demonstrations left out."""
    found = terms(real_only=True, until=date(year, 12, 31))
    return by_sex(Counter(active_in(found, year, function).values()))


def candidacies_received(year: int) -> Sequence[Measured]:
    """Count the candidacies received in a year, demonstrations left out."""
    received = Candidacy.objects.filter(received_on__year=year, call__is_fictitious=False)
    return by_sex(Counter(received.values_list("sex", flat=True)))


def of_members(function: Function, label: Any) -> RoomIndicator:
    """Return the indicator of active members of one function."""
    return RoomIndicator(
        code=f"network-{function.value}s",
        label=label,
        definition=_("Personnes qui ont eu un mandat de cette fonction, en cours dans l'année."),
        unit=_("personnes"),
        method=METHOD,
        source=SOURCE,
        direction=Direction.RISE_IS_GOOD,
        measure=partial(active_members, function.value),
        counts_people=True,
    )


INDICATORS: tuple[RoomIndicator, ...] = (
    of_members(Function.AMBASSADOR, _("Ambassadrices et ambassadeurs de l'égalité actifs")),
    of_members(Function.SENTINEL, _("Sentinelles actives")),
    RoomIndicator(
        code="network-candidacies",
        label=_("Candidatures pour rejoindre le réseau"),
        definition=_("Candidatures reçues dans l'année par un appel public."),
        unit=_("candidatures"),
        method=_("Chaque candidature compte, retenue ou non. Rien n'est dit d'un petit nombre."),
        source=SOURCE,
        direction=Direction.RISE_IS_GOOD,
        measure=candidacies_received,
        counts_people=True,
    ),
)
