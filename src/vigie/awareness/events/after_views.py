"""Who registered, who came, what it cost, what was learnt and noticed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext

from vigie.accounts.access import Request, allowed
from vigie.awareness.access import event_or_404
from vigie.awareness.events.event_life import close_event
from vigie.awareness.events.event_views import trail_to_kept_events
from vigie.awareness.events.forms import CountForm, GiveForm, ObservationForm
from vigie.awareness.events.observing import AlreadyThere, add_observation, give_observation, remove_observation
from vigie.awareness.events.registering import counted_from_list, note_attendance
from vigie.awareness.models import Observation
from vigie.awareness.pages import confirm_page, form_page, page
from vigie.awareness.rules import may_prepare, may_run_awareness


@allowed(may_prepare)
def attendance(request: Request, event_id: int) -> HttpResponse:
    """Show who is registered, in order, and note who came."""
    found = event_or_404(request, event_id)
    if request.method == "POST":
        note_attendance(
            event=found, present=marked(request, "present"), absent=marked(request, "absent"), actor=request.user
        )
        messages.success(request, gettext("Les présences sont notées."))
        return redirect("awareness:count_event", found.pk)
    standing = found.registrations.standing()
    return page(
        request,
        "awareness/events/attendance.html",
        gettext("Inscriptions et présences"),
        trail=trail_to_kept_events(found),
        event=found,
        seated=standing.filter(has_place=True),
        waiting=standing.filter(has_place=False),
        withdrawn=found.registrations.filter(withdrawn_at__isnull=False).count(),
    )


def marked(request: HttpRequest, mark: str) -> set[int]:
    """Return the registrations marked so; whatever does not read is left out."""
    return {
        int(name.removeprefix("inscription-"))
        for name, value in request.POST.items()
        if value == mark
        and name.startswith("inscription-")
        and name.removeprefix("inscription-").isdecimal()
        and len(name) < 30
    }


@allowed(may_prepare)
def count_event(request: Request, event_id: int) -> HttpResponse:
    """Write who came, by sex and without any name, what it cost, what was learnt."""
    found = event_or_404(request, event_id)
    initial = counted_from_list(found) if found.people is None else {}
    form = CountForm(request.POST if request.method == "POST" else None, instance=found, initial=initial)
    done = reverse("awareness:event", args=[found.pk])
    if form.is_valid():
        close_event(event=found, counts=form.cleaned_data, actor=request.user)
        messages.success(request, gettext("C'est enregistré."))
        return redirect(done)
    intro = gettext(
        "Combien de personnes sont venues, sans aucun nom. La liste des présences, si vous l'avez tenue, remplit déjà "
        "ces nombres."
    )
    return form_page(
        request, form, gettext("Bilan de l'événement"), done, trail=trail_to_kept_events(found), intro=intro
    )


@allowed(may_prepare)
def observe(request: Request, event_id: int) -> HttpResponse:
    """Keep what the event let notice about discrimination."""
    found = event_or_404(request, event_id)
    form = ObservationForm(request.POST if request.method == "POST" else None)
    done = reverse("awareness:event", args=[found.pk])
    if form.is_valid():
        try:
            add_observation(event=found, actor=request.user, **form.cleaned_data)
        except AlreadyThere as refusal:
            form.add_error("title", str(refusal))
        else:
            kept = gettext("Le constat est gardé. L'équipe qui pilote peut le donner à un diagnostic.")
            messages.success(request, kept)
            return redirect(done)
    intro = gettext("Ce que des personnes ont dit ou montré, un théâtre-forum par exemple, sur les discriminations.")
    return form_page(request, form, gettext("Noter un constat"), done, trail=trail_to_kept_events(found), intro=intro)


@allowed(may_prepare)
def drop_observation(request: Request, observation_id: int) -> HttpResponse:
    """Ask, then take away what was noted."""
    observation = get_object_or_404(Observation.objects.select_related("event"), pk=observation_id)
    found = event_or_404(request, observation.event_id)
    done = reverse("awareness:event", args=[found.pk])
    if request.method == "POST":
        remove_observation(observation=observation, actor=request.user)
        messages.success(request, gettext("Le constat est retiré."))
        return redirect(done)
    return confirm_page(
        request,
        gettext("Retirer ce constat ?"),
        subject=observation.title,
        consequence=gettext("Un diagnostic qui l'a repris garde le sien."),
        submit_label=gettext("Retirer"),
        done=done,
        trail=trail_to_kept_events(found),
    )


@allowed(may_run_awareness)
def give_to_diagnosis(request: Request, observation_id: int) -> HttpResponse:
    """Give what was noticed to a diagnosis that is being made."""
    observation = get_object_or_404(Observation.objects.select_related("event"), pk=observation_id)
    form = GiveForm(request.POST if request.method == "POST" else None)
    done = reverse("awareness:event", args=[observation.event_id])
    if form.is_valid():
        diagnosis = form.cleaned_data["diagnosis"]
        try:
            give_observation(observation_id=observation.pk, diagnosis=diagnosis, actor=request.user)
        except AlreadyThere as refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(request, gettext("C'est un constat « par la parole » de ce diagnostic."))
        return redirect(done)
    return form_page(
        request,
        form,
        gettext("Donner ce constat à un diagnostic"),
        done,
        trail=trail_to_kept_events(observation.event),
        intro=observation.title,
        submit_label=gettext("Donner"),
    )
