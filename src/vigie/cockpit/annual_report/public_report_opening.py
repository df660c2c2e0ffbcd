"""Opens an edition of a report to the public, with what everyone may read of it; closes it again."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.cockpit.annual_report.collecting_json import to_json
from vigie.cockpit.annual_report.producing import produce_public_file
from vigie.cockpit.annual_report.public_report import CannotOpen, data_for_public
from vigie.cockpit.models import AnnualReport, OpenedEdition, ReportEdition


def open_edition(*, edition: ReportEdition, actor: Person | None) -> OpenedEdition:
    """Let everyone read an edition, instead of the one of the same report that was open before.

    Raises CannotOpen when the plan is closed, or when the report of another plan is open for that year.
    """
    with transaction.atomic():
        report = AnnualReport.objects.select_for_update().get(pk=edition.report_id)
        if OpenedEdition.objects.filter(report__year=report.year).exclude(report=report).exists():
            raise CannotOpen(gettext("Un autre rapport de cette année est ouvert au public : fermez-le d'abord."))
        data = to_json(data_for_public(edition))
        OpenedEdition.objects.filter(report=report).delete()
        opened = OpenedEdition.objects.create(
            report=report, edition=edition, data=data, opened_at=timezone.now(), opened_by=actor
        )
        produce_public_file.enqueue(opened_id=opened.pk)
        record(actor=actor, verb="report_opened", on=report, changes={"edition": ["", edition.number]})
    return opened


def close_report(*, report: AnnualReport, actor: Person | None) -> None:
    """Take a report away from the public, its files with it."""
    with transaction.atomic():
        closed, _models = OpenedEdition.objects.filter(report=report).delete()
        if closed:
            record(actor=actor, verb="report_closed", on=report)


def is_out_of_date(opened: OpenedEdition) -> bool:
    """Whether the plan's public pages show otherwise than when the report was opened: something was closed, perhaps."""
    try:
        return to_json(data_for_public(opened.edition)) != opened.data
    except CannotOpen:
        return True
