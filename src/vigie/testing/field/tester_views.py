"""The pilot's pages of testers and of the draw."""

from typing import Any

from django.contrib import messages
from django.db.models import Count, Exists, OuterRef, Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST, require_safe

from vigie.accounts.access import Request, allowed
from vigie.testing.field.access import campaign_or_404, trail_to
from vigie.testing.field.balance import BalanceRow, balance
from vigie.testing.field.draw_tests import draw_tests, limits_of, refusal_to_draw
from vigie.testing.field.redrawing import redraw
from vigie.testing.field.tester_forms import TesterForm, TrainingForm
from vigie.testing.field.testers import give_applications, name_tester, remove_tester, train_tester
from vigie.testing.models import Application, Campaign
from vigie.testing.pages import confirm_page, form_page, page
from vigie.testing.phones.waiting import waiting_reports
from vigie.testing.refusals import NotNow
from vigie.testing.rules import may_run_tests


def testers_page(campaign: Campaign) -> str:
    """Return the address of the testers of a campaign."""
    return reverse("testing:testers", args=[campaign.code])


@allowed(may_run_tests)
@require_safe
def testers(request: Request, code: str) -> HttpResponse:
    """Show who tests, who is ready, and how much each has to do; nothing of what came back."""
    campaign = campaign_or_404(code)
    rows = campaign.testers.select_related("person", "profile").annotate(
        given=Count("applications", filter=Q(applications__abandoned="")),
        sent=Count("applications", filter=Q(applications__sent_on__isnull=False)),
        told=Count("applications", filter=Q(applications__reported_on__isnull=False)),
        has_waiting=Exists(waiting_reports().filter(tester=OuterRef("pk"))),
    )
    waiting = Application.objects.filter(test__campaign=campaign, tester=None, abandoned="", sent_on=None)
    return page(
        request,
        "testing/field/testers.html",
        gettext("Testeurs et testeuses"),
        trail=trail_to(campaign),
        campaign=campaign,
        rows=rows.order_by("person__name"),
        waiting=waiting.count(),
    )


@allowed(may_run_tests)
def add_tester(request: Request, code: str) -> HttpResponse:
    """Name a tester."""
    campaign = campaign_or_404(code)
    if campaign.ended_on or campaign.stopped_on:
        messages.warning(request, gettext("Cette campagne est finie."))
        return redirect(testers_page(campaign))
    form = TesterForm(request.POST if request.method == "POST" else None, campaign=campaign)
    if form.is_valid():
        return _named(request, campaign, {"profile": None, **form.cleaned_data})
    trail = trail_to(campaign, (gettext("Testeurs et testeuses"), testers_page(campaign)))
    title = gettext("Nommer un testeur ou une testeuse")
    return form_page(request, form, title, testers_page(campaign), trail=trail, campaign=campaign)


def _named(request: Request, campaign: Campaign, told: dict[str, Any]) -> HttpResponse:
    try:
        name_tester(campaign=campaign, by=request.user, **told)
    except NotNow as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, gettext("C'est noté. Il lui reste à signer la charte, depuis « Mes tests »."))
    return redirect(testers_page(campaign))


@allowed(may_run_tests)
def train(request: Request, code: str, tester_id: int) -> HttpResponse:
    """Note when a tester was trained."""
    campaign = campaign_or_404(code)
    tester = campaign.testers.select_related("person", "campaign").filter(pk=tester_id).first()
    if tester is None:
        raise Http404
    initial = {"trained_on": tester.trained_on}
    form = TrainingForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        train_tester(tester=tester, by=request.user, **form.cleaned_data)
        messages.success(request, gettext("C'est noté."))
        return redirect(testers_page(campaign))
    trail = trail_to(campaign, (gettext("Testeurs et testeuses"), testers_page(campaign)))
    removal = (
        {}
        if tester.stopped_on
        else {
            "delete_url": reverse("testing:remove_tester", args=[campaign.code, tester.pk]),
            "delete_label": gettext("Retirer de la campagne…"),
        }
    )
    return form_page(request, form, str(tester), testers_page(campaign), trail=trail, campaign=campaign, **removal)


