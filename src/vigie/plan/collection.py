"""What the list, the table, the calendar and the map share: the plan shown, the filters in force, the actions kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from vigie.accounts.access import Request
from vigie.plan.access import current_plan
from vigie.plan.filter_options import Options
from vigie.plan.filters import FILTERS, ORDERS, Asked, Selection, choices_for, read_selection, select
from vigie.plan.models import Action, Plan
from vigie.plan.rules import may_run_plan
from vigie.plan.selection import ActionQuerySet

# Filters seen at once; the others wait behind « Plus de filtres ».
SELECTED = SafeString(" selected")
FIRST_FILTERS = ("etat", "axe", "porteur")


@dataclass(frozen=True)
class Collection:
    """The actions of a page: those of one plan that pass the filters, and how they were chosen."""

    plan: Plan | None
    day: date
    is_pilot: bool
    choices: dict[str, Options]
    selection: Selection
    actions: ActionQuerySet


def collection_of(request: Request) -> Collection:
    """Read which actions a page is asked for: the plan (the latest by default), filters, words and order."""
    plan, day = plan_asked(request.GET.get("plan", "")), timezone.localdate()
    is_pilot = may_run_plan(request.actor) is None
    choices = choices_for(plan.pk if plan else None, request.actor, is_pilot=is_pilot)
    selection = read_selection(request.GET, choices)
    own = Action.objects.filter(plan=plan) if plan else Action.objects.none()
    actions = select(own, selection, Asked(request.actor, day))
    return Collection(plan, day, is_pilot, choices, selection, actions)


def plan_asked(number: str) -> Plan | None:
    """Return the plan of that number or, failing that, the latest to begin; None when there is no plan at all."""
    asked = Plan.objects.filter(pk=int(number)).first() if number.isdecimal() and len(number) < 10 else None
    return asked or current_plan()


def page_context(
    request: Request, collection: Collection, current: str, title: str, *, has_filter_bar: bool = True
) -> dict[str, Any]:
    """Return what the templates of the four views have in common; the calendar shows the filters without their bar."""
    return {
        "plan": collection.plan,
        "is_pilot": collection.is_pilot,
        "selection": collection.selection,
        "chips": chips(request.GET, collection.selection),
        "filters": filter_fields(collection) if has_filter_bar else [],
        "orders": [(code, label, code == collection.selection.order) for code, (label, _order) in ORDERS.items()],
        "views": view_links(request.GET, current),
        "breadcrumb": [(gettext("Le plan"), reverse("plan:plan")), (title, None)],
        "page_title": title,
    }


def view_links(query: QueryDict, current: str) -> list[tuple[str, str, bool]]:
    """Return the links to the four views, with the same filters."""
    kept = without(query, "page", "annee", "colonne", "format")
    labels = {
        "plan:actions": gettext("Liste"),
        "plan:table": gettext("Tableau"),
        "plan:calendar": gettext("Calendrier"),
        "plan:map": gettext("Carte"),
    }
    return [(label, reverse(name) + kept, name == current) for name, label in labels.items()]


def without(query: QueryDict, *names: str, value: tuple[str, str] | None = None) -> str:
    """Return a query string without some keys, nor one value of one key, nor empty values."""
    pairs = [
        (name, text)
        for name, texts in query.lists()
        for text in texts
        if text and name not in names and (name, text) != value
    ]
    left = QueryDict(mutable=True)
    for name, text in pairs:
        left.appendlist(name, text)
    return f"?{left.urlencode()}" if pairs else ""


def chips(query: QueryDict, selection: Selection) -> list[dict[str, str]]:
    """Return the filters in force, each with the address of the page without it."""
    found = [
        {
            "label": chosen.label,
            "value": chosen.value_label,
            "url": without(query, "page", value=(chosen.name, chosen.value)) or "?",
        }
        for chosen in selection.chosen
    ]
    if selection.words:
        found.append({"label": gettext("mots"), "value": selection.words, "url": without(query, "page", "q") or "?"})
    return found


def filter_fields(collection: Collection) -> list[dict[str, Any]]:
    """Return the filters as fields to draw: those that offer something, the most used first."""
    held = {(chosen.name, chosen.value) for chosen in collection.selection.chosen}
    fields = [
        {
            "name": each.name,
            "label": each.label,
            "options": options_html(
                [(value, label, (each.name, value) in held) for value, label in collection.choices[each.name]]
            ),
            "is_first": each.name in FIRST_FILTERS,
            "is_used": any(name == each.name for name, _value in held),
        }
        for each in FILTERS
        if len(collection.choices.get(each.name, ())) > 1
    ]
    return sorted(fields, key=lambda field: not field["is_first"])


def options_html(options: Iterable[tuple[str, str | Promise, bool]]) -> SafeString:
    """Draw the options of a list of choices; hundreds of them would take a template too long."""
    return format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        ((value, SELECTED if is_chosen else "", label) for value, label, is_chosen in options),
    )
