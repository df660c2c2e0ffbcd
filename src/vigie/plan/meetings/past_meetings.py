"""Finds, in what a plan says of its past, the meetings that it cites. Plain values; nothing is invented.

A meeting has one date, known to the year, the month or the day. When the source gives a period (« février 2015 – juin
2015 »), the date kept is the smallest one that holds the whole period – here 2015 – and the period is told in words.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from vigie.core.fuzzy_dates import FuzzyDate, FuzzyPeriod, simplify

# More days than any diagnosis lasted: a larger number is something else.
MOST_DAYS = 60
SPEAKS_OF_MEETINGS = re.compile(r"\b(?:groupes? de travail|reunions?|comites? de pilotage|seances? de travail)\b")
EQUALITY = "egalite entre les femmes et les hommes"


@dataclass(frozen=True)
class CitedEvent:
    """An event of the plan's history, as it is written."""

    dated: str
    title: str
    texts: tuple[str, ...] = ()


@dataclass(frozen=True)
class CitedMeeting:
    """A meeting that the plan cites, or several of unknown number. source: where, and when in words; tells it apart.

    is_equality: it was about equality between women and men (S172): another body than the plan's own.
    """

    source: str
    title: str
    dated: str
    minutes: str
    is_equality: bool = False

    @property
    def day(self) -> FuzzyDate:
        """The date as it is known."""
        return FuzzyDate.parse(self.dated)


def cited_meetings(diagnosis: Mapping[str, Any], history: Iterable[CitedEvent]) -> list[CitedMeeting]:
    """Return the meetings that a plan cites: the days of its diagnosis, then those of its history (S46, S172)."""
    days = days_of_diagnosis(diagnosis)
    events = [event for event in history if SPEAKS_OF_MEETINGS.search(simplify(event.title))]
    return [*days, *(meeting for event in events if (meeting := meeting_of(event)))]


def days_of_diagnosis(diagnosis: Mapping[str, Any]) -> list[CitedMeeting]:
    """Return each day of the diagnosis; none when the plan does not say how many, or when."""
    count = diagnosis.get("days")
    dated = period_of(str(diagnosis.get("starts") or ""), str(diagnosis.get("ends") or ""))
    if not isinstance(count, int) or isinstance(count, bool) or not 0 < count <= MOST_DAYS or dated is None:
        return []
    day = widest_date(dated)
    if day is None:
        return []
    words = {"count": count, "period": dated.in_words()}
    minutes = "\n\n".join(
        [
            gettext(
                "D'après le plan, le diagnostic a compté %(count)s journées d'action-recherche (%(period)s). "
                "La date exacte de celle-ci n'est pas connue."
            )
            % words,
            *said_of_diagnosis(diagnosis),
        ]
    )
    return [
        CitedMeeting(
            source=gettext("plan, diagnostic : journée %(number)s sur %(count)s (%(period)s)")
            % {**words, "number": number},
            title=gettext("Diagnostic territorial, journée %(number)s sur %(count)s") % {**words, "number": number},
            dated=str(day),
            minutes=minutes,
        )
        for number in range(1, count + 1)
    ]


def said_of_diagnosis(diagnosis: Mapping[str, Any]) -> list[str]:
    """Return who took part, as the plan says it, as lines of Markdown."""
    labels = {
        "participants": gettext("Participants : %(text)s"),
        "participation_mode": gettext("Mode de participation : %(text)s"),
        "provider": gettext("Prestataire : %(text)s"),
    }
    lines = [label % {"text": diagnosis[key]} for key, label in labels.items() if diagnosis.get(key)]
    return ["\n".join(f"- {line}" for line in lines)] if lines else []


def meeting_of(event: CitedEvent) -> CitedMeeting | None:
    """Return the meetings of an event as one; None when its date is not understood or holds in no year."""
    try:
        period = FuzzyPeriod.parse(event.dated)
    except ValueError:
        return None
    day = widest_date(period)
    if day is None:
        return None
    words = {"title": event.title, "period": period.in_words()}
    is_exact = period.start == period.end and period.start is not None and period.start.day is not None
    doubt = "" if is_exact else gettext("Le plan ne dit ni combien de réunions ont eu lieu, ni quels jours.")
    minutes = [gettext("D'après le plan : %(title)s (%(period)s).") % words, doubt, listed(event.texts)]
    return CitedMeeting(
        source=(gettext("plan, histoire : %(period)s, %(title)s") % words)[:250],
        title=event.title[:250],
        dated=str(day),
        minutes="\n\n".join(filter(None, minutes)),
        is_equality=EQUALITY in simplify(event.title),
    )


def listed(texts: Sequence[str]) -> str:
    """Return texts as a Markdown list."""
    return "\n".join(f"- {text}" for text in texts)


def period_of(start: str, end: str) -> FuzzyPeriod | None:
    """Return the period between two dates as written; None when neither is understood."""
    try:
        first = FuzzyDate.parse(start) if start else None
        last = FuzzyDate.parse(end) if end else None
        return FuzzyPeriod(first or last, last or first)
    except ValueError:
        return None


def widest_date(period: FuzzyPeriod) -> FuzzyDate | None:
    """Return the smallest date that holds a whole period: its day, its month or its year; None over several years."""
    start, end = period.start, period.end
    if start is None or end is None or start.year != end.year:
        return None
    if start == end:
        return start
    return (
        FuzzyDate(start.year, start.month)
        if start.month is not None and start.month == end.month
        else FuzzyDate(start.year)
    )
