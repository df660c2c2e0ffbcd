"""Five thousand past attendances in one workbook, previewed, imported, then imported again, on each database.

Run it with ``./vigie benchmark attendances``. It writes ``benchmarks/attendances.md``. One person in three gives no
address, one structure in two is in the directory, half of those under one of their services. Then rows are spoiled,
each in its own way: what is counted is how many errors say where they stand.
"""

import argparse
import json
import os
import random
import re
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import django

from benchmarks.reception.databases import ON_ONE, on_each

LINES, SESSIONS, STRUCTURES, SPOILT = 5000, 200, 250, 300
HEADERS = (
    "Formation",
    "Date",
    "Lieu",
    "Nom et prénom",
    "Courriel",
    "Structure",
    "Service",
    "Niveau",
    "Sexe",
    "Présence",
)
# Where the value that spoils a row goes, and the value.
SPOILS = ((1, "31/02/2024"), (3, ""), (4, "pas une adresse"), (9, "peut-être"))
RESULT = Path(__file__).with_suffix(".md")
SAID = """# Reprise de présences à des formations passées

Écrit par `./vigie benchmark attendances`. Un classeur de %(lines)s présences à %(sessions)s sessions, de gens de
%(structures)s structures : une sur deux est dans l'annuaire, une personne sur trois n'a pas d'adresse. Chaque durée va
de l'ouverture du fichier à la réponse, comme le fait la page. Charge de la machine avant la mesure, sur la dernière
minute : %(load)s pour %(cores)s processeurs (au-delà d'un par processeur, d'autres s'en servaient).

- Attendu : moins de 10 secondes ; une seconde fois, rien de créé ni de changé.
- Durées en secondes ; « calcul » : secondes de processeur de l'import, sans PostgreSQL, quoi que fasse la machine.
- Erreurs situées : sur %(spoilt)s lignes gâtées, celles dont la phrase dit la feuille, la ligne et la colonne ; rien
  n'est alors écrit.

| base | créées | aperçu | import | calcul | seconde fois | créées de nouveau | erreurs situées | écrites malgré elles |
|---|---:|---:|---:|---:|---:|---:|---:|---:|"""


@dataclass
class Measured:
    """What was seen on one database. Times in seconds."""

    created: int
    preview: float
    whole: float
    processor: float
    again: float
    created_again: int
    located: int
    written: int


def rows(chance: random.Random) -> list[list[str]]:
    """Return the attendances, each person once at a session."""
    found = []
    for number in range(LINES):
        session, person = number % SESSIONS, number // SESSIONS * 7 + number % 7
        structure = person % STRUCTURES
        found.append(
            [
                f"Module {session % 12}",
                f"{session % 28 + 1:02}/{session // 28 % 12 + 1:02}/2024",
                "Maison des associations",
                f"Fictive Personne {person}",
                "" if person % 3 == 0 else f"p{person}@exemple.fr",
                f"Structure {structure}",
                f"Service {structure}" if structure % 4 == 0 else "",
                chance.choice(("agent", "cheffe de service", "direction", "élue")),
                chance.choice(("F", "H", "")),
                chance.choice(("oui", "oui", "oui", "non")),
            ]
        )
    return found


def spoilt(lines: list[list[str]]) -> list[list[str]]:
    """Return rows of which the first ones are each spoilt in one place."""
    found = [list(line) for line in lines]
    for number in range(SPOILT):
        place, value = SPOILS[number % len(SPOILS)]
        found[number][place] = value
    return found


def workbook_of(lines: list[list[str]]) -> bytes:
    """Return a workbook of one sheet."""
    from openpyxl import Workbook

    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("Présences")
    for line in (HEADERS, *lines):
        sheet.append(line)
    written = BytesIO()
    workbook.save(written)
    return written.getvalue()


def make_directory() -> Any:
    """Write the structures that the directory knows, and return who imports."""
    from vigie.accounts.models import Organisation, Person

    for number in range(0, STRUCTURES, 2):
        structure = Organisation.objects.create(name=f"Structure {number}")
        if number % 4 == 0:
            Organisation.objects.create(name=f"Service {number}", parent=structure)
    return Person.objects.create_user("pilote@exemple.fr", name="Fictive Pilote")


def take(content: bytes, actor: Any) -> Any:
    """Import a workbook as its page does once its preview was read."""
    from vigie.training.importing.applying import apply_import
    from vigie.training.importing.comparing import compare
    from vigie.training.importing.views import sheets_of
    from vigie.training.models import AttendanceUpload

    upload = AttendanceUpload.objects.create(person=actor, file_name="passe.xlsx", content=content)
    seen = compare(sheets_of(content, "passe.xlsx"), "passe.xlsx").fingerprint
    begun, spent = time.monotonic(), time.process_time()
    told = apply_import(
        sheets=sheets_of(content, "passe.xlsx"), file_name="passe.xlsx", upload=upload, actor=actor, seen=seen
    )
    return told, time.monotonic() - begun, time.process_time() - spent


def timed(act: Callable[[], Any]) -> float:
    """Return how long an act takes."""
    begun = time.monotonic()
    act()
    return time.monotonic() - begun


def located(told: Any) -> int:
    """Return how many errors say the sheet, the row and the column."""
    place = re.compile(r"Feuille « Présences », ligne \d+, colonne « .+ »")
    return len({match[0] for each in told.errors if (match := place.match(str(each).replace("\u00a0", " ")))})


def on_this_database() -> None:
    """Measure on the database of the environment, and print the result."""
    django.setup()
    from django.core.management import call_command

    from vigie.training.importing.comparing import compare
    from vigie.training.importing.views import sheets_of
    from vigie.training.models import Enrolment

    call_command("migrate", verbosity=0)
    actor, lines = make_directory(), rows(random.Random(5000))
    wrong, content = workbook_of(spoilt(lines)), workbook_of(lines)
    refused, _, _ = take(wrong, actor)
    written = Enrolment.objects.count()
    preview = timed(lambda: compare(sheets_of(content, "passe.xlsx"), "passe.xlsx"))
    first, whole, processor = take(content, actor)
    created = Enrolment.objects.count()
    _, again, _ = take(content, actor)
    found = Measured(
        created=len(first.of("created")),
        preview=preview,
        whole=whole,
        processor=processor,
        again=again,
        created_again=Enrolment.objects.count() - created,
        located=located(refused),
        written=written,
    )
    print(json.dumps(asdict(found)))


def line(database: str, found: dict[str, float]) -> str:
    """Return a line of the table."""
    said = [f"{each:.1f}".replace(".", ",") if isinstance(each, float) else str(each) for each in found.values()]
    return f"| {' | '.join([database, *said])} |"


def main() -> None:
    """Measure on each database and write the result."""
    parser = argparse.ArgumentParser()
    parser.add_argument(ON_ONE, action="store_true")
    if parser.parse_args().on_this_database:
        on_this_database()
        return
    sizes = {"lines": LINES, "sessions": SESSIONS, "structures": STRUCTURES, "spoilt": SPOILT}
    load = f"{os.getloadavg()[0]:.1f}".replace(".", ",")
    said = SAID % {**sizes, "load": load, "cores": os.cpu_count()}
    text = "\n".join([said, *(line(database, each) for database, each in on_each("attendances").items()), ""])
    RESULT.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
