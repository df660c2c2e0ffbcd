"""The database itself refuses to change what was signed, decided, or decided on."""

import pytest
from django.db import DatabaseError, connection, transaction

from tests.factories import OrganisationFactory
from tests.label.scene import commit, join, make_application, make_contributor, make_labelled
from vigie.label.frozen_tables import FROZEN
from vigie.label.models import (
    Answer,
    Application,
    Assessment,
    Charter,
    Commitment,
    Criterion,
    Decision,
    Evidence,
    Framework,
    Reading,
    Withdrawal,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def decided(trained, pilot):
    """A structure that holds the label; all triggers in place, tests that empty tables having taken some away."""
    place = OrganisationFactory()
    decision = make_labelled(place, make_contributor(place), pilot)
    Withdrawal.objects.create(decision=decision, withdrawn_on="2026-01-01", ground="false_evidence", explanation="Vu.")
    with connection.cursor() as cursor:
        for table in FROZEN:
            for statement in (*table.releasing(connection.vendor), *table.protecting(connection.vendor)):
                cursor.execute(statement)
    return decision


def refused(act, sentence):
    """Whether the database refuses an act with a sentence."""
    with pytest.raises(DatabaseError, match=sentence), transaction.atomic():
        act()


@pytest.mark.parametrize(
    ("model", "changes", "sentence"),
    [
        (Charter, {"text": "Autre"}, "Une charte publiée"),
        (Commitment, {"text_hash": "0" * 64}, "Un engagement signé"),
        (Commitment, {"name": "Autre"}, "Un engagement signé"),
        (Commitment, {"function": "Autre"}, "Un engagement signé"),
        (Commitment, {"shows_name": True}, "Un engagement signé"),
        (Assessment, {"summary": "Autre"}, "La décision est prise"),
        (Assessment, {"finished_on": None}, "La décision est prise"),
        (Assessment, {"left_on": "2026-01-01"}, "La décision est prise"),
        (Criterion, {"title": "Autre"}, "Un référentiel déjà utilisé"),
        (Answer, {"level": 3}, "La décision est prise"),
        (Reading, {"level": 3}, "La décision est prise"),
        (Evidence, {"digest": "0" * 64}, "La décision est prise"),
        (Evidence, {"stored": "ailleurs"}, "La décision est prise"),
        (Application, {"closed_on": None}, "La décision est prise"),
        (Decision, {"outcome": "refused"}, "Une décision"),
        (Withdrawal, {"ground": "condemned"}, "Un retrait"),
    ],
)
def test_no_change(decided, model, changes, sentence):
    refused(lambda: model.objects.update(**changes), sentence)


@pytest.mark.parametrize(
    "model", [Withdrawal, Evidence, Reading, Criterion, Assessment], ids=lambda model: model.__name__
)
def test_no_removal(decided, model):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {model._meta.db_table}")


def test_no_addition_to_what_was_decided(decided):
    application = decided.application
    answer = application.answers.order_by("pk")[0]
    new = Evidence(application=application, answer=answer, stored="x", sealed_card=b"x", size=1, digest="1" * 64)
    refused(new.save, "La décision est prise")
    criterion = Criterion(
        framework=application.framework,
        position=50,
        code="x",
        theme="public",
        title="x",
        question="x",
        landmark="x",
        proof="x",
    )
    refused(criterion.save, "Un référentiel déjà utilisé")


def test_a_name_and_bytes_may_be_erased(decided):
    Commitment.objects.update(name="", shows_name=False)
    Assessment.objects.update(person=None)
    Evidence.objects.update(erased_on="2030-01-01", sealed_card=b"")
    assert Evidence.objects.get().digest


def test_what_is_not_decided_stays_free(decided):
    place = OrganisationFactory()
    writer = make_contributor(place)
    commit(place)
    application = make_application(place, writer)
    piece = join(application, writer)
    Answer.objects.filter(application=application).update(level=1)
    piece.delete()
    application.delete()
    assert Framework.objects.get().used_on
