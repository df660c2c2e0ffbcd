"""When something happens, in the eight forms of the source (S209, S214); a plain value that says what it knows."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from vigie.core.fuzzy_dates import FuzzyDate, FuzzyPeriod


@dataclass(frozen=True)
class Timing:
    """A deadline as understood. The forms combine: « à la demande depuis 2013 » is on request, since 2013.

    start, end: fuzzy dates, or None when unknown. A single date (« octobre 2017 ») is a start without ``is_since``:
    it then also bounds the end.
    """

    start: FuzzyDate | None = None
    end: FuzzyDate | None = None
    is_since: bool = False
    is_ongoing: bool = False
    is_being_set_up: bool = False
    is_on_request: bool = False
    is_yearly: bool = False
    is_to_be_decided: bool = False

    @classmethod
    def from_texts(cls, *, starts: str, ends: str, **flags: bool) -> "Timing":
        """Build a timing from stored texts (« 2010-12 », empty when unknown). Raises ValueError on a bad date."""
        return cls(
            start=FuzzyDate.parse(starts) if starts else None,
            end=FuzzyDate.parse(ends) if ends else None,
            **flags,
        )

    @property
    def first_day(self) -> date | None:
        """The earliest day it can begin."""
        return self.start.first_day if self.start else None

    @property
    def last_day(self) -> date | None:
        """The latest day it should be over; None when it has no end: since, ongoing, on request, to be decided."""
        if self.end:
            return self.end.last_day
        is_open = self.is_since or self.is_ongoing or self.is_being_set_up or self.is_on_request or self.is_yearly
        return self.start.last_day if self.start and not is_open else None

    def in_words(self) -> str:
        """Return the deadline as one says it: « à la demande, depuis 2013 », « octobre 2017 »; empty when unknown."""
        said = [
            (self.is_to_be_decided, gettext("à déterminer")),
            (self.is_on_request, gettext("à la demande")),
            (self.is_yearly, gettext("chaque année")),
            (self.is_being_set_up, gettext("en cours de mise en place")),
            (self.is_ongoing, gettext("en cours")),
        ]
        return ", ".join([*(words for holds, words in said if holds), *self.dates_in_words()])

    def dates_in_words(self) -> list[str]:
        """Return the dates alone, « depuis 2013 », « octobre 2017 », as a list of one; of none when unknown."""
        if self.start is None and self.end is None:
            return []
        if self.start and self.end is None and not self.is_since:
            return [self.start.in_words()]
        return [FuzzyPeriod(self.start, self.end).in_words()]
