"""Lists of wishes saved without a pause by pupils on a real server, as in the last hour, on each database.

Run it with ``./vigie benchmark wish_lists``. It writes ``benchmarks/wish_lists.md``. One pupil in twenty sends every
form twice. At the end the list of every pupil is compared with the last one that the server acknowledged.
"""

import argparse
import json
import os
import time
from dataclasses import asdict, dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import django

from benchmarks.reception.databases import ON_ONE, on_each
from benchmarks.reception.pupils import Desk
from benchmarks.reception.server import Served, do_daily_work, served
from benchmarks.reception.speeds import Taken, line, speed_of, together

SECONDS, DESKS, PUPILS, OFFERS, TWICE = 60, 8, 6000, 300, 20
COUNTS = ("pupils", "writes", "errors", "lost", "doubled", "a_second")
TIMES = ("median", "p95", "entrance", "processor", "of_clients")
NONCE = "0" * 32
RESULT = Path(__file__).with_suffix(".md")
SAID = """# Listes de vœux de la dernière heure

Écrit par `./vigie benchmark wish_lists`. Pendant %(seconds)s secondes, %(desks)s ordinateurs où des élèves se succèdent
sans pause : chaque élève entre par son code, ajoute dix vœux parmi %(offers)s, puis les range trois fois. Un élève sur
vingt envoie chaque formulaire deux fois. %(pupils)s élèves inscrits. Serveur réel à deux processus, sur la même machine
que la base et que les élèves. Charge de la machine avant la mesure, sur la dernière minute : %(load)s pour %(cores)s
processeurs (au-delà d'un par processeur, d'autres s'en servaient, et le débit est plus bas que ce qu'elle donne seule).
Les élèves envoient des requêtes écrites d'avance, sur des connexions gardées, pour ne presque rien prendre au serveur ;
les travaux de fond, tous à faire sur une base neuve, sont faits avant.

- Écritures : listes enregistrées. Attendu : 50 par seconde tenues, aucune liste perdue, aucune en double.
- Perdues : listes qui ne sont pas, à la fin, celle que le serveur a acquittée en dernier. En double : listes où un vœu
  figure deux fois. Erreurs : réponses qui ne disent pas que c'est enregistré.
- Durées en millisecondes. Entrée : la porte, puis le code. Calcul : temps de processeur du serveur pour une écriture,
  entrées comprises, sans PostgreSQL, quoi que fasse la machine à côté ; « clients » : celui que prennent les
  ordinateurs des élèves, sur les mêmes cœurs.

| base | élèves | écritures | erreurs | perdues | en double | par s | médiane | p95 | entrée | calcul | clients |
|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|"""


@dataclass
class Measured:
    """What was seen. Times in milliseconds."""

    pupils: int
    writes: int
    errors: int
    lost: int
    doubled: int
    a_second: float
    median: float
    p95: float
    entrance: float
    processor: float
    of_clients: float


def make_exchange() -> tuple[list[int], dict[int, str]]:
    """Return the sessions that pupils may rank, and the code of each pupil by their id."""
    from django.utils import timezone

    from vigie.accounts.models import Organisation
    from vigie.internships.models import Campaign, CampaignWeek, Company, Offer, OfferWeek, SchoolClass, SchoolEntry
    from vigie.territory.models import Commune

    today = timezone.localdate()
    campaign = Campaign.objects.create(
        name="Mesure",
        levels=["3e"],
        offers_until=today,
        lists_from=today,
        lists_until=today + timedelta(days=1),
        draw_on=today + timedelta(days=3),
        published_on=today,
    )
    week = CampaignWeek.objects.create(campaign=campaign, starts_on=today, ends_on=today)
    organisation = Organisation.objects.create(name="Structure de mesure")
    company = Company.objects.create(organisation=organisation)
    commune = Commune.objects.create(insee_code="59999", name="Commune de mesure")
    facts = {"campaign": campaign, "company": company, "commune": commune, "sector": "trade", "tasks": "Observer."}
    dates = {"submitted_on": today, "approved_on": today}
    offers = Offer.objects.bulk_create(Offer(title=f"Offre {number}", **facts, **dates) for number in range(OFFERS))
    sessions = OfferWeek.objects.bulk_create(OfferWeek(offer=offer, week=week, seats=2) for offer in offers)
    entry = SchoolEntry.objects.create(campaign=campaign, organisation=organisation, school_type="college")
    school_class = SchoolClass.objects.create(entry=entry, name="3e A", level="3e")
    return [session.pk for session in sessions], make_pupils(school_class)


