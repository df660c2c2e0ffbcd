import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.internships.campaigns.eligibility import Bar, Terms, bar_to, eligible, fits_age

levels = st.sets(st.sampled_from(["3e", "2de", "bts", "e2c"]))
terms = st.builds(Terms, levels, st.integers(13, 20), st.none() | st.integers(13, 30))


@pytest.mark.parametrize(
    ("level", "is_minor", "offer_levels", "rules", "expected"),
    [
        ("3e", True, [], Terms(["3e"], 13), None),
        ("2de", True, [], Terms(["3e"], 13), Bar.CAMPAIGN_LEVEL),
        ("3e", True, ["2de"], Terms(["3e", "2de"], 13), Bar.OFFER_LEVEL),
        ("bts", True, [], Terms(["bts"], 18), Bar.TOO_YOUNG),
        ("bts", False, [], Terms(["bts"], 18), None),
        ("2de", False, [], Terms(["2de"], 13, 17), Bar.TOO_OLD),
    ],
)
def test_each_rule_is_named(level, is_minor, offer_levels, rules, expected):
    assert bar_to(level, is_minor=is_minor, offer_levels=offer_levels, terms=rules) == expected


@given(st.sampled_from(["3e", "2de"]), levels, terms, st.integers(13, 30))
def test_being_a_minor_never_refuses_someone_whose_age_fits(level, offer_levels, rules, age):
    told = bar_to(level, is_minor=age < 18, offer_levels=offer_levels, terms=rules)
    assert not (fits_age(age, rules) and told in (Bar.TOO_YOUNG, Bar.TOO_OLD))


@given(st.sampled_from(["3e", "2de"]), st.booleans(), terms)
def test_an_offer_that_names_no_level_takes_all_those_of_the_campaign(level, is_minor, rules):
    every = {"is_minor": is_minor, "terms": rules}
    assert eligible(level, offer_levels=[], **every) == eligible(level, offer_levels=rules.levels, **every)
