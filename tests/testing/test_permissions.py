"""Every page of the room of tests × everyone, as docs/permissions-testing.md says."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from tests.factories import MembershipFactory, OrganisationFactory
from tests.permission_table import Trial, declared, patterns, wrong_cells
from tests.testing.evidence.conftest import PHOTO, brought
from tests.testing.read_scene import make_frozen, make_read_campaign, make_sentinel, make_test, read_twice
from tests.testing.room import make_room
from tests.testing.scene import make_application, make_target
from tests.vaults import give_vault, open_vault_in, pair_of
from vigie.accounts.models import Person, Role
from vigie.testing.campaigns.ending import end_campaign
from vigie.testing.coding.naming import name_coder
from vigie.testing.evidence.adding import add_evidence
from vigie.testing.models import Application, Campaign, Coder, Study
from vigie.testing.phones.accesses import give_access, token_of
from vigie.testing.phones.reading import Told
from vigie.testing.phones.receiving import receive
from vigie.testing.phones.waiting import waiting_reports
from vigie.testing.results.releasing import release
from vigie.testing.results.studying import make_study, result_of

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

PATTERNS = dict(patterns(re.compile(r"vigie\.testing\.")))
DECLARED = declared("permissions-testing.md")
HELD = {
    "administrator": Role.ADMINISTRATOR,
    "pilot": Role.PILOT,
    "contributor": Role.CONTRIBUTOR,
    "elected member": Role.ELECTED_MEMBER,
    "listener": Role.LISTENER,
    "sentinel": Role.SENTINEL,
    "other sentinel": Role.SENTINEL,
}
PEOPLE = ("visitor", *HELD)
WITH_A_VAULT = ("pilot", "listener", "sentinel", "other sentinel")
# What pages that only take something must be sent, to be more than misunderstood.
SENT: dict[str, dict[str, str]] = {}
OF_AN_APPLICATION = (
    "add_evidence",
    "blank_attestation",
    "own_application",
    "send_application",
    "report_application",
    "declare_incident",
    "declare_conflict",
    "abandon_application",
)


def make_cast() -> dict[str, Any]:
    """Return the people by their name in the table."""
    cast = {
        name: MembershipFactory(organisation=OrganisationFactory(), role=role, person__name=name).person
        for name, role in HELD.items()
    }
    for name in WITH_A_VAULT:
        give_vault(cast[name])
    return {**cast, "visitor": None}


def make_things(cast: dict[str, Any]) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """Return the values that addresses take, by the name of their parameter, then those of some addresses alone."""
    room = make_room(cast["pilot"])
    things = {
        "code": room.draft.code,
        "mode": "statistical",
        "part": "resultats",
        "line_id": room.outcome.pk,
        "target_code": make_target(room.draft).code,
        "file_format": "csv",
    }
    frozen = {"code": room.frozen.code}
    application = make_application(room.frozen, cast["sentinel"])
    given = {"code": application.code}
    others: dict[str, dict[str, Any]] = {
        "testing:frozen_protocol": frozen,
        "testing:protocol_file": frozen,
        "testing:change_trait": {"line_id": room.trait.pk},
        "testing:drop_trait": {"line_id": room.trait.pk},
    }
    others |= {f"testing:{name}": frozen for name in ("charter", "stop_testing")}
    others |= {f"testing:{name}": given for name in OF_AN_APPLICATION}
    others["testing:remove_tester"] = {**frozen, "tester_id": application.tester.pk}
    others["testing:train_tester"] = {**frozen, "tester_id": application.tester.pk}
    others |= phone_things(application, frozen)
    return things, {**others, **read_things(cast), **told_things(cast), **evidence_things(cast)}


def phone_things(application: Application, frozen: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return what addresses of reports noted without network take: those of the sentinel's phone."""
    tester = application.tester
    assert tester is not None
    token = {"token": token_of(give_access(tester_id=tester.pk, by=tester.person))}
    told = Told("mauvais", {"channel": "", "at": ""}, ())
    receive(tester=tester, identifier="uuid:1", told=told, photos=())
    waiting = {"report_id": waiting_reports().get().pk}
    return {
        **{f"testing:phone_{name}": token for name in ("submission", "forms", "form", "manifest", "nowhere")},
        **{f"testing:{name}": frozen for name in ("phone", "give_phone_access", "take_phone_access_back")},
        **{f"testing:{name}": waiting for name in ("attach_report", "drop_report")},
    }


