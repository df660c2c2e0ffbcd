"""The calendar of actions: a year, its bars and months; what has no date stands apart."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Max, Min, Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.dates import MONTHS, MONTHS_3
from django.utils.translation import gettext

from vigie.accounts.access import Request, allowed
from vigie.plan.collection import Collection, collection_of, page_context, without
from vigie.plan.models import Action
from vigie.plan.rules import may_read_plan
from vigie.plan.selection import HAS_NO_DATE, ActionQuerySet
from vigie.plan.timeline import bar_in, days_in, month_of_entry, month_starts, year_to_show

PER_PAGE = 40
# How many undated actions a list shows before it sends to the filtered list.
MOST_APART = 10
SHOWN_FIELDS = ("pk", "code", "name", "status", "timing_text", *Action.TIMING_FIELDS)


@allowed(may_read_plan)
def calendar(request: Request) -> HttpResponse:
    """The actions of one year, forty to a page, then those that no year holds."""
    collection = collection_of(request)
    year, bounds = year_of(request, collection)
    page = Paginator(in_year(collection.actions, year).order_by("first_day", "code", "pk"), PER_PAGE).get_page(
        request.GET.get("page")
    )
    context = page_context(request, collection, "plan:calendar", gettext("Calendrier"), has_filter_bar=False)
    context |= {
        "year": year,
        "page": page,
        "months": months_of(year, list(page)),
        "letters": [str(name) for name in MONTHS_3.values()],
        "line": {
            "length": days_in(year),
            "months": "".join(f"M{day} 0v20" for day in month_starts(year)[1:]),
            "today": (collection.day - date(year, 1, 1)).days if collection.day.year == year else None,
        },
        "years": year_links(request, year, bounds),
        "apart": apart(request, collection),
    }
    return render(request, "plan/calendar.html", context)


def year_of(request: Request, collection: Collection) -> tuple[int, list[date]]:
    """Return the year to show, and the earliest and latest days that the actions speak of."""
    found = collection.actions.order_by().aggregate(
        earliest=Min("first_day"), first=Max("first_day"), last=Max("last_day"), ends=Min("last_day")
    )
    days = [day for day in found.values() if day]
    has_open_end = collection.actions.filter(last_day=None).exclude(first_day=None).exists()
    return year_to_show(request.GET.get("annee", ""), collection.day, days, has_open_end=has_open_end), days


def in_year(actions: ActionQuerySet, year: int) -> ActionQuerySet:
    """Return the actions whose dates touch a year; without end, they touch every year from their beginning."""
    opening, closing = date(year, 1, 1), date(year, 12, 31)
    return actions.filter(
        Q(first_day__lte=closing, last_day__gte=opening)
        | Q(first_day__lte=closing, last_day=None)
        | Q(first_day=None, last_day__range=(opening, closing))
    ).only(*SHOWN_FIELDS)


def months_of(year: int, actions: list[Action]) -> list[dict[str, Any]]:
    """Return the actions by the month in which they begin; those already going on come first."""
    by_month: dict[int, list[dict[str, Any]]] = {}
    for action in actions:
        entry = {
            "action": action,
            "bar": bar_in(year, action.first_day, action.last_day),
            "timing": action.timing.in_words() or action.timing_text,
            "status_label": action.get_status_display(),
        }
        by_month.setdefault(month_of_entry(year, action.first_day, action.last_day), []).append(entry)
    names = {0: gettext("Déjà commencées avant %(year)s") % {"year": year}} | {
        number: str(name).capitalize() for number, name in MONTHS.items()
    }
    return [{"name": names[month], "entries": by_month[month]} for month in sorted(by_month)]


def year_links(request: Request, year: int, days: list[date]) -> dict[str, Any]:
    """Return the links to the years before and after, and to all those that actions speak of."""
    kept = without(request.GET, "annee", "page")
    join = f"{kept}&" if kept else "?"
    spoken_of = {day.year for day in days}
    first, last = min(spoken_of | {year}), max(spoken_of | {year})
    # Far-away years, a slip of the pen, would make a list of a thousand links.
    every = range(first, last + 1) if last - first <= 40 else sorted(spoken_of | {year})
    return {
        "previous": f"{join}annee={year - 1}" if year > 1000 else "",
        "following": f"{join}annee={year + 1}" if year < 9998 else "",
        "every": [(each, f"{join}annee={each}", each == year) for each in every],
    }


def apart(request: Request, collection: Collection) -> list[dict[str, Any]]:
    """Return the actions that no year holds: on request, each year, under way, to be decided, of unknown date."""
    undated = collection.actions.filter(first_day=None, last_day=None)
    kinds = [
        (gettext("À la demande"), Q(is_on_request=True), "echeance=is_on_request"),
        (gettext("Chaque année"), Q(is_yearly=True, is_on_request=False), "echeance=is_yearly"),
        (
            gettext("En cours, sans date"),
            Q(is_ongoing=True, is_yearly=False, is_on_request=False),
            "echeance=is_ongoing",
        ),
        (gettext("À déterminer, ou sans date"), HAS_NO_DATE, "etat=without_date"),
    ]
    kept = without(request.GET, "annee", "page", "echeance", "etat")
    join = f"{kept}&" if kept else "?"
    counted = {f"kind_{rank}": Count("pk", filter=kind) for rank, (_title, kind, _query) in enumerate(kinds)}
    totals = undated.order_by().aggregate(**counted)
    return [
        {
            "title": title,
            "actions": undated.filter(kind).only(*SHOWN_FIELDS)[:MOST_APART],
            "total": totals[f"kind_{rank}"],
            "query": join + query,
        }
        for rank, (title, kind, query) in enumerate(kinds)
        if totals[f"kind_{rank}"]
    ]
