"""What changed between two texts."""

from hypothesis import given
from hypothesis import strategies as st

from vigie.accounts.differences import LONGEST, Kind, Segment, differences

texts = st.text(max_size=60) | st.lists(st.sampled_from(["le", "plan", "vit", " "]), max_size=30).map(" ".join)


@given(texts, texts)
def test_the_segments_give_both_texts_back(before, after):
    segments = differences(before, after)
    assert "".join(segment.text for segment in segments if segment.kind != Kind.ADDED) == before
    assert "".join(segment.text for segment in segments if segment.kind != Kind.REMOVED) == after


@given(texts)
def test_nothing_changed_shows_nothing_removed_nor_added(text):
    assert {segment.kind for segment in differences(text, text)} <= {Kind.SAME}


def test_one_word_changed_is_one_word_shown():
    assert differences("à venir en mai", "à venir en juin") == [
        Segment(Kind.SAME, "à venir en "),
        Segment(Kind.REMOVED, "mai"),
        Segment(Kind.ADDED, "juin"),
    ]


def test_texts_too_long_to_compare_are_shown_whole():
    before, after = "mot " * LONGEST, "mot " * LONGEST + "fin"
    assert differences(before, after) == [Segment(Kind.REMOVED, before), Segment(Kind.ADDED, after)]
    assert differences(before, before) == [Segment(Kind.SAME, before)]
