"""Pages in which people and organisations join a body, are invited, ask, answer and leave."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext

from vigie.accounts.access import Request, allowed, check
from vigie.plan.access import seats_of
from vigie.plan.bodies.body_page import facts_of
from vigie.plan.bodies.finding import body_or_404, body_to_run, seat_or_404
from vigie.plan.bodies.forms import AskForm, InviteForm, NewSeatForm, SeatAnswerForm, SeatForm
from vigie.plan.bodies.rules import may_answer_seat, may_ask_to_sit, may_end_seat
from vigie.plan.bodies.seats import add_seat, answer_seat, ask_for_seat, change_seat, end_seat, invite_organisation
from vigie.plan.bodies.step_pages import confirm_page, step_page
from vigie.plan.models import BodyMember
from vigie.plan.rules import may_read_bodies, may_run_body


def done(form: Any, act: Any) -> bool:
    """Do something, or say in the form why it cannot be done and return False."""
    try:
        act()
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return False
    return True


@allowed(may_read_bodies)
def add_member(request: Request, body_id: int) -> HttpResponse:
    """Seat someone, or an organisation."""
    body = body_to_run(request, body_id)
    seat = BodyMember(body=body)
    form = NewSeatForm(
        request.POST or None,
        instance=seat,
        body=body,
        actor=request.actor,
        initial={"category": request.GET.get("categorie")},
    )
    if request.method == "POST" and form.is_valid() and done(form, lambda: add_seat(seat=seat, actor=request.user)):
        messages.success(request, gettext("C'est enregistré : le membre siège."))
        return redirect("plan:body", body.pk)
    return step_page(request, body, gettext("Ajouter un membre"), form, gettext("Ajouter"))


@allowed(may_read_bodies)
def edit_seat(request: Request, seat_id: int) -> HttpResponse:
    """Change in which capacity someone sits."""
    with transaction.atomic():
        rows = BodyMember.objects.select_for_update(of=("self",)).select_related("body", "person", "organisation")
        seat = get_object_or_404(rows, pk=seat_id, left_on=None)
        check(may_run_body(request.actor, seats_of(seat.body)))
        form = SeatForm(request.POST or None, instance=seat, body=seat.body)
        if request.method == "POST" and form.is_valid():
            fields = [name for name in form.changed_data if name != "seen"]
            change_seat(seat=form.save(commit=False), fields=fields, changes=form.changes(), actor=request.user)
            messages.success(request, gettext("C'est enregistré."))
            return redirect("plan:body", seat.body_id)
    title = gettext("Modifier le siège de %(name)s") % {"name": seat}
    return step_page(request, seat.body, title, form, gettext("Enregistrer"))


@allowed(may_read_bodies)
def invite(request: Request, body_id: int) -> HttpResponse:
    """Offer a seat to an organisation."""
    body = body_to_run(request, body_id)
    form = InviteForm(request.POST or None, body=body)
    if request.method == "POST" and form.is_valid():
        chosen = {**form.cleaned_data, "body": body, "actor": request.user}
        if done(form, lambda: invite_organisation(**chosen)):
            messages.success(request, gettext("L'invitation est prête à partir."))
            return redirect("plan:body", body.pk)
    intro = gettext("Le message part aux personnes qui contribuent au nom de la structure, sinon à son adresse.")
    return step_page(request, body, gettext("Inviter une structure"), form, gettext("Inviter"), intro)


@allowed(may_read_bodies)
def ask(request: Request, body_id: int) -> HttpResponse:
    """Ask for a seat in the name of one's organisation."""
    body = body_or_404(body_id)
    check(may_ask_to_sit(request.actor, is_open=body.is_open))
    form = AskForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        chosen = {**form.cleaned_data, "body": body, "actor": request.user}
        if done(form, lambda: ask_for_seat(**chosen)):
            messages.success(request, gettext("Votre demande est transmise aux personnes qui animent l'instance."))
            return redirect("plan:body", body.pk)
    intro = gettext("Les personnes qui animent l'instance répondront par courriel.")
    return step_page(request, body, gettext("Demander à rejoindre l'instance"), form, gettext("Demander"), intro)


@allowed(may_read_bodies)
def answer(request: Request, seat_id: int) -> HttpResponse:
    """Answer an invitation or a request; who has nothing to do with the seat does not know that it exists."""
    seat, seats = seat_or_404(seat_id)
    facts = facts_of(seat)
    if may_end_seat(request.actor, seats, facts):
        raise Http404
    check(may_answer_seat(request.actor, seats, facts))
    form = SeatAnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = {"is_accepted": form.cleaned_data["answer"] == "accept", "word": form.cleaned_data["word"]}
        if done(form, lambda: answer_seat(seat=seat, actor=request.user, **said)):
            messages.success(request, gettext("La réponse est enregistrée."))
            return redirect("plan:body", seat.body_id)
    title = gettext("Répondre à la demande") if seat.asked_on else gettext("Répondre à l'invitation")
    intro = gettext("Structure : %(name)s.") % {"name": seat}
    return step_page(request, seat.body, title, form, gettext("Répondre"), intro)


@allowed(may_read_bodies)
def leave(request: Request, seat_id: int) -> HttpResponse:
    """Ask whether a seat must be left, then leave it."""
    seat, seats = seat_or_404(seat_id)
    if may_end_seat(request.actor, seats, facts_of(seat)):
        raise Http404
    if request.method == "POST":
        end_seat(seat=seat, actor=request.user)
        messages.success(request, gettext("C'est noté : ce siège n'est plus occupé."))
        return redirect("plan:body", seat.body_id)
    consequence = gettext("Le siège prend fin aujourd'hui ; son histoire reste lisible par les membres.")
    return confirm_page(request, seat.body, gettext("Quitter l'instance"), consequence, subject=str(seat))
