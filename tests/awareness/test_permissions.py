"""Every page of the room of awareness × everyone, as docs/permissions-awareness.md says."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import transaction

from tests.awareness.room import ANSWERS, make_room
from tests.factories import MembershipFactory, OrganisationFactory
from tests.permission_table import Trial, declared, patterns, wrong_cells
from vigie.accounts.models import Role
from vigie.awareness.models import ToolFile
from vigie.awareness.toolbox.tool_life import publish_tool

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

PATTERNS = dict(patterns(re.compile(r"vigie\.awareness\.")))
DECLARED = declared("permissions-awareness.md")
PEOPLE = ("visitor", "administrator", "pilot", "contributor", "other contributor", "reader", "elected member")
# What pages that only take something must be sent, to be more than misunderstood.
SENT = {"awareness:settle_feedback": {"acte": "montrer"}, "awareness:open_intervention": {"acte": "cacher"}}


def make_cast() -> dict[str, Any]:
    """Return the people by their name in the table."""
    keeping, other = OrganisationFactory(name="Association d'essai"), OrganisationFactory(name="Autre structure")
    held = {
        "administrator": (other, Role.ADMINISTRATOR),
        "pilot": (other, Role.PILOT),
        "contributor": (keeping, Role.CONTRIBUTOR),
        "other contributor": (other, Role.CONTRIBUTOR),
        "reader": (keeping, Role.READER),
        "elected member": (other, Role.ELECTED_MEMBER),
    }
    cast: dict[str, Any] = {
        name: MembershipFactory(organisation=organisation, role=role, person__name=name).person
        for name, (organisation, role) in held.items()
    }
    return {**cast, "visitor": None, "keeping": keeping}


def make_things(cast: dict[str, Any]) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """Return the values that addresses take, by the name of their parameter, then those of some addresses alone."""
    room = make_room(cast["pilot"], cast["keeping"])
    file = ToolFile(tool=room.draft, title="Fichier", licence="cc0")
    file.file.save("essai.pdf", ContentFile(b"%PDF-1.7"), save=True)
    shown = ToolFile(tool=room.tool, title="Fichier public", licence="cc0")
    shown.file.save("public.pdf", ContentFile(b"%PDF-1.7"), save=True)
    publish_tool(tool_id=room.tool.pk, answers=ANSWERS, actor=cast["pilot"])
    things = {
        "tool_id": room.draft.pk,
        "file_id": file.pk,
        "feedback_id": room.feedback.pk,
        "loan_id": room.loan.pk,
        "code": room.loan.code,
        "definition_id": room.definition_draft.pk,
        "adoption_id": room.adoption.pk,
        "event_id": room.event.pk,
        "file_format": "ics",
        "observation_id": room.observation.pk,
        "year": room.programme.year,
        "programme_id": room.programme.pk,
        "intervention_id": room.intervention.pk,
        "request_id": room.asked.pk,
    }
    read = {"tool_id": room.tool.pk}
    others = {
        **{f"awareness:{name}": read for name in ("public_tool", "tool_history", "give_feedback", "feedback_thanks")},
        "awareness:borrow": {"tool_id": room.exhibition.pk},
        "awareness:tool_file": {"file_id": shown.pk},
        "awareness:own_registration": {"code": room.registration.code},
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
        cast = make_cast()
        things, others = make_things(cast)
        yield Trial({person: client_of(cast[person]) for person in PEOPLE}, things, others, SENT)
        transaction.set_rollback(True)


@pytest.mark.parametrize("room", sorted({pattern.callback.__module__ for pattern in PATTERNS.values()}))
def test_everyone_meets_what_the_table_says(room, trial):
    names = [name for name, pattern in PATTERNS.items() if pattern.callback.__module__ == room]
    assert wrong_cells(trial, DECLARED, PATTERNS, [(name, person) for name in names for person in PEOPLE]) == []
