"""Reads the text of a JSON file strictly: no key twice, no NaN, no number nor nesting that would break the machine."""

import json
from typing import Any, NoReturn

from django.utils.translation import gettext

from vigie.core.json_doubles import load_with_double
from vigie.plan.importing.drafts import Refusal

# Deeper than any plan; what Python itself bears is about a thousand levels.
DEEPEST = 60


def load(text: str) -> Any:
    """Return the content of a JSON text. Raises Refusal with a sentence that says where it goes wrong."""
    try:
        content, double = load_with_double(text, parse_constant=refuse_constant)
    except json.JSONDecodeError as error:
        raise Refusal(
            gettext("Le JSON est mal formé à la ligne %(line)s, colonne %(column)s : vérifiez virgules et guillemets.")
            % {"line": error.lineno, "column": error.colno}
        ) from error
    except RecursionError as error:
        raise Refusal(gettext("Le JSON emboîte trop de niveaux : ce n'est pas un plan.")) from error
    except Refusal:
        raise
    except ValueError as error:
        raise Refusal(
            gettext("Le JSON contient un nombre démesuré : écrivez-le comme un texte ou corrigez-le.")
        ) from error
    if double:
        raise Refusal(
            gettext("Le JSON contient deux fois la clé « %(key)s » dans le même objet : gardez-en une.")
            % {"key": double[:200]}
        )
    check_depth(content)
    return content


def refuse_constant(name: str) -> NoReturn:
    """Refuse NaN and infinities, which are not JSON."""
    raise Refusal(
        gettext("Le JSON contient « %(name)s », qui n'est pas un nombre : écrivez null si la valeur est inconnue.")
        % {"name": name}
    )


def check_depth(content: Any) -> None:
    """Raise Refusal when objects and lists are nested deeper than any plan."""
    level = [content]
    for _ in range(DEEPEST):
        level = [child for parent in level for child in children(parent)]
        if not level:
            return
    raise Refusal(gettext("Le JSON emboîte trop de niveaux : ce n'est pas un plan."))


def children(value: Any) -> list[Any]:
    """Return the values inside an object or a list."""
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []
