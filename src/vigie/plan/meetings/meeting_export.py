"""The meetings that were held as a table that the import of past meetings reads back."""

from datetime import time

from django.utils.translation import gettext, override

from vigie.core.tables import Column, Table, table_of
from vigie.plan.models import Attendance, Decision, Meeting, Plan

STATES = ("present", "excused", "represented", "absent")


def meeting_table(plan: Plan) -> Table:
    """Return the meetings held about a plan, the oldest first. It names people: for the pilot alone."""
    rows = Meeting.objects.held().filter(plan=plan).select_related("body").order_by("first_day", "pk")
    ties = ("attendances__person", "attendances__organisation__parent", "decisions__carrier__parent")
    # The titles are those that the import knows, whatever the language of the screen.
    with override("fr"):
        columns = [
            Column("instance", gettext("Instance"), width=30),
            Column("date", gettext("Date"), width=14),
            Column("heure", gettext("Heure"), width=14),
            Column("lieu", gettext("Lieu"), width=24),
            Column("objet", gettext("Objet"), width=30),
            Column("presents", gettext("Présents"), width=40),
            Column("excuses", gettext("Excusés"), width=40),
            Column("representes", gettext("Représentés"), width=40),
            Column("absents", gettext("Absents"), width=40),
            Column("decisions", gettext("Décisions"), width=60),
            Column("compte_rendu", gettext("Compte rendu"), width=60),
            Column("source", gettext("Source"), width=30),
        ]
        title = gettext("Réunions tenues")
        return table_of(title, columns, [cells(meeting) for meeting in rows.prefetch_related(*ties)])


def cells(meeting: Meeting) -> list[str]:
    """Return the values of a line, in the order of the columns."""
    named = list(meeting.attendances.all())
    decisions = sorted(meeting.decisions.all(), key=lambda decision: decision.number)
    return [
        meeting.body.name,
        meeting.dated,
        hours(meeting.starts_at, meeting.ends_at),
        meeting.place,
        meeting.title,
        *(" ; ".join(filter(None, (name(row) for row in named if row.state == state))) for state in STATES),
        "\n".join(map(decision_line, decisions)),
        meeting.minutes,
        meeting.source,
    ]


def hours(start: time | None, end: time | None) -> str:
    """Return hours as the import reads them: « 14:00-16:30 »."""
    return "-".join(f"{hour:%H:%M}" for hour in (start, end) if hour)


def name(row: Attendance) -> str:
    """Return how the import reads someone: the structure, else the label, else the person; and who came instead."""
    who = str(row.organisation or row.label or row.person or "").replace(";", ",")
    return f"{who} (par {plain(row.represented_by)})" if who and row.represented_by else who


def plain(text: str) -> str:
    """Return a text without the signs that separate names."""
    return text.replace(";", ",").replace("(", " ").replace(")", " ").strip()


def decision_line(decision: Decision) -> str:
    """Return a decision on one line: text | who | by when | what became of it."""
    text = " ".join(decision.text.replace("|", "/").split())
    is_opinion = decision.kind == Decision.Kind.OPINION
    outcome = gettext("avis") if is_opinion else str(decision.get_state_display())
    return f"{text} | {decision.carrier or ''} | {decision.due} | {outcome}".replace("  ", " ")
