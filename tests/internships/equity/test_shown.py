"""What may be shown of a study: nothing small, nothing that a subtraction tells."""

import pytest

from vigie.internships.equity.measures import Reading
from vigie.internships.equity.shown import chart_of, line_of, lines_of, reading, reserve_words, segregation_words
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
    line = line_of(contrast(side(10, 40), side(40, 60), p_value=0.01), 5)
    assert line.status[0] == "late"
    assert "25 %" in line.group_rate.replace(" ", " ")
    assert "p = 0,010" in line.luck


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
    line = line_of(hidden, 5)
    assert (line.group_rate, line.others_rate, line.ratio, line.luck, line.details) == ("", "", "", "", [])
    study = study_of(hidden)
    assert chart_of(study, 5) is None
    assert segregation_words(study.outcome, 5) == []
    assert not any("quartier" in sentence for sentence in reserve_words(study.outcome, 5))


def test_a_small_detail_is_hidden_on_both_sides():
    line = line_of(contrast(side(10, 40, single=2), side(40, 60, single=30)), 5)
    told = {label: (first, second) for label, first, second in line.details}
    assert told["n'ont classé qu'une offre"] == ("caché", "caché")


def test_what_may_be_shown_is():
    study = study_of(contrast(side(20, 40), side(40, 60)))
    (line,) = lines_of(study, 5)
    assert not line.is_hidden
    chart = chart_of(study, 5)
    assert chart is not None
    assert len(chart.table.rows) == 2
    assert any("+10 places" in sentence for sentence in reserve_words(study.outcome, 5))
    assert segregation_words(study.outcome, 5)[0][1] == "0,25"


def test_numbers_are_rounded_and_not_cut():
    line = line_of(contrast(side(17, 24), side(14, 27)), 5)
    assert "71 %" in line.group_rate.replace("\u00a0", " ")
    assert "52 %" in line.others_rate.replace("\u00a0", " ")
    assert line.ratio.startswith("1,37")
