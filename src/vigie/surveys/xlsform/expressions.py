"""Refuses, with its row, an expression that could not be evaluated when someone answers."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext

from vigie.surveys.engine.definition import BadForm, read_definition
from vigie.surveys.engine.expressions import compile_all
from vigie.surveys.xlsform.faults import Fault, Unsupported
from vigie.surveys.xlsform.form import Form
from vigie.surveys.xlsform.places import SETTINGS, place_of, rows_by_path

# What the XForm calls these columns → how people write them.
COLUMNS = {
    "calculate": "calculation",
    "count": "repeat_count",
    "guidance": "guidance_hint",
    "choices": "label",
    "read_only": "readonly",
}


def expression_faults(xform: str, form: Form, unsupported: Sequence[Unsupported]) -> list[Fault]:
    """Return the expressions that cannot be evaluated; rows that are told to need an outside file are left aside."""
    told = {("survey", fact.row) for fact in unsupported if fact.stops}
    rows = rows_by_path(form)
    try:
        errors = compile_all(read_definition(xform))
    except BadForm as refusal:
        return [Fault("survey", 1, str(refusal))]
    # Whatever a stranger's questionnaire makes of the engine, the person gets a sentence.
    except Exception as error:
        return [unforeseen(error, rows)]
    found = []
    for path, attribute, message in errors:
        place = place_of(path, rows)
        if place and place not in told:
            column = COLUMNS.get(attribute, attribute) if place[0] == "survey" else "instance_name"
            sentence = gettext("Colonne « %(column)s » : %(message)s") % {"column": column, "message": message}
            found.append(Fault(*place, sentence))
    return found


def unforeseen(error: Exception, rows: Mapping[str, int]) -> Fault:
    """Return a fault for what the engine did not foresee, in the row that the error names, if any."""
    path = str(error.args[0]) if error.args else ""
    sentence = gettext("Une expression ne peut pas être calculée : simplifiez les calculs et les noms.")
    return Fault("survey", (place_of(path, rows) or SETTINGS)[1], sentence)
