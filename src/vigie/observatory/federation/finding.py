"""Finds the files of a folder, and says what each one is. Only their footers are read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from django.utils.translation import gettext

from vigie.observatory.duckdb_settings import CLOSED
from vigie.observatory.federation.engines import PATTERNS
from vigie.observatory.federation.schema import FACT_DIMENSIONS, PARTITIONS, FederationRefusal


class Kind(StrEnum):
    """What a file holds; the others of the open data are left aside."""

    FACTS = "facts"
    CELLS = "cells"
    OTHER = "other"


@dataclass(frozen=True)
class Shape:
    """Files that are read together: same kind, same columns (name and type, in order), same partitions."""

    kind: Kind
    columns: tuple[tuple[str, str], ...]
    partitions: tuple[str, ...]

    @property
    def names(self) -> frozenset[str]:
        """The columns that may be read, those of the path included."""
        return frozenset([*(name for name, _ in self.columns), *self.partitions])


Shapes = dict[Shape, list[Path]]


def find_files(folder: Path, *, leaving: Path | None = None) -> Shapes:
    """Return the files of a folder by shape.

    leaving: a file to leave out, such as the one about to be written.
    Raises FederationRefusal when there is none, or for a file that is no Parquet or does not say what it must.
    """
    if not folder.is_dir():
        raise FederationRefusal(gettext("« %(folder)s » n'est pas un dossier.") % {"folder": folder})
    paths = [path for path in parquet_files(folder) if leaving is None or path.absolute() != leaving.absolute()]
    refuse_patterns(folder, paths)
    shapes: Shapes = {}
    for path, columns in columns_of(paths):
        shape = shape_of(folder, path, columns)
        if shape.kind is not Kind.OTHER:
            shapes.setdefault(shape, []).append(path)
    if not shapes:
        said = gettext("Le dossier « %(folder)s » n'a aucun fichier Parquet de faits ni d'édition.")
        raise FederationRefusal(said % {"folder": folder})
    return shapes


def parquet_files(folder: Path) -> list[Path]:
    """Return the Parquet files under a folder, in order; those that engines leave behind begin with a dot or « _ »."""
    found = (path for path in folder.rglob("*.parquet") if path.is_file())
    hidden = (".", "_")
    return sorted(path for path in found if not any(part.startswith(hidden) for part in path.relative_to(folder).parts))


def refuse_patterns(folder: Path, paths: Iterable[Path]) -> None:
    """Raise FederationRefusal for a file that engines would read as a pattern, and so as several files or none."""
    for path in paths:
        name = path.relative_to(folder)
        if PATTERNS & set(str(name)):
            said = gettext(
                "Le nom du fichier « %(file)s » a un de ces signes : %(signs)s. Renommez ce fichier, ou son dossier, "
                "sans eux."
            )
            raise FederationRefusal(said % {"file": name, "signs": " ".join(sorted(PATTERNS))})


def columns_of(paths: list[Path]) -> Iterator[tuple[Path, tuple[tuple[str, str], ...]]]:
    """Yield each file with its columns. Raises FederationRefusal for one that is no Parquet."""
    import duckdb

    # A column is a leaf of the schema; the root, which has children, tells nothing.
    text = (
        "SELECT file_name, name, type FROM parquet_schema(?) WHERE type IS NOT NULL AND coalesce(num_children, 0) = 0"
    )
    with duckdb.connect(config=dict(CLOSED)) as connection:
        try:
            rows = connection.execute(text, [[str(path) for path in paths]]).fetchall() if paths else []
        except duckdb.Error as error:
            raise FederationRefusal(unreadable(connection, paths)) from error
    columns: dict[str, list[tuple[str, str]]] = {str(path): [] for path in paths}
    for file_name, name, kind in rows:
        columns[file_name].append((name, kind))
    for path in paths:
        yield path, tuple(columns[str(path)])


def unreadable(connection: object, paths: Iterable[Path]) -> str:
    """Return the sentence that names the first file that cannot be read."""
    bad = next((path for path in paths if not is_readable(connection, path)), None)
    said = gettext("Le fichier « %(path)s » n'est pas un fichier Parquet lisible : remplacez-le ou retirez-le.")
    return said % {"path": bad or "?"}


def is_readable(connection: object, path: Path) -> bool:
    """Whether a file has the footer of Parquet."""
    import duckdb

    try:
        connection.execute("SELECT count(*) FROM parquet_schema(?)", [[str(path)]]).fetchall()  # type: ignore[attr-defined]
    except duckdb.Error:
        return False
    return True


def shape_of(folder: Path, path: Path, columns: tuple[tuple[str, str], ...]) -> Shape:
    """Return what a file is. Raises FederationRefusal when it does not say what it must."""
    partitions = tuple(
        key for key, mark, _ in (part.partition("=") for part in path.relative_to(folder).parent.parts) if mark
    )
    shape = Shape(kind_of(frozenset(name for name, _ in columns)), columns, partitions)
    lacking = lacking_columns(shape)
    if lacking:
        said = gettext("Le fichier « %(path)s » n'a pas la colonne %(name)s, ni de dossier %(name)s=….")
        if lacking == "rkey":
            said = gettext("Le fichier de faits « %(path)s » n'a pas la colonne %(name)s, la clé d'enregistrement.")
        raise FederationRefusal(said % {"path": path, "name": lacking})
    return shape


def kind_of(names: frozenset[str]) -> Kind:
    """Return what a file with these columns holds: cells carry their status, facts do not; indicators stay aside."""
    if "basis" in names or "indicator" in names or not names & {*FACT_DIMENSIONS, "rkey"}:
        return Kind.OTHER
    return Kind.CELLS if {"status", "value"} <= names else Kind.FACTS


def lacking_columns(shape: Shape) -> str:
    """Return the first column that files of this kind must have and that these do not; empty when they have all."""
    if shape.kind is Kind.OTHER:
        return ""
    known = shape.names | ({"period"} if "vintage" in shape.names else frozenset())
    needed = (*PARTITIONS, "rkey") if shape.kind is Kind.FACTS else PARTITIONS
    return next((name for name in needed if name not in known), "")
