"""Ends a campaign, once all that came back is read; or stops it before, with a reason. Both reveal the seed."""

from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.testing.campaigns.seeds import seed_of
from vigie.testing.models import Application, Campaign, Validity
from vigie.testing.refusals import NotNow

ENDED = ["ended_on", "seed"]
STOPPED = ["stopped_on", "stop_reason"]


def keeps_open(campaign: Campaign) -> list[str]:
    """Return what keeps a campaign from ending, in sentences: whatever is decided later could lean on the result."""
    if campaign.drawn_on is None:
        return [
            gettext("Les tests ne sont pas encore tirés au sort : arrêtez la campagne si elle ne doit pas avoir lieu.")
        ]
    return [*_undone(campaign), *_unread(campaign)]


def _undone(campaign: Campaign) -> list[str]:
    applications = Application.objects.filter(test__campaign=campaign)
    to_do = applications.filter(reported_on=None, abandoned="").count()
    undecided = campaign.tests.filter(validity=Validity.UNDECIDED).count()
    found = []
    if to_do:
        said = ngettext(
            "%(number)d candidature n'a ni compte rendu, ni abandon noté.",
            "%(number)d candidatures n'ont ni compte rendu, ni abandon noté.",
            to_do,
        )
        found.append(said % {"number": to_do})
    if undecided:
        said = ngettext(
            "%(number)d test attend qu'on décide s'il est valable.",
            "%(number)d tests attendent qu'on décide s'ils sont valables.",
            undecided,
        )
        found.append(said % {"number": undecided})
    return found


def _unread(campaign: Campaign) -> list[str]:
    reported = Application.objects.filter(
        test__campaign=campaign, reported_on__isnull=False, test__validity=Validity.VALID
    ).annotate(readings=Count("codings"), read=Count("codings__outcome", distinct=True))
    unread = reported.filter(readings__lt=2).count()
    unsettled = reported.filter(Q(read__gt=1), settlement=None).count()
    found = []
    if unread:
        said = ngettext(
            "%(number)d candidature n'est pas encore lue deux fois.",
            "%(number)d candidatures ne sont pas encore lues deux fois.",
            unread,
        )
        found.append(said % {"number": unread})
    if unsettled:
        said = ngettext(
            "%(number)d désaccord de lecture reste à trancher.",
            "%(number)d désaccords de lecture restent à trancher.",
            unsettled,
        )
        found.append(said % {"number": unsettled})
    return found


def end_campaign(*, campaign_id: int, by: Person) -> Campaign:
    """End a campaign and reveal its seed. Asked again, return the campaign that has ended. Raises NotNow."""
    with transaction.atomic():
        campaign = Campaign.objects.select_for_update().get(pk=campaign_id)
        if campaign.ended_on:
            return campaign
        if reasons := keeps_open(campaign):
            raise NotNow(" ".join(reasons))
        _reveal(campaign)
        campaign.save(update_fields=ENDED)
        record(actor=by, verb="testing_campaign_ended", on=campaign, changes={"graine révélée": ["", campaign.seed]})
    return campaign


def stop_campaign(*, campaign_id: int, reason: str, by: Person) -> Campaign:
    """Stop a campaign before its plan: a right, at any time, that asks for nothing but a reason. Raises NotNow."""
    with transaction.atomic():
        campaign = Campaign.objects.select_for_update().get(pk=campaign_id)
        if campaign.stopped_on or campaign.ended_on:
            return campaign
        if not reason.strip():
            raise NotNow(gettext("Écrivez pourquoi la campagne s'arrête : une phrase suffit."))
        campaign.stopped_on, campaign.stop_reason = timezone.localdate(), reason.strip()
        if campaign.frozen_on:
            _reveal(campaign)
        campaign.save(update_fields=[*STOPPED, *ENDED])
        record(actor=by, verb="testing_campaign_stopped", on=campaign, changes={"graine révélée": ["", campaign.seed]})
    return campaign


def _reveal(campaign: Campaign) -> None:
    campaign.ended_on = timezone.localdate()
    campaign.seed = seed_of(campaign).hex()
