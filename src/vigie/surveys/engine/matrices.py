"""Finding the matrices of a form: a question that only shows its choices, then questions that only show their label."""

from collections.abc import Iterator

from vigie.surveys.engine.nodes import CHOICE_KINDS, Kind, Matrix, Node, Question
from vigie.surveys.engine.texts import Text

TITLE_NOTE = "generated_table_list_label"  # the note by which pyxform shows the label of a « table-list » group


def gather_matrices(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """`nodes`, where each header followed by its rows is one Matrix."""
    return tuple(_gathered(list(nodes)))


def _gathered(nodes: list[Node]) -> Iterator[Node]:
    while nodes:
        title = nodes[0] if _is_title(nodes) else None
        rows = (
            _rows(nodes[1:] if title is None else nodes[2:])
            if _is_header(nodes[0] if title is None else nodes[1])
            else ()
        )
        if not rows:
            yield nodes.pop(0)
            continue
        header = nodes[0] if title is None else nodes[1]
        assert isinstance(header, Question)
        yield Matrix(header.path, _label(title, header), header, rows)
        del nodes[: len(rows) + (1 if title is None else 2)]


def _is_title(nodes: list[Node]) -> bool:
    first = nodes[0]
    return isinstance(first, Question) and first.name.startswith(TITLE_NOTE) and len(nodes) > 1


def _is_header(node: Node) -> bool:
    return isinstance(node, Question) and node.kind in CHOICE_KINDS and node.looks("label")


def _rows(following: list[Node]) -> tuple[Question, ...]:
    rows: list[Question] = []
    for node in following:
        if not (isinstance(node, Question) and node.kind in CHOICE_KINDS and node.looks("list-nolabel")):
            break
        rows.append(node)
    return tuple(rows)


def _label(title: Node | None, header: Question) -> Text:
    return title.label if isinstance(title, Question) and title.kind is Kind.NOTE else header.label
