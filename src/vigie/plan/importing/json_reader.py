"""Reads the JSON form of a plan (see ``json_form``): every part lands in a draft, unknown keys leave a warning."""

from typing import Any

from django.utils.translation import gettext

from vigie.core.fuzzy_dates import simplify
from vigie.plan.importing.drafts import AxisDraft, Findings, ItemDraft, LineDraft, PlanDraft, Reading, Refusal
from vigie.plan.importing.json_actions import read_actions
from vigie.plan.importing.json_form import (
    AXIS_COMPANION,
    AXIS_KEYS,
    CATEGORIES,
    CLASSIFICATIONS,
    COMMITMENT_KEYS,
    HISTORY,
    ITEM_KEYS,
    ITEM_KINDS,
    LINKAGE_KEYS,
    LISTS_OF_PLAN,
    ORGANISATION_KEYS,
    PERIOD,
    PLAN_AIM,
    PLAN_BODY,
    PLAN_HEAD,
    PRIORITY_KEYS,
    SIGNATORIES,
    SIMPLE_LISTS,
    TARGET_KEYS,
    Key,
    Lines,
)
from vigie.plan.importing.json_text import load
from vigie.plan.importing.json_values import Node
from vigie.plan.models.context import Linkage, speaks_of_radicalisation
from vigie.plan.source_text import ADVISED_BODY, DIAGNOSIS, GOVERNANCE, PROJECT, Kind, Passage

TOP_KEYS = (
    "plan",
    "historique",
    "diagnostic",
    "axes",
    "priorites_validees",
    "actions",
    "gouvernance",
    "articulations",
    "autres_documents_cites",
    "structures_participantes",
    "statistiques_citees",
    "objectifs_chiffres",
    "bibliographie",
    "notes",
    # Only in Vigie's own exports.
    "notes_reglees",
    "engagements",
    "structures",
)
PLAN_KEYS = (
    *(key.name for key in (*PLAN_HEAD, *PLAN_BODY, PLAN_AIM)),
    "periode",
    *(lines.key for lines in LISTS_OF_PLAN),
)


def read_json(text: str, file_name: str) -> Reading:
    """Return what a JSON text says of one plan. Raises Refusal when it is no plan at all."""
    content = load(text)
    if not isinstance(content, dict) or not any(key in content for key in TOP_KEYS):
        raise Refusal(
            gettext(
                "Ce fichier JSON n'est pas un plan : on y attend un objet avec « plan », « axes » ou « actions », "
                "comme dans un export de Vigie."
            )
        )
    findings = Findings()
    root = Node(content, "", findings)
    root.warn_of_unknown(TOP_KEYS)
    draft = read_plan(root)
    if not findings.errors and says_nothing(draft):
        raise Refusal(gettext("Ce fichier ne contient rien à importer : ni plan, ni axe, ni action."))
    return Reading(file_name, (draft,), findings)


def says_nothing(draft: PlanDraft) -> bool:
    """Whether a draft holds nothing that could be written."""
    return not (draft.title or draft.fields or draft.axes or draft.actions or any(draft.lines.values()))


def read_plan(root: Node) -> PlanDraft:
    """Return the draft of the whole file."""
    plan = root.child("plan")
    if plan.is_object():
        plan.warn_of_unknown(PLAN_KEYS)
    fields = read_plan_fields(plan)
    for key, field, passages in (("diagnostic", "diagnosis", DIAGNOSIS), ("gouvernance", "governance", GOVERNANCE)):
        passage = read_passages(root.child(key), passages)
        if passage:
            fields[field] = passage
    form: dict[str, Any] = {}
    axes = read_axes(root.child("axes"), form)
    return PlanDraft(
        where="plan",
        title=fields.pop("title", ""),
        fields=fields,
        lines=read_lines(root, form),
        axes=axes,
        actions=read_actions(root.child("actions"), form),
        organisations=read_organisations(root.child("structures")),
        source_form=form,
    )


