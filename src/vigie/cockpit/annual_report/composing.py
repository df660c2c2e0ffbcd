"""Draws the annual report from its data: a pure function, without the database."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from django.utils.translation import gettext

from vigie.cockpit.annual_report import (
    composing_actions,
    composing_annexes,
    composing_awareness,
    composing_label,
    composing_late,
    composing_meetings,
    composing_network,
    composing_observatory,
    composing_plan,
    composing_structures,
    composing_training,
    figures,
)
from vigie.cockpit.annual_report.collecting_values import ReportData
from vigie.cockpit.annual_report.composing_pages import paginated
from vigie.cockpit.annual_report.composing_words import day_in_words
from vigie.cockpit.annual_report.public_report_synthesis import public_synthesis_of
from vigie.cockpit.annual_report.sections import BY_CODE, COVER, in_report
from vigie.cockpit.annual_report.synthesis import synthesis_of, warnings_of
from vigie.core.documents import (
    Block,
    BulletList,
    Callout,
    Document,
    Heading,
    Paragraph,
)
from vigie.core.markdown import to_blocks
from vigie.core.typography import typeset


def document_of(
    data: ReportData, *, sections: Sequence[str], comments: Mapping[str, str], edition: str = ""
) -> Document:
    """Return the report as a document, in the active language.

    sections: codes, in order (see ``sections.py``); the cover is always there. comments: Markdown by code of section;
    that of the cover is a foreword. edition: « Édition n° 2, figée le 3 mars 2018 »; empty for a draft, which the
    cover then says.
    """
    plan = data.plan
    blocks: list[Block] = opening(data, comments.get(COVER, ""))
    blocks += paginated([section(data, code, comments.get(code, "")) for code in in_report(sections) if code != COVER])
    return Document(
        title=typeset(gettext("Rapport annuel %(year)d") % {"year": data.year}),
        subtitle=" – ".join(dict.fromkeys(filter(None, [plan.title, plan.territory]))),
        annex=mention(data, edition),
        author=plan.territory,
        date=gettext("données du %(day)s") % {"day": day_in_words(data.day)},
        summary=gettext("Rapport de l'année %(year)d : %(plan)s") % {"year": data.year, "plan": plan.title},
        cover=True,
        contents=not figures.is_large(data),
        blocks=tuple(blocks),
    )


def mention(data: ReportData, edition: str) -> str:
    """Return what stands over the title and on each page: the edition, and whether it holds fictitious data."""
    parts = [edition or gettext("Version de travail")]
    if data.is_public:
        parts.append(gettext("version publique"))
    if figures.is_partly_fictitious(data):
        parts.append(gettext("avec des données fictives de démonstration"))
    return ", ".join(parts)


def opening(data: ReportData, foreword: str) -> list[Block]:
    """Return what comes before the sections: what must be known first, then the pilot's foreword."""
    blocks: list[Block] = []
    warnings = warnings_of(data)
    if warnings:
        blocks.append(Callout(gettext("À savoir avant de lire"), "\n".join(warnings)))
    if foreword.strip():
        blocks += [Heading(1, gettext("Avant-propos")), *lowered(to_blocks(foreword), 1)]
    return blocks


def section(data: ReportData, code: str, comment: str) -> list[Block]:
    """Return a section: its heading, the pilot's comment, then what is computed."""
    blocks: list[Block] = [Heading(1, str(BY_CODE[code].title))]
    if comment.strip():
        blocks += [Heading(2, gettext("Commentaire")), *lowered(to_blocks(comment), 2)]
    return [*blocks, *WRITERS[code](data)]


def lowered(blocks: Sequence[Block], levels: int) -> list[Block]:
    """Return the blocks of a comment with their headings under the one they come after."""
    return [replace(one, level=one.level + levels) if isinstance(one, Heading) else one for one in blocks]


def synthesis(data: ReportData) -> list[Block]:
    """The year in plain sentences."""
    blocks: list[Block] = []
    for passage in public_synthesis_of(data) if data.is_public else synthesis_of(data):
        if len(passage.sentences) == 1:
            blocks += [Heading(2, passage.title), Paragraph(passage.sentences[0])]
        elif passage.sentences:
            blocks += [Heading(2, passage.title), BulletList(passage.sentences)]
    return blocks


WRITERS: dict[str, Callable[[ReportData], list[Block]]] = {
    "synthesis": synthesis,
    "priorities": composing_actions.priorities,
    "progress": composing_actions.progress,
    "actions": composing_actions.actions,
    "meetings": composing_meetings.meetings,
    "decisions": composing_meetings.decisions,
    "commitments": composing_structures.commitments,
    "coverage": composing_structures.coverage,
    "observatory": composing_observatory.observatory,
    "training": composing_training.training,
    "label": composing_label.label,
    "awareness": composing_awareness.awareness,
    "network": composing_network.network,
    "late": composing_late.late,
    "undecided": composing_late.undecided,
    "recommendations": composing_plan.recommendations,
    "revision": composing_plan.revision,
    "linkages": composing_plan.linkages,
    "annexes": composing_annexes.annexes,
}
