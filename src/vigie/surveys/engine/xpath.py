"""XPath 1.0 as XForms writes it: from text to a tree of small values (https://www.w3.org/TR/1999/REC-xpath-19991116/)."""

import re
from dataclasses import dataclass
from functools import lru_cache

MAX_LENGTH = 20_000
MAX_DEPTH = 64
NAME = r"[^\W\d][\w.\-]*"
TOKEN = re.compile(
    rf"""\s*(?:
      (?P<number>\d+(?:\.\d*)?|\.\d+)
    | (?P<literal>"[^"]*"|'[^']*')
    | (?P<variable>\$\s*{NAME})
    | (?P<name>{NAME}(?::(?!:)(?:{NAME}|\*))?)
    | (?P<symbol>::|//|\.\.|!=|<=|>=|[()\[\].@,/|+\-=<>*])
    )""",
    re.VERBOSE,
)
OPERATOR_NAMES = frozenset({"and", "or", "div", "mod"})
BEFORE_OPERAND = frozenset({"@", "::", "(", "[", ",", "/", "//", "|", "+", "-", "=", "!=", "<", "<=", ">", ">=", "op"})
PRECEDENCE = (
    frozenset({"or"}),
    frozenset({"and"}),
    frozenset({"=", "!="}),
    frozenset({"<", "<=", ">", ">="}),
    frozenset({"+", "-"}),
    frozenset({"*", "div", "mod"}),
)
NODE_TYPES = frozenset({"node", "text", "comment", "processing-instruction"})
AXES = frozenset(
    {
        "child", "parent", "self", "descendant", "descendant-or-self", "ancestor", "ancestor-or-self",
        "following-sibling", "preceding-sibling", "attribute",
    }
)  # fmt: skip


class BadExpression(ValueError):
    """An expression that cannot be read or used; args[0] is a French sentence."""


@dataclass(frozen=True)
class Number:
    value: float


@dataclass(frozen=True)
class Literal:
    value: str


@dataclass(frozen=True)
class Call:
    name: str
    arguments: tuple["Tree", ...]


@dataclass(frozen=True)
class Chain:
    """Operators of the same precedence, applied from left to right: one operand more than operators."""

    operands: tuple["Tree", ...]
    operators: tuple[str, ...]


@dataclass(frozen=True)
class Negative:
    operand: "Tree"


@dataclass(frozen=True)
class Step:
    axis: str
    name: str  # "*" for any element, "node()" for any node
    predicates: tuple["Tree", ...] = ()


@dataclass(frozen=True)
class Path:
    """A location path. `start` is None at the node at hand, "/" at the root, else what gives nodes."""

    start: "Tree | str | None"
    steps: tuple[Step, ...]
    predicates: tuple["Tree", ...] = ()  # of the start, when it is an expression


Tree = Number | Literal | Call | Chain | Negative | Path
Token = tuple[str, str]
ANYWHERE = Step("descendant-or-self", "node()")


@lru_cache(maxsize=4096)
def read(text: str) -> Tree:
    """The tree of an expression. Raises BadExpression with what is wrong."""
    if len(text) > MAX_LENGTH:
        raise BadExpression("L’expression est trop longue.")
    reader = _Reader(_tokens(text))
    tree = reader.expression()
    if reader.kind() != "end":
        raise BadExpression(f"« {reader.value()} » n’est pas à sa place.")
    return tree


def _tokens(text: str) -> list[Token]:
    tokens: list[Token] = []
    position = 0
    text = text.rstrip()
    while position < len(text):
        found = TOKEN.match(text, position)
        if not found:
            raise BadExpression(f"« {text[position:].strip()[:20]} » ne se comprend pas.")
        tokens.append(_token(found, tokens))
        position = found.end()
    if not tokens:
        raise BadExpression("L’expression est vide.")
    return [*tokens, ("end", "fin")]


def _token(found: re.Match[str], before: list[Token]) -> Token:
    kind = str(found.lastgroup)
    value = found.group(kind)
    after_operand = bool(before) and before[-1][0] != "op" and before[-1][1] not in BEFORE_OPERAND
    if kind == "variable":
        raise BadExpression(f"« {value} » ne désigne aucune question.")
    if kind == "name" and value in OPERATOR_NAMES and after_operand:
        return ("op", value)
    if kind == "symbol" and value == "*" and after_operand:
        return ("op", value)
    if kind == "symbol" and value in {"=", "!=", "<", "<=", ">", ">=", "+", "-", "|"}:
        return ("op", value)
    return (kind, value)


