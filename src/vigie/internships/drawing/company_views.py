"""What a company reads of the draw, after it: how many come, and a band of how many asked. Never who."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request, allowed
from vigie.accounts.models import Role
from vigie.internships.drawing.school_rows import drawn_rounds, sessions_of_company
from vigie.internships.models import Campaign, Company
from vigie.internships.pages import page
from vigie.internships.rules import may_act_for_a_company


@allowed(may_act_for_a_company)
@require_safe
def company_results(request: Request, campaign_id: int) -> HttpResponse:
    """Show a company its seats in a campaign that was drawn. Before the draw, the page says nothing of requests."""
    mine = request.actor.organisations_as(Role.COMPANY)
    campaign = get_object_or_404(Campaign, pk=campaign_id, published_on__isnull=False)
    companies = list(Company.objects.filter(organisation__in=mine, offers__campaign=campaign).distinct())
    if not companies:
        raise Http404
    is_drawn = bool(drawn_rounds(campaign))
    rows = [row for company in companies for row in sessions_of_company(company, campaign)] if is_drawn else []
    return page(
        request,
        "internships/drawing/company_results.html",
        gettext("Places attribuées"),
        trail=[(gettext("Mes offres de stage"), reverse("internships:company_home"))],
        campaign=campaign,
        is_fictitious=campaign.is_fictitious,
        is_drawn=is_drawn,
        rows=rows,
    )
