"""A small made-up edition, protected by hand: what pages, files and documents of the observatory are tried on."""

import itertools
import random
from collections import Counter
from functools import cache

from vigie.observatory.released import (
    Cell,
    Dimension,
    Direction,
    Edition,
    Item,
    MissingSource,
    Passage,
    Point,
    ReleasedIndicator,
    ReleasedTable,
    Status,
    Target,
)

COMMUNES = (("commune:59606", "Valenciennes"), ("commune:59014", "Anzin"), ("commune:59475", "Raismes"))
DIMENSIONS = (
    Dimension(
        "domain",
        "Domaine",
        (
            Item("employment", "emploi"),
            Item("housing", "logement"),
            Item("education", "éducation"),
            Item("health", "santé"),
        ),
    ),
    Dimension("criterion", "Critère", (Item("origin", "origine"), Item("sex", "sexe"), Item("disability", "handicap"))),
    Dimension("sex", "Sexe", (Item("woman", "femmes"), Item("man", "hommes"), Item("not_stated", "non renseigné"))),
    Dimension(
        "place",
        "Lieu",
        (Item("group:centre", "Centre"), *(Item(code, name, ("group:centre",)) for code, name in COMMUNES)),
    ),
    Dimension(
        "outcome", "Suite donnée", (Item("pending", "en cours"), Item("mediation", "médiation"), Item("none", "aucune"))
    ),
)
TABLES = (
    (),
    *((dimension.name,) for dimension in DIMENSIONS),
    ("domain", "sex"),
    ("domain", "criterion"),
    ("domain", "outcome"),
    ("criterion", "outcome"),
    ("place", "domain"),
    ("criterion", "domain", "outcome"),
)
THRESHOLD = 5


@cache
def edition_of(facts: int = 240, seed: int = 1, number: int | None = 1, *, is_fictitious: bool = True) -> Edition:
    """Return an edition of random facts, where numbers under the threshold are simply hidden: a sketch, not a proof."""
    counted = counts_of(facts, random.Random(seed))
    return Edition(
        number=number,
        vintage=2025,
        title="Les discriminations en 2025",
        territory="Agglomération d'essai",
        introduction="Ce que disent les personnes qui ont été entendues.",
        dimensions=DIMENSIONS,
        tables=tuple(table_of(names, counted) for names in TABLES),
        threshold=THRESHOLD,
        indicators=INDICATORS,
        missing=(MissingSource("Plaintes classées sans suite", "Parquet de Valenciennes", "Demandées en 2025."),),
        findings=(Passage("L'emploi d'abord", "Les professionnelles disent recevoir surtout des refus d'embauche."),),
        method=(Passage("D'où viennent les chiffres", "Des accueils de proximité et d'un questionnaire."),),
        signed_on="2026-03-12" if number else "",
        signatory_name="Maxime Fictive" if number else "",
        signatory_title="Vice-présidente" if number else "",
        is_fictitious=is_fictitious,
    )


INDICATORS = (
    ReleasedIndicator(
        code="seizures",
        label="Saisines du Défenseur des droits",
        definition="Réclamations reçues de personnes qui habitent le territoire.",
        unit="saisines",
        direction=Direction.RISE_IS_GOOD,
        source="Plan territorial de Valenciennes Métropole",
        method="Chiffres cités par le plan.",
        points=(
            Point("2016", 4, Status.VALUE),
            Point("2017", 2, Status.VALUE),
            Point("2018", None, Status.NOT_COLLECTED),
        ),
        is_external=True,
    ),
    ReleasedIndicator(
        code="oriented",
        label="Personnes orientées en moins de huit jours",
        definition="Part des personnes entendues qui ont reçu une orientation en moins de huit jours.",
        unit="part des personnes",
        direction=Direction.RISE_IS_GOOD,
        source="Accueils de proximité",
        method="Nombre de personnes orientées, rapporté aux personnes entendues.",
        points=(
            Point("2024", 0.6, Status.VALUE, "femmes", 0.5, 0.69, 100),
            Point("2024", 0.5, Status.VALUE, "hommes", 0.38, 0.62, 60),
            Point("2024", None, Status.SECRET, "non renseigné"),
        ),
        breakdown="Sexe",
        is_share=True,
        target=Target(0.8, "2027"),
    ),
)


def counts_of(facts: int, draw: random.Random) -> Counter[tuple[str, ...]]:
    """Draw facts, frequent values first."""
    leaves = [[item.code for item in dimension.leaves] for dimension in DIMENSIONS]
    weights = [[1 / (place + 1) for place in range(len(codes))] for codes in leaves]
    return Counter(
        tuple(draw.choices(codes, weight)[0] for codes, weight in zip(leaves, weights, strict=True))
        for _ in range(facts)
    )


def table_of(names: tuple[str, ...], counted: Counter[tuple[str, ...]]) -> ReleasedTable:
    """Return one table, upper values included."""
    order = [dimension.name for dimension in DIMENSIONS]
    chosen = [DIMENSIONS[order.index(name)] for name in names]
    cells = []
    for key in itertools.product(*([item.code for item in dimension.items] for dimension in chosen)):
        value = sum(count for fact, count in counted.items() if is_in(fact, names, key, order))
        cells.append(cell_of(key, value))
    return ReleasedTable(names, tuple(cells))


def is_in(fact: tuple[str, ...], names: tuple[str, ...], key: tuple[str, ...], order: list[str]) -> bool:
    """Whether a fact belongs to a cell."""
    for name, code in zip(names, key, strict=True):
        item = next(item for item in DIMENSIONS[order.index(name)].items if item.code == fact[order.index(name)])
        if code != item.code and code not in item.parents:
            return False
    return True


def cell_of(key: tuple[str, ...], value: int) -> Cell:
    """Return a cell, hidden when it counts few."""
    if value == 0:
        return Cell(key, Status.ZERO, 0)
    return Cell(key, Status.SECRET) if value < THRESHOLD else Cell(key, Status.VALUE, value)
