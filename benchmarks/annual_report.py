"""The annual report of a plan of 1,000 actions, beside the real plan of 19.

Run it with ``./vigie benchmark annual_report``. It writes ``benchmarks/annual_report.md``: CPU time and highest memory
of the whole command in a process of its own, and queries to collect the data, at both sizes, all in one run.
"""

import os
import random
import sys
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, reset_queries  # noqa: E402

from vigie.accounts.models import Organisation  # noqa: E402
from vigie.cockpit.annual_report.collecting import collect  # noqa: E402
from vigie.plan.models import (  # noqa: E402
    Action,
    ActionAxis,
    ActionNote,
    AskedFigure,
    Attendance,
    Axis,
    Body,
    BudgetLine,
    Commitment,
    Decision,
    Meeting,
    Participation,
    Plan,
    Priority,
    YearlyFigure,
)

YEAR, LARGE, STRUCTURES, AXES, MEETINGS = 2017, 1000, 120, 12, 24
PLAN_FILE = settings.PROJECT / "src" / "vigie" / "plan" / "data" / "valenciennes_plan.json"
RESULT = Path(__file__).with_suffix(".md")
FORMATS = ("pdf", "docx", "html")
MEGABYTE = 1024
TEXT = "Une phrase d'une longueur ordinaire, avec des accents et des mots de tous les jours. "


@dataclass(frozen=True)
class Measure:
    """CPU seconds and highest memory, in megabytes, of one run of the command; size of the file, in kilobytes."""

    seconds: float
    memory: float
    size: float


def start_afresh() -> None:
    """Make a new database: frozen tables rightly refuse to be emptied."""
    connection.close()
    for path in settings.VIGIE_DATA_DIR.glob("vigie.sqlite3*"):
        path.unlink()
    call_command("migrate", verbosity=0, interactive=False)


def make_large_plan() -> None:
    """Make a plan of many actions, each with a note, figures and a budget for the year; drawn with a fixed seed."""
    draw = random.Random(YEAR)
    plan = Plan.objects.create(title="Plan de mesure", territory_name="Territoire", starts_in=2015, ends_in=2020)
    structures = Organisation.objects.bulk_create(
        Organisation(name=f"Structure {number}", category="association") for number in range(STRUCTURES)
    )
    axes = Axis.objects.bulk_create(
        Axis(plan=plan, number=number, code=f"F{number:02}", title=f"Axe {number}") for number in range(1, AXES + 1)
    )
    for rank in range(1, 4):
        Priority.objects.create(plan=plan, order=rank, text=f"Priorité {rank}").axes.set(axes[rank : rank + 2])
    actions = Action.objects.bulk_create(action_of(plan, number, draw) for number in range(1, LARGE + 1))
    ActionAxis.objects.bulk_create(ActionAxis(action=action, axis=draw.choice(axes)) for action in actions)
    Participation.objects.bulk_create(
        Participation(action=action, organisation=organisation, part=part)
        for action in actions
        for organisation, part in zip(draw.sample(structures, 3), ("bearer", "partner", "partner"), strict=True)
    )
    tell_the_year(actions)
    hold_meetings(plan, structures, draw)
    Commitment.objects.bulk_create(
        Commitment(organisation=organisation, axis=draw.choice(axes), means=TEXT) for organisation in structures[:80]
    )


def action_of(plan: Plan, number: int, draw: random.Random) -> Action:
    """Return an action of that number, with a deadline around the year."""
    last_day = date(YEAR, 1, 1) + timedelta(days=draw.randint(0, 700))
    return Action(
        plan=plan,
        code=f"A{number:04}",
        name=f"Action de mesure {number} : {TEXT.strip()}",
        description=TEXT * 3,
        status=draw.choice(["ongoing", "done", "unknown", "to_start"]),
        timing_text=str(last_day.year),
        first_day=date(YEAR, 1, 1),
        last_day=last_day,
        unblocking_condition=draw.choice(["", TEXT]),
    )


