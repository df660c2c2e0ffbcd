"""The pages of a wave: its dates, what it limits and crosses, closing it."""

from collections.abc import Sequence

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from vigie.accounts.access import Request, allowed
from vigie.observatory.keeping import change
from vigie.surveys.managing.access import to_prepare, wave_seen, wave_to_prepare
from vigie.surveys.managing.addresses import public_address
from vigie.surveys.managing.asked import Asked, closed_in, crossed_sides, differences
from vigie.surveys.managing.counting import counts_of, shown_count
from vigie.surveys.managing.forms import WaveForm
from vigie.surveys.managing.pages import confirm_page, form_page, page
from vigie.surveys.managing.wave_forms import CrossingForm, QuotaForm
from vigie.surveys.managing.waves import add_quota, open_wave, remove_quota, set_crossings
from vigie.surveys.models import Quota, Wave
from vigie.surveys.receiving.closing import close_wave
from vigie.surveys.rules import may_see_surveys


@allowed(may_see_surveys)
@require_safe
def wave(request: Request, wave_id: int) -> HttpResponse:
    """Show a wave: its state, its address, its ways in."""
    opened, found = wave_seen(request, wave_id)
    counts = counts_of(opened.survey)
    closed = closed_in(found.version.sheets)
    sides = dict(crossed_sides(closed))
    return page(
        request,
        "surveys/managing/wave.html",
        found.name,
        survey=opened.survey,
        wave=found,
        is_open=found.is_open(),
        today=timezone.localdate(),
        count=shown_count(counts.get(found.pk, 0), opened.survey.small_count),
        address=public_address(request, found),
        quotas=quota_rows(found, closed),
        crossings=[[sides.get(side, side) for side in pair] for pair in found.crossings],
        batches=found.batches.all(),
        collectors=found.collectors.all(),
        differences=compared(found),
        are_frozen=are_frozen(found),
        may_prepare=opened.preparing is None,
        may_collect=opened.collecting is None,
    )


def quota_rows(wave: Wave, closed: Sequence[Asked]) -> list[tuple[Quota, str, str, bool]]:
    """Return the quotas of a wave: each with its question, its answer, and whether it is said to be reached."""
    labels = {asked.path: asked.label for asked in closed}
    answers = {(asked.path, value): label for asked in closed for value, label in asked.values}
    # A quota reached while an answer waits by itself would tell what that answer says.
    is_mixed = wave.closed_on is not None or not wave.waiting_answers.exists()
    least = wave.survey.small_count
    return [
        (
            quota,
            labels.get(quota.question, quota.question),
            answers.get((quota.question, quota.value), quota.value),
            is_mixed and least <= quota.limit <= quota.count,
        )
        for quota in wave.quotas.all()
    ]


def compared(wave: Wave) -> tuple[Wave | None, list[str]]:
    """Return the wave before this one, and why their answers cannot all be compared."""
    earlier = Wave.objects.filter(survey=wave.survey, opens_on__lte=wave.opens_on, pk__lt=wave.pk)
    before = earlier.select_related("version").order_by("-opens_on", "-pk").first()
    if before is None or before.version_id == wave.version_id:
        return before, []
    return before, differences(before.version.sheets, wave.version.sheets)


@allowed(may_see_surveys)
def add_wave(request: Request, survey_id: int) -> HttpResponse:
    """Prepare a wave of a survey whose questionnaire is published."""
    survey = to_prepare(request, survey_id).survey
    done = reverse("surveys:survey", args=[survey.pk])
    latest = survey.versions.exclude(published_on=None).order_by("-number").first()
    if latest is None:
        messages.info(request, gettext("Publiez d'abord le questionnaire : une vague demande une version publiée."))
        return redirect(done)
    instance = Wave(survey=survey, version=latest)
    form = WaveForm(request.POST or None, instance=instance)
    if request.method == "POST" and form.is_valid():
        made = open_wave(wave=form.save(commit=False), by=request.user)
        messages.success(request, next_step(made))
        return redirect("surveys:wave", made.pk)
    return form_page(request, form, gettext("Préparer une vague"), done, survey=survey)


def next_step(wave: Wave) -> str:
    """Say what comes after a wave is prepared."""
    if wave.needs_token:
        return gettext("La vague est prête : faites maintenant ses codes d'accès, sans lesquels personne ne répond.")
    return gettext("La vague est prête : voici son adresse, son affiche et son QR code.")


@allowed(may_see_surveys)
def change_wave(request: Request, wave_id: int) -> HttpResponse:
    """Change a wave; what was told to those who answered stays."""
    done = reverse("surveys:wave", args=[wave_id])
    with transaction.atomic():
        opened, found = wave_to_prepare(request, wave_id)
        if found.closed_on:
            messages.info(request, gettext("Cette vague est close : elle ne change plus."))
            return redirect(done)
        instance = Wave.objects.select_for_update(of=("self",)).select_related("survey", "version").get(pk=found.pk)
        form = WaveForm(request.POST or None, instance=instance)
        if request.method == "POST" and form.is_valid():
            change(form=form, verb="wave_changed", actor=request.user)
            messages.success(request, gettext("C'est enregistré."))
            return redirect(done)
    return form_page(request, form, gettext("Modifier la vague"), done, survey=opened.survey, under=found)


@allowed(may_see_surveys)
def close(request: Request, wave_id: int) -> HttpResponse:
    """Ask, then close a wave for good."""
    opened, found = wave_to_prepare(request, wave_id)
    done = reverse("surveys:wave", args=[found.pk])
    if request.method == "POST":
        if close_wave(found, request.user):
            messages.success(request, gettext("La vague est close : ses résultats peuvent être figés."))
        return redirect(done)
    return confirm_page(
        request,
        gettext("Clore cette vague ?"),
        survey=opened.survey,
        under=found,
        subject=str(found),
        consequence=gettext("Plus personne ne pourra y répondre, et elle ne se rouvre pas."),
        submit_label=gettext("Clore la vague"),
        refusal=gettext("Elle est déjà close.") if found.closed_on else "",
        done=done,
    )


@allowed(may_see_surveys)
def quotas(request: Request, wave_id: int) -> HttpResponse:
    """Limit how many answers with one value a wave takes."""
    opened, found = wave_to_prepare(request, wave_id)
    form = QuotaForm(
        request.POST or None,
        closed=closed_in(found.version.sheets),
        least=opened.survey.small_count,
        limits={(quota.question, quota.value): quota.limit for quota in found.quotas.all()},
    )
    done = reverse("surveys:wave", args=[found.pk])
    if found.closed_on is None and form.is_valid():
        add_quota(wave=found, by=request.user, **form.chosen())
        messages.success(request, gettext("Le quota est noté : il compte les réponses à partir de maintenant."))
        return redirect(done)
    intro = gettext(
        "Quand un quota est atteint, la personne suivante lit que l'enquête a assez de réponses comme la sienne, "
        "et un merci."
    )
    return form_page(request, form, gettext("Ajouter un quota"), done, survey=opened.survey, under=found, intro=intro)


@allowed(may_see_surveys)
@require_POST
def drop_quota(request: Request, wave_id: int, quota_id: int) -> HttpResponse:
    """Take a quota away."""
    _opened, found = wave_to_prepare(request, wave_id)
    quota = Quota.objects.filter(wave=found, pk=quota_id).first()
    if quota:
        remove_quota(quota=quota, by=request.user)
        messages.success(request, gettext("Le quota est retiré."))
    return redirect("surveys:wave", found.pk)


@allowed(may_see_surveys)
def crossings(request: Request, wave_id: int) -> HttpResponse:
    """Choose two questions that the results cross; fixed once the results are."""
    opened, found = wave_to_prepare(request, wave_id)
    closed = closed_in(found.version.sheets)
    form = CrossingForm(request.POST or None, closed=closed, crossings=found.crossings)
    done = reverse("surveys:wave", args=[found.pk])
    if are_frozen(found):
        messages.info(request, gettext("Les résultats sont figés : leurs croisements ne changent plus."))
        return redirect(done)
    if form.is_valid():
        set_crossings(wave=found, crossings=form.chosen(), by=request.user)
        messages.success(request, gettext("Le croisement est ajouté."))
        return redirect(done)
    intro = gettext("Choisissez peu de croisements : chacun rend les petits nombres plus difficiles à protéger.")
    title = gettext("Croiser deux questions")
    return form_page(request, form, title, done, survey=opened.survey, under=found, intro=intro)


@allowed(may_see_surveys)
@require_POST
def drop_crossing(request: Request, wave_id: int, number: int) -> HttpResponse:
    """Take a crossing away, by its place from 0."""
    _opened, found = wave_to_prepare(request, wave_id)
    if number >= len(found.crossings) or are_frozen(found):
        raise Http404
    left = [pair for place, pair in enumerate(found.crossings) if place != number]
    set_crossings(wave=found, crossings=left, by=request.user)
    messages.success(request, gettext("Le croisement est retiré."))
    return redirect("surveys:wave", found.pk)


def are_frozen(wave: Wave) -> bool:
    """Whether the results of a wave are made."""
    return hasattr(wave, "results")