class _Reader:
    """Goes through tokens once, by descending precedence."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._at = 0
        self._depth = 0

    def kind(self) -> str:
        return self._tokens[self._at][0]

    def value(self) -> str:
        return self._tokens[self._at][1]

    def expression(self) -> Tree:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise BadExpression("L’expression emboîte trop de parenthèses.")
        tree = self._chain(0)
        self._depth -= 1
        return tree

    def _chain(self, level: int) -> Tree:
        """Operands tied by operators of `level` or tighter; one call by level that the text really uses."""
        operand = self._unary()
        for tighter in range(len(PRECEDENCE) - 1, level - 1, -1):
            operands, operators = [operand], []
            while self.kind() == "op" and self.value() in PRECEDENCE[tighter]:
                operators.append(self._next())
                operands.append(self._chain(tighter + 1))
            operand = Chain(tuple(operands), tuple(operators)) if operators else operand
        return operand

    def _unary(self) -> Tree:
        signs = 0
        while self.kind() == "op" and self.value() == "-":
            self._next()
            signs += 1
        tree = self._union()
        return Negative(tree) if signs % 2 else tree

    def _union(self) -> Tree:
        paths = [self._path()]
        while self.kind() == "op" and self.value() == "|":
            self._next()
            paths.append(self._path())
        return Chain(tuple(paths), ("|",) * (len(paths) - 1)) if len(paths) > 1 else paths[0]

    def _path(self) -> Tree:
        if self.kind() in ("number", "literal") or self._is("(") or self._is_call():
            return self._filtered(self._primary())
        if self._is("/"):
            self._next()
            return Path("/", tuple(self._steps()) if self._starts_step() else ())
        if self._is("//"):
            self._next()
            return Path("/", (ANYWHERE, *self._steps()))
        return Path(None, tuple(self._steps()))

    def _primary(self) -> Tree:
        kind, value = self._tokens[self._at]
        self._at += 1
        if kind == "number":
            return Number(float(value))
        if kind == "literal":
            return Literal(value[1:-1])
        if value == "(":
            tree = self.expression()
            self._expect(")")
            return tree
        self._expect("(")
        return Call(value, tuple(self._arguments()))

    def _arguments(self) -> list[Tree]:
        arguments: list[Tree] = []
        if not self._is(")"):
            arguments.append(self.expression())
            while self._is(","):
                self._next()
                arguments.append(self.expression())
        self._expect(")")
        return arguments

    def _filtered(self, primary: Tree) -> Tree:
        predicates = tuple(self._predicates())
        steps: list[Step] = []
        if self._is("/") or self._is("//"):
            steps = [ANYWHERE] if self._next() == "//" else []
            steps += self._steps()
        return Path(primary, tuple(steps), predicates) if predicates or steps else primary

    def _steps(self) -> list[Step]:
        steps = [self._step()]
        while self._is("/") or self._is("//"):
            if self._next() == "//":
                steps.append(ANYWHERE)
            steps.append(self._step())
        return steps

    def _step(self) -> Step:
        if self._is(".") or self._is(".."):
            return Step("self" if self._next() == "." else "parent", "node()", tuple(self._predicates()))
        axis = self._axis()
        if not self._starts_step():
            raise BadExpression(f"Il manque quelque chose avant « {self.value()} ».")
        name = self._next()
        if name in NODE_TYPES and self._is("("):
            self._next()
            self._expect(")")
            name = f"{name}()"
        return Step(axis, name, tuple(self._predicates()))

    def _axis(self) -> str:
        if self._is("@"):
            self._next()
            return "attribute"
        if self.kind() == "name" and self._tokens[self._at + 1] == ("symbol", "::"):
            axis = self._next()
            self._next()
            if axis not in AXES:
                raise BadExpression(f"« {axis}:: » n’est pas connu.")
            return axis
        return "child"

    def _predicates(self) -> list[Tree]:
        predicates: list[Tree] = []
        while self._is("["):
            self._next()
            predicates.append(self.expression())
            self._expect("]")
        return predicates

    def _starts_step(self) -> bool:
        return self.kind() == "name" or (self.value() in {"*", ".", "..", "@"} and self.kind() == "symbol")

    def _is_call(self) -> bool:
        following = self._tokens[self._at + 1] if self.kind() == "name" else ("", "")
        return following == ("symbol", "(") and self.value() not in NODE_TYPES

    def _is(self, symbol: str) -> bool:
        return self._tokens[self._at] == ("symbol", symbol)

    def _next(self) -> str:
        self._at += 1
        return self._tokens[self._at - 1][1]

    def _expect(self, symbol: str) -> None:
        if not self._is(symbol):
            raise BadExpression(f"Il manque « {symbol} » avant « {self.value()} ».")
        self._next()
