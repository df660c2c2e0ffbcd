"""Grids: several questions that share their answers, written in a spreadsheet as a « table-list » group. Plain."""

from collections.abc import Mapping, Sequence

from vigie.surveys.editor.acts import (
    APPEARANCE,
    RELEVANT,
    REQUIRED,
    Written,
    copied_list,
    free_list,
    headed,
    names_in,
    tokens_of,
)
from vigie.surveys.editor.choices import kept_rows, slug, texts_of, users_of, with_choices
from vigie.surveys.editor.grid import with_cells, with_row, without_rows
from vigie.surveys.editor.kinds import BY_CODE
from vigie.surveys.editor.outline import Line, line_at
from vigie.surveys.xlsform.form import Row, Tokens, read_form
from vigie.surveys.xlsform.sheets import Sheets

MATRIX = BY_CODE["matrix"]


def add_matrix(sheets: Sheets, written: Written, after: int) -> Sheets:
    """Return the sheets with a new grid after the row at a place (0: first)."""
    sheets, place = headed(sheets), after + 1
    name = slug(next(iter(written.labels.values())), names_in(sheets), fallback="grille")
    list_name = free_list(sheets, name)
    cells: dict[Tokens, str] = {("type",): "begin_group", ("name",): name, APPEARANCE: MATRIX.appearance}
    begun = with_row(sheets, "survey", place, cells)
    ended = with_row(begun, "survey", place + 1, {("type",): "end_group"})
    answered = with_choices(ended, list_name, written.choices or {})
    asked = with_questions(answered, place, [], f"{MATRIX.keyword} {list_name}", written)
    return with_cells(asked, "survey", place, words_of(written))


def write_matrix(sheets: Sheets, place: int, written: Written) -> Sheets:
    """Return the sheets with the grid at a place rewritten; cells that the editor does not know are kept."""
    line = line_at(sheets, place)
    assert line is not None
    places = {row.place for row in line.rows}
    old = [row for row in read_form(sheets).survey if row.number - 1 in places]
    result, list_name = with_answers(sheets, line, written.choices or {})
    result = without_rows(result, "survey", sorted(places))
    changes_required = written.is_required != line.is_required
    result = with_questions(
        result, place, old, f"{line.keyword} {list_name}", written, changes_required=changes_required
    )
    return with_cells(result, "survey", place, words_of(written))


def words_of(written: Written) -> dict[Tokens, str]:
    """Return what is written in the row that begins a grid."""
    cells: dict[Tokens, str] = {tokens_of("label", language): text for language, text in written.labels.items()}
    return cells if written.relevant is None else {**cells, RELEVANT: written.relevant}


def with_questions(
    sheets: Sheets, place: int, old: Sequence[Row], typed: str, written: Written, *, changes_required: bool = False
) -> Sheets:
    """Return the sheets with the questions of a grid under the row that begins it. old: those it had, taken off.

    A question that was there keeps its name and its cells, as a choice does in its list.
    """
    rows = written.rows or {}
    first = next(iter(rows))
    taken = names_in(sheets) | {row.name for row in old}
    for number, (label, kept) in enumerate(zip(rows[first], kept_rows(old, first, rows[first]), strict=True)):
        name = kept.name if kept else slug(label, taken, fallback="ligne")
        taken.add(name)
        cells: dict[Tokens, str] = {**(kept.cells if kept else {}), ("type",): typed, ("name",): name}
        cells |= {tokens_of("label", language): words[number] for language, words in rows.items()}
        if changes_required or not kept:
            cells[REQUIRED] = "yes" if written.is_required else ""
        sheets = with_row(sheets, "survey", place + 1 + number, cells)
    return sheets


def with_answers(sheets: Sheets, line: Line, choices: Mapping[str, Sequence[str]]) -> tuple[Sheets, str]:
    """Return the sheets with the answers of a grid, and the name of their list; one that others use is left to them."""
    list_name = line.list_name
    if all(list(words) == texts_of(sheets, list_name, language) for language, words in choices.items()):
        return sheets, list_name
    if any(not line.place < place < line.end for place in users_of(sheets, list_name)):
        list_name = free_list(sheets, line.name)
        sheets = copied_list(sheets, line.list_name, list_name)
    return with_choices(sheets, list_name, choices), list_name
