"""What mentoring lets the observatory measure: pairs that live, and how they end. Nothing small is told."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from vigie.core.measuring import SEXES, Direction, Measured, RoomIndicator
from vigie.core.small_counts import tells_few
from vigie.internships.models import MenteePair
from vigie.observatory.indicators.small_counts import hide_small
from vigie.territory.thresholds import small_count_threshold

Outcome = MenteePair.Outcome
SOURCE = _("Parrainages suivis dans Vigie")
WORKED: Final = (Outcome.JOB, Outcome.APPRENTICESHIP, Outcome.TRAINING, Outcome.INTERNSHIP)


def real_pairs() -> QuerySet[MenteePair]:
    """Return the pairs that both sides agreed to, without those of the demonstration."""
    return MenteePair.objects.filter(
        mentor_agreed_on__isnull=False, mentee_agreed_on__isnull=False, mentee__is_fictitious=False
    )


def pairs_alive(year: int) -> Sequence[Measured]:
    """Measure how many young people had a mentor at some time in a year, by sex."""
    last, first = date(year, 12, 31), date(year, 1, 1)
    alive = real_pairs().filter(mentor_agreed_on__lte=last, mentee_agreed_on__lte=last)
    alive = alive.filter(Q(ended_on=None) | Q(ended_on__gte=first))
    rows = alive.order_by().values_list("mentee__sex").annotate(number=Count("mentee", distinct=True))
    counts = dict(rows)
    parts = {sex: counts.get(sex, 0) for sex in SEXES}
    shown = hide_small(sum(parts.values()), parts, small_count_threshold())
    if shown.total is None:
        return ()
    return (Measured(float(shown.total)), *(Measured(told(shown.parts[sex]), sex=sex) for sex in SEXES))


def told(number: int | None) -> float | None:
    """Return a count as a measure; None stays unknown."""
    return None if number is None else float(number)


def pairs_that_worked(year: int) -> Sequence[Measured]:
    """Measure the share of pairs ended in a year, whose outcome is known, that led to a place."""
    ended = real_pairs().filter(ended_on__year=year).exclude(outcome=Outcome.NOT_STATED)
    worked, everyone = ended.filter(outcome__in=WORKED).count(), ended.count()
    if tells_few(worked, everyone, small_count_threshold()):
        return ()
    return (Measured.share(worked, everyone),)


MENTORING_INDICATORS = (
    RoomIndicator(
        code="internships-mentoring-alive",
        label=_("Jeunes qui ont une marraine ou un parrain"),
        definition=_("Jeunes dont un parrainage a vécu dans l'année, commencé quand les deux étaient d'accord."),
        unit=_("personnes"),
        method=_("Chaque personne compte une fois par année. Rien n'est dit d'un petit nombre."),
        source=SOURCE,
        direction=Direction.RISE_IS_GOOD,
        measure=pairs_alive,
        counts_people=True,
    ),
    RoomIndicator(
        code="internships-mentoring-outcomes",
        label=_("Parrainages qui mènent à un emploi, une alternance, une formation ou un stage"),
        definition=_("Part des parrainages terminés dans l'année, dont l'issue est connue, qui mènent à une place."),
        unit=_("part des parrainages"),
        method=_("Un parrainage arrêté avant la fin compte ; une issue non renseignée, non. Rien d'un petit nombre."),
        source=SOURCE,
        direction=Direction.RISE_IS_GOOD,
        measure=pairs_that_worked,
        is_share=True,
    ),
)
