"""What a body of each kind starts with, as the plan asks; everything can be changed afterwards."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vigie.plan.models import Body

Kind = Body.Kind

# Kinds which elected members carry, or which need one to answer for them before the council (S86, S91).
EXPECTS_REFERENT = frozenset({Kind.WORKING_GROUP, Kind.STEERING, Kind.WATCH_GROUP, Kind.THEMATIC})

EQUALITY = _("Égalité entre les femmes et les hommes")


@dataclass(frozen=True)
class Defaults:
    """What a kind of body starts with: its rule, its required categories, its standing items."""

    min_meetings_per_year: int | None = None
    min_political_groups: int = 0
    is_open: bool = False
    categories: tuple[str | Promise, ...] = ()
    standing_items: tuple[str | Promise, ...] = ()


BY_KIND: Mapping[str, Defaults] = MappingProxyType(
    {
        # S180, S183; volunteers join by themselves (S51).
        Kind.WORKING_GROUP: Defaults(min_meetings_per_year=2, is_open=True, standing_items=(EQUALITY,)),
        # « composé d'élus de différentes formations politiques » (S86)
        Kind.WATCH_GROUP: Defaults(min_political_groups=2),
        # « collèges et lycées, CCI, parents d'élèves, entreprises » (S129)
        Kind.PILOTING: Defaults(
            categories=(_("Collèges et lycées"), _("CCI"), _("Parents d'élèves"), _("Entreprises")),
        ),
    }
)


def defaults_of(kind: str) -> Defaults:
    """Return what a kind of body starts with; nothing when the plan asks nothing of it."""
    return BY_KIND.get(kind, Defaults())
