"""What a person types, as a filling keeps it; and what is wrong with an answer that does not have the right form."""

import math
import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from unicodedata import decimal

from vigie.surveys.engine import days
from vigie.surveys.engine.nodes import FILE_KINDS, SEVERAL_KINDS, Kind, Question
from vigie.surveys.engine.values import Value, number_text, to_text

FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
WITHIN_NUMBERS = str.maketrans(",\u066b−", "..-", " \u00a0\u202f\u2009")
FRENCH_DATE = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
MONTH = re.compile(r"(\d{4})-(\d{2})|(\d{1,2})/(\d{4})")
YEAR = re.compile(r"\d{4}")
FRENCH_TIME = re.compile(r"(\d{1,2})\s*[hH]\s*(\d{2})?")
COMMUNE = re.compile(r"\d[\dAB]\d{3}")
ACKNOWLEDGED = "OK"
MAX_DIGITS = 15
MAX_COMPUTED = 20_000  # characters; calculations that quote one another would double theirs each time


def kept(question: Question, given: str | list[str]) -> str:
    """What a person gave, as the filling keeps it: « 3,5 » is 3.5, « 31/03/2026 » is 2026-03-31, choices are joined.

    What cannot be understood is kept as it was given: `misshapen` says what is wrong with it.
    """
    if isinstance(given, list):
        given = " ".join(given) if question.kind in SEVERAL_KINDS else next(iter(given), "")
    text = FORBIDDEN.sub("", given)
    if question.kind in FILE_KINDS or question.kind in (Kind.TEXT, Kind.BARCODE):
        return text if text.strip() else ""
    return KEEPERS.get(question.kind, _trimmed)(text.strip()) if text.strip() else ""


def _trimmed(text: str) -> str:
    return text


def _number(text: str) -> str:
    bare = text.translate(WITHIN_NUMBERS)
    if _decimal(bare) is None:
        return text
    # Expressions know no digits but these: those typed in Arabic are written as they are.
    return "".join(str(decimal(sign, sign)) for sign in bare).removeprefix("+")


