"""Dates as people give them: a year, a month or a day, and nothing more precise than what was said."""

import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import total_ordering
from typing import Self

from django.utils.translation import gettext

from vigie.core.day_words import date_format

# Full names and usual abbreviations, without accents; « juil » and « juin » share no prefix of four letters.
MONTHS = {
    "janvier": 1,
    "janv": 1,
    "jan": 1,
    "fevrier": 2,
    "fevr": 2,
    "fev": 2,
    "mars": 3,
    "avril": 4,
    "avr": 4,
    "mai": 5,
    "juin": 6,
    "juillet": 7,
    "juil": 7,
    "aout": 8,
    "septembre": 9,
    "sept": 9,
    "octobre": 10,
    "oct": 10,
    "novembre": 11,
    "nov": 11,
    "decembre": 12,
    "dec": 12,
}

YEAR = r"(?P<year>[0-9]{4})"
FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{YEAR}",
        rf"{YEAR}-(?P<month>[0-9]{{1,2}})",
        rf"{YEAR}-(?P<month>[0-9]{{1,2}})-(?P<day>[0-9]{{1,2}})",
        rf"(?P<month>[0-9]{{1,2}})[/.]{YEAR}",
        rf"(?P<day>[0-9]{{1,2}})[/.](?P<month>[0-9]{{1,2}})[/.]{YEAR}",
        rf"(?P<name>[a-z]+)\.? {YEAR}",
        rf"(?P<day>[0-9]{{1,2}})(?:er)? (?P<name>[a-z]+)\.? {YEAR}",
    )
)
PERIODS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<start>[0-9]{4})[-–](?P<end>[0-9]{4})",
        r"(?P<start>[0-9]{4}[0-9-]*)/(?P<end>[0-9]{4}[0-9-]*)?",
        r"/(?P<end>[0-9]{4}[0-9-]*)",
        r"(?P<start>.+) [-–—] (?P<end>.+)",
        r"(?:entre|de|du) (?P<start>.+) (?:et|a|au) (?P<end>.+)",
        r"(?:depuis|a partir de|a partir du|a compter de|a compter du) (?:le )?(?P<start>.+)",
        r"jusqu'(?:a|au|en) (?P<end>.+)",
    )
)


