"""Has pyxform turn the sheets into an XForm: it is the reference for what the standard allows."""

from dataclasses import dataclass
from typing import Any

from vigie.surveys.xlsform.form import headers_of, numbered_rows
from vigie.surveys.xlsform.sheets import Sheets


@dataclass(frozen=True)
class Conversion:
    """xform: the XForm, or None when it is refused; refusal and warnings: in pyxform's own words."""

    xform: str | None
    refusal: str = ""
    warnings: tuple[str, ...] = ()


def to_xform(sheets: Sheets) -> Conversion:
    """Convert the sheets."""
    from pyxform.errors import PyXFormError
    from pyxform.section import RepeatingSection
    from pyxform.xls2xform import convert

    # Pyxform asks of each question whether its repeat is this one, and compares two whole trees to know: the time of a
    # large repeat would grow as the square of its questions. It is the same object or another one.
    RepeatingSection.__eq__ = object.__eq__
    warnings: list[str] = []
    try:
        result = convert(workbook_of(sheets), warnings=warnings, validate=False)
    except PyXFormError as refusal:
        return Conversion(None, str(refusal), tuple(warnings))
    # On sheets it did not foresee, pyxform raises nearly anything; none of it may reach the person.
    except Exception as refusal:
        return Conversion(None, f"{type(refusal).__name__}: {refusal}", tuple(warnings))
    return Conversion(result.xform, "", tuple(warnings))


def workbook_of(sheets: Sheets) -> dict[str, Any]:
    """Return the sheets in the form in which pyxform takes them."""
    workbook: dict[str, Any] = {"sheet_names": list(sheets)}
    for name, rows in sheets.items():
        headers = headers_of(rows)
        workbook[name] = [
            {header: text for header, text in zip(headers, row, strict=False) if header and text}
            for _, row in numbered_rows(rows, headers)
        ]
        workbook[f"{name}_header"] = [{header: None for header in headers if header}]
    return workbook
