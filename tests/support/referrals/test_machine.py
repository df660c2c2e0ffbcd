"""Nothing leaves without a live agreement, whatever happens in whatever order."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.support.fields import SHAREABLE
from vigie.support.referrals.machine import LIVING, Act, NotNow, Standing, State, after, is_possible, readable

FIELDS = [str(field) for field in SHAREABLE]
POINTS = ("lawyer", "psychologist", "association")
SEQUENCES, STEPS = 10_000, 14


class Ledger:
    """What each recipient was told it could read, kept apart from the machine: dated agreements, and their ends."""

    def __init__(self):
        self.live = {}
        self.vital = set()

    def happened(self, point, act, fields):
        if act in {Act.CONSENT, Act.OVERRIDE}:
            self.live[point] = frozenset(fields)
        elif act in {Act.WITHDRAW, Act.REVOKE, Act.REFUSE, Act.DECLINE}:
            self.live.pop(point, None)


def test_ten_thousand_random_lives_share_nothing_without_a_live_agreement():
    chance = random.Random(20261128)
    shared = refused = 0
    for _ in range(SEQUENCES):
        ledger, referrals = Ledger(), {}
        for _ in range(STEPS):
            point = chance.choice(POINTS)
            if point not in referrals or (referrals[point].state not in LIVING and chance.random() < 0.3):
                ledger.live.pop(point, None)
                referrals[point] = Standing(frozenset(chance.sample(FIELDS, chance.randint(1, len(FIELDS)))))
            act = chance.choice(list(Act))
            fields = chance.sample(FIELDS, chance.randint(0, 3)) if act in {Act.CONSENT, Act.OVERRIDE} else ()
            try:
                referrals[point] = after(referrals[point], act, fields)
            except NotNow:
                refused += 1
            else:
                ledger.happened(point, act, fields)
            for name, standing in referrals.items():
                seen = readable(standing)
                assert seen == ledger.live.get(name, frozenset())
                assert seen <= standing.asked
                shared += bool(seen)
    # The walk did go everywhere.
    assert shared > SEQUENCES
    assert refused > SEQUENCES


@given(st.sets(st.sampled_from(FIELDS), min_size=1), st.sets(st.sampled_from(FIELDS)))
def test_an_agreement_covers_some_of_what_was_asked_and_never_more(asked, agreed):
    standing = Standing(frozenset(asked))
    if agreed and agreed <= asked:
        assert readable(after(standing, Act.CONSENT, agreed)) == agreed
    else:
        with pytest.raises(NotNow):
            after(standing, Act.CONSENT, agreed)


@pytest.mark.parametrize("end", [Act.WITHDRAW, Act.REVOKE])
@pytest.mark.parametrize("before", [(), (Act.ACCEPT,), (Act.ACCEPT, Act.FINISH)])
def test_whoever_ends_it_ends_it_at_once(before, end):
    standing = after(Standing(frozenset({"story"})), Act.CONSENT, {"story"})
    for act in before:
        standing = after(standing, act)
    assert readable(standing) == {"story"}
    assert readable(after(standing, end)) == frozenset()


def test_what_has_ended_stays_ended():
    ended = [State.REFUSED, State.DECLINED, State.WITHDRAWN, State.REVOKED]
    assert not any(is_possible(state, act) for state in ended for act in Act)
