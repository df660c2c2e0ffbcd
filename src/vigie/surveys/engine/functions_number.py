"""Functions on numbers, on sets of nodes and on chance."""

import math
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from uuid import UUID

from lxml.etree import _Element as Element

from vigie.surveys.engine.functions import ANY_NUMBER, function, plain
from vigie.surveys.engine.functions_text import texts
from vigie.surveys.engine.values import NOT_A_NUMBER, NodeSet, Value, node_text, text_number, to_number, whole
from vigie.surveys.engine.worlds import Scope

MAX_DECIMALS = 15


def _safely(compute: Callable[..., float]) -> Callable[..., float]:
    """The same function on XPath values, NaN where mathematics says nothing."""

    def computed(*values: Value) -> float:
        try:
            return float(compute(*map(to_number, values)))
        except (ValueError, OverflowError, ZeroDivisionError, TypeError):
            return NOT_A_NUMBER

    return computed


def _whole_part(number: float) -> float:
    return number if math.isnan(number) or math.isinf(number) else float(math.trunc(number))


def _power(base: float, exponent: float) -> float:
    return math.pow(base, exponent)


plain(
    {
        "int": (_safely(_whole_part), 1),
        "floor": (_safely(math.floor), 1),
        "ceiling": (_safely(math.ceil), 1),
        "abs": (_safely(abs), 1),
        "pow": (_safely(_power), 2),
        "exp": (_safely(math.exp), 1),
        "exp10": (_safely(lambda number: math.pow(10, number)), 1),
        "log": (_safely(math.log), 1),
        "log10": (_safely(math.log10), 1),
        "sqrt": (_safely(math.sqrt), 1),
        "sin": (_safely(math.sin), 1),
        "cos": (_safely(math.cos), 1),
        "tan": (_safely(math.tan), 1),
        "asin": (_safely(math.asin), 1),
        "acos": (_safely(math.acos), 1),
        "atan": (_safely(math.atan), 1),
        "atan2": (_safely(math.atan2), 2),
        "pi": (lambda: math.pi, 0),
        "count": (lambda nodes: float(len(nodes)) if isinstance(nodes, list) else 0.0, 1),
        "count-non-empty": (lambda nodes: float(sum(bool(text) for text in texts((nodes,)))), 1),
    }
)


@function("number", 0, 1)
def _number(scope: Scope, *values: Value) -> float:
    return to_number(values[0]) if values else text_number(node_text(scope.node))


@function("round", 1, 2)
def _round(_scope: Scope, value: Value, decimals: Value = 0.0) -> float:
    """To the nearest, a half going up, after `decimals` decimals."""
    number, kept = to_number(value), max(-MAX_DECIMALS, min(MAX_DECIMALS, whole(decimals)))
    if math.isnan(number) or math.isinf(number):
        return number
    if kept == 0:
        return float(math.floor(number + 0.5))
    return (
        float(Decimal(repr(number)).quantize(Decimal(1).scaleb(-kept), ROUND_HALF_UP)) if abs(number) < 1e15 else number
    )


def _numbers(values: tuple[Value, ...]) -> list[float]:
    """The numbers among values, those not given left aside."""
    found: list[float] = []
    for value in values:
        found.extend(map(text_number, map(node_text, value)) if isinstance(value, list) else [to_number(value)])
    return [number for number in found if not math.isnan(number)]


@function("sum", 1, ANY_NUMBER)
def _sum(_scope: Scope, *values: Value) -> float:
    return float(sum(_numbers(values)))


@function("min", 1, ANY_NUMBER)
def _min(_scope: Scope, *values: Value) -> float:
    return min(_numbers(values), default=NOT_A_NUMBER)


@function("max", 1, ANY_NUMBER)
def _max(_scope: Scope, *values: Value) -> float:
    return max(_numbers(values), default=NOT_A_NUMBER)


@function("position", 0, 1)
def _position(scope: Scope, *values: Value) -> float:
    """The rank of a node among those of the same name beside it; without argument, of the node being filtered."""
    if not values:
        return float(scope.position)
    nodes = values[0]
    if not isinstance(nodes, list) or not nodes or isinstance(nodes[0], str):
        return NOT_A_NUMBER
    return float(rank(nodes[0]))


def rank(node: Element) -> int:
    """The place of a node among its brothers of the same name, from 1."""
    return 1 + sum(1 for _ in node.itersiblings(node.tag, preceding=True))


@function("last", 0)
def _last(scope: Scope) -> float:
    return float(scope.size)


@function("random", 0, is_volatile=True)
def _random(scope: Scope) -> float:
    return scope.world.chance(scope.origin).random()


@function("uuid", 0, 1, is_volatile=True)
def _uuid(scope: Scope, *length: Value) -> str:
    chance = scope.world.chance(scope.origin)
    if length:
        letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
        return "".join(chance.choices(letters, k=max(0, min(100, whole(length[0])))))
    return str(UUID(int=chance.getrandbits(128), version=4))


@function("randomize", 1, 2)
def _randomize(scope: Scope, nodes: Value, seed: Value | None = None) -> NodeSet:
    """The same nodes in an order that the seed decides; without seed, the same order for the whole filling."""
    if not isinstance(nodes, list):
        return []
    mixed = list(nodes)
    chance = scope.world.chance(scope.origin)
    if seed is not None:
        chance.seed(str(to_number(seed)))
    chance.shuffle(mixed)
    return mixed
