"""A report leaves one fact and is counted at its point; what a listener learns puts the fact right."""

import json

import pytest

from tests.observatory.facts_scene import make_places, waiting
from tests.support.conftest import STORY
from vigie.support.cases.access import OpenCase
from vigie.support.cases.following import close_case
from vigie.support.cases.planning import qualify_case
from vigie.support.cases.qualification import Qualification
from vigie.support.fields import Field
from vigie.support.filing.report import Report, file_report
from vigie.support.models import Case, SupportCount
from vigie.support.sealing import key_of

pytestmark = pytest.mark.django_db
TEXTS = {
    Field.STORY: STORY,
    Field.FELT: json.dumps({"criteria": ["origin", "age"], "domain": "housing"}),
    Field.PERSON: json.dumps({"sex": "women", "age_band": "25_34"}),
    Field.CIRCUMSTANCES: json.dumps({"commune": "59606"}),
}


@pytest.fixture
def opened(point, listening) -> OpenCase:
    make_places()
    file_report(Report(point, TEXTS), nonce=b"n" * 32)
    case = Case.objects.get()
    shared, internal = (case.compartments.get(kind=kind) for kind in ("shared", "internal"))
    keys = [key_of(part, listening.pair, listening.person) for part in (shared, internal)]
    return OpenCase(case, shared, keys[0], internal, keys[1])


def test_a_report_leaves_one_fact(opened):
    (fact,) = waiting()
    assert (fact.criterion, fact.domain, fact.place) == ("several", "housing", "commune:59606")
    assert (fact.sex, fact.age_band, fact.outcome, fact.channel) == ("women", "25_34", "told", "online_form")


def test_a_qualification_puts_it_right(opened, listening):
    reading = Qualification(criteria=("origin",), domain="employment", type="direct")
    qualify_case(opened=opened, qualification=reading, actor=listening.person)
    (fact,) = waiting()
    assert (fact.criterion, fact.domain, fact.type, fact.sex) == ("origin", "employment", "direct", "women")


def test_counts_are_kept_by_point_and_quarter(opened, listening):
    close_case(opened=opened, reason="silent", words="", actor=listening.person)
    assert dict(SupportCount.objects.values_list("what", "number")) == {"received": 1, "closed": 1}
