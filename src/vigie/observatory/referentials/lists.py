"""The lists as they stand now: those of law, those kept here, places."""

from collections.abc import Sequence
from typing import Final

from django.utils.translation import gettext, override

from vigie.law.models import Criterion, DiscriminationType, Domain
from vigie.observatory.fact_values import NOT_STATED
from vigie.observatory.models import ReferentialItem
from vigie.observatory.referentials.listed import OTHER, Listed
from vigie.observatory.referentials.places import place_list

SEVERAL: Final = "several"


def current_lists() -> dict[str, tuple[Listed, ...]]:
    """Return the values by dimension, quarters apart, in the language of the source; queries do not grow with rows."""
    with override("fr"):
        return {
            "criterion": (
                *law_list(Criterion),
                Listed(SEVERAL, gettext("plusieurs critères")),
                Listed(OTHER, gettext("autre critère")),
                Listed(NOT_STATED, gettext("critère non renseigné")),
            ),
            "domain": (
                *law_list(Domain),
                Listed(OTHER, gettext("autre domaine")),
                Listed(NOT_STATED, gettext("domaine non renseigné")),
            ),
            "type": (
                *law_list(DiscriminationType),
                Listed(OTHER, gettext("autre forme")),
                Listed(NOT_STATED, gettext("forme non renseignée")),
            ),
            "place": place_list(),
            **kept_lists(),
        }


def law_list(table: type[Criterion | Domain | DiscriminationType]) -> list[Listed]:
    """Return the rows of a table of law, those still to be checked included; a criterion needs a verified text too."""
    verified = set(table.objects.publishable().values_list("code", flat=True))
    return [
        Listed(code, label, is_verified=code in verified) for code, label in table.objects.values_list("code", "label")
    ]


def kept_lists() -> dict[str, tuple[Listed, ...]]:
    """Return the lists of this room: sources, channels, outcomes, sex, age bands."""
    found: dict[str, list[Listed]] = {kind: [] for kind in ReferentialItem.Kind.values}
    for item in ReferentialItem.objects.all():
        retired = item.retired_on.isoformat() if item.retired_on else ""
        found[item.kind].append(Listed(item.code, item.label, retired_on=retired))
    return {kind: tuple(items) for kind, items in found.items()}


def one_criterion(criteria: Sequence[str]) -> str:
    """Return the code of the only criterion, « several » for more than one, « not stated » for none."""
    if len(set(criteria)) > 1:
        return SEVERAL
    return criteria[0] if criteria else NOT_STATED
