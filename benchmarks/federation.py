"""National tables from ten million facts, beside DuckDB's own reading of the same columns.

Run it with ``./vigie benchmark federation``. It writes ``benchmarks/federation.md``: CPU and elapsed time of each, and
their ratio, all in one run; Spark's too where PySpark and Java are there.
"""

import os
import tempfile
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from shutil import which

import django

django.setup()

import duckdb  # noqa: E402

from vigie.observatory.federation.federating import Asked, federate, to_file  # noqa: E402
from vigie.observatory.federation.schema import NATIONAL_DIMENSIONS  # noqa: E402

FACTS, TERRITORIES, YEARS, REPEATS = 10_000_000, 400, 5, 3
# How many codes each dimension has; the first ones are the most frequent.
CODES = {
    "criterion": 25, "domain": 12, "type": 8, "sex": 3, "age_band": 7, "outcome": 9, "channel": 6,
}  # fmt: skip
RESULT = Path(__file__).with_suffix(".md")


FACT = """
    '2025-Q' || CAST(1 + floor(4 * random()) AS INT) AS quarter,
    CAST(1 AS TINYINT) AS sign,
    CAST(floor(random() * 4294967296) AS UINTEGER) AS rkey,
    false AS is_fictitious,
    CAST(200000000 + floor({territories} * random()) AS INT) AS territory,
    CAST(2021 + floor({years} * random()) AS INT) AS period
"""


def facts_text() -> str:
    """Return the text that draws facts."""
    codes = [f"'{name}_' || CAST(floor({many} * pow(random(), 2)) AS INT) AS {name}" for name, many in CODES.items()]
    fact = FACT.format(territories=TERRITORIES, years=YEARS)
    return f"SELECT {', '.join(codes)}, {fact} FROM range({FACTS})"


def write_facts(folder: Path, *, is_partitioned: bool) -> None:
    """Write facts drawn with a fixed seed: a folder a territory and a year, or one file."""
    folder.mkdir(parents=True)
    target, options = f"{folder}/facts.parquet", "FORMAT parquet, COMPRESSION zstd"
    if is_partitioned:
        target, options = str(folder), f"{options}, PARTITION_BY (territory, period), OVERWRITE_OR_IGNORE"
    with duckdb.connect(config={"threads": 1}) as connection:
        connection.execute("SELECT setseed(0.2017)")
        connection.execute(f"COPY (FROM ({facts_text()}) ORDER BY territory, period) TO '{target}' ({options})")


def scan(folder: Path) -> None:
    """Read the columns that national tables read, as DuckDB reads them fastest."""
    columns = ", ".join(f"max({name})" for name in (*NATIONAL_DIMENSIONS, "period", "sign", "rkey", "is_fictitious"))
    with duckdb.connect() as connection:
        files = f"read_parquet('{folder}/**/*.parquet', hive_partitioning = true)"
        connection.execute(f"SELECT {columns} FROM {files}").fetchall()


def measure(act: Callable[[], object]) -> tuple[float, float]:
    """Return the CPU and elapsed seconds of an act: the least of a few repeats, the machine being shared."""
    return min(once(act) for _ in range(REPEATS))


def once(act: Callable[[], object]) -> tuple[float, float]:
    """Return the CPU seconds of this process and the elapsed ones."""
    before, began = os.times(), time.monotonic()
    act()
    after = os.times()
    return after.user - before.user + after.system - before.system, time.monotonic() - began


def compare(folder: Path, name: str) -> str:
    """Return a line of the table: reading alone, then national tables, then the ratio."""
    asked = Asked("duckdb")
    reading = measure(lambda: scan(folder))
    tables = measure(lambda: to_file(federate(folder, asked), asked))
    numbers = (*reading, *tables, tables[0] / reading[0], tables[1] / reading[1])
    return f"| {name} | " + " | ".join(f"{number:.2f}" for number in numbers) + " |"


def spark_line(folder: Path) -> str:
    """Return what Spark gave on the same facts."""
    if find_spec("pyspark") is None or which("java") is None:
        return "Spark n'était pas sur cette machine (PySpark et Java 17) : il n'a pas été essayé."
    files, times = {}, {}
    for engine in ("duckdb", "spark"):
        asked, began = Asked(engine), time.monotonic()
        files[engine] = to_file(federate(folder, asked), asked)
        times[engine] = time.monotonic() - began
    same = "les mêmes octets" if files["duckdb"] == files["spark"] else "UN AUTRE FICHIER"
    ratio = times["spark"] / times["duckdb"]
    return f"Spark (local, démarrage compris) donne {same}, en {ratio:.1f} fois la durée de DuckDB."


def main() -> None:
    """Measure both layouts and write the result."""
    with tempfile.TemporaryDirectory() as place:
        one, many = Path(place) / "un", Path(place) / "plusieurs"
        write_facts(one, is_partitioned=False)
        write_facts(many, is_partitioned=True)
        lines = [
            "# Fédération",
            "",
            f"Écrit par `./vigie benchmark federation`. {FACTS} faits, {TERRITORIES} territoires, {YEARS} ans.",
            "Lire : `max` des colonnes que lisent les tables nationales, par DuckDB.",
            "Tables : tout `federate`, du dossier au fichier.",
            f"Le moindre de {REPEATS} passages, en secondes.",
            "",
            "| fichiers | lire, CPU | lire, durée | tables, CPU | tables, durée | rapport CPU | rapport durée |",
            "|---|---:|---:|---:|---:|---:|---:|",
            compare(one, "un seul"),
            compare(many, f"un par territoire et par an ({TERRITORIES * YEARS})"),
            "",
            spark_line(one),
            "",
        ]
    RESULT.write_text("\n".join(lines), encoding="utf-8")
    print("\n".join(lines))


main()
