"""Says whether a fact may be deposited: its codes are of the lists in force, its quarter has come. Plain values."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.observatory.fact_values import NOT_STATED, FactValue
from vigie.observatory.referentials.listed import ANYWHERE, Listed, Lists
from vigie.observatory.referentials.quarters import (
    FIRST_YEAR,
    first_day,
    is_quarter,
    last_day,
    quarter_label,
    quarter_of,
)

# The values by code, for each dimension.
Values = Mapping[str, Mapping[str, Listed]]

NAMES: Final[Mapping[str, str | Promise]] = {
    "criterion": _("critère"),
    "domain": _("domaine"),
    "type": _("forme"),
    "place": _("lieu"),
    "sex": _("sexe"),
    "age_band": _("tranche d'âge"),
    "outcome": _("suite donnée"),
    "channel": _("canal"),
    "source": _("source"),
    "quarter": _("trimestre"),
}


class InvalidFact(ValueError):
    """A fact that may not be deposited, or corrected; the message is a French sentence that names what to mend."""


def values_of(lists: Lists) -> Values:
    """Return the values of each list by their codes."""
    return {name: {item.code: item for item in items} for name, items in lists.items()}


def known_only(fact: FactValue, values: Values, today: date) -> FactValue:
    """Return a fact in which what the lists in force do not know is « not stated »; a place, the whole territory.

    The source stays as it is: a territory whose lists no longer have it asks for no such fact.
    """
    unknown = {
        name: ANYWHERE if name == "place" else NOT_STATED
        for name in fact.codes()
        if name not in ("source", "quarter") and why_not(values[name].get(getattr(fact, name)), fact.quarter, today)
    }
    return replace(fact, **unknown)


def check(fact: FactValue, values: Values, today: date) -> None:
    """Raise InvalidFact unless every code is of the lists in force, and the quarter one that has come."""
    check_quarter(fact.quarter, today)
    for name, known in values.items():
        code = getattr(fact, name)
        reason = why_not(known.get(code), fact.quarter, today)
        if reason:
            raise InvalidFact(
                gettext("%(field)s : « %(code)s » %(reason)s.")
                % {"field": str(NAMES[name]).capitalize(), "code": str(code)[:60], "reason": reason}
            )


def why_not(item: Listed | None, quarter: str, today: date) -> str:
    """Return why a value may not be taken by a new fact, or nothing."""
    if item is None:
        return gettext("n'est pas une valeur des listes")
    if item.retired_on and item.retired_on <= today.isoformat():
        return gettext("n'est plus proposé : choisissez une valeur en vigueur")
    begins_late = item.valid_from > last_day(quarter).isoformat()
    ended_before = bool(item.valid_until) and item.valid_until < first_day(quarter).isoformat()
    if begins_late or ended_before:
        return gettext("n'existait pas à ce trimestre")
    return ""


def check_quarter(quarter: str, today: date) -> None:
    """Raise InvalidFact unless this is a quarter that has begun, and not an absurd one."""
    if not isinstance(quarter, str) or not is_quarter(quarter):
        raise InvalidFact(gettext("Trimestre : écrivez par exemple T3 2026."))
    if quarter > quarter_of(today):
        raise InvalidFact(
            gettext("Trimestre : « %(quarter)s » n'est pas encore venu.") % {"quarter": quarter_label(quarter)}
        )
    if int(quarter[:4]) < FIRST_YEAR:
        raise InvalidFact(
            gettext("Trimestre : « %(quarter)s » est trop ancien, il n'y a pas de faits avant %(year)s.")
            % {"quarter": quarter_label(quarter), "year": FIRST_YEAR}
        )
