"""What the editor does to a questionnaire: add, write, move, remove. Plain functions: sheets in, sheets out."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from vigie.surveys.editor.choices import slug, users_of, with_choices
from vigie.surveys.editor.grid import columns_of, with_cells, with_row, without_rows
from vigie.surveys.editor.kinds import QuestionKind
from vigie.surveys.editor.outline import Line, line_at, outline
from vigie.surveys.xlsform.form import Row, Tokens, read_form
from vigie.surveys.xlsform.row_types import Role
from vigie.surveys.xlsform.sheets import Sheets

REQUIRED, RELEVANT, APPEARANCE = ("bind", "required"), ("bind", "relevant"), ("control", "appearance")


@dataclass(frozen=True)
class Written:
    """A question as it is written. labels, hints: by language. choices: labels by language, None for none.

    relevant: the expression, None to leave what is there. rows: labels of the questions of a grid, by language.
    """

    labels: Mapping[str, str]
    hints: Mapping[str, str] = field(default_factory=dict)
    is_required: bool = False
    choices: Mapping[str, Sequence[str]] | None = None
    relevant: str | None = None
    parameters: str | None = None
    rows: Mapping[str, Sequence[str]] | None = None


def add_question(sheets: Sheets, kind: QuestionKind, written: Written, after: int) -> Sheets:
    """Return the sheets with a new question after the row at a place (0: first)."""
    sheets = headed(sheets)
    name = slug(next(iter(written.labels.values())), names_in(sheets), fallback="question")
    typed = f"{kind.keyword} {free_list(sheets, name)}" if kind.has_choices else kind.keyword
    cells: dict[Tokens, str] = {("type",): typed, ("name",): name, APPEARANCE: kind.appearance}
    place = after + 1
    return write_question(with_row(sheets, "survey", place, cells), place, written)


def write_question(sheets: Sheets, place: int, written: Written) -> Sheets:
    """Return the sheets with the question at a place rewritten; cells that the editor does not know are kept."""
    line = line_at(sheets, place)
    assert line is not None
    cells: dict[Tokens, str] = {tokens_of("label", language): text for language, text in written.labels.items()}
    cells |= {tokens_of("hint", language): text for language, text in written.hints.items()}
    if written.is_required != line.is_required:
        cells[REQUIRED] = "yes" if written.is_required else ""
    if written.relevant is not None:
        cells[RELEVANT] = written.relevant
    if written.parameters is not None:
        cells["parameters",] = written.parameters
    result = with_cells(sheets, "survey", place, cells)
    if written.choices is None:
        return result
    return write_choices(result, line, written.choices)


def write_choices(sheets: Sheets, line: Line, choices: Mapping[str, Sequence[str]]) -> Sheets:
    """Return the sheets with the answers of a question; a list that others use is left to them."""
    list_name = line.list_name
    if len(users_of(sheets, list_name)) > 1:
        old = {
            language: [row.text(*tokens_of("label", language)) for row in rows_of(sheets, list_name)]
            for language in choices
        }
        if all(list(choices[language]) == old[language] for language in choices):
            return sheets
        list_name = free_list(sheets, line.name)
        sheets = with_cells(sheets, "survey", line.place, {("type",): f"{line.keyword} {list_name}"})
        sheets = copied_list(sheets, line.list_name, list_name)
    return with_choices(sheets, list_name, choices)


def rows_of(sheets: Sheets, list_name: str) -> Sequence[Row]:
    """Return the choices of a list."""
    return read_form(sheets).lists.get(list_name, [])


def copied_list(sheets: Sheets, source: str, target: str) -> Sheets:
    """Return the sheets with a list copied under another name, its values kept."""
    for row in read_form(sheets).lists.get(source, []):
        sheets = with_row(sheets, "choices", len(sheets["choices"]), {**row.cells, ("list name",): target})
    return sheets


def add_group(sheets: Sheets, labels: Mapping[str, str], after: int) -> Sheets:
    """Return the sheets with a new empty group after the row at a place; never inside another group."""
    sheets = headed(sheets)
    name = slug(next(iter(labels.values())), names_in(sheets), fallback="groupe")
    place = outside(sheets, after) + 1
    cells = {tokens_of("label", language): text for language, text in labels.items()}
    begun = with_row(sheets, "survey", place, {("type",): "begin group", ("name",): name, **cells})
    return with_row(begun, "survey", place + 1, {("type",): "end group"})


def outside(sheets: Sheets, place: int) -> int:
    """Return the place where the group around a row ends, the row's own place when there is none."""
    around = [line for line in outline(sheets) if line.depth == 0 and line.place <= place <= line.end]
    return max([place, *(line.end for line in around)])


