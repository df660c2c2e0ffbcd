"""What a qualification teaches the observatory: a fact put right, without a word of what was told."""

import json

import pytest

from tests.support.case_scene import TOLD, file_case
from vigie.observatory.models import WaitingFacts
from vigie.support.cases.planning import qualify_case
from vigie.support.cases.qualification import Qualification
from vigie.support.facts.depositing import deposit_told, fact_told
from vigie.support.fields import Field
from vigie.support.filing.answers import told_by
from vigie.support.sealing import read_text, write_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def opened(point, listening):
    """A case whose fact was deposited when it was filed."""
    opened = file_case(point).opened_by(listening)
    told = told_by({str(field): text for field, text in TOLD.items()}, "web")
    fact = fact_told(told, day=opened.case.opened_on)
    deposit_told(fact)
    write_text(opened.internal, opened.internal_key, Field.FACT, fact.text)
    return opened


def fact_in(opened):
    return json.loads(read_text(opened.internal, opened.internal_key, Field.FACT))["fact"]


def test_what_the_listener_knows_better_replaces_what_was_felt(opened, listening):
    assert fact_in(opened)["criterion"] == "origin"
    better = Qualification(criteria=("sex",), domain="employment", type="direct", outcome="complaint")
    qualify_case(opened=opened, qualification=better, actor=listening.person)
    found = fact_in(opened)
    assert [found[name] for name in ("criterion", "domain", "type", "outcome")] == [
        "sex",
        "employment",
        "direct",
        "complaint",
    ]


def test_a_case_that_deposited_nothing_teaches_nothing(point, listening):
    opened = file_case(point).opened_by(listening)
    qualify_case(opened=opened, qualification=Qualification(criteria=("sex",)), actor=listening.person)
    assert not WaitingFacts.objects.exists()
    assert read_text(opened.internal, opened.internal_key, Field.FACT) == ""
