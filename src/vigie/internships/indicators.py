"""What the room can measure of access to internships (S141): from the studies of campaigns, small numbers left out."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from vigie.core.measuring import SEXES, Direction, Measured, RoomIndicator
from vigie.core.small_counts import tells_few
from vigie.internships.equity.outcomes import outcomes_of
from vigie.internships.equity.shown import told_of
from vigie.internships.equity.waiting import WAITING_INDICATORS
from vigie.internships.mentoring.measuring import MENTORING_INDICATORS
from vigie.territory.thresholds import small_count_threshold

SOURCE = _("Bourse de stage dans Vigie")


def access(year: int) -> Sequence[Measured]:
    """Measure the share of pupils who ranked offers and got one: the whole, then each sex when it may be told."""
    outcomes = list(outcomes_of(year))
    placed, people = sum(each["placed"] for each in outcomes), sum(each["people"] for each in outcomes)
    if not people or tells_few(placed, people, small_count_threshold()):
        return ()
    whole = Measured.share(placed, people)
    pairs = [pair_of(each, "women") for each in outcomes]
    if None in pairs:
        return (whole, *(Measured(None, sex=sex) for sex in SEXES))
    parts = {
        sex: [pair[side] for pair in pairs if pair]
        for sex, side in (("women", "group"), ("men", "others"), ("not_stated", "rest"))
    }
    return (whole, *(part_of(sex, counts) for sex, counts in parts.items()))


def part_of(sex: str, counts: Sequence[Mapping[str, int]]) -> Measured:
    """Return the share of one sex."""
    chosen, people = sum(each["chosen"] for each in counts), sum(each["people"] for each in counts)
    value = chosen / people if people else None
    return Measured(value, sex=sex, numerator=chosen, observations=people)


def access_of(code: str, year: int) -> Sequence[Measured]:
    """Measure the same share in one group alone; nothing when one campaign's may not be told."""
    pairs = [pair_of(each, code) for each in outcomes_of(year)]
    known = [pair["group"] for pair in pairs if pair]
    people = sum(each["people"] for each in known)
    if None in pairs or not people:
        return ()
    return (Measured.share(sum(each["chosen"] for each in known), people),)


def pair_of(outcome: Mapping[str, Any], code: str) -> Mapping[str, Any] | None:
    """Return a comparison of a study; None when it is not there, or may not be told."""
    told = told_of(outcome, small_count_threshold())
    return next((contrast for contrast in told if contrast["code"] == code), None)


def of_a_group(code: str, label: Any, group: str) -> RoomIndicator:
    """Return the indicator of access in one group."""
    return RoomIndicator(
        code=f"internships-access-{code}",
        label=label,
        definition=_("Part des élèves de ce groupe qui ont classé des offres et en ont obtenu une au premier tour."),
        unit=_("part"),
        method=_("Campagnes tirées dans l'année. Rien n'est dit d'un petit nombre."),
        source=SOURCE,
        direction=Direction.RISE_IS_GOOD,
        measure=partial(access_of, group),
        is_share=True,
    )


INDICATORS: tuple[RoomIndicator, ...] = (
    RoomIndicator(
        code="internships-access",
        label=_("Accès aux stages par la bourse"),
        definition=_("Part des élèves qui ont classé des offres et en ont obtenu une au premier tour."),
        unit=_("part"),
        method=_("Campagnes tirées dans l'année. Rien n'est dit d'un petit nombre."),
        source=SOURCE,
        direction=Direction.RISE_IS_GOOD,
        measure=access,
        is_share=True,
        counts_people=True,
    ),
    of_a_group("qpv", _("Accès aux stages des élèves d'un quartier prioritaire"), "qpv"),
    of_a_group("scholarship", _("Accès aux stages des élèves boursiers"), "scholarship"),
    of_a_group("college", _("Accès aux stages des collégiennes et collégiens"), "school:college"),
    of_a_group("general", _("Accès aux stages en lycée général et technologique"), "school:general"),
    of_a_group("vocational", _("Accès aux stages en lycée professionnel"), "school:vocational"),
    of_a_group("e2c", _("Accès aux stages à l'école de la deuxième chance"), "school:e2c"),
    *WAITING_INDICATORS,
    *MENTORING_INDICATORS,
)
