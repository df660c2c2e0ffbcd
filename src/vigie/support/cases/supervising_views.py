"""The supervisor's page: who follows how many cases, what is late, what nobody can open any more."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request, allowed
from vigie.support.cases.supervising import loads, open_rows, points_supervised, unreadable
from vigie.support.models import Task
from vigie.support.rules import may_supervise


@require_safe
@allowed(may_supervise, hidden=True)
def supervision(request: Request) -> HttpResponse:
    """Show the load without content."""
    today, points = timezone.localdate(), points_supervised(request.actor)
    rows = open_rows(points, today)
    late = Task.objects.due().filter(case__point__in=points, due_on__lt=today).select_related("case__point")
    return render(
        request,
        "support/cases/supervision.html",
        {
            "points": points,
            "loads": loads(rows, gettext("personne pour l'instant")),
            "late_rows": [row for row in rows if row.is_late],
            "late_tasks": late.exclude(case__state="closed")[:100],
            "unreadable": unreadable(points),
            "today": today,
            "breadcrumb": [(gettext("Suivi de l'accueil"), None)],
        },
    )
