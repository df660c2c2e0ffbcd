"""The act of changing an action: its fields, what it is tied to, its journal line, its searchable text."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import transaction
from django.utils.translation import gettext, override

from vigie.accounts.journal import record
from vigie.accounts.models import Organisation, Person
from vigie.plan.agreements import NotAgreed, reason_not_to_launch
from vigie.plan.journal import FIELDS
from vigie.plan.models import Action, ActionAxis, ActionPublic, Axis, Participation
from vigie.plan.reading_timing import parse_timing
from vigie.plan.search_index import refresh_search_text

# Fields of the action itself that this act may write.
OWN_FIELDS = (
    "name",
    "description",
    "status",
    "off_axis_themes",
    "parent",
    "lead",
    "pillar",
    "nature",
    "residents_part",
    "place_text",
    "other_scheme",
    "companion",
    "people_means",
    "budget_text",
    "evaluation_criteria",
    "indicator",
    "expected_effects",
    "unblocking_condition",
    "waited_for",
    "needs_political_agreement",
    "political_agreement_on",
    "political_agreement_by",
)
# Many-to-many fields without anything on the tie.
LINK_FIELDS = ("priorities", "recommendations", "markers", "domains", "communes", "neighbourhoods")
# Ties that are rows of their own: axes, publics, and the organisations that carry or join the action.
TIE_FIELDS = ("axes", "publics", "bearers", "partners")
TIMING_FIELD = "timing_text"
CHOICES = {
    "status": Action.Status.choices,
    "nature": Action.Nature.choices,
    "residents_part": Action.ResidentsPart.choices,
}
PART_OF = {"bearers": Participation.Part.BEARER, "partners": Participation.Part.PARTNER}

Change = list[Any]


@dataclass(frozen=True)
class ChangedSince(Exception):
    """Someone else changed the action after the page was drawn; ``since`` is the moment that page knew."""

    action: Action
    since: datetime


def change_action(
    *,
    action: Action,
    actor: Person | None,
    changes: Mapping[str, Any],
    seen_at: datetime | None = None,
    verb: str = "action_changed",
    actor_label: str = "",
) -> dict[str, Change]:
    """Change some fields of an action, in one transaction with its journal line; return what really changed.

    changes: values by field name, among OWN_FIELDS, LINK_FIELDS and TIE_FIELDS (lists of objects; of codes for
    publics), and ``timing_text``, words that are read anew. What is not named is left as it is.
    seen_at: ``updated_at`` as the author saw it. Raises ChangedSince when the action moved since, unless nothing
    asked for would change: sending the same form twice is harmless. Raises ValueError for an unknown field, and
    NotAgreed when the action cannot start yet.
    The return value is ``{field: [before, after]}`` in words; empty when nothing changed, and then nothing is written.
    """
    unknown = set(changes) - {*OWN_FIELDS, *LINK_FIELDS, *TIE_FIELDS, TIMING_FIELD}
    if unknown:
        raise ValueError(f"An action has no such field to change: {sorted(unknown)}")
    with transaction.atomic():
        current = Action.objects.select_for_update(of=("self",)).get(pk=action.pk)
        moved = {name: change for name, value in changes.items() if (change := difference(current, name, value))}
        if not moved:
            return {}
        if seen_at is not None and current.updated_at != seen_at:
            raise ChangedSince(current, seen_at)
        refusal = reason_not_to_launch(current, changes)
        if refusal:
            raise NotAgreed(refusal)
        write(current, {name: changes[name] for name in moved})
        record(actor=actor, verb=verb, on=current, changes=moved, actor_label=actor_label)
        refresh_search_text([current.pk])
    return moved


def write(action: Action, changes: Mapping[str, Any]) -> None:
    """Write the fields of an action, then its ties; ``updated_at`` moves even when only a tie does."""
    written = ["updated_at"]
    for name, value in changes.items():
        if name == TIMING_FIELD:
            action.set_timing(parse_timing(value), text=value)
            written += Action.TIMING_FIELDS
        elif name in OWN_FIELDS:
            setattr(action, name, value)
            written.append(name)
    action.save(update_fields=written)
    for name, value in changes.items():
        if name in LINK_FIELDS:
            getattr(action, name).set(value)
        elif name in TIE_FIELDS:
            WRITERS[name](action, value)


def write_axes(action: Action, axes: Iterable[Axis]) -> None:
    """Tie the action to these axes, in this order; a tie that stays keeps its reading, doubtful or confirmed."""
    wanted = list(axes)
    action.axis_links.exclude(axis__in=wanted).delete()
    for order, axis in enumerate(wanted):
        ActionAxis.objects.update_or_create(action=action, axis=axis, defaults={"order": order})


def write_publics(action: Action, publics: Iterable[str]) -> None:
    """Say which publics the action touches, by their codes."""
    wanted = list(publics)
    action.publics.exclude(public__in=wanted).delete()
    for public in wanted:
        ActionPublic.objects.get_or_create(action=action, public=public)


def write_part(part: str) -> Callable[[Action, Iterable[Organisation]], None]:
    """Return what ties the action to the organisations that hold this part in it, in order."""

    def write_organisations(action: Action, organisations: Iterable[Organisation]) -> None:
        wanted = list(organisations)
        action.participations.filter(part=part).exclude(organisation__in=wanted).delete()
        for order, organisation in enumerate(wanted):
            Participation.objects.update_or_create(
                action=action, organisation=organisation, part=part, defaults={"order": order}
            )

    return write_organisations


WRITERS: dict[str, Callable[[Action, Iterable[Any]], None]] = {
    "axes": write_axes,
    "publics": write_publics,
    "bearers": write_part(Participation.Part.BEARER),
    "partners": write_part(Participation.Part.PARTNER),
}


def difference(action: Action, name: str, value: Any) -> Change | None:
    """Return a field before and after, in words for the journal; None when the value is already there."""
    before = current_value(action, name)
    after = list(value) if name in LINK_FIELDS or name in TIE_FIELDS else value
    unordered = name in LINK_FIELDS or name == "publics"
    if (set(before) == set(after)) if unordered else (before == after):
        return None
    with override("fr"):
        return [in_words(name, before), in_words(name, after)]


def current_value(action: Action, name: str) -> Any:
    """Return what a field holds, as `change_action` takes it."""
    if name in PART_OF:
        held = action.participations.filter(part=PART_OF[name]).select_related("organisation__parent")
        return [participation.organisation for participation in held.order_by("order", "pk")]
    if name == "axes":
        return [link.axis for link in action.axis_links.select_related("axis").order_by("order", "pk")]
    if name == "publics":
        return [row.public for row in action.publics.all()]
    if name in LINK_FIELDS:
        return list(getattr(action, name).all())
    return getattr(action, name)


def in_words(name: str, value: Any) -> Any:
    """Return a value as the journal keeps it: a label for a choice, a name for an object, a number for a person."""
    if isinstance(value, list):
        return [in_words(name, item) for item in value]
    if isinstance(value, Person):
        # The journal outlives people: it never holds their names.
        return gettext("personne n° %(number)s") % {"number": value.pk}
    if name == "publics":
        return str(ActionPublic.Public(value).label)
    if name in CHOICES:
        return str(dict(CHOICES[name]).get(value, value))
    return value if value is None or isinstance(value, bool) else str(value)


def field_label(name: str) -> str:
    """Return the French name of a field of an action, as screens and the history show it."""
    if name in FIELDS:
        return str(FIELDS[name])
    try:
        return str(getattr(Action._meta.get_field(name), "verbose_name", name))
    except FieldDoesNotExist:
        return name
