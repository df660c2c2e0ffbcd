"""Functions that do not simply take values: they wait before evaluating, or read an argument as a path."""

from vigie.surveys.engine.compiling import Compiler, Form, Known
from vigie.surveys.engine.functions_number import rank
from vigie.surveys.engine.patterns import matcher
from vigie.surveys.engine.values import NodeSet, Value, node_text, to_boolean, to_text, whole
from vigie.surveys.engine.worlds import Run, RunNodes, Scope
from vigie.surveys.engine.xpath import BadExpression, Call, Literal, Path, Tree, read


def _counted(tree: Call, least: int, greatest: int) -> None:
    if not least <= len(tree.arguments) <= greatest:
        raise BadExpression(f"La fonction {tree.name}() ne prend pas {len(tree.arguments)} valeurs.")


def _if(compiler: Compiler, tree: Call, here: Known) -> Run:
    _counted(tree, 3, 3)
    condition, yes, no = (compiler.build(argument, here) for argument in tree.arguments)
    return lambda scope: yes(scope) if to_boolean(condition(scope), scope.world.numeric) else no(scope)


def _coalesce(compiler: Compiler, tree: Call, here: Known) -> Run:
    """The first value that says something."""
    _counted(tree, 1, 1000)
    runs = [compiler.build(argument, here) for argument in tree.arguments]

    def run(scope: Scope) -> Value:
        value: Value = ""
        for each in runs:
            value = each(scope)
            if to_text(value) not in ("", "NaN"):
                return value
        return "" if to_text(value) == "NaN" else value

    return run


def _regex(compiler: Compiler, tree: Call, here: Known) -> Run:
    """Whether a text is as a regular expression says. One that is written out must be readable."""
    _counted(tree, 2, 2)
    written = tree.arguments[1]
    if isinstance(written, Literal) and matcher(written.value) is None:
        raise BadExpression(f"L’expression régulière « {written.value[:80]} » ne se lit pas : corrigez-la.")
    text, expression = (compiler.build(argument, here) for argument in tree.arguments)

    def run(scope: Scope) -> Value:
        matches = matcher(to_text(expression(scope)))
        return matches is not None and matches(to_text(text(scope)))

    return run


def _once(compiler: Compiler, tree: Call, here: Known) -> Run:
    """What the node already says, else the value."""
    _counted(tree, 1, 1)
    compute = compiler.build(tree.arguments[0], here)
    return lambda scope: node_text(scope.origin) or compute(scope)


def _instance(compiler: Compiler, tree: Call, here: Known) -> Run:
    _counted(tree, 1, 1)
    name = tree.arguments[0]
    if not isinstance(name, Literal):
        raise BadExpression("instance() attend le nom d’une liste entre guillemets.")
    if name.value not in compiler.shape.lists:
        raise BadExpression(
            f"La liste « {name.value} » n’est pas dans ce questionnaire : Vigie ne lit pas les fichiers joints."
        )
    listed = name.value

    def run(scope: Scope) -> NodeSet:
        found = scope.world.lists.get(listed)
        return [] if found is None else [found]

    return run


def _current(compiler: Compiler, tree: Call, here: Known) -> Run:
    return compiler.nodes(Path(tree, ()), here)[0]


def _itext(compiler: Compiler, tree: Call, here: Known) -> Run:
    _counted(tree, 1, 1)
    identifier = compiler.build(tree.arguments[0], here)
    return lambda scope: scope.world.text(to_text(identifier(scope)))


def _choice_name(compiler: Compiler, tree: Call, here: Known) -> Run:
    """The label of a choice: its value, then the question whose choices are read."""
    _counted(tree, 2, 2)
    value = compiler.build(tree.arguments[0], here)
    places = compiler.nodes(_named_path(tree.arguments[1]), here, peek=True)[1]
    if places is None or len(places) != 1:
        raise BadExpression("jr:choice-name() attend une question du questionnaire.")
    path = next(iter(places))
    return lambda scope: scope.world.choice_label(path, to_text(value(scope)))


def _named_path(tree: Tree) -> Tree:
    return read(tree.value) if isinstance(tree, Literal) else tree


def _indexed_repeat(compiler: Compiler, tree: Call, here: Known) -> Run:
    """The value of a question in one instance of a repeat, told by its rank (and so on for repeats within)."""
    if len(tree.arguments) not in (3, 5, 7):
        raise BadExpression("indexed-repeat() attend une question, puis une répétition et un rang.")
    target = _only_place(compiler, tree.arguments[0], here)
    repeats = [_only_place(compiler, argument, here) for argument in tree.arguments[1::2]]
    ranks = [compiler.build(argument, here) for argument in tree.arguments[2::2]]
    if not all(target.startswith(f"{repeat}/") for repeat in repeats):
        raise BadExpression("indexed-repeat() attend une question qui se trouve dans la répétition nommée.")
    return _indexed(target, dict(zip(repeats, ranks, strict=True)))


def _only_place(compiler: Compiler, tree: Tree, here: Known) -> str:
    places = compiler.nodes(tree, here, peek=True)[1]
    if not isinstance(tree, Path) or places is None or len(places) != 1:
        raise BadExpression("indexed-repeat() attend des questions du questionnaire.")
    return next(iter(places))


def _indexed(target: str, ranks: dict[str, Run]) -> RunNodes:
    def run(scope: Scope) -> NodeSet:
        wanted = {repeat: whole(rank_of(scope)) for repeat, rank_of in ranks.items()}
        world = scope.world
        return [
            node
            for node in world.nodes.get(target, [])
            if node not in world.hidden
            and all(
                rank(up) == wanted[place]
                for up in node.iterancestors()
                if (place := world.places.get(up, "")) in wanted
            )
        ]

    return run


FORMS: dict[str, Form] = {
    "if": _if,
    "coalesce": _coalesce,
    "regex": _regex,
    "once": _once,
    "instance": _instance,
    "current": _current,
    "jr:itext": _itext,
    "jr:choice-name": _choice_name,
    "indexed-repeat": _indexed_repeat,
}
