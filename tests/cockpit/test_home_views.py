"""The public home shows what is open; a desk shows what waits for its owner."""

import pytest
from django.urls import reverse

from tests.factories import DecisionFactory
from tests.observatory.publications import catalogue_of, publish
from tests.observatory.released_edition import edition_of
from vigie.accounts.models import OrganisationName
from vigie.law.models import Route, TimeLimit
from vigie.observatory.models import EditionDraft
from vigie.plan.models import PlanVersion, Proposal, PublicCopy, Revision


def test_the_home_says_when_nothing_is_open(client, db):
    assert "pas encore publié" in client.get("/").content.decode()


def test_the_home_shows_only_opened_copies(client, plan_of_two_axes):
    PublicCopy.objects.create(
        plan=plan_of_two_axes,
        object_type="plan",
        object_id=1,
        content={"title": "Le plan ouvert", "annex": "", "objective": ""},
    )
    page = client.get("/").content.decode()
    assert "Le plan ouvert" in page
    assert "Plan d'essai" not in page
    assert "Action portée" not in page


def test_help_shows_verified_routes_alone(client, db):
    TimeLimit.objects.all().delete()
    Route.objects.all().delete()
    Route.objects.create(code="sure", label="Voie sûre", contact="Appelez", mark="verified")
    Route.objects.create(code="douteuse", label="Voie douteuse", contact="Appelez", mark="unverified")
    page = client.get("/").content.decode()
    assert "Voie sûre" in page
    assert "Voie douteuse" not in page


def test_a_visitor_is_asked_to_sign_in_to_see_a_desk(client, db):
    assert client.get(reverse("cockpit:desk")).status_code == 302


def test_a_contributor_sees_the_actions_their_organisation_carries(client_of, contributor, plan_of_two_axes):
    page = client_of(contributor).get(reverse("cockpit:desk")).content.decode()
    assert "Action portée" in page
    assert "Action orpheline" not in page


def test_someone_from_another_organisation_does_not(client_of, stranger, plan_of_two_axes):
    page = client_of(stranger).get(reverse("cockpit:desk")).content.decode()
    assert "Action portée" not in page


def test_whoever_leads_an_action_finds_it(client_of, reader, plan_of_two_axes):
    action = plan_of_two_axes.actions.get(name="Action orpheline")
    action.lead = reader
    action.save(update_fields=["lead"])
    assert "Action orpheline" in client_of(reader).get(reverse("cockpit:desk")).content.decode()


def test_the_pilot_is_told_what_to_confirm(client_of, pilot, plan_of_two_axes, partner):
    OrganisationName.objects.create(organisation=partner, name="L'assoc d'essai", is_guess=True)
    page = client_of(pilot).get(reverse("cockpit:desk"))
    assert [waiting.number for waiting in page.context["waiting"]] == [1]


DECISION = "1 décision que vous ou votre structure devez mettre en œuvre"


def test_a_contributor_is_told_of_the_decisions_their_organisation_carries(client_of, contributor, stranger, partner):
    DecisionFactory(carrier=partner)
    DecisionFactory(carrier=partner, state="done")
    DecisionFactory()
    told = client_of(contributor).get(reverse("cockpit:desk"))
    assert [str(waiting.sentence) for waiting in told.context["waiting"]] == [DECISION]
    assert DECISION in told.content.decode()
    assert client_of(stranger).get(reverse("cockpit:desk")).context["waiting"] == []


def test_the_pilot_is_told_of_the_proposals_to_examine(client_of, pilot, plan_of_two_axes):
    version = PlanVersion.objects.create(plan=plan_of_two_axes, number=1, content={}, content_hash="")
    revision = Revision.objects.create(plan=plan_of_two_axes, base=version, year=2026)
    Proposal.objects.create(revision=revision, action_label="Action", reason="Il manque une date.")
    Proposal.objects.create(revision=revision, action_label="Action", reason="Autre", state="withdrawn")
    waiting = client_of(pilot).get(reverse("cockpit:desk")).context["waiting"]
    assert [str(one.sentence) for one in waiting] == ["1 proposition à examiner"]
    assert waiting[0].address == reverse("plan:revision", args=[revision.pk])


@pytest.mark.parametrize("role", ["contributor", "reader", "elected_member", "administrator"])
def test_others_are_not(client_of, cast, plan_of_two_axes, partner, role):
    OrganisationName.objects.create(organisation=partner, name="L'assoc d'essai", is_guess=True)
    assert client_of(cast[role]).get(reverse("cockpit:desk")).context["waiting"] == []


def test_the_home_tells_what_the_observatory_counted(client, db):
    publish(edition_of())
    page = client.get("/").content.decode()
    assert "240 signalements ont été comptés en 2025." in page
    assert "données fictives" in page
    assert reverse("observatory:edition", args=[1]) in page


def test_a_draft_of_an_edition_is_nowhere_on_the_home(client, db):
    EditionDraft.objects.create(vintage=2026, title="Brouillon secret", catalogue=catalogue_of(edition_of()))
    assert "Brouillon secret" not in client.get("/").content.decode()
