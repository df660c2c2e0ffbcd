"""Dates as XForms reckons them: a day is the number of days since 1970-01-01, the time of the day is its fraction."""

import re
from datetime import date, datetime, time, timedelta

from vigie.surveys.engine.texts import language_code

EPOCH = date(1970, 1, 1)
ISO = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})"
    r"(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,6})\d*)?)?\s*(?:Z|[+-]\d{2}(?::?\d{2})?)?)?"
)
CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,6})\d*)?)?\s*(?:Z|[+-]\d{2}(?::?\d{2})?)?")
SECONDS_IN_A_DAY = 86_400
MONTHS = {
    "fr": ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}
WEEK = {
    "fr": ("lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}


def moment(text: str) -> datetime | None:
    """The date, or date and time, that an ISO text tells (its time zone is left aside), None for anything else."""
    found = ISO.fullmatch(text.strip())
    if not found:
        return None
    year, month, day = (int(part) for part in found.groups()[:3])
    try:
        return datetime.combine(date(year, month, day), _time(found.groups()[3:]))
    except ValueError:
        return None


def clock(text: str) -> time | None:
    """The time of the day that « 14:30 » or « 14:30:00.000+01:00 » tells, None for anything else."""
    found = CLOCK.fullmatch(text.strip())
    if not found:
        return None
    try:
        return _time(found.groups())
    except ValueError:
        return None


def _time(parts: tuple[str | None, ...]) -> time:
    hour, minute, second, fraction = parts
    return time(int(hour or 0), int(minute or 0), int(second or 0), int((fraction or "").ljust(6, "0")))


def day_number(when: datetime) -> float:
    """Days since 1970-01-01, with the time of the day as a fraction."""
    return (when.date() - EPOCH).days + fraction(when.time())


def fraction(when: time) -> float:
    """The part of the day gone by, from 0 to 1."""
    seconds = when.hour * 3600 + when.minute * 60 + when.second + when.microsecond / 1e6
    return seconds / SECONDS_IN_A_DAY


def from_day_number(days: float) -> datetime | None:
    """The moment that a number of days tells, to the millisecond; None when the calendar does not reach it."""
    try:
        return datetime.combine(EPOCH, time()) + timedelta(milliseconds=round(days * SECONDS_IN_A_DAY * 1000))
    except (OverflowError, ValueError):
        return None


def iso_date(when: datetime) -> str:
    """« 2026-03-31 »."""
    return when.date().isoformat()


def iso_moment(when: datetime) -> str:
    """« 2026-03-31T14:30:00.000 »."""
    return when.isoformat(timespec="milliseconds")


def formatted(when: datetime, pattern: str, language: str) -> str:
    """`when` as a pattern of XForms tells it (%Y %y %m %n %b %d %e %H %h %M %S %3 %a %W %%)."""
    code = "fr" if language_code(language).startswith("fr") else "en"
    told = {
        "Y": f"{when.year:04}",
        "y": f"{when.year % 100:02}",
        "m": f"{when.month:02}",
        "n": str(when.month),
        "b": MONTHS[code][when.month - 1],
        "d": f"{when.day:02}",
        "e": str(when.day),
        "H": f"{when.hour:02}",
        "h": str(when.hour),
        "M": f"{when.minute:02}",
        "S": f"{when.second:02}",
        "3": f"{when.microsecond // 1000:03}",
        "a": WEEK[code][when.weekday()],
        "W": str(when.isocalendar().week),
        "%": "%",
    }
    return re.sub(r"%(.)", lambda found: told.get(found.group(1), found.group(0)), pattern)
