"""Places at three widths: the territory, groups of communes, communes and their priority neighbourhoods."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext

from vigie.observatory.models import CommuneGroup
from vigie.observatory.referentials.listed import ANYWHERE, Listed
from vigie.territory.models import Commune, PriorityNeighbourhood


def place_list() -> tuple[Listed, ...]:
    """Return every place a fact may have, the widest first; upper places come before theirs. Three queries and two."""
    groups = list(CommuneGroup.objects.prefetch_related("communes"))
    group_of = {commune.insee_code: group.code for group in groups for commune in group.communes.all()}
    return (
        Listed(ANYWHERE, gettext("lieu non précisé dans le territoire")),
        *(Listed(f"group:{group.code}", group.name) for group in groups),
        *communes(group_of),
        *neighbourhoods(group_of),
    )


def communes(group_of: Mapping[str, str]) -> list[Listed]:
    """Return the communes, each in its group if it has one. group_of: group's code by INSEE code."""
    return [
        Listed(f"commune:{commune.insee_code}", commune.name, tuple(parents_in([commune.insee_code], group_of)[1:]))
        for commune in Commune.objects.only("insee_code", "name")
    ]


def neighbourhoods(group_of: Mapping[str, str]) -> list[Listed]:
    """Return the priority neighbourhoods of every vintage, once a code, with the dates when they were law."""
    found: dict[str, Listed] = {}
    for each in PriorityNeighbourhood.objects.defer("outline").prefetch_related("communes").order_by("name", "vintage"):
        codes = [commune.insee_code for commune in each.communes.all()]
        listed = Listed(
            f"qpv:{each.code}",
            str(each),
            tuple(parents_in(codes, group_of)),
            valid_from=each.valid_from.isoformat(),
            valid_until=each.valid_until.isoformat() if each.valid_until else "",
        )
        found.setdefault(listed.code, listed)
    return list(found.values())


def parents_in(insee_codes: Sequence[str], group_of: Mapping[str, str]) -> list[str]:
    """Return the upper places of what lies in some communes: the commune when there is one, the group they share.

    A neighbourhood over several communes belongs to none; over several groups, to the territory alone.
    """
    one = [f"commune:{code}" for code in insee_codes] if len(insee_codes) == 1 else []
    groups = {group_of.get(code, "") for code in insee_codes}
    shared = [f"group:{group}" for group in groups if group] if len(groups) == 1 else []
    return [*one, *shared]
