"""Referrals seen from the point that receives: what was shared and nothing else, an answer, notes, a dialogue."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, pgettext
from django.views.decorators.http import require_POST, require_safe

from vigie.accounts.access import Request, allowed
from vigie.core.sealed_downloads import download
from vigie.support.cases.forms import NoteForm
from vigie.support.cases.story import notes_in, story_in
from vigie.support.fields import Field
from vigie.support.referrals.answering import (
    accept_referral,
    finish_referral,
    refuse_referral,
    write_referral_note,
)
from vigie.support.referrals.asking import agreements_of
from vigie.support.referrals.dialogue import DESTINATION, said_in, say
from vigie.support.referrals.forms import AcceptForm, DoneForm, ReasonForm, SayForm
from vigie.support.referrals.moving import settle_case
from vigie.support.referrals.receiving import OpenReferral, of_a_referral, received_by
from vigie.support.rules import may_listen
from vigie.support.sealing import read_files, read_texts, read_versions

PAGE = "support:referral"


@require_safe
@allowed(may_listen, hidden=True)
def referrals(request: Request) -> HttpResponse:
    """List the referrals received, without content."""
    rows = received_by(request.user).select_related("destination", "case__point").order_by("answer_by", "pk")
    context = {
        "waiting": [row for row in rows if row.state == "sent"],
        "others": [row for row in rows if row.state != "sent"],
        "today": timezone.localdate(),
        "breadcrumb": [(gettext("Dossiers"), reverse("support:cases")), (gettext("Orientations reçues"), None)],
    }
    return render(request, "support/referrals/referrals.html", context)


@require_safe
@of_a_referral
def referral(request: Request, opened: OpenReferral) -> HttpResponse:
    """Show what was shared."""
    return draw(request, opened)


def draw(request: Request, opened: OpenReferral, status: int = 200, **forms: Any) -> HttpResponse:
    """Draw a referral around the forms that its state allows. forms: those sent back with their mistakes."""
    texts, found = read_texts(opened.part, opened.key), opened.referral
    context = {
        "referral": found,
        "agreements": agreements_of(found.case.point).filter(destination=found.destination),
        "story": story_in(texts),
        "files": read_files(opened.part, opened.key),
        "answers": read_versions(opened.part, opened.key, Field.REFERRAL_ANSWER),
        "said": said_in(texts),
        "notes": notes_in(read_texts(opened.notes, opened.notes_key)),
        "is_waiting": found.state == "sent",
        "is_accepted": found.state == "accepted",
        "accept_form": AcceptForm(prefix="oui"),
        "refuse_form": ReasonForm(prefix="non"),
        "done_form": DoneForm(prefix="fin"),
        "say_form": SayForm(prefix="message"),
        "note_form": NoteForm(prefix="note"),
        "breadcrumb": [
            (gettext("Dossiers"), reverse("support:cases")),
            (gettext("Orientations reçues"), reverse("support:referrals")),
            (pgettext("vers un lieu", "Orientation"), None),
        ],
    }
    return render(request, "support/referrals/referral.html", context | forms, status=status)


# The form's name on the page, its prefix, its class, the act, by the act's name in addresses.
ACTS: dict[str, tuple[str, str, Any, Any]] = {
    "accepter": ("accept_form", "oui", AcceptForm, accept_referral),
    "refuser": ("refuse_form", "non", ReasonForm, refuse_referral),
    "terminer": ("done_form", "fin", DoneForm, finish_referral),
}


@require_POST
@of_a_referral
def answer(request: Request, opened: OpenReferral, act: str) -> HttpResponse:
    """Accept, refuse, or say that it is done."""
    if act not in ACTS:
        raise Http404
    name, prefix, form_class, do = ACTS[act]
    form = form_class(request.POST, prefix=prefix)
    if not form.is_valid():
        return draw(request, opened, status=422, **{name: form})
    try:
        do(referral=opened.referral, key=opened.key, words=form.cleaned_data["words"], actor=request.user)
    except ValidationError as refusal:
        messages.warning(request, refusal.message)
    else:
        messages.success(request, gettext("Votre réponse est transmise à la personne et à l'accueil qui oriente."))
    return redirect("support:referrals") if act == "refuser" else redirect(PAGE, opened.referral.pk)


@require_POST
@of_a_referral
def say_from_destination(request: Request, opened: OpenReferral) -> HttpResponse:
    """Write about the referral to the person and to the point that refers."""
    form = SayForm(request.POST, prefix="message")
    if not form.is_valid():
        return draw(request, opened, status=422, say_form=form)
    with transaction.atomic():
        say(opened.part, opened.key, form.cleaned_data["text"], DESTINATION)
        settle_case(opened.referral.case, awaits_staff=True)
    messages.success(request, gettext("Le message est envoyé."))
    return redirect(PAGE, opened.referral.pk)


@require_POST
@of_a_referral
def note(request: Request, opened: OpenReferral) -> HttpResponse:
    """Keep a note to oneself."""
    form = NoteForm(request.POST, prefix="note")
    if not form.is_valid():
        return draw(request, opened, status=422, note_form=form)
    write_referral_note(
        referral=opened.referral, key=opened.notes_key, text=form.cleaned_data["text"], actor=request.user
    )
    messages.success(request, gettext("La note est enregistrée."))
    return redirect(PAGE, opened.referral.pk)


@require_safe
@of_a_referral
def referral_file(request: Request, opened: OpenReferral, file_id: int) -> StreamingHttpResponse:
    """Give a file that was shared."""
    cards = read_files(opened.part, opened.key)
    for card in [*cards, *(card.copy for card in cards if card.copy)]:
        if card.row.pk == file_id:
            return download(card.upload)
    raise Http404
