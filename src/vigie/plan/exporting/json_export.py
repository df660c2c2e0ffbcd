"""Writes a plan in the JSON form it was read from: the same keys, in the same order, and Vigie's own only when used."""

from collections.abc import Iterable, Mapping
from typing import Any

from vigie.plan.exporting.json_actions import actions_as_json, own_organisations
from vigie.plan.exporting.json_values import Json, fields_of
from vigie.plan.exporting.whole_plan import WholePlan
from vigie.plan.importing.json_form import (
    AXIS_COMPANION,
    AXIS_KEYS,
    BIBLIOGRAPHY,
    CITED_DOCUMENTS,
    CITED_FIGURES,
    CLASSIFICATIONS,
    COMMITMENT_KEYS,
    HISTORY,
    ITEM_KEYS,
    ITEM_KINDS,
    LINKAGE_KEYS,
    LISTS_OF_PLAN,
    PERIOD,
    PLAN_AIM,
    PLAN_BODY,
    PLAN_HEAD,
    PRIORITY_KEYS,
    READING_NOTES,
    SIGNATORIES,
    TARGET_KEYS,
    Lines,
)
from vigie.plan.models import AxisItem, Classified, Plan, Priority
from vigie.plan.models.context import speaks_of_radicalisation
from vigie.plan.source_text import ADVISED_BODY, DIAGNOSIS, GOVERNANCE, PROJECT, Kind, Passage


def plan_as_json(plan: Plan) -> Json:
    """Return all that Vigie holds of a plan in the form of its source; importing it again changes nothing.

    Public copies, update links and the journal stay in Vigie. Doubts of reading are kept: this is the working file.
    """
    whole = WholePlan(plan)
    written = {
        "plan": head_of(whole),
        "historique": [event_of(whole, event) for event in whole.history],
        "diagnostic": passages_of(plan.diagnosis, DIAGNOSIS),
        "axes": [axis_of(whole, axis) for axis in whole.axes],
        "priorites_validees": [priority_of(whole, priority) for priority in whole.priorities],
        "actions": actions_as_json(whole),
        "gouvernance": passages_of(plan.governance, GOVERNANCE),
        "articulations": [linkage_of(linkage) for linkage in whole.linkages],
        "autres_documents_cites": lines_of(whole, CITED_DOCUMENTS),
        "structures_participantes": partners_of(whole),
        "statistiques_citees": lines_of(whole, CITED_FIGURES),
        "objectifs_chiffres": [target_of(target) for target in whole.targets],
        "bibliographie": lines_of(whole, BIBLIOGRAPHY),
        "notes": lines_of(whole, READING_NOTES),
    }
    own = {
        "notes_reglees": settled_of(whole),
        "engagements": commitments_of(whole),
        "structures": own_organisations(whole),
    }
    return written | {key: value for key, value in own.items() if value}


def passages_of(content: Mapping[str, Any], passages: Iterable[Passage]) -> Json | None:
    """Return an object of passages under the keys of the source; null when the source says nothing at all."""
    if not content:
        return None
    return {passage.source_key: passage_of(content.get(passage.key), passage.kind) for passage in passages}


def passage_of(value: Any, kind: Kind) -> Any:
    """Return one passage as the source writes it."""
    if kind is Kind.BODIES and value is not None:
        return [{passage.source_key: body.get(passage.key) for passage in ADVISED_BODY} for body in value]
    return value if value != "" else None


# --- The plan itself -------------------------------------------------------------------------------------------------
def head_of(whole: WholePlan) -> Json:
    """Return the object « plan »."""
    plan = whole.plan
    written = fields_of(plan, PLAN_HEAD) | {"periode": fields_of(plan, PERIOD)} | fields_of(plan, PLAN_BODY)
    for lines in LISTS_OF_PLAN:
        written[lines.key] = lines_of(whole, lines)
    return written | fields_of(plan, (PLAN_AIM,))


