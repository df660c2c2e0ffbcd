"""Where « Quitter vite cette page » leads: a plain calendar, that says nothing of where one was."""

from calendar import Calendar
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import cache_control

from vigie.core.views import public


@public
@cache_control(no_store=True, private=True)
def calendar_page(request: HttpRequest) -> HttpResponse:
    """Show the month under way, and nothing of Vigie."""
    # No « Clear-Site-Data »: browsers may take seconds to obey, before they show anything else.
    today = timezone.localdate()
    return render(request, "support/rights/calendar.html", {"today": today, "weeks": weeks_of(today)})


def weeks_of(day: date) -> list[list[date]]:
    """Return the weeks of a day's month, from Monday to Sunday, with the days of other months that complete them."""
    return Calendar().monthdatescalendar(day.year, day.month)
