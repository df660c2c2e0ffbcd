"""Refuses to run with values that put people in danger, and warns of those that may."""

import stat
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Error
from django.utils.translation import gettext as _

LOOPBACK = {"localhost", "127.0.0.1", "[::1]", "::1", "testserver"}
MINIMUM_KEY_LENGTH = 32
NETWORK_FILE_SYSTEMS = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "afs", "ceph", "glusterfs"}
DEFAULT_SENDER = "vigie@localhost"


def check_settings(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Check this installation's settings; much is allowed on one's own machine only."""
    found = check_files()
    return found + check_public_values() if is_public(settings.ALLOWED_HOSTS) else found


def is_public(hosts: Iterable[str]) -> bool:
    """Whether the site answers to another name than this machine's own."""
    return any(host not in LOOPBACK for host in hosts)


def check_public_values() -> list[CheckMessage]:
    """Check what is dangerous once others can reach the site."""
    key_hint = _("Retirez VIGIE_SECRET_KEY : Vigie en fera une, ou donnez-en une de 50 caractères tirés au hasard.")
    dangers: list[tuple[bool, CheckMessage]] = [
        (
            settings.DEBUG,
            Error(_("VIGIE_DEBUG montre le code et les réglages à tout le monde."), _("Retirez-le."), id="vigie.E001"),
        ),
        (
            settings.VIGIE_DEMO,
            Error(
                _("La démonstration laisse entrer sans mot de passe : elle ne se montre que sur sa propre machine."),
                _("Retirez VIGIE_DEMO, ou laissez VIGIE_HOSTS vide."),
                id="vigie.E002",
            ),
        ),
        (
            "*" in settings.ALLOWED_HOSTS and not settings.DEBUG,
            Error(
                _("VIGIE_HOSTS contient « * » : Vigie croirait n'importe quel nom de site qu'on lui donne."),
                _("Écrivez le nom du site, par exemple vigie.exemple.fr."),
                id="vigie.E006",
            ),
        ),
        (
            not settings.VIGIE_HTTPS,
            Error(
                _("Sans HTTPS, mots de passe et pages passent en clair."),
                _("Mettez VIGIE_HTTPS à oui, derrière un serveur qui tient le certificat."),
                id="vigie.E003",
            ),
        ),
        (
            len(settings.SECRET_KEY) < MINIMUM_KEY_LENGTH,
            Error(_("La clé secrète est trop courte : elle pourrait être devinée."), key_hint, id="vigie.E004"),
        ),
        (
            settings.VIGIE_VAULT_LIGHT,
            Error(
                _("VIGIE_VAULT_LIGHT laisse deviner les phrases et les codes de suivi : il est fait pour les tests."),
                _("Retirez-le."),
                id="vigie.E007",
            ),
        ),
        (
            settings.DEFAULT_FROM_EMAIL == DEFAULT_SENDER,
            checks.Warning(
                _("Les messages partent au nom de vigie@localhost : ils finiront dans les indésirables."),
                _("Donnez l'adresse d'envoi par VIGIE_EMAIL_FROM."),
                id="vigie.W001",
            ),
        ),
    ]
    return [message for is_dangerous, message in dangers if is_dangerous]


def check_files() -> list[CheckMessage]:
    """Check where secrets and data are kept."""
    folder = Path(settings.VIGIE_DATA_DIR)
    found: list[CheckMessage] = []
    if "static" in folder.parts or folder.is_relative_to(settings.PACKAGE):
        sentence = _("Le dossier de données %(folder)s est parmi les fichiers servis à tout le monde ou le code.")
        found.append(Error(sentence % {"folder": folder}, _("Donnez-en un autre par VIGIE_DATA_DIR."), id="vigie.E005"))
    if is_readable_by_others(folder / "secret_key"):
        hint = _("Tapez : chmod 600 %(path)s") % {"path": folder / "secret_key"}
        found.append(
            checks.Warning(_("D'autres comptes de la machine peuvent lire la clé secrète."), hint, id="vigie.W002")
        )
    if is_readable_by_others(folder / "vault_key"):
        hint = _("Tapez : chmod 600 %(path)s") % {"path": folder / "vault_key"}
        found.append(
            checks.Warning(_("D'autres comptes de la machine peuvent lire la clé du coffre."), hint, id="vigie.W004")
        )
    if is_sqlite_on_network():
        sentence = _("La base SQLite est sur un disque réseau, où ses verrous ne tiennent pas : elle peut s'abîmer.")
        hint = _("Mettez-la sur un disque de la machine, ou prenez PostgreSQL par DATABASE_URL.")
        found.append(checks.Warning(sentence, hint, id="vigie.W003"))
    return found


def is_readable_by_others(path: Path) -> bool:
    """Whether other accounts of the machine can read a file."""
    try:
        return bool(path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))
    except OSError:
        return False


def is_sqlite_on_network() -> bool:
    """Whether the database is an SQLite file on a network file system, as far as this system tells."""
    database = settings.DATABASES["default"]
    if "sqlite" not in database["ENGINE"]:
        return False
    try:
        mounts = Path("/proc/mounts").read_text()
    except OSError:
        return False
    return file_system_of(str(database["NAME"]), mounts) in NETWORK_FILE_SYSTEMS


def file_system_of(path: str, mounts: str) -> str:
    """Return the type of the file system that holds a path, from the lines of /proc/mounts; empty when unknown."""
    kinds = {fields[1]: fields[2] for fields in (line.split() for line in mounts.splitlines()) if len(fields) > 2}
    holders = [point for point in kinds if Path(path).is_relative_to(point.replace("\\040", " "))]
    return kinds[max(holders, key=len)] if holders else ""
