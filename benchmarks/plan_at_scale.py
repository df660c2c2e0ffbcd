"""The plan's pages and its import with 1,000 actions and 100,000 journal lines, beside 19 actions.

Run it with ``./vigie benchmark plan_at_scale``. It writes ``benchmarks/plan_at_scale.md``: CPU time of one page in a
warm process, number of queries at both sizes, and the ratio between the two sizes, all in one run.
"""

import csv
import random
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, reset_queries, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402

from vigie.accounts import journal  # noqa: E402
from vigie.accounts.models import JournalEntry, Membership, Organisation, Person, Role  # noqa: E402
from vigie.plan.models import Action, ActionNote, Plan  # noqa: E402

SMALL, LARGE, JOURNAL_LINES, REPEATS = 19, 1000, 100_000, 15
RESULT = Path(__file__).with_suffix(".md")


def write_table(path: Path, actions: int) -> None:
    """Write a spreadsheet's worth of actions, drawn with a fixed seed."""
    draw = random.Random(2017)
    columns = "plan;territoire;periode;axe_code;axe;action;detail;pilote;partenaires;echeance;indicateur;budget;statut"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(columns.split(";"))
        for number in range(1, actions + 1):
            axis = draw.randint(1, 6)
            year = draw.randint(2015, 2027)
            writer.writerow(
                [
                    "Plan de mesure",
                    "Territoire de mesure",
                    "2015-2027",
                    f"F{axis}",
                    f"Axe de mesure {axis}",
                    f"Action de mesure {number:04}",
                    "Une description d'une longueur ordinaire, avec des accents. " * 4,
                    f"Structure {draw.randint(1, 60)}",
                    f"Structure {draw.randint(61, 120)}",
                    draw.choice([f"Depuis {year}", f"Octobre {year}", f"{year}", "À la demande", "à déterminer"]),
                    "Nombre de personnes",
                    f"{draw.randint(1, 90)} 000 €",
                    draw.choice(["en cours", "terminée", "", "en cours de mise en place"]),
                ]
            )


def add_notes(plan: Plan) -> None:
    """Give each action up to four notes over the last years."""
    draw = random.Random(7)
    today = date.today()  # noqa: DTZ011
    notes = []
    for action in plan.actions.all():
        for _ in range(draw.randint(0, 4)):
            day = today - timedelta(days=draw.randint(0, 1500))
            notes.append(ActionNote(action=action, year=day.year, dated_on=day, text="Une note ordinaire."))
    ActionNote.objects.bulk_create(notes)


def fill_journal(plan: Plan, lines: int) -> None:
    """Write a valid chain of that many lines."""
    actions = list(plan.actions.all()[:200])
    with transaction.atomic():
        for number in range(lines - JournalEntry.objects.count()):
            changes = {"description": ["avant", "après"]}
            journal.record(actor=None, verb="action_changed", on=actions[number % len(actions)], changes=changes)


def pilot_client() -> Client:
    """A signed-in pilot, second factor done."""
    person = Person.objects.create_user("mesure@exemple.fr", name="Pia Mesure", is_active=True)
    organisation = Organisation.objects.create(name="Agglomération de mesure")
    Membership.objects.create(person=person, organisation=organisation, role=Role.PILOT)
    person.authenticator_set.create(type="totp", data={"secret": "x"})
    client = Client(HTTP_HOST="localhost")
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def pages(plan: Plan) -> dict[str, str]:
    """The pages the bars speak of, by their French names."""
    action = Action.objects.filter(plan=plan).order_by("code")[10]
    return {
        "liste des actions": reverse("plan:actions"),
        "tableau": reverse("plan:table"),
        "tableau de bord": reverse("cockpit:dashboard"),
        "page d'une action": reverse("plan:action", args=[action.pk]),
        "calendrier": reverse("plan:calendar"),
        "carte": reverse("plan:map"),
        "recherche": reverse("plan:search") + "?q=mesure",
        "structures et axes": reverse("cockpit:mobilisation"),
        "vue croisée": reverse("cockpit:crossings"),
        "journal": reverse("accounts:journal"),
        "mon accueil": reverse("cockpit:desk"),
    }


def measure(client: Client, address: str) -> tuple[int, float]:
    """Return the number of queries of a page, and its CPU time in milliseconds: the median of warm repeats."""
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    connection.force_debug_cursor = True
    reset_queries()
    client.get(address)
    queries = len(connection.queries)
    connection.force_debug_cursor = False
    return queries, sorted(cpu(lambda: client.get(address)) for _ in range(REPEATS))[REPEATS // 2]


def cpu(act: Callable[[], object]) -> float:
    """Return the CPU milliseconds an act takes in this process."""
    began = time.process_time()
    act()
    return 1000 * (time.process_time() - began)


def start_afresh() -> None:
    """Make a new database: the journal's triggers rightly refuse to empty an old one."""
    connection.close()
    for path in settings.VIGIE_DATA_DIR.glob("vigie.sqlite3*"):
        path.unlink()
    call_command("migrate", verbosity=0, interactive=False)


def at_size(actions: int, lines: int) -> tuple[dict[str, tuple[int, float]], float]:
    """Start from an empty database; return the measures by page, and the CPU seconds of the import."""
    start_afresh()
    table = settings.VIGIE_DATA_DIR / f"{actions}.csv"
    write_table(table, actions)
    imported = cpu(lambda: call_command("import_plan", str(table), verbosity=0)) / 1000
    plan = Plan.objects.get()
    assert plan.actions.count() == actions
    add_notes(plan)
    fill_journal(plan, lines)
    client = pilot_client()
    return {name: measure(client, address) for name, address in pages(plan).items()}, imported


def main() -> None:
    """Measure both sizes and write the result."""
    small, _ = at_size(SMALL, 200)
    large, imported = at_size(LARGE, JOURNAL_LINES)
    lines = [
        "# Le plan à grande échelle",
        "",
        "Écrit par `./vigie benchmark plan_at_scale`.",
        f"Temps de calcul (CPU) d'une page, processus chaud, médiane de {REPEATS}.",
        f"Petit : {SMALL} actions, 200 lignes de journal. Grand : {LARGE} actions, {JOURNAL_LINES} lignes de journal.",
        "",
        "| page | requêtes, petit | requêtes, grand | CPU petit (ms) | CPU grand (ms) | grand / petit |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for name, (queries, milliseconds) in large.items():
        before, light = small[name]
        ratio = milliseconds / light
        lines.append(f"| {name} | {before} | {queries} | {light:.0f} | {milliseconds:.0f} | {ratio:.1f} |")
    lines += ["", f"Import de {LARGE} actions (CSV) : {imported:.1f} s de CPU.", ""]
    RESULT.write_text("\n".join(lines), encoding="utf-8")
    print("\n".join(lines))


main()
