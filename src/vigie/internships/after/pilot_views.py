"""The pilot's pages after the match: what is going on, what calls for someone, refusals to decide. No name here."""

from collections import Counter

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request, allowed
from vigie.internships.after.access import placed
from vigie.internships.after.agreements import missing_of
from vigie.internships.after.alerts import alerts_of
from vigie.internships.after.forms import LostOfferForm, ReviewForm
from vigie.internships.after.losing import lose_offer, offers_to_lose
from vigie.internships.after.refusing import TooLate, review_refusal
from vigie.internships.campaigns.opening import campaign_for, trail_to
from vigie.internships.models import Assignment, Refusal, ReleasedName
from vigie.internships.pages import form_page, page
from vigie.internships.rules import may_run_exchange


@allowed(may_run_exchange)
@require_safe
def aftermath(request: Request, campaign_id: int) -> HttpResponse:
    """Show how the internships of a campaign are going."""
    campaign = campaign_for(campaign_id)
    assignments = list(placed().filter(session__offer__campaign=campaign))
    released = set(
        ReleasedName.objects.filter(assignment__round__campaign=campaign).values_list("assignment", flat=True)
    )
    ended = Counter(
        Assignment.objects.filter(round__campaign=campaign, ended_on__isnull=False).values_list("end", flat=True)
    )
    refusals = Refusal.objects.filter(assignment__round__campaign=campaign).select_related(
        "assignment__session__offer__company__organisation", "assignment__session__week"
    )
    return page(
        request,
        "internships/after/aftermath.html",
        gettext("Après le tirage"),
        trail=trail_to(campaign),
        held=len(assignments),
        released=len(released & {each.pk for each in assignments}),
        signed=sum(not missing_of(each) for each in assignments),
        ended=[(label, ended[code]) for code, label in Assignment.End.choices if ended[code]],
        refusals=list(refusals),
        campaign=campaign,
        may_lose_offers=offers_to_lose(campaign).exists(),
        alerts=alerts_of(assignments, released, timezone.localdate()).sentences(),
        is_fictitious=campaign.is_fictitious,
    )


@allowed(may_run_exchange)
def lost_offer(request: Request, campaign_id: int) -> HttpResponse:
    """Note that a company can host nobody any more, on its behalf: the seats to come of its offer end."""
    campaign = campaign_for(campaign_id)
    done = reverse("internships:aftermath", args=[campaign.pk])
    form = LostOfferForm(request.POST if request.method == "POST" else None, campaign=campaign)
    if form.is_valid():
        ended = lose_offer(offer_id=form.cleaned_data["offer"].pk, by=request.user)
        said = ngettext(
            "%(number)d place prend fin. Prévenez l'établissement de l'élève.",
            "%(number)d places prennent fin. Prévenez les établissements des élèves.",
            ended,
        )
        messages.success(request, said % {"number": ended})
        return redirect(done)
    return form_page(
        request,
        form,
        gettext("Une offre a disparu"),
        done,
        trail=[*trail_to(campaign), (gettext("Après le tirage"), done)],
        intro=gettext(
            "Quand une entreprise ne peut plus accueillir personne, ses places à venir prennent fin et l'offre est "
            "retirée : elle n'est plus proposée. Au second tour, les élèves qui perdent ainsi leur place passent en "
            "premier."
        ),
        submit_label=gettext("Mettre fin à ces places"),
    )


@allowed(may_run_exchange)
def review(request: Request, refusal_id: int) -> HttpResponse:
    """Read a company's demand, and decide."""
    refusal = (
        Refusal.objects.select_related("assignment__session__offer__campaign", "assignment__session__offer__company")
        .filter(pk=refusal_id)
        .first()
    )
    if refusal is None:
        raise Http404
    campaign = refusal.assignment.session.offer.campaign
    done = reverse("internships:aftermath", args=[campaign.pk])
    form = ReviewForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            review_refusal(refusal_id=refusal.pk, by=request.user, **form.cleaned_data)
        except TooLate as error:
            messages.warning(request, str(error))
        else:
            messages.success(request, gettext("La décision est notée : l'entreprise et l'établissement la lisent."))
        return redirect(done)
    title = gettext("Demande de ne pas accueillir : %(offer)s") % {"offer": refusal.assignment.session.offer}
    trail = [*trail_to(campaign), (gettext("Après le tirage"), done)]
    return form_page(
        request,
        form,
        title,
        done,
        trail=trail,
        intro=f"{refusal.get_ground_display()}. {refusal.explanation}",
        submit_label=gettext("Décider"),
    )
