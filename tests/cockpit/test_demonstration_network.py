"""The demonstration's network: invented once, by the rules, and nobody real in it."""

import pytest
from django.utils import timezone

from tests.factories import MembershipFactory
from vigie.accounts.models import Role
from vigie.cockpit.demonstration_network import prepare_network
from vigie.network.models import Call, Candidacy, Function, Mandate
from vigie.territory.models import Commune

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
ROLES = {
    "pilote": Role.PILOT,
    "contribution": Role.CONTRIBUTOR,
    "lecture": Role.READER,
    "sentinelle-teste": Role.SENTINEL,
}


def test_the_network_is_invented_once_and_all_of_it_is_fictitious():
    for mailbox, role in ROLES.items():
        email = f"{mailbox}@demonstration.example"
        MembershipFactory(role=role, person__email=email, person__is_fictitious=True)
    Commune.objects.create(insee_code="59000", name="Ici", population=10)
    for _ in range(2):
        prepare_network()
    today = timezone.localdate()
    assert Call.objects.get().is_open(today)
    assert sorted(Candidacy.objects.values_list("decision", flat=True)) == ["", "", "", "accepted", "waiting"]
    held = Mandate.objects.in_force(today)
    assert held.filter(function=Function.SENTINEL).count() == 1
    assert held.filter(function=Function.AMBASSADOR).count() == 3
    assert Mandate.objects.preparing().count() == 1
    assert not Mandate.objects.filter(person__is_fictitious=False).exists()
    sentinel = held.get(function=Function.SENTINEL)
    assert sentinel.person.memberships.get(role=Role.SENTINEL).ends_on == sentinel.ends_on
