"""Every page of the exchange × everyone × two schools and two companies, as docs/permissions-internships.md says."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from tests.factories import MembershipFactory, OrganisationFactory
from tests.internships.drawing.scene import make_past
from tests.internships.scene import come_in, make_exchange
from tests.permission_table import Trial, declared, patterns, wrong_cells
from tests.vaults import give_vault, open_vault_in
from vigie.accounts.models import Role
from vigie.internships.models import Pupil, Refusal

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

PATTERNS = dict(patterns(re.compile(r"vigie\.internships\.")))
DECLARED = declared("permissions-internships.md")
PEOPLE = (
    "visitor",
    "administrator",
    "pilot",
    "contributor",
    "elected member",
    "listener",
    "school",
    "other school",
    "company",
    "other company",
    "pupil",
)
WITH_A_VAULT = ("listener", "school", "other school", "company", "other company")
OF_A_DRAWN_SCHOOL = ("school_internships", "release_school_names", "feedback_codes")
# What pages that only take something must be sent, to be more than misunderstood.
SENT: dict[str, dict[str, str]] = {}


def make_cast() -> dict[str, Any]:
    """Return the people by their name in the table."""
    town, host = OrganisationFactory(name="Agglomération d'essai"), OrganisationFactory(name="Entreprise d'essai")
    held = {
        "administrator": (town, Role.ADMINISTRATOR),
        "pilot": (town, Role.PILOT),
        "contributor": (host, Role.CONTRIBUTOR),
        "elected member": (town, Role.ELECTED_MEMBER),
        "listener": (OrganisationFactory(), Role.LISTENER),
        "school": (OrganisationFactory(name="Collège d'essai"), Role.SCHOOL),
        "other school": (OrganisationFactory(name="Lycée d'ailleurs"), Role.SCHOOL),
        "company": (host, Role.COMPANY),
        "other company": (OrganisationFactory(name="Entreprise d'ailleurs"), Role.COMPANY),
    }
    cast = {
        name: MembershipFactory(organisation=organisation, role=role, person__name=name).person
        for name, (organisation, role) in held.items()
    }
    for name in WITH_A_VAULT:
        give_vault(cast[name])
    return {**cast, "visitor": None, "pupil": None}


def make_things(cast: dict[str, Any]) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """Return the values that addresses take, by the name of their parameter, then those of some addresses alone."""
    exchange = make_exchange(cast["school"], cast["company"])
    things = {
        "campaign_id": exchange.campaign.pk,
        "code": exchange.campaign.code,
        "company_id": exchange.company.pk,
        "offer_id": exchange.offer.pk,
        "session_id": exchange.session.pk,
        "class_id": exchange.school_class.pk,
        "entry_id": exchange.entry.pk,
        "pupil_id": exchange.pupil.pk,
        "action_id": exchange.factor_action.pk,
        "week_id": exchange.session.week_id,
        "contact_id": exchange.contact.pk,
        "upload_id": exchange.upload.pk,
        "mentor_id": exchange.mentor.pk,
        "mentee_id": exchange.mentee.pk,
        "pair_id": exchange.pair.pk,
    }
    past = make_past(exchange, cast["pilot"], cast["school"])
    placed = past.round.assignments.get()
    refusal = Refusal.objects.create(assignment=placed, ground=Refusal.Ground.CLOSED, explanation="Travaux.")
    things |= {"assignment_id": placed.pk, "refusal_id": refusal.pk, "file_format": "docx"}
    drawn = {"code": past.campaign.code, "campaign_id": past.campaign.pk, "number": 1}
    others: dict[str, dict[str, Any]] = {
        "internships:public_draw": drawn,
        "internships:draw_file": {**drawn, "name": "commitment.json"},
        "internships:freeze": {"campaign_id": past.listed.pk, "number": 1},
        "internships:draw": {"campaign_id": past.due.campaign_id, "number": 1},
        "internships:round_files": drawn,
        "internships:offers_template": {"file_format": "csv"},
        "internships:aftermath": {"campaign_id": past.campaign.pk},
        "internships:lost_offer": {"campaign_id": past.campaign.pk},
        "internships:hosted": {"campaign_id": past.campaign.pk},
        **{f"internships:{name}": {"entry_id": past.entry.pk} for name in OF_A_DRAWN_SCHOOL},
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
        clients = {person: client_of(cast[person]) for person in PEOPLE}
        for person in WITH_A_VAULT:
            open_vault_in(clients[person])
        come_in(clients["pupil"], Pupil.objects.get(pk=things["pupil_id"]))
        yield Trial(clients, things, others, SENT)
        transaction.set_rollback(True)


@pytest.mark.parametrize("room", sorted({pattern.callback.__module__ for pattern in PATTERNS.values()}))
def test_everyone_meets_what_the_table_says(room, trial):
    names = [name for name, pattern in PATTERNS.items() if pattern.callback.__module__ == room]
    assert wrong_cells(trial, DECLARED, PATTERNS, [(name, person) for name in names for person in PEOPLE]) == []
