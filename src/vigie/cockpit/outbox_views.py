"""What Vigie sent by e-mail, what waits, what failed: a failure is seen by the pilot, never silent."""

from django.conf import settings
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

# What each kind of message is, as the rooms name them when they write one.
KINDS = {
    "invitation": gettext_lazy("invitation à ouvrir un compte"),
    "sign_in": gettext_lazy("connexion et mot de passe"),
    "join_answer": gettext_lazy("réponse à une demande d'adhésion"),
    "update_link": gettext_lazy("lien de mise à jour"),
    "meeting": gettext_lazy("réunion"),
    "revision": gettext_lazy("révision du plan"),
    "body_invitation": gettext_lazy("invitation dans une instance"),
    "body_answer": gettext_lazy("réponse à une demande de place"),
    "body_request": gettext_lazy("demande de place dans une instance"),
    "reminder": gettext_lazy("rappel"),
    "edition": gettext_lazy("édition à relire"),
    "data_request": gettext_lazy("demande de données"),
    "support_waiting": gettext_lazy("quelque chose attend à l'accueil"),
    "training": gettext_lazy("formation"),
    "event": gettext_lazy("événement"),
    "loan": gettext_lazy("prêt d'un outil"),
    "intervention": gettext_lazy("demande d'intervention"),
    "label_signing": gettext_lazy("charte du label à signer"),
    "label_reading": gettext_lazy("candidature au label à lire"),
    "label_decision": gettext_lazy("décision sur le label"),
    "network_receipt": gettext_lazy("accusé de réception d'une candidature"),
    "network_answer": gettext_lazy("réponse à une candidature"),
    "network_nomination": gettext_lazy("désignation dans le réseau"),
    "network_mandate": gettext_lazy("fin prochaine d'un mandat du réseau"),
}


def may_watch_messages(actor: Actor) -> Reason:
    """Addresses are personal data: the pilot and the administrator alone see to whom messages went."""
    if actor.has(Role.PILOT, Role.ADMINISTRATOR):
        return None
    return gettext_lazy("Seules la personne qui pilote le plan et l'administration voient les messages envoyés.")


@allowed(may_watch_messages)
def outbox_page(request: Request) -> HttpResponse:
    """The messages, newest first, by state and by kind."""
    state, kind = request.GET.get("etat", ""), request.GET.get("nature", "")
    kinds = dict(kinds_sent())
    found = OutboxMessage.objects.order_by("-created_at", "-id")
    if state in OutboxState.values:
        found = found.filter(state=state)
    if kind in kinds:
        found = found.filter(kind=kind)
    page = Paginator(found, 50).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [(message, kinds.get(message.kind, message.kind)) for message in page.object_list],
        "states": OutboxState.choices,
        "state": state,
        "kinds": kinds.items(),
        "kind": kind,
        "is_demonstration": settings.VIGIE_DEMO,
        "breadcrumb": [(_("Messages envoyés"), None)],
    }
    return render(request, "cockpit/outbox.html", context)


def kinds_sent() -> list[tuple[str, str]]:
    """Return the kinds of the messages that are there: code, words."""
    codes = OutboxMessage.objects.order_by("kind").values_list("kind", flat=True).distinct()
    return [(code, str(KINDS.get(code, code))) for code in codes]


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
