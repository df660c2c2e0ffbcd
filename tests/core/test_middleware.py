"""What every address and every answer has in common."""

import sqlite3
from contextlib import closing

import psycopg
import pytest
from django import forms
from django.db import IntegrityError, OperationalError
from django.urls import reverse

from tests.factories import PersonFactory, PlanFactory
from vigie.accounts.forms import OrganisationForm
from vigie.accounts.models import Organisation
from vigie.cockpit import home_views
from vigie.plan.models import Plan
from vigie.plan.opening import open_to_public

pytestmark = pytest.mark.django_db
POLICY = "Content-Security-Policy"


@pytest.fixture
def open_plan():
    """A plan which everyone may read, without any axis."""
    plan = PlanFactory()
    open_to_public(thing=plan, actor=None)
    return plan


@pytest.mark.usefixtures("open_plan")
@pytest.mark.parametrize("address", ["/plan/axes/%00/", "/plan/axes/a%00b/"])
def test_an_address_with_a_null_character_is_not_found(client_of, pilot, address):
    assert client_of(pilot).get(address).status_code == 404


@pytest.mark.usefixtures("open_plan")
@pytest.mark.parametrize("address", ["/le-plan/actions/%00/", "/le-plan/axes/%00/", "/invitation/%00/"])
def test_the_public_may_type_anything(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("name", ["cockpit:desk", "cockpit:home", "accounts:people"])
def test_a_browser_keeps_nothing_shown_to_someone_signed_in(client_of, pilot, name):
    assert "no-store" in client_of(pilot).get(reverse(name)).headers["Cache-Control"]


def test_refusals_and_redirections_are_not_kept_either(client_of):
    client = client_of(PersonFactory(name="Sans Rôle"))
    for name in ("accounts:people", "plan:actions", "account_login"):
        assert "no-store" in client.get(reverse(name)).headers["Cache-Control"]


def test_shared_colours_keep_their_own_rule(client_of, pilot):
    assert "public" in client_of(pilot).get(reverse("territory:colours")).headers["Cache-Control"]


def test_public_pages_may_be_kept_by_a_visitor(client):
    assert "no-store" not in client.get(reverse("cockpit:home")).headers.get("Cache-Control", "")


def test_every_answer_carries_the_policy_even_a_refusal(client, settings):
    answers = [
        client.get("/"),
        client.get("/nulle-part/"),
        client.get("/", headers={"host": "ailleurs.exemple"}),
    ]
    assert [answer.status_code for answer in answers] == [200, 404, 400]
    for answer in answers:
        assert "script-src 'self'" in answer.headers[POLICY]
        assert answer.headers["X-Frame-Options"] == "DENY"


def test_htmx_keeps_no_copy_of_pages_in_the_browser(client_of, pilot):
    assert '"historyCacheSize": 0' in client_of(pilot).get(reverse("plan:actions")).content.decode()


def locked(folder) -> sqlite3.OperationalError:
    """Return what SQLite really says while another writes."""
    first, second = (closing(sqlite3.connect(folder / "base", timeout=0)) for _ in range(2))
    with first as writing, second as waiting:
        writing.execute("BEGIN IMMEDIATE")
        with pytest.raises(sqlite3.OperationalError) as refusal:
            waiting.execute("BEGIN IMMEDIATE")
    return refusal.value


def crossed(folder) -> psycopg.OperationalError:
    """Return what PostgreSQL says to one of two writers that wait for each other."""
    return psycopg.errors.DeadlockDetected("interblocage détecté")


@pytest.mark.parametrize("refusal", [locked, crossed])
def test_a_busy_database_asks_to_try_again(client, monkeypatch, tmp_path, refusal):
    def busy():
        raise OperationalError("…") from refusal(tmp_path)

    monkeypatch.setattr(home_views, "public_face", busy)
    answer = client.get("/")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "5"
    assert "envoyez de nouveau" in answer.content.decode()


def test_another_failure_of_the_database_stays_one(client, monkeypatch):
    def broken():
        raise OperationalError("disk I/O error")

    monkeypatch.setattr(home_views, "public_face", broken)
    with pytest.raises(OperationalError):
        client.get("/")


def test_the_same_thing_sent_twice_at_once_is_said_in_any_language_of_the_database(client, monkeypatch):
    def twice():
        raise IntegrityError("…") from psycopg.errors.UniqueViolation("la valeur d'une clé dupliquée rompt…")

    monkeypatch.setattr(home_views, "public_face", twice)
    answer = client.get("/")
    assert answer.status_code == 409
    assert "en double" in answer.content.decode()


def test_a_rule_of_the_database_broken_by_vigie_stays_an_error(client, monkeypatch):
    def broken():
        raise IntegrityError("CHECK constraint failed: person_email_not_empty")

    monkeypatch.setattr(home_views, "public_face", broken)
    with pytest.raises(IntegrityError):
        client.get("/")


def test_two_forms_that_saw_nothing_add_one_organisation(client_of, pilot, monkeypatch):
    """The second one checked before the first one wrote."""
    monkeypatch.setattr(OrganisationForm, "clean", forms.Form.clean)
    monkeypatch.setattr(Organisation, "validate_constraints", lambda organisation, exclude=None: None)
    values = {"name": "Structure envoyée deux fois", "category": "other"}
    answers = [client_of(pilot).post(reverse("accounts:add_organisation"), values).status_code for _ in range(2)]
    assert answers == [302, 409]
    assert Organisation.objects.filter(name=values["name"]).count() == 1


def test_an_endless_number_in_a_form_is_a_request_nobody_understands(client_of, pilot):
    plan = PlanFactory(title="Un plan fini", starts_in=2015, ends_in=2020)
    sent = {"actions": str(2**70), "plan": "", "title": "Suite", "starts_in": "2021"}
    answer = client_of(pilot).post(reverse("plan:carry_over", args=[plan.pk]), sent)
    assert answer.status_code in {200, 400}
    assert not Plan.objects.exclude(pk=plan.pk).exists()
