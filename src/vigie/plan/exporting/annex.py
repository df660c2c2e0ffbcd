"""The plan as an annex of the contrat de ville: what it says and does, for those who sign it (S15).

Doubts on the reading of the source, notes and names of persons stay in Vigie; a reading that nobody confirmed yet is
marked « classement déduit », so that nobody takes a deduction for the words of the source.
"""

from collections.abc import Iterable
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext

from vigie.core.documents import Block, BulletList, Document, Heading, KeyFacts, Paragraph, Run, TableBlock, Text
from vigie.core.fuzzy_dates import FuzzyPeriod
from vigie.plan.exporting.annex_actions import action_details, action_tables
from vigie.plan.exporting.whole_plan import WholePlan
from vigie.plan.models import AxisItem, Classified, Marker, Plan, QuantifiedTarget
from vigie.plan.source_text import ADVISED_BODY, DIAGNOSIS, GOVERNANCE, PROJECT, Kind, Passage, said


def annex_of(plan: Plan, *, marks_deductions: bool = True) -> Document:
    """Return the plan as a document, with its number of annex.

    marks_deductions: whether readings that nobody confirmed are marked « classement déduit ».
    """
    whole = WholePlan(plan)
    period = "-".join(str(year) for year in (plan.starts_in, plan.ends_in) if year)
    return Document(
        title=plan.title,
        subtitle=" ".join(filter(None, [plan.territory_name, period])),
        annex=plan.annex,
        author=plan.territory_name,
        date=date_in_words(plan.adopted_on),
        summary=plan.objective,
        cover=True,
        contents=True,
        blocks=(
            *presentation(whole),
            *history(whole),
            *passages(gettext("Diagnostic"), plan.diagnosis, DIAGNOSIS),
            *axes(whole, marks_deductions=marks_deductions),
            *priorities(whole, marks_deductions=marks_deductions),
            *action_tables(whole, marks_deductions=marks_deductions),
            *action_details(whole),
            *passages(gettext("Gouvernance"), plan.governance, GOVERNANCE),
            *linkages(whole),
            *figures(whole),
            *structures(whole),
            *listed(gettext("Bibliographie"), [entry.text for entry in whole.bibliography], level=1),
        ),
    )


def facts(pairs: Iterable[tuple[str, object]]) -> list[Block]:
    """Return the pairs that say something, as one block; nothing when none does."""
    kept = tuple((str(term), str(value)) for term, value in pairs if value not in (None, ""))
    return [KeyFacts(kept)] if kept else []


def listed(title: str, texts: Iterable[Text], level: int = 2) -> list[Block]:
    """Return a heading and its list; nothing when the list is empty."""
    items = tuple(text for text in texts if text)
    return [Heading(level, title), BulletList(items)] if items else []


def sentence(text: str) -> str:
    """Return a text with a capital first."""
    return text[:1].upper() + text[1:]


def marked(text: str, reading: Classified, *, marks_deductions: bool) -> Text:
    """Return a text, marked when it is a deduction that nobody confirmed."""
    if not (marks_deductions and reading.is_doubtful):
        return text
    return (Run(text), Run(" "), Run(gettext("(classement déduit)"), italic=True))


def date_in_words(text: str) -> str:
    """Return a date or a period as one reads it: « février 2015 – juin 2015 »; as written when it is none."""
    try:
        return FuzzyPeriod.parse(text).in_words()
    except ValueError:
        return text


