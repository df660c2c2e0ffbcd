"""Reads the actions of a plan's JSON form, and what Vigie's own exports hang on them."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext

from vigie.core.fuzzy_dates import FuzzyDate
from vigie.plan.importing.drafts import ActionDraft, AxisDraft, AxisTie
from vigie.plan.importing.json_form import (
    ACTION_OWN_KEYS,
    BUDGET_KEYS,
    CLASSIFICATION,
    CONFIRMED,
    DOCUMENT_KEYS,
    NOTE_KEYS,
    PUBLICS,
    STATUSES,
    STEP_KEYS,
    TIMING_FLAGS,
    Form,
    Key,
    optional,
)
from vigie.plan.importing.json_values import Node
from vigie.plan.importing.statuses import is_status, read_status, status_of_timing
from vigie.plan.reading_timing import TimingReading, read_timing
from vigie.plan.timing import Timing

FIELD_KEYS = (
    Key("tableau", "source_table"),
    Key("description", "description"),
    Key("libelle_axe_source", "source_axis_label"),
    Key("themes_hors_axes", "off_axis_themes", Form.TEXTS),
    Key("statut_source", "status_text"),
    Key("notes", "source_notes"),
    optional("statut", "status", words=STATUSES),
    optional("lieux", "place_text"),
    *ACTION_OWN_KEYS,
)
# Lists of plain names that hang on an action, with the name each has in a draft.
NAME_LISTS = {
    "marqueurs": "markers",
    "domaines": "domains",
    "communes": "communes",
    "quartiers": "neighbourhoods",
    "orientations_servies": "served_aims",
}
ENTRY_LISTS = {
    "etapes": ("steps", STEP_KEYS),
    "notes_annuelles": ("notes", NOTE_KEYS),
    "budget": ("budget_lines", BUDGET_KEYS),
    "documents": ("documents", DOCUMENT_KEYS),
}
KNOWN_KEYS = (
    "code",
    "nom",
    "porteurs",
    "partenaires",
    "axes",
    "calendrier_source",
    "debut",
    "fin",
    "action_parente",
    *(key.name for key in FIELD_KEYS),
    *NAME_LISTS,
    *ENTRY_LISTS,
    "echeance_comprise",
    "rattachement_axes",
    "publics",
    "pilier",
    "priorites",
    "preconisations",
    "pilote",
)


def read_actions(node: Node, form: dict[str, Any]) -> tuple[ActionDraft, ...]:
    """Return the actions. An error is noted for a code used twice, and for one that is its own parent."""
    actions = [read_action(entry, form) for entry in node.entries() if entry.is_object()]
    seen: dict[str, str] = {}
    for action in actions:
        code = action.code.casefold()
        if code and code in seen:
            node.findings.refuse(
                f"{action.where}.code",
                gettext("le code « %(code)s » est déjà celui de %(other)s : donnez-lui un autre code.")
                % {"code": action.code, "other": seen[code]},
            )
        seen.setdefault(code, action.where)
        if code and (action.parent_code or "").casefold() == code:
            node.findings.refuse(
                f"{action.where}.action_parente", gettext("une action ne peut pas être sa propre parente.")
            )
    return tuple(actions)


def read_action(entry: Node, form: dict[str, Any]) -> ActionDraft:
    """Return one action."""
    entry.warn_of_unknown(KNOWN_KEYS)
    code, name = entry.child("code").text() or "", entry.child("nom").text() or ""
    if not code and not name:
        entry.refuse(gettext("un code ou un nom est attendu."))
    note_empty_lists(entry, form, code or name)
    fields = entry.fields(FIELD_KEYS)
    text, reading, given = read_action_timing(entry)
    return ActionDraft(
        where=entry.path,
        name=name,
        code=code,
        fields=fields,
        timing_text=text,
        timing=reading.timing if reading else None,
        given_dates=given,
        derived=derive(entry, fields, text, reading),
        bearers=entry.child("porteurs").texts(gettext("une liste de noms est attendue.")),
        partners=entry.child("partenaires").texts(gettext("une liste de noms est attendue.")),
        axes=read_ties(entry),
        parent_code=entry.child("action_parente").text() or None,
        related=read_related(entry),
    )


def note_empty_lists(entry: Node, form: dict[str, Any], name: str) -> None:
    """Remember how the file writes empty lists: Vigie writes null for unknown bearers, [] for no axis."""
    for key, usual in (("porteurs", "null"), ("partenaires", "null"), ("axes", "[]")):
        value = entry.child(key).value
        if value in (None, []):
            written = "null" if value is None else "[]"
            form[f"actions/{name}/{key}"] = "" if written == usual or not entry.has(key) else written


def derive(entry: Node, fields: dict[str, Any], text: str | None, reading: TimingReading | None) -> dict[str, Any]:
    """Return what is guessed from the words of the file: the status, and a place written as a deadline."""
    derived: dict[str, Any] = {}
    status_text = fields.get("status_text", "")
    if status_text and not is_status(status_text) and "status" not in fields:
        entry.child("statut_source").findings.warn(
            f"{entry.path}.statut_source", gettext("le statut n'est pas compris : le texte est gardé tel quel.")
        )
    if "status" not in fields:
        status = read_status(status_text)
        derived["status"] = status if status != "unknown" or not reading else status_of_timing(reading.timing)
    if reading and reading.is_place and text:
        derived["place_text"] = text
    return derived


# --- When ------------------------------------------------------------------------------------------------------------
Given = tuple[FuzzyDate | None, FuzzyDate | None]


def read_action_timing(entry: Node) -> tuple[str | None, TimingReading | None, Given]:
    """Return the deadline as written, as understood, and the dates given by themselves, which win over the words."""
    text = entry.child("calendrier_source").text()
    start, end = entry.child("debut").fuzzy_date(), entry.child("fin").fuzzy_date()
    given = (FuzzyDate.parse(start) if start else None, FuzzyDate.parse(end) if end else None)
    flags = read_flags(entry.child("echeance_comprise"))
    if not text and given == (None, None) and flags is None:
        return None, None, given
    words = read_timing(text or "")
    if words.warning and (words.is_place or given == (None, None)):
        entry.findings.warn(f"{entry.path}.calendrier_source", f"« {(text or '')[:80]} » : {words.warning}")
    warn_of_contradiction(entry, words.timing, given)
    timing = combine(words.timing, given, flags)
    if timing.start and timing.end and timing.end.last_day < timing.start.first_day:
        entry.child("fin").refuse(gettext("l'action finit avant d'avoir commencé : corrigez « debut » ou « fin »."))
        return None, None, (None, None)
    return text or "", TimingReading(timing, words.is_understood, words.is_place), given


def read_flags(node: Node) -> dict[str, bool] | None:
    """Return the flags of a deadline that Vigie's own exports state, when the words do not say them."""
    if not node.is_object():
        return None
    node.warn_of_unknown(tuple(TIMING_FLAGS))
    return {flag: bool(node.child(name).yes_no()) for name, flag in TIMING_FLAGS.items()}


