"""What the observatory waits for, on the desk of whoever may do it and on no other."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.observatory.publications import catalogue_of
from tests.observatory.released_edition import edition_of
from vigie.accounts.actor import VISITOR, actor_of
from vigie.cockpit.desk_observatory import to_review, to_run_observatory
from vigie.observatory.models import DataRequest, EditionDraft

pytestmark = pytest.mark.django_db
State = EditionDraft.State
DAY = date(2026, 6, 1)


@pytest.fixture
def catalogue():
    return catalogue_of(edition_of())


def draft(catalogue, state: State, vintage: int = 2025, **values) -> EditionDraft:
    return EditionDraft.objects.create(
        vintage=vintage, title=f"Édition {vintage}", state=state, catalogue=catalogue, **values
    )


def shown(waiting) -> list[tuple[str, str]]:
    return [(str(one.sentence), one.address) for one in waiting if one.number]


def test_an_audited_edition_waits_for_its_named_reviewer_alone(catalogue, elected_member, pilot, reader):
    waiting = draft(catalogue, State.AUDITED, reviewer=elected_member)
    page = reverse("observatory:review_draft", args=[waiting.pk])
    assert shown(to_review(actor_of(elected_member))) == [("1 édition de l'observatoire attend votre relecture", page)]
    assert shown(to_review(actor_of(pilot))) == shown(to_review(actor_of(reader))) == []
    assert to_review(VISITOR) == []


@pytest.mark.parametrize("state", [state for state in State if state is not State.AUDITED])
def test_an_edition_in_another_state_asks_nothing_of_its_reviewer(catalogue, elected_member, state):
    draft(catalogue, state, reviewer=elected_member)
    assert shown(to_review(actor_of(elected_member))) == []


def test_several_editions_to_review_are_listed(catalogue, elected_member):
    for vintage in (2024, 2025):
        draft(catalogue, State.AUDITED, vintage, reviewer=elected_member)
    ((sentence, address),) = shown(to_review(actor_of(elected_member)))
    assert sentence.startswith("2 éditions")
    assert address == reverse("observatory:drafts")


def test_the_pilot_is_told_what_to_prepare_to_mend_and_to_sign(catalogue):
    begun = draft(catalogue, State.DRAFT, 2023)
    faulty = draft(catalogue, State.PROTECTED, 2024)
    reviewed = draft(catalogue, State.REVIEWED, 2025)
    assert shown(to_run_observatory(DAY)) == [
        ("1 édition relue, à signer", reverse("observatory:sign_draft", args=[reviewed.pk])),
        ("1 édition à revoir : l'audit a trouvé un défaut", reverse("observatory:draft", args=[faulty.pk])),
        ("1 édition à préparer", reverse("observatory:draft", args=[begun.pk])),
    ]


def test_nothing_waits_once_all_is_signed(catalogue):
    draft(catalogue, State.SIGNED)
    draft(catalogue, State.ABANDONED)
    assert shown(to_run_observatory(DAY)) == []


def test_the_desk_of_the_reviewer_says_that_an_edition_waits(client_of, catalogue, elected_member, contributor):
    draft(catalogue, State.AUDITED, reviewer=elected_member)
    address = reverse("cockpit:desk")
    assert "attend votre relecture" in client_of(elected_member).get(address).content.decode()
    assert "relecture" not in client_of(contributor).get(address).content.decode()


def test_data_that_do_not_come_wait_for_the_pilot(client_of, pilot, reader, plan_of_two_axes):
    DataRequest.objects.create(
        label="Plaintes",
        holder_name="Parquet",
        details="Par an.",
        purpose="Compter.",
        asked_on=timezone.localdate() - timedelta(days=60),
    )
    address = reverse("cockpit:desk")
    assert "1 demande de données à relancer" in client_of(pilot).get(address).content.decode()
    assert "à relancer" not in client_of(reader).get(address).content.decode()
