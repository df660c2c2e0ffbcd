"""Files of past data, honest and hostile."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

TITLES = ("Date", "Commune", "Motif", "Domaine", "Forme", "Sexe", "Âge", "Suite")
ROWS = (
    ("12/05/2025", "Valenciennes", "origine", "emploi", "directe", "F", "27", "médiation"),
    ("2025-06", "59014", "handicap", "logement", "indirecte", "H", "18-24 ans", "plainte"),
    ("T2 2025", "Condé", "religion", "Emploi", "directe", "nr", "", "saisine du Défenseur des droits"),
    ("2e trimestre 2025", "", "âge", "santé", "harcèlement", "Femme", "65 ans et plus", "NSP"),
    ("01/04/2025", "valenciennes", "origine", "éducation", "directe", "homme", "17", "médiation"),
)


def csv(*rows: Sequence[str], titles: Sequence[str] = TITLES, encoding: str = "utf-8") -> bytes:
    """Return a CSV of these rows under these titles."""
    return "\n".join(";".join(row) for row in (titles, *(rows or ROWS))).encode(encoding)


def parquet(query: str) -> bytes:
    """Return the Parquet file of a query."""
    import duckdb

    with TemporaryDirectory() as folder, duckdb.connect() as connection:
        path = Path(folder) / "x.parquet"
        connection.execute(f"COPY ({query}) TO '{path}' (FORMAT parquet)")
        return path.read_bytes()
