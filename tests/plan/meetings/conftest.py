"""A working group, its members and its meetings."""

from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from tests.factories import BodyFactory, BodyMemberFactory, MeetingFactory, PersonFactory, PlanFactory
from vigie.plan.models import Body, Meeting


@pytest.fixture
def plan(db):
    return PlanFactory(starts_in=2015)


@pytest.fixture
def body(db) -> Body:
    return BodyFactory(name="Groupe d'essai")


@pytest.fixture
def soon() -> date:
    return timezone.localdate() + timedelta(days=30)


@pytest.fixture
def to_come(body, plan, soon) -> Meeting:
    """A meeting planned in a month, at two o'clock."""
    return MeetingFactory(body=body, plan=plan, dated=soon.isoformat(), starts_at=time(14), ends_at=time(16))


@pytest.fixture
def today(body, plan) -> Meeting:
    """A meeting of this very day, not closed yet."""
    return MeetingFactory(body=body, plan=plan, dated=timezone.localdate().isoformat(), starts_at=time(9))


@pytest.fixture
def runner(body, reader):
    """A reader of the plan whose seat says that they hold the meetings."""
    BodyMemberFactory(body=body, person=reader, is_runner=True)
    return reader


@pytest.fixture
def member(body):
    """Someone who sits in the body, with an address."""
    return BodyMemberFactory(body=body, person=PersonFactory(name="Noé Membre", email="noe@exemple.fr"))
