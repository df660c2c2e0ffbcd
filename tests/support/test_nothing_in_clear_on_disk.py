"""Canaries searched in the files themselves: the database and its log of writes, the storage, a whole backup."""

import shutil
import subprocess

import pytest

from tests.installation import install_ready
from tests.support.test_nothing_in_clear import forms_of

pytestmark = pytest.mark.own_installation
CANARIES = ["canari-recit-5811", "canari-nom-5812", "canari-fichier-5813"]
FILE = """
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from benchmarks.reception.people import hidden, words_of
from benchmarks.reception.scene import make_points
(point,), _people = make_points(1, listeners=1, name="repere-en-clair-5814")
browser, address = Client(HTTP_HOST="localhost"), f"/aide/raconter/{point.pk}/"
token = hidden(browser.get(address).content.decode(), "token")
answers = {"token": token, "role": "victim", "story": "canari-recit-5811", "name": "canari-nom-5812"}
files = [SimpleUploadedFile("canari-nom-5812.pdf", b"%PDF-1.7 canari-fichier-5813")]
print(words_of(browser.post(address, {**answers, "files": files}).content.decode()))
"""


def everything_under(folder, copy):
    """Return the bytes of all files, and what an archive of PostgreSQL holds once it is opened."""
    parts = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    if copy.read_bytes()[:5] == b"PGDMP":
        parts.append(subprocess.run(["pg_restore", "-f", "-", copy], capture_output=True, check=True).stdout)
    return b"\n".join(parts)


def test_no_file_of_the_installation_nor_of_its_backup_says_what_was_told(tmp_path):
    installation = install_ready(tmp_path, "vigie_in_clear")
    if "sqlite" not in installation.environment["DATABASE_URL"] and not shutil.which("pg_dump"):
        pytest.skip("pg_dump is not there.")
    words = installation.python(FILE).splitlines()[-1]
    assert len(words.split()) == 8
    copy = tmp_path / "copie"
    done = installation.run("backup", str(copy))
    assert done.returncode == 0, done.stderr
    kept = everything_under(tmp_path, copy)
    # What is in clear is found: the search is not blind.
    assert b"repere-en-clair-5814" in kept
    found = [text for text in (*CANARIES, words) for form in forms_of(text) if form in kept]
    assert found == []
