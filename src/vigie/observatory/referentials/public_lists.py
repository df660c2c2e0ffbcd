"""The lists as public editions show them, and under which code each fact is counted there. Plain values.

Three things differ from what facts carry. A row of law still to be checked is not named: it is counted with « autre ».
A fact known only at an upper place (a group, a commune that has neighbourhoods) is counted in a place of its own under
it, so that the upper place is the sum of what it holds. Places finer than the width chosen go to their upper place.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.observatory.fact_values import DIMENSIONS
from vigie.observatory.referentials.listed import ANYWHERE, Listed, lists_of
from vigie.observatory.referentials.quarters import quarter_label
from vigie.observatory.released import Dimension, Item

REST: Final = ":rest"
LABELS: Final[Mapping[str, str | Promise]] = {
    "criterion": _("Critère"),
    "domain": _("Domaine"),
    "type": _("Forme de discrimination"),
    "place": _("Lieu"),
    "sex": _("Sexe"),
    "age_band": _("Âge"),
    "outcome": _("Suite donnée"),
    "channel": _("Par où la parole est venue"),
    "source": _("Source"),
    "quarter": _("Trimestre"),
}


class Width(StrEnum):
    """How fine public places are: prefixes of the codes shown, the finest included."""

    GROUP = "group"
    COMMUNE = "commune"
    NEIGHBOURHOOD = "qpv"


SHOWN: Final[Mapping[Width, tuple[str, ...]]] = {
    Width.GROUP: ("group",),
    Width.COMMUNE: ("group", "commune"),
    Width.NEIGHBOURHOOD: ("group", "commune", "qpv"),
}


def public_dimension(
    content: Mapping[str, Any], name: str, *, width: Width = Width.COMMUNE, quarters: Iterable[str] = ()
) -> Dimension:
    """Return a dimension as an edition shows it: its label, its values in order, upper ones included.

    content: of a ``ReferentialVersion``. quarters: those to show, for the dimension « quarter ».
    """
    if name == "quarter":
        items = tuple(Item(quarter, quarter_label(quarter)) for quarter in sorted(set(quarters)))
    elif name == "place":
        items = public_places(lists_of(content)[name], width)
    else:
        items = tuple(Item(each.code, each.label) for each in lists_of(content)[name] if each.is_verified)
    return Dimension(name, str(LABELS[name]), items)


def recoding_of(content: Mapping[str, Any], *, width: Width = Width.COMMUNE) -> dict[str, dict[str, str]]:
    """Return under which code public editions count each code, by dimension: what ``counting.inner_cube`` takes.

    Every code that it gives is a finest value of ``public_dimension`` of the same content and width.
    """
    lists = lists_of(content)
    found = {name: {each.code: each.public_code for each in lists[name]} for name in DIMENSIONS if name in lists}
    found["place"] = {each.code: leaf_of(each.code, lists["place"], width) for each in lists["place"]}
    return found


# --- Places ----------------------------------------------------------------------------------------------------------
def is_shown(code: str, width: Width) -> bool:
    """Whether a place is as wide as the width, or wider."""
    return code == ANYWHERE or code.partition(":")[0] in SHOWN[width]


def public_places(places: Sequence[Listed], width: Width) -> tuple[Item, ...]:
    """Return the places shown, the widest first, then what is known of no finer place."""
    shown = [each for each in places if is_shown(each.code, width) and each.code != ANYWHERE]
    uppers = upper_codes(shown)
    rests = [Item(each.code + REST, rest_label(each.label), (each.code, *each.parents)) for each in shown]
    items = [Item(each.code, each.label, each.parents) for each in shown]
    anywhere = [Item(each.code, each.label) for each in places if each.code == ANYWHERE]
    return (*items, *(rest for rest in rests if rest.parents[0] in uppers), *anywhere)


def rest_label(label: str) -> str:
    """Return the label of what is in a place, and no one knows where more precisely."""
    return gettext("%(place)s, sans plus de précision") % {"place": label}


def upper_codes(places: Iterable[Listed]) -> set[str]:
    """Return the codes of the places that hold others."""
    return {parent for each in places for parent in each.parents}


def leaf_of(code: str, places: Sequence[Listed], width: Width) -> str:
    """Return the finest place shown in which a fact of that place is counted."""
    by_code = {each.code: each for each in places}
    shown = next((each for each in (code, *by_code[code].parents) if is_shown(each, width)), ANYWHERE)
    uppers = upper_codes(each for each in places if is_shown(each.code, width))
    return shown + REST if shown in uppers else shown
