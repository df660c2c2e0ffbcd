"""Says a deadline in the words that the import understands, for those whose source has none."""

from django.utils.translation import override

from vigie.core.fuzzy_dates import FuzzyDate
from vigie.plan.timing import Timing

FLAG_WORDS = {
    "is_on_request": "à la demande",
    "is_being_set_up": "en cours de mise en place",
    "is_ongoing": "en cours",
    "is_yearly": "chaque année",
    "is_to_be_decided": "à déterminer",
}


def timing_in_words(timing: Timing) -> str:
    """Return « à la demande, depuis 2013 », « de mars 2018 à juin 2018 », « jusqu'en 2020 »; nothing for no deadline.

    Always in French: it is the language of the tables that come back.
    """
    with override("fr"):
        words = [word for flag, word in FLAG_WORDS.items() if getattr(timing, flag)]
        return ", ".join(filter(None, [*words, dates_in_words(timing)]))


def dates_in_words(timing: Timing) -> str:
    """Return the dates of a deadline in words."""
    if timing.start and timing.end:
        return f"de {timing.start.in_words()} à {timing.end.in_words()}"
    if timing.end:
        return f"jusqu'{article(timing.end)}{timing.end.in_words()}"
    if timing.start:
        return f"depuis {timing.start.in_words()}" if timing.is_since else timing.start.in_words()
    return ""


def article(day: FuzzyDate) -> str:
    """Return what follows « jusqu' » before a date."""
    return "au " if day.day else "en "
