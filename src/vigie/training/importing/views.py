"""Importing past attendance from the browser: a file, a preview, one button that does exactly what it says."""

from django import forms
from django.contrib import messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from vigie.accounts.access import Request, allowed
from vigie.accounts.models import Organisation
from vigie.core.exports import UnknownFormat, table_response
from vigie.plan.file_forms import ReadFileForm
from vigie.plan.importing.drafts import Refusal
from vigie.plan.importing.sheets import Sheet
from vigie.plan.importing.sources import open_bytes
from vigie.training.importing.applying import MovedSince, apply_import
from vigie.training.importing.comparing import STATES, AttendancePreview, compare
from vigie.training.importing.template import template_table
from vigie.training.models import AttendanceUpload
from vigie.training.pages import Trail, page
from vigie.training.rules import may_run_training
from vigie.training.sessions.access import trail_to_sessions

# More than anybody reads on a page; the counts say how many there are.
MOST_SHOWN = 300


def sheets_of(content: bytes, name: str) -> tuple[Sheet, ...]:
    """Return the sheets of a table. Raises Refusal, with a French sentence, for anything else."""
    opened = open_bytes(content, name)
    if opened.json_text is not None:
        raise Refusal(gettext("Ce fichier est du JSON : importez un tableau (.xlsx, .ods ou .csv)."))
    return opened.sheets


class AttendanceFileForm(ReadFileForm):
    """A table, opened as soon as it comes: what is no table is refused on its field."""

    file = forms.FileField(
        label=_("Tableau des présences"),
        help_text=_("Un fichier .xlsx, .ods ou .csv, 10 Mo au plus."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xlsm,.ods,.csv,.tsv,.txt"}),
        allow_empty_file=True,
        max_length=250,
    )
    reader = staticmethod(sheets_of)
    largest = 10_000_000

    def too_large(self) -> str:
        return gettext("Le fichier dépasse 10 Mo : importez-le en plusieurs fois.")


def trail_to_import() -> Trail:
    """Return the links back to the import."""
    return [*trail_to_sessions(), (gettext("Reprendre des formations passées"), reverse("training:import_attendances"))]


@allowed(may_run_training)
def import_file(request: Request) -> HttpResponse:
    """Take a table of past attendance and keep it until its preview is confirmed."""
    form = AttendanceFileForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_valid():
        return redirect("training:preview_attendances", keep(request, form).pk)
    title = gettext("Reprendre des formations passées")
    return page(
        request,
        "training/importing/import.html",
        title,
        trail=trail_to_sessions(),
        status=422 if form.errors else 200,
        form=form,
        done=reverse("training:sessions"),
    )


def keep(request: Request, form: AttendanceFileForm) -> AttendanceUpload:
    """Keep a file for its preview; the earlier files of the same person, and those too old, are forgotten."""
    with transaction.atomic():
        AttendanceUpload.objects.filter(person=request.user).delete()
        AttendanceUpload.objects.expired().delete()
        return AttendanceUpload.objects.create(person=request.user, file_name=form.name, content=form.content)


def waiting(request: Request, upload_id: int) -> QuerySet[AttendanceUpload]:
    """Return the file of that number while it waits; Http404 for that of someone else, not for one that is gone."""
    if AttendanceUpload.objects.filter(pk=upload_id).exclude(person=request.user).exists():
        raise Http404
    return AttendanceUpload.objects.waiting().filter(pk=upload_id)


def gone(request: Request) -> HttpResponse:
    """Say that a file no longer waits."""
    messages.info(request, gettext("Ce fichier n'est plus en attente : il a été importé, abandonné ou remplacé."))
    return redirect("training:import_attendances")


@allowed(may_run_training)
@require_safe
def preview(request: Request, upload_id: int) -> HttpResponse:
    """Show what a table would create, change and leave, and what is wrong with it."""
    upload = waiting(request, upload_id).first()
    if upload is None:
        return gone(request)
    return show(request, upload, compare(sheets_of(bytes(upload.content), upload.file_name), upload.file_name))


def show(
    request: Request, upload: AttendanceUpload, told: AttendancePreview, *, has_moved: bool = False
) -> HttpResponse:
    """Draw the preview of an import."""
    labels = (gettext("Présences créées"), gettext("Modifiées"), gettext("Inchangées"))
    states = [
        (state, label, len(told.of(state)), told.of(state)[:MOST_SHOWN])
        for state, label in zip(STATES, labels, strict=True)
    ]
    return page(
        request,
        "training/importing/preview.html",
        gettext("Import de %(name)s") % {"name": upload.file_name},
        trail=trail_to_import(),
        status=409 if has_moved else 200,
        upload=upload,
        preview=told,
        has_moved=has_moved,
        states=states,
        errors=told.errors[:MOST_SHOWN],
        warnings=told.warnings[:MOST_SHOWN],
        most_shown=MOST_SHOWN,
    )


@allowed(may_run_training)
@require_POST
def confirm(request: Request, upload_id: int) -> HttpResponse:
    """Import exactly the file of the preview, once; when something changed since, show the preview anew."""
    try:
        with transaction.atomic():
            upload = waiting(request, upload_id).select_for_update().first()
            if upload is None:
                return gone(request)
            told = apply_import(
                sheets=sheets_of(bytes(upload.content), upload.file_name),
                file_name=upload.file_name,
                upload=upload,
                actor=request.user,
                seen=request.POST.get("seen", ""),
            )
            if told.errors:
                return show(request, upload, told)
            upload.delete()
    except MovedSince as moved:
        return show(request, AttendanceUpload.objects.get(pk=upload_id), moved.preview, has_moved=True)
    messages.success(request, sentence(told))
    return redirect("training:sessions")


def sentence(told: AttendancePreview) -> str:
    """Return what was done, in one sentence."""
    if told.changes_nothing:
        return gettext("Vigie sait déjà tout ce que contient ce fichier : rien n'a changé.")
    said = gettext("Import terminé. Présences créées : %(created)d, modifiées : %(changed)d.")
    return said % {"created": len(told.of("created")), "changed": len(told.of("changed"))}


@allowed(may_run_training)
@require_POST
def cancel(request: Request, upload_id: int) -> HttpResponse:
    """Forget a file that was not confirmed."""
    waiting(request, upload_id).delete()
    messages.info(request, gettext("Import abandonné : rien n'a été écrit."))
    return redirect("training:import_attendances")


@allowed(may_run_training)
@require_safe
def template(request: Request, file_format: str) -> HttpResponse:
    """Give the table to fill in, with examples."""
    first = Organisation.objects.whole().order_by("name").first()
    try:
        return table_response(template_table(first.name if first else gettext("Ma structure")), file_format)
    except UnknownFormat as error:
        raise Http404(str(error)) from error
