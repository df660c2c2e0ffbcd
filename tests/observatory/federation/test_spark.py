"""Spark gives the same bytes as DuckDB; without Spark or Java, a sentence says what to install."""

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec

import pytest
from django.conf import settings

from tests.observatory.federation.territories import edition, facts, put, put_edition
from vigie.observatory.federation.federating import Asked, federate, to_file
from vigie.observatory.federation.schema import FederationRefusal

needs_spark = pytest.mark.skipif(
    find_spec("pyspark") is None or shutil.which("java") is None,
    reason="PySpark (pip install 'pyspark~=4.0.5') or Java 17 is not on this machine",
)


@needs_spark
@pytest.mark.filterwarnings("ignore")
def test_spark_and_duckdb_write_the_same_file(tmp_path):
    folder = tmp_path / "l'île [1] à voir"
    for number, siren in enumerate(("200000001", "012345678")):
        put(folder / f"facts/territory={siren}/period=2024/facts.parquet", facts(400, number))
        put_edition(folder, siren, edition(seed=number))
    put(folder / "top.parquet", facts(30, 9), without=("sign", "age_band"), territory="3", vintage="2023")
    for query in (None, ("type", "quarter", "channel")):
        files = [to_file(federate(folder, asked), asked) for asked in (Asked("duckdb", query), Asked("spark", query))]
        assert files[0] == files[1]


def test_without_spark_a_sentence_says_what_to_install(tmp_path, monkeypatch):
    put(tmp_path / "territory=1/period=2025/a.parquet", facts(5, 1))
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    monkeypatch.setitem(sys.modules, "pyspark.errors", None)
    with pytest.raises(FederationRefusal, match=r"Spark n'est pas installé.*pyspark~=4\.0\.5.*--engine duckdb"):
        federate(tmp_path, Asked("spark"))


WITHOUT_JAVA = """
import django
django.setup()
from vigie.observatory.federation import engines
try:
    engines.spark_session("")
except engines.FederationRefusal as refusal:
    print(refusal)
"""


@needs_spark
def test_without_java_a_sentence_says_so():
    # In a process of its own: one that has started Java once goes on with it.
    source = str(settings.PACKAGE.parent)
    surroundings = {name: value for name, value in os.environ.items() if name != "JAVA_HOME"}
    surroundings |= {"PATH": "/nowhere", "DJANGO_SETTINGS_MODULE": "vigie.settings"}
    surroundings["PYTHONPATH"] = os.pathsep.join([source, os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_JAVA], env=surroundings, capture_output=True, text=True, check=True
    )
    assert "Java 17" in done.stdout
