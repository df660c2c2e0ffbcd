"""An installation of its own for tests that start real processes: a database, a data folder, the command line."""

import contextlib
import fcntl
import hashlib
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

PROJECT = Path(__file__).resolve().parent.parent
PATIENCE = 120
MODEL = "vigie_model"
# Beside the libraries, so that all copies of the project that share them share it. How many are kept.
KEPT = Path(sys.prefix) / "test-models"
MOST_KEPT = 12


@dataclass(frozen=True)
class Installation:
    """Where one installation lives, and how to talk to it."""

    folder: Path
    environment: dict[str, str]

    def start(self, *command: str, **options) -> subprocess.Popen:
        """Start a command of Vigie; it leads its own process group."""
        return subprocess.Popen(
            [sys.executable, "-m", "vigie", *command],
            env=self.environment,
            cwd=options.pop("cwd", self.folder),
            stdout=options.pop("stdout", subprocess.PIPE),
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            **options,
        )

    def run(self, *command: str, **options) -> subprocess.CompletedProcess:
        """Run a command of Vigie to its end."""
        process = self.start(*command, **options)
        try:
            out, err = process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            raise
        return subprocess.CompletedProcess(command, process.returncode, out, err)

    def start_python(self, code: str) -> subprocess.Popen:
        """Start a few lines of Python inside the installation."""
        return subprocess.Popen(
            [sys.executable, "-c", f"import django; django.setup()\n{code}"],
            env={**self.environment, "DJANGO_SETTINGS_MODULE": "vigie.settings"},
            stdout=subprocess.PIPE,
            text=True,
        )

    def python(self, code: str) -> str:
        """Run a few lines of Python inside the installation; return what they print."""
        process = self.start_python(code)
        out, _err = process.communicate(timeout=PATIENCE)
        assert process.returncode == 0
        return out.strip()

    def ask(self, statement: str) -> list[tuple]:
        """Run one statement of SQL from here, where a process would take a second to start; return its rows, if any."""
        address = self.environment["DATABASE_URL"]
        file = address.removeprefix("sqlite:///")
        opened = psycopg.connect(address) if file == address else sqlite3.connect(file, timeout=PATIENCE)
        with contextlib.closing(opened) as connection, connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []


def install(folder: Path, name: str, *, template: str = "template1", by_worker: bool = True) -> Installation:
    """Make an installation on the database that the tests run on, its tables not made yet.

    template: the database that PostgreSQL copies. by_worker: whether each worker of the tests has one of its own.
    """
    address = os.environ["DATABASE_URL"]
    if by_worker:
        name = f"{name}_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
    if address.startswith("sqlite"):
        address = f"sqlite:///{folder}/vigie.sqlite3"
    else:
        with psycopg.connect(address, autocommit=True) as server:
            server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
            server.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        address = address.replace(urlsplit(address).path, f"/{name}", 1) if urlsplit(address).netloc else address
    return Installation(
        folder,
        {
            **os.environ,
            "PYTHONPATH": f"{PROJECT / 'src'}:{PROJECT}",
            "DATABASE_URL": address,
            "VIGIE_DATA_DIR": str(folder / "data"),
            "VIGIE_DEMO": "no",
        },
    )


def install_ready(folder: Path, name: str) -> Installation:
    """Make an installation whose tables are made: a copy of one that is prepared once for the whole run."""
    model = prepared_model()
    if model == MODEL:
        return install(folder, name, template=model)
    shutil.copy(model, folder / "vigie.sqlite3")
    return install(folder, name)


def prepared_model() -> str:
    """Return the database whose tables are made once for the whole run: its file on SQLite, its name on PostgreSQL."""
    model = Path(os.environ["VIGIE_TEST_FOLDER"]) / "model"
    model.mkdir(exist_ok=True)
    with (model / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (model / "ready").exists():
            make_model(model)
            (model / "ready").touch()
    return str(model / "vigie.sqlite3") if os.environ["DATABASE_URL"].startswith("sqlite") else MODEL


def make_model(folder: Path) -> None:
    """Make the tables of the model; on SQLite, those that an earlier run made from the same migrations are taken."""
    installation, kept = install(folder, MODEL, by_worker=False), KEPT / f"{digest_of_migrations()}.sqlite3"
    is_file = os.environ["DATABASE_URL"].startswith("sqlite")
    if is_file and kept.exists():
        shutil.copy(kept, folder / "vigie.sqlite3")
        return
    # However slow the machine: no test can do without.
    migration = installation.start("migrate", "--verbosity", "0")
    _out, complaint = migration.communicate()
    assert migration.returncode == 0, complaint
    if is_file:
        keep(folder / "vigie.sqlite3", kept)


def keep(made: Path, kept: Path) -> None:
    """Keep a model for the next runs, and let the oldest ones go."""
    KEPT.mkdir(exist_ok=True)
    part = kept.with_suffix(f".{os.getpid()}")
    shutil.copy(made, part)
    part.rename(kept)
    for old in sorted(KEPT.glob("*.sqlite3"), key=lambda path: path.stat().st_mtime)[:-MOST_KEPT]:
        old.unlink(missing_ok=True)


def digest_of_migrations() -> str:
    """Return a digest of what makes the tables: our migrations, what they call and load, others' releases."""
    source = PROJECT / "src" / "vigie"
    migrations = list(source.glob("*/migrations/*.py"))
    called = {
        name for path in migrations for name in re.findall(r"^from (vigie\.[\w.]+) import", path.read_text(), re.M)
    }
    found = [PROJECT / "requirements.txt", *migrations, *source.glob("*/data/**/*")]
    found += [PROJECT / "src" / f"{name.replace('.', '/')}.py" for name in called]
    digest = hashlib.sha256()
    for path in sorted(path for path in found if path.is_file()):
        digest.update(f"{path.relative_to(PROJECT)}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def wait_until(condition: Callable[[], object]) -> None:
    """Wait until something becomes true; fail when it does not."""
    limit = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < limit, "It never happened."
        time.sleep(0.05)
