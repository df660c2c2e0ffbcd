"""Kills the process that works at fifty moments drawn at random, and the one that erases at twenty.

Run it with ``./vigie benchmark kills``. It writes ``benchmarks/kills.md``: what was acknowledged and is lost, what is
doubled, what is left by half, on each database. Passphrases cost nothing here: moments are drawn over the writing.
"""

import argparse
import json
import os
import tempfile
from datetime import date, timedelta
from pathlib import Path

import django

from benchmarks.reception.databases import ON_ONE, on_each

WORK, PURGES = 50, 20
RESULT = Path(__file__).with_suffix(".md")


def prepare() -> None:
    """Open the database of the environment, its tables made."""
    os.environ["VIGIE_VAULT_LIGHT"] = "yes"
    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    call_command("migrate", verbosity=0)


def work_killed(folder: Path, count: int) -> tuple[int, list[str]]:
    """Kill turns of work; return how many were cut, and the faults."""
    from benchmarks.reception.killing import killed, moments
    from benchmarks.reception.work import Room

    room, cut = Room(folder), 0
    for moment in moments(count, room.turn):
        room.number += 1
        cut += killed(room.turn, moment)
    return cut, room.faults()


def purges_killed(folder: Path, count: int) -> tuple[int, list[str]]:
    """Kill purges; return how many were cut, and the faults."""
    from benchmarks.reception.erasing import Archive
    from benchmarks.reception.killing import killed, moments

    archive, cut, faults = Archive(), 0, []
    archive.fill()
    for moment in moments(count, archive.erase):
        archive.fill()
        cut += killed(archive.erase, moment)
        faults += archive.faults()
    return cut, [*faults, *archive.faults_after(date.today() + timedelta(days=5))]  # noqa: DTZ011


def on_this_database(work: int, purges: int) -> None:
    """Kill on the database of the environment, and print what was found."""
    prepare()
    with tempfile.TemporaryDirectory() as place:
        cut, faults = work_killed(Path(place), work)
        cut_purges, more = purges_killed(Path(place), purges)
    print(json.dumps({"cut": cut, "purges_cut": cut_purges, "faults": faults + more}))


def main() -> None:
    """Kill on each database and write the result."""
    parser = argparse.ArgumentParser()
    parser.add_argument(ON_ONE, action="store_true")
    parser.add_argument("--work", type=int, default=WORK)
    parser.add_argument("--purges", type=int, default=PURGES)
    asked = parser.parse_args()
    if asked.on_this_database:
        on_this_database(asked.work, asked.purges)
        return
    found = on_each("kills", "--work", str(asked.work), "--purges", str(asked.purges))
    lines = [
        f"| {name} | {each['cut']} | {each['purges_cut']} | {'; '.join(each['faults']) or 'aucun'} |"
        for name, each in found.items()
    ]
    text = "\n".join([SAID % vars(asked), *lines, ""])
    RESULT.write_text(text, encoding="utf-8")
    print(text)


SAID = """# Arrêts brutaux

Écrit par `./vigie benchmark kills`. Le processus qui travaille (signalement par ses pages, orientation demandée puis
acceptée, message écrit puis envoyé) est tué (SIGKILL) à %(work)s moments tirés au hasard ; celui qui efface, à
%(purges)s moments. Ensuite chaque code donné est ouvert, chaque formulaire coupé est renvoyé, chaque message est
compté, chaque dossier est entier ou parti ; une ancienne copie remise en place est effacée de nouveau.

| base | travaux coupés en route | purges coupées en route | défauts |
|---|---:|---:|---|"""

if __name__ == "__main__":
    main()
