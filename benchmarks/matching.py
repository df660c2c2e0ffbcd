"""The match of large campaigns, its check, and the lottery test; the PyPI package ``matching`` beside.

Run it with ``./vigie benchmark matching``. It writes ``benchmarks/matching.md``: processor time of the functions on
lists of integers, each size in a process of its own, which imports the standard library and our module alone. What
else a line needs is imported by it.
"""

import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import accumulate
from pathlib import Path
from typing import Any

from vigie.internships.matching.checking import faults
from vigie.internships.matching.deferred_acceptance import match
from vigie.internships.matching.market import NOBODY, Market, Matching, Policy, Seats

WISHES, SIZES, RUNS, BESIDE = 10, (10_000, 100_000, 1_000_000), 999, 200
RESULT = Path(__file__).with_suffix(".md")
SAID = """# Le match de grandes campagnes

Écrit par `./vigie benchmark matching`. Listes tirées au hasard : dix vœux différents par élève, popularité de Zipf
(0,6), une à quatre places par offre, neuf places pour dix élèves, 30 %% d'élèves d'un groupe pour lequel une place sur
trois, arrondie vers le haut, est réservée. Temps de processeur des fonctions sur des listes d'entiers, chaque taille
dans son processus, avec la seule bibliothèque standard ; la mémoire est le maximum de tout le processus.

| élèves | règle | propositions | match | vérification | vérification / match | mémoire |
|---:|---|---:|---:|---:|---:|---:|
%(rows)s

Test de tirage (%(runs)d tirages, %(pupils)d élèves, rapport des taux) : %(lottery).1f s de processeur.

Le paquet `matching` %(version)s, sans places réservées qu'il ne connaît pas, sur %(beside)d élèves : %(theirs).1f ms ;
Vigie : %(ours).2f ms, soit %(ratio).0f fois moins ; même résultat. Dès 240 élèves, ce paquet s'arrête
(`RecursionError`).
"""


def market(pupils: int, policy: Policy, seed: int = 1) -> Market:
    """Return a random market, whose offers all have one reserve for the group of 30 % of the pupils."""
    drawing = random.Random(seed)
    capacities, left = [], round(pupils * 0.9)
    while left > 0:
        capacities.append(min(left, drawing.randint(1, 4)))
        left -= capacities[-1]
    weights = list(accumulate(1 / (rank**0.6) for rank in range(1, len(capacities) + 1)))
    numbers = range(len(capacities))
    wishes = [ranked(drawing, numbers, weights) for _ in range(pupils)]
    groups = [1 if drawing.random() < 0.3 else 0 for _ in range(pupils)]
    offers = [Seats(capacity, {1: -(-capacity // 3)} if policy is not Policy.NONE else {}) for capacity in capacities]
    return Market(policy, wishes, groups, offers)


def ranked(drawing: random.Random, numbers: range, weights: list[float]) -> list[int]:
    """Return ten different offers, the most popular more often."""
    mine: dict[int, None] = {}
    while len(mine) < min(WISHES, len(numbers)):
        mine.update(dict.fromkeys(drawing.choices(numbers, cum_weights=weights, k=WISHES)))
    return list(mine)[:WISHES]


def timed(act: Callable[[], Any]) -> tuple[float, Any]:
    """Return the processor seconds that something takes, and what it returns."""
    before = time.process_time()
    result = act()
    return time.process_time() - before, result


def measure(pupils: int, policy: str) -> dict[str, float]:
    """Return what one size takes, in this process."""
    given = market(pupils, Policy(policy))
    matching_time, made = timed(lambda: match(given))
    checking_time, found = timed(lambda: faults(given, made))
    if found:
        raise SystemExit(f"unstable: {found[:3]}")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"match": matching_time, "check": checking_time, "proposals": made.proposals, "memory": memory}


def lottery() -> float:
    """Return the processor seconds of the lottery test."""
    from vigie.internships.equity.lottery_test import ratio_of, redrawn

    given = market(SIZES[0], Policy.MINIMUM_GUARANTEE)
    members = [pupil for pupil, groups in enumerate(given.groups) if groups]
    others = [pupil for pupil, groups in enumerate(given.groups) if not groups]
    return timed(lambda: redrawn(given, [ratio_of(members, others)], runs=RUNS, seed="banc", progress=tell))[0]


def tell(done: int) -> None:
    """Show how far the lottery test has gone."""
    if done % 100 == 0:
        print(f"  {done} / {RUNS}", file=sys.stderr)


def beside() -> dict[str, Any]:
    """Return what the package ``matching`` and ours take on the same market, best of five."""
    import warnings
    from importlib.metadata import version

    from matching.games import HospitalResident

    warnings.simplefilter("ignore")
    given = market(BESIDE, Policy.NONE)
    asked = [[pupil for pupil, mine in enumerate(given.wishes) if offer in mine] for offer in range(len(given.offers))]
    wishes = {f"p{pupil}": [f"o{offer}" for offer in mine] for pupil, mine in enumerate(given.wishes)}
    orders = {f"o{offer}": [f"p{pupil}" for pupil in pupils] for offer, pupils in enumerate(asked) if pupils}
    seats = {f"o{offer}": each.capacity for offer, each in enumerate(given.offers) if asked[offer]}

    def theirs() -> Any:
        return HospitalResident.create_from_dictionaries(wishes, orders, seats).solve(optimal="resident")

    theirs_time, solved = min((timed(theirs) for _ in range(5)), key=lambda each: each[0])
    ours_time, made = min((timed(lambda: match(given)) for _ in range(5)), key=lambda each: each[0])
    if as_matching(solved, BESIDE) != made.assigned:
        raise SystemExit("the package gives another matching")
    return {"theirs": theirs_time * 1000, "ours": ours_time * 1000, "version": version("matching")}


def as_matching(solved: Any, pupils: int) -> list[int]:
    """Return the offer of each pupil from the package's own result."""
    assigned = [NOBODY] * pupils
    for offer, residents in solved.items():
        for resident in residents:
            assigned[int(str(resident)[1:])] = int(str(offer)[1:])
    return Matching(assigned, 0).assigned


def elsewhere(*arguments: str) -> Any:
    """Return what this file prints, run in a process of its own."""
    done = subprocess.run([sys.executable, __file__, *arguments], stdout=subprocess.PIPE, check=True, text=True)
    return json.loads(done.stdout)


def row(pupils: int, policy: str) -> str:
    """Return a line of the table."""
    found = elsewhere("measure", str(pupils), policy)
    share = found["check"] / found["match"]
    return (
        f"| {pupils} | `{policy}` | {found['proposals']} | {found['match']:.3f} s | {found['check']:.3f} s "
        f"| {share:.2f} | {found['memory']:.0f} Mo |"
    )


def main(arguments: list[str]) -> None:
    """Measure all, each size elsewhere, and write the result."""
    if arguments[:1] == ["measure"]:
        print(json.dumps(measure(int(arguments[1]), arguments[2])))
    elif arguments[:1] == ["lottery"]:
        print(json.dumps(lottery()))
    else:
        rows = [row(pupils, policy.value) for pupils in SIZES for policy in Policy]
        compared = beside()
        said = {**compared, "ratio": compared["theirs"] / compared["ours"], "lottery": elsewhere("lottery")}
        RESULT.write_text(SAID % {**said, "rows": "\n".join(rows), "runs": RUNS, "pupils": SIZES[0], "beside": BESIDE})
        print(RESULT.read_text())


if __name__ == "__main__":
    main(sys.argv[1:])
