"""The journal of acts, for those who answer for the plan."""

from datetime import datetime, time, timedelta

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
    wanted = {
        "actor": number_in(asked, "actor"),
        "verb": asked.get("verb", "").replace("\x00", ""),
        "object_type": asked.get("kind", "").replace("\x00", ""),
        "at__gte": midnight_of(asked, "from", 0),
        "at__lt": midnight_of(asked, "to", 1),
        "number__lt": number_in(asked, "before"),
    }
    return JournalEntry.objects.filter(**{lookup: value for lookup, value in wanted.items() if value})


def number_in(asked: QueryDict, key: str) -> int | None:
    """Return the number written in an address, within what a database counts, or None."""
    text = str(asked.get(key, ""))
    return int(text) if text.isdecimal() and len(text) < 19 else None


def midnight_of(asked: QueryDict, key: str, days_later: int) -> datetime | None:
    """Return when the day written in an address begins here, or some days later; None when it is not a day."""
    try:
        day = parse_date(str(asked.get(key, "")))
    except ValueError:
        return None
    if day is None or not 1900 < day.year < 9000:
        return None
    return timezone.make_aware(datetime.combine(day + timedelta(days=days_later), time.min))
