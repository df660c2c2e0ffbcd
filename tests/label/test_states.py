"""The state is one and only one, whatever happened and in whatever order: random events against a plain model."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from vigie.label.state_words import WORDS
from vigie.label.states import EXPIRES_SOON, IN_FORCE, Facts, RoundFacts, State, state_of, state_of_round

START = date(2026, 1, 1)
EVENTS = st.one_of(
    st.sampled_from(["commit", "begin", "submit", "name", "leave", "read", "grant", "refuse", "postpone", "withdraw"]),
    st.tuples(st.just("wait"), st.integers(1, 900)),
)


@dataclass
class Model:
    """What someone would keep on paper: one word for the application, a list of labels with their ends.

    It is moved by events, and never looks at the facts.
    """

    day: date = START
    committed: bool = False
    step: str = ""
    labels: list[date] = field(default_factory=list)
    ended: str = ""

    def state(self) -> str:
        """Say in one word where the structure stands."""
        lasting = [end for end in self.labels if end >= self.day]
        if lasting:
            return "labelled" if (max(lasting) - self.day).days > 90 else "expiring"
        if self.step:
            return self.step
        return self.ended or ("committed" if self.committed else "not_committed")


# From which steps an event may happen, the step it leads to, and what it changes in the facts of the application.
MOVES = {
    "submit": ({"self_assessing", "postponed"}, "submitted", {"is_submitted": True}),
    "name": ({"submitted"}, "assessing", {"has_assessor": True}),
    "leave": ({"assessing"}, "submitted", {"has_assessor": False}),
    "read": ({"assessing"}, "to_decide", {"is_read": True}),
    "postpone": ({"to_decide"}, "postponed", {"is_submitted": False, "is_read": False, "was_postponed": True}),
}


def moved(model: Model, event, rounds: list[RoundFacts]) -> None:
    """Tell an event to the model and to the facts, if it may happen."""
    if isinstance(event, tuple):
        model.day += timedelta(days=event[1])
    elif event == "commit":
        model.committed = True
    elif event == "begin" and model.committed and not model.step:
        model.step = "self_assessing"
        rounds.append(RoundFacts())
    elif event in MOVES and model.step in MOVES[event][0]:
        move(model, event, rounds)
    elif event in {"grant", "refuse"} and model.step == "to_decide":
        decide(model, event, rounds)
    elif event == "withdraw" and model.labels and model.labels[-1] >= model.day:
        take_back(model, rounds)


def move(model: Model, event: str, rounds: list[RoundFacts]) -> None:
    """Move the application that is open; whoever read before it was postponed still does."""
    _from, model.step, changes = MOVES[event]
    rounds[-1] = replace(rounds[-1], **changes)
    if event == "submit" and rounds[-1].has_assessor:
        model.step = "assessing"


def decide(model: Model, event: str, rounds: list[RoundFacts]) -> None:
    """Grant or refuse."""
    model.step = ""
    if event == "refuse":
        model.ended = "refused"
        rounds[-1] = replace(rounds[-1], refused_on=model.day)
        return
    end = model.day + timedelta(days=365)
    model.ended = "expired"
    model.labels.append(end)
    rounds[-1] = replace(rounds[-1], valid_until=end)


def take_back(model: Model, rounds: list[RoundFacts]) -> None:
    """Withdraw the last label."""
    end = model.labels.pop()
    place = max(place for place, each in enumerate(rounds) if each.valid_until == end and not each.withdrawn_on)
    rounds[place] = replace(rounds[place], withdrawn_on=model.day)
    if place == len(rounds) - 1:
        model.ended = "withdrawn"


@given(st.lists(EVENTS, max_size=40))
def test_the_derived_state_is_that_of_a_plain_model(events):
    model, rounds = Model(), []
    for event in events:
        moved(model, event, rounds)
        assert state_of(Facts(model.committed, tuple(rounds)), model.day) == model.state()


ROUNDS = st.builds(
    RoundFacts,
    is_submitted=st.booleans(),
    has_assessor=st.booleans(),
    is_read=st.booleans(),
    was_postponed=st.booleans(),
    refused_on=st.none() | st.dates(START, START + timedelta(days=900)),
    valid_until=st.none() | st.dates(START, START + timedelta(days=900)),
    withdrawn_on=st.none() | st.dates(START, START + timedelta(days=900)),
)


@given(ROUNDS, st.dates(START, START + timedelta(days=900)))
def test_any_facts_whatever_give_one_state_with_its_words(facts, day):
    state = state_of_round(facts, day)
    assert isinstance(state, State)
    assert WORDS[state]
    if state in IN_FORCE:
        assert facts.withdrawn_on is None
        assert facts.valid_until >= day


def test_nobody_is_labelled_without_a_label():
    assert state_of(Facts(), START) == State.NOT_COMMITTED
    assert state_of(Facts(is_committed=True), START) == State.COMMITTED


def test_a_label_ends_the_day_after_its_last():
    facts = Facts(True, (RoundFacts(is_submitted=True, has_assessor=True, is_read=True, valid_until=START),))
    assert state_of(facts, START - EXPIRES_SOON - timedelta(days=1)) == State.LABELLED
    assert state_of(facts, START - EXPIRES_SOON) == State.EXPIRING
    assert state_of(facts, START) == State.EXPIRING
    assert state_of(facts, START + timedelta(days=1)) == State.EXPIRED


def test_a_renewal_refused_leaves_the_label_until_its_end():
    held = RoundFacts(is_submitted=True, has_assessor=True, is_read=True, valid_until=START + timedelta(days=60))
    refused = RoundFacts(is_submitted=True, has_assessor=True, is_read=True, refused_on=START)
    facts = Facts(True, (held, refused))
    assert state_of(facts, START) == State.EXPIRING
    assert state_of(facts, START + timedelta(days=61)) == State.REFUSED
