"""The pilot's pages of the draw: freeze, draw, open a second round, hand over the files."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request, allowed
from vigie.internships.campaigns.opening import campaign_for, trail_to
from vigie.internships.drawing.drawing import draw_round
from vigie.internships.drawing.file_views import zip_response
from vigie.internships.drawing.forms import DrawForm, FreezeForm, SecondRoundForm
from vigie.internships.drawing.freezing import NotNow, freeze_round, open_second_round
from vigie.internships.drawing.steps import Act, Step, next_step
from vigie.internships.drawing.telling import told_round
from vigie.internships.models import Campaign, Round
from vigie.internships.pages import Trail, form_page, page
from vigie.internships.rules import may_run_exchange


@allowed(may_run_exchange)
@require_safe
def rounds(request: Request, campaign_id: int) -> HttpResponse:
    """Show the rounds of a campaign, and what comes next."""
    campaign = campaign_for(campaign_id)
    kept = list(campaign.rounds.select_related("campaign"))
    return page(
        request,
        "internships/drawing/rounds.html",
        gettext("Tirage au sort"),
        trail=trail_to(campaign),
        campaign=campaign,
        is_fictitious=campaign.is_fictitious,
        rounds=[told_round(each) for each in kept],
        step=step_of(campaign, kept[-1] if kept else None),
    )


def step_of(campaign: Campaign, last: Round | None) -> Step:
    """Return what comes next today."""
    return next_step(campaign, last, timezone.localdate())


def trail_to_rounds(campaign: Campaign) -> Trail:
    """Return the links back to the rounds of a campaign."""
    return [*trail_to(campaign), (gettext("Tirage au sort"), reverse("internships:rounds", args=[campaign.pk]))]


@allowed(may_run_exchange)
def freeze(request: Request, campaign_id: int, number: int) -> HttpResponse:
    """Promise a draw, and freeze the lists."""
    campaign = campaign_for(campaign_id)
    done = reverse("internships:rounds", args=[campaign.pk])
    step = step_of(campaign, campaign.rounds.order_by("-number").first())
    if (step.act, step.number) != (Act.FREEZE, number) or step.reason:
        messages.info(request, step.reason or gettext("Les listes de ce tour sont déjà figées."))
        return redirect(done)
    form = FreezeForm(request.POST or None, campaign=campaign)
    if request.method == "POST" and form.is_valid():
        try:
            freeze_round(campaign_id=campaign.pk, number=number, by=request.user, **form.cleaned_data)
            messages.success(request, gettext("Les listes sont figées et leur empreinte est publique."))
        except NotNow as refusal:
            messages.warning(request, str(refusal))
        return redirect(done)
    intro = gettext(
        "Les listes, les places et les règles sont copiées telles qu'elles sont. Leur empreinte et celle d'un secret "
        "tiré au sort sont publiées aussitôt : plus rien ne peut changer, ni par vous, ni par nous."
    )
    title = gettext("Figer les listes")
    return form_page(
        request, form, title, done, intro=intro, trail=trail_to_rounds(campaign), submit_label=gettext("Figer")
    )


@allowed(may_run_exchange)
def draw(request: Request, campaign_id: int, number: int) -> HttpResponse:
    """Take the public value, show it, then draw."""
    round_ = get_object_or_404(Round.objects.select_related("campaign"), campaign=campaign_id, number=number)
    done = reverse("internships:rounds", args=[campaign_id])
    reason = step_of(round_.campaign, round_).reason if round_.drawn_on is None else None
    if reason:
        messages.info(request, reason)
        return redirect(done)
    form = DrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        value = form.cleaned_data["public_value"]
        if "confirmed" in request.POST:
            return drawn(request, round_, value)
        return asked_again(request, round_, value)
    if round_.drawn_on:
        return redirect(done)
    return form_page(
        request,
        form,
        gettext("Tirer au sort"),
        done,
        intro=gettext("Valeur annoncée avant le tirage : %(announced)s.") % {"announced": round_.announced},
        trail=trail_to_rounds(round_.campaign),
        submit_label=gettext("Continuer"),
    )


def drawn(request: Request, round_: Round, value: str) -> HttpResponse:
    """Draw, and say whether it was drawn already."""
    try:
        made = draw_round(round_id=round_.pk, public_value=value, by=request.user)
    except NotNow as refusal:
        messages.warning(request, str(refusal))
    else:
        if made.public_value == value:
            messages.success(request, gettext("Le tirage est fait, contrôlé et publié."))
        else:
            told = gettext("Ce tour était déjà tiré, avec une autre valeur : « %(value)s ». Rien n'a changé.")
            messages.warning(request, told % {"value": made.public_value})
    return redirect("internships:rounds", round_.campaign_id)


def asked_again(request: Request, round_: Round, value: str) -> HttpResponse:
    """Ask to read the value again before the draw."""
    return page(
        request,
        "internships/drawing/confirm_draw.html",
        gettext("Tirer avec cette valeur ?"),
        trail=trail_to_rounds(round_.campaign),
        round=round_,
        value=value,
        done=reverse("internships:rounds", args=[round_.campaign_id]),
        again=reverse("internships:draw", args=[round_.campaign_id, round_.number]),
    )


@allowed(may_run_exchange)
def second_round(request: Request, campaign_id: int) -> HttpResponse:
    """Let those without a seat rank again."""
    campaign = campaign_for(campaign_id)
    done = reverse("internships:rounds", args=[campaign.pk])
    step = step_of(campaign, campaign.rounds.order_by("-number").first())
    if step.act is not Act.OPEN_SECOND or step.reason:
        messages.info(request, step.reason or gettext("Le second tour s'ouvre une fois le premier tiré."))
        return redirect(done)
    form = SecondRoundForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            open_second_round(campaign_id=campaign.pk, by=request.user, **form.cleaned_data)
            messages.success(request, gettext("Le second tour est ouvert : les élèves sans place peuvent classer."))
        except NotNow as refusal:
            messages.warning(request, str(refusal))
        return redirect(done)
    intro = gettext(
        "Les élèves sans place classent de nouveau, parmi les places qui restent et les offres nouvelles. Les places "
        "déjà attribuées sont protégées. L'ordre du premier tirage est renversé : les élèves qui ont eu "
        "le moins de chance passent d'abord."
    )
    title = gettext("Ouvrir un second tour")
    return form_page(
        request, form, title, done, intro=intro, trail=trail_to_rounds(campaign), submit_label=gettext("Ouvrir")
    )


@allowed(may_run_exchange)
@require_safe
def round_files(request: Request, campaign_id: int, number: int) -> HttpResponse:
    """Give the pilot the files of a round, to hand over to whoever audits it."""
    found = get_object_or_404(Round.objects.select_related("campaign"), campaign=campaign_id, number=number)
    return zip_response(found)
