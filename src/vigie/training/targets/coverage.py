"""Which structures and services sent someone, and which never did (S112)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext

from vigie.accounts.models import Category, Organisation
from vigie.core.tables import Column, Kind, Table
from vigie.training.trained import trained_by_organisation


@dataclass(frozen=True)
class Reached:
    """A structure or a service, and how many of its people attended a session."""

    organisation: Organisation
    people: int

    @property
    def is_service(self) -> bool:
        """Whether it is a service of a structure."""
        return self.organisation.parent_id is not None


@dataclass
class Coverage:
    """A group of structures or services: all of them, those of which someone came, those never reached."""

    label: str
    rows: list[Reached] = field(default_factory=list)

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self.rows)

    @property
    def touched(self) -> int:
        """Of how many someone came."""
        return sum(row.people > 0 for row in self.rows)

    @property
    def never(self) -> list[Organisation]:
        """Those of which nobody ever came."""
        return [row.organisation for row in self.rows if not row.people]


def reached(since: date | None = None, until: date | None = None) -> list[Reached]:
    """Return every structure and service with how many of its people came. Two queries."""
    trained = trained_by_organisation(since, until)
    rows = Organisation.objects.select_related("parent").order_by("name", "pk")
    return [Reached(row, len(trained.get(row.pk, ()))) for row in rows]


def structures_and_services(rows: Iterable[Reached]) -> tuple[Coverage, Coverage]:
    """Return how structures, then services, are covered."""
    structures, services = Coverage(gettext("Structures")), Coverage(gettext("Services"))
    for row in rows:
        (services if row.is_service else structures).rows.append(row)
    return structures, services


def by_category(structures: Coverage) -> list[Coverage]:
    """Return how structures are covered by family, in the order of families, those without any left out."""
    found = {code: Coverage(str(label)) for code, label in Category.choices}
    for row in structures.rows:
        found[row.organisation.category].rows.append(row)
    return [each for each in found.values() if each.rows]


def coverage_table(rows: Sequence[Reached]) -> Table:
    """Return every structure and service, with whether someone came and how many."""
    columns = (
        Column("structure", gettext("Structure"), width=40),
        Column("service", gettext("Service"), width=30),
        Column("category", gettext("Catégorie"), width=24),
        Column("diagnosis", gettext("A participé au diagnostic"), Kind.YES_NO, 14),
        Column("touched", gettext("Touchée"), Kind.YES_NO, 10),
        Column("people", gettext("Personnes formées"), Kind.NUMBER, 12),
    )
    return Table(gettext("Structures et services touchés par les formations"), columns, tuple(map(line_of, rows)))


def line_of(row: Reached) -> tuple[str | bool | int, ...]:
    """Return the line of a structure or of a service."""
    organisation = row.organisation
    whole = organisation.parent or organisation
    return (
        whole.name,
        organisation.name if row.is_service else "",
        str(whole.get_category_display()),
        whole.took_part_in_diagnosis,
        row.people > 0,
        row.people,
    )
