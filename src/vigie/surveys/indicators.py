"""What the room can measure: answers to waves closed in a year, when they are as many as may be told."""

from collections.abc import Callable, Sequence
from functools import partial

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vigie.core.measuring import Direction, Measured, RoomIndicator
from vigie.surveys.models import FrozenResults, Survey

SOURCE = _("Enquêtes dans Vigie")


def frozen_in(year: int, kind: str = "") -> list[FrozenResults]:
    """Return the frozen results of the waves closed in a year; made-up ones are left out."""
    found = FrozenResults.objects.filter(wave__closed_on__year=year, wave__survey__is_fictitious=False)
    found = found.filter(wave__survey__kind=kind) if kind else found
    return list(found.only("content"))


def answers(kind: str, year: int) -> Sequence[Measured]:
    """Measure the answers to the waves closed in a year; nothing when one of them is too small to be told."""
    told = [results.content["answers"] for results in frozen_in(year, kind)]
    if not told or None in told:
        return ()
    return (Measured(float(sum(told))),)


def waves(year: int) -> Sequence[Measured]:
    """Measure how many waves closed in a year have frozen results."""
    return (Measured(float(len(frozen_in(year)))),)


def answers_indicator(code: str, label: str | Promise, measure: Callable[[int], Sequence[Measured]]) -> RoomIndicator:
    """Return the indicator of answers to one kind of survey, or to all."""
    return RoomIndicator(
        code=code,
        label=label,
        definition=_("Nombre de réponses aux vagues closes dans l'année dont les résultats sont figés."),
        unit=_("réponses"),
        method=_("Une personne qui répond à deux vagues compte deux fois. Rien n'est dit d'un petit nombre."),
        source=SOURCE,
        direction=Direction.RISE_IS_GOOD,
        measure=measure,
    )


INDICATORS = (
    RoomIndicator(
        code="surveys-waves",
        label=_("Vagues d'enquête aux résultats figés"),
        definition=_("Nombre de vagues closes dans l'année dont une personne nommée a figé les résultats."),
        unit=_("vagues"),
        method=_("Comptées l'année de leur clôture."),
        source=SOURCE,
        direction=Direction.RISE_IS_GOOD,
        measure=waves,
    ),
    answers_indicator("surveys-answers", _("Réponses aux enquêtes"), partial(answers, "")),
    answers_indicator(
        "surveys-internship-answers", _("Retours de stage reçus"), partial(answers, Survey.Kind.INTERNSHIP_FEEDBACK)
    ),
    answers_indicator("surveys-barometer-answers", _("Réponses au baromètre"), partial(answers, Survey.Kind.BAROMETER)),
    answers_indicator(
        "surveys-training-answers", _("Évaluations de formation reçues"), partial(answers, Survey.Kind.TRAINING)
    ),
)
