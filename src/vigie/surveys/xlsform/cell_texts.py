"""The text of a cell, as readers of the standard write it: 3 and not 3.0, TRUE, dates from year to day."""

import re
from datetime import datetime, timedelta

from vigie.plan.importing.xlsx_reader import QUOTED

# Formats of dates and hours that a workbook need not define (ECMA-376, 18.8.30).
DATE_FORMATS = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
EPOCHS = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}  # noqa: DTZ001 - a day of a sheet has no zone
LAST_DAY = 2_958_466


def number_text(value: float) -> str:
    """Return a number as it reads: 3, 0.5."""
    return str(int(value)) if value == value and abs(value) < 1e15 and value == int(value) else str(value)


def boolean_text(value: bool) -> str:
    """Return a truth value as spreadsheets show it."""
    return "TRUE" if value else "FALSE"


def date_text(serial: float, *, counts_from_1904: bool) -> str:
    """Return the date, the moment or the hour of a serial number, in ISO 8601; the number itself when it is none."""
    if not 0 <= serial < LAST_DAY:
        return number_text(serial)
    # Spreadsheets count a 29th of February 1900 that never was: days before it are one later than they say.
    early = 1 <= serial < 60 and not counts_from_1904
    moment = EPOCHS[counts_from_1904] + timedelta(days=early, seconds=round(serial * 86_400))
    if serial < 1:
        return f"{moment:%H:%M:%S}"
    return f"{moment:%Y-%m-%dT%H:%M:%S}" if serial % 1 else f"{moment:%Y-%m-%d}"


def shows_date(code: str) -> bool:
    """Whether a number format shows a date or an hour."""
    return bool(re.search("[dmyhsj]", QUOTED.sub("", code.lower().split(";")[0]).replace("general", "")))
