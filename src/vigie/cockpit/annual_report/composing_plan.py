"""The sections about the plan itself: what became of recommendations, its versions, its ties to other documents."""

from collections import Counter

from django.utils.translation import gettext

from vigie.cockpit.annual_report.collecting_values import (
    LinkageOfPlan,
    RecommendationOfPlan,
    ReportData,
    RevisionOfYear,
)
from vigie.cockpit.annual_report.composing_blocks import aside, said
from vigie.cockpit.annual_report.composing_words import (
    counted,
    dated_in_words,
    day_in_words,
    sentence,
    shortened,
)
from vigie.core.documents import Block, Heading, KeyFacts, Paragraph, TableBlock
from vigie.core.typography import typeset
from vigie.plan.models import AxisItem, Linkage, Proposal, Revision


def recommendations(data: ReportData) -> list[Block]:
    """What became of each recommendation of the diagnosis (S21)."""
    found = [one for axis in data.axes for one in axis.recommendations]
    if not found:
        return said(gettext("Le plan ne reprend aucune préconisation du diagnostic."))
    labels = dict(AxisItem.FollowUp.choices)
    counts = Counter(one.follow_up for one in found)
    parts = [f"{label} : {counts[code]}" for code, label in labels.items() if counts[code]]
    words = {
        "count": sentence(counted(len(found), "recommendation")),
        "day": day_in_words(data.day),
        "parts": ", ".join(parts),
    }
    # The public reads no more than what its pages say became of them, which may be nothing.
    told = gettext("%(count)s. Suites connues au %(day)s – %(parts)s.") if parts else gettext("%(count)s.")
    blocks = said(told % words)
    headers = (gettext("Préconisation"), gettext("Suite donnée"), gettext("Actions"))
    for axis in data.axes:
        rows = tuple(
            (one.text, follow_up(one), ", ".join(one.actions) or gettext("aucune")) for one in axis.recommendations
        )
        if rows:
            caption = gettext("Préconisations : %(axis)s") % {"axis": shortened(f"{axis.code} – {axis.title}", 90)}
            title = shortened(f"{axis.code} – {axis.title}")
            blocks += [Heading(2, title), TableBlock(typeset(caption), headers, rows, widths=(56, 36, 14))]
    return blocks


def follow_up(one: RecommendationOfPlan) -> str:
    """Return what became of a recommendation, and why."""
    labels = dict(AxisItem.FollowUp.choices)
    decision = gettext("Décision : %(text)s") % {"text": one.decision} if one.decision else ""
    return "\n".join(filter(None, [str(labels.get(one.follow_up, one.follow_up)), one.reason, typeset(decision)]))


def revision(data: ReportData) -> list[Block]:
    """The versions adopted during the year (S3, S4), and the revision of the year."""
    blocks: list[Block] = []
    for one in data.versions:
        facts = (
            (gettext("Adoptée"), dated_in_words(one.adopted_on)),
            (gettext("Par"), one.adopted_by),
            (gettext("Décision"), one.decision),
        )
        blocks.append(Heading(2, gettext("Version %(number)d") % {"number": one.number}))
        blocks.append(KeyFacts(tuple((term, text) for term, text in facts if text)))
        blocks += [Paragraph(one.summary)] if one.summary else []
    if not data.versions:
        blocks += said(gettext("Aucune version du plan n'a été adoptée en %(year)d.") % {"year": data.year})
    if not data.revisions:
        return blocks + said(gettext("Aucune révision n'est enregistrée pour %(year)d.") % {"year": data.year})
    for revised in data.revisions:
        blocks += revision_of_year(data, revised)
    return blocks


def revision_of_year(data: ReportData, one: RevisionOfYear) -> list[Block]:
    """Return a revision: its purpose, its state and how many proposals came to what."""
    states, labels = dict(Revision.State.choices), dict(Proposal.State.choices)
    proposals = ", ".join(f"{labels.get(code, code)} : {number}" for code, number in one.proposals)
    total = counted(sum(number for _code, number in one.proposals), "proposal")
    text = gettext("Révision %(state)s au %(day)s ; %(total)s") % {
        "state": states.get(one.state, one.state),
        "day": day_in_words(data.day),
        "total": total,
    }
    title = gettext("Révision de %(year)d") % {"year": data.year}
    blocks: list[Block] = [Heading(2, title), *said(f"{text} ({proposals})." if proposals else f"{text}.")]
    blocks += [Paragraph(one.purpose)] if one.purpose else []
    marked = gettext("Une partie des propositions appartient à la démonstration (donnée fictive).")
    return blocks + (aside(marked) if one.has_fictitious_proposals else [])


def linkages(data: ReportData) -> list[Block]:
    """Each document tied to the plan: its referent, shared actions, what may be shared (S184–S192)."""
    if not data.linkages:
        return said(gettext("Aucune articulation avec un autre document n'est enregistrée."))
    blocks: list[Block] = []
    for one in data.linkages:
        blocks.append(Heading(2, shortened(one.name)))
        blocks += [Paragraph(sentence(one.tie))] if one.tie else []
        facts = tuple((term, text) for term, text in facts_of(one, is_public=data.is_public) if text)
        blocks += [KeyFacts(facts)] if facts else []
    return blocks


def facts_of(one: LinkageOfPlan, *, is_public: bool) -> list[tuple[str, str]]:
    """Return what is known of a tie, empty texts included. The public does not read who answers for it."""
    contributions, sharing = dict(Linkage.Contribution.choices), dict(Linkage.Sharing.choices)
    return [
        (gettext("Référence"), one.reference),
        (gettext("Contribution"), str(contributions.get(one.contribution, one.contribution))),
        (gettext("Référent"), one.referent or ("" if is_public else gettext("non renseigné"))),
        (gettext("Actions communes"), ", ".join(one.actions) or gettext("aucune")),
        (gettext("Ce qui peut être partagé"), str(sharing.get(one.sharing, one.sharing))),
        (gettext("Ce qui ne doit pas l'être"), one.not_shared),
    ]
