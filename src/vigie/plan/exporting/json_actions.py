"""Writes actions in the JSON form of their source, then what Vigie alone holds, when there is something."""

from typing import Any

from vigie.accounts.models import Category, Organisation
from vigie.accounts.name_matching import match_name
from vigie.plan.exporting.json_values import Json, fields_of
from vigie.plan.exporting.whole_plan import WholePlan
from vigie.plan.importing.json_form import (
    ACTION_OWN_KEYS,
    BUDGET_KEYS,
    CLASSIFICATIONS,
    DOCUMENT_KEYS,
    NOTE_KEYS,
    ORGANISATION_KEYS,
    PUBLICS,
    STATUSES,
    STEP_KEYS,
    TIMING_FLAGS,
)
from vigie.plan.importing.statuses import read_status, status_of_timing
from vigie.plan.models import Action, ActionAxis, Participation
from vigie.plan.reading_timing import read_timing


def actions_as_json(whole: WholePlan) -> list[Json]:
    """Return the actions in the order of the source."""
    return [action_of(whole, action) for action in whole.actions]


def action_of(whole: WholePlan, action: Action) -> Json:
    """Return one action."""
    path = f"actions/{action.code}"
    written = {
        "code": action.code,
        "tableau": action.source_table or None,
        "nom": action.name,
        "porteurs": names_of(action, Participation.Part.BEARER) or whole.empty(f"{path}/porteurs"),
        "partenaires": names_of(action, Participation.Part.PARTNER) or whole.empty(f"{path}/partenaires"),
        "description": action.description or None,
        "axes": [link.axis.code for link in action.axis_links.all()] or whole.empty(f"{path}/axes", []),
        "libelle_axe_source": action.source_axis_label or None,
        "themes_hors_axes": action.off_axis_themes,
        "calendrier_source": action.timing_text or None,
        "debut": action.starts or None,
        "fin": action.ends or None,
        "statut_source": action.status_text or None,
        "action_parente": action.parent.code if action.parent else None,
        "notes": action.source_notes or None,
    }
    return written | {key: value for key, value in own_of(action).items() if value not in (None, "", [], {})}


def names_of(action: Action, part: Participation.Part) -> list[str]:
    """Return the names of those who take part, as the source writes them."""
    return [row.name_in_source or row.organisation.name for row in action.participations.all() if row.part == part]


def own_of(action: Action) -> Json:
    """Return what Vigie holds beyond the source; empty values are to be left out."""
    lead = action.lead.name if action.lead else None
    return {
        "statut": own_status(action),
        "lieux": own_place(action),
        **fields_of(action, ACTION_OWN_KEYS),
        "echeance_comprise": own_flags(action),
        "rattachement_axes": own_ties(action),
        "pilote": lead,
        "pilier": action.pillar.name if action.pillar else None,
        "priorites": sorted(priority.order for priority in action.priorities.all()),
        "preconisations": [{"axe": item.axis.code, "texte": item.text} for item in action.recommendations.all()],
        "orientations_servies": [item.text for item in action.served_aims.all()],
        "marqueurs": [marker.name for marker in action.markers.all()],
        "domaines": [domain.code for domain in action.domains.all()],
        "communes": [commune.insee_code for commune in action.communes.all()],
        "quartiers": [f"{place.code} {place.vintage}" for place in action.neighbourhoods.all()],
        "publics": [word for word, code in PUBLICS.items() if code in {row.public for row in action.publics.all()}],
        "etapes": [fields_of(step, STEP_KEYS) for step in action.steps.all()],
        "notes_annuelles": [note_of(note) for note in reversed(action.notes.all())],
        "budget": [fields_of(line, BUDGET_KEYS) for line in action.budget_lines.all()],
        "documents": [fields_of(document, DOCUMENT_KEYS) for document in action.documents.all()],
    }


def own_status(action: Action) -> str | None:
    """Return the status when the words of the source would not say it."""
    status = read_status(action.status_text)
    if status == "unknown":
        status = status_of_timing(read_timing(action.timing_text).timing)
    return None if status == action.status else next(word for word, code in STATUSES.items() if code == action.status)


def own_place(action: Action) -> str | None:
    """Return the place in words, unless it is the source's own, written in place of a deadline."""
    is_source = action.place_text == action.timing_text and read_timing(action.timing_text).is_place
    return None if is_source else action.place_text or None


def own_flags(action: Action) -> dict[str, bool]:
    """Return the flags of the deadline when its words would not say them."""
    said = read_timing(action.timing_text).timing
    kept = {name: getattr(action, flag) for name, flag in TIMING_FLAGS.items()}
    if all(kept[name] == getattr(said, flag) for name, flag in TIMING_FLAGS.items()):
        return {}
    return kept


def own_ties(action: Action) -> dict[str, Json]:
    """Return how sure each tie to an axis is, when reading the source again would not say it."""
    usual = "explicit" if action.source_axis_label else "deduced"
    return {
        link.axis.code: tie_of(link)
        for link in action.axis_links.all()
        if link.classification != usual or link.confirmed_at
    }


def tie_of(link: ActionAxis) -> Json:
    """Return how sure a tie to an axis is."""
    written = {"classement": next(word for word, code in CLASSIFICATIONS.items() if code == link.classification)}
    return written | ({"confirme_le": link.confirmed_at.isoformat()} if link.confirmed_at else {})


def note_of(note: Any) -> Json:
    """Return a dated note; its author is a signature, never an address."""
    written = fields_of(note, NOTE_KEYS)
    if note.author and not note.author_label:
        written["signe"] = note.author.name
    return written


# --- Structures ------------------------------------------------------------------------------------------------------
def own_organisations(whole: WholePlan) -> list[Json]:
    """Return the structures of which Vigie knows more than the source says, or that the source would not tell apart."""
    listed = {partner.organisation_id: partner for partner in whole.partners}
    others = organisations_of_actions(whole)
    apart = told_apart(whole, others)
    written = []
    for organisation in [*[partner.organisation for partner in whole.partners], *others]:
        entry = fields_of(organisation, ORGANISATION_KEYS)
        if organisation.pk in listed and entry.get("categorie") == listed[organisation.pk].category_in_source:
            del entry["categorie"]
        if organisation.category == Category.UNKNOWN:
            entry.pop("categorie", None)
        if entry or organisation.pk in apart:
            written.append({"nom": organisation.name} | entry)
    return written


def organisations_of_actions(whole: WholePlan) -> list[Organisation]:
    """Return the organisations that carry actions or help, and are not in the plan's list; each once."""
    listed = {partner.organisation_id for partner in whole.partners}
    found: dict[int, Organisation] = {}
    for action in whole.actions:
        for row in action.participations.all():
            if row.organisation_id not in listed:
                found.setdefault(row.organisation_id, row.organisation)
    return list(found.values())


def told_apart(whole: WholePlan, others: list[Organisation]) -> set[int]:
    """Return the organisations whose name would be taken for another's, if it were read again without help."""
    names: dict[int, list[str]] = {partner.organisation_id: [partner.organisation.name] for partner in whole.partners}
    apart = set()
    for organisation in others:
        match = match_name(organisation.name, names)
        if match is not None and match.key != organisation.pk:
            apart.add(organisation.pk)
        names[organisation.pk] = [organisation.name]
    return apart
