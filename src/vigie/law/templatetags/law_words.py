"""Filters for the pages of law."""

from django import template

from vigie.core.fuzzy_dates import FuzzyDate
from vigie.law.durations import duration

register = template.Library()

register.filter("duration", duration)


@register.filter
def dated(text: str) -> FuzzyDate:
    """Read a date of law, a year, a month or a day, so that it can be said in words."""
    return FuzzyDate.parse(text)
