"""Every page of the room of training × everyone, as docs/permissions-training.md says."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from tests.factories import MembershipFactory, OrganisationFactory
from tests.permission_table import Trial, declared, patterns, wrong_cells
from tests.training.room import make_room
from vigie.accounts.models import Role

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

PATTERNS = dict(patterns(re.compile(r"vigie\.training\.")))
DECLARED = declared("permissions-training.md")
HELD = {
    "administrator": Role.ADMINISTRATOR,
    "pilot": Role.PILOT,
    "contributor": Role.CONTRIBUTOR,
    "elected member": Role.ELECTED_MEMBER,
    "trainer": Role.TRAINER,
    "other trainer": Role.TRAINER,
    "ambassador": Role.AMBASSADOR,
}
PEOPLE = ("visitor", *HELD)


def things_of(cast: dict[str, Any]) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """Return the values that addresses take, by the name of their parameter, then those of some addresses alone."""
    room = make_room(cast["pilot"], cast["trainer"], OrganisationFactory())
    things = {
        "code": room.enrolment.code,
        "slug": room.module.slug,
        "session_id": room.session.pk,
        "enrolment_id": room.enrolment.pk,
        "module_id": room.module.pk,
        "version_id": room.draft.pk,
        "material_id": room.material.pk,
        "request_id": room.request.pk,
        "refusal_id": room.refusal.pk,
        "target_id": room.target.pk,
        "upload_id": room.upload.pk,
        "sheet_code": room.past.sheet_code,
        "file_format": "csv",
    }
    session, came = {"code": room.session.code}, {"enrolment_id": room.came.pk}
    others: dict[str, dict[str, Any]] = {
        "training:session": session,
        "training:registered": session,
        "training:certificate": {"code": room.certificate.code},
        "training:choose_name": {"code": room.came.code},
        "training:own_certificate": {"code": room.came.code},
        "training:hand_certificate": came,
        "training:revoke_certificate": came,
    }
    return things, others


def test_the_table_covers_every_address_and_no_other():
    assert sorted(DECLARED) == sorted(PATTERNS)


def test_the_table_covers_everyone():
    assert all(tuple(row) == PEOPLE for row in DECLARED.values())


@pytest.fixture(scope="module")
def trial(django_db_setup, django_db_blocker, client_of) -> Iterator[Trial]:
    """Everyone's test browser, and the values that addresses take: made once, as what a page writes is undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        cast: dict[str, Any] = {
            name: MembershipFactory(organisation=OrganisationFactory(), role=role, person__name=name).person
            for name, role in HELD.items()
        }
        things, others = things_of(cast)
        clients = {person: client_of({**cast, "visitor": None}[person]) for person in PEOPLE}
        yield Trial(clients, things, others, {})
        transaction.set_rollback(True)


@pytest.mark.parametrize("room", sorted({pattern.callback.__module__ for pattern in PATTERNS.values()}))
def test_everyone_meets_what_the_table_says(room, trial):
    names = [name for name, pattern in PATTERNS.items() if pattern.callback.__module__ == room]
    assert wrong_cells(trial, DECLARED, PATTERNS, [(name, person) for name in names for person in PEOPLE]) == []