@total_ordering
@dataclass(frozen=True)
class FuzzyDate:
    """A date known to the year, the month or the day.

    year: 1000 to 9999; month: 1 to 12 or None; day: of that month, or None, never without a month.
    Ordered by year, month, day; what is less precise comes first (2010 < 2010-01 < 2010-01-01).
    Raises ValueError, with a French sentence, when no such date exists.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError(gettext("Un jour ne va pas sans son mois."))
        if not 1000 <= self.year <= 9999:
            raise ValueError(gettext("L'année %(year)s doit avoir quatre chiffres.") % {"year": self.year})
        if self.month is not None and not 1 <= self.month <= 12:
            raise ValueError(gettext("Le mois %(month)s n'existe pas : un mois va de 1 à 12.") % {"month": self.month})
        if self.day is not None and not 1 <= self.day <= monthrange(self.year, self.month or 1)[1]:
            raise ValueError(
                gettext("Le jour %(day)s n'existe pas dans le mois %(month)s.")
                % {"day": self.day, "month": f"{self.month:02}/{self.year}"}
            )

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read « 2010 », « 2010-12 », « 2010-12-05 », « 12/2010 », « 05/12/2010 », « décembre 2010 »,
        « 1er mars 2017 ».

        Case, accents and spaces do not matter. Raises ValueError with a sentence that says what may be written.
        """
        simple = simplify(text)
        for form in FORMS:
            if match := form.fullmatch(simple):
                found = match.groupdict()
                month = read_month(found, text)
                return cls(int(found["year"]), month, int(found["day"]) if found.get("day") else None)
        raise ValueError(not_understood(text))

    def __str__(self) -> str:
        """Return « 2010 », « 2010-12 » or « 2010-12-05 », which `parse` reads back."""
        parts = (f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part is not None))
        return "-".join(parts)

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, FuzzyDate):
            return NotImplemented
        return self.key < other.key

    @property
    def key(self) -> tuple[int, int, int]:
        """The sorting key: zero stands for what is not known."""
        return (self.year, self.month or 0, self.day or 0)

    @property
    def first_day(self) -> date:
        """The first day this date may mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The last day this date may mean."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def in_words(self) -> str:
        """Return the date as one writes it in the active language: « décembre 2010 », « 1er mars 2017 »."""
        if self.month is None:
            return str(self.year)
        if self.day is None:
            return date_format(self.first_day, "YEAR_MONTH_FORMAT")
        return date_format(self.first_day, "DATE_FORMAT")


@dataclass(frozen=True)
class FuzzyPeriod:
    """A stretch of time between two fuzzy dates, both included; None at either end means open.

    Raises ValueError, with a French sentence, when both ends are missing or when it ends before it starts.
    """

    start: FuzzyDate | None
    end: FuzzyDate | None

    def __post_init__(self) -> None:
        if self.start is None and self.end is None:
            raise ValueError(gettext("Une période a au moins un début ou une fin."))
        if self.start and self.end and self.end.last_day < self.start.first_day:
            raise ValueError(
                gettext("La période finit (%(end)s) avant d'avoir commencé (%(start)s).")
                % {"start": self.start, "end": self.end}
            )

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read « 2015-02/2015-06 », « 2015-2020 », « de mars 2015 à juin 2016 », « depuis 2013 », « 2013/ »,
        « mars 2015 ».

        A single date is the period it covers. Raises ValueError with a French sentence.
        """
        simple = simplify(text)
        for form in PERIODS:
            if match := form.fullmatch(simple):
                found = match.groupdict()
                start, end = found.get("start"), found.get("end")
                return cls(FuzzyDate.parse(start) if start else None, FuzzyDate.parse(end) if end else None)
        single = FuzzyDate.parse(text)
        return cls(single, single)

    def __str__(self) -> str:
        """Return « 2015-02/2015-06 », « 2013/ » or « /2020 », which `parse` reads back."""
        return f"{self.start or ''}/{self.end or ''}"

    @property
    def first_day(self) -> date | None:
        """The first day of the period; None when it has no known start."""
        return self.start.first_day if self.start else None

    @property
    def last_day(self) -> date | None:
        """The last day of the period; None when it has no known end."""
        return self.end.last_day if self.end else None

    def in_words(self) -> str:
        """Return the period as one says it: « février 2015 – juin 2015 », « depuis 2013 », « jusqu'en juin 2020 »."""
        if self.start is None:
            return self.end_in_words()
        if self.end is None:
            return self.start_in_words()
        if self.start == self.end:
            return self.start.in_words()
        return f"{self.start.in_words()} – {self.end.in_words()}"

    def start_in_words(self) -> str:
        """Return « depuis le 5 mai 2013 » or « depuis mai 2013 » (French takes an article before a day)."""
        words = self.start.in_words() if self.start else ""
        if self.start and self.start.day:
            return gettext("depuis le %(day)s") % {"day": words}
        return gettext("depuis %(month_or_year)s") % {"month_or_year": words}

    def end_in_words(self) -> str:
        """Return « jusqu'au 5 mai 2013 » or « jusqu'en mai 2013 »."""
        words = self.end.in_words() if self.end else ""
        if self.end and self.end.day:
            return gettext("jusqu'au %(day)s") % {"day": words}
        return gettext("jusqu'en %(month_or_year)s") % {"month_or_year": words}


def simplify(text: str) -> str:
    """Return the text in lower case, without accents nor double spaces, to compare what people type."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    without_accents = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(without_accents.split())


def read_month(found: dict[str, str | None], text: str) -> int | None:
    """Return the month of a match, by number or by name; None when the date is a year. Raises ValueError."""
    if number := found.get("month"):
        return int(number)
    name = found.get("name")
    if name is None:
        return None
    if name not in MONTHS:
        raise ValueError(not_understood(text))
    return MONTHS[name]


def not_understood(text: str) -> str:
    """Return the sentence for a text that is no date; long texts are cut."""
    shown = text.strip() if len(text.strip()) <= 40 else text.strip()[:39] + "…"
    return gettext(
        "« %(text)s » n'est pas une date comprise : écrivez par exemple 2010, décembre 2010, 12/2010 ou 05/12/2010."
    ) % {"text": shown}
