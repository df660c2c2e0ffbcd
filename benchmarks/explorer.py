"""Pages of the explorer beside the public page of the plan, with a million facts in the database.

Run it with ``./vigie benchmark explorer``. It writes ``benchmarks/explorer.md``: CPU time of each page, its ratio to
that of the plan's public page, its weight and its queries.
"""

import random
import statistics
import sys
import time
import uuid
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, reset_queries  # noqa: E402
from django.test import Client, override_settings  # noqa: E402
from django.urls import reverse  # noqa: E402
from tests.observatory.explorer.large_edition import large_edition  # noqa: E402
from tests.observatory.publications import publish  # noqa: E402

from vigie.observatory.editions.drawing import keep  # noqa: E402
from vigie.observatory.explorer.drawing import draw_explorer  # noqa: E402
from vigie.observatory.models import Fact, ReferentialVersion  # noqa: E402
from vigie.plan.models import Plan  # noqa: E402
from vigie.plan.opening import open_whole_plan  # noqa: E402
from vigie.territory.models import Commune  # noqa: E402

FACTS, BATCH, RUNS = 1_000_000, 20_000, 15
PLAN_FILE = settings.PROJECT / "src" / "vigie" / "plan" / "data" / "valenciennes_plan.json"
RESULT = Path(__file__).with_suffix(".md")
PAGES = (
    "/observatoire/",
    "/observatoire/explorer/domaine/",
    "/observatoire/explorer/domaine/?sexe=women",
    "/observatoire/explorer/lieu/?vue=carte",
    "/observatoire/explorer/lieu-domaine/",
    "/observatoire/explorer/lieu-domaine/?vue=tableau",
    "/observatoire/explorer/lieu-critere/?vue=tableau",
    "/observatoire/explorer/critere-domaine/?suite=told",
    "/observatoire/deroulement/",
    "/observatoire/evolution/domaine/",
    "/observatoire/indicateurs/oriented/",
    "/observatoire/integrer/domaine/?edition=1",
)


def start_afresh() -> None:
    """Make a new database: frozen tables rightly refuse to be emptied."""
    connection.close()
    for path in settings.VIGIE_DATA_DIR.glob("vigie.sqlite3*"):
        path.unlink()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("load_territory", "245901160", verbosity=0)
    call_command("import_plan", str(PLAN_FILE), verbosity=0)
    open_whole_plan(Plan.objects.get(), None)


def facts(number: int) -> Iterator[Fact]:
    """Make facts of the edition's lists, drawn with a fixed seed."""
    draw = random.Random(number)
    referential, _ = ReferentialVersion.objects.get_or_create(number=999, content={}, content_hash="0" * 64)
    lists = {dimension.name: [item.code for item in dimension.leaves] for dimension in large_edition().dimensions}
    for _rank in range(number):
        codes = {name: draw.choice(values) for name, values in lists.items()}
        yield Fact(
            id=uuid.UUID(int=draw.getrandbits(128), version=4),
            referential=referential,
            vintage=2025,
            source="support",
            channel="phone",
            type="direct",
            quarter=f"2025-Q{draw.randint(1, 4)}",
            is_fictitious=True,
            **codes,
        )


def fill(number: int) -> None:
    """Keep many facts in the database."""
    made = facts(number)
    while batch := list(islice(made, BATCH)):
        Fact.objects.bulk_create(batch)


def sign() -> float:
    """Sign the edition and draw it; return the CPU seconds of the drawing."""
    publication = publish(large_edition())
    start = time.process_time()
    for file in draw_explorer(large_edition(), list(Commune.objects.all())):
        keep(publication, file)
    return time.process_time() - start


def measured(client: Client, address: str) -> tuple[float, int, int]:
    """Return the median CPU milliseconds of a page, its weight in bytes, its queries."""
    client.get(address)
    times = []
    for _run in range(RUNS):
        start = time.process_time()
        answer = client.get(address)
        times.append(time.process_time() - start)
    if answer.status_code != 200:
        sys.exit(f"{address} answers {answer.status_code}")
    with override_settings(DEBUG=True):
        reset_queries()
        client.get(address)
        queries = len(connection.queries)
    return 1000 * statistics.median(times), len(answer.content), queries


def main() -> None:
    """Measure and write."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else FACTS
    start_afresh()
    fill(number)
    drawing = sign()
    client = Client(SERVER_NAME="localhost")
    reference, _weight, _queries = measured(client, reverse("plan:public_plan"))
    lines = [
        "# L'explorateur à grande échelle",
        "",
        "Écrit par `./vigie benchmark explorer`.",
        f"Faits en base : {Fact.objects.count()}. Une édition signée, toutes ses figures dessinées.",
        f"Temps de calcul (CPU) médian de {RUNS} appels ; page publique du plan : {reference:.0f} ms.",
        f"Dessiner toutes les figures, une fois à la signature : {drawing:.0f} s de calcul.",
        "",
        "| page | CPU (ms) | rapport à la page du plan | poids (Ko) | requêtes |",
        "|---|---:|---:|---:|---:|",
    ]
    for address in PAGES:
        milliseconds, weight, queries = measured(client, address)
        row = f"{milliseconds:.0f} | {milliseconds / reference:.1f} | {weight / 1000:.0f} | {queries}"
        lines.append(f"| `{address}` | {row} |")
    RESULT.write_text("\n".join(lines) + "\n")
    print(RESULT.read_text())


if __name__ == "__main__":
    main()
