"""Asks for a study, does it in a worker that tells how far it has gone, keeps it."""

from dataclasses import asdict, replace
from typing import Final

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext
from django_tasks import task

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.core import jobs
from vigie.core.models import JobProgress
from vigie.internships.drawing.sealing import seal, unseal
from vigie.internships.equity.gathering import case_of
from vigie.internships.equity.settling import settled
from vigie.internships.equity.studying import Studied, study
from vigie.internships.models import Campaign, EquityStudy
from vigie.territory.thresholds import small_count_threshold

# With 999 draws made again, a p-value of 5 % is known to seven thousandths.
RUNS: Final = 999
TOLD_EVERY: Final = 20
STUDIED: Final = "studied"


def ask_study(*, campaign: Campaign, by: Person) -> JobProgress:
    """Ask for the study of a campaign whose first round is drawn; one replaces the one before."""
    with transaction.atomic():
        EquityStudy.objects.update_or_create(campaign=campaign, defaults={"runs": RUNS, "outcome": None})
        record(actor=by, verb="equity_studied", on=campaign)
        label = gettext("Étude d'équité de « %(campaign)s »") % {"campaign": campaign.name}
        return jobs.start(run_study, label=label[:200], owner_key=str(by.pk), arguments={"campaign_id": campaign.pk})


@task()
def run_study(campaign_id: int, progress_id: str) -> str:
    """Do the study; return the address of the page that shows it."""
    campaign = Campaign.objects.get(pk=campaign_id)
    keep_study(campaign, runs=RUNS, progress_id=progress_id)
    return reverse("internships:equity", args=[campaign_id])


def keep_study(campaign: Campaign, *, runs: int, progress_id: str = "") -> None:
    """Work a study out, and keep it. Raises PermanentFailure when there is nothing to study.

    progress_id: of the page that follows, if any.
    """
    case = case_of(campaign)
    if case is None:
        raise jobs.PermanentFailure(gettext("Cette campagne n'est pas tirée, ou ses élèves sont déjà effacés."))

    def tell(done: int) -> None:
        if progress_id and done % TOLD_EVERY == 0:
            jobs.report(progress_id, done=done, total=runs)

    pupils = settled(known_before(campaign), case.pupils, small_count_threshold())
    outcome = study(replace(case, pupils=pupils), runs=runs, progress=tell)
    facts = seal([asdict(pupil) for pupil in pupils], campaign_id=campaign.pk, number=1, field=STUDIED)
    EquityStudy.objects.update_or_create(campaign=campaign, defaults={"runs": runs, "outcome": outcome, "facts": facts})


def known_before(campaign: Campaign) -> list[Studied]:
    """Return what the study made before knew of each pupil, in the order of the lottery; nothing before the first."""
    kept = EquityStudy.objects.filter(campaign=campaign).values_list("facts", flat=True).first()
    found = unseal(kept, campaign_id=campaign.pk, number=1, field=STUDIED) if kept else []
    return [Studied(**facts) for facts in found]
