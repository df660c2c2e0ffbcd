"""Who holds a mandate on a day: what other rooms and other parts ask."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.functional import Promise

from vigie.accounts.models import Person
from vigie.network.mandates.conditions import Condition, missing
from vigie.network.mandates.standing import WORDS, Standing, standing
from vigie.network.models import CharterSignature, CharterVersion, Function, Mandate
from vigie.training.trained import skills_of


def ambassadors_of(organisation_id: int, day: date) -> list[Person]:
    """Return the ambassadors of a structure, its services included, whose mandate is in force on a day; by name."""
    theirs = Q(organisation=organisation_id) | Q(organisation__parent=organisation_id)
    held = Mandate.objects.in_force(day).filter(theirs, function=Function.AMBASSADOR)
    return list(Person.objects.filter(pk__in=held.values("person")).order_by("name", "pk"))


def standing_of(mandate: Mandate, day: date) -> Standing:
    """Return where a mandate stands on a day."""
    return standing(
        starts_on=mandate.starts_on,
        ends_on=mandate.ends_on,
        ended_on=mandate.ended_on,
        day=day,
        is_renewed=hasattr(mandate, "renewal"),
    )


@dataclass(frozen=True)
class MandateRow:
    """A mandate in a list, with where it stands."""

    mandate: Mandate
    standing: Standing
    colour: str
    words: str | Promise


def mandate_rows(mandates: Iterable[Mandate], day: date) -> list[MandateRow]:
    """Return mandates with where each stands. mandates: with ``renewal`` selected, lest each ask for it."""
    found = [(mandate, standing_of(mandate, day)) for mandate in mandates]
    return [MandateRow(mandate, state, *WORDS[state]) for mandate, state in found]


def charter_in_force() -> CharterVersion | None:
    """Return the last version of the charter; None while none is published."""
    return CharterVersion.objects.order_by("-number").first()


def has_signed(person_id: int, version: CharterVersion | None) -> bool:
    """Whether someone signed this version of the charter; nobody has while there is none."""
    return version is not None and CharterSignature.objects.filter(person=person_id, version=version).exists()


def missing_for(mandate: Mandate, day: date) -> tuple[Condition, ...]:
    """Return what someone still lacks for the function of a mandate on a day."""
    return missing(
        mandate.function,
        skills=skills_of(person_id=mandate.person_id, day=day),
        has_signed=has_signed(mandate.person_id, charter_in_force()),
    )


def held_by(person_id: int) -> Sequence[Mandate]:
    """Return all the mandates of someone, the latest first."""
    mine = Mandate.objects.told().select_related("renewal", "person", "organisation__parent", "nomination")
    return list(mine.filter(person=person_id).order_by("-named_on", "-pk"))
