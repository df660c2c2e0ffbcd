"""Long questionnaires are cut into screens that can be read."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.surveys.page.forms import EVERY_KIND, xform_of
from vigie.surveys.engine.definition import read_definition
from vigie.surveys.engine.filling import Filling, Screen
from vigie.surveys.engine.nodes import Choice, Group, ItemSet, Kind, Matrix, Question, Repeat, shown_in
from vigie.surveys.engine.texts import NOTHING
from vigie.surveys.page.parting import LONGEST, MOST, Cutter, bundles_of, paged, places_of, size_of, whole


def cut(nodes):
    return Cutter().cut(nodes)


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


def test_an_author_may_keep_a_long_group_together_up_to_what_a_phone_shows():
    together = group("g", questions(LONGEST, "/data/g"), "field-list")
    assert [bundle.nodes for bundle in cut((together,))] == [(together,)]
    longer = group("g", questions(LONGEST + 1, "/data/g"), "field-list")
    assert [bundle.size for bundle in cut((longer,))] == [MOST, MOST, LONGEST + 1 - 2 * MOST]


def test_something_told_is_cut_only_when_once_is_too_long():
    repeat = Repeat("/data/r", NOTHING, "", questions(LONGEST, "/data/r"))
    assert [bundle.nodes for bundle in cut((repeat,))] == [(repeat,)]
    longer = Repeat("/data/r", NOTHING, "", questions(80, "/data/r"))
    bundles = list(cut((longer,)))
    assert [bundle.size for bundle in bundles] == [MOST, MOST, MOST, 5]
    assert [bundle.key for bundle in bundles] == ["r", "r~~2", "r~~3", "r~~4"]
    assert [each.path for bundle in bundles for each in shown_in(bundle.nodes)] == [q.path for q in longer.children]


def test_a_long_table_is_cut_between_its_rows():
    rows = questions(70, "/data/t")
    bundles = list(cut((group("t", (Matrix("/data/t/m", NOTHING, question("m", "/data/t"), rows),)),)))
    assert [bundle.size for bundle in bundles] == [MOST, MOST, 70 - 2 * MOST]
    assert len({bundle.key for bundle in bundles}) == 3
    assert all(bundle.holds(row.path) for bundle in bundles for row in bundle.nodes[0].rows)


def test_a_long_list_of_choices_takes_the_room_of_several_questions():
    choices = tuple(Choice(str(number), NOTHING) for number in range(120))
    assert size_of((Question("/data/q", "q", Kind.SELECT_ONE, choices=choices),)) == 3
    filtered = ItemSet("instance('a')/root/item[b = /data/c]", "name", "label", through_itext=False)
    assert size_of((Question("/data/q", "q", Kind.SELECT_ONE, choices=choices, itemset=filtered),)) == 1


REPEAT = """
| survey |
| | type | name | label |
| | begin_group | home | Foyer |
| | text | street | Rue |
| | begin_repeat | child | Enfant |
| | text | name | Prénom |
| | integer | age | Âge |
| | begin_repeat | toy | Jouet |
| | text | what | Lequel |
| | end_repeat | | |
| | end_repeat | | |
| | end_group | | |
| | text | last | Fin |
| settings |
| | form_title | form_id | version |
| | Foyer | home | 1 |
"""


def filled(children, toys=0):
    filling = Filling.start(read_definition(xform_of(REPEAT)), language="fr", today=date(2026, 1, 1))
    while len(filling.instances("/data/home/child")) < children:
        filling.add_repeat("/data/home/child")
    for _ in range(toys):
        filling.add_repeat("/data/home/child[2]/toy")
    return filling


def test_what_is_told_many_times_is_shown_a_few_at_a_time():
    assert [bundle.key for bundle in bundles_of(filled(3))] == ["home", "last"]
    bundles = bundles_of(filled(30))
    told = [bundle for bundle in bundles if bundle.entries]
    assert [rank for bundle in told for rank in bundle.entries] == list(range(1, 31))
    assert all(bundle.size <= MOST for bundle in bundles)
    assert [bundle.key for bundle in bundles][:3] == ["home-street", "home-child", "home-child~9"]


def test_one_thing_that_holds_many_stands_alone():
    told = [bundle.entries for bundle in bundles_of(filled(3, toys=70))]
    assert [entries for entries in told if entries] == [range(1, 2), range(2, 3), range(3, 4)]


@given(st.integers(1, 25), st.integers(0, 40))
def test_every_path_is_found_on_the_screen_that_shows_it(children, toys):
    filling = filled(children, toys=toys if children > 1 else 0)
    bundles = bundles_of(filling)
    screens = [Screen(filling, each.nodes, entries=each.entries) for each in bundles]
    shown = {path: place for place, screen in enumerate(screens) for path in screen.paths()}
    assert list(shown) == filling.asked()
    assert places_of(bundles, filling.asked()) == shown
    assert all(bundles[place].shows(path) for path, place in shown.items())


def test_everything_on_one_page_only_when_it_is_short():
    assert whole(filled(3)).size == 2 + 3 * 3
    assert whole(filled(30)) is None


@given(st.lists(st.integers(0, 80), max_size=60))
def test_pages_of_the_review_tell_every_screen_once_and_are_short(sizes):
    pages = paged(sizes)
    assert [place for page in pages for place in page] == list(range(len(sizes)))
    told = [[sizes[place] for place in page if sizes[place]] for page in pages]
    assert all(len(held) <= 1 or sum(held) <= LONGEST for held in told)


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


def test_a_questionnaire_without_repeat_is_cut_once_for_all():
    definition = read_definition(xform_of(EVERY_KIND.replace("_repeat", "_group")))
    fillings = [Filling.start(definition, language="fr", today=date(2026, 1, 1)) for _ in range(2)]
    assert len(bundles_of(fillings[0])) == 5
    assert bundles_of(fillings[0]) is bundles_of(fillings[1])
