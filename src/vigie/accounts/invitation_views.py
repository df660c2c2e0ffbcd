"""Invitations: sent by the pilot or an administrator, accepted by whoever holds the link."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from vigie.accounts.access import Request, allowed, check, everyone
from vigie.accounts.forms import AcceptanceForm, InvitationForm
from vigie.accounts.inviting import (
    accept_invitation,
    find_invitation,
    invite_by_details,
    resend_invitation,
    revoke_invitation,
    sentence_of,
)
from vigie.accounts.models import Invitation
from vigie.accounts.people_views import crumbs, roles_of
from vigie.accounts.rules import may_change_person, may_give_role, may_offer_role, may_read_people

GONE = 410


@require_http_methods(["GET", "POST"])
@allowed(may_read_people, hidden=True)
def invitation(request: Request) -> HttpResponse:
    """Invite someone with a role."""
    form = InvitationForm(request.POST or None, actor=request.actor, initial=request.GET.dict())
    if request.method == "POST" and form.is_valid() and invited(request, form):
        return redirect("accounts:people")
    context = {
        "form": form,
        "heading": _("Inviter quelqu'un"),
        "lead": _("La personne reçoit un lien, valable 14 jours, et choisit elle-même son mot de passe."),
        "submit_label": _("Envoyer l'invitation"),
        "cancel_url": reverse("accounts:people"),
        "breadcrumb": crumbs((_("Inviter"), None)),
    }
    return render(request, "accounts/form.html", context)


def invited(request: Request, form: InvitationForm) -> bool:
    """Send the invitation a form asks for; put the refusal on the form otherwise."""
    values: dict[str, Any] = dict(form.cleaned_data)
    known = values.pop("person")
    check(may_offer_role(request.actor, values["role"], known.pk if known else None))
    if known and values["email"] not in {"", known.email}:
        # Whoever holds the address holds every invitation sent to it, those to higher roles included.
        check(may_change_person(request.actor, known.pk, roles_of(known)))
    try:
        person, _link = invite_by_details(known=known, actor=request.user, **values)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return False
    messages.success(request, _("L'invitation part vers %(email)s.") % {"email": person.email})
    return True


@require_POST
@allowed(may_read_people, hidden=True)
def invitation_sending(request: Request, pk: int) -> HttpResponse:
    """Send an invitation again, with a new link."""
    sent = get_object_or_404(Invitation, pk=pk)
    check(may_give_role(request.actor, sent.role, sent.person_id))
    try:
        resend_invitation(invitation=sent, actor=request.user)
        messages.success(request, _("Un nouveau lien est en route ; l'ancien ne marche plus."))
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    return redirect("accounts:person", sent.person_id)


@require_POST
@allowed(may_read_people, hidden=True)
def invitation_revoking(request: Request, pk: int) -> HttpResponse:
    """Cancel an invitation."""
    sent = get_object_or_404(Invitation, pk=pk)
    check(may_give_role(request.actor, sent.role, None))
    try:
        revoke_invitation(invitation=sent, actor=request.user)
        messages.success(request, _("L'invitation est annulée : son lien ne marche plus."))
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    return redirect("accounts:person", sent.person_id)


@never_cache
@require_http_methods(["GET", "POST"])
@allowed(everyone)
def acceptance(request: Request, code: str) -> HttpResponse:
    """Show an invitation to whoever holds its link, and accept it."""
    received = find_invitation(code)
    if received is None:
        raise Http404
    if received.state == "accepted" and request.method == "POST":
        return redirect("account_login")
    if received.state != "pending":
        return render(
            request, "accounts/invitation_closed.html", {"sentence": sentence_of(received.state)}, status=GONE
        )
    chooses = not received.person.can_sign_in
    form = AcceptanceForm(request.POST or None, person=received.person) if chooses else None
    if request.method == "POST" and (form is None or form.is_valid()):
        try:
            accept_invitation(invitation=received, password=form.cleaned_data["password"] if form else "")
        except ValidationError as refusal:
            messages.error(request, refusal.messages[0])
            return redirect(request.path)
        messages.success(request, _("C'est fait : connectez-vous avec votre adresse électronique."))
        return redirect("account_login")
    return render(request, "accounts/invitation.html", {"invitation": received, "form": form})
