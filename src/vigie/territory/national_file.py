"""Reads the national files shipped with Vigie: every EPCI of France and its communes."""

import csv
import difflib
import gzip
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

DATA = Path(__file__).resolve().parent / "data"
EPCI_FILE = DATA / "epci_france_2026.csv"
COMMUNES_FILE = DATA / "communes_france_2026.csv.gz"

# « CC de la Vallée Verte » is shown as « Vallée Verte »; a « Métropole » keeps its whole name.
LEGAL_FORM = re.compile(r"^(?:CA|CC|CU) (?:(?:de la |de l'|des |du |de |d'))?")


@dataclass(frozen=True)
class Epci:
    """A group of communes with its own taxes, as the national file describes it; population is the municipal one."""

    siren: str
    official_name: str
    kind: str
    population: int

    @property
    def name(self) -> str:
        """The name without its legal form: « CA Valenciennes Métropole » gives « Valenciennes Métropole »."""
        short = LEGAL_FORM.sub("", self.official_name).strip(" \"'")
        return short[:1].upper() + short[1:]

    def __str__(self) -> str:
        return f"{self.official_name} ({self.siren})"


@dataclass(frozen=True)
class ListedCommune:
    """A commune of an EPCI; what the file does not give is None or empty."""

    insee_code: str
    name: str
    population: int | None
    postcodes: str = ""
    longitude: float | None = None
    latitude: float | None = None


@lru_cache(maxsize=1)
def every_epci() -> tuple[Epci, ...]:
    """Return every EPCI of France, in the order of the file."""
    return tuple(
        Epci(row["siren"], row["nom"], row["type"], int(row["population_municipale"])) for row in rows_of(EPCI_FILE)
    )


def find_epci(words: str) -> list[Epci]:
    """Return the EPCI whose SIREN is given or whose name has all the words; an exact name wins over the others."""
    wanted = searchable(words).split()
    if not wanted:
        return []
    by_siren = [epci for epci in every_epci() if epci.siren == "".join(wanted)]
    if by_siren:
        return by_siren
    found = [epci for epci in every_epci() if set(wanted) <= set(searchable(epci.official_name).split())]
    name = " ".join(wanted)
    exact = [epci for epci in found if name in (searchable(epci.name), searchable(epci.official_name))]
    return exact or found


def near_epci(words: str) -> list[Epci]:
    """Return the EPCI whose name looks most like these words, the nearest first; at most five."""
    by_name = {searchable(epci.name): epci for epci in every_epci()}
    near = difflib.get_close_matches(searchable(words), by_name, n=3, cutoff=0.5)
    by_word = {word: epci for epci in every_epci() for word in searchable(epci.name).split() if len(word) > 3}
    near_words = difflib.get_close_matches(searchable(words), by_word, n=2, cutoff=0.8)
    return list(dict.fromkeys([by_word[word] for word in near_words] + [by_name[name] for name in near]))


def communes_of(siren: str) -> list[ListedCommune]:
    """Return the communes of an EPCI, from its own detailed file when Vigie ships one, else from the national file."""
    detailed = DATA / f"communes_{siren}.csv"
    if detailed.exists():
        return [detailed_commune(row) for row in rows_of(detailed)]
    return [
        ListedCommune(row["code_insee"], row["nom"], int(row["population"]) if row["population"] else None)
        for row in rows_of(COMMUNES_FILE)
        if row["epci_siren"] == siren
    ]


def detailed_commune(row: dict[str, str]) -> ListedCommune:
    """Read a line of a detailed file."""
    return ListedCommune(
        insee_code=row["code_insee"],
        name=row["nom"],
        population=int(row["population_municipale"]),
        postcodes=row["codes_postaux"],
        longitude=float(row["lon"]),
        latitude=float(row["lat"]),
    )


def shipped_outlines(siren: str) -> Sequence[Path]:
    """Return the outline files shipped for an EPCI: its communes, then itself."""
    return [path for path in (DATA / f"communes_{siren}.geojson", DATA / f"contour_{siren}.geojson") if path.exists()]


def rows_of(path: Path) -> Iterator[dict[str, str]]:
    """Read a shipped table, compressed or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from csv.DictReader(lines, delimiter=";")


def searchable(text: str) -> str:
    """Write a text in small letters without accents nor punctuation, so that names typed by hand are found."""
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return " ".join(re.findall(r"[a-z0-9]+", bare.casefold()))
