"""Writes a file whole or not at all."""

import os
import tempfile
from pathlib import Path

from django.core.management.base import CommandError
from django.utils.translation import gettext


def check_folder(path: Path) -> None:
    """Raise CommandError (wrong usage) when a file cannot be written there, before any work is done."""
    folder = path.parent
    if path.is_dir():
        raise CommandError(gettext("« %(path)s » est un dossier : indiquez un fichier.") % {"path": path}, returncode=2)
    if not accepts_files(folder):
        message = gettext("Le dossier « %(folder)s » n'existe pas ou n'accepte pas d'écriture.")
        raise CommandError(message % {"folder": folder}, returncode=2)


def accepts_files(folder: Path) -> bool:
    """Whether a file can really be written in a folder: rights alone do not tell."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def write_file(path: Path, content: bytes) -> None:
    """Write the content beside its place, then put it there in one move: nobody ever reads half of it."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        # A temporary file is private; this one is meant to be read by whoever may read the folder.
        temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
