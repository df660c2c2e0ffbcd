"""Complete reports, sealed, sent by 8 and by 32 people at once to a real server, on each database.

Run it with ``./vigie benchmark filing``. It writes ``benchmarks/filing.md``. The costs are those of production. Each
person has an address and each place eight reports, so that the limits against abuse stay as they are. Some forms are
sent twice at the same instant.
"""

import argparse
import json
import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path

import django

from benchmarks.reception.databases import ON_ONE, on_each
from benchmarks.reception.people import Person, hidden
from benchmarks.reception.server import Served, do_daily_work, processor_seconds, served

REPORTS, CLIENTS = 250, (8, 32)
# How many reports a place gets in an hour: ten at most, one sent twice at once counting for two.
# One in so many has a photo of a megabyte, one in so many is sent twice at once.
A_PLACE, WITH_PHOTO, TWICE = 8, 5, 20
RESULT = Path(__file__).with_suffix(".md")
SAID = """# Signalements

Écrit par `./vigie benchmark filing`. %(reports)s signalements complets et chiffrés par essai : formulaire demandé puis
envoyé, une photo de 1 Mo sur un envoi sur cinq (et sa copie nettoyée), un envoi sur vingt fait deux fois au même
instant. Serveur réel à deux processus, argon2id au coût de production, clients sur la même machine ; les travaux de
fond, que le serveur fait une fois par jour et tous à la fois sur une base neuve, sont faits avant.

- Perdus : codes de suivi qui n'ouvrent pas leur propre récit. En double : dossiers, fichiers, faits ou comptes en trop.
- Durées en secondes : de bout en bout pour un envoi ; « retour » : retrouver son récit avec son code.
- Calcul : secondes de processeur du serveur pour un envoi, quoi que fasse la machine à côté ; « clients » : celles que
  prennent ceux qui envoient, sur les mêmes cœurs.
- Mémoire du serveur au plus haut, en Mo : ce que ses trois processus prennent à la machine (PSS) ; la somme de ce que
  chacun croit tenir (RSS) compte trois fois ce qu'ils partagent.

| base | à la fois | erreurs | perdus | en double | par s | médiane | p95 | retour, p95 | calcul | clients | PSS | RSS |
|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|"""


@dataclass
class Measured:
    """What was seen of one run. seconds: of all the reports. p95: of the whole way of one person, in seconds."""

    clients: int
    reports: int
    errors: int
    lost: int
    doubled: int
    a_second: float
    median: float
    p95: float
    back_p95: float
    processor: float
    of_clients: float
    memory: int
    resident: int


def tell(person: Person) -> None:
    """Let a person send her report, twice at the same instant when she is hurried."""
    if not person.is_hurried:
        person.file()
        return
    began = time.monotonic()
    token = hidden(person.ask("GET", person.form_path)[1], "token")
    with ThreadPoolExecutor(2) as hands:
        list(hands.map(person.send, [token, token]))
    person.seconds = time.monotonic() - began


def measure(server: Served, points: list[int], clients: int, reports: int, first: int) -> Measured:
    """Have so many reports sent by so many people at once, then have each come back with her words."""
    people = [
        Person(
            number,
            server.port,
            points[(number - first) // A_PLACE],
            has_photo=number % WITH_PHOTO == 0,
            is_hurried=number % TWICE == 1,
        )
        for number in range(first, first + reports)
    ]
    began, before, own = time.monotonic(), processor_seconds(server.process.pid), time.process_time()
    with ThreadPoolExecutor(clients) as crowd:
        list(crowd.map(tell, people))
    seconds = time.monotonic() - began
    processor, own = processor_seconds(server.process.pid) - before, time.process_time() - own
    memory, resident = server.memory, server.resident
    with ThreadPoolExecutor(4) as crowd:
        came_back = list(crowd.map(timed_return, people))
    errors = [status for person in people for status in person.statuses if status != 200]
    if errors:
        print("errors", errors[:20])
    whole = sorted(person.seconds for person in people)
    return Measured(
        clients=clients,
        reports=reports,
        errors=len(errors),
        lost=sum(not is_back for is_back, _ in came_back),
        doubled=sum(len(set(person.words)) > 1 for person in people) + rows_too_many(first + reports),
        a_second=reports / seconds,
        median=statistics.median(whole),
        p95=whole[int(len(whole) * 0.95)],
        back_p95=sorted(each for _, each in came_back)[int(len(came_back) * 0.95)],
        processor=processor / reports,
        of_clients=own / reports,
        memory=memory,
        resident=resident,
    )


def timed_return(person: Person) -> tuple[bool, float]:
    """Return whether a person finds her own text with her words, and in how many seconds."""
    began = time.monotonic()
    return person.comes_back(), time.monotonic() - began


def rows_too_many(reports: int) -> int:
    """Return by how many the cases, the files and the facts differ from what was sent since the beginning."""
    from django.db.models import Sum

    from vigie.observatory.models import Fact, WaitingFacts
    from vigie.support.models import Case, SealedFile, SupportCount

    photos = len([number for number in range(reports) if number % WITH_PHOTO == 0])
    # The server may pour some of those that wait meanwhile.
    facts = Fact.objects.count() + sum(len(row.content) for row in WaitingFacts.objects.all())
    counted = SupportCount.objects.aggregate(total=Sum("number"))["total"] or 0
    differences = Case.objects.count() - reports, SealedFile.objects.count() - 2 * photos, facts - reports
    return sum(map(abs, (*differences, counted - reports)))


def on_this_database(reports: int, crowds: list[int]) -> None:
    """Measure on the database of the environment, and print the result."""
    django.setup()
    from django.core.management import call_command
    from django.db import connections

    from benchmarks.reception.scene import make_points

    call_command("migrate", verbosity=0)
    needed = -(-reports // A_PLACE)
    points, _listeners = make_points(needed * len(crowds))
    connections.close_all()
    do_daily_work()
    found = []
    with served(is_watched=True) as server:
        for turn, clients in enumerate(crowds):
            places = [point.pk for point in points[turn * needed :]]
            found.append(asdict(measure(server, places, clients, reports, turn * reports)))
    print(json.dumps(found))


def line(database: str, found: dict[str, float]) -> str:
    """Return a line of the table."""
    counts = [f"{found[name]:.0f}" for name in ("clients", "errors", "lost", "doubled")]
    times = [f"{found[name]:.2f}" for name in ("a_second", "median", "p95", "back_p95", "processor", "of_clients")]
    memory = [f"{found[name] / 1e6:.0f}" for name in ("memory", "resident")]
    return f"| {' | '.join([database, *counts, *times, *memory])} |"


def main() -> None:
    """Measure on each database and write the result."""
    parser = argparse.ArgumentParser()
    parser.add_argument(ON_ONE, action="store_true")
    parser.add_argument("--reports", type=int, default=REPORTS)
    parser.add_argument("--clients", type=int, nargs="*", default=CLIENTS)
    asked = parser.parse_args()
    if asked.on_this_database:
        on_this_database(asked.reports, asked.clients)
        return
    crowds = [str(clients) for clients in asked.clients]
    found = on_each("filing", "--reports", str(asked.reports), "--clients", *crowds)
    runs = [line(database, each) for database, measures in found.items() for each in measures]
    text = "\n".join([SAID % {"reports": asked.reports}, *runs, ""])
    RESULT.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
