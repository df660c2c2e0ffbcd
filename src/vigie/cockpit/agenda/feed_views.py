"""Pages in which someone makes and revokes the addresses their calendar reads, and the file that it reads."""

from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from vigie.accounts.access import Request, allowed, everyone
from vigie.accounts.actor import Actor
from vigie.cockpit.agenda.agenda_views import address_of
from vigie.cockpit.agenda.calendar_file import calendar_file
from vigie.cockpit.agenda.entries import Entry, entries_between
from vigie.cockpit.agenda.feeds import MOST_FEEDS, days_of_feed, open_feed, open_feeds_of, reader_of, revoke_feed
from vigie.cockpit.models import CalendarFeed
from vigie.core.exports import CONTENT_TYPES
from vigie.plan.access import current_plan
from vigie.plan.models import Plan
from vigie.plan.rules import may_read_plan, may_read_synthesis


class FeedForm(forms.Form):
    """Where the address will be used, so that its owner knows which to revoke."""

    name = forms.CharField(
        label=_("Où allez-vous l'utiliser ?"),
        max_length=100,
        required=False,
        help_text=_("Par exemple « mon téléphone » : vous saurez laquelle révoquer."),
    )


@allowed(may_read_synthesis)
def feeds(request: Request) -> HttpResponse:
    """List someone's own addresses and make another, whose code is shown this once."""
    form, address = FeedForm(request.POST or None), ""
    is_full = len(open_feeds_of(request.user)) >= MOST_FEEDS
    if request.method == "POST" and form.is_valid() and not is_full:
        code = open_feed(person=request.user, name=form.cleaned_data["name"])
        address = settings.VIGIE_ADDRESS + reverse("cockpit:calendar_feed", args=[code])
        form = FeedForm()
    trail = [(gettext("Agenda"), reverse("cockpit:agenda")), (gettext("Dans mon agenda"), None)]
    context = {
        "form": form,
        "new_address": address,
        "feeds": open_feeds_of(request.user),
        "is_full": is_full,
        "breadcrumb": trail,
    }
    response = render(request, "cockpit/agenda/feeds.html", context)
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
@allowed(may_read_synthesis)
def revoke(request: Request, feed_id: int) -> HttpResponse:
    """Close one of someone's own addresses; those of others do not exist for them."""
    feed = get_object_or_404(CalendarFeed, pk=feed_id, person=request.user)
    revoke_feed(feed=feed, actor=request.user)
    messages.success(request, gettext("Cette adresse ne donne plus rien : votre agenda cessera d'être mis à jour."))
    return redirect("cockpit:feeds")


@require_safe
@allowed(everyone)
def calendar_feed(request: Request, code: str) -> HttpResponse:
    """Give the agenda to a calendar, with what its owner may read today; any other code answers alike."""
    day = timezone.localdate()
    reader, plan = reader_of(code, day), current_plan()
    if reader is None:
        # A calendar reads this, not a person: a line, and no page that would differ from one code to the next.
        refusal = gettext("Cette adresse d'agenda n'existe pas, ou n'existe plus.")
        response = HttpResponse(refusal, status=404, content_type="text/plain; charset=utf-8")
    else:
        response = HttpResponse(agenda_file(reader, plan), content_type=CONTENT_TYPES["ics"])
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "no-referrer"
    return response


def agenda_file(reader: Actor, plan: Plan | None) -> bytes:
    """Return the agenda of a plan as its reader may know it; empty before the first plan."""
    may_work = may_read_plan(reader) is None

    def whole_address(entry: Entry) -> str:
        address = address_of(entry, may_work=may_work)
        return settings.VIGIE_ADDRESS + address if address else ""

    return calendar_file(
        entries_between(*days_of_feed(timezone.localdate()), plan) if plan else [],
        title=plan.title if plan else "Vigie",
        house=urlsplit(settings.VIGIE_ADDRESS).hostname or "vigie",
        zone=timezone.get_default_timezone(),
        written=timezone.now(),
        address_of=whole_address,
    )
