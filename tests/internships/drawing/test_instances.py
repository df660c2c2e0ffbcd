"""What a round freezes is enough for the match, and leads back to nobody."""

from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from vigie.internships.campaigns.eligibility import Terms
from vigie.internships.drawing.instances import Listed, Offered, instance_of
from vigie.internships.matching.instances import read_instance
from vigie.internships.matching.market import Policy
from vigie.internships.matching.publishing import with_seed
from vigie.internships.matching.results import decide

TERMS = Terms(["3e", "2de"], 13)
QPV = frozenset({"qpv"})


def pupil(number: int, *wishes: int, level: str = "3e", groups: frozenset[str] = frozenset(), tier: int = 0) -> Listed:
    return Listed(number, level, True, groups, wishes, tier)


def made(*listed: Listed, policy: Policy = Policy.MINIMUM_GUARANTEE, **offers: Offered):
    names = (f"n{number}" for number in count(1))
    return instance_of(policy, TERMS, listed, offers.values(), lambda: next(names))


def test_wishes_are_told_under_the_names_of_the_round():
    inputs, behind = made(pupil(7, 31, 30, groups=QPV), a=Offered(30, 2, [], {"qpv": 1}), b=Offered(31, 1, [], {}))
    assert inputs == {
        "policy": "minimum_guarantee",
        "pupils": {"n1": {"wishes": ["n3", "n2"], "groups": ["qpv"]}},
        "offers": {"n2": {"capacity": 2, "reserves": {"qpv": 1}}, "n3": {"capacity": 1, "reserves": {}}},
    }
    assert behind == {"pupils": {"n1": 7}, "offers": {"n2": 30, "n3": 31}}


def test_groups_that_reserve_nothing_are_not_there():
    groups = frozenset({"qpv", "scholarship"})
    inputs, _ = made(pupil(7, 30, groups=groups), a=Offered(30, 2, [], {"qpv": 1, "scholarship": 0}))
    assert inputs["pupils"]["n1"]["groups"] == ["qpv"]
    inputs, _ = made(pupil(7, 30, groups=groups), policy=Policy.NONE, a=Offered(30, 2, [], {"qpv": 1}))
    assert (inputs["pupils"]["n1"]["groups"], inputs["offers"]["n2"]["reserves"]) == ([], {})


def test_seats_no_longer_offered_leave_the_list():
    inputs, _ = made(pupil(7, 99, 30), a=Offered(30, 1, [], {}))
    assert inputs["pupils"]["n1"]["wishes"] == ["n2"]


def test_eligibility_names_those_who_rank_and_only_when_someone_may_not():
    listed = [pupil(1, 30), pupil(2, 30, level="2de"), pupil(3, level="2de")]
    inputs, _ = made(*listed, a=Offered(30, 2, ["2de"], {}))
    assert inputs["offers"]["n4"]["eligible"] == ["n2"]
    inputs, _ = made(*listed, a=Offered(30, 2, [], {}))
    assert "eligible" not in inputs["offers"]["n4"]


def test_a_better_tier_comes_first_whatever_the_lottery():
    inputs, _ = made(pupil(1, 30, tier=2), pupil(2, 30, tier=1), a=Offered(30, 1, [], {}))
    for seed in "abcdef":
        assert decide(read_instance(with_seed(inputs, seed)))["assignment"] == {"n1": None, "n2": "n3"}


def test_names_are_drawn_again_each_time():
    listed, offered = [pupil(1, 30)], [Offered(30, 1, [], {})]
    (_, first), (_, second) = (instance_of(Policy.NONE, TERMS, listed, offered) for _ in range(2))
    assert not {*first["pupils"], *first["offers"]} & {*second["pupils"], *second["offers"]}


@given(
    st.lists(
        st.builds(
            Listed,
            st.integers(),
            st.sampled_from(["3e", "2de", "bts"]),
            st.booleans(),
            st.sets(st.sampled_from(["qpv", "scholarship"])).map(frozenset),
            st.lists(st.integers(0, 4), unique=True),
            st.integers(0, 3),
        ),
        max_size=6,
        unique_by=lambda each: each.pupil,
    ),
    st.lists(
        st.builds(
            Offered,
            st.integers(0, 4),
            st.integers(1, 3),
            st.lists(st.sampled_from(["3e", "2de"]), unique=True),
            st.fixed_dictionaries({"qpv": st.integers(0, 1)}),
        ),
        unique_by=lambda each: each.session,
    ),
    st.sampled_from(list(Policy)),
)
def test_every_campaign_gives_an_instance_that_is_read_and_matched(listed, offered, policy):
    inputs, behind = instance_of(policy, TERMS, listed, offered)
    result = decide(read_instance(with_seed(inputs, "graine")))
    assert result["stable"]
    people = {each.pupil: each for each in listed}
    places = {place.session: place for place in offered}
    for name, offer in result["assignment"].items():
        if offer is not None:
            levels = places[behind["offers"][offer]].levels
            assert people[behind["pupils"][name]].level in (levels or TERMS.levels)
