"""The home of a school, and its part in campaigns; the pilot adds schools too."""

from typing import Any

from django.contrib import messages
from django.db.models import Count, Exists, OuterRef, Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from vigie.accounts.access import Request, allowed
from vigie.accounts.vault_access import VaultRequest, vault_open
from vigie.internships.campaigns.opening import trail_to
from vigie.internships.models import Campaign, Round, SchoolEntry
from vigie.internships.pages import form_page, page
from vigie.internships.pupils.classes import acts
from vigie.internships.pupils.classes.access import entry_or_404, key_of, own_schools
from vigie.internships.pupils.classes.forms import EntryForm, schools_of_the_plan, schools_outside
from vigie.internships.rules import may_act_for_a_school, may_run_exchange

TAKING_PART = Q(pupils__withdrawn_on=None, pupils__parents_refused_on=None)
COUNTS = {
    "pupil_count": Count("pupils", filter=TAKING_PART),
    "list_count": Count("pupils", filter=TAKING_PART & Q(pupils__wish_list__isnull=False)),
    "code_count": Count("pupils", filter=TAKING_PART & Q(pupils__code_tag__isnull=False)),
    "unchecked_count": Count("pupils", filter=TAKING_PART & Q(pupils__groups_checked_on=None)),
    "untold_count": Count("pupils", filter=TAKING_PART & Q(pupils__is_minor=True, pupils__parents_informed_on=None)),
}


@allowed(may_act_for_a_school)
def school_home(request: Request) -> HttpResponse:
    """Show the classes of one's school, campaign by campaign, and the campaigns it may still join."""
    entries = SchoolEntry.objects.filter(organisation__in=own_schools(request), campaign__closed_on=None)
    drawn = Round.objects.filter(campaign=OuterRef("campaign"), drawn_on__isnull=False)
    known = entries.select_related("campaign", "organisation").annotate(is_drawn=Exists(drawn))
    parts = list(known.order_by("-campaign__lists_from", "pk"))
    classes = [(entry, list(entry.classes.annotate(**COUNTS).order_by("name"))) for entry in parts]
    joined = [entry.campaign_id for entry in parts]
    return page(
        request,
        "internships/classes/home.html",
        gettext("Mes classes"),
        parts=classes,
        # Names have one key by school: they are shared once, from its first participation that has pupils.
        sharing=set({entry.organisation_id: entry.pk for entry, own in reversed(classes) if own}.values()),
        campaigns=Campaign.objects.filter(closed_on=None).exclude(pk__in=joined),
    )


def campaign_or_404(campaign_id: int) -> Campaign:
    """Return a campaign that is not over."""
    campaign = Campaign.objects.filter(pk=campaign_id, closed_on=None).first()
    if campaign is None:
        raise Http404
    return campaign


@allowed(may_act_for_a_school)
def enter_campaign(request: Request, campaign_id: int) -> HttpResponse:
    """Let one's school take part in a campaign."""
    campaign = campaign_or_404(campaign_id)
    schools = schools_outside(campaign, own_schools(request))
    if not schools:
        messages.info(request, gettext("Votre établissement participe déjà à cette campagne."))
        return redirect("internships:school_home")
    done = reverse("internships:school_home")
    title = gettext("Participer à « %(name)s »") % {"name": campaign}
    return take_entry(request, campaign, schools, title, done, [(gettext("Mes classes"), done)])


@allowed(may_run_exchange)
def add_school(request: Request, campaign_id: int) -> HttpResponse:
    """Let the pilot add a school to a campaign."""
    campaign = campaign_or_404(campaign_id)
    done = reverse("internships:campaign_schools", args=[campaign.pk])
    schools = schools_outside(campaign, schools_of_the_plan())
    return take_entry(request, campaign, schools, gettext("Ajouter un établissement"), done, schools_trail(campaign))


def schools_trail(campaign: Campaign) -> list[tuple[str, str | None]]:
    """Return the links back to the schools of a campaign."""
    return [
        *trail_to(campaign),
        (gettext("Établissements"), reverse("internships:campaign_schools", args=[campaign.pk])),
    ]


def take_entry(
    request: Request, campaign: Campaign, schools: Any, title: str, done: str, trail: list[tuple[str, str | None]]
) -> HttpResponse:
    """Take what says how a school takes part."""
    form = EntryForm(request.POST or None, schools=schools)
    if form.is_valid():
        acts.enter_campaign(campaign=campaign, actor=request.user, **form.cleaned_data)
        messages.success(request, gettext("L'établissement participe à la campagne."))
        return redirect(done)
    return form_page(request, form, title, done, trail=trail)


@allowed(may_act_for_a_school)
def change_entry(request: Request, entry_id: int) -> HttpResponse:
    """Change what one's school says of itself."""
    entry = entry_or_404(request, entry_id)
    done = reverse("internships:school_home")
    form = EntryForm(request.POST or None, instance=entry, schools=own_schools(request))
    if form.is_valid():
        form.save()
        messages.success(request, gettext("C'est enregistré."))
        return redirect(done)
    title = gettext("L'établissement dans « %(name)s »") % {"name": entry.campaign}
    return form_page(request, form, title, done, trail=[(gettext("Mes classes"), done)])


@allowed(may_run_exchange)
def campaign_schools(request: Request, campaign_id: int) -> HttpResponse:
    """Show the pilot the schools of a campaign, in numbers: no pupil is ever shown there."""
    campaign = campaign_or_404(campaign_id)
    return page(
        request,
        "internships/classes/schools.html",
        gettext("Établissements de « %(name)s »") % {"name": campaign},
        trail=trail_to(campaign),
        campaign=campaign,
        entries=campaign.entries.select_related("organisation", "commune").annotate(
            class_count=Count("classes", distinct=True),
            pupil_count=Count("classes__pupils", distinct=True),
            list_count=Count("classes__pupils__wish_list", distinct=True),
        ),
    )


@require_POST
@allowed(may_act_for_a_school)
@vault_open
def share_names(request: VaultRequest, entry_id: int) -> HttpResponse:
    """Give the key of the names to one's colleagues who have a vault."""
    entry = entry_or_404(request, entry_id)
    key = key_of(request, entry.organisation)
    count = acts.share_names(organisation=entry.organisation, key=key, actor=request.user)
    messages.success(
        request,
        gettext("Personnes de votre établissement qui peuvent ouvrir les noms : %(count)s.") % {"count": count},
    )
    return redirect("internships:school_home")
