"""What everybody reads: what the exchange is, who commits, and the rules of each campaign."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request
from vigie.core.views import public
from vigie.internships.campaigns.public_rules import measured_example, rules_in_words
from vigie.internships.campaigns.simulation_told import told_to_everyone
from vigie.internships.campaigns.standing import STANDING_WORDS, standing_of, with_standing
from vigie.internships.models import Campaign, Company, FactorAction
from vigie.internships.pages import page
from vigie.territory.thresholds import small_count_threshold


@public
@require_safe
def home(request: Request) -> HttpResponse:
    """Say what the exchange is, to pupils, parents, companies and schools, with the campaigns that run."""
    published = Campaign.objects.filter(published_on__isnull=False)
    return page(
        request,
        "internships/campaigns/home.html",
        gettext("La bourse de stage"),
        campaigns=with_standing(published.filter(closed_on=None), timezone.localdate()),
        past=published.filter(closed_on__isnull=False),
        companies=Company.objects.filter(is_listed=True).select_related("organisation", "commune"),
    )


@public
@require_safe
def public_campaign(request: Request, code: str) -> HttpResponse:
    """Show the calendar and the rules of a campaign whose rules are public."""
    found = get_object_or_404(Campaign, code=code, published_on__isnull=False)
    actions = list(found.factor_actions.select_related("organisation"))
    rounds = list(found.rounds.defer("inputs", "names", "result", "check_report"))
    is_drawn = any(each.drawn_on for each in rounds)
    return page(
        request,
        "internships/campaigns/public_campaign.html",
        found.name,
        campaign=found,
        is_fictitious=found.is_fictitious,
        standing=STANDING_WORDS[standing_of(found, timezone.localdate(), is_drawn=is_drawn)],
        weeks=found.weeks.all(),
        rounds=rounds,
        rules=rules_in_words(found),
        example=measured_example(found),
        simulated=told_to_everyone(found, small_count_threshold()),
        factors=[
            (factor.label, [action for action in actions if action.factor == factor.value])
            for factor in FactorAction.Factor
        ],
    )
