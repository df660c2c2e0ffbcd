"""The minutes of a meeting as a document, and the shorter record of decisions, which names nobody."""

from collections.abc import Sequence
from datetime import time

from django.utils.translation import gettext, override

from vigie.core.chart_drawing import Medium
from vigie.core.charts import bar_chart
from vigie.core.documents import (
    Block,
    BulletList,
    Document,
    Figure,
    Heading,
    KeyFacts,
    Paragraph,
    TableBlock,
    Text,
    table_block,
)
from vigie.core.markdown import to_blocks
from vigie.core.tables import Column, Kind, Table, table_of
from vigie.plan.models import AgendaItem, Attendance, Decision, Meeting
from vigie.plan.progress_words import statuses_in_words


def minutes_of(meeting: Meeting) -> Document:
    """Return the minutes: who came, what was said of each point, what was decided, how the plan stood (S180, S181).

    For those who sit in the body, and the pilot: it names people.
    """
    with override("fr"):
        blocks = [
            facts_of(meeting),
            *attendance_blocks(meeting),
            *agenda_blocks(meeting),
            *general_notes(meeting),
            *decision_blocks(meeting, with_people=True),
            *progress_blocks(meeting),
            *document_blocks(meeting),
        ]
        return document_of(meeting, gettext("Compte rendu"), blocks)


def record_of_decisions(meeting: Meeting) -> Document:
    """Return what was on the agenda and what was decided, without anybody's name, for partners and elected members."""
    with override("fr"):
        titles = tuple(item.title for item in meeting.agenda.all())
        agenda: list[Block] = [Heading(1, gettext("Ordre du jour")), BulletList(titles, ordered=True)] if titles else []
        blocks = [
            facts_of(meeting),
            *agenda,
            *decision_blocks(meeting, with_people=False),
            *progress_blocks(meeting),
        ]
        return document_of(meeting, gettext("Relevé de décisions"), blocks)


def document_of(meeting: Meeting, kind: str, blocks: Sequence[Block]) -> Document:
    """Return the blocks under the title of the meeting."""
    values = {"kind": kind, "body": meeting.body.name, "day": meeting.day.in_words()}
    return Document(
        title=gettext("%(kind)s : %(body)s, %(day)s") % values,
        subtitle=meeting.title,
        blocks=tuple(blocks),
        date=meeting.day.in_words(),
        summary=gettext("%(kind)s de la réunion de l'instance « %(body)s », %(day)s.") % values,
    )


def facts_of(meeting: Meeting) -> Block:
    """Return the body, the day, the hours and the place; what is not known is left out."""
    facts = [
        (gettext("Instance"), meeting.body.name),
        (gettext("Date"), meeting.day.in_words()),
        (gettext("Heure"), hours_of(meeting)),
        (gettext("Lieu"), meeting.place),
        (gettext("Plan"), meeting.plan.title),
        (gettext("Source"), meeting.source),
        (gettext("Mention"), gettext("réunion fictive, pour la démonstration") if meeting.is_fictitious else ""),
    ]
    return KeyFacts(tuple((term, value) for term, value in facts if value))


def hours_of(meeting: Meeting) -> str:
    """Return the hours, as they are said: « 14 h », « de 14 h à 16 h 30 »."""
    if not meeting.starts_at:
        return ""
    if not meeting.ends_at:
        return hour_in_words(meeting.starts_at)
    ends = {"start": hour_in_words(meeting.starts_at), "end": hour_in_words(meeting.ends_at)}
    return gettext("de %(start)s à %(end)s") % ends


def hour_in_words(hour: time) -> str:
    """Return an hour as French writes it: « 14 h 30 »."""
    return f"{hour.hour}\u00a0h\u00a0{hour.minute:02}" if hour.minute else f"{hour.hour}\u00a0h"


def attendance_blocks(meeting: Meeting) -> list[Block]:
    """Return who came, was excused, was represented, was absent; an invitation without answer says nothing."""
    titles = {
        Attendance.State.PRESENT: gettext("Présentes et présents"),
        Attendance.State.REPRESENTED: gettext("Représentées et représentés"),
        Attendance.State.EXCUSED: gettext("Excusées et excusés"),
        Attendance.State.ABSENT: gettext("Absentes et absents"),
    }
    rows = list(meeting.attendances.all())
    blocks: list[Block] = []
    for state, title in titles.items():
        names = tuple(name_of(row) for row in rows if row.state == state)
        blocks += [Heading(2, title), BulletList(names)] if names else []
    return [Heading(1, gettext("Présences")), *blocks] if blocks else []


