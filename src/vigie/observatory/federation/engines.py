"""What runs the national texts: DuckDB, or an existing Spark cluster. Each is loaded only by whoever asks for it."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, Protocol

from django.utils.translation import gettext

from vigie.observatory.duckdb_settings import CLOSED
from vigie.observatory.federation.schema import FederationRefusal
from vigie.observatory.parquet_writing import quoted

Row = Sequence[Any]
DUCKDB, SPARK = "duckdb", "spark"
# Characters that engines read as patterns in the name of a file.
PATTERNS = frozenset("*?[]{}\\")


class Engine(Protocol):
    """Reads Parquet files and runs SQL."""

    def read(self, name: str, folder: Path, paths: Sequence[Path]) -> None:
        """Make a view of files of one shape; the folders « key=value » between them and the folder are columns."""

    def run(self, text: str) -> list[Row]:
        """Run a text and return its rows. Raises FederationRefusal."""


class DuckDB:
    """DuckDB, in this process."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection

    def read(self, name: str, folder: Path, paths: Sequence[Path]) -> None:
        """Make a view of the files; partitions stay texts, as SIREN numbers must."""
        files = ", ".join(quoted(str(path)) for path in paths)
        options = "hive_partitioning = true, hive_types_autocast = false"
        self.connection.execute(f"CREATE TEMPORARY VIEW {name} AS FROM read_parquet([{files}], {options})")

    def run(self, text: str) -> list[Row]:
        """Run a text."""
        import duckdb

        try:
            rows: list[Row] = self.connection.execute(text).fetchall()
            return rows
        except duckdb.Error as error:
            raise FederationRefusal(failed(error)) from error


@contextmanager
def duckdb_engine(master: str = "") -> Iterator[Engine]:
    """Give DuckDB for the time of a computation. master: unused."""
    import duckdb

    with (
        TemporaryDirectory(prefix="vigie-") as folder,
        duckdb.connect(config={**CLOSED, "temp_directory": folder, "preserve_insertion_order": False}) as connection,
    ):
        yield DuckDB(connection)


class Spark:
    """A Spark session, here or on a cluster that sees the same folders."""

    def __init__(self, session: Any) -> None:
        self.session = session

    def read(self, name: str, folder: Path, paths: Sequence[Path]) -> None:
        """Make a view of the files."""
        reader = self.session.read.option("basePath", str(folder))
        reader.parquet(*(str(path) for path in paths)).createOrReplaceTempView(name)

    def run(self, text: str) -> list[Row]:
        """Run a text."""
        from py4j.protocol import Py4JError
        from pyspark.errors import PySparkException

        try:
            return [tuple(row) for row in self.session.sql(text).collect()]
        except (PySparkException, Py4JError) as error:
            raise FederationRefusal(failed(error)) from error


@contextmanager
def spark_engine(master: str = "") -> Iterator[Engine]:
    """Give Spark for the time of a computation. master: of the cluster; by default what Spark's own settings say.

    Raises FederationRefusal when Spark is not installed, or finds no Java.
    """
    session = spark_session(master)
    try:
        yield Spark(session)
    finally:
        session.stop()


def spark_session(master: str) -> Any:
    """Return a new session. Raises FederationRefusal."""
    try:
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError as error:
        said = gettext(
            "Spark n'est pas installé. Installez-le avec .venv/bin/pip install 'pyspark~=4.0.5' (il lui faut Java 17), "
            "ou choisissez --engine duckdb : les nombres sont les mêmes."
        )
        raise FederationRefusal(said) from error
    builder = SparkSession.builder.appName("vigie federate").config("spark.ui.enabled", "false")
    # Partitions stay texts, as SIREN numbers must.
    builder = builder.config("spark.sql.sources.partitionColumnTypeInference.enabled", "false")
    builder = builder.config("spark.ui.showConsoleProgress", "false")
    try:
        session = (builder.master(master) if master else builder).getOrCreate()
    except (PySparkException, RuntimeError, OSError) as error:
        raise FederationRefusal(no_java() if shutil.which("java") is None else failed(error)) from error
    session.sparkContext.setLogLevel("ERROR")
    return session


def no_java() -> str:
    """Return the sentence that says what Spark lacks."""
    return gettext("Spark ne démarre pas : il lui faut Java 17. Installez-le, ou choisissez --engine duckdb.")


def failed(error: Exception) -> str:
    """Return the sentence of a computation that an engine could not finish."""
    first = (str(error).strip().splitlines() or [type(error).__name__])[0]
    return gettext("Le calcul n'a pas abouti : %(said)s") % {"said": first[:300]}


ENGINES: Final = {DUCKDB: duckdb_engine, SPARK: spark_engine}


def engine_named(name: str, master: str = "") -> AbstractContextManager[Engine]:
    """Return an engine by its name, to be used in a « with »."""
    return ENGINES[name](master)


@contextmanager
def without_patterns(folder: Path) -> Iterator[Path]:
    """Give a way to the folder whose name no engine reads as a pattern."""
    if not PATTERNS & set(str(folder)):
        yield folder
        return
    with TemporaryDirectory(prefix="vigie-") as place:
        link = Path(place) / "files"
        link.symlink_to(folder.resolve(), target_is_directory=True)
        yield link
