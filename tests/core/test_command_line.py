"""The command line says what is wrong in one sentence, and its codes can be relied on."""

import json
import os
import signal
import subprocess
import sys
from io import BytesIO

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.core.management import get_commands

from tests.installation import PATIENCE, PROJECT, install, install_ready, wait_until
from vigie.command_help import FRAMEWORK_OPTIONS, LOCALE

pytestmark = pytest.mark.own_installation
OURS = sorted(name for name, room in get_commands().items() if str(room).startswith("vigie."))
ENGLISH = ["usage: ", "positional arguments", "show this help", "error:", "Show program", "Python path", "required:"]
# In one process: each would otherwise take a second to start.
ASK_FOR_HELP = """
import contextlib, io, json
from vigie.command_line import run
answers = {{}}
for name in {names}:
    with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(io.StringIO()) as err:
        code = run(name, ["--help"])
    answers[name] = (code, out.getvalue(), err.getvalue())
print(json.dumps(answers))
"""


@pytest.fixture(scope="module")
def new(tmp_path_factory):
    """An installation whose database does not exist yet."""
    return install(tmp_path_factory.mktemp("new"), "vigie_new")


@pytest.fixture(scope="module")
def installation(tmp_path_factory):
    return install_ready(tmp_path_factory.mktemp("ready"), "vigie_ready")


@pytest.fixture(scope="module")
def helps(installation):
    """What each of our commands answers to --help: its code, then what it says and what it complains of."""
    return json.loads(installation.python(ASK_FOR_HELP.format(names=OURS)))


@pytest.mark.one_database
def test_the_first_command_prepares_a_new_database_and_says_so_beside_the_result(new):
    done = new.run("work", "--once")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "vigie : première utilisation, préparation de la base…\n"
    assert new.run("work", "--once").stderr == ""


def test_an_outdated_database_is_refused(tmp_path):
    old = install_ready(tmp_path, "vigie_old")
    old.ask("DELETE FROM django_migrations WHERE app = 'contenttypes' AND name LIKE '0002%'")
    done = old.run("work", "--once")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "La base date d'une version précédente de Vigie : lancez d'abord ./vigie migrate.\n"


def test_without_a_command_all_are_listed(installation):
    done = installation.run()
    assert (done.returncode, done.stderr) == (0, "")
    assert [name for name in OURS if f"  {name} " not in done.stdout] == []


@pytest.mark.one_database
def test_a_command_loads_no_page(installation):
    code = "import sys; from vigie.command_line import run; print(run('work', ['--once']), 'vigie.urls' in sys.modules)"
    assert installation.python(code) == "0 False"


@pytest.mark.one_database
@pytest.mark.parametrize(("typed", "hint"), [("wrok", "« work »"), ("zzzz", "./vigie")])
def test_an_unknown_command_is_wrong_usage_with_a_hint(installation, typed, hint):
    done = installation.run(typed)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert hint in done.stderr


@pytest.mark.one_database
@pytest.mark.parametrize(
    "arguments", [["work", "--onec"], ["backup"], ["work", "--verbosity", "9"], ["backup", "a", "b"]]
)
def test_a_wrong_option_is_wrong_usage_in_french(installation, arguments):
    done = installation.run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("usage\N{NO-BREAK SPACE}: vigie")
    assert [word for word in [*ENGLISH, "unrecognized", "invalid", "choose"] if word in done.stderr] == []


@pytest.mark.one_database
@pytest.mark.parametrize("name", OURS)
def test_the_help_of_every_command_is_french(helps, name):
    code, said, complained = helps[name]
    assert (code, complained) == (0, "")
    assert "affiche cette aide" in said
    assert [word for word in ENGLISH if word in said] == []


def test_every_option_of_the_framework_has_its_french():
    from vigie.core.management.commands.backup import Command

    parser = Command().create_parser("vigie", "backup")
    options = {name for action in parser._actions for name in action.option_strings if name.startswith("--")}
    assert options - {"--help"} == set(FRAMEWORK_OPTIONS)


