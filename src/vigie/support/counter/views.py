"""The counter: someone who listens writes down a call, a visit or a letter, and hands the code over."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from vigie.accounts.access import allowed
from vigie.accounts.vault_access import VaultRequest, vault_open
from vigie.core.page_tokens import StaleToken
from vigie.support.counter.forms import ContactRecordForm
from vigie.support.counter.recording import record_contact
from vigie.support.filing.forms import lists_on
from vigie.support.filing.proof import proof_token
from vigie.support.filing.sending import new_form_token, nonce_of
from vigie.support.models import Listening, ReceptionPoint
from vigie.support.rules import may_listen


@allowed(may_listen)
@vault_open
@never_cache
def record_visit(request: VaultRequest) -> HttpResponse:
    """Show the form of the counter, and the code to hand over once it is kept."""
    listenings = Listening.objects.current().able_to_read().filter(person=request.user)
    points = ReceptionPoint.objects.filter(pk__in=listenings.values("point"))
    lists = lists_on(timezone.localdate())
    form = ContactRecordForm(lists, request.POST if request.method == "POST" else None, points=points)
    token = request.POST.get("token", "")
    try:
        nonce = nonce_of(token)
    except StaleToken:
        nonce, token = b"", new_form_token()
    if not nonce or not form.is_valid():
        context = {
            "form": form,
            "token": token,
            "points": points,
            "breadcrumb": [(_("Appel, visite ou courrier"), None)],
        }
        return render(request, "support/counter/record.html", context)
    answers = form.cleaned_data
    filed = record_contact(actor=request.user, point=answers["point"], nonce=nonce, answers=answers)
    context = {"filed": filed, "words": filed.receipt.split(), "proof_token": proof_token(filed), "breadcrumb": []}
    return render(request, "support/counter/receipt.html", context)
