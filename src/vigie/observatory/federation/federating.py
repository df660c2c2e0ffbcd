"""Makes the national tables from the files of many territories, and writes them as one Parquet file."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation import gettext

from vigie.observatory.federation.composing import NationalRow, rows_from_editions, rows_from_facts
from vigie.observatory.federation.engines import Engine, engine_named, without_patterns
from vigie.observatory.federation.finding import Kind, find_files
from vigie.observatory.federation.gathering import Parts, cells_view, facts_view, fictions_text, made_up
from vigie.observatory.federation.national_text import (
    Table,
    editions_text,
    facts_text,
    giving_text,
    mask_of,
    tables_up_to_two,
)
from vigie.observatory.federation.policy import LEAST_THRESHOLD, NATIONAL_NOISE
from vigie.observatory.federation.schema import (
    FACT_DIMENSIONS,
    MOST_VARIABLES,
    NATIONAL_COLUMNS,
    NATIONAL_DIMENSIONS,
    FederationRefusal,
)
from vigie.observatory.parquet_writing import to_parquet


@dataclass(frozen=True)
class Asked:
    """What a federator asks. query: the dimensions of one table from facts, or None for the national tables.

    threshold: the least number shown. engine: « duckdb » or « spark »; master: of the Spark cluster, or nothing.
    Raises FederationRefusal for a query or a threshold that may not be.
    """

    engine: str
    query: Table | None = None
    threshold: int = LEAST_THRESHOLD
    master: str = ""

    def __post_init__(self) -> None:
        if self.threshold < LEAST_THRESHOLD:
            said = gettext("Le seuil national ne descend pas sous %(least)s : il peut seulement être plus haut.")
            raise FederationRefusal(said % {"least": LEAST_THRESHOLD})
        if self.query is not None:
            refuse_query(self.query)


@dataclass
class National:
    """The national tables: rows in order, and what the federator must know of them, in sentences."""

    rows: list[NationalRow] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)


def refuse_query(query: Table) -> None:
    """Raise FederationRefusal for dimensions that do not exist, come twice, or are too many."""
    unknown = [name for name in query if name not in FACT_DIMENSIONS]
    if unknown:
        said = gettext("« %(name)s » n'est pas une variable. On peut croiser : %(known)s.")
        raise FederationRefusal(said % {"name": unknown[0], "known": ", ".join(FACT_DIMENSIONS)})
    if len(query) > MOST_VARIABLES or len(set(query)) != len(query):
        said = gettext("Croisez au plus %(most)s variables, chacune une fois.")
        raise FederationRefusal(said % {"most": MOST_VARIABLES})


def federate(folder: Path, asked: Asked, *, leaving: Path | None = None) -> National:
    """Return the national tables of a folder's files.

    leaving: a file to leave out, such as the one about to be written.
    Of a period that has editions, editions alone are read: protecting the same cells in two ways would reveal them.
    Raises FederationRefusal.
    """
    shapes = find_files(folder, leaving=leaving)
    with without_patterns(folder) as way, engine_named(asked.engine, asked.master) as engine:
        parts = []
        for number, (shape, paths) in enumerate(shapes.items()):
            engine.read(f"part_{number}", way, [way / path.relative_to(folder) for path in paths])
            parts.append((f"part_{number}", shape))
        national = national_tables(engine, parts, asked)
    national.rows.sort(key=lambda row: tuple(str(value) for value in row[: 3 + len(FACT_DIMENSIONS)]))
    return national


def national_tables(engine: Engine, parts: Parts, asked: Asked) -> National:
    """Return the tables of files that an engine reads."""
    national = National()
    made_up = fictions(engine, parts)
    is_fictitious = False not in made_up
    if len(made_up) > 1:
        national.notices.append(gettext("Les données fictives sont laissées de côté."))
    given = giving(engine, parts, is_fictitious=is_fictitious)
    edited = frozenset(period for period, _ in given)
    has_facts = any(shape.kind is Kind.FACTS for _, shape in parts)
    if asked.query is not None:
        refuse_known(asked.query, given, has_facts=has_facts)
    elif given:
        national.rows += rows_from_editions(engine.run(editions_text(FACT_DIMENSIONS)), given)
    if has_facts:
        national.rows += from_facts(engine, parts, asked, edited, is_fictitious=is_fictitious)
    if has_facts and edited and asked.query is None:
        said = gettext(
            "Les faits des périodes qui ont des éditions ne sont pas comptés une seconde fois : %(periods)s."
        )
        national.notices.append(said % {"periods": ", ".join(sorted(edited))})
    return national


def fictions(engine: Engine, parts: Parts) -> set[bool]:
    """Return whether some files hold made-up facts, whether some hold others."""
    text = fictions_text(parts)
    found = {bool(row[0]) for row in engine.run(text)} if text else set()
    return found | {False for _, shape in parts if made_up(shape) == "FALSE"}


def giving(engine: Engine, parts: Parts, *, is_fictitious: bool) -> dict[tuple[str, Table], int]:
    """Make the view ``cells``; return how many territories give each of its tables, by period and table."""
    if not any(shape.kind is Kind.CELLS for _, shape in parts):
        return {}
    engine.run(cells_view(parts, is_fictitious=is_fictitious))
    return {
        (str(period), table_of_mask(mask)): territories
        for period, mask, territories in engine.run(giving_text(FACT_DIMENSIONS))
    }


def table_of_mask(mask: int) -> Table:
    """Return the dimensions that a mask does not add up (see ``mask_of``)."""
    return tuple(name for name in FACT_DIMENSIONS if not mask & ~mask_of((name,), FACT_DIMENSIONS))


def refuse_known(query: Table, given: Collection[tuple[str, Table]], *, has_facts: bool) -> None:
    """Raise FederationRefusal when there are no facts to count, or when editions already show what is asked."""
    if not has_facts:
        raise FederationRefusal(
            gettext("Ce dossier n'a pas de faits : un tableau à la demande se compte sur des faits.")
        )
    if any(set(query) <= set(table) for _, table in given):
        said = gettext("Les éditions montrent déjà ce tableau : lisez les tableaux nationaux, sans --query.")
        raise FederationRefusal(said)


def from_facts(
    engine: Engine, parts: Parts, asked: Asked, edited: Collection[str], *, is_fictitious: bool
) -> Iterator[NationalRow]:
    """Yield the rows counted from facts: the national tables of periods without editions, or the table asked for."""
    dimensions: Table = NATIONAL_DIMENSIONS
    tables = tables_up_to_two(dimensions)
    if asked.query is not None:
        dimensions = tuple(name for name in FACT_DIMENSIONS if name in asked.query)
        tables, edited = (dimensions,), ()
    engine.run(facts_view(parts, dimensions, is_fictitious=is_fictitious))
    counted = (row for row in engine.run(facts_text(tables)) if str(row[0]) not in edited)
    return rows_from_facts(counted, tables, NATIONAL_NOISE, asked.threshold, is_fictitious=is_fictitious)


def to_file(national: National, asked: Asked) -> bytes:
    """Return the national tables as Parquet; its footer says how they were made, and never by which engine."""
    notes = {
        "title": gettext("Tableaux nationaux de l'observatoire des discriminations"),
        "threshold": str(asked.threshold),
        "policy": f"cell-key, D={NATIONAL_NOISE.bound}, V={NATIONAL_NOISE.variance:g}",
    }
    return to_parquet(NATIONAL_COLUMNS, national.rows, notes)
