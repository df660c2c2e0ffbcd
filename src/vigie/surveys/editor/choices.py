"""Lists of answers, written one to a line in each language. Plain functions on sheets."""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence

from vigie.surveys.editor.grid import columns_of, with_row, without_rows
from vigie.surveys.xlsform.form import Row, Tokens, read_form
from vigie.surveys.xlsform.sheets import Sheets

LIST, NAME = ("list name",), ("name",)


def slug(text: str, taken: Collection[str], *, fallback: str) -> str:
    """Return a name for a text: letters and digits without accents, begun by a letter, not among those taken."""
    letters = unicodedata.normalize("NFKD", text.lower().replace("œ", "oe"))
    words = re.findall(r"[a-z0-9]+", "".join(letter for letter in letters if not unicodedata.combining(letter)))
    base = "_".join(words)[:30].strip("_")
    base = base if re.match("[a-z]", base) else f"{fallback}_{base}".strip("_")
    name, number = base, 2
    while name in taken:
        name, number = f"{base}_{number}", number + 1
    return name


def choices_of(sheets: Sheets, list_name: str) -> list[Row]:
    """Return the choices of a list."""
    return list(read_form(sheets).lists.get(list_name, ()))


def label_tokens(language: str) -> Tokens:
    """Return the column that holds the labels in a language; no language, the column that names none."""
    return ("label", language) if language else ("label",)


def texts_of(sheets: Sheets, list_name: str, language: str) -> list[str]:
    """Return the labels of a list in a language, empty where one is missing."""
    return [row.text(*label_tokens(language)) for row in choices_of(sheets, list_name)]


def users_of(sheets: Sheets, list_name: str) -> list[int]:
    """Return the places of the rows that use a list."""
    return [row.number - 1 for row in read_form(sheets).survey if row.type.list_name == list_name]


def with_choices(sheets: Sheets, list_name: str, labels: Mapping[str, Sequence[str]]) -> Sheets:
    """Return the sheets whose list has these labels. labels: by language, as many in each.

    A label that was there keeps its value, and its other cells; a new one gets a value of its own. So does a label
    reworded in place, when the list keeps its length: answers already given keep their meaning.
    """
    first = next(iter(labels))
    old = choices_of(sheets, list_name)
    kept = kept_rows(old, first, labels[first])
    cells: list[dict[Tokens, str]] = []
    taken = [row.name for row in kept if row]
    for place, label in enumerate(labels[first]):
        row = kept[place]
        name = row.name if row else slug(label, taken, fallback="choix")
        taken.append(name)
        texts = {label_tokens(language): words[place] for language, words in labels.items()}
        cells.append({**(dict(row.cells) if row else {}), LIST: list_name, NAME: name, **texts})
    return rewritten(sheets, [row.number - 1 for row in old], cells)


def kept_rows(old: Sequence[Row], language: str, labels: Sequence[str]) -> list[Row | None]:
    """Return, for each label, the choice that it was."""
    tokens = label_tokens(language)
    by_label = {row.text(*tokens): row for row in old}
    found: list[Row | None] = [by_label.get(label) for label in labels]
    if len(labels) == len(old):
        known = set(labels)
        for place, row in enumerate(old):
            if found[place] is None and row.text(*tokens) not in known:
                found[place] = row
    return found


def rewritten(sheets: Sheets, old: Sequence[int], cells: Sequence[Mapping[Tokens, str]]) -> Sheets:
    """Return the sheets whose old rows of choices are replaced, where the first of them stood, else at the end."""
    headed = sheets if columns_of(sheets, "choices") else {**sheets, "choices": [["list_name", "name", "label"]]}
    place = min(old, default=len(headed["choices"]))
    result = without_rows(headed, "choices", old)
    for number, row in enumerate(cells):
        result = with_row(result, "choices", place + number, row)
    return result