def presentation(whole: WholePlan) -> list[Block]:
    """Return what the plan is, what it aims at and what it stands on."""
    plan = whole.plan
    pairs = [
        (gettext("Territoire"), plan.territory_name),
        (gettext("Période"), "-".join(str(year) for year in (plan.starts_in, plan.ends_in) if year)),
        (gettext("Adopté"), date_in_words(plan.adopted_on)),
        (gettext("Version"), plan.version),
        (gettext("Nature du document"), plan.nature),
        (gettext("Statut du document"), plan.document_status),
        (gettext("Révision"), plan.revision_rule),
    ]
    objective: list[Block] = [Heading(2, gettext("Objectif général")), Paragraph(sentence(plan.objective))]
    markers = {kind: [marker.name for marker in whole.markers if marker.kind == kind] for kind in Marker.Kind}
    return [
        Heading(1, gettext("Présentation")),
        *facts(pairs),
        *(objective if plan.objective else []),
        *listed(gettext("Cadre de référence"), [reference.text for reference in whole.legal_references]),
        *listed(gettext("Priorités transversales du contrat"), markers[Marker.Kind.CONTRACT]),
        *listed(gettext("Autres priorités transversales"), markers[Marker.Kind.OTHER]),
        *listed(gettext("Piliers du contrat"), [with_detail(one.name, one.fields) for one in whole.pillars]),
        *listed(gettext("Outils de l'État"), [with_detail(one.name, [one.purpose]) for one in whole.state_tools]),
        *listed(gettext("Autres documents cités"), [one.text for one in whole.cited_documents]),
    ]


def with_detail(name: str, details: list[str] | None) -> Text:
    """Return a name in bold, and what is said of it."""
    said_of_it = ", ".join(filter(None, details or []))
    return (Run(name, bold=True), Run(gettext(" : ") + said_of_it)) if said_of_it else name


def history(whole: WholePlan) -> list[Block]:
    """Return what came before the plan."""
    blocks: list[Block] = []
    for event in whole.history:
        blocks.append(
            Heading(2, gettext("%(date)s : %(title)s") % {"date": date_in_words(event.dated), "title": event.title})
        )
        if event.signatories:
            blocks += facts([(gettext("Signataires"), ", ".join(event.signatories))])
        items = tuple(item.text for item in event.items.all())
        blocks += [BulletList(items)] if items else []
    return [Heading(1, gettext("Historique")), *blocks] if blocks else []


def passages(title: str, content: dict[str, object], kinds: tuple[Passage, ...]) -> list[Block]:
    """Return what the source says of the diagnosis, or of the governance."""
    plain = [
        (p.label, date_in_words(str(value)) if p.kind is Kind.FUZZY_DATE else value)
        for p, value in said(content, kinds)
        if p.kind not in {Kind.TEXTS, Kind.BODIES}
    ]
    lists = [(p, value) for p, value in said(content, kinds) if p.kind in {Kind.TEXTS, Kind.BODIES}]
    blocks = facts((str(label), value) for label, value in plain)
    for passage, value in lists:
        texts = [body_line(one) for one in value] if passage.kind is Kind.BODIES else map(sentence, value)
        blocks += listed(str(passage.label), texts)
    return [Heading(1, title), *blocks] if blocks else []


def body_line(body: dict[str, str | None]) -> str:
    """Return a body that the plan advises, with the axis it comes from."""
    name, axis = (body.get(passage.key) or "" for passage in ADVISED_BODY)
    return f"{name} ({axis})" if axis else name


def axes(whole: WholePlan, *, marks_deductions: bool) -> list[Block]:
    """Return each axis: its stake, then its items under their headings."""
    blocks: list[Block] = []
    for axis in whole.axes:
        blocks.append(Heading(2, str(axis)))
        blocks += [Paragraph(axis.stake)] if axis.stake else []
        blocks += facts([(gettext("Tiers accompagnateur"), axis.companion)])
        items = list(axis.items.all())
        for kind in AxisItem.Kind:
            texts = [marked(item.text, item, marks_deductions=marks_deductions) for item in items if item.kind == kind]
            blocks += listed(HEADINGS[kind](), texts, level=3)
    return [Heading(1, gettext("Axes du plan")), *blocks] if blocks else []


HEADINGS = {
    AxisItem.Kind.AIM: lambda: gettext("Recommandations"),
    AxisItem.Kind.RECOMMENDATION: lambda: gettext("Préconisations"),
    AxisItem.Kind.PREREQUISITE: lambda: gettext("Éléments à réunir au préalable"),
    AxisItem.Kind.ACTOR: lambda: gettext("Acteurs concernés"),
    AxisItem.Kind.VIGILANCE: lambda: gettext("Éléments de vigilance"),
    AxisItem.Kind.EXPECTED_EFFECT: lambda: gettext("Effets attendus"),
    AxisItem.Kind.RESOURCE: lambda: gettext("Ressources"),
}


