"""The functions that XForms expressions call (https://getodk.github.io/xforms-spec/#xpath-functions), on plain values.

Each module of functions registers its own here with their least and greatest number of arguments. Those that do not
evaluate all their arguments, or that read them as paths, are in `forms_of_call`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from vigie.surveys.engine.values import Value

Called = Callable[..., Value]
ANY_NUMBER = 10_000


@dataclass(frozen=True)
class Function:
    """What computes, and how many arguments it takes."""

    compute: Called
    least: int
    greatest: int
    is_volatile: bool = False


FUNCTIONS: dict[str, Function] = {}
REFUSED = {
    "pulldata": "pulldata() lit un fichier joint, que Vigie ne lit pas : mettez ces valeurs dans une liste de choix.",
    "search": "search() lit un fichier joint, ce que Vigie ne fait pas : mettez ces valeurs dans une liste de choix.",
}


def function(
    name: str, least: int, greatest: int | None = None, *, is_volatile: bool = False
) -> Callable[[Called], Called]:
    """Register what follows under the name that expressions use. It takes the scope, then its values."""

    def register(compute: Called) -> Called:
        FUNCTIONS[name] = Function(compute, least, least if greatest is None else greatest, is_volatile)
        return compute

    return register


def plain(names: dict[str, tuple[Callable[..., Value], int]]) -> None:
    """Register functions that need no scope, with their exact number of arguments."""
    for name, (compute, count) in names.items():
        FUNCTIONS[name] = Function(_without_scope(compute), count, count)


def _without_scope(compute: Callable[..., Value]) -> Called:
    return lambda scope, *values: compute(*values)
