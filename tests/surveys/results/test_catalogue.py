"""What is counted is read in the questionnaire, with what each question hangs on, before any answer is seen."""

from datetime import date

from tests.surveys.engine.forms import ask, choices, form
from vigie.surveys.results.asked import records_of
from vigie.surveys.results.catalogue import catalogue_of
from vigie.surveys.results.crossings import CrossingRun
from vigie.surveys.results.protecting import FlatRun
from vigie.surveys.results.questions import LeftOut
from vigie.surveys.results.tables import NOT_ANSWERED, NOT_ASKED, codes_of

YES_NO = choices("yn", "yes", "no")
DEFINITION = form(
    [
        ask("select_one yn", "felt"),
        {"type": "begin_group", "name": "then", "label": "Ensuite", "relevant": "${felt} = 'yes'"},
        ask("select_one yn", "told"),
        ask("select_one yn", "helped", relevant="${told} = 'yes'"),
        {"type": "end_group"},
        ask("calculate", "sum", calculation="${visits} + 1"),
        ask("integer", "visits", constraint=". < 100"),
        ask("integer", "refused", constraint=". <= ${visits}"),
        ask("text", "story"),
        ask("date", "day"),
        {"type": "begin_repeat", "name": "child", "label": "Enfants"},
        ask("integer", "age"),
        {"type": "end_repeat"},
    ],
    YES_NO,
)
CATALOGUE = catalogue_of(DEFINITION)
BY_KEY = {question.key: question for question in CATALOGUE.closed}


def silent(done, total):
    """Tell nobody."""


def test_closed_questions_are_counted_and_the_others_say_why_not():
    assert list(BY_KEY) == ["felt", "then/told", "then/helped", "visits", "refused"]
    assert set(CATALOGUE.left_out) == {LeftOut("story", "text"), LeftOut("day", "date"), LeftOut("age", "repeat")}


def test_a_question_knows_its_conditions_those_of_its_groups_first_and_what_limits_it():
    about = [condition.about for condition in BY_KEY["then/helped"].conditions]
    assert about == [{"felt"}, {"then/told"}]
    assert BY_KEY["refused"].tied_to == {"visits"}
    assert BY_KEY["visits"].tied_to == set()
    assert BY_KEY["visits"].is_constrained


def records(*answers):
    """Answers, with what each was asked."""
    return list(records_of(DEFINITION, CATALOGUE.closed, answers, date(2026, 3, 1)))


def test_what_an_answer_was_asked_is_worked_out_from_the_questionnaire():
    found = records({"felt": "yes", "then/told": "no"}, {"felt": "no"}, {"felt": "yes"}, {})
    assert codes_of(BY_KEY["then/told"], found) == ("no", NOT_ASKED, NOT_ANSWERED, NOT_ASKED)
    assert codes_of(BY_KEY["then/helped"], found) == (NOT_ASKED, NOT_ASKED, NOT_ASKED, NOT_ASKED)


def outcomes_of(*groups):
    """Return a run over answers given so many times each."""
    run = FlatRun(CATALOGUE.closed, records(*(values for number, values in groups for _ in range(number))), 10)
    run.run(silent)
    return run


def test_a_chain_of_conditions_tells_each_base_from_the_one_before():
    run = outcomes_of(
        (40, {"felt": "no", "visits": "1", "refused": "1"}),
        (30, {"felt": "yes", "then/told": "no", "visits": "1", "refused": "1"}),
        (20, {"felt": "yes", "then/told": "yes", "then/helped": "yes", "visits": "1", "refused": "1"}),
    )
    told = {key: (outcome.reason, outcome.base) for key, outcome in run.outcomes.items()}
    assert told == {
        "felt": ("", 90),
        "then/told": ("", 50),
        "then/helped": ("", 20),
        "visits": ("", 90),
        "refused": ("", 90),
    }


def test_a_base_that_would_tell_of_a_few_is_not_told():
    run = outcomes_of(
        (40, {"felt": "no", "visits": "1", "refused": "1"}),
        (4, {"felt": "yes", "then/told": "yes", "then/helped": "no", "visits": "1", "refused": "1"}),
    )
    assert run.outcomes["then/told"].reason == "base"
    assert set(run.outcomes["felt"].cells.values()) == {0, None}


def test_a_question_limited_by_another_is_silent_when_either_hides_something():
    run = outcomes_of((40, {"felt": "no", "visits": "7", "refused": "1"}), (3, {"felt": "no", "visits": "1"}))
    assert run.outcomes["visits"].reason == ""
    assert run.outcomes["refused"].reason == "tied"


def test_crossings_refused_say_why():
    run = outcomes_of(
        (40, {"felt": "no", "visits": "7", "refused": "1"}),
        (40, {"felt": "yes", "then/told": "yes", "then/helped": "yes", "visits": "7", "refused": "1"}),
        (40, {"felt": "yes", "then/told": "no", "visits": "1", "refused": "1"}),
    )
    asked = [("felt", "visits"), ("felt", "then/told"), ("visits", "refused"), ("then/told", "then/helped")]
    asked += [("then/told", "visits"), ("nothing", "felt"), ("felt", "felt")]
    found = [each.reason for each in CrossingRun(run).run(asked, silent)]
    assert found == ["", "loop", "loop", "people", "loop", "unknown", "loop"]
