"""The values each filter offers: read from the plan, the territory and the law, or listed by the code."""

from collections.abc import Sequence
from typing import TypeAlias

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vigie.law.models import Domain
from vigie.plan.models import Action, ActionPublic, Axis, Marker, Participation, Pillar, Priority
from vigie.plan.progress import State
from vigie.plan.progress_words import STATE_LABELS
from vigie.plan.search import normalise
from vigie.territory.models import Commune, PriorityNeighbourhood

Options: TypeAlias = Sequence[tuple[str, str | Promise]]
LONGEST_LABEL = 80

TIMING_FORMS: Options = [
    ("is_since", _("depuis une date")),
    ("is_ongoing", _("en cours")),
    ("is_being_set_up", _("en cours de mise en place")),
    ("is_on_request", _("à la demande")),
    ("is_yearly", _("chaque année")),
    ("is_to_be_decided", _("à déterminer")),
]
DOUBTS: Options = [("axe", _("axe déduit, à confirmer")), ("note", _("avec un doute de lecture"))]


def choices_of(plan_id: int | None) -> dict[str, Options]:
    """Return the values of every filter for a plan; none of its own when there is no plan. Nine queries."""
    bearers, partners = organisations(plan_id)
    return {
        "etat": [(state.value, STATE_LABELS[state]) for state in State],
        "statut": list(Action.Status.choices),
        "echeance": TIMING_FORMS,
        "axe": [(str(pk), short(f"{code} – {title}")) for pk, code, title in rows(Axis, plan_id, "code", "title")],
        "priorite": [(str(pk), short(text)) for pk, text in rows(Priority, plan_id, "text")],
        "porteur": bearers,
        "partenaire": partners,
        "commune": list(Commune.objects.values_list("insee_code", "name")),
        "quartier": neighbourhoods(),
        "marqueur": [(str(pk), short(name)) for pk, name in rows(Marker, plan_id, "name")],
        "pilier": [(str(pk), short(name)) for pk, name in rows(Pillar, plan_id, "name")],
        "nature": list(Action.Nature.choices),
        "public": list(ActionPublic.Public.choices),
        "domaine": list(Domain.objects.values_list("code", "label")),
        "doute": DOUBTS,
    }


def rows(model: type[Axis | Priority | Marker | Pillar], plan_id: int | None, *names: str) -> list[tuple]:
    """Return the lines of one kind of a plan, in its order, with their numbers."""
    return list(model._default_manager.filter(plan=plan_id).values_list("pk", *names)) if plan_id else []


def organisations(plan_id: int | None) -> tuple[Options, Options]:
    """Return the organisations that carry an action of the plan, and those that are partners of one.

    A service counts for its organisation too, whose name then stands before its own.
    """
    names: dict[str, dict[str, str]] = {part: {} for part in Participation.Part.values}
    held = Participation.objects.filter(action__plan=plan_id).order_by().distinct()
    for part, pk, name, parent_pk, parent_name in held.values_list(
        "part", "organisation", "organisation__name", "organisation__parent", "organisation__parent__name"
    ):
        names[part][str(pk)] = short(f"{parent_name} – {name}" if parent_pk else name)
        if parent_pk:
            names[part][str(parent_pk)] = short(parent_name)
    bearers, partners = (
        sorted(names[part].items(), key=lambda option: normalise(option[1]))
        for part in (Participation.Part.BEARER, Participation.Part.PARTNER)
    )
    return bearers, partners


def neighbourhoods() -> Options:
    """Return the priority neighbourhoods, each with its vintage."""
    found = PriorityNeighbourhood.objects.values_list("pk", "name", "vintage")
    return [(str(pk), f"{name} ({vintage})") for pk, name, vintage in found]


def short(text: str) -> str:
    """Return a text short enough for a list of choices."""
    return text if len(text) <= LONGEST_LABEL else text[: LONGEST_LABEL - 1].rstrip() + "…"
