"""The pages of results for those who see a survey: where each wave stands, what is frozen, how waves compare."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from vigie.accounts.access import Request, allowed, check
from vigie.surveys.managing.access import open_survey
from vigie.surveys.managing.counting import counts_of, shown_count
from vigie.surveys.managing.pages import confirm_page, page
from vigie.surveys.models import FrozenResults, Wave
from vigie.surveys.results.comparing import compared
from vigie.surveys.results.evolving import drawn
from vigie.surveys.results.freezing import CannotFreeze, ask_to_freeze, publish
from vigie.surveys.results.pages import analysing, reading_texts, results_or_404, shown, wave_or_404
from vigie.surveys.results.wave_states import state_of
from vigie.surveys.rules import may_see_surveys
from vigie.territory.models import Commune


@allowed(may_see_surveys)
@require_safe
def results(request: Request, survey_id: int) -> HttpResponse:
    """Show where the results of each wave stand; while it is open, how many answers, from the threshold."""
    opened = open_survey(request, survey_id)
    survey, today = opened.survey, timezone.localdate()
    counts = counts_of(survey)
    waves = Wave.objects.filter(survey=survey).select_related("results__publication").order_by("-opens_on", "-pk")
    waves = waves.defer("results__content", "results__drawings", "results__audit")
    rows = [
        (wave, state_of(wave, survey.retention_months, today), shown_count(counts.get(wave.pk, 0), survey.small_count))
        for wave in waves
    ]
    return page(
        request,
        "surveys/results/results.html",
        gettext("Résultats"),
        survey=survey,
        rows=rows,
        frozen=sum(state.results is not None for _wave, state, _count in rows),
        may_analyse=analysing(opened) is None,
        may_read_texts=reading_texts(opened) is None,
    )


@allowed(may_see_surveys)
@require_safe
def wave_results(request: Request, survey_id: int, wave_id: int) -> HttpResponse:
    """Show the frozen results of a wave."""
    opened, wave = wave_or_404(request, survey_id, wave_id)
    found = results_or_404(wave)
    title = gettext("Résultats de « %(wave)s »") % {"wave": wave.name}
    return page(
        request,
        "surveys/results/wave_results.html",
        title,
        survey=opened.survey,
        wave=wave,
        may_analyse=analysing(opened) is None,
        **shown(found),
    )


@allowed(may_see_surveys)
@require_POST
def freeze_results(request: Request, survey_id: int, wave_id: int) -> HttpResponse:
    """Have the results of a wave worked out and frozen, and follow the work."""
    opened, wave = wave_or_404(request, survey_id, wave_id)
    check(analysing(opened))
    try:
        progress = ask_to_freeze(wave=wave, person=request.user)
    except CannotFreeze as refusal:
        messages.error(request, str(refusal))
        return redirect("surveys:results", survey_id)
    return redirect("core:job", progress.pk)


@allowed(may_see_surveys)
def publish_results(request: Request, survey_id: int, wave_id: int) -> HttpResponse:
    """Ask once more, then open frozen results to everyone."""
    opened, wave = wave_or_404(request, survey_id, wave_id)
    check(analysing(opened))
    found = results_or_404(wave)
    if request.method == "POST":
        if publish(results=found, by=request.user):
            messages.success(request, gettext("Les résultats sont ouverts au public."))
        return redirect("surveys:wave_results", survey_id, wave_id)
    return confirm_page(
        request,
        gettext("Ouvrir ces résultats au public ?"),
        survey=opened.survey,
        subject=str(wave),
        consequence=gettext("Ils auront une page publique, avec leurs fichiers, et le resteront."),
        submit_label=gettext("Ouvrir au public"),
        refusal=gettext("Ils le sont déjà.") if found.is_published else "",
        done=reverse("surveys:wave_results", args=[survey_id, wave_id]),
    )


@allowed(may_see_surveys)
@require_safe
def compare_waves(request: Request, survey_id: int) -> HttpResponse:
    """Show the frozen results of waves side by side: from one to the next, from one place to another."""
    survey = open_survey(request, survey_id).survey
    found = FrozenResults.objects.filter(wave__survey=survey).select_related("wave").defer("drawings", "audit")
    ordered = found.order_by("wave__opens_on", "wave__pk")
    names = names_of([results.wave for results in ordered])
    waves = [(names[results.wave.pk], results.content) for results in ordered]
    return page(
        request,
        "surveys/results/compare.html",
        gettext("Comparer les vagues"),
        survey=survey,
        questions=drawn(compared(waves), in_one_place=len({results.wave.place for results in ordered}) == 1),
    )


def names_of(waves: list[Wave]) -> dict[int, str]:
    """Return what each wave is called, with its place when it has one."""
    codes = {wave.pk: wave.place.removeprefix("commune:") for wave in waves if wave.place}
    places = dict(Commune.objects.filter(insee_code__in=codes.values()).values_list("insee_code", "name"))
    return {
        wave.pk: f"{wave.name} – {places.get(codes[wave.pk], wave.place)}" if wave.place else wave.name
        for wave in waves
    }
