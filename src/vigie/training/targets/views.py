"""The pilot's pages: targets and their path, coverage of structures and services."""

from datetime import date

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request, allowed
from vigie.accounts.journal import record
from vigie.core.exports import UnknownFormat, table_response
from vigie.training.models import Target
from vigie.training.pages import Trail, confirm_page, form_page, page
from vigie.training.rules import may_run_training
from vigie.training.sessions.access import trail_to_sessions
from vigie.training.targets.achieved import first_days, goal_of, path_chart
from vigie.training.targets.coverage import by_category, coverage_table, reached, structures_and_services
from vigie.training.targets.forms import TargetForm
from vigie.training.targets.path import Pace, achieved_on, expected_on, forecast, pace_of


def pace_words(pace: Pace) -> tuple[str, str]:
    """Return how a target goes: a colour, and words."""
    return {
        Pace.REACHED: ("done", gettext("atteint")),
        Pace.AHEAD: ("ok", gettext("dans le rythme")),
        Pace.BEHIND: ("late", gettext("sous le rythme attendu")),
        Pace.NOT_STARTED: ("to_start", gettext("à venir")),
    }[pace]


def trail_to_targets() -> Trail:
    """Return the links back to the targets."""
    return [*trail_to_sessions(), (gettext("Objectifs"), reverse("training:targets"))]


@allowed(may_run_training)
@require_safe
def targets(request: Request) -> HttpResponse:
    """Show each target: its path, what is achieved, what the pace leads to."""
    today = timezone.localdate()
    rows = [told(target, today) for target in Target.objects.all()]
    title = gettext("Objectifs de formation")
    return page(request, "training/targets/list.html", title, trail=trail_to_sessions(), rows=rows)


def told(target: Target, today: date) -> dict[str, object]:
    """Return what the page says of a target."""
    goal, days = goal_of(target), first_days(target)
    achieved = achieved_on(days, today)
    return {
        "target": target,
        "achieved": achieved,
        "expected": expected_on(goal, today),
        "forecast": forecast(goal, achieved, today),
        "pace": pace_words(pace_of(goal, achieved, today)),
        "chart": path_chart(target, days, today),
    }


@allowed(may_run_training)
def add_target(request: Request) -> HttpResponse:
    """Set a target."""
    form = TargetForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with transaction.atomic():
            target = form.save()
            record(actor=request.user, verb="training_target_added", on=target)
        messages.success(request, gettext("L'objectif est fixé."))
        return redirect("training:targets")
    title = gettext("Fixer un objectif")
    return form_page(request, form, title, reverse("training:targets"), trail=trail_to_targets())


@allowed(may_run_training)
def change_target(request: Request, target_id: int) -> HttpResponse:
    """Change a target."""
    done = reverse("training:targets")
    with transaction.atomic():
        target = get_object_or_404(Target.objects.select_for_update(), pk=target_id)
        form = TargetForm(request.POST if request.method == "POST" else None, instance=target)
        if form.is_valid():
            if changes := form.changes():
                form.save()
                record(actor=request.user, verb="training_target_changed", on=target, changes=changes)
            messages.success(request, gettext("C'est enregistré."))
            return redirect(done)
    return form_page(request, form, gettext("Modifier l'objectif"), done, trail=trail_to_targets())


@allowed(may_run_training)
def remove_target(request: Request, target_id: int) -> HttpResponse:
    """Ask, then take a target away; what was achieved stays."""
    target = get_object_or_404(Target, pk=target_id)
    if request.method == "POST":
        with transaction.atomic():
            record(actor=request.user, verb="training_target_removed", on=target)
            target.delete()
        messages.success(request, gettext("L'objectif est supprimé."))
        return redirect("training:targets")
    return confirm_page(
        request,
        gettext("Supprimer cet objectif ?"),
        subject=target.name,
        consequence=gettext("Les formations et les présences restent ; seul l'objectif disparaît."),
        done=reverse("training:targets"),
        submit_label=gettext("Supprimer"),
        trail=trail_to_targets(),
    )


@allowed(may_run_training)
@require_safe
def coverage(request: Request) -> HttpResponse:
    """Show which structures and services were reached, and which never were."""
    structures, services = structures_and_services(reached())
    waiting = [each for each in structures.never if each.took_part_in_diagnosis]
    return page(
        request,
        "training/targets/coverage.html",
        gettext("Structures et services touchés"),
        trail=trail_to_sessions(),
        groups=(structures, services),
        categories=by_category(structures),
        waiting=waiting,
    )


@allowed(may_run_training)
@require_safe
def coverage_file(request: Request, file_format: str) -> HttpResponse:
    """Give the coverage as a file."""
    try:
        return table_response(coverage_table(reached()), file_format)
    except UnknownFormat as error:
        raise Http404(str(error)) from error