def remove_line(sheets: Sheets, line: Line) -> Sheets:
    """Return the sheets without a question, or without a group whose questions stay. A list that is left is removed."""
    if line.is_group:
        return without_rows(sheets, "survey", [line.place, line.end])
    result = without_rows(sheets, "survey", range(line.place, line.end + 1))
    if not line.list_name or users_of(result, line.list_name):
        return result
    left = [row.number - 1 for row in read_form(result).lists.get(line.list_name, [])]
    return without_rows(result, "choices", left) if left else result


def mentions_of(sheets: Sheets, name: str) -> list[Line]:
    """Return the rows whose expressions or texts quote a question."""
    quoted = re.compile(rf"\$\{{\s*{re.escape(name)}\s*\}}")
    places = {place for place, row in enumerate(sheets["survey"]) if any(quoted.search(cell) for cell in row)}
    lines = [line for line in outline(sheets) if name not in line.names]
    return [line for line in lines if not places.isdisjoint([line.place, *(row.place for row in line.rows)])]


def move(sheets: Sheets, line: Line, *, up: bool) -> Sheets:
    """Return the sheets with a row moved by one step: over its neighbour, into a group or out of it.

    A group moves whole, over groups and questions; nothing moves into a repeat, which the editor does not write.
    """
    rows = sheets["survey"]
    block = rows[line.place : line.end + 1]
    rest = rows[: line.place] + rows[line.end + 1 :]
    place = step_up(sheets, line) if up else step_down(sheets, line)
    return {**sheets, "survey": [*rest[:place], *block, *rest[place:]]}


def step_up(sheets: Sheets, line: Line) -> int:
    """Return where a row goes when it moves up, as a place among the other rows."""
    before = neighbours(sheets, line, up=True)
    if not before:
        return line.place
    row_place, control, start = before
    return start if control and (control != "group" or line.is_group) else row_place


def step_down(sheets: Sheets, line: Line) -> int:
    """Return where a row goes when it moves down, as a place among the other rows."""
    after = neighbours(sheets, line, up=False)
    if not after:
        return line.place
    row_place, control, end = after
    size = line.end - line.place + 1
    return (end if control and (control != "group" or line.is_group) else row_place) + 1 - size


def neighbours(sheets: Sheets, line: Line, *, up: bool) -> tuple[int, str, int] | None:
    """Return the row next to another: its place, what it begins or ends (seen from outside), and where that ends.

    None at either end of the questionnaire, and at the edge of a repeat, or of a group for a group.
    """
    rows = read_form(sheets).survey
    places = [row.number - 1 for row in rows]
    index = places.index(line.place if up else line.end) + (-1 if up else 1)
    if not 0 <= index < len(rows):
        return None
    row, place = rows[index], places[index]
    leaving, entering = (Role.BEGIN, Role.END) if up else (Role.END, Role.BEGIN)
    if row.type.role is leaving:
        return None if row.type.control != "group" or line.is_group else (place, "", place)
    if row.type.role is not entering:
        return place, "", place
    spans = {each.place: each for each in outline(sheets)}
    whole = next(
        each for each in spans.values() if (each.end if up else each.place) == place and each.role is Role.BEGIN
    )
    return place, whole.keyword, whole.place if up else whole.end


def headed(sheets: Sheets) -> Sheets:
    """Return the sheets with the columns that a question needs."""
    if columns_of(sheets, "survey"):
        return sheets
    return {**sheets, "survey": [["type", "name", "label"]]}


def names_in(sheets: Sheets) -> set[str]:
    """Return the names taken by questions and groups."""
    return {row.name for row in read_form(sheets).survey}


def free_list(sheets: Sheets, name: str) -> str:
    """Return a name for a new list."""
    return slug(name, read_form(sheets).lists, fallback="liste")


def tokens_of(column: str, language: str) -> Tokens:
    """Return the column of texts in a language."""
    return (column, language) if language else (column,)
