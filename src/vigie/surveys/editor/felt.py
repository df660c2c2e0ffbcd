"""Puts a question that the law does not allow right: what a person feels, among the criteria of the law."""

from collections.abc import Mapping, Sequence

from vigie.surveys.editor.acts import copied_list, free_list, tokens_of
from vigie.surveys.editor.choices import users_of
from vigie.surveys.editor.grid import with_cells, with_row
from vigie.surveys.editor.outline import Line, languages_of
from vigie.surveys.managing.templates_shipped import DATA
from vigie.surveys.xlsform.form import Form, Row, read_form
from vigie.surveys.xlsform.meta import sensitive_warnings
from vigie.surveys.xlsform.sheets import Sheets, read_sheets

# Where the words of the question to ask instead are kept: the barometer that comes with Vigie.
SOURCE, QUESTION = "barometer.xlsx", "motif"
REFUSAL = "not_stated"


def sensitive_rows(sheets: Sheets) -> set[int]:
    """Return the numbers of the rows that ask for origins or religions in a closed list."""
    return {fault.row for fault in sensitive_warnings(read_form(sheets))}


def ask_what_is_felt(sheets: Sheets, line: Line) -> Sheets:
    """Return the sheets whose question asks for the reason felt, among the criteria of the law."""
    source = read_form(read_sheets((DATA / SOURCE).read_bytes()))
    asked = next(row for row in source.survey if row.name == QUESTION)
    list_name = free_list(sheets, f"{line.name}_ressenti")
    texts = {
        tokens_of(column, language): text_in(asked, column, language)
        for column in ("label", "hint")
        for language in languages_of(sheets)
    }
    result = with_cells(
        sheets,
        "survey",
        line.place,
        {("type",): f"select_multiple {list_name}", ("control", "appearance"): "", **texts},
    )
    return with_list(result, list_name, source.lists[QUESTION], languages_of(sheets))


def with_list(sheets: Sheets, list_name: str, rows: Sequence[Row], languages: Sequence[str]) -> Sheets:
    """Return the sheets with a list copied from a template, in their languages."""
    for row in rows:
        labels = {tokens_of("label", language): text_in(row, "label", language) for language in languages}
        cells: Mapping[tuple[str, ...], str] = {("list name",): list_name, ("name",): row.name, **labels}
        sheets = with_row(sheets, "choices", len(sheets.get("choices") or [[]]), cells)
    return sheets


def text_in(row: Row, column: str, language: str) -> str:
    """Return a text of a template in a language, in French when the template does not speak it."""
    texts = {tokens[1]: text for tokens, text in row.cells.items() if tokens[0] == column and len(tokens) > 1}
    return texts.get(language) or next(iter(texts.values()), "")


def let_refuse(sheets: Sheets, line: Line) -> Sheets:
    """Return the sheets whose question lets people refuse to answer; a list that others use is copied."""
    form = read_form(sheets)
    if refuses(form, line.list_name):
        return sheets
    list_name = line.list_name
    if len(users_of(sheets, list_name)) > 1:
        list_name = free_list(sheets, line.name)
        sheets = copied_list(sheets, line.list_name, list_name)
        sheets = with_cells(sheets, "survey", line.place, {("type",): f"{line.keyword} {list_name}"})
    source = read_form(read_sheets((DATA / SOURCE).read_bytes())).lists[QUESTION]
    return with_list(sheets, list_name, [row for row in source if row.name == REFUSAL], languages_of(sheets))


def refuses(form: Form, list_name: str) -> bool:
    """Whether a list lets people refuse to answer."""
    return any(row.name == REFUSAL for row in form.lists.get(list_name, ()))
