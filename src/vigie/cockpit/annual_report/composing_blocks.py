"""Pieces that several sections of the report are made with."""

from collections.abc import Sequence

from django.utils.translation import gettext

from vigie.cockpit.annual_report import figures
from vigie.cockpit.annual_report.collecting_values import ActionOfYear, Basis, ReportData
from vigie.cockpit.annual_report.composing_words import (
    counted,
    names,
    sentence,
    status_label,
    status_text,
    statuses_known,
)
from vigie.core.documents import Block, KeyFacts, Paragraph, Run, TableBlock, Text, plain
from vigie.core.typography import typeset

ACTION_WIDTHS = (8, 40, 26, 20, 18)


def said(*sentences: str) -> list[Block]:
    """Return sentences of ours, each as a paragraph; empty ones left out."""
    return [Paragraph(typeset(one)) for one in sentences if one]


def aside(text: str) -> list[Block]:
    """Return a remark of ours, in italics."""
    return [Paragraph((Run(typeset(text), italic=True),))]


def actions_table(data: ReportData, caption: str, actions: Sequence[ActionOfYear]) -> list[Block]:
    """Return actions as a table; a sentence when there is none."""
    if not actions:
        return said(gettext("Aucune action."))
    if figures.is_large(data):
        return codes_of(actions)
    headers = (
        gettext("Code"),
        gettext("Action"),
        gettext("Structures porteuses"),
        gettext("Échéance"),
        status_header(data, actions),
    )
    rows = tuple(
        (
            one.code,
            one.name,
            names(one.bearers, gettext("non indiqué")),
            one.timing or gettext("non indiquée"),
            status,
        )
        for one, status in zip(actions, status_cells(data, actions), strict=True)
    )
    return [TableBlock(typeset(caption), headers, rows, widths=ACTION_WIDTHS)]


def status_header(data: ReportData, actions: Sequence[ActionOfYear]) -> str:
    """Return the header of a column of statuses: of when they are."""
    return gettext("Statut %(when)s") % {"when": statuses_known(data, actions)}


def status_cells(data: ReportData, actions: Sequence[ActionOfYear]) -> list[Text]:
    """Return statuses for a column; from what each is known, unless the header says it for all."""
    if {one.status.basis for one in actions} == {Basis.TODAY}:
        return [status_label(one.status.status) for one in actions]
    return [status_text(one.status, data) for one in actions]


def codes_of(actions: Sequence[ActionOfYear]) -> list[Block]:
    """Return actions by their codes alone, for plans that have very many."""
    words = {"count": counted(len(actions), "action"), "codes": ", ".join(one.code for one in actions)}
    return said(sentence(gettext("%(count)s : %(codes)s.") % words))


def facts_block(data: ReportData, facts: tuple[tuple[str, Text], ...]) -> Block:
    """Return terms and what is said of them; as the lines of one paragraph in plans that have very many actions."""
    if not figures.is_large(data):
        return KeyFacts(facts)
    return Paragraph("\n".join(f"{term}\u00a0: {plain(text)}" for term, text in facts))
