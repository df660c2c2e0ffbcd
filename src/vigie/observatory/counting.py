"""Counts facts by SQL: cells of tables, with who brought them, and the finest cells that protection works on.

What is counted here is not protected: only the preparation of an edition, and the audit, may read it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Count, Q, Sum
from django.utils.translation import gettext

from vigie.observatory.fact_values import DIMENSIONS, NOT_STATED
from vigie.observatory.models import Fact
from vigie.observatory.referentials.listed import ANYWHERE

Key = tuple[str, ...]
# Dimension → code that facts carry → code under which they are counted; a code that is absent stays as it is.
Recoding = Mapping[str, Mapping[str, str]]


class NegativeCount(ValueError):
    """Corrections take back more than there was; the message is a French sentence, without any number."""


@dataclass(frozen=True)
class CountedCell:
    """A cell before protection: how many situations, from how many sources, and how many from the largest one."""

    key: Key
    n: int
    sources: int
    largest_source: int


@dataclass(frozen=True)
class InnerCube:
    """The finest cells that are not empty. counts: by key. by_source: by key, then by source."""

    dimensions: tuple[str, ...]
    counts: Mapping[Key, int] = field(default_factory=dict)
    by_source: Mapping[Key, Mapping[str, int]] = field(default_factory=dict)


def cells(
    dimensions: Iterable[str], *, vintage: int, is_fictitious: bool = False, recoding: Recoding | None = None
) -> list[CountedCell]:
    """Return the cells that are not empty of the table of some dimensions, sorted by key; ``()`` is the grand total.

    Raises NegativeCount.
    """
    cube = inner_cube(dimensions, vintage=vintage, is_fictitious=is_fictitious, recoding=recoding)
    return [
        CountedCell(key, n, len(cube.by_source[key]), max(cube.by_source[key].values()))
        for key, n in sorted(cube.counts.items())
    ]


def inner_cube(
    dimensions: Iterable[str], *, vintage: int, is_fictitious: bool = False, recoding: Recoding | None = None
) -> InnerCube:
    """Return the finest cells over some dimensions; one query, whose answer is as long as there are cells and sources.

    recoding: under which code each code is counted, such as ``referentials.public_lists.recoding_of``.
    Raises NegativeCount.
    """
    names = tuple(dimensions)
    by_source: dict[Key, dict[str, int]] = {}
    grouped = Fact.objects.filter(vintage=vintage, is_fictitious=is_fictitious).order_by()
    asked = tuple(dict.fromkeys((*names, "source")))
    for *codes, n in grouped.values_list(*asked).annotate(n=Sum("sign")):
        found = dict(zip(asked, codes, strict=True))
        key = tuple((recoding or {}).get(name, {}).get(found[name], found[name]) for name in names)
        per_source = by_source.setdefault(key, {})
        per_source[found["source"]] = per_source.get(found["source"], 0) + n
    kept = {key: positive(per_source) for key, per_source in by_source.items()}
    kept = {key: per_source for key, per_source in kept.items() if per_source}
    return InnerCube(names, {key: sum(per_source.values()) for key, per_source in kept.items()}, kept)


def positive(per_source: Mapping[str, int]) -> dict[str, int]:
    """Return what each source brought, without those that brought nothing. Raises NegativeCount."""
    if any(n < 0 for n in per_source.values()):
        raise NegativeCount(
            gettext(
                "Des corrections retirent plus de situations qu'il n'y en avait : l'édition ne peut pas être préparée. "
                "Vérifiez les dernières corrections."
            )
        )
    return {source: n for source, n in per_source.items() if n}


def collected_dimensions(vintage: int, *, is_fictitious: bool = False) -> frozenset[str]:
    """Return the dimensions that some fact of a vintage states: the others were not collected, which is not zero."""
    nothing = {"place": ANYWHERE}
    stated = {f"stated_{name}": Count("pk", filter=~Q(**{name: nothing.get(name, NOT_STATED)})) for name in DIMENSIONS}
    found = Fact.objects.filter(vintage=vintage, is_fictitious=is_fictitious).aggregate(**stated)
    return frozenset(name for name in DIMENSIONS if found[f"stated_{name}"])


def vintages(*, is_fictitious: bool = False) -> list[int]:
    """Return the vintages that have facts, in order."""
    facts = Fact.objects.filter(is_fictitious=is_fictitious).order_by("vintage")
    return list(facts.values_list("vintage", flat=True).distinct())


def quarters(vintage: int, *, is_fictitious: bool = False) -> list[str]:
    """Return the quarters of the facts of a vintage, in order."""
    facts = Fact.objects.filter(vintage=vintage, is_fictitious=is_fictitious).order_by("quarter")
    return list(facts.values_list("quarter", flat=True).distinct())
