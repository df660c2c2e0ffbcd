"""Every page of the room of the network × everyone, as docs/permissions-network.md says."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from tests.factories import MembershipFactory, OrganisationFactory
from tests.network.scene import make_room
from tests.permission_table import Trial, declared, patterns, wrong_cells
from vigie.accounts.models import Role

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

PATTERNS = dict(patterns(re.compile(r"vigie\.network\.")))
DECLARED = declared("permissions-network.md")
HELD = {
    "administrator": Role.ADMINISTRATOR,
    "pilot": Role.PILOT,
    "contributor": Role.CONTRIBUTOR,
    "other contributor": Role.CONTRIBUTOR,
    "reader": Role.READER,
    "elected member": Role.ELECTED_MEMBER,
}
PEOPLE = ("visitor", *HELD, "preparing", "ambassador", "sentinel")
OF_A_DRAFT = ("change_call", "publish_call", "remove_call", "add_grid_line", "change_grid_line", "remove_grid_line")
OF_A_READING = ("read_candidacy", "declare_conflict", "drop_reader", "add_reader")


def make_cast() -> dict[str, Any]:
    """Return the people by their name in the table, those of the network left out."""
    return {
        name: MembershipFactory(organisation=OrganisationFactory(), role=role, person__name=name).person
        for name, role in HELD.items()
    }


def make_things(cast: dict[str, Any]) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """Return the values that addresses take, by the name of their parameter, then those of some addresses alone."""
    structure = cast["contributor"].memberships.get().organisation
    room = make_room(cast["pilot"], cast["reader"], cast["contributor"], structure)
    cast |= {name: getattr(room, name).person for name in ("preparing", "ambassador", "sentinel")}
    things = {
        "code": room.call.code,
        "line_id": room.line.pk,
        "mandate_id": room.ambassador.pk,
        "nomination_id": room.nomination.pk,
        "activity_id": room.activity.pk,
        "reading_id": room.reading.pk,
        "file_format": "csv",
    }
    others: dict[str, dict[str, Any]] = {f"network:{name}": {"code": room.draft.code} for name in OF_A_DRAFT}
    others |= {f"network:{name}": {"code": room.to_read.code} for name in OF_A_READING}
    for name in ("candidacy", "decide_candidacy", "forget_candidacy"):
        others[f"network:{name}"] = {"code": room.read.code}
    for name in ("answer_candidacy", "answer_file"):
        others[f"network:{name}"] = {"code": room.decided.code}
    others["network:appoint"] = {"code": room.accepted.code}
    others["network:begin_mandate"] = {"mandate_id": room.preparing.pk}
    return things, others


def test_the_table_covers_every_address_and_no_other():
    assert sorted(DECLARED) == sorted(PATTERNS)


def test_the_table_covers_everyone():
    assert all(tuple(row) == PEOPLE for row in DECLARED.values())


@pytest.fixture(scope="module")
def trial(django_db_setup, django_db_blocker, client_of) -> Iterator[Trial]:
    """Everyone's test browser, and the values that addresses take: made once, as what a page writes is undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        cast: dict[str, Any] = {"visitor": None, **make_cast()}
        things, others = make_things(cast)
        yield Trial({person: client_of(cast[person]) for person in PEOPLE}, things, others, {})
        transaction.set_rollback(True)


@pytest.mark.parametrize("room", sorted({pattern.callback.__module__ for pattern in PATTERNS.values()}))
def test_everyone_meets_what_the_table_says(room, trial):
    names = [name for name, pattern in PATTERNS.items() if pattern.callback.__module__ == room]
    assert wrong_cells(trial, DECLARED, PATTERNS, [(name, person) for name in names for person in PEOPLE]) == []
