"""Finds all the faults that can be found at once, when pyxform, which stops at the first, refuses a questionnaire."""

import difflib
import re
from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext

from vigie.surveys.xlsform.faults import Fault
from vigie.surveys.xlsform.form import Form, Row, is_yes
from vigie.surveys.xlsform.row_types import SELECTS, Role, read_type
from vigie.surveys.xlsform.standard import is_name, lone_types

REFERENCE = re.compile(r"\$\{([^}]*)\}?")
LAST_SAVED = "last-saved#"
EXTERNAL = {"select_one_external", "select_one_from_file", "select_multiple_from_file"}


def own_faults(form: Form) -> list[Fault]:
    """Return the faults, in the order of the rows."""
    if ("type",) not in form.columns.get("survey", ()):
        return []
    found = [
        *column_faults(form),
        *type_faults(form),
        *structure_faults(form),
        *list_faults(form),
        *choice_faults(form),
    ]
    return list(dict.fromkeys([*found, *reference_faults(form)]))


def column_faults(form: Form) -> Iterator[Fault]:
    """Yield the columns that cannot be translated and are given a language."""
    sentence = gettext(
        "La colonne «\u00a0%(column)s\u00a0» ne se traduit pas\u00a0: ôtez ce qui suit «\u00a0::\u00a0»."
    )
    for sheet in ("survey", "choices"):
        for tokens in form.columns.get(sheet, ()):
            if tokens[0] in {"type", "name", "list name"} and len(tokens) > 1:
                yield Fault(sheet, 1, sentence % {"column": "::".join(tokens)})


# --- Types and names -----------------------------------------------------------------------------------------------
def type_faults(form: Form) -> Iterator[Fault]:
    """Yield the rows without a type, and types that do not exist."""
    for row in form.rows.get("survey", ()):
        if not row.text("type") and not is_yes(row.text("disabled")) and (row.name or row.texts("label")):
            yield Fault("survey", row.number, gettext("Cette ligne n'a pas de type : remplissez la colonne « type »."))
    for row in form.questions:
        if not row.type.list_name and row.type.keyword not in lone_types():
            yield Fault("survey", row.number, unknown_type(row.text("type")))


def unknown_type(text: str) -> str:
    """Return the sentence for a type that does not exist, with the one that was probably meant."""
    word, _, rest = text.partition(" ")
    meant = read_type(text.lower())
    if meant.list_name or meant.keyword in lone_types():
        return did_you_mean(text, f"{meant.keyword} {text.split()[-1] if meant.list_name else ''}")
    near = difflib.get_close_matches(
        word.lower(), [*SELECTS, "begin_group", "begin_repeat", *lone_types()], n=1, cutoff=0.75
    )
    if text in SELECTS:
        return gettext("Le type « %(type)s » ne dit pas sa liste de choix : « %(type)s LISTE ».") % {"type": text}
    if not near:
        return gettext("Le type « %(type)s » n'existe pas.") % {"type": text}
    return did_you_mean(text, f"{near[0]} {rest}")


def did_you_mean(text: str, near: str) -> str:
    """Return the sentence for a type that does not exist and looks like another."""
    return gettext("Le type « %(type)s » n'existe pas : vouliez-vous dire « %(near)s » ?") % {
        "type": text,
        "near": near.strip(),
    }


def structure_faults(form: Form) -> Iterator[Fault]:
    """Yield what is wrong in how groups open and close, and in the names inside each."""
    opened: list[Row] = []
    names: list[dict[str, int]] = [{}]
    for row in form.survey:
        if row.type.role is Role.SETTING:
            continue
        if row.type.role is Role.END:
            if not opened or opened[-1].type.control != row.type.control:
                yield Fault("survey", row.number, unexpected_end(row, opened))
                continue
            opened.pop()
            names.pop()
            continue
        yield from name_faults(row, names[-1])
        if row.type.role is Role.BEGIN:
            opened.append(row)
            names.append({})
    for row in opened:
        yield Fault("survey", row.number, never_closed(row))


def name_faults(row: Row, taken: dict[str, int]) -> Iterator[Fault]:
    """Yield what is wrong in the name of a row; note that it is taken."""
    if not row.name:
        if row.type.keyword not in {"note", "audit"}:
            yield Fault("survey", row.number, gettext("Cette ligne n'a pas de nom : remplissez la colonne « name »."))
        return
    if not is_name(row.name):
        sentence = gettext(
            "Le nom « %(name)s » n'est pas valable : une lettre ou « _ », puis des lettres, des chiffres, "
            "« _ », « - » ou « . », sans espace."
        )
        yield Fault("survey", row.number, sentence % {"name": row.name})
    elif row.name in taken:
        sentence = gettext("Le nom « %(name)s » est déjà pris dans le même groupe, à la ligne %(row)s.")
        yield Fault("survey", row.number, sentence % {"name": row.name, "row": taken[row.name]})
    taken.setdefault(row.name, row.number)


