"""Pages of the figures of an indicator: what is known of a period, and what is aimed at."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext

from vigie.accounts.access import Request, allowed
from vigie.observatory.form_pages import confirm_page, form_page
from vigie.observatory.indicators.forms import TargetForm
from vigie.observatory.indicators.indicator_views import PAGE, indicator_or_404
from vigie.observatory.indicators.period_form import MeasureForm, recorded_of
from vigie.observatory.indicators.periods import period_in_words
from vigie.observatory.indicators.recording import record_period, remove_period
from vigie.observatory.keeping import add, change, remove, saved
from vigie.observatory.models import Indicator, IndicatorTarget, Measure
from vigie.observatory.rules import may_run_observatory


def typed_or_404(indicator_id: int) -> Indicator:
    """Return an indicator whose figures people type: not one that Vigie computes."""
    kinds = (Indicator.Kind.EXTERNAL, Indicator.Kind.CONTEXT)
    return get_object_or_404(Indicator, pk=indicator_id, kind__in=kinds)


def measure_or_404(measure_id: int) -> Measure:
    """Return a measure of an indicator whose figures people type."""
    kinds = (Indicator.Kind.EXTERNAL, Indicator.Kind.CONTEXT)
    rows = Measure.objects.select_related("indicator").filter(indicator__kind__in=kinds)
    return get_object_or_404(rows, pk=measure_id)


@allowed(may_run_observatory)
def add_measure(request: Request, indicator_id: int) -> HttpResponse:
    """Record what is known of a period; a period already recorded is corrected."""
    found = typed_or_404(indicator_id)
    form = MeasureForm(request.POST or None, indicator=found, initial={"source": found.source})
    return measure_page(request, found, form, gettext("Enregistrer les chiffres d'une période"))


@allowed(may_run_observatory)
def change_measure(request: Request, measure_id: int) -> HttpResponse:
    """Correct what is known of the period of a measure."""
    measure = measure_or_404(measure_id)
    found = measure.indicator
    form = MeasureForm(request.POST or None, indicator=found, initial=recorded_of(found, measure.period))
    return measure_page(request, found, form, gettext("Corriger les chiffres d'une période"), measure)


def measure_page(
    request: Request, found: Indicator, form: MeasureForm, title: str, measure: Measure | None = None
) -> HttpResponse:
    """Write a valid form, or draw it."""
    done = reverse("observatory:indicator", args=[found.pk])
    if request.method == "POST" and form.is_valid():
        if record_period(indicator=found, drafts=form.drafts(), actor=request.user):
            messages.success(request, gettext("C'est enregistré."))
        else:
            messages.info(request, gettext("C'était déjà enregistré ainsi."))
        return redirect(done)
    more = {
        "delete_url": reverse("observatory:remove_measure", args=[measure.pk]) if measure else "",
        "delete_label": gettext("Supprimer cette période…"),
        "intro": f"{found.label} ({found.unit})",
        "trail": ((found.label, done),),
    }
    return form_page(request, form, PAGE, title, done, **more)


@allowed(may_run_observatory)
def remove_measure(request: Request, measure_id: int) -> HttpResponse:
    """Ask, then remove all that is recorded of the period of a measure."""
    measure = measure_or_404(measure_id)
    found, done = measure.indicator, reverse("observatory:indicator", args=[measure.indicator_id])
    if request.method == "POST":
        remove_period(indicator=found, period=measure.period, actor=request.user)
        messages.success(request, gettext("Cette période est supprimée ; le journal en garde les chiffres."))
        return redirect(done)
    return confirm_page(
        request,
        PAGE,
        gettext("Supprimer les chiffres de cette période ?"),
        subject=f"{found.label} – {period_in_words(measure.period)}",
        consequence=gettext("Pour dire que personne ne sait, corrigez plutôt la période et laissez la valeur vide."),
        submit_label=gettext("Supprimer"),
        done=done,
    )


@allowed(may_run_observatory)
def add_target(request: Request, indicator_id: int) -> HttpResponse:
    """Say what an indicator aims at."""
    found = indicator_or_404(indicator_id)
    form = TargetForm(request.POST or None, instance=IndicatorTarget(indicator=found))
    done = reverse("observatory:indicator", args=[found.pk])
    if (
        request.method == "POST"
        and form.is_valid()
        and saved(form, add, verb="target_set", actor=request.user, on=found)
    ):
        messages.success(request, gettext("La cible est fixée."))
        return redirect(done)
    title = gettext("Fixer une cible")
    return form_page(request, form, PAGE, title, done, intro=found.label, trail=((found.label, done),))


@allowed(may_run_observatory)
def change_target(request: Request, target_id: int) -> HttpResponse:
    """Change a target."""
    with transaction.atomic():
        rows = IndicatorTarget.objects.select_for_update(of=("self",)).select_related("indicator")
        target = get_object_or_404(rows, pk=target_id)
        found = target.indicator
        form = TargetForm(request.POST or None, instance=target)
        done = reverse("observatory:indicator", args=[found.pk])
        is_sent = request.method == "POST" and form.is_valid()
        if is_sent and saved(form, change, verb="target_set", actor=request.user, on=found):
            messages.success(request, gettext("C'est enregistré."))
            return redirect(done)
    more = {
        "intro": found.label,
        "trail": ((found.label, done),),
        "delete_url": reverse("observatory:remove_target", args=[target_id]),
        "delete_label": gettext("Retirer cette cible…"),
    }
    return form_page(request, form, PAGE, gettext("Modifier une cible"), done, **more)


@allowed(may_run_observatory)
def remove_target(request: Request, target_id: int) -> HttpResponse:
    """Ask, then remove a target."""
    target = get_object_or_404(IndicatorTarget.objects.select_related("indicator"), pk=target_id)
    done = reverse("observatory:indicator", args=[target.indicator_id])
    if request.method == "POST":
        remove(row=target, verb="target_removed", actor=request.user, on=target.indicator)
        messages.success(request, gettext("La cible est retirée."))
        return redirect(done)
    return confirm_page(
        request,
        PAGE,
        gettext("Retirer cette cible ?"),
        subject=f"{target.indicator.label} – {period_in_words(target.period)}",
        consequence=gettext("Les chiffres de l'indicateur restent."),
        submit_label=gettext("Retirer"),
        done=done,
    )
