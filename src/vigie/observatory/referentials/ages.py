"""Age bands by their codes: « under_18 », « 18_24 », « 65_and_over ». Plain functions."""

import re

from django.utils.translation import gettext

UNDER = re.compile(r"under_([0-9]{1,3})")
BETWEEN = re.compile(r"([0-9]{1,3})_([0-9]{1,3})")
OVER = re.compile(r"([0-9]{1,3})_and_over")


def bounds_of(code: str) -> tuple[int, int | None] | None:
    """Return the first and last ages of a band, None as last when it has none; None for what is no band."""
    if match := UNDER.fullmatch(code):
        return 0, int(match[1]) - 1
    if match := BETWEEN.fullmatch(code):
        return int(match[1]), int(match[2])
    if match := OVER.fullmatch(code):
        return int(match[1]), None
    return None


def band_of(age: int, codes: list[str]) -> str:
    """Return the code of the band, among some, that holds an age; nothing when none does."""
    for code in codes:
        bounds = bounds_of(code)
        if bounds and bounds[0] <= age and (bounds[1] is None or age <= bounds[1]):
            return code
    return ""


def band_code(youngest: int, oldest: int | None) -> str:
    """Return the code of a band."""
    if oldest is None:
        return f"{youngest}_and_over"
    return f"under_{oldest + 1}" if youngest == 0 else f"{youngest}_{oldest}"


def band_label(youngest: int, oldest: int | None) -> str:
    """Return the French label of a band."""
    if oldest is None:
        return gettext("%(age)s ans et plus") % {"age": youngest}
    if youngest == 0:
        return gettext("moins de %(age)s ans") % {"age": oldest + 1}
    return gettext("%(youngest)s à %(oldest)s ans") % {"youngest": youngest, "oldest": oldest}