def read_plan_fields(plan: Node) -> dict[str, Any]:
    """Return the fields of the plan itself."""
    if not isinstance(plan.value, dict):
        return {}
    fields = plan.fields((*PLAN_HEAD, *PLAN_BODY, PLAN_AIM))
    period = plan.child("periode")
    if period.is_object():
        period.warn_of_unknown([key.name for key in PERIOD])
        fields.update(period.fields(PERIOD))
    starts, ends = fields.get("starts_in"), fields.get("ends_in")
    if starts and ends and ends < starts:
        period.refuse(gettext("la période finit avant d'avoir commencé : corrigez « debut » ou « fin »."))
    return fields


# --- Passages: diagnosis, governance, cited project ------------------------------------------------------------------
def read_passages(node: Node, passages: tuple[Passage, ...]) -> dict[str, Any]:
    """Return what the source says in an object of passages, under the English keys."""
    if not node.is_object():
        return {}
    node.warn_of_unknown([passage.source_key for passage in passages])
    read = {passage.key: read_passage(node.child(passage.source_key), passage.kind) for passage in passages}
    return {key: value for key, value in read.items() if value is not None}


def read_passage(node: Node, kind: Kind) -> Any:
    """Return one passage, read as its kind wants."""
    if kind is Kind.BODIES:
        return read_bodies(node)
    readers = {
        Kind.TEXT: node.text,
        Kind.FUZZY_DATE: node.fuzzy_date,
        Kind.WHOLE_NUMBER: node.whole_number,
        Kind.TEXTS: node.text_list,
    }
    return readers[kind]()


def read_bodies(node: Node) -> list[dict[str, Any]] | None:
    """Return the bodies that the plan advises, each with the axis that advises it."""
    if node.value is None:
        return None
    bodies = []
    for entry in node.entries():
        if entry.is_object():
            entry.warn_of_unknown([passage.source_key for passage in ADVISED_BODY])
            bodies.append({passage.key: entry.child(passage.source_key).text() for passage in ADVISED_BODY})
    return bodies


# --- Lists of the plan -----------------------------------------------------------------------------------------------
def read_lines(root: Node, form: dict[str, Any]) -> dict[str, tuple[LineDraft, ...]]:
    """Return every list that the file speaks of, by the name of the list in the models."""
    found: dict[str, tuple[LineDraft, ...]] = {}
    plan = root.child("plan")
    holders = [(plan, lines) for lines in LISTS_OF_PLAN] + [(root, lines) for lines in SIMPLE_LISTS]
    for holder, lines in holders:
        node = holder.child(lines.key)
        if node.value is not None:
            found[lines.name] = found.get(lines.name, ()) + read_simple_list(node, lines)
    special = {
        "history": read_history(root.child("historique"), form),
        "priorities": read_priorities(root.child("priorites_validees"), form),
        "linkages": read_linkages(root.child("articulations")),
        "partners": read_partners(root.child("structures_participantes")),
        "targets": read_targets(root.child("objectifs_chiffres")),
        "commitments": read_commitments(root.child("engagements")),
        "settled_notes": read_settled_notes(root.child("notes_reglees")),
    }
    return found | {name: lines for name, lines in special.items() if lines is not None}


def read_simple_list(node: Node, lines: Lines) -> tuple[LineDraft, ...]:
    """Return the entries of a list of texts or of plain objects."""
    if lines.text_field:
        texts = [(entry.path, entry.text()) for entry in node.entries(gettext("une liste de textes est attendue."))]
        return tuple(LineDraft(path, {lines.text_field: text, **lines.constants}) for path, text in texts if text)
    return tuple(read_entry(entry, lines.keys) for entry in node.entries() if entry.is_object())


def read_entry(entry: Node, keys: tuple[Key, ...]) -> LineDraft:
    """Return an entry of plain fields; its first key names it, so it cannot be empty."""
    entry.warn_of_unknown([key.name for key in keys])
    return LineDraft(entry.path, named(entry, keys))


def named(entry: Node, keys: tuple[Key, ...]) -> dict[str, Any]:
    """Return the fields of an entry; an error is noted when the first, which names it, is missing."""
    fields = entry.fields(keys)
    first = keys[0]
    if first.field not in fields and not any(
        error.where == f"{entry.path}.{first.name}" for error in entry.findings.errors
    ):
        entry.child(first.name).refuse(gettext("un texte est attendu : sans lui l'entrée n'a pas de nom."))
    return fields


def read_history(node: Node, form: dict[str, Any]) -> tuple[LineDraft, ...] | None:
    """Return the events of the plan's history, with what each brought."""
    if node.value is None:
        return None
    keys = (HISTORY.keys[1], HISTORY.keys[0], SIGNATORIES)
    events = []
    for entry in node.entries():
        if not entry.is_object():
            continue
        entry.warn_of_unknown([*(key.name for key in keys), "contenu"])
        fields = named(entry, keys)
        note_form(form, f"historique/{fields.get('dated', '')} {fields.get('title', '')}", entry.child("contenu"))
        events.append(LineDraft(entry.path, fields, texts=entry.child("contenu").texts()))
    return tuple(events)


def note_form(form: dict[str, Any], path: str, node: Node) -> None:
    """Remember how the file writes an empty list, for Vigie usually writes null there."""
    if node.value in (None, []):
        form[path] = "[]" if node.value == [] else ""


def read_priorities(node: Node, form: dict[str, Any]) -> tuple[LineDraft, ...] | None:
    """Return the priorities; each may serve axes, or none."""
    if node.value is None:
        return None
    priorities: list[LineDraft] = []
    for number, entry in enumerate(node.entries(), start=1):
        if not entry.is_object():
            continue
        entry.warn_of_unknown(["ordre", "texte", "axes", "rattachement", "structure", *(k.name for k in PRIORITY_KEYS)])
        order = entry.child("ordre").whole_number()
        fields = {"order": number if order is None else order} | named(entry, (Key("texte", "text"), *PRIORITY_KEYS))
        classification = entry.child("rattachement").word(CLASSIFICATIONS)
        if classification:
            fields["classification"] = classification
        if any(fields["order"] == other.fields["order"] for other in priorities):
            entry.child("ordre").refuse(gettext("une autre priorité a déjà ce rang : donnez-en un autre."))
        note_form(form, f"priorites/{fields['order']}", entry.child("axes"))
        codes = entry.child("axes").texts(gettext("une liste de codes est attendue."))
        owner = entry.child("structure").text() or ""
        priorities.append(LineDraft(entry.path, fields, axis_codes=codes, organisation=owner))
    return tuple(priorities)


def read_linkages(node: Node) -> tuple[LineDraft, ...] | None:
    """Return the ties to other documents, with the project that one may cite."""
    if node.value is None:
        return None
    linkages = []
    for entry in node.entries():
        if not entry.is_object():
            continue
        entry.warn_of_unknown([*(key.name for key in LINKAGE_KEYS), "projet", "actions"])
        fields = named(entry, LINKAGE_KEYS)
        keep_people_out(fields, entry)
        project = read_passages(entry.child("projet"), PROJECT)
        if project:
            fields["project"] = project
        actions = entry.child("actions").texts(gettext("une liste de codes est attendue."))
        linkages.append(LineDraft(entry.path, fields, related={} if actions is None else {"actions": actions}))
    return tuple(linkages)


def keep_people_out(fields: dict[str, Any], entry: Node) -> None:
    """Apply the strictest rule to a document about radicalisation, whatever the file says (S186)."""
    if not speaks_of_radicalisation(str(fields.get("name", ""))):
        return
    strictest = Linkage.Sharing.NO_PERSONAL_DATA.value
    if fields.get("sharing", strictest) != strictest:
        message = gettext("avec la prévention de la radicalisation, aucune donnée personnelle ne se partage.")
        entry.findings.warn(f"{entry.path}.partage", message)
    fields["sharing"] = strictest


def read_targets(node: Node) -> tuple[LineDraft, ...] | None:
    """Return the targets in figures; a missing unit or year stays missing."""
    if node.value is None:
        return None
    targets = []
    for entry in node.entries():
        if entry.is_object():
            draft = read_entry(entry, TARGET_KEYS)
            fields = dict(draft.fields)
            axis = fields.pop("axis", None)
            targets.append(LineDraft(entry.path, fields, axis_codes=(axis,) if axis else None))
    return tuple(targets)


