"""Puts what a check found beside the question it belongs to. Plain."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from vigie.surveys.editor.outline import Line
from vigie.surveys.xlsform.checking import Checked
from vigie.surveys.xlsform.faults import Fault
from vigie.surveys.xlsform.form import read_form
from vigie.surveys.xlsform.sheets import Sheets

# Places of rows of the survey, by sheet and row number.
Places = Mapping[tuple[str, int], Sequence[int]]


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
    places = places_of(lines, sheets)
    stopping, left_aside = (
        [Fault("survey", each.row, each.what) for each in checked.unsupported if each.stops is stops]
        for stops in (True, False)
    )
    errors, other_errors = beside([*checked.errors, *stopping], places)
    warnings, other_warnings = beside([*checked.warnings, *left_aside], places)
    told = (ToldLine(line, tuple(errors[line.place]), tuple(warnings[line.place])) for line in lines)
    return Told(tuple(told), tuple(other_errors), tuple(other_warnings))


def places_of(lines: Sequence[Line], sheets: Sheets) -> Places:
    """Return which of the rows each row of the sheets belongs to: itself, or the questions that its list answers."""
    users: dict[str, list[int]] = defaultdict(list)
    for line in lines:
        users[line.list_name].append(line.place)
    answers = {("choices", row.number): users[row.text("list name")] for row in read_form(sheets).choices}
    return answers | {("survey", row.number): [line.place] for line in lines for row in (line, *line.rows)}


def beside(faults: Iterable[Fault], places: Places) -> tuple[dict[int, list[str]], list[Fault]]:
    """Return messages by place, and the faults that belong to no row."""
    found: dict[int, list[str]] = defaultdict(list)
    others = []
    for fault in faults:
        belongs = places.get((fault.sheet, fault.row), ())
        for place in belongs:
            found[place].append(fault.message)
        if not belongs:
            others.append(fault)
    return found, others
