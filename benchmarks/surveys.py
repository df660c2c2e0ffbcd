"""A questionnaire of six hundred questions: read from a spreadsheet, then filled page after page.

Run it with ``./vigie benchmark surveys``. It writes ``benchmarks/surveys.md``: processor time, whatever the machine
does besides. The first pages, which read the form once for the life of a process, are told apart.
"""

import gc
import hashlib
import re
import statistics
import time
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.test import Client, override_settings  # noqa: E402

from vigie.accounts.models import Organisation  # noqa: E402
from vigie.core.warming import warm_up  # noqa: E402
from vigie.surveys.engine.definition import read_definition  # noqa: E402
from vigie.surveys.engine.logic import Logic  # noqa: E402
from vigie.surveys.models import Survey, SurveyVersion, Wave  # noqa: E402
from vigie.surveys.xlsform.checking import Checked, check_form  # noqa: E402
from vigie.surveys.xlsform.sheets import Sheets, write_xlsx  # noqa: E402

GROUPS, IN_GROUP, ROUNDS = 20, 30, 3
RESULT = Path(__file__).with_suffix(".md")
SAID = """# Un questionnaire de 600 questions

Écrit par `./vigie benchmark surveys`. Vingt groupes de trente questions : choix, choix multiples, nombres bornés,
textes, dates ; une question sur cinq dépend de la précédente. Temps de processeur, sans ce que la machine fait à côté,
dans un processus préparé comme l'est un serveur.

| mesure | valeur |
|---|---:|
| lire le tableur, le vérifier, le convertir, la première fois | %(reading).2f s |
| le même tableur une autre fois | %(again).2f s |
| accueil, première page d'un processus, qui lit le questionnaire | %(opening).0f ms |
| première page de questions, qui prépare les expressions | %(first).0f ms |
| une page de questions (médiane) | %(median).0f ms |
| une page de questions (la plus lente) | %(slowest).0f ms |
| relecture de toutes les réponses | %(review).0f ms |
| pages | %(pages)s |
| poids de la page la plus lourde | %(weight).0f ko |
"""


def sheets() -> Sheets:
    """Return the spreadsheet."""
    rows = [["type", "name", "label", "relevant", "constraint", "constraint_message"]]
    for group in range(GROUPS):
        rows.append(["begin_group", f"g{group}", f"Partie {group + 1}", "", "", ""])
        rows += [question(group, rank) for rank in range(IN_GROUP)]
        rows.append(["end_group", "", "", "", "", ""])
    choices = [["list_name", "name", "label"]]
    choices += [["often", name, label] for name, label in [("never", "Jamais"), ("once", "Une fois"), ("more", "Plus")]]
    return {
        "survey": rows,
        "choices": choices,
        "settings": [["form_title", "form_id", "version"], ["Long", "long", "1"]],
    }


def question(group: int, rank: int) -> list[str]:
    """Return the row of a question."""
    name, label = f"q{group}_{rank}", f"Question {rank + 1} de la partie {group + 1}"
    kind = ["select_one often", "text", "integer", "select_multiple often", "date"][rank % 5]
    relevant = f"${{q{group}_{rank - 1}}} = 'once'" if rank % 5 == 1 else ""
    bounds = [". >= 0 and . <= 120", "Un nombre de 0 à 120."] if kind == "integer" else ["", ""]
    return [kind, name, label, relevant, *bounds]


def processor(act: Callable[[], Any]) -> tuple[float, Any]:
    """Return the processor seconds of an act, and what it returns."""
    began = time.process_time()
    done = act()
    return time.process_time() - began, done


def make_wave(checked: Checked) -> Wave:
    """Return an open wave that asks the form."""
    xform = checked.xform or ""
    survey = Survey.objects.create(organisation=Organisation.objects.create(name="Structure de mesure"), title="Long")
    digest = hashlib.md5(xform.encode(), usedforsecurity=False).hexdigest()
    version = SurveyVersion.objects.create(
        survey=survey, number=1, sheets=checked.sheets, xform=xform, digest=digest, published_on="2026-01-05"
    )
    return Wave.objects.create(survey=survey, version=version, code="mesure", name="Mesure", opens_on="2026-01-05")


def start_like_a_server() -> None:
    """Do what the server does before it answers, and forget the form that was read to check it."""
    warm_up()
    Client().get("/enquete/aucune/")
    read_definition.cache_clear()
    Logic.of.cache_clear()
    gc.collect()
    gc.freeze()


def fill(client: Client, path: str) -> tuple[list[float], float, int]:
    """Go through the pages with an answer to each choice; return their times, that of the review, and most bytes."""
    page = client.post(path, {"acte": "commencer"}).content.decode()
    times, heaviest = [], 0
    while 'value="envoyer"' not in page:
        sent = {**answers(page), "suite": hidden(page), "acte": "continuer"}
        seconds, answer = processor(lambda sent=sent: client.post(path, sent))
        assert answer.status_code == 200, answer.status_code
        page = answer.content.decode()
        times.append(seconds)
        heaviest = max(heaviest, len(answer.content))
    return times[:-1], times[-1], heaviest


def answers(page: str) -> dict[str, str]:
    """Return an answer to each choice of a page."""
    found = re.findall(r'<input[^>]*type="radio"[^>]*>', page)
    pairs = [(re.search(r'name="([^"]*)"', each), re.search(r'value="([^"]*)"', each)) for each in found]
    return {unescape(name[1]): unescape(value[1]) for name, value in pairs if name and value}


def hidden(page: str) -> str:
    """Return what a page carries to the next."""
    found = re.search(r'name="suite" value="([^"]*)"', page)
    assert found, page[:2000]
    return found[1]


def main() -> None:
    """Measure, and write the result."""
    call_command("migrate", verbosity=0)
    content = write_xlsx(sheets())
    readings = [processor(lambda: check_form(content, anonymous=True)) for _ in range(2)]
    checked = readings[0][1]
    assert checked.valid, checked.errors[:3]
    wave = make_wave(checked)
    start_like_a_server()
    client, path = Client(), f"/enquete/{wave.code}/repondre/"
    with override_settings(ALLOWED_HOSTS=["testserver"]):
        opening, _ = processor(lambda: client.get(f"/enquete/{wave.code}/"))
        first, _ = processor(lambda: client.post(path, {"acte": "commencer"}))
        rounds = [fill(client, path) for _ in range(ROUNDS)]
    times = [seconds for each in rounds for seconds in each[0]]
    text = SAID % {
        "reading": readings[0][0],
        "again": readings[1][0],
        "opening": opening * 1000,
        "first": first * 1000,
        "median": statistics.median(times) * 1000,
        "slowest": max(times) * 1000,
        "review": statistics.median(each[1] for each in rounds) * 1000,
        "pages": len(rounds[0][0]) + 3,
        "weight": max(each[2] for each in rounds) / 1000,
    }
    RESULT.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