def tell_the_year(actions: list[Action]) -> None:
    """Write the note, the figure and the budget of each action."""
    ActionNote.objects.bulk_create(
        ActionNote(action=one, year=YEAR, dated_on=date(YEAR, 11, 3), text=TEXT * 2, obstacles=TEXT, status="ongoing")
        for one in actions
    )
    asked = AskedFigure.objects.bulk_create(
        AskedFigure(action=one, label="Personnes touchées", counts_people=True) for one in actions
    )
    YearlyFigure.objects.bulk_create(
        YearlyFigure(asked=one, year=YEAR, value=12, women=5, men=4, sex_not_stated=3) for one in asked
    )
    BudgetLine.objects.bulk_create(BudgetLine(action=one, year=YEAR, planned=Decimal(9000)) for one in actions)


def hold_meetings(plan: Plan, structures: list[Organisation], draw: random.Random) -> None:
    """Hold meetings where many came, each with decisions."""
    body = Body.objects.create(name="Groupe de travail", min_meetings_per_year=2)
    for number in range(MEETINGS):
        meeting = Meeting(body=body, plan=plan, state="held", title=TEXT)
        meeting.set_date(str(date(YEAR, 1, 10) + timedelta(days=14 * number)))
        meeting.save()
        Attendance.objects.bulk_create(
            Attendance(meeting=meeting, organisation=one, state="present") for one in draw.sample(structures, 40)
        )
        Decision.objects.bulk_create(Decision(meeting=meeting, number=place, text=TEXT) for place in range(1, 9))


def run_command(file_format: str) -> Measure:
    """Run the command in a process of its own, and return what it took."""
    path = settings.VIGIE_DATA_DIR / f"report.{file_format}"
    asked = ["--year", str(YEAR), "--format", file_format, "--out", str(path), "--replace", "--verbosity", "0"]
    command = [sys.executable, "-m", "vigie", "annual_report", *asked]
    process = os.posix_spawn(sys.executable, command, os.environ)
    _process, code, usage = os.wait4(process, 0)
    assert code == 0, file_format
    return Measure(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / MEGABYTE, path.stat().st_size / MEGABYTE)


def queries() -> int:
    """Return the number of queries that collecting the data takes."""
    connection.force_debug_cursor = True
    reset_queries()
    collect(Plan.objects.get(), YEAR, date(YEAR + 1, 2, 1))
    connection.force_debug_cursor = False
    return len(connection.queries) - 1


def measures() -> tuple[int, dict[str, Measure]]:
    """Return the queries, and the measure of each format, for the plan in the database."""
    counted = queries()
    connection.close()
    return counted, {file_format: run_command(file_format) for file_format in FORMATS}


def main() -> None:
    """Measure both sizes and write the result."""
    start_afresh()
    call_command("import_plan", str(PLAN_FILE), verbosity=0)
    few, small = measures()
    start_afresh()
    make_large_plan()
    many, large = measures()
    lines = [
        "# Le rapport annuel à grande échelle",
        "",
        "Écrit par `./vigie benchmark annual_report`.",
        "Temps de calcul (CPU) et mémoire la plus haute de la commande entière, démarrage compris.",
        f"Petit : le plan de Valenciennes, 19 actions. Grand : {LARGE} actions, chacune avec note, chiffre et budget.",
        f"Requêtes pour rassembler les données : {few} au petit, {many} au grand.",
        "",
        "| format | CPU petit (s) | CPU grand (s) | grand / petit | mémoire petit (Mo) | grand (Mo) | fichier (Ko) |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    for file_format, there in large.items():
        here = small[file_format]
        lines.append(
            f"| {file_format} | {here.seconds:.1f} | {there.seconds:.1f} | {there.seconds / here.seconds:.1f} "
            f"| {here.memory:.0f} | {there.memory:.0f} | {there.size:.0f} |"
        )
    RESULT.write_text("\n".join([*lines, ""]), encoding="utf-8")
    print("\n".join(lines))


main()