def lines_of(whole: WholePlan, lines: Lines) -> list[Any]:
    """Return a list of the plan: texts, or objects."""
    rows = [
        row
        for row in getattr(whole, lines.name)
        if all(getattr(row, name) == value for name, value in lines.constants.items())
    ]
    if lines.text_field:
        return [getattr(row, lines.text_field) for row in rows]
    return [fields_of(row, lines.keys) for row in rows]


def event_of(whole: WholePlan, event: Any) -> Json:
    """Return an event of the history."""
    dated, title, _ = HISTORY.keys
    texts = [item.text for item in event.items.all()]
    path = f"historique/{event.dated} {event.title}"
    return fields_of(event, (dated, title)) | {"contenu": texts or whole.empty(path)} | fields_of(event, (SIGNATORIES,))


def priority_of(whole: WholePlan, priority: Priority) -> Json:
    """Return a priority; without axis, nothing says how it was tied."""
    codes = [axis.code for axis in whole.in_order(priority.axes.all())]
    written = {
        "ordre": priority.order,
        "texte": priority.text,
        "axes": codes or whole.empty(f"priorites/{priority.order}"),
        "rattachement": classification_of(priority) if codes else None,
    }
    if priority.organisation:
        written["structure"] = priority.organisation.name
    return written | fields_of(priority, PRIORITY_KEYS)


def classification_of(row: Classified) -> str:
    """Return how sure a reading is, in the word of the source."""
    return next(word for word, kept in CLASSIFICATIONS.items() if kept == row.classification)


def linkage_of(linkage: Any) -> Json:
    """Return a tie to another document."""
    written = fields_of(linkage, LINKAGE_KEYS[:2])
    if linkage.project:
        written["projet"] = passages_of(linkage.project, [one for one in PROJECT if one.key in linkage.project])
    written |= fields_of(linkage, LINKAGE_KEYS[2:])
    if speaks_of_radicalisation(linkage.name):
        # The rule follows from the name, so the source need not say it.
        written.pop("partage", None)
    actions = [action.code for action in linkage.actions.all()]
    return written | ({"actions": actions} if actions else {})


def partners_of(whole: WholePlan) -> dict[str, list[str]]:
    """Return the names of structures by category, as written in the source."""
    written: dict[str, list[str]] = {}
    for partner in whole.partners:
        category = partner.category_in_source or str(partner.organisation.get_category_display())
        written.setdefault(category, []).append(partner.name_in_source)
    return written


def target_of(target: Any) -> Json:
    """Return a target in figures."""
    written = {}
    for key in TARGET_KEYS:
        if key.field == "axis":
            written[key.name] = target.axis.code if target.axis else None
        else:
            written |= fields_of(target, (key,))
    return written


def settled_of(whole: WholePlan) -> list[Json]:
    """Return the doubts that were settled, with the moment."""
    return [{"texte": note.text, "le": note.settled_at.isoformat()} for note in whole.reading_notes if note.settled_at]


def commitments_of(whole: WholePlan) -> list[Json]:
    """Return what structures committed to."""
    return [
        {"structure": one.organisation.name, "axe": one.axis.code} | fields_of(one, COMMITMENT_KEYS)
        for one in whole.commitments
    ]


# --- Axes ------------------------------------------------------------------------------------------------------------
def axis_of(whole: WholePlan, axis: Any) -> Json:
    """Return an axis with its items under their headings."""
    written = fields_of(axis, AXIS_KEYS)
    items = list(axis.items.all())
    for key, kind in ITEM_KINDS.items():
        lines = [item_of(item) for item in items if item.kind == kind]
        written[key] = lines or whole.empty(f"axes/{axis.code}/{key}")
    return written | fields_of(axis, (AXIS_COMPANION,))


def item_of(item: AxisItem) -> Json:
    """Return a line of an axis."""
    return {"texte": item.text} | fields_of(item, ITEM_KEYS)
