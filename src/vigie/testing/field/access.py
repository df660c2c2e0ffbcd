"""What of the field someone reaches: the pilot all of it, a tester what was given to them; the rest is not there."""

from django.http import Http404

from vigie.accounts.access import Request
from vigie.testing.campaigns.opening import trail_to as trail_to_campaign
from vigie.testing.models import Application, Campaign, Tester
from vigie.testing.pages import Trail


def campaign_or_404(code: str) -> Campaign:
    """Return a campaign, for the pilot."""
    campaign = Campaign.objects.filter(code=code).first()
    if campaign is None:
        raise Http404
    return campaign


def trail_to(campaign: Campaign, *more: tuple[str, str]) -> Trail:
    """Return the links back to a campaign, for the pilot."""
    return [*trail_to_campaign(campaign), *more]


def tester_or_404(request: Request, code: str) -> Tester:
    """Return oneself as a tester of a campaign."""
    tester = Tester.objects.select_related("campaign").filter(campaign__code=code, person=request.user).first()
    if tester is None:
        raise Http404
    return tester


def application_or_404(request: Request, code: str) -> Application:
    """Return an application given to whoever asks, as long as they test and it is theirs to do."""
    mine = Application.objects.select_related(
        "tester__campaign", "test__target", "test__campaign", "profile", "message", "name"
    ).filter(code=code, tester__person=request.user, tester__stopped_on=None, abandoned="")
    application = mine.first()
    if application is None or application.tester is None or not application.tester.is_ready:
        raise Http404
    return application
