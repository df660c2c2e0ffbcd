"""What the room can measure: people trained, sessions, structures reached (S89, S112, S114)."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Organisation
from vigie.core.measuring import SEXES, Direction, Measured, RoomIndicator
from vigie.training.models import Enrolment, Level, Session
from vigie.training.trained import midnight, trained_by_organisation

SOURCE = _("Formations dans Vigie")
METHOD = _("Personnes présentes aux sessions de l'année ; une personne qui revient est comptée une fois.")


def attended_in(year: int) -> QuerySet[Enrolment]:
    """Return the attendances of a year."""
    bounds = {
        "session__starts_at__gte": midnight(date(year, 1, 1)),
        "session__starts_at__lt": midnight(date(year + 1, 1, 1)),
    }
    return Enrolment.objects.attended().filter(**bounds).order_by()


def people_in(rows: QuerySet[Enrolment]) -> dict[str, str]:
    """Return the sex of each person: the one that they stated, if they did at one of their sessions."""
    found: dict[str, str] = {}
    for who, sex in rows.values_list("who", "sex").distinct():
        if found.get(who, "not_stated") == "not_stated":
            found[who] = sex
    return found


def counted(rows: QuerySet[Enrolment]) -> Sequence[Measured]:
    """Measure how many people there are, then of each sex; nothing when there is nobody."""
    people = people_in(rows)
    if not people:
        return ()
    parts = {sex: sum(stated == sex for stated in people.values()) for sex in SEXES}
    return (Measured(len(people)), *(Measured(count, sex=sex) for sex, count in parts.items()))


def people_trained(year: int) -> Sequence[Measured]:
    """Measure how many people were trained in a year."""
    return counted(attended_in(year))


def trained_at(levels: Sequence[str], year: int) -> Sequence[Measured]:
    """Measure how many people of some levels were trained in a year."""
    return counted(attended_in(year).filter(level__in=levels))


def sessions_held(year: int) -> Sequence[Measured]:
    """Measure how many sessions took place in a year."""
    bounds = {"starts_at__gte": midnight(date(year, 1, 1)), "starts_at__lt": midnight(date(year + 1, 1, 1))}
    count = Session.objects.held().filter(**bounds).count()
    return (Measured(count),) if count else ()


def structures_reached(year: int) -> Sequence[Measured]:
    """Measure the share of structures of which someone was trained, from the first session to the end of a year."""
    touched = set(trained_by_organisation(until=date(year, 12, 31)))
    structures = set(Organisation.objects.whole().values_list("pk", flat=True))
    if not touched or not structures:
        return ()
    return (Measured.share(len(touched & structures), len(structures)),)


def of_levels(code: str, label: Any, levels: Sequence[str]) -> RoomIndicator:
    """Return the indicator of people trained at some levels."""
    return RoomIndicator(
        code=f"training-people-{code}",
        label=label,
        definition=_("Personnes de ce niveau hiérarchique qui ont suivi au moins une session dans l'année."),
        unit=_("personnes"),
        method=METHOD,
        source=SOURCE,
        direction=Direction.RISE_IS_GOOD,
        measure=partial(trained_at, levels),
        counts_people=True,
    )


INDICATORS: tuple[RoomIndicator, ...] = (
    RoomIndicator(
        code="training-people",
        label=_("Personnes formées"),
        definition=_("Personnes qui ont suivi au moins une session de formation dans l'année."),
        unit=_("personnes"),
        method=METHOD,
        source=SOURCE,
        direction=Direction.RISE_IS_GOOD,
        measure=people_trained,
        counts_people=True,
    ),
    of_levels("elected", _("Élues, élus et directions formés"), (Level.ELECTED, Level.DIRECTION)),
    of_levels("managers", _("Personnes qui encadrent formées"), (Level.MANAGER,)),
    of_levels("professionals", _("Agentes, agents, salariées et salariés formés"), (Level.PROFESSIONAL,)),
    of_levels("volunteers", _("Bénévoles formées et formés"), (Level.VOLUNTEER,)),
    RoomIndicator(
        code="training-sessions",
        label=_("Sessions de formation"),
        definition=_("Sessions de formation tenues dans l'année."),
        unit=_("sessions"),
        method=_("Sessions commencées et non annulées."),
        source=SOURCE,
        direction=Direction.RISE_IS_GOOD,
        measure=sessions_held,
    ),
    RoomIndicator(
        code="training-structures",
        label=_("Structures touchées par la formation"),
        definition=_("Part des structures de l'annuaire dont au moins une personne a été formée depuis le début."),
        unit=_("part"),
        method=_("Structures de l'annuaire d'aujourd'hui ; les services comptent pour leur structure."),
        source=SOURCE,
        direction=Direction.RISE_IS_GOOD,
        measure=structures_reached,
        is_share=True,
    ),
)
