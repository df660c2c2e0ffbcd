"""Says in French, with sheet and row, what pyxform refuses."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from django.utils.translation import gettext

from vigie.surveys.xlsform.faults import Fault
from vigie.surveys.xlsform.form import Form
from vigie.surveys.xlsform.sentences_names import NAMES
from vigie.surveys.xlsform.sentences_parameters import PARAMETERS
from vigie.surveys.xlsform.sentences_structure import STRUCTURE
from vigie.surveys.xlsform.sentences_warnings import IDLE, WARNINGS

ROW = re.compile(r"\[row : (?P<row>\d+)\]\s*")
SHEET = re.compile(r"[Oo]n the '(?P<sheet>\w+)' sheet")
# A name quoted in a message that nothing else places.
QUOTED = re.compile(r"'([^']+)'|\[([^\]]+)\]")
Found = Mapping[str, str]


def faults_of(refusal: str, form: Form) -> list[Fault]:
    """Return the faults that a refusal of pyxform tells, each in its place."""
    return list(dict.fromkeys(fault_of(message, form) for message in messages_of(refusal)))


def warnings_of(messages: Iterable[str], form: Form) -> list[Fault]:
    """Return what pyxform warns of, without its advice for telephones."""
    kept = (message for message in messages if not any(mark in message for mark in IDLE))
    return [fault for message in kept for fault in faults_of(message, form)]


def messages_of(refusal: str) -> Iterator[str]:
    """Yield the messages of a refusal: pyxform joins those of one check, a line each."""
    lines = refusal.split("\n")
    if len(lines) > 1 and all(ROW.match(line) or line.startswith("Language '") for line in lines if line):
        yield from filter(None, lines)
    else:
        yield refusal


def fault_of(message: str, form: Form) -> Fault:
    """Return one fault."""
    row = ROW.search(message)
    plain = ROW.sub("", message)
    sheet = SHEET.search(plain)
    for sentence in (*STRUCTURE, *NAMES, *PARAMETERS, *WARNINGS):
        if match := sentence.matcher.search(plain):
            found = {key: value or "" for key, value in match.groupdict().items()}
            where = found.get("sheet") or (sheet["sheet"] if sheet else sentence.sheet)
            number = int(row["row"]) if row else PLACES[sentence.place](found, form, where)
            return Fault(where, number, str(sentence.french) % found)
    where = sheet["sheet"] if sheet else "survey"
    return Fault(where, int(row["row"]) if row else quoted_row(plain, form), unforeseen(plain))


def unforeseen(message: str) -> str:
    """Return the sentence for a message that has none of its own yet."""
    sentence = gettext("Le standard XLSForm refuse cette ligne. Message d'origine, en anglais : « %(message)s »")
    return sentence % {"message": " ".join(message.split())[:300]}


# --- Where, when pyxform does not say it ---------------------------------------------------------------------------
def named_row(found: Found, form: Form, sheet: str) -> int:
    """Return the first row of the survey that has this name."""
    numbers = (row.number for row in form.rows.get("survey", ()) if row.name == found.get("name"))
    return next(numbers, 1)


def typed_row(found: Found, form: Form, sheet: str) -> int:
    """Return the first row of the survey that has this type."""
    return next((row.number for row in form.survey if row.text("type") == found.get("type")), 1)


def first_select(found: Found, form: Form, sheet: str) -> int:
    """Return the first row of the survey that needs a list of choices."""
    return next((row.number for row in form.survey if row.type.list_name), 1)


def choice_row(found: Found, form: Form, sheet: str) -> int:
    """Return the row of a choice."""
    choices = form.lists.get(found.get("list", ""), [])
    return next((row.number for row in choices if row.name == found.get("name")), 1)


def parameter_row(found: Found, form: Form, sheet: str) -> int:
    """Return the first row whose parameters name this one (and hold this value)."""
    wanted = [found.get("parameter", "").lower(), found.get("value", "").lower()]
    rows = ((row, row.text("parameters").lower()) for row in form.survey)
    return next((row.number for row, text in rows if text and all(part in text for part in wanted)), 1)


def keyword_row(keyword: str) -> Callable[[Found, Form, str], int]:
    """Return what finds the first row of a type."""
    return lambda found, form, sheet: next((row.number for row in form.survey if row.type.keyword == keyword), 1)


def with_parameter(parameter: str) -> Callable[[Found, Form, str], int]:
    """Return what finds the first row with this parameter."""
    return lambda found, form, sheet: parameter_row({"parameter": parameter}, form, sheet)


def holding_row(found: Found, form: Form, sheet: str) -> int:
    """Return the first row of a sheet in which a cell holds this text."""
    wanted = f"${{{found['name']}}}"
    rows = form.rows.get(sheet, ())
    return next((row.number for row in rows if any(wanted in text for text in row.cells.values())), 1)


def instance_row(found: Found, form: Form, sheet: str) -> int:
    """Return the first row of the survey that speaks of a source of data."""
    rows = ((row, [row.name, row.type.list_name, *row.cells.values()]) for row in form.survey)
    return next((row.number for row, texts in rows if any(found["name"] in text for text in texts)), 1)


def marked_row(found: Found, form: Form, sheet: str) -> int:
    """Return the first row of the survey with a text that could be taken for markup."""
    return next((row.number for row in form.survey if any("<" in text for text in row.cells.values())), 1)


def other_row(found: Found, form: Form, sheet: str) -> int:
    """Return the first question with « or_other »."""
    return next((row.number for row in form.survey if row.type.allows_other), 1)


def quoted_row(message: str, form: Form) -> int:
    """Return the first row of the survey that bears a name quoted in the message."""
    quoted = [first or second for first, second in QUOTED.findall(message)]
    for word in quoted:
        for row in form.rows.get("survey", ()):
            if word in {row.name, row.text("type"), row.type.list_name}:
                return row.number
    return 1


def header_row(found: Found, form: Form, sheet: str) -> int:
    """Return the row of headers."""
    return 1


def first_row(found: Found, form: Form, sheet: str) -> int:
    """Return the first row under the headers."""
    return next((row.number for row in form.rows.get(sheet, ())), 2)


PLACES: Mapping[str, Callable[[Found, Form, str], int]] = {
    "named": named_row,
    "typed": typed_row,
    "first select": first_select,
    "choice": choice_row,
    "parameter": parameter_row,
    "audit": keyword_row("audit"),
    "include": keyword_row("include"),
    "seed": with_parameter("seed"),
    "incremental": with_parameter("incremental"),
    "holding name": instance_row,
    "markup": marked_row,
    "or_other": other_row,
    "holding": holding_row,
    "headers": header_row,
    "first": first_row,
}
