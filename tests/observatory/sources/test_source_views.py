"""The inventory of sources and the requests to holders: pages, acts, letters, and what editions say of absence."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from tests.factories import OrganisationFactory
from tests.observatory.indicators.indicator_scene import make_indicator
from vigie.accounts.models import JournalEntry
from vigie.core.models import OutboxMessage
from vigie.observatory.models import DataRequest, DataSource
from vigie.observatory.sources.releasing import missing_sources
from vigie.observatory.sources.requesting import requests_due

pytestmark = pytest.mark.django_db


def make_request(**more):
    said = {"label": "Plaintes par motif", "holder_name": "Parquet", "details": "Par année.", "purpose": "Compter."}
    return DataRequest.objects.create(**{**said, **more})


def sent_days_ago(days, **more):
    return make_request(asked_on=timezone.localdate() - timedelta(days=days), **more)


def make_source(**more):
    said = {"label": "Plaintes", "holder_name": "Parquet", "state": "absent", "said": "Aucune statistique par motif."}
    return DataSource.objects.create(**{**said, **more})


PAGES = {
    "observatory:sources": (200, ()),
    "observatory:requests": (200, ()),
    "observatory:add_source": (403, ()),
    "observatory:add_request": (403, ()),
    "observatory:change_source": (403, ("source",)),
    "observatory:request": (403, ("request",)),
    "observatory:change_request": (403, ("request",)),
    "observatory:send_request": (403, ("request",)),
    "observatory:remind_request": (403, ("request",)),
    "observatory:answer_request": (403, ("request",)),
    "observatory:refuse_request": (403, ("request",)),
}


@pytest.mark.parametrize("name", PAGES)
def test_everyone_meets_what_their_role_opens(name, cast, client_of):
    partners, needs = PAGES[name]
    things = {"source": make_source().pk, "request": sent_days_ago(3).pk}
    page = reverse(name, args=[things[need] for need in needs])
    met = {role: client_of(person).get(page).status_code for role, person in cast.items()}
    expected = dict.fromkeys(("contributor", "reader", "stranger"), partners)
    assert met == {"visitor": 302, "pilot": 200, "administrator": 403, "elected_member": 403, **expected}


def test_partners_read_states_but_neither_answers_nor_reasons(reader, client_of):
    day = timezone.localdate()
    sent_days_ago(9, refused_on=day, refusal_reason="RAISON INTERNE")
    page = client_of(reader).get(reverse("observatory:requests")).content.decode()
    assert "refusée" in page
    assert "RAISON" not in page


# --- Inventory -------------------------------------------------------------------------------------------------------
def test_absence_is_said_or_refused(pilot, client_of):
    client, page = client_of(pilot), reverse("observatory:add_source")
    fields = {"label": "Testings", "holder_name": "Personne", "state": "absent"}
    assert client.post(page, fields).status_code == 422
    assert client.post(page, {**fields, "said": "Aucun testing n'a eu lieu."}).status_code == 302
    assert client.post(page, {**fields, "said": "Encore."}).status_code == 422
    with pytest.raises(IntegrityError), transaction.atomic():
        make_source(label="Autre", said="")


def test_a_holder_of_the_directory_gives_its_name(pilot, client_of):
    holder = OrganisationFactory(name="Rectorat")
    fields = {"label": "Stages", "holder": holder.pk, "state": "available"}
    client_of(pilot).post(reverse("observatory:add_source"), fields)
    assert DataSource.objects.get().holder_name == "Rectorat"
    without = client_of(pilot).post(reverse("observatory:add_source"), {"label": "X", "state": "available"})
    assert without.status_code == 422


def test_a_source_changes_then_leaves_the_inventory(pilot, client_of):
    source = make_source()
    fields = {"label": "Plaintes", "holder_name": "Parquet", "state": "partial", "said": "Sans motif."}
    client_of(pilot).post(reverse("observatory:change_source", args=[source.pk]), fields)
    source.refresh_from_db()
    assert source.state == "partial"
    client_of(pilot).post(reverse("observatory:remove_source", args=[source.pk]))
    assert not DataSource.objects.exists()
    assert JournalEntry.objects.latest("number").verb == "data_source_removed"


def test_queries_do_not_grow_with_sources_and_requests(pilot, client_of, count_queries):
    client = client_of(pilot)
    pages = [reverse("observatory:sources"), reverse("observatory:requests")]
    make_source().indicators.add(make_indicator())
    sent_days_ago(2)
    before = [count_queries(lambda page=page: client.get(page)) for page in pages]
    for number in range(6):
        make_source(label=f"Source {number}").indicators.add(make_indicator(f"i{number}"))
        row = sent_days_ago(60, label=f"Demande {number}")
        row.reminders.create(reminded_on=timezone.localdate())
    assert [count_queries(lambda page=page: client.get(page)) for page in pages] == before


# --- Requests --------------------------------------------------------------------------------------------------------
def test_a_request_lives_from_its_writing_to_its_answer(pilot, client_of):
    client, today = client_of(pilot), timezone.localdate()
    fields = {
        "label": "Saisines",
        "holder_name": "Défenseur des droits",
        "details": "Par an.",
        "purpose": "Savoir.",
        "patience": 30,
    }
    client.post(reverse("observatory:add_request"), fields)
    assert client.post(reverse("observatory:add_request"), fields).status_code == 422
    asked = DataRequest.objects.get()
    page = reverse("observatory:request", args=[asked.pk])
    assert "Madame, Monsieur" in client.get(page).content.decode()
    client.post(reverse("observatory:send_request", args=[asked.pk]), {"day": (today - timedelta(days=40)).isoformat()})
    assert "sans réponse depuis 40 jours" in client.get(page).content.decode()
    client.post(reverse("observatory:remind_request", args=[asked.pk]), {"day": today.isoformat()})
    client.post(reverse("observatory:remind_request", args=[asked.pk]), {"day": today.isoformat()})
    assert asked.reminders.count() == 1
    client.post(
        reverse("observatory:answer_request", args=[asked.pk]),
        {"day": today.isoformat(), "text": "Trois tableaux", "is_partial": "on"},
    )
    assert "réponse partielle" in client.get(page).content.decode()
    client.post(reverse("observatory:reopen_request", args=[asked.pk]))
    asked.refresh_from_db()
    assert asked.is_pending
    verbs = list(JournalEntry.objects.order_by("number").values_list("verb", flat=True))
    assert verbs == [
        "data_request_added",
        "data_request_sent",
        "data_request_reminded",
        "data_request_answered",
        "data_request_reopened",
    ]


def test_a_refusal_has_its_reason(pilot, client_of):
    asked = sent_days_ago(10)
    page = reverse("observatory:refuse_request", args=[asked.pk])
    today = timezone.localdate().isoformat()
    assert client_of(pilot).post(page, {"day": today}).status_code == 422
    client_of(pilot).post(page, {"day": today, "reason": "Secret de l'instruction"})
    asked.refresh_from_db()
    assert asked.refusal_reason
    with pytest.raises(IntegrityError), transaction.atomic():
        DataRequest.objects.filter(pk=asked.pk).update(refusal_reason="")


@pytest.mark.parametrize("day", ["2999-01-01", "1066-01-01", "hier", ""])
def test_a_day_that_cannot_be_is_refused(day, pilot, client_of):
    page = reverse("observatory:send_request", args=[make_request().pk])
    assert client_of(pilot).post(page, {"day": day}).status_code == 422


def test_an_answer_does_not_come_before_its_request(pilot, client_of):
    asked = sent_days_ago(5)
    early = (timezone.localdate() - timedelta(days=9)).isoformat()
    answer = client_of(pilot).post(reverse("observatory:answer_request", args=[asked.pk]), {"day": early, "text": "x"})
    assert answer.status_code == 422
    never_sent = reverse("observatory:remind_request", args=[make_request(label="Autre").pk])
    assert client_of(pilot).post(never_sent, {"day": early}).status_code == 422


def test_a_reminder_leaves_by_email_once_when_the_address_is_known(pilot, client_of):
    holder = OrganisationFactory(name="Rectorat", email="donnees@exemple.fr")
    asked = sent_days_ago(40, holder=holder, holder_name="Rectorat")
    page, today = reverse("observatory:remind_request", args=[asked.pk]), timezone.localdate().isoformat()
    for _ in range(2):
        client_of(pilot).post(page, {"day": today, "by_email": "on"})
    message = OutboxMessage.objects.get()
    assert message.to == "donnees@exemple.fr"
    assert "Par année." in message.body
    assert asked.reminders.get().sent_by_vigie


@pytest.mark.parametrize(("form", "start"), [("docx", b"PK"), ("pdf", b"%PDF")])
def test_the_letter_is_given_as_a_file(form, start, pilot, reader, client_of):
    page = reverse("observatory:request_letter", args=[sent_days_ago(40).pk, form])
    assert client_of(pilot).get(page).content.startswith(start)
    assert client_of(reader).get(page).status_code == 403
    assert client_of(pilot).get(page.replace(form, "exe")).status_code == 404


def test_requests_due_are_those_without_answer_for_longer_than_their_patience():
    sent_days_ago(10)
    late = sent_days_ago(31, label="Tard")
    reminded = sent_days_ago(60, label="Relancée")
    reminded.reminders.create(reminded_on=timezone.localdate())
    sent_days_ago(90, label="Finie", answered_on=timezone.localdate(), answer="Oui")
    make_request(label="Pas envoyée")
    assert requests_due(timezone.localdate()) == [late]


# --- Editions --------------------------------------------------------------------------------------------------------
def test_editions_tell_what_is_missing_and_what_was_asked():
    refused = make_request(
        asked_on="2025-03-03", refused_on="2025-04-01", refusal_reason="RAISON INTERNE", holder_name="Parquet"
    )
    make_source().requests.add(refused)
    make_source(label="Saisines", state="partial", said="Sans les motifs.", holder_name="Défenseur des droits")
    make_source(label="Stages", state="available", said="")
    complaints, seizures = missing_sources(2025)
    assert complaints.holder == "Parquet"
    assert "3 mars 2025" in complaints.said
    assert "refusées" in complaints.said
    assert "RAISON" not in complaints.said
    assert seizures.said == "Données partielles. Sans les motifs."
