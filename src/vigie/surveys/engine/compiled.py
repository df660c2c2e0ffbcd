"""Expressions compiled once for a questionnaire, then evaluated on any filling (see `compiling` and `logic`)."""

from dataclasses import dataclass

from lxml.etree import _Element as Element

from vigie.surveys.engine.compiling import Compiler
from vigie.surveys.engine.forms_of_call import FORMS
from vigie.surveys.engine.shapes import Places, Shape
from vigie.surveys.engine.values import Value
from vigie.surveys.engine.worlds import Run, Scope, World
from vigie.surveys.engine.xpath import BadExpression, read


@dataclass(frozen=True, eq=False)
class Expression:
    """An expression ready to evaluate. `reads`: the paths it depends on; `peeks`: those of other instances only."""

    text: str
    place: str
    run: Run
    reads: Places
    peeks: Places
    is_volatile: bool

    def value(self, node: Element, world: World) -> Value:
        """What the expression says, from `node`. Never raises: what makes no sense is NaN, "" or no node."""
        return self.run(Scope(node, node, world))


def compile_expression(text: str, place: str, shape: Shape) -> Expression:
    """`text` as read from the node at `place`. Raises BadExpression (a French sentence)."""
    compiler = Compiler(shape, place, FORMS)
    try:
        run = compiler.build(read(text), frozenset({place}))
    except RecursionError as error:
        raise BadExpression("L’expression est trop longue.") from error
    return Expression(text, place, run, frozenset(compiler.reads), frozenset(compiler.peeks), compiler.is_volatile)
