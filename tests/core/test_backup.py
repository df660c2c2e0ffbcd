"""A backup is whole, private, and overwrites nothing."""

import sqlite3
import stat
import subprocess
import tarfile
from dataclasses import replace
from pathlib import Path
from shutil import which

import pytest
from django.db import connection

from tests.installation import install_ready

pytestmark = pytest.mark.own_installation


@pytest.fixture(scope="module")
def installation(tmp_path_factory):
    return install_ready(tmp_path_factory.mktemp("backup"), "vigie_backup")


def tables_in(path) -> str:
    if connection.vendor == "sqlite":
        with sqlite3.connect(path) as copy:
            return str(copy.execute("SELECT name FROM sqlite_master").fetchall())
    return subprocess.run(["pg_restore", "--list", path], capture_output=True, text=True, check=True).stdout


def test_the_copy_holds_every_table_and_is_private(installation, tmp_path):
    if connection.vendor == "postgresql" and not which("pg_dump"):
        pytest.skip("no pg_dump here")
    done = installation.run("backup", "copie", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert "core_outboxmessage" in tables_in(tmp_path / "copie")
    assert stat.S_IMODE((tmp_path / "copie").stat().st_mode) == 0o600


def test_an_existing_file_is_left_alone(installation, tmp_path):
    kept = tmp_path / "copie"
    kept.write_text("précieux")
    done = installation.run("backup", str(kept))
    assert (done.returncode, kept.read_text()) == (1, "précieux")
    assert "n'en écrase pas" in done.stderr


def test_postgresql_without_pg_dump_says_what_to_install(installation, tmp_path):
    if connection.vendor == "sqlite":
        pytest.skip("SQLite copies itself")
    bare = replace(installation, environment={**installation.environment, "PATH": ""})
    done = bare.run("backup", str(tmp_path / "copie"))
    assert done.returncode == 1
    assert "postgresql-client" in done.stderr
    assert not (tmp_path / "copie").exists()


def test_the_documents_are_beside_the_copy_and_private(installation, tmp_path):
    if connection.vendor == "postgresql" and not which("pg_dump"):
        pytest.skip("no pg_dump here")
    folder = Path(installation.environment["VIGIE_DATA_DIR"]) / "documents" / "instances"
    folder.mkdir(parents=True)
    (folder / "lettre.pdf").write_bytes(b"%PDF")
    assert installation.run("backup", "copie", cwd=tmp_path).returncode == 0
    archive = tmp_path / "copie.documents.tar"
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600
    with tarfile.open(archive) as documents:
        assert documents.getnames() == ["instances/lettre.pdf"]
        assert documents.extractfile("instances/lettre.pdf").read() == b"%PDF"


def test_an_existing_archive_is_left_alone_and_nothing_is_copied(installation, tmp_path):
    kept = tmp_path / "copie.documents.tar"
    kept.write_text("précieux")
    done = installation.run("backup", "copie", cwd=tmp_path)
    assert (done.returncode, kept.read_text()) == (1, "précieux")
    assert not (tmp_path / "copie").exists()
