"""Importing past meetings from the browser: a file, a preview, one button that does exactly what it showed."""

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
from vigie.plan.access import plan_or_404
from vigie.plan.governance_pages import governance_page
from vigie.plan.meetings.import_comparing import preview_meetings
from vigie.plan.meetings.import_drafts import MeetingReading
from vigie.plan.meetings.import_forms import MeetingFileForm
from vigie.plan.meetings.import_preview import MeetingPreview
from vigie.plan.meetings.import_reading import read_meetings
from vigie.plan.meetings.import_writing import MeetingsMoved
from vigie.plan.meetings.import_writing import import_meetings as write_meetings
from vigie.plan.meetings.meeting_export import meeting_table
from vigie.plan.meetings.past_meetings_views import taken_in_words
from vigie.plan.models import MeetingUpload
from vigie.plan.rules import may_run_plan

# More than anybody reads on a page; the counts say how many there are.
MOST_SHOWN = 300


@allowed(may_run_plan)
def import_meetings(request: Request) -> HttpResponse:
    """Take a file and keep it until its preview is confirmed."""
    form = MeetingFileForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_valid():
        return redirect("plan:import_meetings_preview", keep(request, form).pk)
    context: dict[str, Any] = {"form": form, "title": gettext("Importer des réunions passées")}
    response = governance_page(request, "plan/meetings/import.html", "plan:meetings", **context)
    response.status_code = 422 if form.errors else 200
    return response


def keep(request: Request, form: MeetingFileForm) -> MeetingUpload:
    """Keep a file for its preview; the earlier files of the same person, and those too old, are forgotten."""
    with transaction.atomic():
        MeetingUpload.objects.filter(person=request.user).delete()
        MeetingUpload.objects.expired().delete()
        return MeetingUpload.objects.create(person=request.user, file_name=form.name, content=form.content)


def waiting(request: Request, upload_id: int) -> QuerySet[MeetingUpload]:
    """Return the file of that number while it waits; Http404 for that of someone else, not for one that is gone."""
    if MeetingUpload.objects.filter(pk=upload_id).exclude(person=request.user).exists():
        raise Http404
    return MeetingUpload.objects.waiting().filter(pk=upload_id)


def read(upload: MeetingUpload) -> MeetingReading:
    """Read a kept file again; it could be read when it was kept."""
    return read_meetings(bytes(upload.content), upload.file_name)


@allowed(may_run_plan)
def import_preview(request: Request, upload_id: int) -> HttpResponse:
    """Show which meetings would be taken, which are known, what was guessed, and what is wrong."""
    upload = waiting(request, upload_id).first()
    if upload is None:
        messages.info(request, gettext("Ce fichier n'est plus en attente : il a été repris, abandonné ou remplacé."))
        return redirect("plan:import_meetings")
    return show(request, upload, preview_meetings(read(upload), plan_or_404(None)))


def show(request: Request, upload: MeetingUpload, preview: MeetingPreview, *, has_moved: bool = False) -> HttpResponse:
    """Draw the preview of an import."""
    context: dict[str, Any] = {
        "title": gettext("Import de %(name)s") % {"name": upload.file_name},
        "trail": ((gettext("Importer des réunions passées"), reverse("plan:import_meetings")),),
        "upload": upload,
        "preview": preview,
        "has_moved": has_moved,
        "new": preview.new[:MOST_SHOWN],
        "known": preview.known[:MOST_SHOWN],
        "errors": preview.errors[:MOST_SHOWN],
        "warnings": preview.warnings[:MOST_SHOWN],
        "most_shown": MOST_SHOWN,
    }
    response = governance_page(request, "plan/meetings/import_preview.html", "plan:meetings", **context)
    response.status_code = 409 if has_moved else 200
    return response


@require_POST
@allowed(may_run_plan)
def import_confirm(request: Request, upload_id: int) -> HttpResponse:
    """Import exactly the file of the preview, once; when the database moved since, show the preview anew."""
    plan = plan_or_404(None)
    accepted = set(request.POST.getlist("accepted"))
    refused = [name for name in request.POST.getlist("guess") if name not in accepted]
    try:
        with transaction.atomic():
            upload = waiting(request, upload_id).select_for_update().first()
            if upload is None:
                messages.info(request, gettext("Ce fichier a déjà été repris, ou n'est plus en attente."))
                return redirect("plan:import_meetings")
            given: dict[str, Any] = {"refused_guesses": refused, "seen": request.POST.get("seen", "-")}
            preview = write_meetings(reading=read(upload), plan=plan, actor=request.user, **given)
            if preview.is_refused:
                return show(request, upload, preview)
            upload.delete()
    except MeetingsMoved:
        kept = MeetingUpload.objects.get(pk=upload_id, person=request.user)
        return show(request, kept, preview_meetings(read(kept), plan), has_moved=True)
    messages.success(request, taken_in_words(len(preview.new)))
    return redirect("plan:meetings")


@require_POST
@allowed(may_run_plan)
def import_cancel(request: Request, upload_id: int) -> HttpResponse:
    """Forget a file that was not confirmed."""
    if not MeetingUpload.objects.filter(pk=upload_id, person=request.user).delete()[0]:
        raise Http404
    messages.info(request, gettext("Import abandonné : rien n'a été écrit."))
    return redirect("plan:import_meetings")


@allowed(may_run_plan)
def export_meetings(request: Request, file_format: str) -> HttpResponse:
    """Give the meetings held, in the form that the import reads back."""
    try:
        return table_response(meeting_table(plan_or_404(None)), file_format)
    except UnknownFormat as refusal:
        raise Http404(str(refusal)) from refusal
