"""What is late and why, and what remains to be decided."""

from collections.abc import Sequence

from django.utils.translation import gettext

from vigie.cockpit.annual_report import figures
from vigie.cockpit.annual_report.collecting_values import ActionOfYear, ReportData
from vigie.cockpit.annual_report.composing_blocks import codes_of, said, status_cells, status_header
from vigie.cockpit.annual_report.composing_words import (
    counted,
    dated_in_words,
    day_in_words,
    fictitious,
    name_of,
    names,
    sentence,
)
from vigie.core.documents import Block, BulletList, Heading, TableBlock
from vigie.core.typography import typeset


def late(data: ReportData) -> list[Block]:
    """What is late and why: actions, then decisions, then what waits for something."""
    return [
        Heading(2, gettext("Actions dont l'échéance est passée")),
        *late_actions(data),
        Heading(2, gettext("Actions qui attendent quelque chose")),
        *blocked_actions(data),
        Heading(2, gettext("Décisions dont l'échéance est passée")),
        *late_decisions(data),
    ]


def late_actions(data: ReportData) -> list[Block]:
    """Return the actions whose deadline had passed, with what was said of it."""
    found = figures.late_actions(data)
    if not found:
        return said(gettext("Aucune action dont l'échéance est passée n'attend de suite."))
    if figures.is_large(data):
        return codes_of(found)
    headers = (gettext("Action"), gettext("Échéance"), status_header(data, found), gettext("Pourquoi"))
    rows = tuple(
        (name_of(one), one.timing, status, reasons(one))
        for one, status in zip(found, status_cells(data, found), strict=True)
    )
    caption = gettext("Actions dont l'échéance est passée")
    return [TableBlock(caption, headers, rows, widths=(32, 20, 18, 40))]


def reasons(action: ActionOfYear) -> str:
    """Return why an action is late, as far as anybody said: what slows it down, what it waits for."""
    told = [fictitious(note.obstacles, note.is_fictitious) for note in action.notes if note.obstacles]
    if action.unblocking_condition:
        told.append(gettext("Attend : %(condition)s") % {"condition": action.unblocking_condition})
    return "\n".join(map(typeset, told)) or gettext("raison non renseignée")


def blocked_actions(data: ReportData) -> list[Block]:
    """Return the actions that wait for something, with whom they wait for."""
    found = figures.blocked_actions(data)
    if not found:
        return said(gettext("Aucune action n'attend de condition écrite."))
    if figures.is_large(data):
        return codes_of(found)
    headers = (gettext("Action"), gettext("Ce qui débloque"), gettext("Qui est attendu"))
    rows = tuple((name_of(one), one.unblocking_condition, one.waited_for or gettext("non précisé")) for one in found)
    caption = gettext("Ce qui débloque, connu au %(day)s") % {"day": day_in_words(data.day)}
    return [TableBlock(caption, headers, rows, widths=(36, 44, 24))]


def late_decisions(data: ReportData) -> list[Block]:
    """Return the decisions whose deadline had passed."""
    found = figures.late_decisions(data)
    if not found:
        return said(gettext("Aucune décision n'a dépassé son échéance."))
    items = tuple(
        fictitious(
            typeset(
                gettext("%(text)s – %(body)s, pour %(due)s")
                % {"text": one.text, "body": one.body, "due": dated_in_words(one.due)}
            ),
            one.is_fictitious,
        )
        for one in found
    )
    return [BulletList(items)]


def undecided(data: ReportData) -> list[Block]:
    """What still has to be decided: deadlines (S92), actions without any date, yearly moments without one."""
    decided, undated = figures.undecided_actions(data), figures.undated_actions(data)
    intro = gettext("%(first)s avec une échéance « à déterminer », %(second)s sans aucune date.") % {
        "first": sentence(counted(len(decided), "action")),
        "second": counted(len(undated), "action"),
    }
    return [
        *said(intro),
        *listed_actions(data, gettext("Échéances « à déterminer »"), decided),
        *listed_actions(data, gettext("Actions sans aucune date"), undated),
        *moments(data),
    ]


def listed_actions(data: ReportData, title: str, found: Sequence[ActionOfYear]) -> list[Block]:
    """Return a heading and the names of some actions, nothing without action."""
    if not found:
        return []
    if figures.is_large(data):
        return [Heading(2, typeset(title)), *codes_of(found)]
    nobody = gettext("structure porteuse non indiquée")
    items = tuple(f"{name_of(one)} ({names(one.bearers, nobody)})" for one in found)
    return [Heading(2, typeset(title)), BulletList(items)]


def moments(data: ReportData) -> list[Block]:
    """Return the moments that the plan asks for each year (S77, S103, S175), dated or not."""
    if not data.moments:
        return []
    headers = (gettext("Moment"), gettext("Date"), gettext("Sujet"), gettext("Comment cela s'est passé"))
    rows = tuple(
        (
            fictitious(one.title, one.is_fictitious),
            dated_in_words(one.dated) if one.dated else gettext("à déterminer"),
            one.topic,
            one.report,
        )
        for one in data.moments
    )
    title = gettext("Moments attendus chaque année")
    return [Heading(2, title), TableBlock(title, headers, rows, widths=(34, 18, 24, 34))]
