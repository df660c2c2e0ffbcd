"""Freezes a report: an edition that keeps its data, and the hash by which anyone can tell that nothing changed."""

import hashlib
import json
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, override

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.cockpit.annual_report.collecting import collect
from vigie.cockpit.annual_report.collecting_json import from_json, to_json
from vigie.cockpit.annual_report.composing import document_of
from vigie.cockpit.annual_report.sections import in_report
from vigie.cockpit.models import AnnualReport, ReportEdition
from vigie.core.day_words import date_format
from vigie.core.documents import Document

# Reports are written in French, whatever the language of who asks for them.
LANGUAGE = "fr"


def content_of(edition: ReportEdition) -> dict[str, Any]:
    """Return all that the documents of an edition are drawn from."""
    return {"sections": edition.sections, "comments": edition.comments, "data": edition.data}


def canonical(content: dict[str, Any]) -> bytes:
    """Return the one way of writing a content as JSON: keys in order, no spaces, UTF-8."""
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def hash_of(content: dict[str, Any]) -> str:
    """Return the SHA-256 of a content, in hexadecimal: that of the bytes its JSON file holds."""
    return hashlib.sha256(canonical(content)).hexdigest()


def is_intact(edition: ReportEdition) -> bool:
    """Whether what is kept is what was frozen."""
    return hash_of(content_of(edition)) == edition.data_hash


def freeze_report(*, report_id: int, actor: Person | None, is_fictitious: bool = False) -> ReportEdition:
    """Freeze a report as it is now, under the next number. Raises AnnualReport.DoesNotExist."""
    with transaction.atomic(), override(LANGUAGE):
        report = AnnualReport.objects.select_for_update().get(pk=report_id)
        last = report.editions.order_by("-number").values_list("number", flat=True).first()
        edition = ReportEdition(
            report=report,
            number=(last or 0) + 1,
            sections=list(in_report(report.sections)),
            comments=report.comments,
            data=to_json(collect(report.plan, report.year, timezone.localdate())),
            is_fictitious=is_fictitious,
            frozen_by=actor,
        )
        edition.data_hash = hash_of(content_of(edition))
        edition.save(force_insert=True)
        record(actor=actor, verb="report_frozen", on=report, changes={"edition": ["", edition.number]})
    return edition


def edition_label(edition: ReportEdition) -> str:
    """Return how an edition is cited: « Édition n° 2, figée le 3 mars 2018 »."""
    day = date_format(timezone.localtime(edition.frozen_at), "DATE_FORMAT")
    return gettext("Édition n° %(number)s, figée le %(day)s") % {"number": edition.number, "day": day}


def edition_document(edition: ReportEdition) -> Document:
    """Return an edition as a document, drawn from its frozen data alone. Raises ValueError when they cannot be read."""
    with override(LANGUAGE):
        return document_of(
            from_json(edition.data),
            sections=edition.sections,
            comments=edition.comments,
            edition=edition_label(edition),
        )


def draft_document(report: AnnualReport) -> Document:
    """Return a report as it would be frozen now."""
    with override(LANGUAGE):
        data = collect(report.plan, report.year, timezone.localdate())
        return document_of(data, sections=report.sections, comments=report.comments)
