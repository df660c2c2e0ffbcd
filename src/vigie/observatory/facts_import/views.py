"""Importing past data from the browser: a file, how it is coded, a preview, one button that does exactly that."""

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
from vigie.observatory.checking import InvalidFact
from vigie.observatory.facts_import.codebook import codebook_of
from vigie.observatory.facts_import.forms import CodingForm, FactsFileForm
from vigie.observatory.facts_import.importing import FactsPreview, MovedSincePreview, import_facts, preview_facts
from vigie.observatory.models import FactUpload
from vigie.observatory.rules import may_run_observatory
from vigie.observatory.working_pages import working_page

MAIN = "observatory:import_facts"
# More than anybody reads on a page.
MOST_SHOWN = 200
LONGEST_NAME = 120


@allowed(may_run_observatory)
def import_past_facts(request: Request) -> HttpResponse:
    """Take a file and keep it until its preview is confirmed."""
    form = FactsFileForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_valid():
        return redirect("observatory:facts_preview", keep(request, form).pk)
    status = 422 if form.errors else 200
    return working_page(request, "observatory/facts_import/file.html", MAIN, form=form, status=status)


def keep(request: Request, form: FactsFileForm) -> FactUpload:
    """Keep a file for its preview; the earlier files of the same person, and those too old, are forgotten."""
    with transaction.atomic():
        FactUpload.objects.filter(person=request.user).delete()
        FactUpload.objects.expired().delete()
        return FactUpload.objects.create(
            person=request.user, file_name=form.name, content=form.content, codebook=form.chosen().to_json()
        )


def waiting(request: Request, upload_id: int) -> QuerySet[FactUpload]:
    """Return the file of that number while it waits; Http404 for that of someone else, not for one that is gone."""
    if FactUpload.objects.filter(pk=upload_id).exclude(person=request.user).exists():
        raise Http404
    return FactUpload.objects.waiting().filter(pk=upload_id)


def gone(request: Request) -> HttpResponse:
    """Say that a file no longer waits."""
    messages.info(request, gettext("Ce fichier n'est plus en attente : il a été importé, abandonné ou remplacé."))
    return redirect(MAIN)


def preview_of(upload: FactUpload) -> FactsPreview:
    """Read a kept file again, coded as it is so far."""
    return preview_facts(bytes(upload.content), upload.file_name, codebook_of(upload.codebook))


@allowed(may_run_observatory)
def facts_preview(request: Request, upload_id: int) -> HttpResponse:
    """Show how the file is understood, or keep how whoever imports says it is coded."""
    with transaction.atomic():
        upload = waiting(request, upload_id).select_for_update().first()
        if upload is None:
            return gone(request)
        preview = preview_of(upload)
        if request.method != "POST":
            return show(request, upload, preview)
        form = CodingForm(request.POST, preview=preview)
        if not form.is_valid():
            return show(request, upload, preview, form=form, status=422)
        upload.codebook = form.codebook().to_json()
        upload.save(update_fields=["codebook"])
    messages.success(request, gettext("L'aperçu suit maintenant votre codification."))
    return redirect("observatory:facts_preview", upload_id)


def show(
    request: Request,
    upload: FactUpload,
    preview: FactsPreview,
    *,
    form: CodingForm | None = None,
    status: int = 200,
    has_moved: bool = False,
) -> HttpResponse:
    """Draw the preview of an import."""
    context: dict[str, Any] = {
        "upload": upload,
        "preview": preview,
        "understood": len(preview.coded.facts),
        "errors": preview.coded.errors[:MOST_SHOWN],
        "warnings": preview.data.findings.warnings[:MOST_SHOWN],
        "most_shown": MOST_SHOWN,
        "has_moved": has_moved,
        "form": form or CodingForm(preview=preview),
    }
    title = gettext("Import de %(name)s") % {"name": upload.file_name}
    return working_page(request, "observatory/facts_import/preview.html", MAIN, title=title, status=status, **context)


@require_POST
@allowed(may_run_observatory)
def confirm_facts(request: Request, upload_id: int) -> HttpResponse:
    """Import exactly what the preview showed, once; the file is erased with it."""
    try:
        with transaction.atomic():
            upload = waiting(request, upload_id).select_for_update().first()
            if upload is None:
                return gone(request)
            preview = preview_of(upload)
            if preview.same and request.POST.get("again") != "yes":
                return show(request, upload, preview, status=409)
            name = " ".join(request.POST.get("keep_as", "").split())[:LONGEST_NAME]
            seen = request.POST.get("seen", "")
            import_facts(preview=preview, seen=seen or "none", actor=request.user, keep_as=name)
            upload.delete()
    except (MovedSincePreview, InvalidFact):
        kept = FactUpload.objects.get(pk=upload_id, person=request.user)
        return show(request, kept, preview_of(kept), has_moved=True, status=409)
    messages.success(
        request, gettext("C'est importé, et le fichier est effacé. Ces faits attendent le prochain versement.")
    )
    return redirect(MAIN)


@require_POST
@allowed(may_run_observatory)
def cancel_facts(request: Request, upload_id: int) -> HttpResponse:
    """Forget a file that was not confirmed."""
    if not FactUpload.objects.filter(pk=upload_id, person=request.user).delete()[0]:
        raise Http404
    messages.info(request, gettext("Import abandonné : rien n'a été écrit, et le fichier est effacé."))
    return redirect(reverse(MAIN))
