"""Settings of the tests, read before Django: a folder of their own, and one of the two databases.

VIGIE_TEST_DATABASE chooses it: ``sqlite`` (default) or ``postgresql``. An existing server may be given by
VIGIE_TEST_DATABASE_URL; otherwise one is started for the run, from the system or from a wheel.
Whatever else the caller set for Vigie is forgotten.
"""

import atexit
import os
import shutil
import sys
import tempfile
from pathlib import Path

from tests import postgresql

for name in list(os.environ):
    if name.startswith("VIGIE_") and not name.startswith(("VIGIE_TEST_", "VIGIE_CHROMIUM")):
        del os.environ[name]

# Each worker, and each process that a test starts, would otherwise compile everything again.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# Workers inherit what the first process set.
if "VIGIE_TEST_FOLDER" not in os.environ:
    folder = tempfile.mkdtemp(prefix="vigie-tests-")
    os.environ["VIGIE_TEST_FOLDER"] = folder
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    if os.environ.get("VIGIE_TEST_DATABASE") == "postgresql":
        os.environ["DATABASE_URL"] = os.environ.get("VIGIE_TEST_DATABASE_URL") or postgresql.start()
    else:
        os.environ["DATABASE_URL"] = f"sqlite:///{folder}/vigie.sqlite3"

os.environ.update(
    # Each worker counts the files of its own tests.
    VIGIE_DATA_DIR=str(Path(os.environ["VIGIE_TEST_FOLDER"]) / os.environ.get("PYTEST_XDIST_WORKER", "data")),
    VIGIE_SECRET_KEY="a key for the tests only",
    VIGIE_VAULT_LIGHT="yes",
    VIGIE_HTTPS="no",
    VIGIE_DEMO="no",
    VIGIE_STATIC_STORAGE="django.contrib.staticfiles.storage.StaticFilesStorage",
    DJANGO_ALLOW_ASYNC_UNSAFE="true",
)
# WhiteNoise warns when the folder of static files is absent, and warnings are errors here.
(Path(os.environ["VIGIE_DATA_DIR"]) / "static").mkdir(parents=True, exist_ok=True)
