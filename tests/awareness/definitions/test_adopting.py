"""The shared definition: in force from a day, taken by structures, never the historical one."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from vigie.awareness.definitions.adopting import adopt_definition, note_adoption
from vigie.awareness.models import Adoption, Definition

pytestmark = pytest.mark.django_db


def make(term="Discrimination", **given):
    return Definition.objects.create(term=term, text="Un traitement moins favorable.", **given)


def adopt(definition, day, pilot):
    return adopt_definition(
        definition_id=definition.pk, adopted_on=day, adopted_by="le comité", decision=None, actor=pilot
    )


def test_the_last_adopted_is_in_force_and_keeps_its_first_date(pilot):
    first, second = make(), make("Discrimination, revue")
    adopt(first, date(2020, 1, 1), pilot)
    adopt(second, date(2024, 1, 1), pilot)
    adopt(first, date(2026, 1, 1), pilot)
    assert list(Definition.objects.adopted()) == [second, first]


def test_a_historical_definition_is_never_in_force(pilot):
    old = make("Intégration", is_historical=True)
    adopt(old, date(2024, 1, 1), pilot)
    assert not Definition.objects.adopted().exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        Definition.objects.filter(pk=old.pk).update(adopted_on=date(2024, 1, 1), adopted_by="x")


def test_a_structure_adopts_once_and_everyone_reads_it(client, pilot, partner):
    definition = adopt(make(), date(2024, 1, 1), pilot)
    for day in (date(2024, 2, 1), date(2024, 3, 1)):
        note_adoption(definition=definition, organisation=partner, adopted_on=day, actor=pilot)
    assert Adoption.objects.get().adopted_on == date(2024, 2, 1)
    assert str(partner).replace("'", "&#x27;") in client.get(reverse("awareness:definition")).text
