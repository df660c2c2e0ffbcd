"""What a screen sends back becomes answers, or a sentence."""

import pytest
from django.http import QueryDict

from vigie.surveys.engine.nodes import Kind, Parameters, Question
from vigie.surveys.page.posted import MISSING_RANK, SAME_RANK, Wrong, in_order, one_of, some_of
from vigie.surveys.page.widgets import scale_of, widget_of


def test_only_what_was_offered_is_taken():
    sent = QueryDict("/d/a=z&/d/b=y&/d/b=z&/d/b=x")
    assert one_of(sent, "/d/a", ["x", "y"]) == ""
    assert one_of(QueryDict("/d/a=y"), "/d/a", ["x", "y"]) == "y"
    assert some_of(sent, "/d/b", ["x", "y"]) == ["x", "y"]


def ranked(**ranks):
    sent = QueryDict(mutable=True)
    for value, rank in ranks.items():
        sent[f"/d/r#{value}"] = rank
    return in_order(sent, "/d/r", ["a", "b", "c"])


def test_ranks_make_an_order():
    assert ranked(a="2", b="3", c="1") == ["c", "a", "b"]
    assert ranked() == []
    assert ranked(a="", b="x", c="9") == []


@pytest.mark.parametrize(
    ("ranks", "sentence"), [({"a": "1", "b": "1"}, SAME_RANK), ({"a": "1", "b": "2"}, MISSING_RANK)]
)
def test_ranks_that_make_no_order_are_told_and_shown_again(ranks, sentence):
    with pytest.raises(Wrong) as wrong:
        ranked(**ranks)
    assert wrong.value.args[0] == sentence
    assert wrong.value.typed["a"] == "1"


@pytest.mark.parametrize(
    ("start", "end", "step", "values"),
    [
        ("1", "5", "1", ["1", "2", "3", "4", "5"]),
        ("0", "1", "0.5", ["0.0", "0.5", "1.0"]),
        ("3", "1", "1", ["3", "2", "1"]),
        ("0", "100", "1", []),
        ("a", "5", "1", []),
        ("1", "5", "0", []),
    ],
)
def test_a_short_range_is_a_scale(start, end, step, values):
    question = Question("/d/r", "r", Kind.RANGE, parameters=Parameters(start, end, step))
    assert scale_of(question) == values
    assert widget_of(question) == ("scale" if values else "number")
