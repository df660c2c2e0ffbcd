"""Events as everyone reads them: the list, a page, registration and its secret link, the calendar, the poster."""

from datetime import timedelta

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request, allowed, everyone
from vigie.awareness.events.calendar import events_file
from vigie.awareness.events.forms import RegistrationForm
from vigie.awareness.events.letters import when
from vigie.awareness.events.poster import poster_of
from vigie.awareness.events.registering import Closed, rank_of, reason_not_to_register, register, withdraw
from vigie.awareness.letters import whole_address
from vigie.awareness.models import Event, Programme, Registration, audiences_in_words
from vigie.awareness.pages import Trail, page
from vigie.awareness.public_forms import kept_note
from vigie.awareness.rules import may_change
from vigie.core.exports import file_response
from vigie.core.waiting_list import places_left

PER_PAGE = 30
FOLLOWED_SINCE = timedelta(days=365)


def trail_to_events(event: Event | None = None) -> Trail:
    """Return the links back to public events, and to one of them."""
    trail: Trail = [(gettext("Événements"), reverse("awareness:events"))]
    if event:
        trail.append((event.title, reverse("awareness:public_event", args=[event.pk])))
    return trail


def public_event_or_404(event_id: int) -> Event:
    """Return an event that everyone may read."""
    return get_object_or_404(Event.objects.public(), pk=event_id)


@allowed(everyone)
@require_safe
def events(request: Request) -> HttpResponse:
    """List the events to come, then those of before."""
    now = timezone.now()
    shown = Event.objects.public().annotate(number_of_parts=Count("parts", filter=Q(parts__published_on__isnull=False)))
    before = Paginator(shown.filter(ends_at__lt=now, cancelled_on=None).order_by("-starts_at", "-pk"), PER_PAGE)
    return page(
        request,
        "awareness/events/events.html",
        gettext("Événements"),
        coming=[(event, when(event)) for event in shown.filter(ends_at__gte=now).order_by("starts_at", "pk")],
        before=before.get_page(request.GET.get("page")),
        programme=Programme.objects.filter(published_on__isnull=False, year=timezone.localdate(now).year).first(),
        feed=whole_address(reverse("awareness:events_feed")),
    )


@allowed(everyone)
@require_safe
def public_event(request: Request, event_id: int) -> HttpResponse:
    """Show an event, and its parts when it is made of others."""
    event = public_event_or_404(event_id)
    parts = event.parts.filter(published_on__isnull=False).order_by("starts_at", "pk")
    left = places_left(event.places, event.registrations.seated().count()) if event.takes_registrations else None
    return page(
        request,
        "awareness/events/public_event.html",
        event.title,
        trail=trail_to_events(),
        is_fictitious=event.is_fictitious,
        event=event,
        when=when(event),
        audiences=audiences_in_words(event.audiences),
        parts=[(part, when(part)) for part in parts],
        tools=event.tools.public(),
        left=left,
        is_open=not reason_not_to_register(event),
        may_write=may_change(request.actor, event.organisation_id) is None,
    )


@allowed(everyone)
def sign_up(request: Request, event_id: int) -> HttpResponse:
    """Register: a place, or one in the waiting list."""
    event = public_event_or_404(event_id)
    refusal = reason_not_to_register(event)
    form = RegistrationForm(request=request)
    if request.method == "POST" and not refusal and form.is_valid():
        if form.is_robot:
            return redirect("awareness:public_event", event.pk)
        try:
            kept = register(event_id=event.pk, registration=form.save(commit=False))
        except Closed as closed:
            form.add_error(None, str(closed))
        else:
            form.note_sending()
            return redirect("awareness:own_registration", kept.code)
    left = places_left(event.places, event.registrations.seated().count())
    return page(
        request,
        "awareness/events/sign_up.html",
        gettext("S'inscrire : %(event)s") % {"event": event.title},
        trail=trail_to_events(event),
        status=422 if form.errors else 200,
        is_fictitious=event.is_fictitious,
        event=event,
        when=when(event),
        form=form,
        left=left,
        refusal=refusal,
        note=kept_note(3),
        done=reverse("awareness:public_event", args=[event.pk]),
    )


@never_cache
@allowed(everyone)
def own_registration(request: Request, code: str) -> HttpResponse:
    """Show someone where they stand; they may withdraw."""
    registration = get_object_or_404(Registration.objects.select_related("event"), code=code)
    event = registration.event
    may_withdraw = registration.withdrawn_at is None and event.starts_at > timezone.now()
    if request.method == "POST" and may_withdraw:
        withdraw(registration_id=registration.pk)
        messages.success(request, gettext("C'est noté, vous n'êtes plus sur la liste. Merci de l'avoir dit."))
        return redirect("awareness:own_registration", code)
    is_waiting = registration.withdrawn_at is None and not registration.has_place
    return page(
        request,
        "awareness/events/own_registration.html",
        gettext("Mon inscription"),
        trail=trail_to_events(event) if event.published_on else trail_to_events(),
        registration=registration,
        event=event,
        when=when(event),
        rank=rank_of(registration) if is_waiting else None,
        may_withdraw=may_withdraw,
    )


@allowed(everyone)
@require_safe
def events_feed(request: Request) -> HttpResponse:
    """Give the public events as a calendar that anyone may follow."""
    since = timezone.now() - FOLLOWED_SINCE
    shown = Event.objects.public().filter(ends_at__gte=since).order_by("starts_at", "pk")
    return calendar_response(list(shown), gettext("Événements contre les discriminations"))


@allowed(everyone)
@require_safe
def event_file(request: Request, event_id: int, file_format: str) -> HttpResponse:
    """Give one event for a calendar, or its poster."""
    event = public_event_or_404(event_id)
    if file_format == "ics":
        return calendar_response([event], event.title)
    if file_format != "pdf":
        raise Http404
    address = whole_address(reverse("awareness:public_event", args=[event.pk]))
    return file_response(poster_of(event, address), event.title, "pdf")


def calendar_response(shown: list[Event], title: str) -> HttpResponse:
    """Return events as a calendar file."""
    addressed = [(event, whole_address(reverse("awareness:public_event", args=[event.pk]))) for event in shown]
    content = events_file(addressed, title=title, written=timezone.now())
    return file_response(content, title, "ics")
