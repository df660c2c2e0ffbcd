"""Refusing at import what could not be evaluated at answering time."""

from datetime import date

from vigie.surveys.engine.definition import Definition
from vigie.surveys.engine.filling import Filling
from vigie.surveys.engine.logic import Error, Logic, faulty_defaults, faulty_texts

ANY_DAY = date(2026, 1, 1)


def compile_all(definition: Definition) -> list[Error]:
    """What cannot be used in a questionnaire: path, attribute, French sentence. Empty when everything can be evaluated.

    Attributes: relevant, calculate, required, read_only, constraint, count, choice_filter, label, hint, guidance,
    required_message, constraint_message, choices, default. A whole empty filling is worked out to make sure.
    """
    logic = Logic.of(definition)
    errors = [*logic.errors, *faulty_texts(logic), *faulty_defaults(logic)]
    if not errors:
        filling = Filling.start(definition, language=definition.default_language, today=ANY_DAY)
        filling.screens(all_at_once=True)
        filling.faults()
    return errors
