"""Protects the options of a multiple choice: each is a yes or a no, and whoever ticked nothing is counted too.

What ties them: at least as many people ticked something as any option has, at most as many as all options have.
"""

from collections.abc import Mapping
from dataclasses import dataclass

Told = dict[str, int | None]


@dataclass(frozen=True)
class Several:
    """options: how many ticked each; nothing: how many ticked none. None when secret."""

    options: Told
    nothing: int | None

    @property
    def is_full(self) -> bool:
        """Whether nothing is hidden."""
        return self.nothing is not None and None not in self.options.values()


def protect_options(
    ticked: Mapping[str, int], nothing: int, asked: int, threshold: int, *, is_constrained: bool
) -> Several:
    """Protect the options of a question asked to ``asked`` people, a number that is known.

    is_constrained: the form limits what may be ticked together, in a way that is not looked at: all or nothing then.
    """
    shown = {option for option, number in ticked.items() if may_be_told(number, asked, threshold)}
    tells_nothing = may_be_told(nothing, asked, threshold)
    if is_constrained and (len(shown) < len(ticked) or not tells_nothing):
        return Several(dict.fromkeys(ticked), None)
    hides_one_more = (
        not _leaves_room(ticked, shown, nothing, asked, threshold)
        if tells_nothing
        # Those who ticked nothing would be known to be there: they are what options leave to the base.
        else len(shown) == len(ticked) and sum(ticked.values()) < asked
    )
    if hides_one_more:
        smallest = min(
            (option for option in shown if ticked[option]), key=lambda each: (ticked[each], each), default=""
        )
        shown.discard(smallest)
        tells_nothing = tells_nothing and bool(smallest)
    told = {option: number if option in shown else None for option, number in ticked.items()}
    return Several(told, nothing if tells_nothing else None)


def may_be_told(number: int, base: int, threshold: int) -> bool:
    """Whether a number and what it leaves to its base are each zero, or as many as the threshold."""
    return all(part == 0 or part >= threshold for part in (number, base - number))


def _leaves_room(ticked: Mapping[str, int], shown: set[str], nothing: int, asked: int, threshold: int) -> bool:
    """Whether what each hidden option hides may still be zero, or as many as the threshold, « nothing » told."""
    hidden = [option for option in ticked if option not in shown]
    # Several hidden options can stand in for one another.
    if len(hidden) != 1:
        return True
    others = sum(ticked[option] for option in shown)
    if ticked[hidden[0]] < threshold:
        return others >= asked - nothing >= threshold
    return others >= threshold
