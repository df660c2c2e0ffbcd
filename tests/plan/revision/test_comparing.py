"""Comparing two contents: nothing is invented, nothing is missed."""

import copy
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from vigie.plan.revision.comparing import Fate, compare, leaves

words = st.sampled_from(["", "former", "former les équipes", "deux jours par an", "octobre 2017"])
texts = st.lists(words.filter(bool), max_size=3, unique=True)
flags = st.one_of(st.none(), st.booleans(), st.integers(0, 3))


def actions(codes: list[str]) -> st.SearchStrategy[list[dict[str, Any]]]:
    one = [
        st.fixed_dictionaries(
            {
                "code": st.just(code),
                "nom": words.filter(bool),
                "description": st.one_of(st.none(), words),
                "axes": st.lists(st.sampled_from(["F1", "F2"]), unique=True),
                "accord": flags,
                "budget": st.lists(
                    st.fixed_dictionaries({"annee": st.sampled_from([2016, 2017]), "prevu": st.integers(0, 5)}),
                    max_size=2,
                    unique_by=lambda line: line["annee"],
                ),
            }
        )
        for code in codes
    ]
    return st.tuples(*one).map(list)


contents = st.lists(st.sampled_from(["A01", "A02", "A03"]), unique=True).flatmap(
    lambda codes: st.fixed_dictionaries(
        {
            "plan": st.fixed_dictionaries({"titre": words, "periode": st.fixed_dictionaries({"debut": flags})}),
            "actions": actions(codes),
            "bibliographie": texts,
        }
    )
)


@given(contents)
def test_a_content_does_not_differ_from_itself(content):
    assert compare(content, copy.deepcopy(content)) == []


@given(contents, contents)
def test_what_is_added_one_way_is_removed_the_other(before, after):
    there, back = compare(before, after), compare(after, before)

    def having(changes, fate):
        return {(change.section, change.key) for change in changes if change.fate == fate}

    assert having(there, Fate.ADDED) == having(back, Fate.REMOVED)
    assert having(there, Fate.REMOVED) == having(back, Fate.ADDED)
    assert having(there, Fate.MOVED) == having(back, Fate.MOVED)
    swapped = {(one.section, one.key, f.path, repr(f.after), repr(f.before)) for one in back for f in one.fields}
    assert swapped == {
        (one.section, one.key, f.path, repr(f.before), repr(f.after)) for one in there for f in one.fields
    }


@given(contents, contents)
def test_every_leaf_that_differs_is_told_and_no_other(before, after):
    old, new = dict(leaves(before)), dict(leaves(after))
    differing = {path for path in {*old, *new} if repr(old.get(path)) != repr(new.get(path))}
    told = {
        (one.section, *([one.key] if one.key else []), *field.path)
        for one in compare(before, after)
        for field in one.fields
    }
    assert told == differing


@given(contents, st.data())
def test_the_order_of_actions_in_the_file_says_nothing(content, data):
    shuffled = {**content, "actions": data.draw(st.permutations(content["actions"]))}
    assert compare(content, shuffled) == []


@given(contents)
def test_a_new_word_is_found(content):
    assume(content["actions"])
    changed = copy.deepcopy(content)
    changed["actions"][0]["description"] = "un texte que rien d'autre ne dit"
    (only,) = compare(content, changed)
    assert (only.section, only.key, only.fate) == ("actions", content["actions"][0]["code"], Fate.CHANGED)
    assert [field.path for field in only.fields] == [("description",)]


def test_another_axis_is_a_move():
    (moved,) = compare({"actions": [{"code": "A1", "axes": ["F1"]}]}, {"actions": [{"code": "A1", "axes": ["F2"]}]})
    assert (moved.fate, moved.fields[0].before, moved.fields[0].after) == (Fate.MOVED, ["F1"], ["F2"])


def test_nothing_said_and_a_missing_key_are_the_same():
    assert compare({"plan": {"titre": None, "annexe": []}}, {"plan": {"titre": ""}}) == []


def test_yes_is_not_one():
    assert len(compare({"plan": {"x": True}}, {"plan": {"x": 1}})) == 1


def test_two_lines_alike_are_told_apart():
    line = {"texte": "Former", "classement": "explicite"}
    (axis,) = compare(
        {"axes": [{"code": "F1", "preconisations": [line]}]}, {"axes": [{"code": "F1", "preconisations": [line, line]}]}
    )
    assert [field.path for field in axis.fields] == [
        ("preconisations", "Former (2)", "texte"),
        ("preconisations", "Former (2)", "classement"),
    ]
