"""Pages of indicators: what is measured, one indicator whole, its form, and its entry into editions."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import ProtectedError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from vigie.accounts.access import Request, allowed
from vigie.observatory.form_pages import confirm_page, form_page
from vigie.observatory.indicators.cited_figures import take_cited_figures
from vigie.observatory.indicators.forms import IndicatorForm, RoomIndicatorForm
from vigie.observatory.indicators.masking import masked, secret_to_partners
from vigie.observatory.indicators.opening import open_indicator, withdraw_indicator
from vigie.observatory.indicators.reading import (
    chart_of,
    indicators_with_latest,
    lines_of,
    tables_by_breakdown,
    target_lines,
)
from vigie.observatory.indicators.room_indicators import measure_rooms, take_room_indicators, years_to_measure
from vigie.observatory.keeping import add as add_row
from vigie.observatory.keeping import change as change_row
from vigie.observatory.keeping import remove as remove_row
from vigie.observatory.keeping import saved
from vigie.observatory.models import Indicator
from vigie.observatory.rules import may_read_working_pages, may_run_observatory
from vigie.observatory.working_pages import working_page
from vigie.plan.access import current_plan

PAGE = "observatory:indicators"


@allowed(may_read_working_pages)
def indicators(request: Request) -> HttpResponse:
    """List the indicators by kind, each with its latest figure."""
    secret = secret_to(request)
    rows = [(one, lines_of(one, masked(one.wholes, secret))[-1:]) for one in indicators_with_latest()]  # type: ignore[attr-defined]
    groups = [
        (label, [(one, lines[0] if lines else None) for one, lines in rows if one.kind == kind])
        for kind, label in Indicator.Kind.choices
    ]
    plan = current_plan()
    is_pilot = may_run_observatory(request.actor) is None
    return working_page(
        request,
        "observatory/indicators/indicators.html",
        PAGE,
        groups=[group for group in groups if group[1]],
        is_pilot=is_pilot,
        has_cited_figures=is_pilot and plan is not None and plan.cited_figures.exists(),
    )


def secret_to(request: Request) -> frozenset[int]:
    """Return the numbers (pk) of the measures that whoever asks may not read; none for the pilot."""
    return frozenset() if may_run_observatory(request.actor) is None else secret_to_partners()


def indicator_or_404(indicator_id: int) -> Indicator:
    """Return an indicator by its number."""
    return get_object_or_404(Indicator.objects.select_related("owner", "axis"), pk=indicator_id)


@allowed(may_read_working_pages)
def indicator(request: Request, indicator_id: int) -> HttpResponse:
    """Show an indicator whole: definition, figures, how sure they are, what compares, targets."""
    found, secret = indicator_or_404(indicator_id), secret_to(request)
    wholes = masked(found.measures.filter(breakdown="").in_order(), secret)
    parts = masked(found.measures.exclude(breakdown="").in_order(), secret)
    context: dict[str, Any] = {
        "indicator": found,
        "lines": lines_of(found, wholes)[::-1],
        "chart": chart_of(found, wholes),
        "tables": tables_by_breakdown(found, parts),
        "targets": target_lines(found, wholes),
        "sources": found.sources.all(),
        "requests": found.requests.all(),
        "is_pilot": may_run_observatory(request.actor) is None,
        "is_typed": found.kind in (Indicator.Kind.EXTERNAL, Indicator.Kind.CONTEXT),
    }
    return working_page(request, "observatory/indicators/indicator.html", PAGE, title=found.label, **context)


@allowed(may_run_observatory)
def add_indicator(request: Request) -> HttpResponse:
    """Add an indicator whose figures come from elsewhere or from facts."""
    form = IndicatorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.instance.code = free_code(form.cleaned_data["label"])
        row = saved(form, add_row, verb="indicator_added", actor=request.user)
        if row:
            messages.success(request, gettext("L'indicateur est ajouté. Enregistrez maintenant ses chiffres."))
            return redirect("observatory:indicator", row.pk)
    return form_page(request, form, PAGE, gettext("Ajouter un indicateur"), reverse(PAGE))


def free_code(label: str) -> str:
    """Return the code of a new indicator; a label already used gives the code of the other, which the form refuses."""
    return slugify(label)[:60].strip("-")


@allowed(may_run_observatory)
def change_indicator(request: Request, indicator_id: int) -> HttpResponse:
    """Change what an indicator says of itself."""
    with transaction.atomic():
        found = get_object_or_404(Indicator.objects.select_for_update(), pk=indicator_id)
        form_type = RoomIndicatorForm if found.kind == Indicator.Kind.ROOM else IndicatorForm
        form = form_type(request.POST or None, instance=found)
        done = reverse("observatory:indicator", args=[indicator_id])
        label = found.label
        if request.method == "POST" and form.is_valid():
            change_row(form=form, verb="indicator_changed", actor=request.user)
            messages.success(request, gettext("C'est enregistré."))
            return redirect(done)
    return form_page(
        request,
        form,
        PAGE,
        gettext("Modifier un indicateur"),
        done,
        intro=label,
        trail=((label, done),),
        delete_url=reverse("observatory:remove_indicator", args=[indicator_id]),
        delete_label=gettext("Supprimer…"),
    )


@allowed(may_run_observatory)
def remove_indicator(request: Request, indicator_id: int) -> HttpResponse:
    """Ask, then remove an indicator with its figures; one that a finding rests on stays."""
    found = indicator_or_404(indicator_id)
    done = reverse("observatory:indicator", args=[found.pk])
    if request.method == "POST":
        try:
            remove_row(row=found, verb="indicator_removed", actor=request.user)
        except ProtectedError:
            messages.error(request, gettext("Un constat de diagnostic s'appuie sur cet indicateur : il reste."))
            return redirect(done)
        messages.success(request, gettext("L'indicateur est supprimé ; les éditions signées ne changent pas."))
        return redirect(PAGE)
    return confirm_page(
        request,
        PAGE,
        gettext("Supprimer cet indicateur ?"),
        subject=found.label,
        consequence=gettext("Tous ses chiffres disparaîtront. Les éditions déjà signées les gardent."),
        submit_label=gettext("Supprimer"),
        done=done,
    )


@require_POST
@allowed(may_run_observatory)
def open_to_editions(request: Request, indicator_id: int) -> HttpResponse:
    """Let the next editions show an indicator."""
    open_indicator(indicator=indicator_or_404(indicator_id), actor=request.user)
    messages.success(request, gettext("Cet indicateur entrera dans les prochaines éditions."))
    return redirect("observatory:indicator", indicator_id)


@require_POST
@allowed(may_run_observatory)
def withdraw(request: Request, indicator_id: int) -> HttpResponse:
    """Take an indicator out of the next editions."""
    withdraw_indicator(indicator=indicator_or_404(indicator_id), actor=request.user)
    messages.success(request, gettext("Cet indicateur n'entrera pas dans les prochaines éditions."))
    return redirect("observatory:indicator", indicator_id)


@require_POST
@allowed(may_run_observatory)
def take_cited(request: Request) -> HttpResponse:
    """Take the figures that the plan cites (S55, S56)."""
    plan = current_plan()
    taken = take_cited_figures(plan=plan, actor=request.user).measures if plan else 0
    if taken:
        sentence = ngettext(
            "%(number)d chiffre cité par le plan est repris, avec sa source.",
            "%(number)d chiffres cités par le plan sont repris, avec leur source.",
            taken,
        )
        messages.success(request, sentence % {"number": taken})
    else:
        messages.info(request, gettext("Tous les chiffres que le plan cite sont déjà là."))
    return redirect(PAGE)


@require_POST
@allowed(may_run_observatory)
def compute(request: Request) -> HttpResponse:
    """Measure what Vigie computes of the plan's life, from the first year of the plan."""
    plan = current_plan()
    take_room_indicators(actor=request.user)
    years = years_to_measure(timezone.localdate(), plan.starts_in if plan else None)
    written = measure_rooms(years, actor=request.user)
    if written:
        sentence = ngettext("%(number)d mesure est calculée.", "%(number)d mesures sont calculées.", written)
        messages.success(request, sentence % {"number": written})
    else:
        messages.info(request, gettext("Rien n'a changé depuis le dernier calcul."))
    return redirect(PAGE)
