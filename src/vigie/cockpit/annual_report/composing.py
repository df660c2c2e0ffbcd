"""Draws the annual report from its data: a pure function, without the database."""

from collections.abc import Mapping, Sequence

from vigie.cockpit.annual_report.collecting_values import ReportData
from vigie.cockpit.annual_report.sections import BY_CODE, in_report
from vigie.core.documents import Document, Heading


def document_of(
    data: ReportData, *, sections: Sequence[str], comments: Mapping[str, str], edition: str = ""
) -> Document:
    """Return the report as a document, in the active language.

    sections: codes, in order (see ``sections.py``); the cover is always there. comments: Markdown by code of section.
    edition: « Édition n° 2, figée le 3 mars 2018 »; empty for a draft, which the cover then says.
    """
    titles = [Heading(1, str(BY_CODE[code].title)) for code in in_report(sections)]
    return Document(title=data.plan.title, blocks=tuple(titles), subtitle=edition)
