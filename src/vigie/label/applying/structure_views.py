"""The page of a structure on its way to the label: what is done, what comes next."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from vigie.accounts.access import Request, allowed
from vigie.label.applying.opening import begin, organisation_or_404, own_organisations
from vigie.label.facts import current_charter, row_of, standing_of, structure_rows
from vigie.label.models import Decision, SigningInvitation
from vigie.label.pages import page
from vigie.label.refusing import NotNow
from vigie.label.rules import may_enter_label, may_run_label, may_work_for
from vigie.label.state_words import in_words
from vigie.label.states import ANSWERED, IN_FORCE, READ
from vigie.label.steps import why_not_begin
from vigie.network.mandates.holding import ambassadors_of


@allowed(may_enter_label)
@require_safe
def home(request: Request) -> HttpResponse:
    """Lead a contributor to their structure, or to the list of theirs; the pilot to everyone's."""
    own = own_organisations(request)
    if not own and may_run_label(request.actor) is None:
        return redirect("label:overview")
    if len(own) == 1:
        return redirect("label:structure", own[0].pk)
    rows = [(row, in_words(row.state)) for row in structure_rows(own, timezone.localdate())]
    return page(request, "label/home.html", gettext("Label de mes structures"), rows=rows)


@allowed(may_enter_label)
@require_safe
def structure(request: Request, organisation_id: int) -> HttpResponse:
    """Show where a structure stands, step by step."""
    organisation = organisation_or_404(request, organisation_id)
    today = timezone.localdate()
    row = row_of(organisation, today)
    standing = standing_of(row)
    charter = current_charter()
    decisions = Decision.objects.filter(application__organisation=organisation).select_related(
        "application", "body", "withdrawal"
    )
    return page(
        request,
        "label/structure.html",
        gettext("Label : %(name)s") % {"name": organisation},
        organisation=organisation,
        row=row,
        state=in_words(row.state),
        open_state=in_words(row.open_state) if row.open_state else None,
        standing=standing,
        why_not=why_not_begin(standing, today),
        has_answered=(row.open_state or row.state) in ANSWERED,
        was_read=(row.open_state or row.state) in READ,
        is_decided=(row.open_state or row.state) in IN_FORCE,
        signed=next((each for each in row.commitments if charter and each.charter_id == charter.pk), None),
        charter=charter,
        invitation=SigningInvitation.objects.filter(organisation=organisation, closed_at=None).first(),
        now=timezone.now(),
        decisions=decisions.defer("file").order_by("-pk"),
        ambassadors=len(ambassadors_of(organisation.pk, today)),
        may_write=may_work_for(request.actor, organisation.pk) is None,
    )


@allowed(may_enter_label)
@require_POST
def start(request: Request, organisation_id: int) -> HttpResponse:
    """Begin an application for one's own structure."""
    organisation = organisation_or_404(request, organisation_id)
    if refusal := may_work_for(request.actor, organisation.pk):
        messages.info(request, str(refusal))
        return redirect("label:structure", organisation.pk)
    try:
        application = begin(organisation=organisation, actor=request.user)
    except NotNow as reason:
        messages.info(request, str(reason))
        return redirect("label:structure", organisation.pk)
    return redirect("label:application", application.code)
