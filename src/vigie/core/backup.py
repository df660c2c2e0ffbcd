"""Copies the database and the documents while they are in use."""

import os
import shutil
import subprocess
import tarfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

from django.core.files.storage import default_storage
from django.db import connection


class CannotBackUp(Exception):
    """No copy was made; the message is a French sentence that says why."""


def back_up(target: Path) -> None:
    """Write a whole copy of the database, and beside it an archive of the documents, in new files that their owner
    alone can read.

    SQLite: an ordinary SQLite file. PostgreSQL: an archive for pg_restore. The documents are copied after the database:
    one joined meanwhile is there without its row, which harms nothing. Raises CannotBackUp, and OSError for a folder
    where nothing can be written.
    """
    documents = documents_beside(target)
    for path in (target, documents):
        if path.exists():
            raise CannotBackUp(f"{path} existe déjà : une sauvegarde n'en écrase pas une autre.")
    write_new(target, copy_sqlite if connection.vendor == "sqlite" else dump_postgresql)
    try:
        write_new(documents, copy_documents)
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def documents_beside(target: Path) -> Path:
    """Return where the documents go: « vigie.sqlite3 » has « vigie.sqlite3.documents.tar » beside it."""
    return target.parent / f"{target.name}.documents.tar"


def write_new(path: Path, write: Callable[[Path], None]) -> None:
    """Have a new private file written, or leave none."""
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError as refusal:
        raise CannotBackUp(f"{path} existe déjà : une sauvegarde n'en écrase pas une autre.") from refusal
    try:
        write(path)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def copy_documents(path: Path) -> None:
    """Put every document in an archive, under its name in the storage; one that leaves meanwhile is left out."""
    with tarfile.open(path, "w") as archive:
        for name in sorted(document_names("")):
            try:
                with default_storage.open(name) as file:
                    content = file.read()
            except FileNotFoundError:
                continue
            entry = tarfile.TarInfo(name)
            entry.size, entry.mode = len(content), 0o600
            entry.mtime = int(default_storage.get_modified_time(name).timestamp())
            archive.addfile(entry, BytesIO(content))


def document_names(folder: str) -> Iterator[str]:
    """Yield the name of every file of the storage, folders under folders."""
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    yield from (f"{folder}{name}" for name in files)
    for inner in folders:
        yield from document_names(f"{folder}{inner}/")


def copy_sqlite(target: Path) -> None:
    """Copy an SQLite database, in one consistent state."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(target)])


def dump_postgresql(target: Path) -> None:
    """Run PostgreSQL's own pg_dump. The password goes by the environment, where other accounts cannot read it."""
    program = shutil.which("pg_dump")
    if program is None:
        raise CannotBackUp("pg_dump n'est pas installé. Sur Debian : apt-get install postgresql-client")
    named = connection.settings_dict
    given = {"PGHOST": named["HOST"], "PGPORT": named["PORT"], "PGUSER": named["USER"], "PGPASSWORD": named["PASSWORD"]}
    done = subprocess.run(  # noqa: S603
        [program, "--format=custom", "--no-owner", f"--file={target}", named["NAME"]],
        env={**os.environ, **{name: str(value) for name, value in given.items() if value}},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise CannotBackUp(f"pg_dump a échoué : {done.stderr.strip()}")
