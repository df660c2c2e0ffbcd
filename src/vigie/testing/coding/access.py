"""For whom a campaign exists: the pilot, and those who are named to read."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext

from vigie.accounts.access import Request
from vigie.accounts.models import Role
from vigie.testing.models import Campaign, Coder
from vigie.testing.pages import Trail


class CodingRefused(Exception):
    """What was asked cannot be done; the message is a French sentence that says what to do."""


def frozen_campaign(code: str) -> Campaign:
    """Return a campaign whose protocol is frozen. Raises Http404."""
    campaign = Campaign.objects.select_related("criterion", "domain").filter(code=code, frozen_on__isnull=False).first()
    if campaign is None:
        raise Http404
    return campaign


def coder_of(request: Request, code: str) -> Coder:
    """Return what someone is as a coder of a campaign. Raises Http404 for whoever is not named in it."""
    found = Coder.objects.select_related("campaign").filter(campaign__code=code, person=request.user.pk).first()
    if found is None:
        raise Http404
    return found


def settling_coder(request: Request, code: str) -> Coder:
    """Return the coder who settles. Raises Http404 for anyone else."""
    coder = coder_of(request, code)
    if not coder.settles:
        raise Http404
    return coder


def deciding_campaign(request: Request, code: str) -> Campaign:
    """Return a campaign for whoever may decide which tests count: the pilot, or the coder who settles."""
    if request.actor.has(Role.PILOT):
        return frozen_campaign(code)
    return settling_coder(request, code).campaign


def trail_to(*more: tuple[str, str]) -> Trail:
    """Return the links back to what someone reads."""
    return [(gettext("Mes lectures"), reverse("testing:my_readings")), *more]
