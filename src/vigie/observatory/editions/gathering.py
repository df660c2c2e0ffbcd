"""Gathers what an edition is made of before protection: facts counted by SQL, the lists that name them, the tables."""

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

    tables, dimensions: of the catalogue. missing: dimensions that nobody was asked.
    """

    cube: InnerCube
    tables: list[Table]
    dimensions: tuple[Dimension, ...]
    missing: frozenset[str]
    referential: ReferentialVersion

    @property
    def asked_tables(self) -> list[Table]:
        """The tables of which every dimension was asked."""
        return [table for table in self.tables if not set(table) & self.missing]


def gather(draft: EditionDraft) -> Gathered:
    """Count the facts of a draft's year as its catalogue wants them. Raises ``counting.NegativeCount``."""
    referential, names = current_version(), dimensions_in(draft.catalogue)
    width = Width(draft.catalogue.place_width)
    asked = collected_dimensions(draft.vintage, is_fictitious=draft.is_fictitious)
    cube = inner_cube(
        [name for name in names if name in asked],
        vintage=draft.vintage,
        is_fictitious=draft.is_fictitious,
        recoding=recoding_of(referential.content, width=width),
    )
    return Gathered(
        cube=cube,
        tables=tables_of(draft.catalogue),
        dimensions=tuple(public_dimension(referential.content, name, width=width) for name in names),
        missing=frozenset(names) - asked,
        referential=referential,
    )
