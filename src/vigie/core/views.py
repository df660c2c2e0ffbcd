"""What every room's views may lean on."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.http import HttpResponse

View = TypeVar("View", bound=Callable[..., HttpResponse])


def anyone(actor: object) -> None:
    """The rule of public pages, for the rooms below the accounts: nobody is refused."""


def public(view: View) -> View:
    """State that a view is open to everybody, as ``view.rule``, which a test reads."""
    marked: Any = view
    marked.rule = anyone
    return view
