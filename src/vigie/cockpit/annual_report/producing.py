"""Draws reports as files: long work, done by a worker while a page shows how far it has gone."""

from collections.abc import Callable
from datetime import timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django_tasks import task

from vigie.accounts.models import Person
from vigie.cockpit.annual_report.freezing import draft_document, edition_document
from vigie.cockpit.annual_report.public_report import public_document
from vigie.cockpit.models import (
    AnnualReport,
    DraftFile,
    EditionFile,
    OpenedEdition,
    ReportEdition,
    ReportFormat,
)
from vigie.core import jobs
from vigie.core.documents import Document
from vigie.core.docx_output import to_docx
from vigie.core.models import JobProgress
from vigie.core.pdf import to_pdf

WRITERS: dict[str, Callable[[Document], bytes]] = {ReportFormat.PDF: to_pdf, ReportFormat.DOCX: to_docx}
# Long enough to save it; an edition is there for what must last.
DRAFTS_KEPT = timedelta(days=1)
STEPS = 2


def ask_for_draft(*, report: AnnualReport, file_format: str, person: Person) -> JobProgress:
    """Ask for a draft as a file, for this person."""
    arguments = {"report_id": report.pk, "person_id": person.pk, "file_format": file_format}
    label = gettext("Brouillon du rapport %(year)s") % {"year": report.year}
    return jobs.start(produce_draft, label=label, owner_key=str(person.pk), arguments=arguments)


def ask_for_edition(*, edition: ReportEdition, file_format: str, person: Person) -> JobProgress:
    """Ask for the file of an edition that is not there yet, for this person's page to follow."""
    label = gettext("Rapport %(year)s, édition %(number)s") % {"year": edition.report.year, "number": edition.number}
    arguments = {"edition_id": edition.pk, "file_format": file_format}
    return jobs.start(produce_edition, label=label, owner_key=str(person.pk), arguments=arguments)


def ask_for_all(edition: ReportEdition) -> None:
    """Ask for the files of an edition that was just frozen, in the transaction that freezes it."""
    for file_format in WRITERS:
        produce_edition.enqueue(edition_id=edition.pk, file_format=str(file_format))


@task()
def produce_draft(report_id: int, person_id: int, file_format: str, progress_id: str) -> str:
    """Make a draft; return its address. Made again, it replaces the one before."""
    report = AnnualReport.objects.select_related("plan").filter(pk=report_id).first()
    if report is None or not Person.objects.filter(pk=person_id, is_active=True).exists():
        raise jobs.PermanentFailure(gettext("Ce rapport n'existe plus."))
    jobs.report(progress_id, done=0, total=STEPS)
    document = draft_document(report)
    jobs.report(progress_id, done=1)
    draft, _created = DraftFile.objects.update_or_create(
        report=report,
        person_id=person_id,
        format=file_format,
        defaults={"content": WRITERS[file_format](document), "made_at": timezone.now()},
    )
    return reverse("cockpit:report_draft", args=[draft.pk])


@task()
def produce_edition(edition_id: int, file_format: str, progress_id: str = "") -> str:
    """Make the file of an edition, unless it is there; return its address."""
    edition = ReportEdition.objects.select_related("report__plan").get(pk=edition_id)
    if not edition.files.filter(opened=None, format=file_format).exists():
        content = WRITERS[file_format](edition_document(edition))
        EditionFile.objects.get_or_create(
            edition=edition, opened=None, format=file_format, defaults={"content": content}
        )
    return reverse("cockpit:edition_file", args=[edition.pk, file_format])


@task()
def produce_public_file(opened_id: int) -> None:
    """Make the PDF of the public version, unless it is there or was closed meanwhile."""
    opened = OpenedEdition.objects.select_related("edition__report__plan").filter(pk=opened_id).first()
    if opened is None or opened.files.exists():
        return
    content = to_pdf(public_document(opened))
    with transaction.atomic():
        if OpenedEdition.objects.select_for_update().filter(pk=opened_id).exists():
            EditionFile.objects.get_or_create(
                edition=opened.edition, opened=opened, format=ReportFormat.PDF, defaults={"content": content}
            )


@task()
def forget_drafts() -> None:
    """Erase the drafts made more than a day ago: a periodic job."""
    DraftFile.objects.filter(made_at__lt=timezone.now() - DRAFTS_KEPT).delete()
