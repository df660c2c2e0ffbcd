"""Gathers what an edition is made of before protection: facts counted by SQL, the lists that name them, the tables."""

from collections.abc import Collection
from dataclasses import dataclass

from vigie.observatory.counting import InnerCube, collected_dimensions, inner_cube
from vigie.observatory.editions.catalogue import dimensions_in, tables_of
from vigie.observatory.editions.tables import Table
from vigie.observatory.models import EditionDraft, ReferentialVersion
from vigie.observatory.referentials.public_lists import Width, public_dimension, recoding_of
from vigie.observatory.referentials.versions import current_version
from vigie.observatory.released import Dimension


@dataclass(frozen=True)
class Gathered:
    """What is to be protected. cube: the finest cells over what was asked, never shown to anybody.

    tables, dimensions: of the catalogue. missing: dimensions that nobody was asked. earlier_dimensions: those that only
    earlier editions of the same facts show.
    """

    cube: InnerCube
    tables: list[Table]
    dimensions: tuple[Dimension, ...]
    missing: frozenset[str]
    referential: ReferentialVersion
    earlier_dimensions: tuple[Dimension, ...] = ()

    @property
    def asked_tables(self) -> list[Table]:
        """The tables of which every dimension was asked."""
        return [table for table in self.tables if not set(table) & self.missing]


def gather(draft: EditionDraft, earlier: Collection[str] = ()) -> Gathered:
    """Count the facts of a draft's year as its catalogue wants them. Raises ``counting.NegativeCount``.

    earlier: dimensions that earlier editions of the same facts show.
    """
    referential, names = current_version(), dimensions_in(draft.catalogue)
    width = Width(draft.catalogue.place_width)
    asked = collected_dimensions(draft.vintage, is_fictitious=draft.is_fictitious)
    also = [name for name in earlier if name not in names]
    cube = inner_cube(
        [name for name in names if name in asked or name in earlier] + also,
        vintage=draft.vintage,
        is_fictitious=draft.is_fictitious,
        recoding=recoding_of(referential.content, width=width),
    )
    return Gathered(
        cube=cube,
        tables=tables_of(draft.catalogue),
        dimensions=tuple(public_dimension(referential.content, name, width=width) for name in names),
        # What was published of a dimension must be counted still, were all its facts corrected since.
        missing=frozenset(names) - asked - frozenset(earlier),
        referential=referential,
        earlier_dimensions=tuple(public_dimension(referential.content, name, width=width) for name in also),
    )
