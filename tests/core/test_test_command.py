"""The command that runs the tests: its arguments are pytest's, and the caller's settings are forgotten."""

import contextlib
import os
import subprocess
import sys
from types import SimpleNamespace

import pytest
from django.core.management.base import CommandError

from tests.conftest import pytest_collection_modifyitems, touches_database
from tests.installation import PROJECT
from vigie.command_line import given_to
from vigie.core.management.commands import backup, test


@pytest.mark.parametrize("arguments", [["-k", "settings"], ["-v"], ["tests", "--version"], ["-x", "--", "-h"], []])
def test_all_that_is_typed_goes_to_pytest(arguments):
    command = test.Command()
    options = vars(command.create_parser("vigie", "test").parse_args(given_to(command, arguments)))
    assert options["pytest_arguments"] == arguments


@pytest.mark.parametrize("asked", ["-h", "--help"])
def test_its_help_is_its_own(asked):
    assert given_to(test.Command(), [asked]) == [asked]


def test_other_commands_read_their_options():
    assert given_to(backup.Command(), ["-v", "2"]) == ["-v", "2"]


def test_an_unknown_database_is_refused():
    assert test.databases_wanted("") == ["sqlite", "postgresql"]
    assert test.databases_wanted("postgresql") == ["postgresql"]
    with pytest.raises(CommandError, match="« mysql »") as refusal:
        test.databases_wanted("mysql")
    assert refusal.value.returncode == 2


@pytest.mark.parametrize(
    ("found", "complaint", "tries", "stops"),
    [
        (["chromium-headless-shell"], "no", False, False),
        (["chromium"], "no", True, False),
        (["chromium"], "", True, False),
        ([], "no", True, True),
        ([], "", True, False),
    ],
)
def test_the_lightest_browser_is_installed_and_any_other_will_do(monkeypatch, found, complaint, tries, stops):
    tried = []
    monkeypatch.delenv("VIGIE_CHROMIUM", raising=False)
    monkeypatch.setattr(test.util, "find_library", lambda name: "libatomic.so.1")
    monkeypatch.setattr(test.shutil, "which", lambda name: name if name in found else None)
    monkeypatch.setattr(test, "install_packages", lambda: tried.append(1) or complaint)
    with pytest.raises(CommandError, match="no") if stops else contextlib.nullcontext():
        test.prepare_browser()
    assert bool(tried) is tries


@pytest.mark.parametrize(
    ("code", "skip_pure", "passed"), [(0, False, True), (1, True, False), (5, False, False), (5, True, True)]
)
def test_a_second_run_without_any_test_passes(monkeypatch, code, skip_pure, passed):
    seen = {}

    def run(command, **options):
        seen.update(options["env"], command=command)
        return subprocess.CompletedProcess(command, code)

    monkeypatch.setattr(test.subprocess, "run", run)
    assert test.pass_tests("postgresql", ["-x"], skip_pure=skip_pure) is passed
    assert (seen["VIGIE_TEST_DATABASE"], seen["VIGIE_TEST_SKIP_PURE"]) == ("postgresql", "yes" if skip_pure else "no")
    assert "VIGIE_TEST_FOLDER" not in seen
    assert seen["command"][-len(test.SHARED_OUT) - 1 :] == [*test.SHARED_OUT, "-x"]


def test_those_that_start_processes_start_first_and_the_others_keep_their_order(monkeypatch):
    monkeypatch.setenv("VIGIE_TEST_SKIP_PURE", "no")
    marked = {"first": [], "server": ["own_installation"], "last": []}
    items = [SimpleNamespace(name=name, get_closest_marker=given.__contains__) for name, given in marked.items()]
    pytest_collection_modifyitems(None, items)
    assert [item.name for item in items] == ["server", "first", "last"]


def test_settings_of_the_caller_are_forgotten_wherever_it_is_called_from(tmp_path):
    chosen = {"VIGIE_HOSTS": "vigie.exemple.fr", "VIGIE_SILENT_AFTER_DAYS": "30", "VIGIE_HTTPS": "yes"}
    code = "from tests import environment; import os; print(*sorted(n for n in os.environ if n[:6] == 'VIGIE_'))"
    inherited = {name: value for name, value in os.environ.items() if name not in {"HOME", "PYTEST_XDIST_WORKER"}}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**inherited, **chosen, "PYTHONPATH": f"{PROJECT}", "VIGIE_TEST_DATABASE": "sqlite"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert set(done.stdout.split()).isdisjoint({"VIGIE_HOSTS", "VIGIE_SILENT_AFTER_DAYS"})
    assert "VIGIE_DATA_DIR" in done.stdout


def test_pure_tests_are_told_from_those_of_the_database(request):
    assert not touches_database(request.node)


def test_a_fixture_that_leads_to_the_database_counts(request):
    request.node.fixturenames.append("live_server")
    assert touches_database(request.node)


@pytest.mark.own_installation
def test_a_marker_of_the_database_counts(request):
    assert touches_database(request.node)
