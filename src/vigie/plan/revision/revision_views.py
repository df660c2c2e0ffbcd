"""Pages of a revision: opened, followed, abandoned, adopted."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.access import Request, allowed
from vigie.plan.access import plan_or_404
from vigie.plan.governance_pages import governance_page
from vigie.plan.models import Proposal, Revision
from vigie.plan.revision.adopting import AlreadyClosed, adopt, closed_in_words, conflicts_among, retained_of
from vigie.plan.revision.citing import citation
from vigie.plan.revision.forms import AbandonForm, AdoptionForm, ProposalFilter, RevisionForm
from vigie.plan.revision.opening_revisions import abandon_revision, open_revision
from vigie.plan.revision.proposing import overlaps, reason_not_to_propose
from vigie.plan.rules import may_read_plan, may_run_plan, may_write

PER_PAGE = 30
BADGES = {
    "proposed": "to_start",
    "retained": "ongoing",
    "adopted": "done",
    "declined": "abandoned",
    "withdrawn": "unknown",
}


def revision_or_404(revision_id: int) -> Revision:
    """Return a revision with its plan, its versions without their contents."""
    rows = Revision.objects.select_related("plan", "base", "version__meeting__body", "version__decision", "opened_by")
    return get_object_or_404(rows.defer("base__content", "version__content"), pk=revision_id)


def revision_title(found: Revision) -> str:
    """Return the title of a revision."""
    return gettext("Révision %(year)s") % {"year": found.year}


def trail_of(found: Revision) -> tuple[tuple[str, str], ...]:
    """Return the links that lead to the pages under a revision."""
    return ((revision_title(found), reverse("plan:revision", args=[found.pk])),)


@allowed(may_run_plan)
def start_revision(request: Request, plan_id: int) -> HttpResponse:
    """Open a revision, and tell the partners."""
    plan = plan_or_404(plan_id)
    form = RevisionForm(request.POST or None, initial={"year": timezone.localdate().year})
    if request.method == "POST" and form.is_valid():
        try:
            opened = open_revision(plan=plan, actor=request.user, **form.cleaned_data)
        except ValueError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, gettext("La révision est ouverte ; les partenaires reçoivent un message."))
            return redirect("plan:revision", opened.pk)
    done = reverse("plan:plan_versions", args=[plan.pk])
    title = gettext("Ouvrir une révision")
    context: dict[str, Any] = {
        "form": form,
        "title": title,
        "intro": gettext("Les structures qui portent une action encore ouverte recevront un message, une fois."),
        "done": done,
        "breadcrumb": [(gettext("Versions et révision"), done), (title, None)],
    }
    return render(request, "plan/edit_line.html", context)


@allowed(may_read_plan)
def revision(request: Request, revision_id: int) -> HttpResponse:
    """A revision and its proposals."""
    found = revision_or_404(revision_id)
    everything = list(found.proposals.select_related("action", "organisation", "meeting__body"))
    filters = ProposalFilter(request.GET or None, revision=found)
    page = Paginator(filtered(everything, filters), PER_PAGE).get_page(request.GET.get("page"))
    met = overlaps(everything)
    context: dict[str, Any] = {
        "plan": found.plan,
        "revision": found,
        "filters": filters,
        "page": page,
        "rows": [(one, BADGES[one.state], met.get(one.pk, [])) for one in page],
        "counts": counts_of(everything),
        "left_out": left_out_of(found, everything),
        "closed": closed_in_words(found) if found.state != Revision.State.OPEN else "",
        "citation": citation(found.version) if found.version else "",
        "is_pilot": may_run_plan(request.actor) is None,
        "may_propose": may_write(request.actor) is None and reason_not_to_propose(found) is None,
        "title": revision_title(found),
    }
    return governance_page(request, "plan/revision/revision.html", "plan:versions", **context)


def counts_of(proposals: list[Proposal]) -> list[tuple[str, Any, int]]:
    """Return how many proposals there are in each state that has some: its colour, its name, the number."""
    held = [one.state for one in proposals]
    return [(BADGES[state], state.label, held.count(state)) for state in Proposal.State if state in held]


def filtered(proposals: list[Proposal], filters: ProposalFilter) -> list[Proposal]:
    """Return the proposals that answer the filters; filters that mean nothing let everything through."""
    asked: dict[str, Any] = filters.cleaned_data if filters.is_valid() else {}
    return [
        one
        for one in proposals
        if asked.get("etat", "") in ("", one.state)
        and asked.get("nature", "") in ("", one.kind)
        and asked.get("structure", "") in ("", str(one.organisation_id))
    ]


def left_out_of(found: Revision, proposals: list[Proposal]) -> list[Proposal]:
    """Return what a closed revision leaves behind: retained and not adopted, or never examined."""
    if found.state == Revision.State.OPEN:
        return []
    return [one for one in proposals if one.state in (Proposal.State.RETAINED, Proposal.State.PROPOSED)]


@allowed(may_run_plan)
def abandon(request: Request, revision_id: int) -> HttpResponse:
    """Abandon a revision, and say why."""
    found = revision_or_404(revision_id)
    form = AbandonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            abandon_revision(revision=found, actor=request.user, reason=form.cleaned_data["reason"])
        except ValueError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, gettext("La révision est abandonnée ; ses propositions restent lisibles."))
            return redirect("plan:revision", found.pk)
    title = gettext("Abandonner la révision")
    done = reverse("plan:revision", args=[found.pk])
    context: dict[str, Any] = {
        "form": form,
        "title": title,
        "intro": gettext("Le plan reste dans sa dernière version. Les propositions retenues ne seront pas adoptées."),
        "done": done,
        "breadcrumb": [(gettext("Versions et révision"), reverse("plan:versions")), *trail_of(found), (title, None)],
    }
    return render(request, "plan/edit_line.html", context)


@allowed(may_run_plan)
def adoption(request: Request, revision_id: int) -> HttpResponse:
    """See what adopting would change, settle conflicts, choose the decision, and adopt."""
    found = revision_or_404(revision_id)
    if found.state != Revision.State.OPEN:
        messages.info(request, closed_in_words(found))
        return redirect("plan:revision", found.pk)
    proposals = retained_of(found)
    form = AdoptionForm(request.POST or None, plan=found.plan, conflicts=conflicts_among(proposals))
    if request.method == "POST" and form.is_valid():
        answer = adopted(request, found, form)
        if answer:
            return answer
    context: dict[str, Any] = {
        "plan": found.plan,
        "revision": found,
        "form": form,
        "proposals": proposals,
        "unexamined": found.proposals.to_examine().count(),
        "title": gettext("Adopter la révision"),
        "trail": trail_of(found),
    }
    return governance_page(request, "plan/revision/adoption.html", "plan:versions", **context)


def adopted(request: Request, found: Revision, form: AdoptionForm) -> HttpResponse | None:
    """Adopt as a valid form says; return where to go, or None when something remains to be settled in the form."""
    decision = form.cleaned_data["decision"]
    try:
        version = adopt(
            revision=found,
            meeting=decision.meeting,
            decision=decision,
            actor=request.user,
            summary=form.cleaned_data["summary"],
            choices=form.choices(),
        )
    except AlreadyClosed as closed:
        messages.warning(request, str(closed))
        return redirect("plan:revision", found.pk)
    except ValueError as refusal:
        form.add_error(None, str(refusal))
        return None
    messages.success(request, gettext("La version %(number)s est adoptée.") % {"number": version.number})
    return redirect("plan:version", found.plan_id, version.number)
