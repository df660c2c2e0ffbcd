"""Yearly programmes: a sector, two times, events."""

from django.contrib import messages
from django.db import transaction
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from vigie.accounts.access import Request, allowed, everyone
from vigie.awareness.events.letters import when
from vigie.awareness.events.public_views import trail_to_events
from vigie.awareness.models import Event, Programme
from vigie.awareness.pages import form_page, page, trail_home, trail_to
from vigie.awareness.programme.forms import ProgrammeForm
from vigie.awareness.programme.planning import lacks_highlight, publish_programme, save_programme
from vigie.awareness.rules import may_run_awareness

TIMES = ((Event.Step.FIRST, "first_time"), (Event.Step.SECOND, "second_time"))


@allowed(everyone)
@require_safe
def public_programme(request: Request, year: int) -> HttpResponse:
    """Show a year's programme: its sector, its two times, their events."""
    found = get_object_or_404(Programme, year=year, published_on__isnull=False)
    shown = list(Event.objects.public().filter(programme=found).order_by("starts_at", "pk"))
    times = [
        (step.label, getattr(found, field), [(event, when(event)) for event in shown if event.step == step])
        for step, field in TIMES
    ]
    return page(
        request,
        "awareness/programme/public.html",
        gettext("Programme %(year)d : %(sector)s") % {"year": found.year, "sector": found.get_sector_display()},
        trail=trail_to_events(),
        is_fictitious=found.is_fictitious,
        programme=found,
        times=times,
        others=[(event, when(event)) for event in shown if not event.step],
    )


@allowed(may_run_awareness)
@require_safe
def programmes(request: Request) -> HttpResponse:
    """List the programmes, and say when the year under way has no highlight."""
    today = timezone.localdate()
    return page(
        request,
        "awareness/programme/programmes.html",
        gettext("Programmes annuels"),
        trail=trail_home(),
        rows=Programme.objects.annotate(number=Count("events")),
        lacks_highlight=lacks_highlight(today),
        year=today.year,
    )


@allowed(may_run_awareness)
def write_programme(request: Request) -> HttpResponse:
    """Write a year's programme."""
    return programme_page(request, Programme(), gettext("Préparer un programme annuel"))


@allowed(may_run_awareness)
def change_programme(request: Request, programme_id: int) -> HttpResponse:
    """Change a year's programme."""
    with transaction.atomic():
        found = get_object_or_404(Programme.objects.select_for_update(), pk=programme_id)
        return programme_page(request, found, gettext("Modifier le programme"))


def programme_page(request: Request, found: Programme, title: str) -> HttpResponse:
    """Show the form of a programme, and write it."""
    form = ProgrammeForm(request.POST if request.method == "POST" else None, instance=found)
    if form.is_valid():
        save_programme(programme=form.save(commit=False), actor=request.user)
        messages.success(request, gettext("C'est enregistré."))
        return redirect("awareness:programmes")
    trail = trail_to(gettext("Programmes annuels"), "programmes")
    return form_page(request, form, title, reverse("awareness:programmes"), trail=trail)


@allowed(may_run_awareness)
@require_POST
def open_programme(request: Request, programme_id: int) -> HttpResponse:
    """Let everyone read a year's programme."""
    found = get_object_or_404(Programme, pk=programme_id)
    publish_programme(programme_id=found.pk, actor=request.user)
    messages.success(request, gettext("Le programme est public."))
    return redirect("awareness:programmes")
