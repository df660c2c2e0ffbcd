"""The operators of XPath on values, as ODK's engine applies them (JavaRosa)."""

import math
import operator
from collections.abc import Callable

from vigie.surveys.engine.values import NOT_A_NUMBER, Value, to_boolean, to_number, typed
from vigie.surveys.engine.worlds import Run, Scope, World


def equal(left: Value, right: Value, world: World) -> bool:
    """`=`: among true and false, else numbers, else texts; any node of several is enough."""
    if isinstance(left, list) and len(left) > 1:
        return any(equal([node], right, world) for node in left)
    if isinstance(right, list) and len(right) > 1:
        return any(equal(left, [node], world) for node in right)
    first = single(left, world)
    second = single(right, world)
    if isinstance(first, bool) or isinstance(second, bool):
        return to_boolean(first) == to_boolean(second)
    if isinstance(first, float) or isinstance(second, float):
        return to_number(first) == to_number(second)
    return first == second


def single(value: Value, world: World) -> Value:
    """What a value says when it is compared: the first node of a set, as it is declared."""
    if isinstance(value, list):
        return typed(value[0], world.numeric) if value else ""
    return value


def different(left: Value, right: Value, world: World) -> bool:
    """`!=`."""
    return not equal(left, right, world)


def _compared(compare: Callable[[float, float], bool]) -> Callable[[Value, Value, World], bool]:
    return lambda left, right, world: compare(to_number(left), to_number(right))


def _divided(left: float, right: float) -> float:
    if right:
        return left / right
    return NOT_A_NUMBER if left == 0 or math.isnan(left) else math.copysign(math.inf, left)


def _remainder(left: float, right: float) -> float:
    return NOT_A_NUMBER if not right or math.isinf(left) or math.isnan(left) else math.fmod(left, right)


def _reckoned(reckon: Callable[[float, float], float]) -> Callable[[Value, Value, World], float]:
    return lambda left, right, world: reckon(to_number(left), to_number(right))


def _united(left: Value, right: Value, world: World) -> list:
    both = [node for value in (left, right) if isinstance(value, list) for node in value]
    return list(dict.fromkeys(both))


OPERATORS: dict[str, Callable[[Value, Value, World], Value]] = {
    "=": equal,
    "!=": different,
    "<": _compared(operator.lt),
    "<=": _compared(operator.le),
    ">": _compared(operator.gt),
    ">=": _compared(operator.ge),
    "+": _reckoned(operator.add),
    "-": _reckoned(operator.sub),
    "*": _reckoned(operator.mul),
    "div": _reckoned(_divided),
    "mod": _reckoned(_remainder),
    "|": _united,
}


def chained(operands: list[Run], operators: tuple[str, ...]) -> Run:
    """One evaluation of operands tied from left to right; `and` and `or` stop as soon as they know."""
    if operators[0] == "and":
        return lambda scope: all(to_boolean(run(scope), scope.world.numeric) for run in operands)
    if operators[0] == "or":
        return lambda scope: any(to_boolean(run(scope), scope.world.numeric) for run in operands)
    if len(operands) == 2:
        return _pair(operands[0], operands[1], OPERATORS[operators[0]])
    return _folded(operands[0], [(OPERATORS[name], run) for name, run in zip(operators, operands[1:], strict=True)])


def _pair(left: Run, right: Run, apply: Callable[[Value, Value, World], Value]) -> Run:
    return lambda scope: apply(left(scope), right(scope), scope.world)


def _folded(first: Run, rest: list[tuple[Callable[[Value, Value, World], Value], Run]]) -> Run:
    def run(scope: Scope) -> Value:
        value = first(scope)
        for apply, operand in rest:
            value = apply(value, operand(scope), scope.world)
        return value

    return run


def opposite(operand: Run) -> Run:
    """Unary minus."""
    return lambda scope: -to_number(operand(scope))