def _decimal(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() and "e" not in text.lower() and "_" not in text else None


def _date(text: str) -> str:
    french = FRENCH_DATE.fullmatch(text)
    if french:
        text = f"{french[3]}-{int(french[2]):02}-{int(french[1]):02}"
    month = MONTH.fullmatch(text)
    if month:
        text = f"{month[1]}-{month[2]}-01" if month[1] else f"{month[4]}-{int(month[3]):02}-01"
    if YEAR.fullmatch(text):
        text = f"{text}-01-01"
    told = days.moment(text)
    return text if told is None else days.iso_date(told)


def _time(text: str) -> str:
    french = FRENCH_TIME.fullmatch(text)
    told = days.clock(f"{french[1]}:{french[2] or '00'}" if french else text)
    return text if told is None else told.isoformat(timespec="milliseconds")


def _moment(text: str) -> str:
    told = days.moment(text)
    return text if told is None else days.iso_moment(told)


def _acknowledged(text: str) -> str:
    return "" if text.lower() in ("false", "off", "0") else ACKNOWLEDGED


def _words(text: str) -> str:
    return " ".join(dict.fromkeys(text.split()))


KEEPERS: dict[Kind, Callable[[str], str]] = {
    Kind.INTEGER: _number,
    Kind.DECIMAL: _number,
    Kind.RANGE: _number,
    Kind.DATE: _date,
    Kind.TIME: _time,
    Kind.DATETIME: _moment,
    Kind.ACKNOWLEDGE: _acknowledged,
    Kind.SELECT_MULTIPLE: _words,
    Kind.RANK: _words,
}


def computed(value: Value, datatype: str) -> str:
    """The result of a calculation, as the filling keeps it for the type that the question declares; cut when long."""
    if isinstance(value, float) and math.isnan(value):
        return ""
    if isinstance(value, float) and datatype in ("date", "dateTime") and not math.isinf(value):
        told = days.from_day_number(value)
        return "" if told is None else (days.iso_date(told) if datatype == "date" else days.iso_moment(told))
    if isinstance(value, bool) and datatype in ("int", "decimal"):
        return "1" if value else "0"
    if isinstance(value, float) and datatype == "int" and not math.isinf(value):
        return number_text(float(math.trunc(value)))
    text = FORBIDDEN.sub("", to_text(value)[:MAX_COMPUTED])
    return "" if text == "NaN" else text


def misshapen(question: Question, text: str) -> str:
    """What is wrong with the form of an answer, in French; "" when nothing is."""
    check = CHECKS.get(question.kind)
    return check(question, text) if check else ""


def _check_integer(_question: Question, text: str) -> str:
    number = _decimal(text)
    if number is None:
        return "Écrivez un nombre entier, en chiffres. Par exemple : 12."
    if number != number.to_integral_value():
        return "Écrivez un nombre entier, sans virgule. Par exemple : 12."
    return "" if len(text) <= MAX_DIGITS else "Ce nombre est trop grand. Vérifiez-le."


def _check_decimal(_question: Question, text: str) -> str:
    if _decimal(text) is None:
        return "Écrivez un nombre, en chiffres. Par exemple : 3,5."
    return "" if len(text) <= 2 * MAX_DIGITS else "Ce nombre est trop long. Vérifiez-le."


def _check_range(question: Question, text: str) -> str:
    number = _decimal(text)
    start, end, step = (
        _decimal(bound) for bound in (question.parameters.start, question.parameters.end, question.parameters.step)
    )
    if number is None:
        return "Choisissez un nombre."
    if len(text) > 2 * MAX_DIGITS:
        return "Ce nombre est trop long. Vérifiez-le."
    if start is None or end is None:
        return ""
    low, high = sorted((start, end))
    if not low <= number <= high:
        return f"Choisissez un nombre entre {_french(low)} et {_french(high)}."
    # Decimals divide within 28 digits only.
    if step and (Fraction(number) - Fraction(start)) % Fraction(abs(step)):
        return f"Choisissez un nombre de {_french(abs(step))} en {_french(abs(step))}, à partir de {_french(start)}."
    return ""


def _french(number: Decimal) -> str:
    return f"{number.normalize():f}".replace(".", ",")


def _check_date(question: Question, text: str) -> str:
    if days.moment(text):
        return ""
    if question.looks("year"):
        return "Écrivez une année, en quatre chiffres. Par exemple : 2026."
    if question.looks("month-year"):
        return "Écrivez un mois et une année. Par exemple : 03/2026."
    return "Écrivez une date. Par exemple : 31/03/2026."


def _check_time(_question: Question, text: str) -> str:
    return "" if days.clock(text) else "Écrivez une heure. Par exemple : 14:30."


def _check_moment(_question: Question, text: str) -> str:
    return "" if days.moment(text) else "Écrivez une date et une heure. Par exemple : 2026-03-31 14:30."


def _check_point(_question: Question, text: str) -> str:
    """A latitude and a longitude in degrees, then an altitude and an accuracy in metres; or the code of a commune."""
    if COMMUNE.fullmatch(text):
        return ""
    numbers = [_decimal(part) for part in text.split()]
    bounds = (Decimal(90), Decimal(180))
    is_sound = 2 <= len(numbers) <= 4 and all(
        number is not None and abs(number) <= bound for number, bound in zip(numbers, bounds, strict=False)
    )
    return "" if is_sound and None not in numbers else "Indiquez un lieu : une latitude puis une longitude, en degrés."


CHECKS: dict[Kind, Callable[[Question, str], str]] = {
    Kind.INTEGER: _check_integer,
    Kind.DECIMAL: _check_decimal,
    Kind.RANGE: _check_range,
    Kind.DATE: _check_date,
    Kind.TIME: _check_time,
    Kind.DATETIME: _check_moment,
    Kind.GEOPOINT: _check_point,
}