def read_partners(node: Node) -> tuple[LineDraft, ...] | None:
    """Return the structures in the plan's list, with the name and the category written there."""
    if not node.is_object():
        return None
    known = {simplify(label): code for label, code in CATEGORIES.items()}
    partners = []
    for category in node.value:
        heading = Node(category, node.path, node.findings).text() or ""
        for entry in node.child(category).entries(gettext("une liste de noms est attendue.")):
            name = entry.text()
            if name:
                fields = {"name_in_source": name, "category_in_source": heading}
                related = {"category": known.get(simplify(heading), "unknown")}
                partners.append(LineDraft(entry.path, fields, organisation=name, related=related))
    return tuple(partners)


def read_commitments(node: Node) -> tuple[LineDraft, ...] | None:
    """Return what organisations committed to, axis by axis."""
    if node.value is None:
        return None
    commitments = []
    for entry in node.entries():
        if not entry.is_object():
            continue
        entry.warn_of_unknown(["structure", "axe", *(key.name for key in COMMITMENT_KEYS)])
        name, axis = entry.child("structure").text(), entry.child("axe").text()
        if not name or not axis:
            entry.refuse(gettext("une structure et le code d'un axe sont attendus."))
            continue
        fields = entry.fields(COMMITMENT_KEYS)
        commitments.append(LineDraft(entry.path, fields, axis_codes=(axis,), organisation=name))
    return tuple(commitments)


def read_settled_notes(node: Node) -> tuple[LineDraft, ...] | None:
    """Return the doubts that were settled, with the moment."""
    if node.value is None:
        return None
    keys = (Key("texte", "text"), Key("le", "settled_at"))
    return tuple(read_entry(entry, keys) for entry in node.entries() if entry.is_object())


def read_organisations(node: Node) -> tuple[LineDraft, ...]:
    """Return what Vigie's own exports say of structures themselves."""
    keys = (Key("nom", "name"), *ORGANISATION_KEYS)
    return tuple(read_entry(entry, keys) for entry in node.entries() if entry.is_object())


# --- Axes ------------------------------------------------------------------------------------------------------------
def read_axes(node: Node, form: dict[str, Any]) -> tuple[AxisDraft, ...]:
    """Return the axes. An error is noted for a code or a number used twice."""
    axes = [read_axis(entry, form) for entry in node.entries() if entry.is_object()]
    seen: dict[str, str] = {}
    for axis in axes:
        if not (axis.code or axis.title or axis.number is not None):
            node.findings.refuse(axis.where, gettext("un code, un numéro ou un titre est attendu."))
        if axis.code and axis.code.casefold() in seen:
            node.findings.refuse(
                f"{axis.where}.code",
                gettext("le code « %(code)s » est déjà celui de %(other)s : donnez-lui un autre code.")
                % {"code": axis.code, "other": seen[axis.code.casefold()]},
            )
        seen[axis.code.casefold()] = axis.where
    return tuple(axes)


def read_axis(entry: Node, form: dict[str, Any]) -> AxisDraft:
    """Return an axis with its items."""
    keys = (*AXIS_KEYS, AXIS_COMPANION)
    entry.warn_of_unknown([*(key.name for key in keys), *ITEM_KINDS])
    fields = entry.fields(keys)
    code, title, number = fields.pop("code", ""), fields.pop("title", ""), fields.pop("number", None)
    items = {}
    for key, kind in ITEM_KINDS.items():
        note_form(form, f"axes/{code or title}/{key}", entry.child(key))
        if entry.child(key).value is not None:
            items[kind] = tuple(read_item(node) for node in entry.child(key).entries())
    kept = {kind: tuple(item for item in lines if item.text) for kind, lines in items.items()}
    return AxisDraft(entry.path, code, number, title, fields, kept, is_exact=True)


def read_item(entry: Node) -> ItemDraft:
    """Return a line of an axis: an object, or a plain text."""
    if not isinstance(entry.value, dict):
        return ItemDraft(entry.path, entry.text() or "", {})
    entry.warn_of_unknown(["texte", *(key.name for key in ITEM_KEYS)])
    text = entry.child("texte").text() or ""
    if not text:
        entry.child("texte").refuse(gettext("un texte est attendu."))
    return ItemDraft(entry.path, text, entry.fields(ITEM_KEYS))
