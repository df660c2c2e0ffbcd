"""What is told to whom and when: properties over random histories, then the cases worth naming."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from vigie.cockpit.reminders.deciding import Due, Policy, Told, decide

START = date(2026, 3, 2)
PRESSING = "eve"
POLICY = Policy(days_between=5, pressing=frozenset({PRESSING}))
PEOPLE, KINDS, KEYS, STATES = (1, 2), ("actions", "meetings"), ("a", "b", "c"), ("late", "silent", PRESSING)

due_things = st.builds(
    Due,
    person=st.sampled_from(PEOPLE),
    kind=st.sampled_from(KINDS),
    key=st.sampled_from(KEYS),
    state=st.sampled_from(STATES),
    since=st.integers(-3, 3).map(lambda days: START + timedelta(days=days)),
)
days_of_due = st.lists(st.lists(due_things, max_size=6), min_size=1, max_size=25)
subjects = st.sets(st.tuples(st.sampled_from(PEOPLE), st.sampled_from(KINDS)), max_size=2)


def live(days, refusals=frozenset(), policy=POLICY):
    """Let each day decide from what the days before wrote; return what was written, with what was due that day."""
    history, lived = [], []
    for number, due in enumerate(days):
        day = START + timedelta(days=number)
        messages = decide(due, history, refusals, policy, day)
        history += [Told(one.person, one.kind, day, {o.key: o.state for o in one.objects}) for one in messages]
        lived.append((day, due, messages))
    return lived, history


@given(days_of_due)
def test_the_same_object_is_never_told_twice_within_the_rule(days):
    _, history = live(days)
    told = {}
    for one in history:
        for key, state in one.objects.items():
            pressing = state == PRESSING
            before = told.get((one.person, one.kind, key, state)) if pressing else told.get((one.person, one.kind, key))
            assert before is None or (one.day - before).days >= POLICY.days_between
            told[one.person, one.kind, key, state] = told[one.person, one.kind, key] = one.day


@given(days_of_due)
def test_nobody_is_written_to_on_two_days_in_a_row_on_one_subject(days):
    _, history = live(days)
    written = {}
    for one in history:
        before = written.get((one.person, one.kind))
        assert before is None or (one.day - before).days > 1
        written[one.person, one.kind] = one.day


@given(days_of_due, subjects)
def test_nothing_obsolete_nothing_refused_nothing_early_nothing_empty(days, refusals):
    lived, _ = live(days, refusals)
    for day, due, messages in lived:
        for message in messages:
            assert (message.person, message.kind) not in refusals
            assert message.objects
            assert set(message.objects) <= set(due)
            assert all(one.since <= day for one in message.objects)
            assert {(one.person, one.kind) for one in message.objects} == {(message.person, message.kind)}
            assert len({one.key for one in message.objects}) == len(message.objects)


@given(days_of_due)
def test_there_is_one_message_for_each_person_and_subject(days):
    for _, _, messages in live(days)[0]:
        assert len({(one.person, one.kind) for one in messages}) == len(messages)


@given(days_of_due, due_things)
def test_whatever_stays_due_ends_up_told(days, faithful):
    """A thing due every day is told as soon as the rule allows it, one day later at most."""
    _, history = live([[*due, faithful] for due in days])
    own = [one for one in history if (one.person, one.kind) == (faithful.person, faithful.kind)]
    named = [one.day for one in own if faithful.key in one.objects]
    end = START + timedelta(days=len(days))
    tellable = max(START, faithful.since)
    for day in [*named, end]:
        assert day - tellable <= timedelta(days=1) or tellable >= end
        tellable = max(day + timedelta(days=POLICY.days_between), tellable)


@given(st.lists(due_things, max_size=12), st.randoms(use_true_random=False), days_of_due)
def test_the_order_in_which_things_are_read_changes_nothing(due, chance, days):
    _, history = live(days)
    day = START + timedelta(days=len(days) + 1)
    shuffled, past = list(due), list(history)
    chance.shuffle(shuffled)
    chance.shuffle(past)
    assert decide(shuffled, past, (), POLICY, day) == decide(due, history, (), POLICY, day)


@given(days_of_due)
def test_deciding_again_the_same_day_writes_nothing_more(days):
    lived, history = live(days)
    day, due, _ = lived[-1]
    assert decide(due, history, (), POLICY, day) == []


def told(day, key="a", state="late"):
    return Told(1, "actions", day, {key: state})


def due(key="a", state="late"):
    return Due(1, "actions", key, state, START - timedelta(days=30))


def test_the_rule_ends_on_its_last_day():
    policy = Policy()
    for days, number in ((13, 0), (14, 1)):
        assert len(decide([due()], [told(START - timedelta(days=days))], (), policy, START)) == number


def test_another_reason_does_not_bring_an_object_back_unless_it_presses():
    history = [told(START - timedelta(days=3), state="soon")]
    assert decide([due(state="late")], history, (), POLICY, START) == []
    assert len(decide([due(state=PRESSING)], history, (), POLICY, START)) == 1
    history.append(told(START - timedelta(days=2), state=PRESSING))
    assert decide([due(state=PRESSING)], history, (), POLICY, START) == []


def test_what_presses_comes_first_and_gives_its_reason():
    message = decide([due("b"), due("a", "late"), due("a", PRESSING)], [], (), POLICY, START)[0]
    assert [(one.key, one.state) for one in message.objects] == [("a", PRESSING), ("b", "late")]
