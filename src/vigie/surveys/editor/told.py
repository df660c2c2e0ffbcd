"""Puts what a check found beside the question it belongs to. Plain."""

from collections.abc import Sequence
from dataclasses import dataclass

from vigie.surveys.editor.choices import users_of
from vigie.surveys.editor.outline import Line
from vigie.surveys.xlsform.checking import Checked
from vigie.surveys.xlsform.faults import Fault
from vigie.surveys.xlsform.form import read_form
from vigie.surveys.xlsform.sheets import Sheets


@dataclass(frozen=True)
class ToldLine:
    """A row of the editor with its errors, what Vigie does not do in it, and what to look at."""

    line: Line
    errors: tuple[str, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class Told:
    """The rows, and what belongs to none."""

    lines: tuple[ToldLine, ...]
    errors: tuple[Fault, ...]
    warnings: tuple[Fault, ...]


def tell(lines: Sequence[Line], checked: Checked, sheets: Sheets) -> Told:
    """Return each row with what was found in it, in its list of answers included."""
    lists = {row.number: users_of(sheets, row.text("list name")) for row in read_form(sheets).choices}
    places = {line.place for line in lines}

    def place_of(fault: Fault) -> list[int]:
        if fault.sheet == "choices":
            return [place for place in lists.get(fault.row, ()) if place in places]
        return [fault.row - 1] if fault.sheet == "survey" and fault.row - 1 in places else []

    stopping, left_aside = (
        [Fault("survey", each.row, each.what) for each in checked.unsupported if each.stops is stops]
        for stops in (True, False)
    )
    errors, warnings = [*checked.errors, *stopping], [*checked.warnings, *left_aside]
    return Told(
        tuple(
            ToldLine(
                line,
                tuple(fault.message for fault in errors if line.place in place_of(fault)),
                tuple(fault.message for fault in warnings if line.place in place_of(fault)),
            )
            for line in lines
        ),
        tuple(fault for fault in errors if not place_of(fault)),
        tuple(fault for fault in warnings if not place_of(fault)),
    )
