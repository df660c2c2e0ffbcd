"""Records what a body decided, ends a label, and shows the file a decision was taken on."""

import json

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request, allowed
from vigie.label.applying.application_views import trail_to
from vigie.label.applying.opening import application_or_404
from vigie.label.deciding.deciding import decide, misses_essential, withdraw
from vigie.label.deciding.forms import DecisionForm, WithdrawalForm
from vigie.label.models import Decision, Level, Outcome
from vigie.label.pages import form_page, page
from vigie.label.refusing import NotNow
from vigie.label.rules import may_enter_label, may_read_of, may_run_label


@allowed(may_run_label)
def record_decision(request: Request, code: str) -> HttpResponse:
    """Record what a body decided of an application."""
    found = application_or_404(request, code)
    form = DecisionForm(request.POST or None)
    done = reverse("label:application", args=[code])
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("outcome", "ground", "explanation")}
        try:
            decide(application=found, sitting=form.sitting(), actor=request.user, **said)
        except NotNow as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, gettext("La décision est enregistrée : le dossier est verrouillé."))
            return redirect(done)
    return form_page(
        request,
        form,
        gettext("Enregistrer la décision"),
        done,
        submit_label=gettext("Enregistrer la décision"),
        intro=intro_of(misses_essential(found)),
        trail=trail_to(request, found),
    )


def intro_of(misses: bool) -> str:
    """Return what whoever records a decision should know."""
    said = gettext("Une décision enregistrée ne se modifie plus, et les preuves sont verrouillées.")
    if misses:
        said += " " + gettext(
            "Un critère indispensable n'est pas «\u00a0en place\u00a0»\u00a0: le label ne peut pas être accordé."
        )
    return said


def decision_or_404(request: Request, decision_id: int) -> Decision:
    """Return a decision for the pilot and the structure. Raises Http404."""
    rows = Decision.objects.select_related("application__organisation__parent", "body", "withdrawal")
    found = rows.filter(pk=decision_id).first()
    if found is None or may_read_of(request.actor, found.application.organisation_id):
        raise Http404
    return found


@allowed(may_enter_label)
@require_safe
def decision(request: Request, decision_id: int) -> HttpResponse:
    """Show a decision with the file it was taken on."""
    found = decision_or_404(request, decision_id)
    file = json.loads(found.file)
    levels = {int(level): str(level.label) for level in Level}
    criteria = [
        (line, levels.get(line["level"], "–"), levels.get(line["read_level"], "–")) for line in file["criteria"]
    ]
    structure = reverse("label:structure", args=[found.application.organisation_id])
    return page(
        request,
        "label/decision.html",
        gettext("Décision : %(name)s") % {"name": found.application.organisation},
        trail=[(str(found.application.organisation), structure)],
        decision=found,
        application=found.application,
        criteria=criteria,
        withdrawal=getattr(found, "withdrawal", None),
        may_withdraw=may_run_label(request.actor) is None and found.outcome == Outcome.GRANTED,
    )


@allowed(may_run_label)
def end_label(request: Request, decision_id: int) -> HttpResponse:
    """Withdraw a label."""
    found = decision_or_404(request, decision_id)
    if found.outcome != Outcome.GRANTED:
        raise Http404
    form = WithdrawalForm(request.POST or None)
    done = reverse("label:decision", args=[found.pk])
    if request.method == "POST" and form.is_valid():
        try:
            withdraw(decision=found, actor=request.user, **form.cleaned_data)
        except NotNow as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, gettext("Le label est retiré : le registre public le dit."))
            return redirect(done)
    return form_page(
        request,
        form,
        gettext("Retirer le label"),
        done,
        submit_label=gettext("Retirer le label"),
        intro=gettext("Un retrait ne s'annule pas : la structure pourra présenter une nouvelle candidature."),
        trail=[(str(found.application.organisation), done)],
    )
