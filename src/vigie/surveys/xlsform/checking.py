"""Checks a questionnaire whole: what it asks, what is wrong in it, what Vigie does not do, its XForm."""

from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext

from vigie.surveys.xlsform.faults import Fault, Unsupported
from vigie.surveys.xlsform.sheets import FORM_SHEETS, NotASpreadsheet, Sheets, read_sheets

if TYPE_CHECKING:
    from vigie.surveys.xlsform.form import Form

# Ten times the longest questionnaire known.
MOST_QUESTIONS = 10_000


@dataclass(frozen=True)
class Checked:
    """What a check found.

    valid: the standard accepts the questionnaire and Vigie can evaluate its expressions; what ``unsupported`` tells
    may remain. questions: rows by type as written in « type », without the list of choices; selects are under their
    present name (« select_one »), disabled rows, groups and repeats are not counted. groups, repeats: how many begin.
    languages: as headers name them, the default one first when some column names none. sheets: what was checked,
    metadata taken off when anonymous.
    """

    valid: bool = False
    title: str = ""
    questions: dict[str, int] = field(default_factory=dict)
    languages: list[str] = field(default_factory=list)
    groups: int = 0
    repeats: int = 0
    warnings: list[Fault] = field(default_factory=list)
    errors: list[Fault] = field(default_factory=list)
    unsupported: list[Unsupported] = field(default_factory=list)
    xform: str | None = None
    sheets: Sheets | None = None

    @property
    def is_wholly_supported(self) -> bool:
        """Whether Vigie does all that it asks."""
        return self.valid and not self.unsupported

    @property
    def can_be_asked(self) -> bool:
        """Whether it can be published: what Vigie leaves aside stops no question."""
        return self.valid and not any(fact.stops for fact in self.unsupported)


def check_form(content: bytes, *, anonymous: bool = False) -> Checked:
    """Check the bytes of a spreadsheet. Raises nothing: bytes that hold no questionnaire are an error like another."""
    try:
        sheets = read_sheets(content)
    except NotASpreadsheet as refusal:
        return Checked(errors=[Fault("survey", 1, str(refusal))])
    return check_sheets(sheets, anonymous=anonymous)


def check_sheets(sheets: Sheets, *, anonymous: bool = False) -> Checked:
    """Check the sheets of a questionnaire. anonymous: what tells who answers is taken off first, with a warning."""
    # Pyxform takes a third of a second to import: paid by those who check a questionnaire, not by every page.
    from vigie.surveys.xlsform.conversion import to_xform
    from vigie.surveys.xlsform.expressions import expression_faults
    from vigie.surveys.xlsform.form import read_form, repeated_headers
    from vigie.surveys.xlsform.languages import language_warnings
    from vigie.surveys.xlsform.meta import sensitive_warnings, without_metadata
    from vigie.surveys.xlsform.refusals import warnings_of
    from vigie.surveys.xlsform.unsupported import unsupported_in

    kept, taken_off = without_metadata(sheets) if anonymous else (sheets, [])
    if len(kept.get("survey", [])) > MOST_QUESTIONS:
        return Checked(errors=[Fault("survey", MOST_QUESTIONS + 1, too_long())], sheets=kept)
    form, conversion = read_form(kept), to_xform(kept)
    unsupported = unsupported_in(form, anonymous=anonymous)
    errors = repeated_headers(kept)
    if conversion.xform is None:
        errors += refused_faults(conversion.refusal, form)
    elif not errors:
        errors = expression_faults(conversion.xform, form, unsupported)
    return Checked(
        valid=not errors,
        **counted(form),
        warnings=in_order(
            [*taken_off, *warnings_of(conversion.warnings, form), *language_warnings(form), *sensitive_warnings(form)]
        ),
        errors=in_order(errors),
        unsupported=sorted(unsupported),
        xform=None if errors else conversion.xform,
        sheets=kept,
    )


def too_long() -> str:
    """Return the sentence for a questionnaire beyond the limit."""
    sentence = gettext("Un questionnaire s'arrête à %(limit)s lignes : coupez-le en plusieurs.")
    return sentence % {"limit": f"{MOST_QUESTIONS:,}".replace(",", "\u00a0")}


def refused_faults(refusal: str, form: "Form") -> list[Fault]:
    """Return what pyxform refuses, and all that can be found besides: it stops at the first."""
    from vigie.surveys.xlsform.own_faults import own_faults
    from vigie.surveys.xlsform.refusals import faults_of

    found = own_faults(form)
    places = {(fault.sheet, fault.row) for fault in found}
    return [*found, *(fault for fault in faults_of(refusal, form) if (fault.sheet, fault.row) not in places)]


def counted(form: "Form") -> dict[str, Any]:
    """Return the title, the questions by type, the languages, the groups and the repeats."""
    controls = Counter(row.type.control for row in form.survey if row.type.role == "begin")
    return {
        "title": form.setting("title") or form.setting("id_string"),
        "questions": dict(Counter(row.type.keyword for row in form.questions)),
        "languages": form.languages,
        "groups": controls["group"] + controls["loop"],
        "repeats": controls["repeat"],
    }


def in_order(faults: list[Fault]) -> list[Fault]:
    """Return the faults without repetition, by sheet then by row."""
    rank = {name: place for place, name in enumerate(FORM_SHEETS)}
    return sorted(dict.fromkeys(faults), key=lambda fault: (rank.get(fault.sheet, len(rank)), fault.row))


def report(checked: Checked) -> dict[str, Any]:
    """Return what a check found, in the form of the report of ``vigie check_survey``."""
    return {
        "valid": checked.valid,
        "title": checked.title,
        "questions": checked.questions,
        "languages": checked.languages,
        "groups": checked.groups,
        "repeats": checked.repeats,
        "warnings": [asdict(fault) for fault in checked.warnings],
        "errors": [asdict(fault) for fault in checked.errors],
        "unsupported": [{"row": fact.row, "what": fact.what} for fact in checked.unsupported],
    }
