"""Importing a plan from the browser: a file, a preview of what it would do, one button that does exactly that."""

from django.contrib import messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from vigie.accounts.access import Request, allowed
from vigie.plan.import_forms import ImportForm
from vigie.plan.importing.drafts import Reading
from vigie.plan.importing.importing_plan import MovedSince, apply_import, preview_import
from vigie.plan.importing.preview import STATES, ImportPreview
from vigie.plan.importing.sources import read_bytes
from vigie.plan.models import Plan, PlanUpload
from vigie.plan.rules import may_run_plan

# More than anybody reads on a page; the counts say how many there are.
MOST_SHOWN = 300


@allowed(may_run_plan)
def import_file(request: Request) -> HttpResponse:
    """Take a file and keep it until its preview is confirmed."""
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ImportForm(*given)
    if form.is_valid():
        upload = keep(request, form)
        return redirect("plan:import_preview", upload.pk)
    context = {"form": form, "breadcrumb": [(gettext("Importer"), None)]}
    return render(request, "plan/import.html", context, status=422 if form.errors else 200)


def keep(request: Request, form: ImportForm) -> PlanUpload:
    """Keep a file for its preview; the earlier files of the same person, and those too old, are forgotten."""
    with transaction.atomic():
        PlanUpload.objects.filter(person=request.user).delete()
        PlanUpload.objects.expired().delete()
        return PlanUpload.objects.create(person=request.user, file_name=form.name, content=form.content)


@allowed(may_run_plan)
def import_preview(request: Request, upload_id: int) -> HttpResponse:
    """Show what the file would create, change and leave, what was guessed, and what is wrong."""
    upload = waiting(request, upload_id).first()
    if upload is None:
        messages.info(request, gettext("Ce fichier n'est plus en attente : il a été importé, abandonné ou remplacé."))
        return redirect("plan:import")
    return show(request, upload, preview_import(read(upload)))


def waiting(request: Request, upload_id: int) -> QuerySet[PlanUpload]:
    """Return the file of that number while it waits; Http404 for that of someone else, not for one that is gone."""
    if PlanUpload.objects.filter(pk=upload_id).exclude(person=request.user).exists():
        raise Http404
    return PlanUpload.objects.waiting().filter(pk=upload_id)


def read(upload: PlanUpload) -> Reading:
    """Read a kept file again; it could be read when it was kept."""
    return read_bytes(bytes(upload.content), upload.file_name)


def show(request: Request, upload: PlanUpload, preview: ImportPreview, *, has_moved: bool = False) -> HttpResponse:
    """Draw the preview of an import."""
    labels = (gettext("Créés"), gettext("Modifiés"), gettext("Inchangés"))
    states = [
        (state, label, preview.counts(state), preview.of(state)[:MOST_SHOWN])
        for state, label in zip(STATES, labels, strict=True)
    ]
    context = {
        "upload": upload,
        "preview": preview,
        "has_moved": has_moved,
        "states": states,
        "errors": preview.errors[:MOST_SHOWN],
        "warnings": preview.warnings[:MOST_SHOWN],
        "most_shown": MOST_SHOWN,
        "kinds": kinds(),
        "breadcrumb": [(gettext("Importer"), reverse("plan:import")), (upload.file_name, None)],
    }
    return render(request, "plan/import_preview.html", context, status=409 if has_moved else 200)


def kinds() -> dict[str, str]:
    """Return how each kind of thing is called on screen."""
    return {
        "plans": gettext("Plans"),
        "axes": gettext("Axes"),
        "actions": gettext("Actions"),
        "organisations": gettext("Structures"),
    }


@require_POST
@allowed(may_run_plan)
def import_confirm(request: Request, upload_id: int) -> HttpResponse:
    """Import exactly the file of the preview, once; when the database moved since, show the preview anew."""
    try:
        with transaction.atomic():
            upload = waiting(request, upload_id).select_for_update().first()
            if upload is None:
                messages.info(request, gettext("Ce fichier a déjà été importé, ou n'est plus en attente."))
                return redirect("plan:import")
            preview = apply_import(
                reading=read(upload),
                actor=request.user,
                refused_guesses=refused_guesses(request),
                seen=request.POST.get("seen", "-"),
            )
            if preview.is_refused:
                return show(request, upload, preview)
            upload.delete()
    except MovedSince as moved:
        kept = PlanUpload.objects.get(pk=upload_id, person=request.user)
        return show(request, kept, moved.preview, has_moved=True)
    messages.success(request, sentence(preview))
    return redirect(after(preview))


def refused_guesses(request: Request) -> list[str]:
    """Return the names whose guess was not left ticked."""
    accepted = set(request.POST.getlist("accepted"))
    return [name for name in request.POST.getlist("guess") if name not in accepted]


def sentence(preview: ImportPreview) -> str:
    """Return what was done, in one sentence."""
    created, changed = preview.counts("created"), preview.counts("changed")
    if preview.changes_nothing:
        return gettext("Le plan dit déjà tout ce que contient ce fichier : rien n'a changé.")
    return gettext(
        "Import terminé. Créés – axes : %(axes)s, actions : %(actions)s, structures : %(organisations)s. "
        "Modifiés : %(changed)s."
    ) % {**created, "changed": sum(changed.values())}


def after(preview: ImportPreview) -> str:
    """Return the page of the plan that was imported."""
    plan = next((outcome.row for outcome in preview.outcomes if outcome.kind == "plans"), None)
    return reverse("plan:plan", args=[plan.pk]) if isinstance(plan, Plan) else reverse("plan:import")


@require_POST
@allowed(may_run_plan)
def import_cancel(request: Request, upload_id: int) -> HttpResponse:
    """Forget a file that was not confirmed."""
    if not PlanUpload.objects.filter(pk=upload_id, person=request.user).delete()[0]:
        raise Http404
    messages.info(request, gettext("Import abandonné : rien n'a été écrit."))
    return redirect("plan:import")
