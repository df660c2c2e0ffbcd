"""Pages of diagnoses: their list, one whole, its form, its validation."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from vigie.accounts.access import Request, allowed, check
from vigie.observatory.diagnosis.forms import CollectionToolForm, DiagnosisForm, ValidationForm
from vigie.observatory.diagnosis.rules import may_read_diagnosis
from vigie.observatory.diagnosis.validating import add_tool_version, reopen_diagnosis, validate_diagnosis
from vigie.observatory.form_pages import confirm_page, form_page
from vigie.observatory.keeping import add, change, remove, saved
from vigie.observatory.models import CollectionTool, Diagnosis
from vigie.observatory.rules import may_read_working_pages, may_run_observatory
from vigie.observatory.working_pages import working_page

PAGE = "observatory:diagnoses"


@allowed(may_read_working_pages)
def diagnoses(request: Request) -> HttpResponse:
    """List the diagnoses: those planned and validated for partners, all of them for the pilot; and collecting tools."""
    is_pilot = may_run_observatory(request.actor) is None
    rows = Diagnosis.objects.select_related("partner__parent").annotate(
        finding_count=Count("findings", distinct=True), advice_count=Count("recommendations", distinct=True)
    )
    shared = Q(state__in=[Diagnosis.State.PLANNED, Diagnosis.State.VALIDATED])
    return working_page(
        request,
        "observatory/diagnosis/diagnoses.html",
        PAGE,
        diagnoses=rows if is_pilot else rows.filter(shared),
        tools=CollectionTool.objects.select_related("meeting__body"),
        is_pilot=is_pilot,
    )


@allowed(may_read_working_pages)
def diagnosis(request: Request, diagnosis_id: int) -> HttpResponse:
    """Show a diagnosis whole; one that is not validated does not exist for partners."""
    rows = Diagnosis.objects.select_related("partner__parent", "meeting__body", "decision__meeting__body")
    found = get_object_or_404(rows, pk=diagnosis_id)
    if may_read_diagnosis(request.actor, is_validated=found.is_validated):
        raise Http404
    is_pilot = may_run_observatory(request.actor) is None
    context: dict[str, Any] = {
        "diagnosis": found,
        "findings": found.findings.select_related("indicator"),
        "advice": found.recommendations.select_related("axis", "axis_item").prefetch_related("findings"),
        "is_pilot": is_pilot,
        "may_change": is_pilot and not found.is_validated,
    }
    return working_page(request, "observatory/diagnosis/diagnosis.html", PAGE, title=found.title, **context)


def open_or_refuse(diagnosis_id: int, *, lock: bool = False) -> Diagnosis:
    """Return a diagnosis that may be changed. Raises PermissionDenied once it is validated."""
    rows = Diagnosis.objects.select_for_update() if lock else Diagnosis.objects.all()
    found = get_object_or_404(rows, pk=diagnosis_id)
    check(gettext("Ce diagnostic est validé : rouvrez-le avant de le modifier.") if found.is_validated else None)
    return found


@allowed(may_run_observatory)
def add_diagnosis(request: Request) -> HttpResponse:
    """Add a diagnosis, planned or begun."""
    form = DiagnosisForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        row = saved(form, add, verb="diagnosis_added", actor=request.user)
        if row:
            messages.success(request, gettext("Le diagnostic est ajouté."))
            return redirect("observatory:diagnosis", row.pk)
    return form_page(request, form, PAGE, gettext("Ajouter un diagnostic"), reverse(PAGE))


@allowed(may_run_observatory)
def change_diagnosis(request: Request, diagnosis_id: int) -> HttpResponse:
    """Change what a diagnosis says of itself."""
    with transaction.atomic():
        found = open_or_refuse(diagnosis_id, lock=True)
        title, done = found.title, reverse("observatory:diagnosis", args=[diagnosis_id])
        form = DiagnosisForm(request.POST or None, instance=found)
        is_sent = request.method == "POST" and form.is_valid()
        if is_sent and saved(form, change, verb="diagnosis_changed", actor=request.user):
            messages.success(request, gettext("C'est enregistré."))
            return redirect(done)
    more = {
        "trail": ((title, done),),
        "delete_url": reverse("observatory:remove_diagnosis", args=[diagnosis_id]),
        "delete_label": gettext("Supprimer…"),
    }
    return form_page(request, form, PAGE, gettext("Modifier un diagnostic"), done, **more)


@allowed(may_run_observatory)
def remove_diagnosis(request: Request, diagnosis_id: int) -> HttpResponse:
    """Ask, then remove a diagnosis that is not validated."""
    found = open_or_refuse(diagnosis_id)
    if request.method == "POST":
        remove(row=found, verb="diagnosis_removed", actor=request.user)
        messages.success(request, gettext("Le diagnostic est supprimé."))
        return redirect(PAGE)
    return confirm_page(
        request,
        PAGE,
        gettext("Supprimer ce diagnostic ?"),
        subject=found.title,
        consequence=gettext("Ses constats et ses préconisations disparaîtront avec lui."),
        submit_label=gettext("Supprimer"),
        done=reverse("observatory:diagnosis", args=[found.pk]),
    )


@allowed(may_run_observatory)
def validate(request: Request, diagnosis_id: int) -> HttpResponse:
    """Say when, and by which decision, a diagnosis was validated."""
    found = get_object_or_404(Diagnosis, pk=diagnosis_id)
    done = reverse("observatory:diagnosis", args=[found.pk])
    form = ValidationForm(request.POST or None, initial={"validated_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            validate_diagnosis(diagnosis=found, actor=request.user, **form.cleaned_data)
        except ValueError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, gettext("Le diagnostic est validé : les partenaires peuvent le lire."))
            return redirect(done)
    intro = gettext("Validé, il ne se modifie plus. Ses constats « à publier » entreront dans la prochaine édition.")
    title = gettext("Valider un diagnostic")
    return form_page(request, form, PAGE, title, done, intro=intro, trail=((found.title, done),))


@require_POST
@allowed(may_run_observatory)
def reopen(request: Request, diagnosis_id: int) -> HttpResponse:
    """Open a validated diagnosis again."""
    found = get_object_or_404(Diagnosis, pk=diagnosis_id)
    reopen_diagnosis(diagnosis=found, actor=request.user)
    messages.success(request, gettext("Le diagnostic est rouvert : les partenaires ne le lisent plus."))
    return redirect("observatory:diagnosis", found.pk)


# --- Collecting tools ------------------------------------------------------------------------------------------------
@allowed(may_run_observatory)
def add_tool(request: Request) -> HttpResponse:
    """Add a version of a collecting tool; by default, with the words of the last one."""
    before = CollectionTool.objects.filter(pk=number_in(request.GET.get("version", ""))).first()
    initial = {"title": before.title, "grid": before.grid} if before else {}
    form = CollectionToolForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid() and saved(form, add_tool_version, actor=request.user):
        messages.success(request, gettext("La version est enregistrée."))
        return redirect(PAGE)
    return form_page(request, form, PAGE, gettext("Ajouter une version d'un outil de recueil"), reverse(PAGE))


def number_in(text: str) -> int:
    """Return the number of a row written in an address, 0 when it is none."""
    return int(text) if text.isdecimal() and len(text) < 10 else 0


@allowed(may_read_working_pages)
def tool(request: Request, tool_id: int) -> HttpResponse:
    """Show a version of a collecting tool."""
    found = get_object_or_404(CollectionTool.objects.select_related("meeting__body"), pk=tool_id)
    others = CollectionTool.objects.filter(title=found.title).exclude(pk=found.pk)
    is_pilot = may_run_observatory(request.actor) is None
    context: dict[str, Any] = {"tool": found, "others": others, "is_pilot": is_pilot}
    return working_page(request, "observatory/diagnosis/tool.html", PAGE, title=str(found), **context)
