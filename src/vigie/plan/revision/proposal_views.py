"""Pages of proposals: made from an action or from the revision, read, rewritten, taken back, examined."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from vigie.accounts.access import Request, allowed, check
from vigie.accounts.actor import Actor
from vigie.accounts.history import history_of
from vigie.accounts.models import Organisation, Role
from vigie.plan.access import bearer_ids, reason_not_to_change
from vigie.plan.governance_pages import governance_page
from vigie.plan.models import Action, Proposal, Revision
from vigie.plan.revision.examining import examine
from vigie.plan.revision.forms import ExaminationForm, RemovalForm
from vigie.plan.revision.proposal_form import ProposalForm
from vigie.plan.revision.proposed_values import TIES, fields_of
from vigie.plan.revision.proposing import (
    Draft,
    open_revision_of,
    overlaps,
    propose,
    reason_it_is_settled,
    reason_not_to_change_proposal,
    reason_not_to_propose,
    rewrite_proposal,
    withdraw_proposal,
)
from vigie.plan.revision.revision_views import BADGES, revision_or_404, trail_of
from vigie.plan.rules import may_propose, may_read_plan, may_run_plan


def organisation_of(actor: Actor, action: Action | None) -> Organisation | None:
    """Return in whose name someone proposes: their organisation that carries the action, else the first of theirs."""
    mine = sorted(actor.organisations_as(Role.PILOT, Role.CONTRIBUTOR))
    bearers = set(bearer_ids(action)) if action else set()
    carriers = [one for one in mine if one in bearers]
    return Organisation.objects.filter(pk__in=(carriers or mine)[:1]).first()


def action_to_propose_on(request: Request, action_id: int) -> tuple[Action, Revision]:
    """Return an action and the open revision of its plan. Refuses who does not carry the action."""
    action = get_object_or_404(Action.objects.select_related("plan").prefetch_related(*TIES), pk=action_id)
    check(reason_not_to_change(request.actor, action))
    found = open_revision_of(action.plan)
    if found is None:
        raise Http404(reason_not_to_propose(None))
    return action, found


def sent(request: Request, found: Revision, draft: Draft, form: ProposalForm | RemovalForm) -> HttpResponse | None:
    """Write a proposal; return where to go, or None when the form must say what is wrong."""
    organisation = organisation_of(request.actor, draft.action)
    try:
        proposal = propose(revision=found, draft=draft, actor=request.user, organisation=organisation)
    except ValueError as refusal:
        form.add_error(None, str(refusal))
        return None
    messages.success(request, gettext("Votre proposition est envoyée au groupe de travail."))
    return redirect("plan:proposal", proposal.pk)


def form_page(
    request: Request, found: Revision, form: ProposalForm | RemovalForm, title: str, done: str, action: Action | None
) -> HttpResponse:
    """Draw the form of a proposal."""
    may_remove = action is not None and isinstance(form, ProposalForm) and form.proposal is None
    context: dict[str, Any] = {
        "form": form,
        "title": title,
        "intro": f"{action.code} – {action.name}" if action else "",
        "done": done,
        "removal_url": reverse("plan:propose_removal", args=[action.pk]) if action and may_remove else "",
        "refusal": reason_not_to_propose(found),
        "breadcrumb": [(gettext("Versions et révision"), reverse("plan:versions")), *trail_of(found), (title, None)],
    }
    return render(request, "plan/revision/proposal_form.html", context)


@allowed(may_propose)
def propose_change(request: Request, action_id: int) -> HttpResponse:
    """Propose to change an action."""
    action, found = action_to_propose_on(request, action_id)
    form = ProposalForm(request.POST or None, instance=action, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        answer = sent(request, found, form.draft(), form)
        if answer:
            return answer
    done = reverse("plan:action", args=[action_id])
    return form_page(request, found, form, gettext("Proposer un changement"), done, action)


@allowed(may_propose)
def propose_removal(request: Request, action_id: int) -> HttpResponse:
    """Propose to take an action out of the plan."""
    action, found = action_to_propose_on(request, action_id)
    form = RemovalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        draft = Draft(Proposal.Kind.REMOVE, form.cleaned_data["reason"], action)
        answer = sent(request, found, draft, form)
        if answer:
            return answer
    done = reverse("plan:action", args=[action_id])
    return form_page(request, found, form, gettext("Proposer de retirer l'action"), done, action)


@allowed(may_propose)
def propose_action(request: Request, revision_id: int) -> HttpResponse:
    """Propose a new action."""
    found = revision_or_404(revision_id)
    form = ProposalForm(request.POST or None, instance=Action(plan=found.plan), actor=request.actor)
    if request.method == "POST" and form.is_valid():
        answer = sent(request, found, form.draft(), form)
        if answer:
            return answer
    done = reverse("plan:revision", args=[found.pk])
    return form_page(request, found, form, gettext("Proposer une action"), done, None)


def proposal_or_404(proposal_id: int) -> Proposal:
    """Return a proposal with all that its page shows."""
    rows = Proposal.objects.select_related(
        "revision__plan", "action__plan", "organisation", "author", "meeting__body", "decision__meeting__body"
    )
    ties = [f"action__{name}" for name in TIES]
    return get_object_or_404(rows.prefetch_related(*ties), pk=proposal_id)


@allowed(may_read_plan)
def proposal(request: Request, proposal_id: int) -> HttpResponse:
    """A proposal: before and after, what changed since, the proposals that it meets, what was answered."""
    found = proposal_or_404(proposal_id)
    others = list(found.revision.proposals.select_related("organisation"))
    settled = reason_it_is_settled(found)
    context: dict[str, Any] = {
        "plan": found.revision.plan,
        "proposal": found,
        "badge": BADGES[found.state],
        "fields": fields_of(found),
        "overlaps": overlaps(others).get(found.pk, []),
        "history": history_of(found),
        "may_change": not settled and reason_not_to_change_proposal(request.actor, found) is None,
        "may_examine": found.revision.state == Revision.State.OPEN
        and found.state in (Proposal.State.PROPOSED, Proposal.State.RETAINED, Proposal.State.DECLINED)
        and may_run_plan(request.actor) is None,
        "title": found.action_label,
        "trail": trail_of(found.revision),
    }
    return governance_page(request, "plan/revision/proposal.html", "plan:versions", **context)


def own_proposal_or_404(request: Request, proposal_id: int) -> Proposal:
    """Return a proposal that its reader may change; refuses the others."""
    found = proposal_or_404(proposal_id)
    check(reason_not_to_change_proposal(request.actor, found))
    return found


@allowed(may_propose)
def edit_proposal(request: Request, proposal_id: int) -> HttpResponse:
    """Rewrite a proposal that nobody has examined yet."""
    found = own_proposal_or_404(request, proposal_id)
    check(reason_it_is_settled(found))
    form = form_to_rewrite(request, found)
    if request.method == "POST" and form.is_valid():
        draft = draft_of(form, found)
        try:
            rewrite_proposal(proposal=found, draft=draft, actor=request.user)
        except ValueError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, gettext("La proposition est modifiée."))
            return redirect("plan:proposal", found.pk)
    done = reverse("plan:proposal", args=[found.pk])
    return form_page(request, found.revision, form, gettext("Modifier une proposition"), done, found.action)


def form_to_rewrite(request: Request, found: Proposal) -> ProposalForm | RemovalForm:
    """Return the form of a proposal, with its words. Raises Http404 when the action it changes is gone."""
    if found.kind == Proposal.Kind.REMOVE:
        return RemovalForm(request.POST or None, initial={"reason": found.reason})
    if found.kind == Proposal.Kind.CHANGE and found.action is None:
        raise Http404(gettext("L'action de cette proposition n'existe plus."))
    instance = found.action or Action(plan=found.revision.plan)
    return ProposalForm(request.POST or None, instance=instance, actor=request.actor, proposal=found)


def draft_of(form: ProposalForm | RemovalForm, found: Proposal) -> Draft:
    """Return what a valid form proposes."""
    if isinstance(form, ProposalForm):
        return form.draft()
    return Draft(Proposal.Kind.REMOVE, form.cleaned_data["reason"], found.action)


@require_POST
@allowed(may_propose)
def withdraw(request: Request, proposal_id: int) -> HttpResponse:
    """Take a proposal back."""
    found = own_proposal_or_404(request, proposal_id)
    try:
        withdraw_proposal(proposal=found, actor=request.user)
    except ValueError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, gettext("La proposition est retirée ; elle reste lisible."))
    return redirect("plan:proposal", found.pk)


@allowed(may_run_plan)
def examine_proposal(request: Request, proposal_id: int) -> HttpResponse:
    """Write what a meeting answered to a proposal."""
    found = proposal_or_404(proposal_id)
    initial = {
        "meeting": found.meeting_id,
        "decision": found.decision_id,
        "answer": found.answer,
        "state": found.state if found.state != Proposal.State.PROPOSED else None,
    }
    form = ExaminationForm(request.POST or None, proposal=found, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            examine(proposal=found, actor=request.user, **form.cleaned_data)
        except ValueError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, gettext("La réponse est enregistrée."))
            return redirect("plan:proposal", found.pk)
    done, title = reverse("plan:proposal", args=[found.pk]), gettext("Répondre à une proposition")
    context: dict[str, Any] = {
        "form": form,
        "title": title,
        "intro": found.action_label,
        "done": done,
        "breadcrumb": [
            (gettext("Versions et révision"), reverse("plan:versions")),
            *trail_of(found.revision),
            (title, None),
        ],
    }
    return render(request, "plan/edit_line.html", context)
