"""What a questionnaire is made of: groups, repeats, matrices and questions, as the page and the results read them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from lxml.etree import _Element as Element

from vigie.surveys.engine.texts import NOTHING, Text


class Kind(StrEnum):
    """What is asked, whatever its look."""

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    SELECT_ONE = "select_one"
    SELECT_MULTIPLE = "select_multiple"
    RANK = "rank"
    RANGE = "range"
    DATE = "date"
    TIME = "time"
    DATETIME = "datetime"
    NOTE = "note"
    ACKNOWLEDGE = "acknowledge"
    GEOPOINT = "geopoint"
    GEOTRACE = "geotrace"
    GEOSHAPE = "geoshape"
    IMAGE = "image"
    AUDIO = "audio"
    VIDEO = "video"
    FILE = "file"
    BARCODE = "barcode"
    CALCULATE = "calculate"  # never shown: computed, or kept by the telephone


CHOICE_KINDS = frozenset({Kind.SELECT_ONE, Kind.SELECT_MULTIPLE, Kind.RANK})
SEVERAL_KINDS = frozenset({Kind.SELECT_MULTIPLE, Kind.RANK})
FILE_KINDS = frozenset({Kind.IMAGE, Kind.AUDIO, Kind.VIDEO, Kind.FILE})
PLACE_KINDS = frozenset({Kind.GEOPOINT, Kind.GEOTRACE, Kind.GEOSHAPE})


@dataclass(frozen=True, eq=False)
class Choice:
    """One answer offered: what is kept, and what is read."""

    value: str
    label: Text


@dataclass(frozen=True)
class ItemSet:
    """Where choices come from: an expression that gives items, and what in an item is its value and its label."""

    nodeset: str
    value: str
    label: str
    through_itext: bool

    @property
    def is_filtered(self) -> bool:
        """Whether the choices offered depend on other answers."""
        return "[" in self.nodeset or "instance(" not in self.nodeset


@dataclass(frozen=True)
class Parameters:
    """Bounds and step of a range, as written ("" when not given)."""

    start: str = ""
    end: str = ""
    step: str = ""


@dataclass(frozen=True, eq=False)
class Question:
    """One question (or one value computed, when `kind` is CALCULATE). Expressions are XPath as the form writes them."""

    path: str
    name: str
    kind: Kind
    datatype: str = "string"
    appearance: str = ""
    label: Text = NOTHING
    hint: Text = NOTHING
    guidance: Text = NOTHING
    required: str = ""
    required_message: Text = NOTHING
    constraint: str = ""
    constraint_message: Text = NOTHING
    relevant: str = ""
    calculate: str = ""
    read_only: str = ""
    choices: tuple[Choice, ...] = ()
    itemset: ItemSet | None = None
    parameters: Parameters = field(default_factory=Parameters)
    default: str = ""
    preload: str = ""

    def looks(self, appearance: str) -> bool:
        """Whether the form asks for this look (« likert », « minimal », « multiline », « month-year »…)."""
        return appearance in self.appearance.split()


@dataclass(frozen=True, eq=False)
class Matrix:
    """Several questions that share their choices, asked as one table: its header gives the columns."""

    path: str
    label: Text
    header: Question
    rows: tuple[Question, ...]


@dataclass(frozen=True, eq=False)
class Group:
    """Questions asked together."""

    path: str
    label: Text
    appearance: str
    children: tuple["Node", ...]
    relevant: str = ""


@dataclass(frozen=True, eq=False)
class Repeat:
    """Questions asked as many times as there are things to tell; `count` is "" when the person chooses."""

    path: str
    label: Text
    count: str
    children: tuple["Node", ...]
    relevant: str = ""
    appearance: str = ""


Node = Group | Repeat | Matrix | Question


@dataclass(frozen=True)
class SetValue:
    """A value given when something happens: `trigger` is the path of the question that changed, "" at the start."""

    path: str
    expression: str
    trigger: str
    on_new_repeat: bool


@dataclass(frozen=True, eq=False)
class Definition:
    """A whole questionnaire, read by `definition.read_definition`; one XForm read twice gives the same object."""

    title: str
    form_id: str
    version: str
    languages: tuple[str, ...]
    default_language: str
    body: tuple[Node, ...]
    questions: Mapping[str, Question]
    groups: Mapping[str, Group]
    repeats: Mapping[str, Repeat]
    paths: tuple[str, ...]
    template: Element
    lists: Mapping[str, Element]
    itext: Mapping[str, Text]
    set_values: tuple[SetValue, ...]

    @property
    def root(self) -> str:
        """The path of the root, « /data »."""
        return self.paths[0]

    def shown(self) -> Iterator[Question]:
        """The questions asked, in order, without what is computed; those of a matrix and of repeats included."""
        return shown_in(self.body)


def shown_in(nodes: tuple[Node, ...]) -> Iterator[Question]:
    """The questions asked among `nodes`, in order, at any depth."""
    for node in nodes:
        if isinstance(node, Question):
            yield node
        elif isinstance(node, Matrix):
            yield from node.rows
        else:
            yield from shown_in(node.children)
