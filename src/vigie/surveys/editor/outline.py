"""What the editor shows: the rows of a questionnaire in order, each with what may be done with it. Plain."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from vigie.surveys.editor.kinds import BY_CODE, QuestionKind, kind_of
from vigie.surveys.managing.asked import label_of
from vigie.surveys.xlsform.form import Form, Row, read_form
from vigie.surveys.xlsform.row_types import Role
from vigie.surveys.xlsform.sheets import Sheets

GROUP = "group"


@dataclass(frozen=True)
class Line:
    """A row. place: in the sheet from 0, the headers' row included. depth: how many groups it is in.

    kind: None for what the short editor keeps as it is. end: place of the row that ends a group or a repeat.
    rows: the questions of a grid, which is one line. keyword: theirs, for a grid.
    """

    place: int
    role: Role
    depth: int
    name: str
    label: str
    keyword: str
    list_name: str = ""
    kind: QuestionKind | None = None
    end: int = 0
    is_required: bool = False
    relevant: str = ""
    appearance: str = ""
    rows: tuple["Line", ...] = ()

    @property
    def names(self) -> list[str]:
        """The names by which expressions may quote it."""
        return [self.name, *(row.name for row in self.rows)]

    @property
    def number(self) -> int:
        """The number of its row, as the spreadsheet and the faults count."""
        return self.place + 1

    @property
    def is_group(self) -> bool:
        """Whether it begins a group that the editor writes."""
        return self.role is Role.BEGIN and self.keyword == GROUP


def outline(sheets: Sheets) -> list[Line]:
    """Return the rows of a questionnaire that say something; the ends of groups are told by their beginnings."""
    form = read_form(sheets)
    lines = list(lines_of(form, ends_of(form)))
    ended = {line.place for line in lines if line.role is Role.END}
    return list(folded([line for line in lines if line.role is not Role.END], ended))


def folded(lines: Sequence[Line], ended: Collection[int]) -> Iterator[Line]:
    """Yield the rows, each grid as one line. ended: the places of the rows that end a group."""
    last = 0
    for number, line in enumerate(lines):
        if line.place < last:
            continue
        inside = [each for each in lines[number + 1 :] if each.place < line.end] if is_table(line, ended) else []
        if share_answers(inside):
            last = line.end
            yield grid_of(line, inside)
        else:
            yield line


def is_table(line: Line, ended: Collection[int]) -> bool:
    """Whether a group is shown as a table."""
    return line.is_group and "table-list" in line.appearance.split() and line.end in ended


def share_answers(lines: Sequence[Line]) -> bool:
    """Whether questions have the same kind and the same list of answers."""
    asked = {(line.keyword, line.list_name) for line in lines}
    return len(asked) == 1 and all(line.kind and line.list_name and line.keyword != "rank" for line in lines)


def grid_of(line: Line, rows: Sequence[Line]) -> Line:
    """Return a grid as one line."""
    return replace(
        line,
        keyword=rows[0].keyword,
        list_name=rows[0].list_name,
        kind=BY_CODE["matrix"],
        is_required=all(row.is_required for row in rows),
        rows=tuple(rows),
    )


def ends_of(form: Form) -> dict[int, int]:
    """Return where each group or repeat ends: place → place. One that nothing ends lasts to the last row."""
    opened: list[int] = []
    found: dict[int, int] = {}
    for row in form.survey:
        if row.type.role is Role.BEGIN:
            opened.append(row.number - 1)
        elif row.type.role is Role.END and opened:
            found[opened.pop()] = row.number - 1
    last = form.survey[-1].number - 1 if form.survey else 0
    return found | dict.fromkeys(opened, last)


def lines_of(form: Form, ends: dict[int, int]) -> Iterator[Line]:
    """Yield every row with its depth."""
    depth = 0
    for row in form.survey:
        depth -= row.type.role is Role.END
        yield line_of(row, max(0, depth), ends)
        depth += row.type.role is Role.BEGIN


def line_of(row: Row, depth: int, ends: dict[int, int]) -> Line:
    """Return one row."""
    place, kind = row.number - 1, None
    if row.type.role is Role.QUESTION and not row.type.allows_other:
        kind = kind_of(row.type.keyword, row.text("control", "appearance"))
    return Line(
        place=place,
        role=row.type.role,
        depth=depth,
        name=row.name,
        label=label_of(row) or row.name,
        keyword=row.type.control or row.type.keyword,
        list_name=row.type.list_name,
        kind=kind,
        end=ends.get(place, place),
        is_required=row.text("bind", "required").lower() in ("yes", "true", "true()"),
        relevant=row.text("bind", "relevant"),
        appearance=row.text("control", "appearance"),
    )


def line_at(sheets: Sheets, place: int) -> Line | None:
    """Return the row at a place, None when there is none that the editor shows."""
    return next((line for line in outline(sheets) if line.place == place), None)


def languages_of(sheets: Sheets) -> list[str]:
    """Return the languages whose texts are written in columns of their own; empty text for columns that name none."""
    form = read_form(sheets)
    named = [tokens[1] if len(tokens) > 1 else "" for tokens in form.columns.get("survey", ()) if tokens[0] == "label"]
    return list(dict.fromkeys(named)) or [""]
