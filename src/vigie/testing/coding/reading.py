"""Reads what came back: two readings by two people, neither seeing the other's; then a third look where they differ."""

import hashlib
from collections.abc import Sequence

from django.db import transaction
from django.db.models import Count, F, Max, Min, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.testing.coding.access import CodingRefused
from vigie.testing.models import Application, Campaign, Coder, Coding, Outcome, Settlement

READINGS = 2


def reported(campaign: Campaign) -> QuerySet[Application]:
    """Return the applications of a campaign of which someone reported."""
    return Application.objects.filter(test__campaign=campaign, reported_on__isnull=False, abandoned="")


def to_read(coder: Coder) -> list[Application]:
    """Return what is left for someone to read, in an order of their own that tells nothing."""
    if not reads(coder):
        return []
    waiting = reported(coder.campaign).exclude(codings__coder=coder).annotate(readings=Count("codings"))
    return shuffled(list(waiting.filter(readings__lt=READINGS)), coder)


def shuffled(applications: Sequence[Application], coder: Coder) -> list[Application]:
    """Return applications in an order that depends on their codes and on the reader alone."""
    rank = lambda each: hashlib.sha256(f"{coder.pk}/{each.code}".encode()).digest()  # noqa: E731
    return sorted(applications, key=rank)


def own_readings(coder: Coder) -> QuerySet[Coding]:
    """Return what someone has read, with the number of readings of each."""
    codings = coder.codings.select_related("application", "outcome")
    return codings.annotate(readings=Count("application__codings")).order_by("-coded_on", "application__code")


def reads(coder: Coder) -> bool:
    """Whether someone reads: whoever settles does not, as soon as two others can."""
    return not coder.settles or coder.campaign.coders.count() <= READINGS


def code_outcome(*, coder: Coder, application_id: int, outcome: Outcome) -> Coding:
    """Note what someone read; changed as long as theirs is the only reading. Raises CodingRefused."""
    with transaction.atomic():
        application = Application.objects.select_for_update().get(pk=application_id)
        refuse_late(Campaign.objects.select_for_update().get(pk=coder.campaign_id))
        if not reads(coder):
            raise CodingRefused(gettext("Vous tranchez les désaccords : deux autres personnes lisent."))
        known = set(application.codings.values_list("coder_id", flat=True))
        if len(known) >= READINGS:
            raise CodingRefused(gettext("Deux lectures sont déjà faites : elles ne changent plus."))
        coding, _made = Coding.objects.update_or_create(
            application=application, coder=coder, defaults={"outcome": outcome, "coded_on": timezone.localdate()}
        )
        record(actor=coder.person, verb="testing_outcome_read", on=coder.campaign)
    return coding


def refuse_late(campaign: Campaign) -> None:
    """Refuse whatever would change what a campaign found. Raises CodingRefused once it has ended."""
    if campaign.ended_on:
        raise CodingRefused(gettext("Cette campagne est terminée : plus rien n'y change."))


def disagreements(campaign: Campaign) -> QuerySet[Application]:
    """Return the applications that two people read otherwise, settled or not."""
    read = reported(campaign).annotate(
        readings=Count("codings"),
        lowest=Min("codings__outcome__position"),
        highest=Max("codings__outcome__position"),
        settled=Max("settlement__pk"),
    )
    return read.filter(readings=READINGS).exclude(lowest=F("highest")).order_by("code")


def unsettled(campaign: Campaign) -> QuerySet[Application]:
    """Return the disagreements that nobody has settled."""
    return disagreements(campaign).filter(settlement=None)


def settle(*, coder: Coder, application_id: int, outcome: Outcome, reason: str) -> Settlement:
    """Say what is held when two readings differ, and why; once. Raises CodingRefused."""
    with transaction.atomic():
        application = Application.objects.select_for_update().get(pk=application_id)
        refuse_late(Campaign.objects.select_for_update().get(pk=coder.campaign_id))
        readers = set(application.codings.values_list("coder_id", flat=True))
        refuse_settling(coder, readers)
        if not unsettled(coder.campaign).filter(pk=application.pk).exists():
            raise CodingRefused(gettext("Il n'y a pas, ou plus, de désaccord à trancher ici."))
        settlement = Settlement.objects.create(
            application=application, outcome=outcome, reason=reason, coder=coder, settled_on=timezone.localdate()
        )
        record(actor=coder.person, verb="testing_disagreement_settled", on=coder.campaign)
    return settlement


def refuse_settling(coder: Coder, readers: set[int]) -> None:
    """Refuse whoever read, as soon as a third person could settle. Raises CodingRefused."""
    if not coder.settles:
        raise CodingRefused(gettext("Une seule personne tranche les désaccords, et ce n'est pas vous."))
    if coder.pk in readers and coder.campaign.coders.count() > READINGS:
        raise CodingRefused(gettext("Vous avez lu cette candidature : une troisième personne doit trancher."))


def still_to_code(campaign: Campaign) -> int:
    """Return how many readings and settlements are missing."""
    counted = reported(campaign).annotate(readings=Count("codings"))
    missing = counted.aggregate(one=Count("pk", filter=Q(readings=1)), none=Count("pk", filter=Q(readings=0)))
    return int(missing["one"] + READINGS * missing["none"] + unsettled(campaign).count())
