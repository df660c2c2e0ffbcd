"""The files that a listener joins for the person: sealed while they arrive, as hers are."""

from functools import partial, wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, ngettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from vigie.accounts.access import Request, allowed
from vigie.core.attachments.receiving import SealingHandler
from vigie.core.attachments.sealed_views import sealed_while_read
from vigie.support.attachments.receiving import handler_for, received_in
from vigie.support.cases.access import CaseView, OpenCase, of_a_case, parts_for
from vigie.support.cases.joining import join_files
from vigie.support.filing.report import forget_files
from vigie.support.rules import may_listen


def of_a_case_with_files(view: CaseView) -> CaseView:
    """As ``of_a_case``, for a form with files: they are sealed while it is read, and those not kept are erased.

    Nothing is read from who may not open the case. The form is protected as any other once the sealing is set.
    """
    sealed = sealed_while_read(partial(handler_for, by_person=False))(of_a_case(view))

    @csrf_exempt
    @allowed(may_listen, hidden=True)
    @wraps(view)
    def receiving(request: Request, case_id: UUID, **parts: Any) -> HttpResponse:
        if not parts_for(request.user, case_id):
            raise Http404
        try:
            return sealed(request, case_id=case_id, **parts)
        finally:
            forget_files(received_in(request))

    return receiving


@require_POST
@of_a_case_with_files
def join(request: Request, opened: OpenCase) -> HttpResponse:
    """Join files to what the person reads; each refused one is told with its reason."""
    try:
        count = join_files(opened=opened, files=received_in(request), actor=request.user)
    except ValidationError as refusal:
        messages.warning(request, refusal.message)
    else:
        tell(request, count)
    return redirect("support:case", opened.case.pk)


def tell(request: Request, count: int) -> None:
    """Say what was joined, what was not, and why."""
    handler = request.upload_handlers[0]
    refusals = handler.refusals if isinstance(handler, SealingHandler) else []
    for refusal in refusals:
        messages.warning(request, refusal)
    if count:
        said = ngettext(
            "%(count)s fichier est joint, la personne le trouvera avec son code de suivi.",
            "%(count)s fichiers sont joints, la personne les trouvera avec son code de suivi.",
            count,
        )
        messages.success(request, said % {"count": count})
    elif received_in(request):
        messages.info(request, gettext("Ce fichier était déjà joint."))
    elif not refusals:
        messages.warning(request, gettext("Choisissez d'abord un fichier."))