def evidence_things(cast: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return what addresses of evidence take: those of a campaign that has ended, in which the sentinel reads."""
    campaign = make_frozen(cast["pilot"], name="Test avec une pièce")
    name_in(campaign, cast, cast["sentinel"])
    piece = brought(PHOTO)
    add_evidence(application=make_test(campaign, 1)[0], kind="photo", upload=piece, by=cast["sentinel"])
    Campaign.objects.filter(pk=campaign.pk).update(mode="judicial", ended_on=campaign.frozen_on)
    given = {"code": campaign.code, "number": 1}
    return {f"testing:{name}": given for name in ("evidence", "piece", "original", "constats", "judicial_file")}


def read_things(cast: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return what addresses of readings take. The sentinel reads in one campaign, and settles in another."""
    reading, settling = (make_frozen(cast["pilot"], name=name) for name in ("Test à lire", "Test à trancher"))
    mine = name_in(reading, cast, cast["sentinel"])
    to_read = make_test(reading, 1)[0]
    others = [name_in(settling, cast, make_sentinel(name)) for name in ("Première lecture", "Seconde lecture")]
    name_in(settling, cast, cast["sentinel"], settles=True)
    disputed = make_test(settling, 1)
    for application in disputed:
        read_twice(application, others, "visite", "silence")
    read, settled = {"code": reading.code}, {"code": settling.code}
    return {
        **{f"testing:{name}": read for name in ("readings", "coders", "follow")},
        **{f"testing:{name}": settled for name in ("disagreements", "validity")},
        "testing:read_application": {**read, "application": to_read.code},
        "testing:settle_disagreement": {**settled, "application": disputed[0].code},
        "testing:remove_coder": {**read, "coder_id": mine.pk},
        "testing:decide_validity": {**settled, "number": 1},
        "testing:look": {**read, "number": 1},
    }


def name_in(campaign: Campaign, cast: dict[str, Any], person: Person, *, settles: bool = False) -> Coder:
    """Name someone who reads in a campaign."""
    pilot = cast["pilot"]
    return name_coder(campaign_id=campaign.pk, person=person, settles=settles, by=pilot, pair=pair_of(pilot))


def told_things(cast: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return what addresses of results take: those of a campaign that has ended, whose report is public."""
    study, other = (told_campaign(cast["pilot"], name) for name in ("Test fini", "Test fini ensuite"))
    ended = {"code": study.campaign.code}
    names = ("results", "replication_package", "release_results", "replies", "public_results", "public_package")
    return {
        **{f"testing:{name}": ended for name in names},
        **{f"testing:{name}": {**ended, "other": other.campaign.code} for name in ("waves", "public_waves")},
        **{f"testing:{name}": {**ended, "file_format": "html"} for name in ("results_file", "public_file")},
        "testing:reply": {**ended, "organisation": result_of(study)["organisations"][0]["organisation"]},
    }


def told_campaign(pilot: Person, name: str) -> Study:
    """Return the figures of a campaign that has ended, whose report is public."""
    campaign, _coders = make_read_campaign(pilot, [("visite", "silence")] * 12, name=name)
    end_campaign(campaign_id=campaign.pk, by=pilot)
    study = make_study(campaign_id=campaign.pk, by=pilot)
    release(campaign_id=campaign.pk, by=pilot)
    return study


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
        yield Trial(clients, things, others, SENT)
        transaction.set_rollback(True)


@pytest.mark.parametrize("room", sorted({pattern.callback.__module__ for pattern in PATTERNS.values()}))
def test_everyone_meets_what_the_table_says(room, trial):
    names = [name for name, pattern in PATTERNS.items() if pattern.callback.__module__ == room]
    assert wrong_cells(trial, DECLARED, PATTERNS, [(name, person) for name in names for person in PEOPLE]) == []
