"""What an anonymous survey never asks, and what the law does not allow in a list of choices."""

import csv
import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from django.utils.translation import gettext

from vigie.surveys.xlsform.faults import Fault
from vigie.surveys.xlsform.form import Form, Row, headers_of, read_form, understood
from vigie.surveys.xlsform.sheets import Sheets

WORDS = Path(__file__).parent.parent / "data" / "sensitive_words.csv"
# The setting by which phones let people correct what they have sent.
EDITABLE = ("client_editable",)
# Types by which a telephone tells when, where and by whom it is held, with their older names.
METADATA = {
    *("start", "start time", "get start time", "end", "end time", "get end time", "today", "get today"),
    *("deviceid", "device id", "get device id", "uri:deviceid", "imei", "subscriberid", "subscriber id"),
    *("get subscriber id", "uri:subscriberid", "simserial", "sim id", "get sim id", "uri:simserial"),
    *("phonenumber", "phone number", "get phone number", "uri:phonenumber", "username", "uri:username"),
    *("email", "uri:email", "audit", "start-geopoint", "background-geopoint", "background-audio"),
}


def without_metadata(sheets: Sheets) -> tuple[Sheets, list[Fault]]:
    """Return the sheets of an anonymous survey: the rows by which a telephone would tell who answers are emptied.

    Rows keep their number. Also returns a warning for each row taken off.
    """
    removed = {row.number: row.type.keyword for row in read_form(sheets).survey if tells_who_answers(row)}
    survey = [[] if number in removed else row for number, row in enumerate(sheets.get("survey", []), start=1)]
    sentence = gettext(
        "« %(type)s » est retiré : une enquête anonyme ne note ni l'heure, ni l'appareil, ni la personne."
    )
    warnings = [Fault("survey", number, sentence % {"type": keyword}) for number, keyword in removed.items()]
    settings, told = without_correction(sheets.get("settings", []))
    return sheets | {"survey": survey} | ({"settings": settings} if told else {}), [*warnings, *told]


def without_correction(rows: list[list[str]]) -> tuple[list[list[str]], list[Fault]]:
    """Return the sheet of settings where phones are not told that answers can be corrected once sent, and a warning."""
    headers = headers_of(rows)
    place = next((place for place, each in enumerate(headers) if understood("settings", each, headers) == EDITABLE), -1)
    if place < 0 or not any(row[place:] and row[place].strip() for row in rows[1:]):
        return rows, []
    kept = [rows[0], *([*row[:place], "", *row[place + 1 :]] if len(row) > place else row for row in rows[1:])]
    sentence = gettext("« client_editable » est retiré : une réponse anonyme ne peut plus être retrouvée ni corrigée.")
    return kept, [Fault("settings", 2, sentence)]


def tells_who_answers(row: Row) -> bool:
    """Whether a telephone would fill a row by itself: a metadata type, or a column that asks for the same."""
    return row.type.keyword in METADATA or any("preload" in tokens[-1].lower() for tokens in row.cells)


# --- Closed lists of origins or religions --------------------------------------------------------------------------
def sensitive_warnings(form: Form) -> list[Fault]:
    """Return a warning for each closed question whose choices sort people by origin or religion, or that asks for it.

    The law (decision 2007-557 DC of the Conseil constitutionnel): what a person feels is the cause of a treatment may
    be asked; a list of categories set beforehand may not be offered.
    """
    return [Fault("survey", row.number, sentence) for row in form.questions for sentence in sentences_about(row, form)]


def sentences_about(row: Row, form: Form) -> Iterator[str]:
    """Yield what there is to say of a question."""
    choices = form.lists.get(row.type.list_name, []) if row.type.keyword.startswith(("select", "rank")) else []
    if not choices:
        return
    asked = plain(" ".join([*row.texts("label"), *row.texts("hint")]))
    offered = [plain(" ".join(choice.texts("label")) or choice.name) for choice in choices]
    about = [family for family in ("origin", "religion") if holds("question", family, f"{asked} {plain(row.name)}")]
    listed = [family for family in ("origin", "religion") if is_listed(family, offered, is_asked=family in about)]
    if listed:
        yield gettext(
            "Ne rangez pas les personnes dans une liste d'origines ou de religions : la loi ne le permet pas, sauf "
            "exception. Demandez plutôt la cause ressentie (« À quoi attribuez-vous ce traitement ? » : l'origine, "
            "la religion… parmi les critères de la loi), ou une réponse libre."
        )
    elif about and not holds("felt", "any", asked):
        yield gettext(
            "Cette question parle d'origine ou de religion : demandez ce que la personne ressent (« avez-vous le "
            "sentiment que… »), pas ce qu'elle est."
        )
    if (listed or about) and not any(holds("refusal", "any", text) for text in offered):
        yield gettext("Ajoutez à cette liste le choix « Je ne souhaite pas répondre ».")


def is_listed(family: str, offered: list[str], *, is_asked: bool) -> bool:
    """Whether at least two choices name categories; words that are also colours count when the question is about it."""
    named = [text for text in offered if holds("category", family, text)]
    doubtful = [text for text in offered if holds("colour", family, text) and text not in named]
    return len(named) + (len(doubtful) if is_asked or named else 0) >= 2


def holds(role: str, family: str, text: str) -> bool:
    """Whether a text holds one of the stems of the word list, at the start of a word."""
    pattern = stems().get((role, family))
    return bool(pattern and pattern.search(text))


@cache
def stems() -> Mapping[tuple[str, str], re.Pattern[str]]:
    """Return the word list: (role, family) → what finds its stems."""
    found: dict[tuple[str, str], list[str]] = {}
    with WORDS.open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            found.setdefault((line["role"], line["family"]), []).append(re.escape(plain(line["stem"])))
    return {key: re.compile(rf"\b(?:{'|'.join(words)})") for key, words in found.items()}


def plain(text: str) -> str:
    """Return a text in small letters, without accents nor punctuation."""
    letters = unicodedata.normalize("NFD", text.casefold().replace("’", "'"))
    return re.sub(r"[^\w']+", " ", "".join(letter for letter in letters if not unicodedata.combining(letter))).replace(
        "_", " "
    )
