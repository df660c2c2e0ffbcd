"""The actions of the annex: one table by axis, those without axis apart, then each action in detail."""

from collections.abc import Sequence

from django.utils.translation import gettext

from vigie.core.documents import Block, Heading, KeyFacts, Paragraph, TableBlock
from vigie.plan.exporting.action_table import budget, deadline, parties, status
from vigie.plan.exporting.whole_plan import WholePlan
from vigie.plan.models import Action, Axis

WIDTHS = (8, 38, 26, 18, 16)


def action_tables(whole: WholePlan, *, marks_deductions: bool) -> list[Block]:
    """Return a table of the actions of each axis, then of those that serve none."""
    blocks: list[Block] = []
    for axis in whole.axes:
        blocks += table_of_axis(str(axis), actions_of(whole, axis), axis, marks_deductions=marks_deductions)
    without = [action for action in whole.actions if not action.axis_links.all()]
    blocks += table_of_axis(gettext("Actions hors des axes"), without, None, marks_deductions=marks_deductions)
    return [Heading(1, gettext("Actions par axe")), *blocks] if blocks else []


def actions_of(whole: WholePlan, axis: Axis) -> list[Action]:
    """Return the actions that serve an axis."""
    return [one for one in whole.actions if any(link.axis_id == axis.pk for link in one.axis_links.all())]


def table_of_axis(title: str, actions: Sequence[Action], axis: Axis | None, *, marks_deductions: bool) -> list[Block]:
    """Return the heading and the table of some actions; nothing when there is none."""
    if not actions:
        return []
    headers = (
        gettext("Code"),
        gettext("Action"),
        gettext("Structures porteuses"),
        gettext("Échéance"),
        gettext("Statut"),
    )
    rows = tuple(
        (one.code, name_of(one, axis, marks_deductions=marks_deductions), bearers(one), deadline(one), status(one))
        for one in actions
    )
    caption = gettext("Actions : %(title)s") % {"title": title}
    return [Heading(2, title), TableBlock(caption, headers, rows, widths=WIDTHS)]


def name_of(action: Action, axis: Axis | None, *, marks_deductions: bool) -> str:
    """Return the name of an action, marked when its tie to the axis is a deduction that nobody confirmed."""
    doubtful = any(link.is_doubtful for link in action.axis_links.all() if axis and link.axis_id == axis.pk)
    return f"{action.name} {gettext('(classement déduit)')}" if doubtful and marks_deductions else action.name


def bearers(action: Action) -> str:
    """Return who carries an action, or that nobody is named."""
    return parties(action, "bearer") or gettext("non indiqué")


def action_details(whole: WholePlan) -> list[Block]:
    """Return each action: what it is, who carries it, when, with what means."""
    blocks: list[Block] = []
    for action in whole.actions:
        blocks.append(Heading(2, f"{action.code} – {action.name}"))
        blocks += [Paragraph(action.description)] if action.description else []
        facts = tuple((term, text) for term, text in facts_of(action) if text)
        blocks += [KeyFacts(facts)] if facts else []
    return [Heading(1, gettext("Actions en détail")), *blocks] if blocks else []


def facts_of(action: Action) -> list[tuple[str, str]]:
    """Return what is said of an action, empty texts included."""
    axes = ", ".join(link.axis.code for link in action.axis_links.all())
    return [
        (gettext("Structures porteuses"), bearers(action)),
        (gettext("Partenaires"), parties(action, "partner")),
        (gettext("Axes"), axes or gettext("aucun axe")),
        (gettext("Thèmes hors axes"), ", ".join(action.off_axis_themes or [])),
        (gettext("Échéance"), deadline(action)),
        (gettext("Statut"), status(action)),
        (gettext("Lieux"), action.place_text if action.place_text != action.timing_text else ""),
        (gettext("Moyens humains"), action.people_means),
        (gettext("Budget prévu"), budget(action)),
        (gettext("Indicateur"), action.indicator),
        (gettext("Critères d'évaluation"), action.evaluation_criteria),
        (gettext("Effets attendus"), action.expected_effects),
        (gettext("Action parente"), f"{action.parent.code} – {action.parent.name}" if action.parent else ""),
    ]
