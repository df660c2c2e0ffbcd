"""Pages in which commitments of organisations to axes are written, changed and ended."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from vigie.accounts.access import Request, allowed, check
from vigie.plan.access import plan_or_404
from vigie.plan.commitments import CommitmentForm, end_commitment, write_commitment
from vigie.plan.models import Commitment, Plan
from vigie.plan.rules import may_commit, may_write


def commitment_page(request: Request, plan: Plan, form: CommitmentForm, commitment: Commitment | None) -> HttpResponse:
    """Draw the form of a commitment."""
    done = reverse("plan:partners", args=[plan.pk])
    title = gettext("Modifier un engagement") if commitment else gettext("Enregistrer un engagement")
    context = {
        "form": form,
        "title": title,
        "done": done,
        "breadcrumb": [(plan.title, reverse("plan:plan", args=[plan.pk])), (title, None)],
        "commitment": commitment,
    }
    return render(request, "plan/edit_commitment.html", context)


@allowed(may_write)
def add_commitment(request: Request, plan_id: int) -> HttpResponse:
    """Write what an organisation commits to."""
    plan = plan_or_404(plan_id)
    initial = {"axis": request.GET.get("axe")}
    form = CommitmentForm(request.POST or None, plan=plan, actor=request.actor, initial=initial)
    if request.method == "POST" and form.is_valid():
        write_commitment(form=form, actor=request.user)
        messages.success(request, gettext("L'engagement est enregistré."))
        return redirect("plan:partners", plan.pk)
    return commitment_page(request, plan, form, None)


@allowed(may_write)
def edit_commitment(request: Request, commitment_id: int) -> HttpResponse:
    """Change a commitment."""
    with transaction.atomic():
        rows = Commitment.objects.select_for_update(of=("self",)).select_related("axis__plan", "organisation")
        commitment = get_object_or_404(rows, pk=commitment_id)
        check(may_commit(request.actor, commitment.organisation_id))
        plan = commitment.axis.plan
        form = CommitmentForm(request.POST or None, instance=commitment, plan=plan, actor=request.actor)
        if request.method == "POST" and form.is_valid():
            write_commitment(form=form, actor=request.user)
            messages.success(request, gettext("L'engagement est enregistré."))
            return redirect("plan:partners", plan.pk)
    return commitment_page(request, plan, form, commitment)


@require_POST
@allowed(may_write)
def stop_commitment(request: Request, commitment_id: int) -> HttpResponse:
    """End a commitment today."""
    rows = Commitment.objects.select_related("axis__plan", "organisation")
    commitment = get_object_or_404(rows, pk=commitment_id)
    check(may_commit(request.actor, commitment.organisation_id))
    end_commitment(commitment=commitment, actor=request.user)
    messages.success(request, gettext("L'engagement prend fin aujourd'hui."))
    return redirect("plan:partners", commitment.axis.plan_id)
