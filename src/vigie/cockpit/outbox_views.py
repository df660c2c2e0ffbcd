"""What Vigie sent by e-mail, what waits, what failed: a failure is seen by the pilot, never silent."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from vigie.accounts.access import Reason, Request, allowed
from vigie.accounts.actor import Actor
from vigie.accounts.models import Role
from vigie.core import outbox
from vigie.core.models import OutboxMessage, OutboxState


def may_watch_messages(actor: Actor) -> Reason:
    """Addresses are personal data: the pilot and the administrator alone see to whom messages went."""
    if actor.has(Role.PILOT, Role.ADMINISTRATOR):
        return None
    return gettext_lazy("Seules la personne qui pilote le plan et l'administration voient les messages envoyés.")


@allowed(may_watch_messages)
def outbox_page(request: Request) -> HttpResponse:
    """The messages, newest first, by state."""
    state = request.GET.get("etat", "")
    found = OutboxMessage.objects.order_by("-created_at", "-id")
    if state in OutboxState.values:
        found = found.filter(state=state)
    context = {
        "page": Paginator(found, 50).get_page(request.GET.get("page")),
        "states": OutboxState.choices,
        "state": state,
        "breadcrumb": [(_("Messages envoyés"), None)],
    }
    return render(request, "cockpit/outbox.html", context)


@allowed(may_watch_messages)
@require_POST
def retry_message(request: Request, pk: int) -> HttpResponse:
    """Put a failed message back in line."""
    message = get_object_or_404(OutboxMessage, pk=pk)
    if outbox.retry(message):
        messages.success(request, _("Le message sera envoyé de nouveau."))
    else:
        messages.error(request, _("Ce message n'est pas en échec : il n'y a rien à relancer."))
    return redirect("cockpit:outbox")
