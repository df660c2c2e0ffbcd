"""Every page of the room of the label × everyone, as docs/permissions-label.md says."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from tests.factories import MembershipFactory, OrganisationFactory
from tests.label.room import LINK, make_room
from tests.permission_table import Trial, declared, patterns, wrong_cells
from vigie.accounts.models import Role
from vigie.label import trained

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

PATTERNS = dict(patterns(re.compile(r"vigie\.label\.")))
DECLARED = declared("permissions-label.md")
HELD = {
    "administrator": Role.ADMINISTRATOR,
    "pilot": Role.PILOT,
    "contributor": Role.CONTRIBUTOR,
    "other contributor": Role.CONTRIBUTOR,
    "assessor": Role.READER,
    "reader": Role.READER,
    "elected member": Role.ELECTED_MEMBER,
}
PEOPLE = ("visitor", *HELD)
OF_THE_READ_ONE = ("name_assessor", "leave", "declare", "finish", "read", "decide")
# What pages that only take something must be sent, to be more than misunderstood.
SENT: dict[str, dict[str, str]] = {}


def make_things() -> tuple[dict[str, Any], dict[str, Any], dict[str, dict[str, Any]]]:
    """Return the people, the values that addresses take, then those of some addresses alone.

    The contributor's structure writes; the reader is of it too; the assessor reads the application of another.
    """
    place, other = OrganisationFactory(name="Structure qui écrit"), OrganisationFactory(name="Autre structure")
    places = {"contributor": place, "reader": place, "other contributor": other}
    cast: dict[str, Any] = {
        name: MembershipFactory(
            organisation=places.get(name) or OrganisationFactory(), role=role, person__name=name
        ).person
        for name, role in HELD.items()
    }
    room = make_room(cast["pilot"], place, cast["contributor"], cast["assessor"])
    things = {
        "organisation_id": place.pk,
        "code": room.writing.code,
        "criterion_id": room.criterion.pk,
        "piece_id": room.piece.pk,
        "measure_id": room.measure.pk,
        "decision_id": room.decision.pk,
        "framework_id": room.draft.pk,
        "number": 1,
        "file_format": "csv",
        "invitation_id": room.invitation.pk,
    }
    others: dict[str, dict[str, Any]] = {f"label:{name}": {"code": room.read.code} for name in OF_THE_READ_ONE}
    granted = {"code": room.decision.code}
    others |= {"label:labelled": granted, "label:badge": granted, "label:sign": {"code": LINK}}
    drafted = {"criterion_id": room.draft_criterion.pk}
    others |= {"label:change_criterion": drafted, "label:drop_criterion": drafted}
    return {**cast, "visitor": None}, things, others


def test_the_table_covers_every_address_and_no_other():
    assert sorted(DECLARED) == sorted(PATTERNS)


def test_the_table_covers_everyone():
    assert all(tuple(row) == PEOPLE for row in DECLARED.values())


@pytest.fixture(scope="module")
def trial(django_db_setup, django_db_blocker, client_of) -> Iterator[Trial]:
    """Everyone's test browser, and the values that addresses take: made once, as what a page writes is undone."""
    with django_db_blocker.unblock(), transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(trained, "trained_count", lambda organisation_id: 1)
        cast, things, others = make_things()
        clients = {person: client_of(cast[person]) for person in PEOPLE}
        yield Trial(clients, things, others, SENT)
        transaction.set_rollback(True)


@pytest.mark.parametrize("room", sorted({pattern.callback.__module__ for pattern in PATTERNS.values()}))
def test_everyone_meets_what_the_table_says(room, trial):
    names = [name for name, pattern in PATTERNS.items() if pattern.callback.__module__ == room]
    assert wrong_cells(trial, DECLARED, PATTERNS, [(name, person) for name in names for person in PEOPLE]) == []
