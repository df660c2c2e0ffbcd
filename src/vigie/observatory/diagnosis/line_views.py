"""Pages of the lines of a diagnosis: what it found, what it advises."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.accounts.access import Request, allowed
from vigie.observatory.diagnosis.diagnosis_views import PAGE, open_or_refuse
from vigie.observatory.diagnosis.forms import AdviceForm, FindingForm
from vigie.observatory.form_pages import confirm_page, form_page
from vigie.observatory.keeping import add, change, remove, saved
from vigie.observatory.models import DiagnosisFinding, DiagnosisRecommendation
from vigie.observatory.rules import may_run_observatory
from vigie.plan.seen_forms import SeenForm


@dataclass(frozen=True)
class LineKind:
    """A kind of line. verb: what the journal's verbs begin with."""

    model: type[Any]
    form: type[SeenForm]
    label: str | Promise
    verb: str


# By their names in addresses.
KINDS = {
    "constat": LineKind(DiagnosisFinding, FindingForm, _("constat"), "finding"),
    "preconisation": LineKind(DiagnosisRecommendation, AdviceForm, _("préconisation"), "advice"),
}


def kind_or_404(name: str) -> LineKind:
    """Return a kind of line."""
    if name not in KINDS:
        raise Http404(gettext("Cet élément n'existe pas, ou n'existe plus."))
    return KINDS[name]


@allowed(may_run_observatory)
def add_line(request: Request, diagnosis_id: int, kind: str) -> HttpResponse:
    """Add a finding or a recommendation to a diagnosis."""
    known, found = kind_or_404(kind), open_or_refuse(diagnosis_id)
    done = reverse("observatory:diagnosis", args=[found.pk])
    form = known.form(request.POST or None, instance=known.model(diagnosis=found))
    is_sent = request.method == "POST" and form.is_valid()
    if is_sent and saved(form, add, verb=f"{known.verb}_added", actor=request.user, on=found):
        messages.success(request, gettext("C'est ajouté."))
        return redirect(done)
    title = gettext("Ajouter : %(kind)s") % {"kind": known.label}
    return form_page(request, form, PAGE, title, done, trail=((found.title, done),))


@allowed(may_run_observatory)
def change_line(request: Request, kind: str, line_id: int) -> HttpResponse:
    """Change a finding or a recommendation."""
    known = kind_or_404(kind)
    with transaction.atomic():
        line = get_object_or_404(known.model._default_manager.select_for_update(), pk=line_id)
        found = open_or_refuse(line.diagnosis_id)
        done = reverse("observatory:diagnosis", args=[found.pk])
        form = known.form(request.POST or None, instance=line)
        is_sent = request.method == "POST" and form.is_valid()
        if is_sent and saved(form, change, verb=f"{known.verb}_changed", actor=request.user, on=found):
            messages.success(request, gettext("C'est enregistré."))
            return redirect(done)
    more = {
        "trail": ((found.title, done),),
        "delete_url": reverse("observatory:remove_diagnosis_line", args=[kind, line_id]),
        "delete_label": gettext("Supprimer…"),
    }
    return form_page(request, form, PAGE, gettext("Modifier : %(kind)s") % {"kind": known.label}, done, **more)


@allowed(may_run_observatory)
def remove_line(request: Request, kind: str, line_id: int) -> HttpResponse:
    """Ask, then remove a finding or a recommendation."""
    known = kind_or_404(kind)
    line = get_object_or_404(known.model, pk=line_id)
    found = open_or_refuse(line.diagnosis_id)
    done = reverse("observatory:diagnosis", args=[found.pk])
    if request.method == "POST":
        remove(row=line, verb=f"{known.verb}_removed", actor=request.user, on=found)
        messages.success(request, gettext("C'est supprimé ; le journal en garde la trace."))
        return redirect(done)
    return confirm_page(
        request,
        PAGE,
        gettext("Supprimer : %(kind)s") % {"kind": known.label},
        subject=str(line),
        consequence=gettext("Cet élément disparaîtra du diagnostic."),
        submit_label=gettext("Supprimer"),
        done=done,
    )
