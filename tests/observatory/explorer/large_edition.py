"""An edition as large as a real agglomération's: all the criteria, domains, outcomes, communes and their groups."""

import itertools
import json
import random
from collections import Counter
from functools import cache
from importlib.resources import files

from tests.observatory.released_edition import INDICATORS
from vigie.observatory.released import (
    Cell,
    Dimension,
    Edition,
    Item,
    MissingSource,
    Passage,
    ReleasedTable,
    Status,
)
from vigie.territory.national_file import DATA

THRESHOLD = 5
NAMES = ("criterion", "domain", "place", "sex", "age_band", "outcome")
LABELS = ("Critère", "Domaine", "Lieu", "Sexe", "Tranche d'âge", "Suite donnée")
TABLES = (
    ("criterion", "domain"),
    ("domain", "sex"),
    ("domain", "place"),
    ("sex", "age_band"),
    ("criterion", "sex"),
    ("criterion", "domain", "outcome"),
    ("criterion", "place"),
)


def law(name: str) -> list[Item]:
    """The rows of a list of the law."""
    rows = json.loads((files("vigie.law") / "data" / f"{name}.json").read_text())["rows"]
    return [Item(row["code"], row["label"]) for row in rows]


def referential(name: str) -> list[Item]:
    """The rows of a list shipped with the observatory."""
    rows = json.loads((files("vigie.observatory") / "data" / "referentials.json").read_text())[name]
    return [Item(row["code"], row["label"]) for row in rows]


def places() -> list[Item]:
    """Five groups and the communes of Valenciennes, with two made-up neighbourhoods in one of them."""
    found = json.loads((DATA / "communes_245901160.geojson").read_text())["features"]
    groups = ["Centre", "Nord", "Sud", "Est", "Ouest"]
    communes = [
        Item(
            f"commune:{feature['properties']['code_insee']}",
            feature["properties"]["nom"],
            (f"group:{rank % len(groups)}",),
        )
        for rank, feature in enumerate(found)
    ]
    first = communes[0].code
    quarters = [Item(f"qpv:QN{rank}", f"Quartier {rank}", (first, "group:0")) for rank in range(2)]
    return [*(Item(f"group:{rank}", name) for rank, name in enumerate(groups)), *communes, *quarters]


@cache
def large_edition(facts: int = 3000, vintage: int = 2025, number: int | None = 1) -> Edition:
    """Return the edition; numbers under the threshold are simply hidden: a sketch, not a proof."""
    lists = (law("criteria"), law("domains"), places(), *map(referential, NAMES[3:]))
    dimensions = tuple(
        Dimension(name, label, tuple(items)) for name, label, items in zip(NAMES, LABELS, lists, strict=True)
    )
    draw = random.Random(vintage)
    leaves = [[item.code for item in dimension.leaves] for dimension in dimensions]
    weights = [[1 / (rank + 1) for rank in range(len(codes))] for codes in leaves]
    counted = Counter(
        tuple(draw.choices(codes, weight)[0] for codes, weight in zip(leaves, weights, strict=True))
        for _ in range(facts)
    )
    wanted = {margin for table in TABLES for size in range(4) for margin in itertools.combinations(table, size)}
    order = sorted(wanted, key=lambda names: (len(names), [NAMES.index(name) for name in names]))
    return Edition(
        number=number,
        vintage=vintage,
        title=f"Les discriminations en {vintage}",
        territory="Valenciennes Métropole",
        dimensions=dimensions,
        tables=tuple(table_of(names, dimensions, counted) for names in order),
        threshold=THRESHOLD,
        introduction="Ce que disent les personnes qui ont été **entendues** cette année.",
        indicators=INDICATORS,
        missing=(MissingSource("Plaintes classées sans suite", "Parquet de Valenciennes", "Demandées, sans réponse."),),
        findings=(Passage("L'emploi d'abord", "Les professionnelles disent recevoir surtout des refus d'embauche."),),
        method=(Passage("D'où viennent les chiffres", "Des accueils de proximité et d'un questionnaire."),),
        signed_on=f"{vintage + 1}-03-12" if number else "",
        signatory_name="Maxime Fictive" if number else "",
        signatory_title="Vice-présidente" if number else "",
        is_fictitious=True,
    )


def table_of(names: tuple[str, ...], dimensions: tuple[Dimension, ...], counted: Counter) -> ReleasedTable:
    """Return one table, upper values included."""
    chosen = [dimensions[NAMES.index(name)] for name in names]
    parents = [{item.code: (item.code, *item.parents) for item in dimension.items} for dimension in chosen]
    numbers: Counter = Counter()
    for fact, count in counted.items():
        own = [parents[rank][fact[NAMES.index(name)]] for rank, name in enumerate(names)]
        for key in itertools.product(*own):
            numbers[key] += count
    keys = itertools.product(*([item.code for item in dimension.items] for dimension in chosen))
    return ReleasedTable(names, tuple(cell_of(key, numbers[key]) for key in keys))


def cell_of(key: tuple[str, ...], value: int) -> Cell:
    """Return a cell, hidden when it counts few."""
    if value == 0:
        return Cell(key, Status.ZERO, 0)
    return Cell(key, Status.SECRET) if value < THRESHOLD else Cell(key, Status.VALUE, value)
