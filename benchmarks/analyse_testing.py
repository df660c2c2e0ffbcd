"""The analysis of a campaign of tests, small and large; scipy, statsmodels and pandas beside.

Run it with ``./vigie benchmark analyse_testing``. It writes ``benchmarks/analyse_testing.md``: processor time from the
file to all the figures, each size in a process of its own, the start of the interpreter apart.
"""

import csv
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

SIZES, BESIDE, DRAWS = (10_000, 1_000_000), 10_000, 9_999
PROFILES = ("R", "T", "U", "V")
RESULT = Path(__file__).with_suffix(".md")
SAID = """# L'analyse de campagnes de tests

Écrit par `./vigie benchmark analyse_testing`. Campagnes tirées au hasard : quatre profils par offre, 40 organisations
pour 10 000 candidatures et 4 000 pour un million, un rang d'envoi, un secteur et un âge. Temps de processeur du
fichier CSV à tous les chiffres (comparaisons, intervalles, organisations, trois modèles), chaque taille dans son
processus, le démarrage à part ; la mémoire est le maximum de tout le processus.

| candidatures | lire | analyser | en tout | mémoire |
|---:|---:|---:|---:|---:|
%(rows)s

À côté, sur %(beside)s candidatures, pour une partie de ces chiffres seulement, la manière habituelle dans la même
exécution (pandas pour les paires, `scipy.stats` pour les probabilités et les organisations, statsmodels pour les
modèles, %(draws)s tirages de `scipy.stats.permutation_test` pour une comparaison) : %(usual).1f s, soit %(ratio).0f
fois le temps de Vigie.
"""
DESIGN = {
    "unit": "offer",
    "profile": "name",
    "outcome": "reply",
    "reference": "R",
    "organisation": "firm",
    "order": "sent",
    "covariates": ["sector", "age"],
}


def write_campaign(path: Path, applications: int) -> None:
    """Write a random campaign: answers hang on the offer's mood and on a penalty of the tested profiles."""
    draw = random.Random(5)
    firms = 40 if applications < 100_000 else 4_000
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["offer", "name", "firm", "reply", "sent", "sector", "age"])
        for offer in range(applications // len(PROFILES)):
            mood, firm, sector, age = draw.random(), draw.randrange(firms), draw.choice("abcde"), draw.randint(20, 60)
            for name, sent in zip(PROFILES, draw.sample(range(1, 5), 4), strict=True):
                answered = draw.random() < 0.5 * (mood + 0.3) - (0.05 if name != "R" else 0)
                writer.writerow([offer, name, f"F{firm}", int(answered), sent, sector, age])


def timed(act: Callable[[], Any]) -> tuple[float, Any]:
    """Return the processor seconds that something takes, and what it returns."""
    before = time.process_time()
    found = act()
    return time.process_time() - before, found


def measure(path: Path) -> dict[str, float]:
    """Return what one campaign takes, in this process."""
    from django.conf import settings

    from vigie.testing.analysis.analysing import analyse
    from vigie.testing.analysis.applications import read_applications
    from vigie.testing.analysis.designs import design_of

    settings.configure(USE_I18N=False)
    design = design_of(DESIGN)
    reading, applications = timed(lambda: read_applications(path, design))
    analysing, _result = timed(lambda: analyse(applications, design))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"reading": reading, "analysing": analysing, "memory": memory}


def usual(path: Path) -> dict[str, float]:
    """Return what the same questions take the usual way, in this process."""
    import warnings

    import numpy as np
    import pandas as pd
    import statsmodels.api as sm
    from scipy.stats import binomtest, permutation_test
    from statsmodels.discrete.conditional_models import ConditionalLogit

    def ask() -> None:
        table = pd.read_csv(path)
        wide = table.pivot(index="offer", columns="name", values="reply")
        firms = table.groupby("offer")["firm"].first()
        for name in PROFILES[1:]:
            first, second = wide["R"].to_numpy(), wide[name].to_numpy()
            binomtest(int(((first == 1) & (second == 0)).sum()), int((first != second).sum()))
            for _firm, rows in wide.groupby(firms):
                b, c = (
                    int(((rows["R"] == 1) & (rows[name] == 0)).sum()),
                    int(((rows["R"] == 0) & (rows[name] == 1)).sum()),
                )
                if b + c:
                    binomtest(b, b + c, alternative="greater")
        pair = (wide["R"].to_numpy(), wide["T"].to_numpy())
        permutation_test(pair, lambda x, y: np.mean(x - y), permutation_type="samples", n_resamples=DRAWS, rng=1)
        terms = pd.get_dummies(table[["name", "sent", "sector"]].astype(str), drop_first=True).astype(float)
        design = sm.add_constant(terms.assign(age=table["age"]))
        options = {"cov_type": "cluster", "cov_kwds": {"groups": table["offer"]}}
        sm.OLS(table["reply"], design).fit(**options)
        sm.Logit(table["reply"], design).fit(disp=0, **options)
        within = terms[[column for column in terms if not column.startswith("sector")]]
        ConditionalLogit(table["reply"], within, groups=table["offer"]).fit(disp=0)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        seconds, _nothing = timed(ask)
    return {"usual": seconds}


def alone(kind: str, path: Path) -> dict[str, float]:
    """Return what a measure says, made in a process of its own."""
    done = subprocess.run([sys.executable, __file__, kind, str(path)], stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main(arguments: list[str]) -> None:
    """Measure all sizes, each elsewhere, and write the page."""
    if arguments:
        print(json.dumps({"measure": measure, "usual": usual}[arguments[0]](Path(arguments[1]))))
        return
    rows, small = [], 0.0
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            path = Path(folder) / f"{size}.csv"
            write_campaign(path, size)
            found = alone("measure", path)
            whole = found["reading"] + found["analysing"]
            small = whole if size == BESIDE else small
            rows.append(
                f"| {size:,} | {found['reading']:.2f} s | {found['analysing']:.2f} s | {whole:.2f} s "
                f"| {found['memory']:.0f} Mo |".replace(",", " ")
            )
        beside = alone("usual", Path(folder) / f"{BESIDE}.csv")["usual"]
    told = {"beside": f"{BESIDE:,}".replace(",", " "), "draws": f"{DRAWS:,}".replace(",", " ")}
    RESULT.write_text(SAID % {"rows": "\n".join(rows), "usual": beside, "ratio": beside / small, **told})
    print(RESULT.read_text())


if __name__ == "__main__":
    main(sys.argv[1:])
