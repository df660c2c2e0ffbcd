"""Files are open to anyone only when a company learns nothing more of whom it hosts."""

import pytest

from vigie.internships.drawing.exposure import Exposure, exposures


def told(*groups: str, seats: int = 1, companies: int = 5, reserve: int = 1):
    """One offer a company, each hosting one pupil; groups: those of each pupil, empty for none."""
    inputs = {
        "offers": {f"o{n}": {"capacity": seats, "reserves": {"qpv": reserve}} for n in range(len(groups))},
        "pupils": {f"p{n}": {"groups": [group] if group else []} for n, group in enumerate(groups)},
    }
    assignment = {f"p{n}": f"o{n}" for n in range(len(groups))}
    return inputs, assignment, {f"o{n}": n % companies for n in range(len(groups))}, {}


MIXED = ("qpv", "", "qpv", "", "")


def test_five_companies_alike_that_host_different_pupils_tell_nothing():
    assert exposures(*told(*MIXED)) == []


def test_an_offer_like_no_other_is_recognised():
    inputs, assignment, hosts, known = told(*MIXED)
    inputs["offers"]["o0"]["capacity"] = 7
    assert exposures(inputs, assignment, hosts, known) == [Exposure.FEW_COMPANIES, Exposure.ALL_ALIKE]


def test_five_offers_of_one_company_are_its_own():
    assert exposures(*told(*MIXED, companies=1)) == [Exposure.FEW_COMPANIES]


@pytest.mark.parametrize("group", ["", "qpv"])
def test_pupils_all_alike_tell_the_situation_of_each(group):
    assert exposures(*told(*[group] * 5)) == [Exposure.ALL_ALIKE]


def test_offers_that_host_nobody_tell_nothing():
    inputs, assignment, hosts, known = told(*MIXED)
    inputs["offers"]["o9"] = {"capacity": 9, "reserves": {"qpv": 3}}
    assert exposures(inputs, {**assignment, "p9": None}, {**hosts, "o9": 9}, known) == []


def test_an_offer_that_alone_is_for_a_level_is_recognised():
    inputs, assignment, hosts, _known = told(*MIXED)
    known = {f"o{n}": ("moins de 5", "bts" if n == 0 else "3e") for n in range(5)}
    assert Exposure.FEW_COMPANIES in exposures(inputs, assignment, hosts, known)


def test_a_guest_who_alone_is_of_a_level_is_recognised():
    inputs, assignment, hosts, _known = told(*MIXED)
    known = {f"p{n}": ("2de" if n == 0 else "3e", True) for n in range(5)}
    assert Exposure.FEW_COMPANIES in exposures(inputs, assignment, hosts, known)
    assert exposures(inputs, assignment, hosts, {f"p{n}": ("3e", True) for n in range(5)}) == []