def warn_of_contradiction(entry: Node, words: Timing, given: Given) -> None:
    """Warn when the words say another date than the one given by itself."""
    for name, said, stated in (("debut", words.start, given[0]), ("fin", words.end, given[1])):
        if said and stated and not agree(said, stated):
            entry.findings.warn(
                f"{entry.path}.{name}",
                gettext("« %(given)s » contredit le texte du calendrier (« %(said)s ») : la date donnée est gardée.")
                % {"given": stated, "said": said},
            )


def agree(one: FuzzyDate, other: FuzzyDate) -> bool:
    """Whether two dates may be the same, one being perhaps more precise than the other."""
    return one.first_day <= other.last_day and other.first_day <= one.last_day


def combine(words: Timing, given: Given, flags: dict[str, bool] | None) -> Timing:
    """Return what the words say, with the given dates and flags in their place."""
    said = flags if flags is not None else {flag: getattr(words, flag) for flag in TIMING_FLAGS.values()}
    start = given[0] or (None if given[1] and words.end is None and words.start == given[1] else words.start)
    return Timing(start=start, end=given[1] or words.end, **said)


# --- Which axes ------------------------------------------------------------------------------------------------------
def read_ties(entry: Node) -> tuple[AxisTie, ...] | None:
    """Return the axes of an action. An axis given while its label was illegible in the source is a deduction (S214)."""
    codes = entry.child("axes").texts(gettext("une liste de codes est attendue."))
    if codes is None:
        return None
    is_illegible = entry.has("libelle_axe_source") and entry.child("libelle_axe_source").value is None
    usual = "deduced" if is_illegible else "explicit" if entry.has("libelle_axe_source") else None
    stated = entry.child("rattachement_axes")
    stated.is_object()
    ties = []
    for code in dict.fromkeys(codes):
        detail = stated.child(code)
        fields = detail.fields((CLASSIFICATION, CONFIRMED)) if detail.is_object() else {}
        axis = AxisDraft(f"{entry.path}.axes", code=code)
        ties.append(AxisTie(axis, fields.get("classification", usual), fields.get("confirmed_at")))
    return tuple(ties)


# --- What Vigie adds -------------------------------------------------------------------------------------------------
def read_related(entry: Node) -> dict[str, Any]:
    """Return what hangs on an action in Vigie's own exports, by the name of the relation."""
    related: dict[str, Any] = {}
    for key, name in NAME_LISTS.items():
        names = entry.child(key).texts()
        if names is not None:
            related[name] = names
    for key, (name, keys) in ENTRY_LISTS.items():
        if entry.child(key).value is not None:
            related[name] = tuple(read_entry(node, keys) for node in entry.child(key).entries() if node.is_object())
    if entry.child("publics").value is not None:
        words = [node.word(PUBLICS) for node in entry.child("publics").entries()]
        related["publics"] = tuple(word for word in words if word)
    if entry.child("priorites").value is not None:
        orders = [node.whole_number() for node in entry.child("priorites").entries()]
        related["priorities"] = tuple(order for order in orders if order is not None)
    for key, name in (("pilier", "pillar"), ("pilote", "lead")):
        text = entry.child(key).text()
        if text:
            related[name] = text
    recommendations = entry.child("preconisations")
    if recommendations.value is not None:
        pairs = [(node.child("axe").text(), node.child("texte").text()) for node in recommendations.entries()]
        related["recommendations"] = tuple(pair for pair in pairs if all(pair))
    return related


def read_entry(node: Node, keys: tuple[Key, ...]) -> dict[str, Any]:
    """Return an entry of a list that hangs on an action; an error is noted when what names it is missing."""
    node.warn_of_unknown([key.name for key in keys])
    fields = node.fields(keys)
    for key in NOTE_KEYS[:3] if keys is NOTE_KEYS else keys[:1]:
        if key.field not in fields:
            node.child(key.name).refuse(gettext("cette information est attendue."))
    if any(isinstance(value, Decimal) and value < 0 for value in fields.values()):
        node.refuse(gettext("un montant ne peut pas être négatif."))
    return fields
