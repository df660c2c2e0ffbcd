"""The process that works, or that erases, dies at some moments: nothing acknowledged is lost, nothing is doubled."""

import json
import subprocess
import sys

import pytest

from tests.installation import PATIENCE, PROJECT, install_ready

pytestmark = pytest.mark.own_installation


def test_nothing_acknowledged_is_lost_and_nothing_is_left_by_half(tmp_path):
    installation = install_ready(tmp_path, "vigie_killed")
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.kills", "--on-this-database", "--work", "4", "--purges", "3"],
        cwd=PROJECT,
        env={**installation.environment, "DJANGO_SETTINGS_MODULE": "vigie.settings"},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[-1])["faults"] == []
