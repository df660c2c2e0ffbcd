"""What may be shown of a study: nothing small, nothing that a subtraction tells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.internships.equity.measures import Reading
from vigie.internships.equity.shown import (
    chart_of,
    line_of,
    lines_of,
    reading,
    readings_of,
    reserve_words,
    segregation_words,
    told_of,
)
from vigie.internships.models import EquityStudy

EMPTY = {"people": 0, "chosen": 0}


def side(chosen, people, **fields):
    return {
        "chosen": chosen,
        "people": people,
        "mean_length": 4.0,
        "single": 0,
        "mean_seen": None,
        "refused": 0,
        "ranks": [chosen],
        **fields,
    }


def contrast(group, others, rest=None, *, code="qpv", p_value=0.5):
    ratio = group["chosen"] / group["people"] / (others["chosen"] / others["people"])
    return {
        "code": code,
        "group": group,
        "others": others,
        "rest": rest or EMPTY,
        "ratio": ratio,
        "ratio_interval": [ratio / 2, ratio * 2],
        "difference_interval": None,
        "fisher": 0.5,
        "luck": {"p_value": p_value, "band": [0.8, 1.2], "draws": 999},
        "rank_gap": 0.1,
    }


def line(found):
    return line_of(found, reading(found, 5), 5)


def study_of(*contrasts):
    outcome = {
        "people": 100,
        "placed": 60,
        "contrasts": list(contrasts),
        "segregation": {"qpv": {"index": 0.25, "sectors": {}}},
        "reserves": {"reserved": 20, "used": 15},
        "without_reserve": {"chosen": {"qpv": 10}, "changed": 12},
    }
    return EquityStudy(runs=999, outcome=outcome)


def test_a_gap_that_luck_does_not_explain_is_an_alert():
    told = line(contrast(side(10, 40), side(40, 60), p_value=0.01))
    assert told.status[0] == "late"
    assert "25 %" in told.group_rate.replace(" ", " ")
    assert "p = 0,010" in told.luck


@pytest.mark.parametrize(
    ("group", "others", "rest"),
    [
        (side(3, 40), side(40, 60), None),
        (side(37, 40), side(40, 60), None),
        (side(10, 40), side(57, 60), None),
        (side(10, 40), side(40, 60), {"people": 2, "chosen": 0}),
        (side(10, 40), side(40, 60), {"people": 20, "chosen": 18}),
    ],
)
def test_a_small_number_hides_the_whole_comparison(group, others, rest):
    hidden = contrast(group, others, rest)
    assert reading(hidden, 5) is Reading.HIDDEN
    told = line(hidden)
    assert (told.group_rate, told.others_rate, told.ratio, told.luck, told.details) == ("", "", "", "", [])
    study = study_of(hidden)
    assert chart_of(study, 5) is None
    assert segregation_words(study.outcome, 5) == []
    assert not any("quartier" in sentence for sentence in reserve_words(study.outcome, 5))


def test_a_small_detail_is_hidden_on_both_sides():
    told = line(contrast(side(10, 40, single=2), side(40, 60, single=30)))
    details = {label: (first, second) for label, first, second in told.details}
    assert details["n'ont classé qu'une offre"] == ("caché", "caché")


def test_what_may_be_shown_is():
    study = study_of(contrast(side(20, 40), side(40, 60)))
    (line,) = lines_of(study, 5)
    assert not line.is_hidden
    chart = chart_of(study, 5)
    assert chart is not None
    assert len(chart.table.rows) == 2
    assert any("+10 places" in sentence for sentence in reserve_words(study.outcome, 5))
    assert segregation_words(study.outcome, 5)[0][1] == "0,25"


@pytest.mark.parametrize(("chosen", "words"), [(11, "+1 place par"), (12, "+2 places par"), (9, "-1 place par")])
def test_one_seat_more_or_less_is_said_in_the_singular(chosen, words):
    study = study_of(contrast(side(chosen, 40), side(40, 60)))
    assert any(words in sentence for sentence in reserve_words(study.outcome, 5))


def test_numbers_are_rounded_and_not_cut():
    told = line(contrast(side(17, 24), side(14, 27)))
    assert "71 %" in told.group_rate.replace("\u00a0", " ")
    assert "52 %" in told.others_rate.replace("\u00a0", " ")
    assert told.ratio.startswith("1,37")


def test_a_kind_of_school_hidden_alone_takes_another_with_it():
    outcome = {"contrasts": made([(2, 4), (10, 20), (30, 60)])}
    assert [each["code"] for each in told_of(outcome, 5)] == ["school:2"]


def test_kinds_of_schools_large_enough_are_all_told():
    outcome = {"contrasts": made([(10, 20), (10, 20), (30, 60)])}
    assert len(told_of(outcome, 5)) == 3


@given(st.lists(st.integers(0, 30).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), min_size=2, max_size=5))
def test_what_is_hidden_is_never_a_few_by_subtraction(counts):
    counts = [each for each in counts if each[1] and sum(all_[1] for all_ in counts) > each[1]]
    if len(counts) < 2 or not sum(each[0] for each in counts):
        return
    outcome = {"contrasts": made(counts)}
    found = readings_of(outcome, 5)
    hidden = [counts[number] for number in range(len(counts)) if found[f"school:{number}"] is Reading.HIDDEN]
    shown = len(counts) - len(hidden)
    for left in (sum(n for _, n in hidden), sum(c for c, _ in hidden), sum(n - c for c, n in hidden)):
        assert left == 0 or left >= 5 or shown == 0


def made(counts):
    """Comparisons of kinds of schools, which share pupils out, each against the others."""
    people, chosen = sum(each[1] for each in counts), sum(each[0] for each in counts)
    return [
        {
            "code": f"school:{number}",
            "group": side(*each),
            "others": side(chosen - each[0], people - each[1]),
            "rest": EMPTY,
            "luck": None,
            "fisher": 0.5,
        }
        for number, each in enumerate(counts)
    ]