def priorities(whole: WholePlan, *, marks_deductions: bool) -> list[Block]:
    """Return what elected members chose; a priority may have no axis (S162)."""
    items: list[Text] = []
    for priority in whole.priorities:
        codes = ", ".join(axis.code for axis in whole.in_order(priority.axes.all()))
        text = f"{priority.text} ({codes})" if codes else priority.text
        if priority.footnote:
            text += f" – {priority.footnote}"
        items.append(marked(text, priority, marks_deductions=marks_deductions and bool(codes)))
    return [Heading(1, gettext("Priorités validées")), BulletList(tuple(items), ordered=True)] if items else []


def linkages(whole: WholePlan) -> list[Block]:
    """Return the ties to other strategic documents."""
    blocks: list[Block] = []
    for linkage in whole.linkages:
        blocks.append(Heading(2, linkage.name))
        blocks += [Paragraph(sentence(linkage.tie))] if linkage.tie else []
        project = [(str(passage.label), value) for passage, value in said(linkage.project or {}, PROJECT)]
        blocks += facts([(gettext("Référence"), linkage.reference)])
        blocks += [Heading(3, gettext("Projet cité")), *facts(project)] if project else []
    return [Heading(1, gettext("Articulations avec d'autres documents")), *blocks] if blocks else []


def figures(whole: WholePlan) -> list[Block]:
    """Return the figures the plan cites and the targets it sets, each with its source or its limits."""
    blocks: list[Block] = []
    if whole.cited_figures:
        headers = (gettext("Chiffre"), gettext("Valeur"), gettext("Années"), gettext("Source"))
        rows = tuple(
            (one.label, f"{amount(one.value)} {one.unit}".strip(), years(one), one.source)
            for one in whole.cited_figures
        )
        blocks.append(TableBlock(gettext("Chiffres cités"), headers, rows))
    if whole.targets:
        headers = (gettext("Objectif"), gettext("Valeur"), gettext("Durée"), gettext("Axe"))
        rows = tuple(target_row(target) for target in whole.targets)
        blocks.append(TableBlock(gettext("Objectifs chiffrés"), headers, rows))
    return [Heading(1, gettext("Chiffres cités et objectifs chiffrés")), *blocks] if blocks else []


def target_row(target: QuantifiedTarget) -> tuple[str, str, str, str]:
    """Return a target: its words, its value with its unit, in how many years, for which axis; unknown is said so."""
    missing = gettext("non précisé")
    value = (
        f"{amount(target.value)} {target.unit or gettext('(unité non précisée)')}"
        if target.value is not None
        else missing
    )
    duration = ngettext("%(count)s an", "%(count)s ans", target.years or 0) % {"count": target.years}
    return sentence(target.text), value, duration if target.years else missing, target.axis.code if target.axis else ""


def amount(value: Decimal) -> str:
    """Return a number as it is written in French, without needless zeros: « 5 », « 2,5 »."""
    return number_format(value.normalize())


def years(figure: object) -> str:
    """Return the years of a figure: « 2007-2013 », « 2016 »."""
    ends = dict.fromkeys(getattr(figure, name) for name in ("starts_in", "ends_in"))
    return "-".join(str(year) for year in ends if year)


def structures(whole: WholePlan) -> list[Block]:
    """Return the structures that took part, by category, as the source names them."""
    by_category: dict[str, list[str]] = {}
    for partner in whole.partners:
        category = partner.category_in_source or str(partner.organisation.get_category_display())
        by_category.setdefault(category, []).append(partner.name_in_source)
    blocks = [block for category, names in by_category.items() for block in listed(category, names)]
    return [Heading(1, gettext("Structures participantes")), *blocks] if blocks else []
