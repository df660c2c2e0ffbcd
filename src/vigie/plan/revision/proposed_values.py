"""The values a proposal holds: as JSON for the database, as objects for the act that changes an action, as words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models

from vigie.accounts.models import Organisation
from vigie.law.models import Domain
from vigie.plan.changing_actions import CHOICES, field_label, in_words
from vigie.plan.models import Action, Axis, Participation, Proposal

# The fields a proposal may change: what the plan says, not how the action is getting on.
FIELDS = (
    "name",
    "description",
    "timing_text",
    "axes",
    "bearers",
    "partners",
    "publics",
    "domains",
    "nature",
    "place_text",
    "expected_effects",
    "indicator",
    "evaluation_criteria",
    "people_means",
    "budget_text",
    "companion",
)
OBJECTS: dict[str, type[models.Model]] = {
    "axes": Axis,
    "bearers": Organisation,
    "partners": Organisation,
    "domains": Domain,
}
UNORDERED = frozenset({"publics", "domains"})
# What to prefetch of actions to read them without a query for each.
TIES = ("participations", "axis_links", "publics", "domains")


@dataclass(frozen=True)
class FieldView:
    """A field of a proposal as it is read, each value in words, one line for each element of a list.

    today: what the plan says now; is_in_conflict: it is neither what the author saw nor what they propose.
    """

    name: str
    label: str
    before: str
    after: str
    today: str
    is_in_conflict: bool


def encode(name: str, value: Any) -> Any:
    """Return a value as JSON: objects by their ids, in order where order matters."""
    if name in OBJECTS:
        ids = [item.pk for item in value]
        return sorted(ids) if name in UNORDERED else ids
    if name in UNORDERED:
        return sorted(value)
    return value


def recorded(action: Action) -> dict[str, Any]:
    """Return all that a proposal may change of an action, as it stands now, as JSON; no query once TIES are loaded."""
    held = sorted(action.participations.all(), key=lambda row: (row.order, row.pk))
    links = sorted(action.axis_links.all(), key=lambda row: (row.order, row.pk))
    ties = {
        "axes": [link.axis_id for link in links],
        "bearers": [row.organisation_id for row in held if row.part == Participation.Part.BEARER],
        "partners": [row.organisation_id for row in held if row.part == Participation.Part.PARTNER],
        "publics": sorted(row.public for row in action.publics.all()),
        "domains": sorted(domain.pk for domain in action.domains.all()),
    }
    return {name: ties[name] if name in ties else getattr(action, name) for name in FIELDS}


def decode_all(values: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return several sets of JSON values as ``change_action`` takes them, in at most one query by kind of object.

    An object deleted since is left out.
    """
    held = list(values)
    found: dict[type[models.Model], dict[int, Any]] = {}
    for model in set(OBJECTS.values()):
        names = [name for name, kind in OBJECTS.items() if kind is model]
        ids = {key for one in held for name in names for key in one.get(name) or []}
        rows = model._default_manager.filter(pk__in=ids)
        if model is Organisation:
            rows = rows.select_related("parent")
        found[model] = {row.pk: row for row in rows} if ids else {}
    return [{name: decoded(name, value, found) for name, value in one.items()} for one in held]


def decoded(name: str, value: Any, found: Mapping[type[models.Model], Mapping[int, Any]]) -> Any:
    """Return one value with its objects."""
    if name not in OBJECTS:
        return value
    return [found[OBJECTS[name]][key] for key in value or [] if key in found[OBJECTS[name]]]


def words_of(name: str, value: Any) -> str:
    """Return a decoded value in words, one element to a line."""
    if name in CHOICES and not value:
        return ""
    said = in_words(name, value)
    return "\n".join(str(one) for one in said) if isinstance(said, list) else str(said or "")


def fields_of(proposal: Proposal) -> list[FieldView]:
    """Return what a proposal changes, field by field, beside what the plan says today; few queries."""
    today = {} if proposal.action is None else recorded(proposal.action)
    shown = {name: today.get(name) for name in proposal.changes}
    before, after, now = decode_all([proposal.before, proposal.changes, shown])
    conflicts = conflicts_of(proposal, today)
    return [
        FieldView(
            name=name,
            label=field_label(name),
            before=words_of(name, before.get(name)),
            after=words_of(name, after[name]),
            today=words_of(name, now[name]),
            is_in_conflict=name in conflicts,
        )
        for name in ordered(proposal.changes)
    ]


def ordered(names: Iterable[str]) -> list[str]:
    """Return names of fields in the order of the form, wherever the database put them."""
    held = set(names)
    return [name for name in FIELDS if name in held]


def conflicts_of(proposal: Proposal, today: Mapping[str, Any]) -> list[str]:
    """Return the fields whose value today is neither the one the author saw nor the one they propose."""
    if proposal.kind != Proposal.Kind.CHANGE:
        return []
    return [
        name
        for name in ordered(proposal.changes)
        if today.get(name) not in (proposal.before.get(name), proposal.changes[name])
    ]
