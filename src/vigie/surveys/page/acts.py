"""What the buttons of a screen do. An act takes the visit, what was posted, and what its button names."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from vigie.surveys.page.posted import Posted
from vigie.surveys.page.visit import REVIEW, Visit

Act = Callable[[Visit, Posted, str], None]


def go_on(visit: Visit, posted: Posted, _named: str) -> None:
    """Go to the next screen, unless something is wrong here, or questions have just appeared here."""
    shown = visit.take(posted)
    if not visit.check(shown):
        return
    visit.appeared = len(set(visit.answerable()) - set(shown))
    if visit.appeared:
        return
    following = visit.place + 1
    visit.move(visit.screens[following].key if following < len(visit.screens) else REVIEW)


def go_back(visit: Visit, posted: Posted, _named: str) -> None:
    """Go to the screen before; what was answered here is kept, right or wrong."""
    keep(visit, posted)
    if visit.screens:
        visit.move(visit.screens[max(visit.place - 1, 0)].key)


def keep(visit: Visit, posted: Posted) -> list[str]:
    """Take in what was answered, without saying what is wrong."""
    shown = visit.take(posted)
    visit.errors, visit.typed = {}, {}
    return shown


def update(visit: Visit, posted: Posted, _named: str) -> None:
    """Show this screen again, with the questions that now depend on what was answered."""
    shown = keep(visit, posted)
    visit.appeared = len(set(visit.answerable()) - set(shown))


def add(visit: Visit, posted: Posted, named: str) -> None:
    """Tell one more thing."""
    keep(visit, posted)
    try:
        added = visit.filling.add_repeat(named)
    except KeyError:
        return
    visit.settle()
    visit.show(added)


def remove(visit: Visit, posted: Posted, named: str) -> None:
    """Take one of the things told away. named: « path:number »."""
    keep(visit, posted)
    path, _colon, number = named.rpartition(":")
    try:
        visit.filling.remove_repeat(path, int(number))
    except (KeyError, ValueError):
        return
    visit.settle()


def go_to(visit: Visit, posted: Posted, named: str) -> None:
    """Go to a screen, from the review."""
    keep(visit, posted)
    if named in [screen.key for screen in visit.screens]:
        visit.move(named)


def read_again(visit: Visit, posted: Posted, named: str) -> None:
    """Go to a page of the review. named: its number, from 1."""
    keep(visit, posted)
    numbers = {str(number): number for number in range(1, len(visit.review_pages()) + 1)}
    if named in numbers:
        visit.review(numbers[named])


def show_whole(visit: Visit, posted: Posted, _named: str) -> None:
    """Show every question on one page."""
    keep(visit, posted)
    visit.state = replace(visit.state, whole=True)
    visit.look()


def show_parts(visit: Visit, posted: Posted, _named: str) -> None:
    """Show questions part by part."""
    keep(visit, posted)
    visit.state = replace(visit.state, whole=False)
    visit.look()


def stay(visit: Visit, posted: Posted, _named: str) -> None:
    """Show what was shown before: the page in between sent no answer."""


ACTS: Final[dict[str, Act]] = {
    "continuer": go_on,
    "revenir": go_back,
    "mettre-a-jour": update,
    "ajouter": add,
    "retirer": remove,
    "aller": go_to,
    "relire": read_again,
    "tout-afficher": show_whole,
    "par-parties": show_parts,
    "rester": stay,
}