def unexpected_end(row: Row, opened: list[Row]) -> str:
    """Return the sentence for an end that closes nothing, or something else."""
    control = row.type.control
    if not opened:
        return gettext("« end_%(control)s » ne ferme rien : il manque plus haut un « begin_%(control)s ».") % {
            "control": control
        }
    sentence = gettext(
        "« end_%(control)s » arrive alors que « %(name)s » (ligne %(row)s), "
        "ouvert par « begin_%(other)s », n'est pas fermé."
    )
    last = opened[-1]
    return sentence % {"control": control, "name": last.name, "row": last.number, "other": last.type.control}


def never_closed(row: Row) -> str:
    """Return the sentence for a group that is never closed."""
    sentence = gettext(
        "« %(name)s » s'ouvre ici (« begin_%(control)s ») et ne se ferme nulle part : ajoutez un « end_%(control)s »."
    )
    return sentence % {"name": row.name, "control": row.type.control}


# --- Lists of choices ----------------------------------------------------------------------------------------------
def list_faults(form: Form) -> Iterator[Fault]:
    """Yield the questions whose list does not exist."""
    for row in form.questions:
        name = row.type.list_name
        inside = row.type.keyword not in EXTERNAL and row.type.keyword != "osm" and "${" not in name
        if name and inside and name not in form.lists and not name.endswith((".csv", ".xml", ".geojson")):
            yield Fault("survey", row.number, missing_list(name, form))


def missing_list(name: str, form: Form) -> str:
    """Return the sentence for a list that does not exist, with the one that was probably meant."""
    near = difflib.get_close_matches(name, form.lists, n=1)
    if near:
        sentence = gettext(
            "La liste « %(list)s » n'existe pas dans la feuille « choices » : vouliez-vous dire « %(near)s » ?"
        )
        return sentence % {"list": name, "near": near[0]}
    return gettext("La liste « %(list)s » n'existe pas dans la feuille « choices ».") % {"list": name}


def choice_faults(form: Form) -> Iterator[Fault]:
    """Yield the choices without a name, those twice in their list, and names that a multiple choice refuses."""
    multiple = {row.type.list_name for row in form.questions if row.type.keyword == "select_multiple"}
    allows_twice = is_yes(form.setting("allow_choice_duplicates"))
    for name, choices in form.lists.items():
        taken: dict[str, int] = {}
        for row in choices:
            if fault := choice_fault(row, {} if allows_twice else taken, is_multiple=name in multiple):
                yield Fault("choices", row.number, fault)
            taken.setdefault(row.name, row.number)


def choice_fault(row: Row, taken: dict[str, int], *, is_multiple: bool) -> str:
    """Return the sentence for what is wrong in a choice, or nothing."""
    where = {"name": row.name, "list": row.text("list name"), "row": taken.get(row.name, 0)}
    if not row.name:
        return gettext("Ce choix n'a pas de nom : remplissez la colonne « name ».")
    if row.name in taken:
        return gettext("Le choix « %(name)s » est déjà dans la liste « %(list)s », à la ligne %(row)s.") % where
    if is_multiple and " " in row.name:
        sentence = gettext(
            "Le nom du choix « %(name)s » contient une espace, ce qu'une question à plusieurs réponses ne permet pas."
        )
        return sentence % where
    return ""


# --- References ----------------------------------------------------------------------------------------------------
def reference_faults(form: Form) -> Iterator[Fault]:
    """Yield the references to a question that does not exist, that are badly written, or that could mean several."""
    names = Counter(row.name for row in form.survey if row.type.role in {Role.QUESTION, Role.BEGIN})
    names["instanceID"] += 1
    # Names that pyxform makes by itself.
    names.update(f"{row.name}_other" for row in form.survey if row.type.allows_other)
    names.update(f"{row.name}_count" for row in form.survey if row.text("control", "jr:count"))
    for row in form.survey:
        for tokens, text in row.cells.items():
            if tokens[0] not in {"type", "name"} and "${" in text:
                for sentence in wrong_references(text, names):
                    column = row.headers.get(tokens, tokens[-1])
                    yield Fault("survey", row.number, sentence % {"column": column})


def wrong_references(text: str, names: Counter[str]) -> Iterator[str]:
    """Yield a sentence for each wrong reference of a text; %(column)s is still to be filled."""
    for match in REFERENCE.finditer(text):
        name = match[1].removeprefix(LAST_SAVED)
        shown = match[0].replace("%", "%%")
        if not match[0].endswith("}") or not is_name(name):
            yield gettext("Dans « %(column)s », une référence est mal écrite : elle s'écrit « ${nom} », sans espace.")
        elif not names[name]:
            near = difflib.get_close_matches(name, names, n=1)
            hint = gettext(" Vouliez-vous dire « ${%s} » ?") % near[0] if near else ""
            sentence = gettext("« %(column)s » parle de « {} », qui ne désigne aucune question.")
            yield sentence.format(shown) + hint
        elif names[name] > 1:
            sentence = gettext(
                "« %(column)s » parle de « {} », et plusieurs lignes portent ce nom : donnez-leur des noms différents."
            )
            yield sentence.format(shown)
