"""Importing measures from the browser: a file, what each column is, a preview, one button that does what it showed."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from vigie.accounts.access import Request, allowed
from vigie.core.exports import UnknownFormat, table_response
from vigie.core.tables import Table
from vigie.observatory.indicators.categories import category_labels
from vigie.observatory.indicators.exporting import table_of_indicators, table_of_measures
from vigie.observatory.indicators.indicator_views import PAGE, secret_to
from vigie.observatory.indicators.masking import masked
from vigie.observatory.indicators.periods import period_in_words
from vigie.observatory.indicators.recording import MeasureDraft, figure_in_words
from vigie.observatory.models import Indicator, Measure, SeriesUpload
from vigie.observatory.rules import may_read_working_pages, may_run_observatory
from vigie.observatory.series_import.columns import LABELS
from vigie.observatory.series_import.forms import SeriesFileForm
from vigie.observatory.series_import.preview import SeriesOutcome, SeriesPreview, preview_series
from vigie.observatory.series_import.reading import SeriesReading, read_series
from vigie.observatory.series_import.writing import SeriesMoved
from vigie.observatory.series_import.writing import import_series as write_series
from vigie.observatory.working_pages import working_page

# More than anybody reads on a page; the counts say how many there are.
MOST_SHOWN = 200
# Enough figures of each indicator to see whether the file was read right.
FIRST = 8


@allowed(may_run_observatory)
def import_series(request: Request) -> HttpResponse:
    """Take a file and keep it until its preview is confirmed."""
    form = SeriesFileForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_valid():
        return redirect("observatory:series_preview", keep(request, form).pk)
    title = gettext("Importer des chiffres")
    status = 422 if form.errors else 200
    return working_page(request, "observatory/series_import/import.html", PAGE, title=title, status=status, form=form)


def keep(request: Request, form: SeriesFileForm) -> SeriesUpload:
    """Keep a file for its preview; the earlier files of the same person, and those too old, are forgotten."""
    with transaction.atomic():
        SeriesUpload.objects.filter(person=request.user).delete()
        SeriesUpload.objects.expired().delete()
        return SeriesUpload.objects.create(
            person=request.user,
            file_name=form.name,
            content=form.content,
            indicator=form.cleaned_data["indicator"],
        )


def waiting(request: Request, upload_id: int) -> QuerySet[SeriesUpload]:
    """Return the file of that number while it waits; Http404 for that of someone else, not for one that is gone."""
    if SeriesUpload.objects.filter(pk=upload_id).exclude(person=request.user).exists():
        raise Http404
    return SeriesUpload.objects.waiting().filter(pk=upload_id)


def read(upload: SeriesUpload) -> SeriesReading:
    """Read a kept file again; it could be read when it was kept."""
    return read_series(bytes(upload.content), upload.file_name, upload.codebook)


@allowed(may_run_observatory)
def series_preview(request: Request, upload_id: int) -> HttpResponse:
    """Show which measures would be written, changed or left, and what is wrong."""
    upload = waiting(request, upload_id).select_related("indicator").first()
    if upload is None:
        messages.info(request, gettext("Ce fichier n'est plus en attente : il a été repris, abandonné ou remplacé."))
        return redirect("observatory:import_series")
    return show(request, upload, preview_series(read(upload), upload.indicator))


def show(request: Request, upload: SeriesUpload, preview: SeriesPreview, *, has_moved: bool = False) -> HttpResponse:
    """Draw the preview of an import."""
    context: dict[str, Any] = {
        "trail": ((gettext("Importer des chiffres"), reverse("observatory:import_series")),),
        "upload": upload,
        "preview": preview,
        "has_moved": has_moved,
        "columns": LABELS.items(),
        "errors": preview.errors[:MOST_SHOWN],
        "warnings": preview.warnings[:MOST_SHOWN],
        "outcomes": [outcome_rows(one) for one in preview.outcomes],
    }
    title = gettext("Import de %(name)s") % {"name": upload.file_name}
    status = 409 if has_moved else 200
    return working_page(request, "observatory/series_import/preview.html", PAGE, title=title, status=status, **context)


def outcome_rows(outcome: SeriesOutcome) -> dict[str, Any]:
    """Return what becomes of an indicator, its first new and changed figures in words."""
    indicator, difference = outcome.indicator, outcome.difference
    new, changed = difference.new[:FIRST], difference.changed[:FIRST]
    labels = category_labels([*new, *(draft for _row, draft in changed)])

    def told(draft: MeasureDraft) -> tuple[str, str, str]:
        words = period_in_words(draft.period.code)
        return words, labels[draft.category], figure_in_words(draft.value, indicator)

    return {
        "indicator": indicator,
        "difference": difference,
        "new": [told(draft) for draft in new],
        "changed": [(*told(draft), figure_in_words(row.value, indicator)) for row, draft in changed],
    }


@require_POST
@allowed(may_run_observatory)
def set_codebook(request: Request, upload_id: int) -> HttpResponse:
    """Say what each column is, and show the preview anew."""
    upload = waiting(request, upload_id).first()
    if upload is None:
        messages.info(request, gettext("Ce fichier n'est plus en attente : il a été repris, abandonné ou remplacé."))
        return redirect("observatory:import_series")
    titles = request.POST.getlist("title")
    chosen = request.POST.getlist("column")
    upload.codebook = codebook_of(dict(zip(titles, chosen, strict=False)))
    upload.save(update_fields=["codebook"])
    return redirect("observatory:series_preview", upload.pk)


def codebook_of(said: Mapping[str, str]) -> dict[str, str]:
    """Return what was said of titles, what is no column left out."""
    return {title[:200]: column for title, column in said.items() if column in LABELS}


@require_POST
@allowed(may_run_observatory)
def confirm_series(request: Request, upload_id: int) -> HttpResponse:
    """Import exactly the file of the preview, once; when the database moved since, show the preview anew."""
    try:
        with transaction.atomic():
            upload = waiting(request, upload_id).select_for_update().first()
            if upload is None:
                messages.info(request, gettext("Ce fichier a déjà été repris, ou n'est plus en attente."))
                return redirect(PAGE)
            seen = request.POST.get("seen", "-")
            preview = write_series(reading=read(upload), indicator=upload.indicator, actor=request.user, seen=seen)
            if preview.is_refused:
                return show(request, upload, preview)
            upload.delete()
    except SeriesMoved:
        kept = SeriesUpload.objects.select_related("indicator").get(pk=upload_id, person=request.user)
        return show(request, kept, preview_series(read(kept), kept.indicator), has_moved=True)
    counts = preview.counts
    messages.success(request, gettext("Chiffres repris : %(new)s nouveaux, %(changed)s modifiés.") % counts)
    return redirect(PAGE)


@require_POST
@allowed(may_run_observatory)
def cancel_series(request: Request, upload_id: int) -> HttpResponse:
    """Forget a file that was not confirmed."""
    if not SeriesUpload.objects.filter(pk=upload_id, person=request.user).delete()[0]:
        raise Http404
    messages.info(request, gettext("Import abandonné : rien n'a été écrit."))
    return redirect("observatory:import_series")


@allowed(may_read_working_pages)
def export_indicators(request: Request, file_format: str) -> HttpResponse:
    """Give the indicators as a file."""
    rows = Indicator.objects.select_related("owner__parent", "axis")
    return as_file(table_of_indicators(rows), file_format)


@allowed(may_read_working_pages)
def export_measures(request: Request, file_format: str) -> HttpResponse:
    """Give the recorded figures as a file that the import reads back."""
    rows = list(
        Measure.objects.select_related("indicator").order_by("indicator__code", "last_day", "breakdown", "category")
    )
    return as_file(table_of_measures(masked(rows, secret_to(request))), file_format)


def as_file(table: Table, file_format: str) -> HttpResponse:
    """Return a table as a file. Raises Http404 for a format that does not exist."""
    try:
        return table_response(table, file_format)
    except UnknownFormat as refusal:
        raise Http404(str(refusal)) from refusal
