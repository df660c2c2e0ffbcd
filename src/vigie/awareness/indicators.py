"""What the room can measure: people reached, by sex and by sector, events, loans, resources, the definition."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.db.models import QuerySet, Sum
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vigie.awareness.models import Adoption, Event, InterventionRequest, Loan, Sector, Tool
from vigie.core.measuring import SEXES, Direction, Measured, RoomIndicator
from vigie.observatory.indicators.small_counts import hide_small
from vigie.territory.thresholds import small_count_threshold

SOURCE = _("Événements et interventions tenus dans Vigie")


def counted_events(year: int) -> QuerySet[Event]:
    """Return the events of a year of which somebody counted who came, demonstrations and cancelled ones left out."""
    return Event.objects.filter(
        starts_at__year=year, cancelled_on=None, published_on__isnull=False, women__isnull=False, is_fictitious=False
    )


def done_requests(year: int) -> QuerySet[InterventionRequest]:
    """Return the interventions that took place in a year, demonstrations left out."""
    return InterventionRequest.objects.filter(
        state=InterventionRequest.State.DONE, done_on__year=year, intervention__is_fictitious=False
    )


def people_reached(year: int, sector: str = "") -> Sequence[Measured]:
    """Count those who came to events and interventions, by sex; nothing while nobody has counted, nor of a few."""
    events, asked = counted_events(year), done_requests(year)
    if sector:
        events, asked = events.filter(sector=sector), asked.filter(sector=sector)
    if not events.exists() and not asked.exists():
        return ()
    came, met = summed(events), summed(asked)
    parts = {sex: came[sex] + met[sex] for sex in SEXES}
    shown = hide_small(sum(parts.values()), parts, small_count_threshold())
    if shown.total is None:
        return ()
    return (Measured(float(shown.total)), *(Measured(told(shown.parts[sex]), sex=sex) for sex in SEXES))


def summed(rows: QuerySet[Any]) -> dict[str, int]:
    """Return the sum of each sex."""
    found = rows.order_by().aggregate(**{f"all_{sex}": Sum(sex) for sex in SEXES})
    return {sex: found[f"all_{sex}"] or 0 for sex in SEXES}


def told(number: int | None) -> float | None:
    """Return a count as a measure; None stays unknown."""
    return None if number is None else float(number)


def events_held(year: int) -> Sequence[Measured]:
    """Count the public events that took place in a year."""
    held = Event.objects.filter(
        starts_at__year=year, cancelled_on=None, published_on__isnull=False, is_fictitious=False
    )
    return (Measured(float(held.count())),)


def loans_made(year: int) -> Sequence[Measured]:
    """Count the loans that began in a year."""
    made = Loan.objects.filter(
        starts_on__year=year, state__in=[Loan.State.ACCEPTED, Loan.State.RETURNED], tool__is_fictitious=False
    )
    return (Measured(float(made.count())),)


def tools_published(year: int) -> Sequence[Measured]:
    """Count the tools whose first version was published by the end of a year, and that were not withdrawn since."""
    shown = Tool.objects.filter(versions__published_on__year__lte=year, withdrawn_on=None, is_fictitious=False)
    return (Measured(float(shown.distinct().count())),)


def structures_that_adopted(year: int) -> Sequence[Measured]:
    """Count the structures that had adopted a shared definition by the end of a year."""
    taken = Adoption.objects.filter(adopted_on__year__lte=year, definition__is_fictitious=False)
    return (Measured(float(taken.values("organisation").distinct().count())),)


def of_room(
    code: str, label: str | Promise, definition: str | Promise, unit: str | Promise, measure: Any, **more: Any
) -> RoomIndicator:
    """Return an indicator of which more is better."""
    return RoomIndicator(
        code=f"awareness-{code}",
        label=label,
        definition=definition,
        unit=unit,
        method=more.pop("method", _("Comptés à la fin de l'année.")),
        source=SOURCE,
        direction=Direction.RISE_IS_GOOD,
        measure=measure,
        **more,
    )


PEOPLE_METHOD = _(
    "Personnes comptées à chaque rendez-vous : qui vient deux fois compte deux fois. Rien d'un petit nombre."
)

INDICATORS: tuple[RoomIndicator, ...] = (
    of_room(
        "people",
        _("Personnes sensibilisées"),
        _("Personnes venues aux événements publics et aux interventions à la demande de l'année."),
        _("personnes"),
        people_reached,
        method=PEOPLE_METHOD,
        counts_people=True,
    ),
    *(
        of_room(
            f"people-{code.replace('_', '-')}",
            label,
            _("Personnes venues aux événements et interventions de l'année faits pour ce secteur."),
            _("personnes"),
            partial(people_reached, sector=code),
            method=PEOPLE_METHOD,
            counts_people=True,
        )
        for code, label in (
            (Sector.EMPLOYMENT.value, _("Personnes sensibilisées : emploi et insertion")),
            (Sector.ECONOMY.value, _("Personnes sensibilisées : acteurs économiques")),
            (Sector.HOUSING.value, _("Personnes sensibilisées : logement")),
            (Sector.EDUCATION.value, _("Personnes sensibilisées : éducation et formation")),
            (Sector.HEALTH.value, _("Personnes sensibilisées : santé")),
            (Sector.PUBLIC_SERVICES.value, _("Personnes sensibilisées : services publics")),
            (Sector.CULTURE.value, _("Personnes sensibilisées : culture, sport et loisirs")),
            (Sector.SECURITY.value, _("Personnes sensibilisées : sécurité et justice")),
        )
    ),
    of_room(
        "events",
        _("Événements de sensibilisation"),
        _("Événements publics tenus dans l'année, parties comprises, annulés exclus."),
        _("événements"),
        events_held,
    ),
    of_room(
        "loans",
        _("Expositions prêtées"),
        _("Prêts accordés qui commencent dans l'année."),
        _("prêts"),
        loans_made,
    ),
    of_room(
        "tools",
        _("Outils publics de la boîte à outils"),
        _("Outils publiés au plus tard dans l'année et qui le sont encore."),
        _("outils"),
        tools_published,
    ),
    of_room(
        "adoptions",
        _("Structures qui ont adopté la définition commune"),
        _("Structures qui ont adopté, au plus tard dans l'année, une définition commune."),
        _("structures"),
        structures_that_adopted,
    ),
)
