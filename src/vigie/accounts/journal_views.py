"""The journal of acts, for those who answer for the plan."""

from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request, allowed
from vigie.accounts.history import known_kinds, known_verbs, read_entries
from vigie.accounts.models import JournalEntry, Person
from vigie.accounts.rules import may_read_journal

PAGE_SIZE = 50


@require_safe
@allowed(may_read_journal, hidden=True)
def journal(request: Request) -> HttpResponse:
    """Show the journal from the newest line down, by who, what and when.

    Pages go by line number (``?before=``): the last ones of a long journal are as quick as the first.
    """
    entries = list(filtered_entries(request.GET).select_related("actor").order_by("-number")[: PAGE_SIZE + 1])
    shown = entries[:PAGE_SIZE]
    return render(
        request,
        "accounts/journal.html",
        {
            "lines": read_entries(shown),
            "older": shown[-1].number if len(entries) > PAGE_SIZE else None,
            "is_first_page": not request.GET.get("before"),
            "filters": request.GET,
            "actors": Person.objects.filter(is_active=True).order_by("name").values_list("pk", "name"),
            "verbs": sorted(((verb, str(said)) for verb, said in known_verbs().items()), key=lambda pair: pair[1]),
            "kinds": sorted(((kind, str(said)) for kind, said in known_kinds().items()), key=lambda pair: pair[1]),
            "breadcrumb": [(_("Journal des actes"), None)],
        },
    )


def filtered_entries(asked: QueryDict) -> QuerySet[JournalEntry]:
    """Return the lines an address asks for; what cannot be read in it is ignored."""
    entries = JournalEntry.objects.all()
    if asked.get("actor", "").isdecimal():
        entries = entries.filter(actor=int(asked["actor"][:18]))
    if asked.get("verb"):
        entries = entries.filter(verb=asked["verb"])
    if asked.get("kind"):
        entries = entries.filter(object_type=asked["kind"])
    if first := day_in(asked, "from"):
        entries = entries.filter(at__gte=midnight(first))
    if last := day_in(asked, "to"):
        entries = entries.filter(at__lt=midnight(last + timedelta(days=1)))
    if asked.get("before", "").isdecimal():
        entries = entries.filter(number__lt=int(asked["before"][:18]))
    return entries


def day_in(asked: QueryDict, key: str) -> date | None:
    """Return the day written in an address, between the years 1900 and 9000, or None."""
    try:
        day = parse_date(asked.get(key, ""))
    except ValueError:
        return None
    return day if day and 1900 < day.year < 9000 else None


def midnight(day: date) -> datetime:
    """Return when a day begins here."""
    return timezone.make_aware(datetime.combine(day, time.min))