def name_of(row: Attendance) -> str:
    """Return how someone is named in the minutes: the person, their structure, and who came instead."""
    name = row.label or ", ".join(str(part) for part in (row.person, row.organisation) if part)
    name = name or gettext("personne effacée")
    if not row.represented_by:
        return name
    return gettext("%(name)s (par %(other)s)") % {"name": name, "other": row.represented_by}


def agenda_blocks(meeting: Meeting) -> list[Block]:
    """Return each point of the agenda, with what was said of it."""
    blocks: list[Block] = []
    for number, item in enumerate(meeting.agenda.all(), start=1):
        blocks.append(Heading(2, f"{number}. {item.title}"))
        blocks += [Paragraph(item.detail)] if item.detail else []
        blocks += notes_of(item)
    return [Heading(1, gettext("Ordre du jour")), *blocks] if blocks else []


def notes_of(item: AgendaItem) -> list[Block]:
    """Return what was said of a point; its own headings come under that of the point."""
    return under(to_blocks(item.notes), level=3)


def general_notes(meeting: Meeting) -> list[Block]:
    """Return the minutes that belong to no point."""
    blocks = under(to_blocks(meeting.minutes), level=2)
    return [Heading(1, gettext("Compte rendu")), *blocks] if blocks else []


def under(blocks: Sequence[Block], level: int) -> list[Block]:
    """Return blocks whose headings start at a level."""
    return [Heading(block.level + level - 1, block.text) if isinstance(block, Heading) else block for block in blocks]


def decision_blocks(meeting: Meeting, *, with_people: bool) -> list[Block]:
    """Return what was decided: number, text, who carries it, by when."""
    rows = tuple(decision_row(one, with_people=with_people) for one in sorted(meeting.decisions.all(), key=number_of))
    title = Heading(1, gettext("Décisions"))
    if not rows:
        return [title, Paragraph(gettext("Aucune décision n'est notée."))]
    headers = (gettext("N°"), gettext("Décision"), gettext("Qui"), gettext("Pour quand"))
    return [title, TableBlock(gettext("Décisions de la réunion"), headers, rows, widths=(1, 8, 4, 3))]


def number_of(decision: Decision) -> int:
    """Return the number of a decision in its meeting."""
    return decision.number


def decision_row(decision: Decision, *, with_people: bool) -> tuple[Text, ...]:
    """Return a line of the table of decisions; an opinion is told from a decision."""
    is_opinion = decision.kind == Decision.Kind.OPINION
    text = gettext("Avis : %(text)s") % {"text": decision.text} if is_opinion else decision.text
    carriers = [decision.carrier, decision.carrier_person if with_people else None]
    who = ", ".join(str(carrier) for carrier in carriers if carrier)
    return str(decision.number), text, who or gettext("non précisé"), decision.due_in_words() or gettext("non précisé")


def progress_blocks(meeting: Meeting) -> list[Block]:
    """Return how the plan stood that day, as a table and a chart; nothing when nobody closed the meeting in Vigie."""
    table = progress_table(meeting)
    if not table.rows:
        return []
    chart = bar_chart(table, medium=Medium.PRINT)
    return [
        Heading(1, gettext("Où en était le plan ce jour-là")),
        table_block(table),
        Figure(chart.svg, chart.description, chart.title),
    ]


def progress_table(meeting: Meeting) -> Table:
    """Return the number of actions by status on the day of the meeting."""
    counts = {code: count for code, count in meeting.progress.items() if isinstance(count, int)}
    rows = [(label, count) for _code, label, count in statuses_in_words(counts)]
    columns = [Column("status", gettext("Statut")), Column("actions", gettext("Actions"), Kind.NUMBER)]
    return table_of(gettext("Actions du plan par statut"), columns, rows)


def document_blocks(meeting: Meeting) -> list[Block]:
    """Return the titles of the documents joined."""
    titles = tuple(document.title for document in meeting.documents.all())
    return [Heading(1, gettext("Documents joints")), BulletList(titles)] if titles else []
