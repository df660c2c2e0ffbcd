"""Answers sent without a pause by phones to a real server, on each database.

Run it with ``./vigie benchmark submissions``. It writes ``benchmarks/submissions.md``. One answer in twenty is sent
twice. At the end the wave is closed, and every answer is opened and looked for.
"""

import argparse
import hashlib
import json
import time
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

import django

from benchmarks.reception.databases import ON_ONE, on_each
from benchmarks.reception.phones import Phone, form, request
from benchmarks.reception.server import Served, do_daily_work, served
from benchmarks.reception.speeds import line, speed_of, together

SECONDS, PHONES, TWICE = 60, 8, 20
COUNTS = ("sent", "errors", "lost", "doubled", "a_second")
TIMES = ("median", "p95", "processor", "of_clients", "pouring")
RESULT = Path(__file__).with_suffix(".md")
SAID = """# Envois des téléphones

Écrit par `./vigie benchmark submissions`. Pendant %(seconds)s secondes, %(phones)s téléphones envoient sans pause des
réponses à vingt questions (`POST …/submission`, connexions gardées), un envoi sur vingt deux fois. Serveur réel à deux
processus, sur la même machine que la base et que les téléphones ; les travaux de fond, tous à faire sur une base neuve,
sont faits avant.

- Erreurs : réponses autres que 201. Perdus, en double : réponses acquittées qui ne s'ouvrent pas à la fin, ou de trop.
- Durées en millisecondes, versement à part. Calcul : temps de processeur du serveur pour un envoi, sans PostgreSQL,
  quoi que fasse la machine à côté ; « clients » : celui que prennent les téléphones, sur les mêmes cœurs.
- Versement : secondes pour mêler et sceller de nouveau toutes les réponses, à la clôture.

| base | envois | erreurs | perdus | en double | par seconde | médiane | p95 | calcul | clients | versement |
|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|"""


@dataclass
class Measured:
    """What was seen. Times in milliseconds but for the pouring, in seconds."""

    sent: int
    errors: int
    lost: int
    doubled: int
    a_second: float
    median: float
    p95: float
    processor: float
    of_clients: float
    pouring: float


def make_collected() -> tuple[Any, str]:
    """Return an open wave and the path of a collector."""
    from pyxform.xls2xform import convert

    from vigie.accounts.models import Organisation, Person
    from vigie.surveys.models import Survey, SurveyVersion, Wave
    from vigie.surveys.openrosa.collectors import make_collector, token_of

    xform = convert(form(), file_type=".md").xform
    digest = hashlib.md5(xform.encode(), usedforsecurity=False).hexdigest()
    organisation = Organisation.objects.create(name="Structure de mesure")
    person = Person.objects.create_user("mesure@exemple.fr", name="Mo Mesure", is_active=True)
    survey = Survey.objects.create(organisation=organisation, title="Mesure")
    version = SurveyVersion.objects.create(
        survey=survey, number=1, xform=xform, digest=digest, published_on="2026-01-05"
    )
    wave = Wave.objects.create(survey=survey, version=version, code="mesure", name="Mesure", opens_on="2026-01-05")
    return wave, f"/collecte/{token_of(make_collector(wave=wave, label='Mesure', by=person))}"


def keep_sending(phone: Phone, path: str, turn: int, phones: int, until: float) -> None:
    """Send answers one after the other until the end, their numbers apart from the other phones'."""
    number = turn
    while time.monotonic() < until:
        content = request(path, number)
        phone.send(content, number)
        if number // phones % TWICE == 0:
            phone.send(content, number)
        number += phones


def measure(server: Served, wave: Any, path: str, phones: int, seconds: float) -> Measured:
    """Have phones send for so many seconds, then close the wave and look for what they sent."""
    crowd = [Phone(server.port) for _ in range(phones)]
    warm = Phone(server.port)
    for number in range(-8, 0):
        warm.send(request(path, number), number)
    acts = [partial(keep_sending, phone, path, turn, phones) for turn, phone in enumerate(crowd)]
    taken = together(server, acts, seconds)
    times = [each for phone in crowd for each in phone.seconds]
    errors = [status for phone in crowd for status in phone.errors]
    if errors:
        print("errors", errors[:20])
    acknowledged = {number for phone in [*crowd, warm] for number in phone.taken}
    pouring, found = poured(wave)
    return Measured(
        sent=len(times),
        errors=len(errors),
        lost=len(acknowledged - set(found)),
        doubled=len(found) - len(set(found)),
        pouring=pouring,
        **asdict(speed_of(times, taken)),
    )


def poured(wave: Any) -> tuple[float, list[int]]:
    """Close the wave; return how long it took, and the numbers of the answers found."""
    from vigie.surveys.receiving.closing import close_wave
    from vigie.surveys.receiving.opening import opened_answers

    began = time.monotonic()
    close_wave(wave, None)
    lasted = time.monotonic() - began
    return lasted, [int(answer.values["number0"]) for answer in opened_answers(wave)]


def on_this_database(phones: int, seconds: float) -> None:
    """Measure on the database of the environment, and print the result."""
    django.setup()
    from django.core.management import call_command
    from django.db import connections

    call_command("migrate", verbosity=0)
    wave, path = make_collected()
    connections.close_all()
    do_daily_work()
    with served() as server:
        found = measure(server, wave, path, phones, seconds)
    print(json.dumps(asdict(found)))


def main() -> None:
    """Measure on each database and write the result."""
    parser = argparse.ArgumentParser()
    parser.add_argument(ON_ONE, action="store_true")
    parser.add_argument("--phones", type=int, default=PHONES)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    asked = parser.parse_args()
    if asked.on_this_database:
        on_this_database(asked.phones, asked.seconds)
        return
    found = on_each("submissions", "--phones", str(asked.phones), "--seconds", str(asked.seconds))
    said = SAID % {"seconds": f"{asked.seconds:g}", "phones": asked.phones}
    text = "\n".join([said, *(line(database, measured, COUNTS, TIMES) for database, measured in found.items()), ""])
    RESULT.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
