"""Events as they are prepared: the list, a page, what is done with it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from vigie.accounts.access import Request, allowed
from vigie.accounts.history import history_of
from vigie.awareness.access import event_or_404, is_pilot, organisations_for, own
from vigie.awareness.events.event_life import (
    TOLD,
    NotNow,
    add_event,
    cancel_event,
    change_event,
    publish_event,
    reason_not_to_remove,
    remove_event,
    return_event,
    state_of,
    submit_event,
)
from vigie.awareness.events.forms import EventForm
from vigie.awareness.events.letters import when
from vigie.awareness.models import Event, audiences_in_words
from vigie.awareness.pages import Trail, confirm_page, form_page, page, trail_home, trail_to
from vigie.awareness.rules import may_prepare, may_run_awareness
from vigie.awareness.toolbox.forms import ReturnForm
from vigie.awareness.wording.reading import ReadingForm, answers_in_words
from vigie.awareness.wording.vocabulary import advice_on
from vigie.observatory.models import DiagnosisFinding

PER_PAGE = 50


def trail_to_kept_events(event: Event | None = None) -> Trail:
    """Return the links back to the events that are kept, and to one of them."""
    trail = trail_to(gettext("Événements"), "kept_events")
    return [*trail, (event.title, reverse("awareness:event", args=[event.pk]))] if event else trail


@allowed(may_prepare)
@require_safe
def kept_events(request: Request) -> HttpResponse:
    """List the events that someone may change, the last first."""
    rows = Event.objects.filter(own(request.actor)).select_related("organisation__parent")
    listed = Paginator(rows.order_by("-starts_at", "-pk"), PER_PAGE).get_page(request.GET.get("page"))
    return page(
        request,
        "awareness/events/kept_events.html",
        gettext("Événements"),
        trail=trail_home(),
        listed=listed,
        rows=[(event, when(event), state_of(event)) for event in listed],
        is_pilot=is_pilot(request.actor),
    )


@allowed(may_prepare)
@require_safe
def event(request: Request, event_id: int) -> HttpResponse:
    """Show an event as it is prepared, who registers, what was noticed, and what can be done."""
    found = event_or_404(request, event_id)
    reading = getattr(found, "reading", None)
    standing = found.registrations.standing()
    voices = dict(DiagnosisFinding.Voice.choices)
    observations = [(each, voices.get(each.said_by, "")) for each in found.observations.select_related("given_to")]
    return page(
        request,
        "awareness/events/event.html",
        found.title,
        trail=trail_to_kept_events(),
        is_fictitious=found.is_fictitious,
        event=found,
        when=when(found),
        audiences=audiences_in_words(found.audiences),
        state=state_of(found),
        seated=standing.filter(has_place=True).count(),
        waiting=standing.filter(has_place=False).count(),
        parts=found.parts.all(),
        observations=observations,
        answers=answers_in_words(reading.answers) if reading else [],
        is_pilot=is_pilot(request.actor),
        may_remove=not reason_not_to_remove(found),
        history=history_of(found, 10),
    )


def event_form(request: Request, event: Event) -> EventForm:
    """Return the form of an event for whoever prepares it."""
    return EventForm(
        request.POST if request.method == "POST" else None,
        instance=event,
        organisations=organisations_for(request.actor),
        must_belong=not is_pilot(request.actor),
    )


@allowed(may_prepare)
def enter_event(request: Request) -> HttpResponse:
    """Prepare a new event, as a draft."""
    form = event_form(request, Event())
    if form.is_valid():
        tools = form.cleaned_data["tools"]
        added = add_event(event=form.save(commit=False), tools=tools, actor=request.user)
        messages.success(request, gettext("C'est enregistré : un brouillon, que le public ne voit pas encore."))
        return redirect("awareness:event", added.pk)
    title, done = gettext("Préparer un événement"), reverse("awareness:kept_events")
    return form_page(request, form, title, done, trail=trail_to_kept_events())


@allowed(may_prepare)
def edit_event(request: Request, event_id: int) -> HttpResponse:
    """Change an event; whoever is registered is told of another day, hour or place."""
    with transaction.atomic():
        found = event_or_404(request, event_id, lock=True)
        before = {name: getattr(found, name) for name in (*TOLD, "moment_id")}
        form = event_form(request, found)
        if form.is_valid():
            tools = form.cleaned_data["tools"]
            change_event(event=form.save(commit=False), before=before, tools=tools, actor=request.user)
            messages.success(request, gettext("C'est enregistré."))
            return redirect("awareness:event", found.pk)
    done = reverse("awareness:event", args=[found.pk])
    intro = (
        "" if "title" in form.fields else gettext("Les mots publiés ont été relus : l'équipe qui pilote les change.")
    )
    title = gettext("Modifier l'événement")
    return form_page(request, form, title, done, trail=trail_to_kept_events(found), intro=intro)


@allowed(may_prepare)
@require_POST
def propose_event(request: Request, event_id: int) -> HttpResponse:
    """Propose an event to the pilot."""
    found = event_or_404(request, event_id)
    submit_event(event_id=found.pk, actor=request.user)
    messages.success(request, gettext("C'est proposé : l'équipe qui pilote le plan relit, puis publie."))
    return redirect("awareness:event", found.pk)


@allowed(may_run_awareness)
def open_event(request: Request, event_id: int) -> HttpResponse:
    """Ask what must be answered, then publish an event."""
    found = event_or_404(request, event_id)
    form = ReadingForm(request.POST if request.method == "POST" else None)
    done = reverse("awareness:event", args=[found.pk])
    if form.is_valid():
        publish_event(event_id=found.pk, answers=form.answers, note=form.cleaned_data["note"], actor=request.user)
        messages.success(request, gettext("L'événement est public."))
        return redirect(done)
    return page(
        request,
        "awareness/events/publish.html",
        gettext("Publier : %(title)s") % {"title": found.title},
        trail=trail_to_kept_events(found),
        status=422 if form.errors else 200,
        form=form,
        advice=advice_on([found.title, found.summary, found.text]),
        done=done,
    )


@allowed(may_run_awareness)
def send_event_back(request: Request, event_id: int) -> HttpResponse:
    """Send a proposed event back, with what to change."""
    found = event_or_404(request, event_id)
    form = ReturnForm(request.POST if request.method == "POST" else None)
    done = reverse("awareness:event", args=[found.pk])
    if form.is_valid():
        return_event(event_id=found.pk, reason=form.cleaned_data["reason"], actor=request.user)
        messages.success(request, gettext("C'est renvoyé, avec ce qui est à revoir."))
        return redirect(done)
    title, label = gettext("Renvoyer à la structure"), gettext("Renvoyer")
    return form_page(request, form, title, done, trail=trail_to_kept_events(found), submit_label=label)


@allowed(may_prepare)
def call_event_off(request: Request, event_id: int) -> HttpResponse:
    """Ask, then cancel an event; whoever is registered is told."""
    found = event_or_404(request, event_id)
    done = reverse("awareness:event", args=[found.pk])
    if request.method == "POST":
        try:
            cancel_event(event_id=found.pk, actor=request.user)
        except NotNow as refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(request, gettext("L'événement est annulé ; les personnes inscrites reçoivent un message."))
        return redirect(done)
    return confirm_page(
        request,
        gettext("Annuler cet événement ?"),
        subject=found.title,
        consequence=gettext("Sa page dira qu'il est annulé, et les personnes inscrites reçoivent un message."),
        submit_label=gettext("Annuler l'événement"),
        done=done,
        trail=trail_to_kept_events(found),
    )


@allowed(may_prepare)
def drop_event(request: Request, event_id: int) -> HttpResponse:
    """Ask, then remove a draft that was never public."""
    found = event_or_404(request, event_id)
    if request.method == "POST":
        try:
            remove_event(event_id=found.pk, actor=request.user)
        except NotNow as refusal:
            messages.warning(request, str(refusal))
            return redirect("awareness:event", found.pk)
        messages.success(request, gettext("Le brouillon est supprimé."))
        return redirect("awareness:kept_events")
    return confirm_page(
        request,
        gettext("Supprimer ce brouillon ?"),
        subject=found.title,
        consequence=gettext("Il disparaîtra ; le journal en garde la trace."),
        refusal=reason_not_to_remove(found),
        submit_label=gettext("Supprimer"),
        done=reverse("awareness:event", args=[found.pk]),
        trail=trail_to_kept_events(found),
    )