@allowed(may_run_tests)
def remove(request: Request, code: str, tester_id: int) -> HttpResponse:
    """Ask, then take a campaign away from someone who no longer answers."""
    campaign = campaign_or_404(code)
    tester = campaign.testers.select_related("person").filter(pk=tester_id).first()
    if tester is None:
        raise Http404
    if request.method == "POST":
        remove_tester(tester_id=tester.pk, by=request.user)
        messages.success(request, gettext("C'est noté. D'autres feront ce qui n'était pas envoyé."))
        return redirect(testers_page(campaign))
    return confirm_page(
        request,
        gettext("Retirer cette personne de la campagne ?"),
        subject=str(tester),
        consequence=gettext(
            "Plus rien ne lui sera demandé dans cette campagne, et elle ne pourra pas y revenir. Ce qu'elle n'a pas "
            "envoyé sera confié à d'autres. Ce qu'elle a envoyé sans le raconter est perdu : ces tests ne seront pas "
            "complets."
        ),
        done=testers_page(campaign),
        submit_label=gettext("Retirer"),
        trail=trail_to(campaign, (gettext("Testeurs et testeuses"), testers_page(campaign))),
        campaign=campaign,
    )


@allowed(may_run_tests)
@require_POST
def give(request: Request, code: str) -> HttpResponse:
    """Give what waits to the testers who are ready."""
    campaign = campaign_or_404(code)
    try:
        given, waiting = give_applications(campaign_id=campaign.pk, by=request.user)
    except NotNow as error:
        messages.warning(request, str(error))
        return redirect(testers_page(campaign))
    said = ngettext("%(number)d candidature répartie.", "%(number)d candidatures réparties.", given)
    messages.success(request, said % {"number": given})
    if waiting:
        said = ngettext(
            "%(number)d attend encore : il manque un testeur ou une testeuse qui puisse la prendre.",
            "%(number)d attendent encore : il manque des testeurs ou des testeuses qui puissent les prendre.",
            waiting,
        )
        messages.warning(request, said % {"number": waiting})
    return redirect(testers_page(campaign))


@allowed(may_run_tests)
def tests_drawn(request: Request, code: str) -> HttpResponse:
    """Draw the tests, once; then show that the lot was even."""
    campaign = campaign_or_404(code)
    if request.method == "POST":
        try:
            number = draw_tests(campaign_id=campaign.pk, by=request.user)
        except NotNow as error:
            messages.warning(request, str(error))
        else:
            said = ngettext("%(number)d test tiré au sort.", "%(number)d tests tirés au sort.", number)
            messages.success(request, said % {"number": number})
        return redirect("testing:draw", campaign.code)
    letters = list(campaign.profiles.order_by("letter").values_list("letter", flat=True))
    by_stratum, by_message = balance_of(campaign, letters)
    return page(
        request,
        "testing/field/draw.html",
        gettext("Tirage au sort"),
        trail=trail_to(campaign),
        campaign=campaign,
        refusal=refusal_to_draw(campaign),
        limits=limits_of(campaign, len(letters)) if letters else None,
        letters=letters,
        parts=[(gettext("Strate"), "strates", by_stratum), (gettext("Premier message"), "messages", by_message)],
        tests=campaign.tests.count(),
        redrawn=redraw(campaign) if campaign.drawn_on and "refaire" in request.GET else None,
    )


def balance_of(campaign: Campaign, letters: list[str]) -> tuple[list[BalanceRow], list[BalanceRow]]:
    """Return who goes first, by stratum and by message of the first application. One query."""
    first = Application.objects.filter(test__campaign=campaign, position=1).values_list(
        "test__target__stratum", "message__letter", "profile__letter"
    )
    rows = list(first)
    return (
        balance([(stratum or gettext("sans strate"), letter) for stratum, _message, letter in rows], letters),
        balance([(message, letter) for _stratum, message, letter in rows if message], letters),
    )
