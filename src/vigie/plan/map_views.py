"""The map of actions: how many each commune has, and those that no commune holds."""

from collections import defaultdict
from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from vigie.accounts.access import Request, allowed
from vigie.plan.collection import Collection, collection_of, page_context, without
from vigie.plan.filters import NONE
from vigie.plan.models import Action
from vigie.plan.rules import may_read_plan
from vigie.plan.selection import ActionQuerySet
from vigie.territory.models import Commune, PriorityNeighbourhood
from vigie.territory.svg_map import Map, draw_map


@allowed(may_read_plan)
def action_map(request: Request) -> HttpResponse:
    """Communes by number of actions, in a drawing and in a list; each leads to its actions."""
    collection = collection_of(request)
    communes = list(Commune.objects.only("insee_code", "name", "outline"))
    context = page_context(request, collection, "plan:map", gettext("Carte des actions"))
    context |= {"total": collection.actions.count(), "has_communes": bool(communes)}
    if communes:
        counts = by_commune(collection.actions)
        by_number = sorted(communes, key=lambda commune: -len(counts.get(commune.insee_code, ())))
        places = drawn(request, by_number, counts)
        context |= {
            "map": places,
            "busiest": [row for row in places.table if row.figure != "0"],
            "neighbourhoods": by_neighbourhood(request, collection),
            "unplaced": unplaced(request, collection.actions),
        }
    return render(request, "plan/map.html", context)


def drawn(request: Request, communes: list[Commune], counts: dict[str, set[int]]) -> Map:
    """Draw the communes; an action in several counts in each, an action in a neighbourhood counts in its communes."""
    kept = without(request.GET, "commune", "page")
    join = reverse("plan:actions") + (f"{kept}&" if kept else "?")
    return draw_map(
        communes,
        {commune.insee_code: len(counts.get(commune.insee_code, ())) for commune in communes},
        {commune.insee_code: f"{join}commune={commune.insee_code}" for commune in communes},
        title=gettext("Nombre d'actions par commune"),
        description=gettext("Une action menée dans plusieurs communes compte dans chacune."),
        value_label=gettext("Actions"),
    )


def by_commune(actions: ActionQuerySet) -> dict[str, set[int]]:
    """Return the actions of each commune, by INSEE code: those tied to it, or to a neighbourhood of it."""
    kept = actions.order_by().values("pk")
    direct = Action.communes.through.objects.filter(action__in=kept).values_list("commune__insee_code", "action")
    through = (
        Action.neighbourhoods.through.objects.filter(action__in=kept)
        .exclude(priorityneighbourhood__communes=None)
        .values_list("priorityneighbourhood__communes__insee_code", "action")
    )
    found: dict[str, set[int]] = defaultdict(set)
    for insee_code, action in [*direct, *through]:
        found[insee_code].add(action)
    return found


def by_neighbourhood(request: Request, collection: Collection) -> list[dict[str, Any]]:
    """Return the priority neighbourhoods that have actions, the most touched first."""
    ties = Action.neighbourhoods.through.objects.filter(action__in=collection.actions.order_by().values("pk"))
    found: dict[int, set[int]] = defaultdict(set)
    for neighbourhood, action in ties.values_list("priorityneighbourhood", "action"):
        found[neighbourhood].add(action)
    kept = without(request.GET, "quartier", "page")
    join = reverse("plan:actions") + (f"{kept}&" if kept else "?")
    named = PriorityNeighbourhood.objects.filter(pk__in=found).only("name", "vintage")
    lines = [{"name": str(each), "number": len(found[each.pk]), "url": f"{join}quartier={each.pk}"} for each in named]
    return sorted(lines, key=lambda line: (-line["number"], line["name"]))


def unplaced(request: Request, actions: ActionQuerySet) -> dict[str, Any]:
    """Count the actions that no commune holds: those placed in words only, and those of which nothing says where."""
    placed = Q(pk__in=Action.communes.through.objects.values("action")) | Q(
        pk__in=Action.neighbourhoods.through.objects.values("action")
    )
    nowhere = actions.exclude(placed).order_by()
    kept = without(request.GET, "commune", "page")
    join = reverse("plan:actions") + (f"{kept}&" if kept else "?")
    return {
        "in_words": nowhere.exclude(place_text="").count(),
        "unknown": nowhere.filter(place_text="").count(),
        "url": f"{join}commune={NONE}",
    }
