"""Runs a management command as people expect: sentences instead of tracebacks, and exit codes 0, 1 and 2."""

import difflib
import os
import sys
from collections.abc import Sequence
from typing import Any

from vigie.environment import InvalidSetting

DONE, REFUSED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130

# Commands of the framework that an installer may need; the others still run by their name.
USEFUL_FRAMEWORK_COMMANDS = {
    "check": "Vérifie les réglages ; --deploy pour une mise en production.",
    "clearsessions": "Efface les sessions expirées.",
    "collectstatic": "Rassemble les fichiers statiques dans le dossier de données.",
    "migrate": "Met la base à jour.",
    "shell": "Ouvre un interprète Python sur cette installation.",
}


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code: 0 done, 1 the data are refused, 2 wrong usage."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vigie.settings")
    try:
        import django

        django.setup()
        code = run(arguments[0], arguments[1:]) if is_command(arguments) else print_commands()
        sys.stdout.flush()
        return code
    except InvalidSetting as refusal:
        return say(str(refusal), WRONG_USAGE)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


def is_command(arguments: Sequence[str]) -> bool:
    """Whether something else than help was asked for."""
    return bool(arguments) and arguments[0] not in {"help", "--help", "-h"}


def run(name: str, arguments: Sequence[str]) -> int:
    """Find the command, parse what it was given, and turn its refusals into sentences and codes."""
    from django.core.management import ManagementUtility, get_commands
    from django.core.management.base import CommandError, SystemCheckError
    from django.db.utils import DatabaseError

    from vigie.command_help import FrenchHelpFormatter, speak_french

    known = get_commands()
    if name not in known:
        near = difflib.get_close_matches(name, known, n=1)
        hint = f" Vouliez-vous dire « {near[0]} » ?" if near else " Tapez ./vigie pour voir les commandes."
        return say(f"« {name} » n'est pas une commande.{hint}", WRONG_USAGE)
    speak_french()
    command = ManagementUtility(["vigie", name]).fetch_command(name)
    parser = command.create_parser("vigie", name, formatter_class=FrenchHelpFormatter)
    vars(command)["_called_from_command_line"] = parser.called_from_command_line = True
    try:
        options = vars(parser.parse_args(given_to(command, arguments)))
        positional = options.pop("args", ())
        refuse_dangers(command.requires_system_checks, options)
        if getattr(command, "needs_database", False):
            prepare_database()
        command.execute(*positional, **options)
    except SystemCheckError as refusal:
        return say(str(refusal), REFUSED)
    except CommandError as refusal:
        return say(str(refusal), refusal.returncode)
    except DatabaseError as refusal:
        return say(f"La base de données ne répond pas comme prévu : {first_line(refusal)}.", REFUSED)
    except BrokenPipeError:
        raise
    except OSError as refusal:
        return say(file_sentence(refusal), REFUSED)
    except UnicodeDecodeError:
        return say("Le fichier n'est pas un texte lisible : vérifiez que c'est le bon.", REFUSED)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else DONE
    finally:
        from django.db import connections

        connections.close_all()
    return DONE


def given_to(command: object, arguments: Sequence[str]) -> list[str]:
    """Return what the parser reads: for a command that hands its arguments over, only a first ``--help`` is its own."""
    hands_over = getattr(command, "hands_over_its_arguments", False) and arguments[:1] not in (["-h"], ["--help"])
    return ["--", *arguments] if hands_over else list(arguments)


def refuse_dangers(tags: Any, options: dict[str, Any]) -> None:
    """Check the settings in place of the framework, whose report is not in French. Raises CommandError for a danger."""
    from django.core import checks
    from django.core.management.base import CommandError

    if not tags or options.get("skip_checks"):
        return
    # Those of addresses read every page of every room, which takes longer than most commands: the tests make them.
    found = checks.run_checks(tags=[*checks.registry.registry.tags_available() - {checks.Tags.urls}])
    shown = [message for message in found if message.level >= checks.WARNING and not message.is_silenced()]
    for message in shown:
        say(f"vigie : {message.msg} {message.hint or ''}".strip(), DONE)
    if any(message.is_serious() for message in shown):
        raise CommandError("Ces réglages sont dangereux : rien n'a été fait.")
    options["skip_checks"] = True


def prepare_database() -> None:
    """Make the tables of a new database, so that the first command of a newcomer simply works."""
    from django.core.management import call_command
    from django.core.management.base import CommandError
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not plan:
        return
    if executor.loader.applied_migrations:
        raise CommandError("La base date d'une version précédente de Vigie : lancez d'abord ./vigie migrate.")
    print("vigie : première utilisation, préparation de la base…", file=sys.stderr)
    call_command("migrate", verbosity=0, interactive=False)


def print_commands() -> int:
    """Print every command with the first line of its help, those of Vigie first."""
    from django.core.management import get_commands, load_command_class

    known = get_commands()
    ours = sorted(name for name, room in known.items() if str(room).startswith("vigie."))
    sentences = {name: first_line(load_command_class(known[name], name).help) for name in ours}
    print("Usage : ./vigie COMMANDE [options]          ./vigie COMMANDE --help\n")
    for name, sentence in {**sentences, **USEFUL_FRAMEWORK_COMMANDS}.items():
        print(f"  {name:24} {sentence}")
    return DONE


def file_sentence(refusal: OSError) -> str:
    """Return the sentence that says why a file could not be read or written."""
    reasons: dict[type[OSError], str] = {
        FileNotFoundError: "n'existe pas",
        PermissionError: "n'est pas accessible : vérifiez vos droits",
        IsADirectoryError: "est un dossier, pas un fichier",
        NotADirectoryError: "passe par un fichier qui n'est pas un dossier",
        FileExistsError: "existe déjà",
    }
    reason = reasons.get(type(refusal), f"ne peut pas être lu ou écrit ({refusal.strerror or refusal})")
    return f"{refusal.filename or 'Le fichier'} {reason}."


def first_line(text: object) -> str:
    """Return the first sentence of a help text, on one line."""
    return " ".join(str(text).strip().split("\n\n")[0].split())


def say(sentence: str, code: int) -> int:
    """Write a sentence on standard error and give the exit code back."""
    print(sentence, file=sys.stderr)
    return code
