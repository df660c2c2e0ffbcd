"""The section about the label: how many committed, how many hold it, what was decided in the year."""

from django.utils.translation import gettext, ngettext

from vigie.cockpit.annual_report.collecting_values import ReportData
from vigie.cockpit.annual_report.commitment_values import LabelDecisionOfYear
from vigie.cockpit.annual_report.composing_blocks import said
from vigie.cockpit.annual_report.composing_words import day_in_words
from vigie.core.documents import Block, TableBlock
from vigie.label.models import Outcome


def label(data: ReportData) -> list[Block]:
    """Who committed, who was given the label, who was refused it or lost it (S115)."""
    found = data.label
    if found is None:
        return said(gettext("Aucune structure ne s'est encore engagée vers le label."))
    signed = ngettext(
        "La direction d'une structure a signé la charte dans l'année.",
        "La direction de %(number)d structures a signé la charte dans l'année.",
        found.commitments,
    )
    held = ngettext(
        "%(number)d structure détient le label à la fin de l'année.",
        "%(number)d structures détiennent le label à la fin de l'année.",
        found.held,
    )
    blocks = [*said(signed % {"number": found.commitments}, held % {"number": found.held})]
    return [*blocks, *decisions_table(found.decisions)]


def decisions_table(found: tuple[LabelDecisionOfYear, ...]) -> list[Block]:
    """Return what was decided."""
    if not found:
        return []
    headers = (gettext("Structure"), gettext("Décision"), gettext("Le"), gettext("Ensuite"))
    words = {code: str(words) for code, words in Outcome.choices}
    rows = tuple(
        (one.structure, words.get(one.outcome, one.outcome), day_in_words(one.decided_on), what_follows(one))
        for one in found
    )
    return [TableBlock(gettext("Décisions de l'année sur le label"), headers, rows, widths=(40, 22, 20, 26))]


def what_follows(one: LabelDecisionOfYear) -> str:
    """Return until when a label is valid, or since when it no longer is."""
    if one.withdrawn_on:
        return gettext("retiré le %(day)s") % {"day": day_in_words(one.withdrawn_on)}
    if one.valid_until is None:
        return "–"
    until = gettext("valable jusqu'au %(day)s") % {"day": day_in_words(one.valid_until)}
    return gettext("%(until)s, à l'essai") % {"until": until} if one.is_experimental else until
