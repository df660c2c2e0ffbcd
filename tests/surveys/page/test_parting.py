"""Long questionnaires are cut into screens that can be read."""

from hypothesis import given
from hypothesis import strategies as st

from tests.surveys.page.forms import EVERY_KIND, xform_of
from vigie.surveys.engine.definition import read_definition
from vigie.surveys.engine.nodes import Group, Kind, Question, Repeat, shown_in
from vigie.surveys.engine.texts import NOTHING
from vigie.surveys.page.parting import MOST, bundles_of, cut, size_of


def question(name, parent="/data"):
    return Question(f"{parent}/{name}", name, Kind.TEXT)


def questions(count, parent="/data"):
    return tuple(question(f"q{number}", parent) for number in range(count))


def group(name, children, appearance=""):
    return Group(f"/data/{name}", NOTHING, appearance, children)


def test_a_group_is_a_screen_and_neighbours_share_one():
    nodes = (*questions(2), group("g", questions(3, "/data/g")), question("z"))
    assert [len(bundle.nodes) for bundle in cut(nodes)] == [2, 1, 1]


def test_what_is_too_long_is_cut():
    assert [size_of(bundle.nodes) for bundle in cut(questions(60))] == [MOST, MOST, 60 - 2 * MOST]
    inner = Group("/data/g/h", NOTHING, "", questions(5, "/data/g/h"))
    long = group("g", (*questions(30, "/data/g"), inner))
    bundles = list(cut((long,)))
    assert [size_of(bundle.nodes) for bundle in bundles] == [MOST, 5, 5]


def test_an_author_may_keep_a_long_group_together():
    assert len(list(cut((group("g", questions(80, "/data/g"), "field-list"),)))) == 1


def test_a_repeat_is_never_cut():
    repeat = Repeat("/data/r", NOTHING, "", questions(80, "/data/r"))
    assert [bundle.nodes for bundle in cut((repeat,))] == [(repeat,)]


trees = st.recursive(
    st.just("q"), lambda inner: st.lists(inner, min_size=1, max_size=40).map(tuple), max_leaves=150
).filter(lambda tree: tree != "q")


def grown(tree, path="/data"):
    for place, each in enumerate(tree):
        if each == "q":
            yield question(f"q{place}", path)
        else:
            name = f"{path}/g{place}"
            yield Group(name, NOTHING, "", tuple(grown(each, name)))


@given(trees)
def test_every_question_is_on_one_screen_in_order(tree):
    nodes = tuple(grown(tree))
    cut_up = [each.path for bundle in cut(nodes) for each in shown_in(bundle.nodes)]
    assert cut_up == [each.path for each in shown_in(nodes)]
    assert all(size_of(bundle.nodes) <= MOST for bundle in cut(nodes))
    assert all(any(b.holds(path) for b in cut(nodes)) for path in cut_up)


def test_a_whole_questionnaire_is_one_screen():
    definition = read_definition(xform_of(EVERY_KIND))
    assert len(bundles_of(definition, whole=True)) == 1
    assert len(bundles_of(definition)) == 5
