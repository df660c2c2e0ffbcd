"""What a questionnaire asks, read from its sheets: closed questions with their answers, and what changed. Plain."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from vigie.surveys.xlsform.form import Form, Row, read_form
from vigie.surveys.xlsform.row_types import Role
from vigie.surveys.xlsform.sheets import Sheets

CLOSED = ("select_one", "select_multiple")
# No page could send back what each of more answers means, nor anybody read a table of them.
MOST_VALUES = 1_000
# Rows that say something or compute: they ask nothing.
SILENT = {"note", "calculate", "hidden", "start", "end", "today", "deviceid", "audit"}


@dataclass(frozen=True)
class Asked:
    """A question. path: « group/question ». values: (value, label) of a closed one. repeats: inside a repeat."""

    path: str
    label: str
    keyword: str
    values: tuple[tuple[str, str], ...] = ()
    repeats: bool = False

    @property
    def is_closed(self) -> bool:
        """Whether tables, quotas and facts may be made of it."""
        return self.keyword in CLOSED and 0 < len(self.values) <= MOST_VALUES and not self.repeats


def asked_in(sheets: Sheets) -> list[Asked]:
    """Return the questions of a questionnaire in order, notes and calculations left out."""
    form = read_form(sheets)
    return [asked for asked in every_row(form) if asked.keyword not in SILENT]


def closed_in(sheets: Sheets) -> list[Asked]:
    """Return the closed questions."""
    return [asked for asked in asked_in(sheets) if asked.is_closed]


def crossed_sides(closed: Sequence[Asked]) -> list[tuple[str, str]]:
    """Return what may be crossed, with its label: a question, or one option of a multiple choice (« path=value »)."""
    sides: list[tuple[str, str]] = []
    for asked in closed:
        if asked.keyword == "select_multiple":
            sides += [(f"{asked.path}={value}", f"{asked.label} – {label}") for value, label in asked.values]
        else:
            sides.append((asked.path, asked.label))
    return sides


def every_row(form: Form) -> Iterator[Asked]:
    """Yield the rows that are questions, each under its groups."""
    opened: list[tuple[str, bool]] = []
    for row in form.survey:
        if row.type.role is Role.BEGIN:
            opened.append((row.name, row.type.control != "group"))
        elif row.type.role is Role.END:
            del opened[-1:]
        elif row.type.role is Role.QUESTION:
            path = "/".join([*(name for name, _repeats in opened), row.name])
            yield Asked(
                path,
                label_of(row) or row.name,
                row.type.keyword,
                tuple(
                    (choice.name, label_of(choice) or choice.name) for choice in form.lists.get(row.type.list_name, ())
                ),
                any(repeats for _name, repeats in opened),
            )


def label_of(row: Row) -> str:
    """Return the label of a row: French when it is there, else in the first language."""
    labels = {tokens: text for tokens, text in row.cells.items() if tokens[0] == "label"}
    french = [text for tokens, text in labels.items() if len(tokens) == 1 or "(fr)" in tokens[1].lower()]
    return next(iter([*french, *labels.values()]), "")


def differences(before: Sheets, after: Sheets) -> list[str]:
    """Return, in sentences, why answers to two questionnaires cannot be compared; none when they can."""
    old, new = ({asked.path: asked for asked in asked_in(sheets)} for sheets in (before, after))
    return [
        *said(gettext("N'est plus demandé : %(labels)s"), [old[path] for path in old if path not in new]),
        *said(gettext("Est demandé en plus : %(labels)s"), [new[path] for path in new if path not in old]),
        *said(
            gettext("N'est plus demandé de la même façon : %(labels)s"),
            [new[path] for path in new if path in old and not is_same(old[path], new[path])],
        ),
    ]


def is_same(before: Asked, after: Asked) -> bool:
    """Whether answers to a question can be compared: same kind, same values; its words may be better."""
    return before.keyword == after.keyword and {v for v, _ in before.values} == {v for v, _ in after.values}


def said(sentence: str, found: Sequence[Asked]) -> list[str]:
    """Return the sentence about some questions, nothing when there are none."""
    labels = ", ".join(f"« {asked.label[:80]} »" for asked in found)
    return [sentence % {"labels": labels}] if found else []