def make_pupils(school_class: Any) -> dict[int, str]:
    """Add pupils to a class; return their codes by their ids."""
    from vigie.internships.models import Pupil
    from vigie.internships.pupils.codes import code_for, tag_of

    drafts = [
        Pupil(school_class=school_class, pseudonym=f"{number:06}", sealed_identity=b"") for number in range(PUPILS)
    ]
    pupils = Pupil.objects.bulk_create(drafts)
    codes = {pupil.pk: code_for(NONCE, pupil.pk) for pupil in pupils}
    for pupil in pupils:
        pupil.code_tag = tag_of(codes[pupil.pk])
    Pupil.objects.bulk_update(pupils, ["code_tag"], batch_size=500)
    return codes


def keep_sitting(desk: Desk, codes: list[tuple[int, str]], until: float) -> None:
    """Seat pupils one after the other until the end."""
    for turn, (pupil, code) in enumerate(codes):
        if time.monotonic() >= until:
            return
        desk.sit(pupil, code, is_twice=turn % TWICE == 0)


def measure(server: Served, sessions: list[int], codes: dict[int, str], desks: int, seconds: float) -> Measured:
    """Have pupils rank for so many seconds, then look for their lists."""
    everyone = list(codes.items())
    room = [Desk(server.port, sessions) for _ in range(desks)]
    acts = [partial(keep_sitting, desk, everyone[turn::desks]) for turn, desk in enumerate(room)]
    taken = together(server, acts, seconds)
    return told(room, taken)


def told(room: list[Desk], taken: Taken) -> Measured:
    """Return what the desks saw, and what the database holds."""
    from vigie.internships.models import WishList

    found = dict(WishList.objects.values_list("pupil_id", "sessions"))
    kept = {pupil: wishes for desk in room for pupil, wishes in desk.kept.items()}
    times = [each for desk in room for each in desk.seconds]
    entrances = sorted(each for desk in room for each in desk.entrances)
    errors = [status for desk in room for status in desk.errors]
    if errors:
        print("errors", errors[:20])
    return Measured(
        pupils=len(entrances),
        writes=len(times),
        errors=len(errors),
        lost=sum(found.get(pupil) != wishes for pupil, wishes in kept.items()),
        doubled=sum(len(set(wishes)) != len(wishes) for wishes in found.values()),
        entrance=entrances[len(entrances) // 2] * 1000,
        **asdict(speed_of(times, taken)),
    )


def on_this_database(desks: int, seconds: float) -> None:
    """Measure on the database of the environment, and print the result."""
    django.setup()
    from django.core.management import call_command
    from django.db import connections

    call_command("migrate", verbosity=0)
    sessions, codes = make_exchange()
    connections.close_all()
    do_daily_work()
    with served() as server:
        found = measure(server, sessions, codes, desks, seconds)
    print(json.dumps(asdict(found)))


def main() -> None:
    """Measure on each database and write the result."""
    parser = argparse.ArgumentParser()
    parser.add_argument(ON_ONE, action="store_true")
    parser.add_argument("--desks", type=int, default=DESKS)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    asked = parser.parse_args()
    if asked.on_this_database:
        on_this_database(asked.desks, asked.seconds)
        return
    load = f"{os.getloadavg()[0]:.1f}".replace(".", ",")
    found = on_each("wish_lists", "--desks", str(asked.desks), "--seconds", str(asked.seconds))
    sizes = {"desks": asked.desks, "offers": OFFERS, "pupils": PUPILS, "load": load, "cores": os.cpu_count()}
    said = SAID % {"seconds": f"{asked.seconds:g}", **sizes}
    text = "\n".join([said, *(line(database, measured, COUNTS, TIMES) for database, measured in found.items()), ""])
    RESULT.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
