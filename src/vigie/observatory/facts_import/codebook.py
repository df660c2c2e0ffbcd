"""How a file is coded: which column says what, and which code each text stands for. Plain values."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from django.utils.translation import gettext

from vigie.core.fuzzy_dates import simplify
from vigie.observatory.fact_values import DIMENSIONS, NOT_STATED
from vigie.observatory.referentials.listed import ANYWHERE

# What a dimension is when no column says it, nor the cell.
USUAL: Final[Mapping[str, str]] = {"source": "past_data", "channel": "file", "place": ANYWHERE, "quarter": ""}
LONGEST = 200


class WrongCodebook(ValueError):
    """A text that is no codebook; the message is a French sentence."""


@dataclass(frozen=True)
class Codebook:
    """columns: title → dimension, empty for a column to leave out. values: dimension → text → code.

    constants: dimension → code, for what no column says.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)

    def constant(self, dimension: str) -> str:
        """Return the code of what no column says; a quarter may have none."""
        return self.constants.get(dimension) or USUAL.get(dimension, NOT_STATED)

    def code(self, dimension: str, text: str) -> str:
        """Return the code chosen for a text, or nothing."""
        return self.values.get(dimension, {}).get(text_key(text), "")

    def to_json(self) -> dict[str, Any]:
        """Return values that JSON writes."""
        return asdict(self)


def text_key(text: str) -> str:
    """Return what texts are looked up by: case, accents and spaces aside."""
    return simplify(text)[:LONGEST]


def codebook_of(content: Any) -> Codebook:
    """Return the codebook that a JSON content holds. Raises WrongCodebook."""
    if not isinstance(content, dict) or not set(content) <= {"columns", "values", "constants"}:
        raise WrongCodebook(gettext('Une codification est un objet JSON, avec "columns", "values" et "constants".'))
    columns = texts(content.get("columns", {}), "columns")
    constants = texts(content.get("constants", {}), "constants")
    values = content.get("values", {})
    if not isinstance(values, dict):
        raise WrongCodebook(gettext("« values » est un objet : une dimension, puis ses textes et leurs codes."))
    read = {name: {text_key(text): code for text, code in texts(of, name).items()} for name, of in values.items()}
    for name in (*filter(None, columns.values()), *constants, *read):
        if name not in DIMENSIONS:
            message = gettext("« %(name)s » n'est pas une dimension : %(known)s.")
            raise WrongCodebook(message % {"name": name[:40], "known": ", ".join(DIMENSIONS)})
    return Codebook(columns, read, constants)


def texts(content: Any, name: str) -> dict[str, str]:
    """Return an object of texts. Raises WrongCodebook."""
    if not isinstance(content, dict) or not all(isinstance(value, str) for value in content.values()):
        message = gettext("« %(name)s » est un objet dont les valeurs sont des textes.")
        raise WrongCodebook(message % {"name": name[:40]})
    return {key[:LONGEST]: value[:LONGEST] for key, value in content.items()}


def read_codebook(text: str) -> Codebook:
    """Return the codebook that a JSON text holds. Raises WrongCodebook."""
    try:
        return codebook_of(json.loads(text))
    except (ValueError, RecursionError) as error:
        if isinstance(error, WrongCodebook):
            raise
        raise WrongCodebook(gettext("La codification n'est pas du JSON lisible : vérifiez sa ponctuation.")) from error
