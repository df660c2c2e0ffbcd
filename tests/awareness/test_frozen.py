"""The database itself refuses to change what everyone read or adopted."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from tests.awareness.room import make_public_tool
from vigie.awareness.frozen_tables import FROZEN
from vigie.awareness.models import Definition, ToolVersion

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _triggers():
    """All triggers in place, tests that empty tables having taken some away."""
    with connection.cursor() as cursor:
        for table in FROZEN:
            for statement in (*table.releasing(connection.vendor), *table.protecting(connection.vendor)):
                cursor.execute(statement)


def refused(act, sentence):
    with pytest.raises(DatabaseError, match=sentence), transaction.atomic():
        act()


def test_a_version_that_was_public_stays_as_it_was(pilot):
    make_public_tool(pilot)
    refused(lambda: ToolVersion.objects.update(content={}), "Une version publiée")


def test_an_adopted_definition_stays_and_a_draft_does_not():
    draft = Definition.objects.create(term="Égalité", text="À écrire.")
    Definition.objects.update(text="Écrit.")
    Definition.objects.update(adopted_on=timezone.localdate(), adopted_by="le comité")
    refused(lambda: Definition.objects.update(text="Autre."), "Une définition adoptée")
    refused(lambda: Definition.objects.update(adopted_on=None, adopted_by=""), "Une définition adoptée")
    refused(draft.delete, "Une définition adoptée")