def test_the_compiled_words_are_those_of_the_catalogue():
    folder = LOCALE / "fr" / "LC_MESSAGES"
    written = read_po(BytesIO((folder / "messages.po").read_bytes()), locale="fr")
    compiled = read_mo(BytesIO((folder / "messages.mo").read_bytes()))
    assert words_of(compiled) == words_of(written)


@pytest.mark.one_database
def test_a_refusal_is_a_sentence_alone_on_standard_error(installation, tmp_path):
    (tmp_path / "copie").touch()
    done = installation.run("backup", "copie", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "copie existe déjà : une sauvegarde n'en écrase pas une autre.\n"


@pytest.mark.one_database
@pytest.mark.parametrize("path", ["absent/copie", "fichier/copie", "."])
def test_a_file_that_cannot_be_written_is_a_sentence(installation, tmp_path, path):
    (tmp_path / "fichier").touch()
    done = installation.run("backup", path, cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_forbidden_folder_is_a_sentence(installation, tmp_path):
    tmp_path.chmod(0o500)
    done = installation.run("backup", str(tmp_path / "copie"))
    assert (done.returncode, "vérifiez vos droits" in done.stderr) == (1, True)


@pytest.mark.one_database
def test_a_dangerous_setting_stops_the_command_in_french(installation):
    environment = {**installation.environment, "VIGIE_HOSTS": "vigie.exemple.fr"}
    done = run_in(environment, "work", "--once")
    assert (done.returncode, done.stdout) == (1, "")
    assert "Sans HTTPS, mots de passe et pages passent en clair." in done.stderr
    assert "System check" not in done.stderr


@pytest.mark.one_database
def test_a_misspelt_setting_stops_the_start(installation):
    done = run_in({**installation.environment, "VIGIE_HTTPS": "ouii"}, "work", "--once")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "VIGIE_HTTPS vaut « ouii » : écrivez oui ou non (true ou false).\n"


def test_a_database_that_does_not_answer_is_a_sentence(installation):
    done = run_in(
        {**installation.environment, "DATABASE_URL": "postgresql://vigie@127.0.0.1:1/vigie"}, "work", "--once"
    )
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert done.stderr.startswith("La base de données ne répond pas")


def test_a_file_that_is_no_database_is_a_sentence(installation, tmp_path):
    (tmp_path / "db").write_bytes(os.urandom(5000))
    done = run_in({**installation.environment, "DATABASE_URL": f"sqlite:///{tmp_path}/db"}, "work", "--once")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)


def test_a_reader_that_leaves_early_is_no_fault(installation):
    line = f"{sys.executable} -m vigie | true; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", line], env=installation.environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_ctrl_c_is_told_by_the_code_alone(installation, tmp_path):
    code = f"import pathlib, time; pathlib.Path({str(tmp_path / 'there')!r}).touch(); time.sleep({PATIENCE})"
    shell = installation.start("shell", "--verbosity", "0", "-c", code, preexec_fn=hear_ctrl_c)
    wait_until((tmp_path / "there").exists)
    shell.send_signal(signal.SIGINT)
    out, err = shell.communicate(timeout=PATIENCE)
    # Python kills itself by the same signal when the interruption falls in code given as text: 130 for a shell too.
    assert shell.returncode in {130, -signal.SIGINT}
    assert (out, err) == ("", "")


def hear_ctrl_c() -> None:
    """Let a process be interrupted even where the tests are not, as under nohup: it would inherit that."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def words_of(catalogue) -> dict[str, str]:
    """Return every entry as text, its plural included."""
    return {"".join(entry.id): "".join(entry.string) for entry in catalogue if entry.id}


def run_in(environment: dict[str, str], *command: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "vigie", *command],
        cwd=PROJECT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
