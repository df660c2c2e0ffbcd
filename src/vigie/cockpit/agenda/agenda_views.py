"""The agenda of the plan: meetings, deadlines, decisions, yearly moments, month by month."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.translation import gettext as _

from vigie.accounts.access import Request, allowed
from vigie.accounts.actor import Actor
from vigie.cockpit.agenda.entries import ENTRY_LABELS, KIND_LABELS, Entry, Kind, Precision, entries_between
from vigie.cockpit.agenda.months import by_month, last_day_of, month_after, month_asked, weeks_of
from vigie.cockpit.dashboard_views import no_plan_page
from vigie.plan.access import current_plan
from vigie.plan.models import Plan, YearlyMomentDate
from vigie.plan.moments import moments_without_date
from vigie.plan.rules import may_read_plan, may_read_synthesis, may_run_plan

MONTHS_SHOWN = 12
# What is already over is shown a year back, on demand; further back, by choosing a month.
PAST = timedelta(days=365)


@dataclass(frozen=True)
class Asked:
    """What a page of the agenda is asked to show."""

    day: date
    month: date
    first_day: date
    last_day: date
    kinds: frozenset[Kind]
    shows_past: bool
    only_mine: bool

    def keeps(self, entry: Entry, actor: Actor) -> bool:
        """Whether an entry passes the filters."""
        return (not self.kinds or entry.kind in self.kinds) and (not self.only_mine or entry.concerns(actor))


@allowed(may_read_synthesis)
def agenda(request: Request) -> HttpResponse:
    """What comes, month by month; what is over only on demand; elected members read it without links to work."""
    plan = current_plan()
    if plan is None:
        return no_plan_page(request)
    asked = read_asked(request)
    found = entries_between(min(asked.first_day, asked.month), asked.last_day, plan)
    kept = [entry for entry in found if asked.keeps(entry, request.actor)]
    shown = [entry for entry in kept if entry.day.last_day >= asked.first_day]
    lines = lines_of(request.actor, kept)
    context = {
        "plan": plan,
        "asked": asked,
        "months": [month_lines(month, lines, asked.day) for month in by_month(shown)],
        "vague": [lines[entry] for entry in shown if entry.precision is Precision.VAGUE],
        "weeks": [
            [(cell, [lines[entry] for entry in cell.entries], cell.day == asked.day) for cell in week]
            for week in weeks_of(asked.month, kept)
        ],
        "weekdays": [(str(WEEKDAYS_ABBR[number]), str(WEEKDAYS[number])) for number in range(7)],
        "kinds": [(kind.value, label, kind in asked.kinds) for kind, label in KIND_LABELS.items()],
        "is_filtered": bool(asked.kinds or asked.only_mine),
        "breadcrumb": [(_("Agenda"), None)],
    }
    return render(request, "cockpit/agenda/agenda.html", context | around(asked) | missing(request, plan, asked.day))


def read_asked(request: Request) -> Asked:
    """Read the month, the kinds and what is hidden from the address of the page."""
    day = timezone.localdate()
    month = month_asked(request.GET.get("mois", ""), day)
    is_chosen = month != day.replace(day=1)
    shows_past = request.GET.get("passe") == "oui"
    start = month if is_chosen else day
    return Asked(
        day=day,
        month=month,
        first_day=start - PAST if shows_past else start,
        last_day=last_day_of(month_after(month, MONTHS_SHOWN - 1)),
        kinds=frozenset(kind for kind in Kind if kind.value in request.GET.getlist("genre")),
        shows_past=shows_past,
        only_mine=request.GET.get("miennes") == "oui",
    )


def lines_of(actor: Actor, entries: list[Entry]) -> dict[Entry, dict[str, Any]]:
    """Return each entry as its line is drawn: its words, its address for who may open it, whether it is theirs."""
    may_work = may_read_plan(actor) is None
    return {
        entry: {
            "entry": entry,
            "label": ENTRY_LABELS[entry.kind],
            "address": address_of(entry, may_work=may_work),
            "is_mine": entry.concerns(actor),
        }
        for entry in entries
    }


def address_of(entry: Entry, *, may_work: bool) -> str:
    """Return the page of an entry; empty for a working page that this reader may not open."""
    if entry.kind is Kind.MEETING:
        return reverse("plan:meeting", args=[entry.number])
    if entry.kind is Kind.DECISION:
        return reverse("plan:decision", args=[entry.number])
    if entry.kind is Kind.EVENT:
        return reverse("awareness:public_event", args=[entry.number])
    if entry.kind is Kind.TRAINING:
        return reverse("training:session", args=[entry.code])
    if not may_work:
        return ""
    if entry.kind is Kind.ACTION:
        return reverse("plan:action", args=[entry.number])
    if entry.kind is Kind.REQUEST:
        return reverse("observatory:request", args=[entry.number])
    return reverse("plan:moments" if entry.kind is Kind.MOMENT else "plan:versions")


def month_lines(month: Any, lines: dict[Entry, dict[str, Any]], day: date) -> dict[str, Any]:
    """Return a month as it is drawn in the list."""
    return {
        "first_day": month.first_day,
        "is_past": last_day_of(month.first_day) < day,
        "dated": [lines[entry] for entry in month.dated],
        "undated": [lines[entry] for entry in month.undated],
    }


def around(asked: Asked) -> dict[str, str]:
    """Return the months before and after, as addresses write them."""
    return {
        "previous_month": f"{month_after(asked.month, -1):%Y-%m}",
        "this_month": f"{asked.month:%Y-%m}",
        "following_month": f"{month_after(asked.month, 1):%Y-%m}",
    }


def missing(request: Request, plan: Plan, day: date) -> dict[str, Any]:
    """Return the yearly moments that this year lacks, and who may give them a date."""
    return {
        "moments_missing": list(moments_without_date(plan, day.year)),
        "has_moments": YearlyMomentDate.objects.filter(moment__plan=plan).exists(),
        "may_work": may_read_plan(request.actor) is None,
        "is_pilot": may_run_plan(request.actor) is None,
        "year": day.year,
    }
