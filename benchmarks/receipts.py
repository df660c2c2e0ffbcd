"""Wrong receipts: never given, one word away from one that exists, of an erased case. Do they take as long?

Run it with ``./vigie benchmark receipts``. It writes ``benchmarks/receipts.md``. A real server, at the costs of
production; each try comes from an address of its own, so that the limits against guessing stay as they are.
"""

import argparse
import json
import random
import statistics
import time
from pathlib import Path

import django

from benchmarks.reception.databases import ON_ONE, on_each
from benchmarks.reception.people import Person
from benchmarks.reception.server import do_daily_work, served

TRIES, CASES = 1000, 16
RESULT = Path(__file__).with_suffix(".md")
GROUPS = {
    "unknown": "mots jamais donnés",
    "near": "un mot changé dans un code qui existe",
    "erased": "code d'un dossier effacé",
}
SAID = """# Codes de suivi faux

Écrit par `./vigie benchmark receipts`. %(tries)s essais par base, de trois sortes mêlées, un à la fois, sur un serveur
réel, argon2id au coût de production. Écart : entre les médianes, rapporté à la plus petite. Ouverts : codes faux qui
ont ouvert quelque chose. Pages : réponses différentes d'une sorte à l'autre, une fois retirés les mots tapés.

| base | sorte | essais | médiane (ms) | écart des médianes | ouverts | pages différentes |
|---|---|---:|---:|---:|---:|---:|"""


def wrong_words(known: list[str], erased: list[str], tries: int) -> list[tuple[str, str]]:
    """Return tries mixed together, each with its group."""
    from vigie.core.vault.words import word_list

    listed, drawn = word_list(), random.Random(2026)
    found = []
    for number in range(tries):
        group = list(GROUPS)[number % len(GROUPS)]
        typed = drawn.sample(listed, 8)
        if group == "near":
            typed = drawn.choice(known).split()
            typed[drawn.randrange(8)] = drawn.choice(listed)
        elif group == "erased":
            typed = drawn.choice(erased).split()
        found.append((group, " ".join(typed)))
    return found


def on_this_database(tries: int) -> None:
    """Measure on the database of the environment, and print the result."""
    django.setup()
    from django.core.management import call_command
    from django.db import connections
    from django.utils import timezone

    from benchmarks.reception.scene import make_points
    from vigie.support.models import Case
    from vigie.support.retention.purging import erase_case

    call_command("migrate", verbosity=0)
    points, _listeners = make_points(4)
    connections.close_all()
    do_daily_work()
    with served() as server:
        people = [Person(number, server.port, points[number % 4].pk, has_photo=False) for number in range(CASES)]
        for person in people:
            person.file()
        receipts = [person.words[0] for person in people]
        for case in list(Case.objects.all()):
            # Half of them go; which ones, their receipts tell afterwards.
            if int(case.pk) % 2:
                erase_case(case=case, actor=None, today=timezone.localdate())
        alive = [person.comes_back() for person in people]
        known = [words for words, is_there in zip(receipts, alive, strict=True) if is_there]
        erased = [words for words, is_there in zip(receipts, alive, strict=True) if not is_there]
        print(json.dumps(tried(server.port, wrong_words(known, erased, tries), set(known))))


def tried(port: int, tries: list[tuple[str, str]], known: set[str]) -> list[dict[str, float]]:
    """Type each of them; return what was seen of each group."""
    seconds: dict[str, list[float]] = {group: [] for group in GROUPS}
    pages: dict[str, set[str]] = {group: set() for group in GROUPS}
    opened = dict.fromkeys(GROUPS, 0)
    for number, (group, words) in enumerate(tries):
        if words in known:
            continue
        person = Person(10_000 + number, port, 0, has_photo=False)
        began = time.monotonic()
        _status, page = person.follow(words)
        seconds[group].append(time.monotonic() - began)
        opened[group] += "Mon dossier</h1>" in page
        pages[group].add(page.replace(words, ""))
    medians = {group: statistics.median(each) for group, each in seconds.items()}
    least = min(medians.values())
    different = len(set.union(*pages.values())) - 1
    return [
        {
            "group": group,
            "tries": len(seconds[group]),
            "median": medians[group] * 1000,
            "gap": max(medians.values()) / least - 1,
            "opened": opened[group],
            "different": different,
        }
        for group in GROUPS
    ]


def line(database: str, found: dict[str, float]) -> str:
    """Return a line of the table."""
    gap = f"{found['gap']:.1%}".replace("%", "\N{NO-BREAK SPACE}%").replace(".", ",")
    said = [database, GROUPS[str(found["group"])], str(found["tries"]), f"{found['median']:.0f}", gap]
    return f"| {' | '.join([*said, str(found['opened']), str(found['different'])])} |"


def main() -> None:
    """Measure on each database and write the result."""
    parser = argparse.ArgumentParser()
    parser.add_argument(ON_ONE, action="store_true")
    parser.add_argument("--tries", type=int, default=TRIES)
    asked = parser.parse_args()
    if asked.on_this_database:
        on_this_database(asked.tries)
        return
    found = on_each("receipts", "--tries", str(asked.tries))
    runs = [line(database, each) for database, groups in found.items() for each in groups]
    text = "\n".join([SAID % {"tries": asked.tries}, *runs, ""])
    RESULT.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
